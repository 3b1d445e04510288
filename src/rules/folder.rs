//! Rules on the finished pages of a folder together: links between them, pages that nobody finds,
//! titles that cannot be told apart.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Area, Rule, as_text};
use crate::diagnostic::{Diagnostic, Severity, Text, text};
use crate::html::{self, Facts, NodeId, Places, Tree, decoded};

const BROKEN_LINK: Rule = Rule {
    code: "broken-page-link",
    area: Area::Page,
    severity: Severity::Error,
    criteria: &[],
    act: &[],
    title: (
        "Länken leder till något som inte finns i mappen",
        "The link leads to something that is not in the folder",
    ),
    remedy: (
        "Rätta adressen, eller lägg till filen",
        "Correct the address, or add the file",
    ),
    why: None,
};

const ORPHAN: Rule = Rule {
    code: "orphan-page",
    area: Area::Page,
    severity: Severity::Warning,
    criteria: &["2.4.5"],
    act: &[],
    title: (
        "Ingen annan sida länkar till sidan",
        "No other page links to the page",
    ),
    remedy: (
        "Länka till den, eller ta bort den",
        "Link to it, or remove it",
    ),
    why: None,
};

const REPEATED_TITLE: Rule = Rule {
    code: "repeated-page-title",
    area: Area::Page,
    severity: Severity::Warning,
    criteria: &["2.4.2"],
    act: &[],
    title: ("Två sidor har samma titel", "Two pages have the same title"),
    remedy: (
        "Skriv i titeln vad som skiljer dem åt",
        "Write in the title what tells them apart",
    ),
    why: Some((
        "Titeln skiljer sidorna åt bland flikar, bokmärken och sökträffar.",
        "The title tells pages apart among tabs, bookmarks and search results.",
    )),
};

pub(super) const RULES: &[Rule] = &[BROKEN_LINK, ORPHAN, REPEATED_TITLE];

/// Whether a code is that of a rule on pages together.
pub fn is_rule(code: &str) -> bool {
    RULES.iter().any(|rule| rule.code == code)
}

/// What is asked of a page once all have been read.
#[derive(Debug, Default)]
pub struct PageOfFolder {
    title: String,
    language: String,
    /// Ids and names that a link can lead to.
    anchors: FxHashSet<String>,
    /// Where it leads and what it fetches, as written, each once; whether readers follow it.
    targets: BTreeSet<(String, bool)>,
    /// Whether it only sends on, or asks not to be found.
    is_apart: bool,
    /// Its own address, as it says itself.
    canonical: Option<String>,
}

/// Takes from a page what is asked of it.
pub fn read(source: &str) -> PageOfFolder {
    let tree = html::parse(source);
    let facts = Facts::of(&tree);
    let titles = facts.sorts.titles.first();
    let html = facts.html().unwrap_or(0);
    let mut page = PageOfFolder {
        title: titles.map(|id| tree.words(*id)).unwrap_or_default(),
        language: tree.attribute(html, "lang").unwrap_or_default().to_owned(),
        ..PageOfFolder::default()
    };
    for id in 1..tree.len() {
        for name in ["id", "name"] {
            if let Some(anchor) = tree.attribute(id, name) {
                page.anchors.insert(anchor.to_owned());
            }
        }
        let is_followed = matches!(tree.name(id), "a" | "area" | "iframe");
        for target in targets_of(&tree, id) {
            page.targets.insert((target.to_owned(), is_followed));
        }
        if tree.attribute(id, "rel") == Some("canonical") {
            page.canonical = tree.attribute(id, "href").map(str::to_owned);
        }
    }
    page.is_apart = facts.sorts.metas.iter().any(|id| {
        let has = |name, words: &str| {
            let value = tree.attribute(*id, name).unwrap_or_default();
            value.to_ascii_lowercase().contains(words)
        };
        has("http-equiv", "refresh") || has("name", "robots") && has("content", "noindex")
    });
    page
}

/// The addresses that an element names.
fn targets_of<'t>(tree: &'t Tree<'_>, id: NodeId) -> Vec<&'t str> {
    let single: &[&str] = match tree.name(id) {
        "a" | "area" => &["href"],
        "link" if tree.attribute(id, "rel") != Some("canonical") => &["href"],
        "img" | "script" | "iframe" | "audio" | "source" | "track" | "embed" => &["src"],
        "video" => &["src", "poster"],
        "object" => &["data"],
        _ => return Vec::new(),
    };
    let several = tree.attribute(id, "srcset").into_iter();
    let several = several.flat_map(|set| set.split(','));
    let several = several.filter_map(|part| part.split_whitespace().next());
    let single = single.iter().filter_map(|name| tree.attribute(id, name));
    single.chain(several).map(str::trim).collect()
}

