//! Where the links of texts lead: to pages by file or by `kind:id`, to files, to places in a page.

use serde::Serialize;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::check::{picture_mistake, position};
use super::{HiddenReason, Item, Site, split_reference};
use crate::diagnostic::{Diagnostic, Severity, Text, text};
use crate::images::Facts;
use crate::kind_name::KindName;
use crate::markdown::Link;
use crate::page::Page;
use crate::sources::Sources;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum ResolvedLink {
    /// A page of the site.
    Page {
        /// Its address, with the anchor where there is one.
        route: String,
        /// Its language, where that is not the language of the page with the link.
        language: Option<String>,
    },
    /// A place in the same page.
    Anchor(String),
    /// A file: its source, its address, its size in bytes.
    File {
        /// Path of the source.
        source: String,
        /// Address within the site.
        route: String,
        /// Size in bytes.
        size: u64,
        /// What there is to know of it where it is shown as a picture.
        image: Option<Facts>,
        /// How many pages it has, of documents that say so.
        pages: Option<u32>,
    },
    /// An address within the site that only the whole plan can check.
    Route(String),
    /// A link that leads nowhere and has been reported.
    Broken,
}

/// Resolves an item's links and reports those that lead nowhere.
pub(super) fn resolve(
    site: &Site,
    item: &Item,
    sources: &Sources,
    findings: &mut Vec<Diagnostic>,
) -> Vec<ResolvedLink> {
    let resolver = Resolver { site, sources };
    let links = item.page.body.links.iter();
    links
        .map(|link| resolver.resolve(&item.page, link, findings))
        .collect()
}

/// A link from one page to another.
fn to_page(from: &Page, to: &Page, route: String) -> ResolvedLink {
    let language = (from.language != to.language).then(|| to.language.clone());
    ResolvedLink::Page { route, language }
}

struct Resolver<'a> {
    site: &'a Site,
    sources: &'a Sources,
}

