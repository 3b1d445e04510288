//! The report for a web group's meeting: one page of HTML that everybody can read and print, and its
//! style sheet.

use std::collections::BTreeMap;

use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value, context};
use serde::Serialize;

use super::severity_name;
use crate::config::Waived;
use crate::diagnostic::{Diagnostic, MessageLanguage, Severity, Tally};
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::kinds::common::Common;
use crate::readability::Band;
use crate::review::PageReview;
use crate::rules::{self, as_text};
use crate::schema::{Field, Record};

const TEMPLATE: &str = include_str!("web/report.html");

/// The style sheet that lies beside the report.
pub const STYLES: &str = include_str!("web/report.css");

/// How many findings of one rule in one file are shown; the count tells of the others.
const MOST_OF_A_RULE: usize = 20;

/// What a report is made of.
#[derive(Clone, Copy, Debug)]
pub struct ReportOf<'r> {
    /// The site's title.
    pub title: &'r str,
    /// The day.
    pub date: &'r str,
    /// What is wrong.
    pub findings: &'r [Diagnostic],
    /// What is wrong and let be.
    pub waived: &'r [Waived],
    /// What is said of each page.
    pub pages: &'r [PageReview],
}

#[derive(Serialize)]
struct RuleView {
    code: String,
    title: String,
    severity: String,
    criteria: String,
    count: usize,
}

#[derive(Serialize)]
struct FileView<'r> {
    file: &'r str,
    title: Option<&'r str>,
    owner: Option<&'r str>,
    findings: Vec<FindingView<'r>>,
    more: usize,
}

#[derive(Serialize)]
struct FindingView<'r> {
    severity: String,
    class: String,
    code: &'r str,
    line: Option<u32>,
    page: Option<&'r str>,
    message: &'r str,
    help: &'r str,
    excerpt: &'r str,
}

#[derive(Serialize)]
struct WaivedView<'r> {
    place: &'r str,
    message: &'r str,
    reason: &'r str,
    alternative: Option<&'r str>,
    until: String,
}

#[derive(Serialize)]
struct ReadingView<'r> {
    file: &'r str,
    title: &'r str,
    kind: String,
    words: u32,
    lix: Option<i64>,
    band: &'static str,
    ovix: Option<i64>,
}

#[derive(Serialize)]
struct KindView {
    kind: String,
    pages: usize,
    lix: Option<i64>,
    ovix: Option<i64>,
    missing: Vec<MissingView>,
}

#[derive(Serialize)]
struct MissingView {
    field: &'static str,
    help: &'static str,
    count: usize,
}

#[derive(Serialize)]
struct PictureView<'r> {
    file: &'r str,
    title: &'r str,
    source: &'r str,
    line: u32,
    alt: &'r str,
}

/// The report's page.
pub fn web(report: &ReportOf<'_>, language: MessageLanguage) -> String {
    let swedish = language == MessageLanguage::Swedish;
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment
        .add_template("report.html", TEMPLATE)
        .expect("the embedded template is right");
    environment.add_function(
        "t",
        move |sv: String, en: String| if swedish { sv } else { en },
    );
    let tally = Tally::of(report.findings);
    let view = context! {
        language => if swedish { "sv" } else { "en" },
        title => report.title,
        date => report.date,
        errors => tally.errors,
        warnings => tally.warnings,
        advice => tally.advice,
        pages => report.pages.len(),
        rules => Value::from(Serde(&rules_found(report.findings, language))),
        files => Value::from(Serde(&files(report, language))),
        waived => Value::from(Serde(&waived(report.waived, language))),
        kinds => Value::from(Serde(&kinds(report.pages, language))),
        readings => Value::from(Serde(&readings(report.pages, language))),
        pictures => Value::from(Serde(&pictures(report.pages))),
    };
    environment
        .get_template("report.html")
        .and_then(|template| template.render(view))
        .expect("the embedded template fits its view")
}

/// How often each rule fails, the worst and most frequent first.
fn rules_found(findings: &[Diagnostic], language: MessageLanguage) -> Vec<RuleView> {
    let mut counts: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    for finding in findings {
        *counts.entry((finding.severity, &finding.code)).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|((severity, code), count)| (*severity, usize::MAX - count, *code));
    let views = counts.into_iter().map(|((severity, code), count)| {
        let rule = rules::find(code);
        RuleView {
            code: code.to_owned(),
            title: rule.map_or_else(String::new, |rule| {
                as_text(rule.title).get(language).to_owned()
            }),
            severity: severity_name(severity).get(language).to_owned(),
            criteria: rule.map_or_else(String::new, |rule| rule.criteria.join(", ")),
            count,
        }
    });
    views.collect()
}