/// Judges pages together. `files` holds every file of the folder, pages too, by path below it with
/// forward slashes. What is found is given by page, with the links at fault as written.
pub fn judge(
    pages: &BTreeMap<String, PageOfFolder>,
    files: &BTreeSet<String>,
) -> (Vec<Diagnostic>, BTreeMap<String, Vec<String>>) {
    let base = base_path(pages);
    let mut followed: FxHashSet<&str> = FxHashSet::default();
    let mut broken: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, page) in pages {
        for (target, is_followed) in &page.targets {
            match resolve(path, target, &base, files) {
                Led::Elsewhere => {}
                Led::ToFile(file, fragment) => {
                    if *is_followed && file != *path {
                        followed.extend(files.get(&file).map(String::as_str));
                    }
                    let is_missing =
                        pages
                            .get(&file)
                            .filter(|_| file != *path)
                            .is_some_and(|page| {
                                !fragment.is_empty() && !page.anchors.contains(&*decoded(&fragment))
                            });
                    if is_missing && !fragment.contains(":~:") && fragment != "top" {
                        broken.entry(path.clone()).or_default().push(target.clone());
                    }
                }
                Led::Nowhere => broken.entry(path.clone()).or_default().push(target.clone()),
            }
        }
    }
    let mut found = Vec::new();
    let mut titles: FxHashMap<(&str, String), &str> = FxHashMap::default();
    for (path, page) in pages {
        if page.is_apart || path == "404.html" {
            continue;
        }
        if !followed.contains(path.as_str()) && path != "index.html" && pages.len() > 1 {
            found.push(told(&ORPHAN, path, as_text(ORPHAN.title)));
        }
        let title = page.title.to_lowercase();
        if title.is_empty() {
            continue;
        }
        if let Some(other) = titles.insert((&page.language, title), path) {
            let message = text!(
                "Sidan har samma titel som {other}.",
                "The page has the same title as {other}."
            );
            found.push(told(&REPEATED_TITLE, path, message));
        }
    }
    (found, broken)
}

/// Broken links of a page as findings in their places.
pub fn place(file: &str, source: &str, broken: &[String]) -> Vec<Diagnostic> {
    let tree = html::parse(source);
    let places = Places::of(source);
    let broken: FxHashSet<&str> = broken.iter().map(String::as_str).collect();
    let mut told_of: FxHashSet<&str> = FxHashSet::default();
    let mut found = Vec::new();
    for id in 1..tree.len() {
        for target in targets_of(&tree, id) {
            // Each once: a menu may say the same in many places.
            if broken.contains(target) && told_of.insert(target) {
                let shown: String = target.chars().take(100).collect();
                let message = text!(
                    "Länken {shown} leder till något som inte finns i mappen.",
                    "The link {shown} leads to something that is not in the folder."
                );
                let finding = told(&BROKEN_LINK, file, message);
                found.push(finding.at(source, &places.of_element(&tree, id)));
            }
        }
    }
    found
}

fn told(rule: &Rule, file: &str, message: Text) -> Diagnostic {
    let ended = |words: String| format!("{}.", words.trim_end_matches('.'));
    let message = Text {
        sv: ended(message.sv),
        en: ended(message.en),
    };
    let help = as_text(rule.remedy);
    let help = Text {
        sv: ended(help.sv),
        en: ended(help.en),
    };
    Diagnostic::new(rule.severity, rule.code, file, message, help)
}

/// Where an address leads.
enum Led {
    /// To another website, or to no page at all.
    Elsewhere,
    /// To a file of the folder, and a place in it.
    ToFile(String, String),
    /// To a file that is not there.
    Nowhere,
}

/// The path of the site on its server, without the slash at its end: `""` or `/exempel`.
fn base_path(pages: &BTreeMap<String, PageOfFolder>) -> String {
    let from_page = |(path, page): (&String, &PageOfFolder)| {
        let url = page.canonical.as_deref()?;
        let rest = &url[url.find("://")? + 3..];
        let address = rest.find('/').map_or("", |slash| &rest[slash..]);
        let own = format!("/{}", path.strip_suffix("index.html").unwrap_or(path));
        Some(address.strip_suffix(&own)?.to_owned())
    };
    pages.iter().find_map(from_page).unwrap_or_default()
}

fn resolve(page: &str, target: &str, base: &str, files: &BTreeSet<String>) -> Led {
    let (address, fragment) = target.split_once('#').unwrap_or((target, ""));
    let address = address.split('?').next().unwrap_or_default();
    let scheme = address.split(['/', '?']).next().unwrap_or_default();
    if address.is_empty() || scheme.contains(':') || address.starts_with("//") {
        return Led::Elsewhere;
    }
    let address = decoded(address);
    let mut folders: Vec<&str> = Vec::new();
    let below = match address.strip_prefix('/') {
        Some(_) if !base.is_empty() => match address.strip_prefix(base) {
            Some(below) => below.trim_start_matches('/'),
            None => return Led::Elsewhere,
        },
        Some(below) => below,
        None => {
            folders.extend(page.split('/'));
            folders.pop();
            &address
        }
    };
    for part in below.split('/') {
        match part {
            "." | "" => {}
            ".." if folders.pop().is_none() => return Led::Nowhere,
            ".." => {}
            part => folders.push(part),
        }
    }
    let path = folders.join("/");
    let index = if path.is_empty() {
        "index.html".to_owned()
    } else {
        format!("{path}/index.html")
    };
    let is_folder = below.is_empty() || below.ends_with('/') || below.ends_with("..");
    let mut candidates = [index, path.clone(), format!("{path}.html")].into_iter();
    let found = match is_folder {
        true => candidates.next().filter(|path| files.contains(path)),
        false => candidates.find(|path| files.contains(path)),
    };
    found.map_or(Led::Nowhere, |file| Led::ToFile(file, fragment.to_owned()))
}