impl Resolver<'_> {
    fn resolve(&self, page: &Page, link: &Link, findings: &mut Vec<Diagnostic>) -> ResolvedLink {
        let decoded = as_source_path(&link.target);
        let (target, anchor) = decoded
            .split_once('#')
            .map_or((decoded.as_str(), None), |(target, anchor)| {
                (target, Some(anchor))
            });
        if target.is_empty() {
            return self.anchor(page, page, anchor.unwrap_or_default(), link, findings);
        }
        if let Some((kind, _)) = target.split_once(':') {
            return match KindName::parse(kind) {
                Some(_) => self.item(page, target, anchor, link, findings),
                None => self.unknown_scheme(page, kind, link, findings),
            };
        }
        if let Some(source) = file_source(&page.path, target, self.sources)
            && !source.ends_with(".md")
        {
            let size = self
                .sources
                .file(&source)
                .map(|file| file.size)
                .or_else(|| {
                    self.sources
                        .text(&source)
                        .map(|text| text.text.len() as u64)
                });
            let looked_at = link.picture.then(|| self.sources.picture(&source));
            let image = match looked_at.flatten() {
                Some(Ok(facts)) => {
                    if facts.has_position && self.site.config.listens_to("picture-position") {
                        let (code, message, help) = position(target);
                        let mut finding = self.finding(page, link, code, message, help);
                        finding.severity = Severity::Advice;
                        findings.push(finding);
                    }
                    Some(facts)
                }
                Some(Err(mistake)) => {
                    let (code, message, help) = picture_mistake(target, &mistake);
                    findings.push(self.finding(page, link, code, message, help));
                    None
                }
                None => None,
            };
            return ResolvedLink::File {
                image,
                pages: pages(self.sources, &source),
                route: file_route(&source),
                source,
                size: size.unwrap_or_default(),
            };
        }
        if target.starts_with('/') {
            return self.route(page, target, anchor, link, findings);
        }
        self.page(page, target, anchor, link, findings)
    }

    fn item(
        &self,
        page: &Page,
        target: &str,
        anchor: Option<&str>,
        link: &Link,
        findings: &mut Vec<Diagnostic>,
    ) -> ResolvedLink {
        if let Some(found) = self.site.find(target, &[], &page.language) {
            return match anchor {
                Some(anchor) => self.anchor(page, &found.page, anchor, link, findings),
                None => to_page(page, &found.page, found.route.clone()),
            };
        }
        let (kind, id) = split_reference(target);
        if !link.from_field && !self.site.not_shown.is_broken(kind, id) {
            match self.site.not_shown.reason(kind, id) {
                Some(reason) => self.hidden(page, link, reason, findings),
                None => self.report(page, link, nearest_id(self.site, kind, id), findings),
            }
        }
        ResolvedLink::Broken
    }

    fn page(
        &self,
        page: &Page,
        target: &str,
        anchor: Option<&str>,
        link: &Link,
        findings: &mut Vec<Diagnostic>,
    ) -> ResolvedLink {
        let Some(path) = join(&page.path, target) else {
            return self.outside(page, link, findings);
        };
        let spellings: [fn(&str) -> String; 3] = [
            str::to_owned,
            |path| format!("{}.md", path.trim_end_matches('/')),
            |path| format!("{}/index.md", path.trim_end_matches('/')),
        ];
        for spelling in spellings {
            let candidate = spelling(&path);
            if let Some(found) = self.site.find_by_path(&candidate, &page.language) {
                return match anchor {
                    Some(anchor) => self.anchor(page, &found.page, anchor, link, findings),
                    None => to_page(page, &found.page, found.route.clone()),
                };
            }
            let mut introductions = self.site.introductions.values();
            if let Some(found) = introductions.find(|item| item.page.path == candidate) {
                return to_page(page, &found.page, found.route.clone());
            }
        }
        let stem = path
            .rsplit('/')
            .next()
            .unwrap_or(&path)
            .trim_end_matches(".md")
            .to_owned();
        if self.site.not_shown.is_broken(None, &stem) {
            return ResolvedLink::Broken;
        }
        let mut hidden = spellings
            .iter()
            .filter_map(|spelling| self.site.not_shown.by_path.get(&spelling(&path)));
        if let Some(reason) = hidden.next() {
            self.hidden(page, link, *reason, findings);
            return ResolvedLink::Broken;
        }
        let near = if link.picture {
            nearest_file(&page.path, target, self.sources)
        } else {
            self.nearest_path(page, &path)
        };
        self.report(page, link, near, findings);
        ResolvedLink::Broken
    }

    fn route(
        &self,
        page: &Page,
        target: &str,
        anchor: Option<&str>,
        link: &Link,
        findings: &mut Vec<Diagnostic>,
    ) -> ResolvedLink {
        if target.split('/').any(|part| part == "..") {
            return self.outside(page, link, findings);
        }
        if link.picture {
            let near = nearest_file(&page.path, target, self.sources);
            self.report(page, link, near, findings);
            return ResolvedLink::Broken;
        }
        let anchor = anchor
            .map(|anchor| format!("#{anchor}"))
            .unwrap_or_default();
        ResolvedLink::Route(format!("{target}{anchor}"))
    }

    fn anchor(
        &self,
        from: &Page,
        to: &Page,
        anchor: &str,
        link: &Link,
        findings: &mut Vec<Diagnostic>,
    ) -> ResolvedLink {
        if let Some(finding) = broken_anchor(self.sources, from, to, anchor, link) {
            findings.push(finding);
            return ResolvedLink::Broken;
        }
        if from.path == to.path {
            return ResolvedLink::Anchor(anchor.to_owned());
        }
        let route = super::route_of(to, &self.site.config);
        to_page(from, to, format!("{route}#{anchor}"))
    }

    fn unknown_scheme(
        &self,
        page: &Page,
        scheme: &str,
        link: &Link,
        findings: &mut Vec<Diagnostic>,
    ) -> ResolvedLink {
        findings.push(self.finding(
            page,
            link,
            "broken-link",
            text!("\"{scheme}:\" är inget slag av sida och ingen adress.", "\"{scheme}:\" is no kind of item and no address."),
            text!("Skriv till exempel kurs:hur-normkritik, ../kurser/hur-normkritik.md eller https://….", "Write for example course:hur-normkritik, ../kurser/hur-normkritik.md or https://…."),
        ));
        ResolvedLink::Broken
    }

    fn outside(&self, page: &Page, link: &Link, findings: &mut Vec<Diagnostic>) -> ResolvedLink {
        findings.push(self.finding(
            page,
            link,
            "outside-site",
            text!(
                "Länken pekar ut ur webbplatsens mapp.",
                "The link points out of the site's folder."
            ),
            text!(
                "Lägg filen bredvid texten och länka till den där.",
                "Put the file beside the text and link to it there."
            ),
        ));
        ResolvedLink::Broken
    }

    /// Reports a link to what is written but not shown.
    fn hidden(
        &self,
        page: &Page,
        link: &Link,
        reason: HiddenReason,
        findings: &mut Vec<Diagnostic>,
    ) {
        let (message, help) = hidden_target(&link.target, reason);
        findings.push(self.finding(page, link, broken_code(link), message, help));
    }

    /// Reports a link to what does not exist, with what may have been meant.
    fn report(
        &self,
        page: &Page,
        link: &Link,
        near: Option<String>,
        findings: &mut Vec<Diagnostic>,
    ) {
        let target = &link.target;
        let (message, help) = match near {
            Some(near) if link.picture => (
                text!(
                    "Bilden {target} finns inte.",
                    "The picture {target} does not exist."
                ),
                text!("Menar du {near}?", "Did you mean {near}?"),
            ),
            Some(near) => (
                text!(
                    "Länken {target} leder ingenstans.",
                    "The link {target} leads nowhere."
                ),
                text!("Menar du {near}?", "Did you mean {near}?"),
            ),
            None if link.picture => (
                text!(
                    "Bilden {target} finns inte.",
                    "The picture {target} does not exist."
                ),
                text!(
                    "Lägg bildfilen bredvid texten och skriv dess namn precis som det är, med stora och små bokstäver.",
                    "Put the picture beside the text and write its name exactly, with capitals and small letters."
                ),
            ),
            None => (
                text!(
                    "Länken {target} leder ingenstans.",
                    "The link {target} leads nowhere."
                ),
                text!(
                    "Skriv filens plats räknat från den här filen, till exempel ../kurser/namn.md, eller slag:id.",
                    "Write the file's place counted from this file, such as ../kurser/name.md, or kind:id."
                ),
            ),
        };
        findings.push(self.finding(page, link, broken_code(link), message, help));
    }

    fn finding(
        &self,
        page: &Page,
        link: &Link,
        code: &'static str,
        message: Text,
        help: Text,
    ) -> Diagnostic {
        link_finding(self.sources, page, link, code, message, help)
    }

    /// The page whose path is nearest, as it would be written from here.
    fn nearest_path(&self, page: &Page, path: &str) -> Option<String> {
        let near = self.site.nearest_by_path(path)?;
        Some(relative_to(&page.path, &near.page.path))
    }
}

