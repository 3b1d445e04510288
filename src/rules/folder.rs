//! Rules on the finished pages of a folder together: links between them, pages that nobody finds,
//! titles that cannot be told apart.

mod addresses;
mod pages;

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Area, Rule, as_text};
use crate::diagnostic::{Diagnostic, Severity, Text, text};
use crate::html::{Facts, Places};

use self::addresses::files_of;
pub use self::addresses::{Published, address_of};
pub use self::pages::{PageOfFolder, Pages, ReadPage};
use self::pages::{WordId, addresses_of, folders_as_told};

const BROKEN_LINK: Rule = Rule {
    code: "broken-page-link",
    area: Area::Page,
    severity: Severity::Error,
    criteria: &[],
    act: &[],
    title: (
        "Länken leder till en sida, fil eller plats som inte finns",
        "The link leads to a page, file or place that does not exist",
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
    // A page that is found by searching alone still has one way to it, and most of a site has several:
    // by itself it is no failure of 2.4.5.
    criteria: &[],
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
    // Two pages may well be on the same: by itself it is no failure of 2.4.2.
    criteria: &[],
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

/// The codes of rules on pages together.
pub fn codes() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.code)
}

/// What an address leads to that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// A page or another file.
    File,
    /// A place on a page that is there.
    Place,
}

/// A fault of pages together, each by its path below the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault<'p> {
    /// An address on a page, as seen from the folder's root, at which there is nothing.
    BrokenLink {
        /// The page.
        page: &'p str,
        /// The address.
        address: &'p str,
        /// What is not there.
        missing: Missing,
        /// Whether it stands in what the writer wrote.
        is_written: bool,
    },
    /// No other page leads to this one.
    Orphan {
        /// The page.
        page: &'p str,
    },
    /// Two pages of a language are called the same.
    RepeatedTitle {
        /// The second.
        page: &'p str,
        /// The first.
        other: &'p str,
    },
}

impl<'p> Fault<'p> {
    /// The page at fault.
    pub fn page(&self) -> &'p str {
        match self {
            Self::BrokenLink { page, .. }
            | Self::Orphan { page }
            | Self::RepeatedTitle { page, .. } => page,
        }
    }

    /// The fault as a finding in `file`; `shown` turns a path or an address into what readers know it by.
    pub fn told(&self, file: &str, shown: impl Fn(&str) -> String) -> Diagnostic {
        let (rule, message) = match self {
            Self::BrokenLink {
                address, missing, ..
            } => return broken_link(file, &shown(address), *missing),
            Self::Orphan { .. } => (&ORPHAN, as_text(ORPHAN.title)),
            Self::RepeatedTitle { other, .. } => {
                let other = shown(other);
                let message = text!(
                    "Sidan har samma titel som {other}",
                    "The page has the same title as {other}"
                );
                (&REPEATED_TITLE, message)
            }
        };
        told(rule, file, message)
    }
}

/// Judges pages together. `exists` says what files there are, by path below the folder with forward
/// slashes. While not all pages have been read, nobody knows which no other leads to: `is_whole`.
pub fn judge(pages: &Pages, exists: impl Fn(&str) -> bool, is_whole: bool) -> Vec<Fault<'_>> {
    let paths: Vec<&str> = pages.pages().keys().map(String::as_str).collect();
    let places = (0..).zip(&paths).map(|(place, path)| (*path, place));
    let mut resolver = Resolver {
        pages,
        exists,
        paths: places.collect(),
        known: vec![None; pages.words().len()],
    };
    let mut is_followed = vec![false; paths.len()];
    let mut faults = Vec::new();
    for (place, page) in pages.pages().values().enumerate() {
        for target in &page.targets {
            match resolver.resolve(target.address()) {
                Led::ToPage(other) if target.is_followed() && other != place => {
                    is_followed[other] = true;
                }
                Led::ToPage(_) | Led::ToFile => {}
                Led::Nowhere(_) if target.is_sent_to() => {}
                Led::Nowhere(missing) => faults.push(Fault::BrokenLink {
                    page: paths[place],
                    address: pages.word(target.address()),
                    missing,
                    is_written: target.is_written(),
                }),
            }
        }
    }
    let mut titles: FxHashMap<(WordId, String), &str> = FxHashMap::default();
    for (place, (path, page)) in pages.pages().iter().enumerate() {
        if page.is_apart || path == "404.html" {
            continue;
        }
        if is_whole && !is_followed[place] && path != "index.html" && paths.len() > 1 {
            faults.push(Fault::Orphan { page: path });
        }
        let title = pages.word(page.title).to_lowercase();
        if title.is_empty() {
            continue;
        }
        if let Some(other) = titles.insert((page.language, title), path) {
            faults.push(Fault::RepeatedTitle { page: path, other });
        }
    }
    faults
}