/// Findings by file, the file with the worst finding first.
fn files<'r>(report: &ReportOf<'r>, language: MessageLanguage) -> Vec<FileView<'r>> {
    let reviews: BTreeMap<&str, &PageReview> = report
        .pages
        .iter()
        .map(|page| (page.file.as_str(), page))
        .collect();
    let mut by_file: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in report.findings {
        by_file.entry(&finding.file).or_default().push(finding);
    }
    let mut files: Vec<(&str, Vec<&Diagnostic>)> = by_file.into_iter().collect();
    for (_, findings) in &mut files {
        findings.sort_by_key(|finding| (finding.severity, finding.span));
    }
    files.sort_by_key(|(file, findings)| {
        let worst = findings.first().map(|finding| finding.severity);
        (worst, *file)
    });
    let views = files.into_iter().map(|(file, findings)| {
        let review = reviews.get(file);
        let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
        let all = findings.len();
        let findings: Vec<FindingView<'r>> = findings
            .into_iter()
            .filter(|finding| {
                let count = shown.entry(&finding.code).or_default();
                *count += 1;
                *count <= MOST_OF_A_RULE
            })
            .map(|finding| finding_view(finding, language))
            .collect();
        FileView {
            file,
            title: review.map(|review| review.title.as_str()),
            owner: review.and_then(|review| review.owner.as_deref()),
            more: all - findings.len(),
            findings,
        }
    });
    views.collect()
}

fn finding_view(finding: &Diagnostic, language: MessageLanguage) -> FindingView<'_> {
    FindingView {
        severity: severity_name(finding.severity).get(language).to_owned(),
        class: finding.severity.to_string(),
        code: &finding.code,
        line: finding.span.map(|span| span.line),
        page: finding.page.as_deref(),
        message: finding.message.get(language),
        help: finding.help.get(language),
        excerpt: finding.excerpt.trim(),
    }
}

fn waived(waived: &[Waived], language: MessageLanguage) -> Vec<WaivedView<'_>> {
    let views = waived.iter().map(|waived| WaivedView {
        place: &waived.finding.file,
        message: waived.finding.message.get(language),
        reason: &waived.reason,
        alternative: waived.alternative.as_deref(),
        until: waived.until.to_string(),
    });
    views.collect()
}

/// Each kind: how its pages read taken together, and how many lack which field.
fn kinds(pages: &[PageReview], language: MessageLanguage) -> Vec<KindView> {
    let mut by_kind: BTreeMap<KindName, Vec<&PageReview>> = BTreeMap::new();
    for page in pages {
        by_kind.entry(page.kind).or_default().push(page);
    }
    let views = by_kind.into_iter().map(|(kind, pages)| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for field in pages.iter().flat_map(|page| &page.missing) {
            *counts.entry(field).or_default() += 1;
        }
        let known = || Fields::table(kind).iter().chain(Common::FIELDS);
        let mut missing: Vec<MissingView> = counts
            .into_iter()
            .filter_map(|(key, count)| {
                let field = known().find(|field| field.key == key)?;
                Some(missing_view(field, count, language))
            })
            .collect();
        missing.sort_by_key(|missing| usize::MAX - missing.count);
        KindView {
            kind: kind.plural().get(language).to_owned(),
            pages: pages.len(),
            lix: middle(pages.iter().filter_map(|page| page.measures.lix())),
            ovix: middle(pages.iter().filter_map(|page| page.measures.ovix())),
            missing,
        }
    });
    views.collect()
}

fn missing_view(field: &Field, count: usize, language: MessageLanguage) -> MissingView {
    let swedish = language == MessageLanguage::Swedish;
    MissingView {
        field: field.name(swedish),
        help: if swedish {
            field.help_sv
        } else {
            field.help_en
        },
        count,
    }
}

/// The median, rounded.
fn middle(numbers: impl Iterator<Item = f64>) -> Option<i64> {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().map(rounded)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "measures of texts are some hundreds at the most"
)]
fn rounded(number: f64) -> i64 {
    number.round() as i64
}

/// How each page reads, the hardest first.
fn readings(pages: &[PageReview], language: MessageLanguage) -> Vec<ReadingView<'_>> {
    let mut views: Vec<ReadingView<'_>> = pages
        .iter()
        .filter(|page| page.measures.words > 0)
        .map(|page| {
            let lix = page.measures.lix();
            ReadingView {
                file: &page.file,
                title: &page.title,
                kind: page.kind.label().get(language).to_owned(),
                words: page.measures.words,
                lix: lix.map(rounded),
                band: band_name(lix.map(Band::of), language),
                ovix: page.measures.ovix().map(rounded),
            }
        })
        .collect();
    views.sort_by_key(|view| std::cmp::Reverse(view.lix));
    views
}

fn band_name(band: Option<Band>, language: MessageLanguage) -> &'static str {
    let (sv, en) = match band {
        Some(Band::VeryEasy) => ("mycket lätt", "very easy"),
        Some(Band::Easy) => ("lätt", "easy"),
        Some(Band::Medium) => ("medel", "medium"),
        Some(Band::Hard) => ("svår", "hard"),
        Some(Band::VeryHard) => ("mycket svår", "very hard"),
        None => ("", ""),
    };
    match language {
        MessageLanguage::Swedish => sv,
        MessageLanguage::English => en,
    }
}

fn pictures(pages: &[PageReview]) -> Vec<PictureView<'_>> {
    let all = pages.iter().flat_map(|page| {
        page.pictures.iter().map(|picture| PictureView {
            file: &page.file,
            title: &page.title,
            source: &picture.source,
            line: picture.line,
            alt: &picture.alt,
        })
    });
    all.collect()
}