fn broken_code(link: &Link) -> &'static str {
    if link.picture {
        "missing-file"
    } else {
        "broken-link"
    }
}

/// What is said of a link to a place that its page does not have; `None` when it has it.
pub(crate) fn broken_anchor(
    sources: &Sources,
    from: &Page,
    to: &Page,
    anchor: &str,
    link: &Link,
) -> Option<Diagnostic> {
    if to.body.anchors.iter().any(|known| known == anchor) {
        return None;
    }
    let made_by_theme = crate::theme_anchors::of(to);
    if made_by_theme.iter().any(|known| known == anchor) {
        return None;
    }
    let known: Vec<&str> = to
        .body
        .anchors
        .iter()
        .chain(&made_by_theme)
        .map(String::as_str)
        .collect();
    let near = crate::nearest::nearest(anchor, known.iter().map(|id| (*id, *id)));
    let help = match near {
        Some(near) => text!("Menar du #{near}?", "Did you mean #{near}?"),
        None if known.is_empty() => text!(
            "Sidan har inga rubriker att länka till. Ta bort #{anchor}.",
            "The page has no headings to link to. Remove #{anchor}."
        ),
        None => {
            let shown = known
                .iter()
                .take(8)
                .map(|id| format!("#{id}"))
                .collect::<Vec<_>>()
                .join(", ");
            text!(
                "Välj en av sidans rubriker: {shown}.",
                "Choose one of the page's headings: {shown}."
            )
        }
    };
    let place = &to.path;
    let message = text!(
        "Det finns ingen rubrik #{anchor} i {place}.",
        "There is no heading #{anchor} in {place}."
    );
    Some(link_finding(
        sources,
        from,
        link,
        "broken-anchor",
        message,
        help,
    ))
}

/// A finding about a link, where it stands.
pub(crate) fn link_finding(
    sources: &Sources,
    page: &Page,
    link: &Link,
    code: &'static str,
    message: Text,
    help: Text,
) -> Diagnostic {
    let finding = Diagnostic::new(Severity::Error, code, page.path.as_str(), message, help);
    match sources.page_text(&page.path) {
        Some(source) => finding.at_span(&source.text, link.span),
        None => finding,
    }
}

/// What is said of a link to a page that is not shown.
pub(in crate::site) fn hidden_target(target: &str, reason: HiddenReason) -> (Text, Text) {
    let message = match reason {
        HiddenReason::Draft => text!(
            "{target} leder till ett utkast, som inte publiceras.",
            "{target} leads to a draft, which is not published."
        ),
        HiddenReason::Scheduled => text!(
            "{target} leder till en sida som publiceras först senare.",
            "{target} leads to a page that is published later."
        ),
        HiddenReason::Unpublished => text!(
            "{target} leder till en sida som har avpublicerats.",
            "{target} leads to a page that has been taken away."
        ),
    };
    (
        message,
        text!(
            "Ta bort länken tills sidan är publicerad, eller publicera båda samtidigt.",
            "Remove the link until the page is published, or publish both at once."
        ),
    )
}

/// The id nearest to what was written, with its kind.
pub(in crate::site) fn nearest_id(site: &Site, kind: Option<KindName>, id: &str) -> Option<String> {
    let found = site.nearest_by_id(id, |item| kind.is_none_or(|kind| item.page.kind() == kind))?;
    Some(format!("{}:{}", found.page.kind().swedish(), found.page.id))
}

