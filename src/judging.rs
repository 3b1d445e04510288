//! Rendered pages judged by the rules on finished pages, each finding with whose it is: the writer's,
//! where it stands in the text that the theme put in the page, else the theme's.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Text, counted};
use crate::outputs::{Entry, List};
use crate::page::Role;
use crate::rules::page::{Fault, Judge};
use crate::site::Site;

/// A finding on a rendered page, as it is remembered until the page is made anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageFinding {
    /// The finding.
    pub finding: Diagnostic,
    /// The sort of element at fault, as in `<img`, when it is the theme's, which has the same fault on
    /// many pages.
    pub theme_element: Option<String>,
}

/// What was found on rendered pages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgedPages {
    /// Which rules judged ([`Judge::fingerprint`]).
    pub by: u128,
    /// Findings by output path; pages without any are not in it.
    pub found: BTreeMap<String, Vec<PageFinding>>,
}

/// Judges the rendered pages of a site.
pub struct Judging<'a> {
    judge: Judge,
    site: &'a Site,
    theme: String,
}

impl<'a> Judging<'a> {
    /// By the rules that the site listens to.
    pub fn new(site: &'a Site) -> Self {
        let config = &site.config;
        let own = config.site.theme.as_ref();
        let theme = own.map_or_else(|| "default".to_owned(), ToString::to_string);
        Self {
            judge: Judge::new(|code| config.listens_to(code), Some(&config.base_url)),
            site,
            theme: format!("themes/{theme}"),
        }
    }

    /// Whether there is nothing to judge by.
    pub fn is_idle(&self) -> bool {
        self.judge.is_idle()
    }

    /// Which rules judge.
    pub fn fingerprint(&self) -> u128 {
        self.judge.fingerprint()
    }

    /// Judges an entry's bytes, when they are a page.
    pub fn page(&self, path: &str, entry: &Entry, bytes: &[u8]) -> Vec<PageFinding> {
        if self.is_idle() || !path.ends_with(".html") {
            return Vec::new();
        }
        let Ok(source) = std::str::from_utf8(bytes) else {
            return Vec::new();
        };
        let written_in = self.written_in(entry);
        let faults = self.judge.judge(&self.theme, source).into_iter();
        faults
            .map(|fault| placed(fault, written_in, path))
            .collect()
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
        mut finding,
        is_written,
        tag,
    } = fault;
    let written_in = written_in.filter(|_| is_written);
    let mut message = Text::clone(&finding.message);
    message.sv.push_str(&format!(" Det gäller {tag}"));
    message.en.push_str(&format!(" It is about {tag}"));
    let file = written_in.map_or_else(|| finding.file.clone(), str::to_owned);
    // Made anew, so that no number from the tag is shown.
    finding = Diagnostic::new(
        finding.severity,
        crate::rules::find(&finding.code).map_or("", |rule| rule.code),
        file,
        message,
        Text::clone(&finding.help),
    );
    finding.page = Some(address_of(path));
    let element = tag.split([' ', '>', '/']).next().unwrap_or_default();
    PageFinding {
        finding,
        theme_element: written_in.is_none().then(|| element.to_owned()),
    }
}

/// `exempel/x/index.html` → `/exempel/x/`.
fn address_of(path: &str) -> String {
    format!("/{}", path.strip_suffix("index.html").unwrap_or(path))
}

/// All findings of pages. What a theme does wrong it does on every page that it makes: such a fault is
/// told of once, with the first page that has it and how many do.
pub fn gather<'f>(
    found: impl IntoIterator<Item = (&'f String, &'f Vec<PageFinding>)>,
) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    // By code and element: the first finding, the last page that had one, how many pages.
    let mut of_theme: BTreeMap<(&str, &str), (&Diagnostic, &str, usize)> = BTreeMap::new();
    for (path, findings) in found {
        for PageFinding {
            finding,
            theme_element,
        } in findings
        {
            let Some(element) = theme_element else {
                all.push(finding.clone());
                continue;
            };
            let (_, last, pages) = of_theme
                .entry((&finding.code, element))
                .or_insert((finding, path, 1));
            if *last != path {
                (*last, *pages) = (path, *pages + 1);
            }
        }
    }
    all.extend(of_theme.into_values().map(|(finding, _, pages)| {
        let mut finding = finding.clone();
        let mut help = Text::clone(&finding.help);
        let count = counted(pages, "sida", "sidor");
        help.sv
            .push_str(&format!(" Felet kommer från temat och finns på {count}."));
        let count = counted(pages, "page", "pages");
        help.en
            .push_str(&format!(" The fault is the theme's, on {count}."));
        finding.help = help.into();
        finding
    }));
    all
}
