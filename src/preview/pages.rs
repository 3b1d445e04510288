//! Pages that only the preview has: an overview with all findings, what is not published yet, the
//! model to copy from, and a form for a new page.

use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value, context};
use serde::Serialize;

use super::{Findings, Preview, stops_publication};
use crate::diagnostic::{Diagnostic, MessageLanguage, Severity, Tally, Text};
use crate::kind_name::KindName;
use crate::kinds::common::Common;
use crate::kinds::{Fields, needs_place};
use crate::page::Page;
use crate::scaffold;
use crate::schema::{Need, Record};

/// The templates; each text stands in both languages beside its use.
const TEMPLATES: [(&str, &str); 3] = [
    ("overview.html", include_str!("templates/overview.html")),
    ("panel.html", include_str!("templates/panel.html")),
    ("failed.html", include_str!("templates/failed.html")),
];

/// A finding as people see it.
#[derive(Debug, Serialize)]
pub(super) struct FindingView<'f> {
    severity: &'static str,
    severity_name: &'static str,
    code: &'f str,
    file: &'f str,
    line: Option<u32>,
    column: Option<u32>,
    excerpt: &'f str,
    /// The excerpt before, in and after the place.
    parts: [String; 3],
    message: &'f str,
    help: &'f str,
    /// An address that opens the file in the editor.
    editor: Option<String>,
}

/// Findings of one file.
#[derive(Debug, Serialize)]
struct FileView<'f> {
    file: &'f str,
    findings: Vec<FindingView<'f>>,
}

/// A page that is not shown to readers today, or not for long.
#[derive(Debug, Serialize)]
struct WaitingView<'p> {
    title: &'p str,
    file: &'p str,
    route: String,
    day: Option<String>,
    shown: bool,
}

/// A kind of item.
#[derive(Debug, Serialize)]
struct KindView {
    name: &'static str,
    label: String,
    needs_place: bool,
    fields: Vec<FieldRow>,
    file: String,
}

/// A field of a kind.
#[derive(Debug, Serialize)]
struct FieldRow {
    name: &'static str,
    need: &'static str,
    help: &'static str,
    example: &'static str,
}

/// What the form was sent with, and why nothing came of it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FormView {
    /// The kind.
    pub kind: String,
    /// The title.
    pub title: String,
    /// The summary.
    pub summary: String,
    /// The municipalities.
    pub municipalities: String,
    /// What is wrong.
    pub error: Option<String>,
}

/// Renders one of the preview's own pages.
pub(super) fn render(template: &str, language: MessageLanguage, view: Value) -> String {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    for (name, source) in TEMPLATES {
        environment
            .add_template(name, source)
            .expect("the embedded templates are right");
    }
    let swedish = language == MessageLanguage::Swedish;
    environment.add_function(
        "t",
        move |sv: String, en: String| if swedish { sv } else { en },
    );
    let language = if swedish { "sv" } else { "en" };
    environment
        .get_template(template)
        .and_then(|template| template.render(context! { language, ..view }))
        .expect("the embedded templates fit their views")
}