/// The source of a file that a page names, if there is one: beside the page, or in `static/`.
pub fn file_source(page_path: &str, written: &str, sources: &Sources) -> Option<String> {
    let written = as_source_path(written);
    let path = match written.strip_prefix('/') {
        Some(below_static) => format!("static/{below_static}"),
        None => join(page_path, &written)?,
    };
    let exists = sources.file(&path).is_some() || sources.text(&path).is_some();
    exists.then_some(path)
}

/// The source of the picture that a page's front matter names, with what there is to know of it.
pub fn own_picture(page: &Page, sources: &Sources) -> Option<(String, Facts)> {
    let image = page.common.image.as_ref()?;
    let source = file_source(&page.path, image.src.as_str(), sources)?;
    let facts = sources.picture(&source)?.ok()?;
    Some((source, facts))
}

/// The source of the CSV file that a page names, if there is one: beside the page, or in `data/`.
pub fn table_source(page_path: &str, written: &str, sources: &Sources) -> Option<String> {
    let written = as_source_path(written);
    let beside = join(page_path, &written);
    let in_data = (!written.split('/').any(|part| part == "..")).then(|| format!("data/{written}"));
    let mut candidates = beside.into_iter().chain(in_data);
    candidates.find(|path| path.ends_with(".csv") && sources.text(path).is_some())
}

/// The file beside a page, or in `static/`, that is nearest to one that does not exist.
pub(in crate::site) fn nearest_file(
    page_path: &str,
    written: &str,
    sources: &Sources,
) -> Option<String> {
    let decoded = as_source_path(written);
    let (folder, shown) = match decoded.strip_prefix('/') {
        Some(_) => ("static/".to_owned(), "/"),
        None => (page_path[..=page_path.rfind('/')?].to_owned(), ""),
    };
    let files: Vec<&str> = sources
        .files_below(&folder)
        .filter_map(|file| file.path.strip_prefix(folder.as_str()))
        .filter(|path| !path.ends_with(".md"))
        .collect();
    let wanted = decoded.trim_start_matches('/');
    let near = crate::nearest::nearest(wanted, files.iter().map(|path| (*path, *path)))?;
    Some(format!("{shown}{near}"))
}

/// How many pages a document has, where it says so.
pub(crate) fn pages(sources: &Sources, source: &str) -> Option<u32> {
    sources.document(source)?.ok()?.pages
}

/// Where a source file is published: as it lies below `content/` or `static/`.
pub fn file_route(source: &str) -> String {
    let below = source
        .strip_prefix("content/")
        .or_else(|| source.strip_prefix("static/"))
        .unwrap_or(source);
    format!("/{below}")
}

/// Joins a relative path to the folder of a page; `None` when it leaves `content/`.
fn join(page_path: &str, written: &str) -> Option<String> {
    let mut parts: Vec<&str> = page_path.split('/').collect();
    parts.pop();
    for part in written.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
                if parts.is_empty() {
                    return None;
                }
            }
            part => parts.push(part),
        }
    }
    (parts.first() == Some(&"content")).then(|| parts.join("/"))
}

fn relative_to(page_path: &str, target: &str) -> String {
    let from: Vec<&str> = page_path.split('/').collect();
    let to: Vec<&str> = target.split('/').collect();
    let shared = from
        .iter()
        .zip(&to)
        .take_while(|(left, right)| left == right)
        .count();
    let up = from.len() - 1 - shared.min(from.len() - 1);
    format!(
        "{}{}",
        "../".repeat(up),
        to[shared.min(to.len() - 1)..].join("/")
    )
}

/// A target as sources name their files: without percent encoding, and in NFC.
fn as_source_path(written: &str) -> String {
    let decoded = percent_decode(written);
    if is_nfc(&decoded) {
        decoded
    } else {
        decoded.nfc().collect()
    }
}

/// Undoes percent encoding; what is not valid stays as written.
fn percent_decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let decoded = (*first == b'%')
            .then(|| after.get(..2))
            .flatten()
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let Some(byte) = decoded {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_and_never_leave_the_content() {
        assert_eq!(
            join("content/exempel/a.md", "../kurser/b.md").as_deref(),
            Some("content/kurser/b.md")
        );
        assert_eq!(
            join("content/exempel/a.md", "./b.md").as_deref(),
            Some("content/exempel/b.md")
        );
        assert_eq!(join("content/exempel/a.md", "../../../etc/passwd"), None);
        assert_eq!(join("content/exempel/a.md", "../../data/x.csv"), None);
        assert_eq!(
            relative_to("content/exempel/a.md", "content/kurser/b.md"),
            "../kurser/b.md"
        );
    }
}
