//! Rendered pages judged by the rules on finished pages, each finding with whose it is: the writer's,
//! where it stands in the text that the theme put in the page, else the theme's.

mod places;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Text, counted};
use crate::html::{self, Facts};
use crate::identity_number;
use crate::outputs::{Entry, List, Plan};
use crate::page::Role;
use crate::privacy::IDENTITY_NUMBER;
use crate::rules::folder::{self, Fault as FaultTogether, Pages, Published, ReadPage, address_of};
use crate::rules::page::{Fault, Judge, WrittenElement};
use crate::site::Site;
use crate::sources::Sources;

/// A finding on a rendered page, as it is remembered until the page is made anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageFinding {
    /// The finding, without a place in its file.
    pub finding: Diagnostic,
    /// Whose it is.
    pub whose: Whose,
}

/// Who can mend a fault of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whose {
    /// The writer, who wrote this element. Where is looked up when it is told: the text may have got
    /// more lines since, though its page is as it was.
    Writer(WrittenElement),
    /// The theme, which has the same fault on many pages: the sort of element, as in `<img`.
    Theme(String),
}

/// What was found on rendered pages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgedPages {
    /// Which rules judged ([`Judge::fingerprint`]).
    pub by: u128,
    /// Findings by output path; pages without any are not in it.
    pub found: BTreeMap<String, Vec<PageFinding>>,
    /// What is asked of the pages once all have been made.
    pub pages: Pages,
}

impl JudgedPages {
    /// Takes over what was found on a page that is as it was, among `others` whose words these pages
    /// began with.
    pub fn take_over(&mut self, path: &str, others: &Self) {
        if let Some(found) = others.found.get(path) {
            self.found.insert(path.to_owned(), found.clone());
        }
        self.pages.take_over(path, &others.pages);
    }

    /// The same in the form that is kept.
    pub fn into_kept(self) -> Self {
        Self {
            pages: self.pages.without_unused_words(),
            ..self
        }
    }
}

/// Judges the rendered pages of a site.
pub struct Judging<'a> {
    judge: Judge,
    /// Whether a rule on pages together is listened to.
    reads_together: bool,
    published: Published,
    site: &'a Site,
    sources: &'a Sources,
    theme: String,
}

impl<'a> Judging<'a> {
    /// By the rules that the site listens to.
    pub fn new(site: &'a Site, sources: &'a Sources) -> Self {
        let config = &site.config;
        let own = config.site.theme.as_ref();
        let theme = own.map_or_else(|| "default".to_owned(), ToString::to_string);
        Self {
            judge: Judge::new(|code| config.listens_to(code), Some(&config.base_url)),
            reads_together: folder::codes().any(|code| config.listens_to(code)),
            published: Published::at(&config.base_url),
            site,
            sources,
            theme: format!("themes/{theme}"),
        }
    }

    /// Whether there is nothing to judge by.
    pub fn is_idle(&self) -> bool {
        self.judge.is_idle() && !self.reads_together
    }

    /// Which rules judge.
    pub fn fingerprint(&self) -> u128 {
        self.judge.fingerprint() ^ u128::from(self.reads_together)
    }