impl Preview {
    /// The overview, with the form as it was sent.
    pub fn overview(
        &self,
        findings: &Findings,
        token: &str,
        form: &FormView,
        language: MessageLanguage,
    ) -> String {
        let mut files: Vec<FileView<'_>> = Vec::new();
        for finding in findings.all.iter() {
            let view = self.finding_view(finding, language);
            match files.last_mut() {
                Some(last) if last.file == finding.file => last.findings.push(view),
                _ => files.push(FileView {
                    file: &finding.file,
                    findings: vec![view],
                }),
            }
        }
        let has_error = |file: &FileView<'_>| {
            file.findings
                .iter()
                .any(|finding| finding.severity == "error")
        };
        files.sort_by_key(|file| !has_error(file));
        let view = context! {
            site => &self.config.site.title,
            home => self.config.base_path(),
            files => Value::from(Serde(&files)),
            tally => tally(findings.tally),
            publishable => !stops_publication(&findings.all),
            drafts => Value::from(Serde(&self.waiting(|page| page.common.draft.then_some(None)))),
            scheduled => Value::from(Serde(&self.scheduled())),
            expiring => Value::from(Serde(&self.expiring())),
            next_change => self.site.next_change.map(|day| day.to_string()),
            kinds => Value::from(Serde(&self.kinds(language))),
            form => Value::from(Serde(form)),
            token,
        };
        render("overview.html", language, view)
    }

    /// A page in the place of one that cannot be shown.
    pub fn failed_page(&self, finding: &Diagnostic, language: MessageLanguage) -> String {
        let view = context! {
            site => &self.config.site.title,
            finding => Value::from(Serde(&self.finding_view(finding, language))),
        };
        render("failed.html", language, view)
    }

    pub(super) fn finding_view<'f>(
        &self,
        finding: &'f Diagnostic,
        language: MessageLanguage,
    ) -> FindingView<'f> {
        let pick = |text: &'f Text| text.get(language);
        let swedish = language == MessageLanguage::Swedish;
        let (severity, sv, en) = match finding.severity {
            Severity::Error => ("error", "Fel", "Error"),
            Severity::Warning => ("warning", "Varning", "Warning"),
            Severity::Advice => ("advice", "Råd", "Advice"),
        };
        FindingView {
            severity,
            severity_name: if swedish { sv } else { en },
            code: &finding.code,
            file: &finding.file,
            line: finding.span.map(|span| span.line),
            column: finding.span.map(|span| span.column),
            excerpt: &finding.excerpt,
            parts: parts(finding),
            message: pick(&finding.message),
            help: pick(&finding.help),
            editor: self.editor_address(finding),
        }
    }

    /// The address that opens a finding's file in the editor, where the site says how.
    fn editor_address(&self, finding: &Diagnostic) -> Option<String> {
        let scheme = self.config.site.editor.as_deref()?;
        let file = self.options.root.canonicalize().ok()?.join(&finding.file);
        if !file.is_file() {
            return None;
        }
        let file = file.to_string_lossy().replace('\\', "/");
        let file = encode(file.trim_start_matches("//?/"));
        let (line, column) = finding.span.map_or((1, 1), |span| (span.line, span.column));
        let mut address = scheme.to_owned();
        for (names, value) in [
            (["{fil}", "{file}"], file),
            (["{rad}", "{line}"], line.to_string()),
            (["{kolumn}", "{column}"], column.to_string()),
        ] {
            for name in names {
                address = address.replace(name, &value);
            }
        }
        Some(address)
    }

    /// Pages for which `day` gives something, with the day.
    fn waiting(&self, day: impl Fn(&Page) -> Option<Option<String>>) -> Vec<WaitingView<'_>> {
        let base = self.config.base_path().trim_end_matches('/');
        let shown = self
            .site
            .shown()
            .map(|item| (&*item.page, format!("{base}{}", item.route), true));
        let hidden = self
            .site
            .hidden
            .iter()
            .map(|page| (&**page, String::new(), false));
        let mut waiting: Vec<WaitingView<'_>> = shown
            .chain(hidden)
            .filter_map(|(page, route, shown)| {
                Some(WaitingView {
                    title: &page.common.title,
                    file: &page.path,
                    route,
                    day: day(page)?,
                    shown,
                })
            })
            .collect();
        waiting.sort_by(|left, right| (&left.day, left.title).cmp(&(&right.day, right.title)));
        waiting
    }

    fn scheduled(&self) -> Vec<WaitingView<'_>> {
        let today = self.options.edition.today;
        self.waiting(|page| {
            let day = page.common.published.filter(|day| *day > today)?;
            (!page.common.draft).then(|| Some(day.to_string()))
        })
    }

    fn expiring(&self) -> Vec<WaitingView<'_>> {
        self.waiting(|page| page.common.unpublish.map(|day| Some(day.to_string())))
    }

    fn kinds(&self, language: MessageLanguage) -> Vec<KindView> {
        let keys_swedish = self.config.is_swedish();
        let swedish = language == MessageLanguage::Swedish;
        KindName::ALL
            .into_iter()
            .map(|kind| KindView {
                name: if keys_swedish {
                    kind.swedish()
                } else {
                    kind.english()
                },
                label: kind.label().get(language).to_owned(),
                needs_place: needs_place(kind),
                fields: Fields::table(kind)
                    .iter()
                    .chain(Common::FIELDS)
                    .map(|field| FieldRow {
                        name: field.name(keys_swedish),
                        need: match field.need {
                            Need::Required => "required",
                            Need::Wanted => "wanted",
                            Need::Optional => "optional",
                        },
                        help: if swedish {
                            field.help_sv
                        } else {
                            field.help_en
                        },
                        example: field.example,
                    })
                    .collect(),
                file: scaffold::example_file(&self.config, kind, self.options.edition.today),
            })
            .collect()
    }
}

/// Findings by severity, as templates see them.
pub(super) fn tally(tally: Tally) -> Value {
    context! {
        errors => tally.errors,
        warnings => tally.warnings,
        advice => tally.advice,
        all => tally.errors + tally.warnings + tally.advice,
    }
}

/// The excerpt before, in and after the place of a finding.
fn parts(finding: &Diagnostic) -> [String; 3] {
    let Some(span) = finding.span else {
        return Default::default();
    };
    let start = span.column.saturating_sub(1) as usize;
    let letters = finding.excerpt.chars();
    [
        letters.clone().take(start).collect(),
        letters
            .clone()
            .skip(start)
            .take(span.length as usize)
            .collect(),
        letters.skip(start + span.length as usize).collect(),
    ]
}

/// A path as part of an address.
fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' | b':' => {
                encoded.push(char::from(byte));
            }
            byte => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}
