//! What is said of links that lead nowhere, and what may have been meant.

use super::paths::{as_source_path, relative_to};
use super::{ResolvedLink, Resolver};
use crate::diagnostic::{Diagnostic, Severity, Text, text};
use crate::kind_name::KindName;
use crate::markdown::Link;
use crate::page::Page;
use crate::site::{HiddenReason, Site};
use crate::sources::Sources;

impl Resolver<'_> {
    /// Reports a link to what does not exist, with what may have been meant.
    pub(super) fn report(
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

    pub(super) fn finding(
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
    pub(super) fn nearest_path(&self, page: &Page, path: &str) -> Option<String> {
        let near = self.site.nearest_by_path(path)?;
        Some(relative_to(&page.path, &near.page.path))
    }

    pub(super) fn unknown_scheme(
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

    pub(super) fn outside(
        &self,
        page: &Page,
        link: &Link,
        findings: &mut Vec<Diagnostic>,
    ) -> ResolvedLink {
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
    pub(super) fn hidden(
        &self,
        page: &Page,
        link: &Link,
        reason: HiddenReason,
        findings: &mut Vec<Diagnostic>,
    ) {
        let (message, help) = hidden_target(&link.target, reason);
        findings.push(self.finding(page, link, broken_code(link), message, help));
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