    /// Judges an entry's bytes, when they are a page. `read` takes what is asked once all are made.
    pub fn page(
        &self,
        path: &str,
        entry: &Entry,
        bytes: &[u8],
        read: impl FnOnce(&ReadPage<'_>),
    ) -> Vec<PageFinding> {
        if self.is_idle() || !path.ends_with(".html") {
            return Vec::new();
        }
        let Ok(source) = std::str::from_utf8(bytes) else {
            return Vec::new();
        };
        let tree = html::parse(source);
        let facts = Facts::of(&tree);
        if self.reads_together {
            read(&ReadPage::of(path, &facts, &self.published));
        }
        let written_in = self.written_in(entry);
        let faults = self.judge.judge(&self.theme, source, &facts).into_iter();
        faults
            .map(|fault| placed(fault, written_in, path))
            .collect()
    }

    /// Judges pages together, once they have been made: all of them, or only some (`is_whole`).
    /// `exists` says what files the site has, by output path.
    pub fn together(
        &self,
        pages: &Pages,
        plan: &Plan,
        exists: impl Fn(&str) -> bool,
        is_whole: bool,
    ) -> Vec<Diagnostic> {
        if !self.reads_together {
            return Vec::new();
        }
        let mut found = Vec::new();
        // What a theme leads to that is not there, with how many of its pages do.
        let mut of_theme: BTreeMap<&str, (FaultTogether<'_>, usize)> = BTreeMap::new();
        for fault in folder::judge(pages, exists, is_whole) {
            let written_in = plan
                .get(fault.page())
                .and_then(|entry| self.written_in(entry));
            match (fault, written_in) {
                (
                    FaultTogether::BrokenLink {
                        address,
                        is_written: true,
                        ..
                    },
                    Some(file),
                ) => {
                    let element = WrittenElement::leading_to(address);
                    let finding = told_together(&fault, file);
                    found.push(self.in_its_place(finding, &element));
                }
                (FaultTogether::BrokenLink { address, .. }, _) => {
                    of_theme.entry(address).or_insert((fault, 0)).1 += 1;
                }
                // Which pages a theme leads to in a small site is its own affair, and what is archived
                // is left out of lists.
                (FaultTogether::Orphan { page }, written_in)
                    if written_in.is_none() || self.is_archived(plan.get(page)) => {}
                (_, written_in) => {
                    found.push(told_together(&fault, written_in.unwrap_or(&self.theme)));
                }
            }
        }
        found.extend(of_theme.into_values().map(|(fault, pages)| {
            let mut finding = told_together(&fault, &self.theme);
            tell_of_theme(&mut finding, pages);
            finding
        }));
        found
    }

    /// All findings of pages. What a theme does wrong it does on every page that it makes: such a fault
    /// is told of once, with the first page that has it and how many do.
    pub fn gather<'f>(
        &self,
        found: impl IntoIterator<Item = (&'f String, &'f Vec<PageFinding>)>,
    ) -> Vec<Diagnostic> {
        let mut all = Vec::new();
        // By code and element: the first finding, the last page that had one, how many pages.
        let mut of_theme: BTreeMap<(&str, &str), (&Diagnostic, &str, usize)> = BTreeMap::new();
        for (path, findings) in found {
            let mut numbers = 0..;
            for PageFinding { finding, whose } in findings {
                match whose {
                    Whose::Writer(_) if finding.code == IDENTITY_NUMBER => {
                        let index = numbers.next().unwrap_or_default();
                        all.push(self.at_number(finding.clone(), index));
                    }
                    Whose::Writer(element) => {
                        all.push(self.in_its_place(finding.clone(), element));
                    }
                    Whose::Theme(element) => {
                        let (_, last, pages) = of_theme
                            .entry((&finding.code, element))
                            .or_insert((finding, path, 1));
                        if *last != path {
                            (*last, *pages) = (path, *pages + 1);
                        }
                    }
                }
            }
        }
        all.extend(of_theme.into_values().map(|(finding, _, pages)| {
            let mut finding = finding.clone();
            tell_of_theme(&mut finding, pages);
            finding
        }));
        all
    }

    /// A finding placed where its file has the element.
    fn in_its_place(&self, finding: Diagnostic, element: &WrittenElement) -> Diagnostic {
        let Some(text) = self.sources.page_text(&finding.file) else {
            return finding;
        };
        match places::place_of(element, &text.text) {
            Some(place) => finding.at(&text.text, &place),
            None => finding,
        }
    }

    /// A finding of an identity number placed where its file has the number: the one of this index among
    /// those that the writer's markup hides, as the others have been told of.
    fn at_number(&self, finding: Diagnostic, index: usize) -> Diagnostic {
        let Some(text) = self.sources.page_text(&finding.file) else {
            return finding;
        };
        let plain = identity_number::find(&text.text);
        let marked_up = identity_number::find_marked_up(&text.text).into_iter();
        let hidden = marked_up.filter(|number| number.is_certain && !plain.contains(number));
        let hidden: Vec<_> = hidden.collect();
        match hidden.get(index).or(hidden.first()) {
            Some(number) => finding.at(&text.text, &number.place),
            None => finding,
        }
    }

    fn is_archived(&self, entry: Option<&Entry>) -> bool {
        let Some(Entry::Item(index)) = entry else {
            return false;
        };
        let item = self.site.items.get(*index);
        item.is_some_and(|item| item.card.archived)
    }

    /// The file that holds the text of an entry.
    fn written_in(&self, entry: &Entry) -> Option<&'a str> {
        let site = self.site;
        let introduction =
            |role, language| Some(site.introduction(role, language)?.page.path.as_str());
        match entry {
            Entry::Item(index) => Some(&site.items.get(*index)?.page.path),
            Entry::Start(language) => introduction(Role::Start, language),
            Entry::Listing(List::Kind(language, kind), _) => {
                introduction(Role::Introduction(*kind), language)
            }
            _ => None,
        }
    }
}

/// A fault of a page as a finding in the file that can mend it. Its place in what was made says
/// nothing of a place in that file, so the tag itself is shown.
fn placed(fault: Fault, written_in: Option<&str>, path: &str) -> PageFinding {
    let Fault {
        finding,
        written,
        tag,
    } = fault;
    let mut message = Text::clone(&finding.message);
    message.sv.push_str(&format!(" Det gäller {tag}"));
    message.en.push_str(&format!(" It is about {tag}"));
    let (file, whose) = match (written_in, written) {
        (Some(file), Some(element)) => (file.to_owned(), Whose::Writer(element)),
        // Nobody but the writer puts one there, if only in a field that the theme shows.
        (Some(file), None) if finding.code == IDENTITY_NUMBER => {
            (file.to_owned(), Whose::Writer(WrittenElement::unknown()))
        }
        _ => {
            let element = tag.split([' ', '>', '/']).next().unwrap_or_default();
            (finding.file.clone(), Whose::Theme(element.to_owned()))
        }
    };
    // Made anew, so that no number from the tag is shown.
    let mut finding = Diagnostic::new(
        finding.severity,
        crate::rules::find(&finding.code).map_or("", |rule| rule.code),
        file,
        message,
        Text::clone(&finding.help),
    );
    finding.page = Some(address_of(path));
    PageFinding { finding, whose }
}

fn told_together(fault: &FaultTogether<'_>, file: &str) -> Diagnostic {
    let mut finding = fault.told(file, address_of);
    finding.page = Some(address_of(fault.page()));
    finding
}

/// Says that a fault is the theme's, and on how many pages it is.
fn tell_of_theme(finding: &mut Diagnostic, pages: usize) {
    let mut help = Text::clone(&finding.help);
    let count = counted(pages, "sida", "sidor");
    help.sv
        .push_str(&format!(" Felet kommer från temat och finns på {count}."));
    let count = counted(pages, "page", "pages");
    help.en
        .push_str(&format!(" The fault is the theme's, on {count}."));
    finding.help = help.into();
}