/// Where an address leads.
#[derive(Clone, Copy, Debug)]
enum Led {
    /// To a page, by its place among them.
    ToPage(usize),
    /// To a file that is no page, or none that has been read.
    ToFile,
    /// To something that is not there.
    Nowhere(Missing),
}

/// Finds out where addresses lead, each once: pages of a site mostly lead to the same places.
struct Resolver<'p, Exists> {
    pages: &'p Pages,
    exists: Exists,
    /// The place of each page.
    paths: FxHashMap<&'p str, usize>,
    known: Vec<Option<Led>>,
}

impl<Exists: Fn(&str) -> bool> Resolver<'_, Exists> {
    fn resolve(&mut self, address: WordId) -> Led {
        if let Some(Some(led)) = self.known.get(address as usize) {
            return *led;
        }
        let led = self.find(self.pages.word(address));
        if let Some(known) = self.known.get_mut(address as usize) {
            *known = Some(led);
        }
        led
    }

    fn find(&self, address: &str) -> Led {
        let (address, fragment) = address.split_once('#').unwrap_or((address, ""));
        let mut files = files_of(address);
        let Some(file) =
            files.find(|file| self.paths.contains_key(file.as_str()) || (self.exists)(file))
        else {
            return Led::Nowhere(Missing::File);
        };
        let Some(place) = self.paths.get(file.as_str()) else {
            return Led::ToFile;
        };
        let page = self.pages.pages().get(&file);
        match page.is_none_or(|page| self.has(page, fragment)) {
            true => Led::ToPage(*place),
            false => Led::Nowhere(Missing::Place),
        }
    }

    /// Whether a page has a place of a name. Browsers go to the top of the page for some, and read what
    /// follows `:~:` as words.
    fn has(&self, page: &PageOfFolder, fragment: &str) -> bool {
        if fragment.is_empty() || fragment.eq_ignore_ascii_case("top") || fragment.contains(":~:") {
            return true;
        }
        let id = self.pages.find(fragment);
        id.is_some_and(|id| page.anchors.binary_search(&id).is_ok())
    }
}

/// Broken links of a page as findings in their places. `addresses` are as seen from the folder's root.
pub fn place_broken_links(
    file: &str,
    path: &str,
    (source, facts): (&str, &Facts<'_>),
    published: &Published,
    addresses: &FxHashMap<&str, Missing>,
) -> Vec<Diagnostic> {
    let tree = facts.tree;
    let places = Places::of(source);
    let folders = folders_as_told(path, facts, published);
    let mut told_of: FxHashSet<&str> = FxHashSet::default();
    let mut found = Vec::new();
    for id in 1..tree.len() {
        for target in addresses_of(tree, id) {
            let Some(address) = published.address(&folders, target) else {
                continue;
            };
            // Each once: a menu may say the same in many places.
            if let Some(missing) = addresses.get(&*address)
                && told_of.insert(target)
            {
                let place: Range<usize> = places.of_element(tree, id);
                found.push(broken_link(file, target, *missing).at(source, &place));
            }
        }
    }
    found
}

/// The longest part of an address that is shown.
const LONGEST_ADDRESS: usize = 100;

fn broken_link(file: &str, address: &str, missing: Missing) -> Diagnostic {
    let address: String = address.chars().take(LONGEST_ADDRESS).collect();
    if missing == Missing::File {
        let message = text!(
            "Länken {address} leder till något som inte finns",
            "The link {address} leads to something that does not exist"
        );
        return told(&BROKEN_LINK, file, message);
    }
    let message = text!(
        "Länken {address} leder till en plats som inte finns på den sidan.",
        "The link {address} leads to a place that is not on that page."
    );
    let help = text!(
        "Rätta det som står efter #, eller ge stället det id som länken har.",
        "Correct what follows #, or give the place the id that the link has."
    );
    Diagnostic::new(BROKEN_LINK.severity, BROKEN_LINK.code, file, message, help)
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
