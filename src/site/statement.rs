//! The accessibility statement: the page or the settings that it comes from, and what is wrong with it.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::check::placed;
use super::known_issues::KnownIssue;
use super::{Item, Site};
use crate::config::SITE_FILE;
use crate::diagnostic::{Diagnostic, Severity, Text, text};
use crate::kind_name::{KindName, fold};
use crate::kinds::Fields;
use crate::kinds::page::AccessibilityStatement;
use crate::schema::{FieldPath, Record, Segment};
use crate::sources::Sources;
use crate::value::parse_toml;

/// Ids that a page has when it is the statement.
const IDS: [&str; 2] = ["tillganglighetsredogorelse", "accessibility-statement"];

/// A statement is looked over once a year.
const MONTHS_OF_TRUST: i32 = 12;

/// The field that the settings and a page keep a statement's facts in.
const FIELD: &str = "accessibility";

/// Beginnings of the words that a heading on what is not accessible has.
const ON_SHORTCOMINGS: [&str; 6] = [
    "brist",
    "tillganglig",
    "problem",
    "accessib",
    "shortcoming",
    "issue",
];

/// The word for a site that conforms to all that the law asks for.
pub const FULLY: &str = "helt";

/// The word for one that conforms to some of it.
pub const PARTLY: &str = "delvis";

/// The statement in one language: a page's own facts come before those of the settings.
#[derive(Clone, Copy, Debug)]
pub struct Statement<'s> {
    /// The page, where one has been written.
    pub page: Option<&'s Item>,
    /// Facts on the page, with its language.
    own: Option<(&'s AccessibilityStatement, &'s str)>,
    /// Facts in the settings, with the site's language.
    settings: Option<(&'s AccessibilityStatement, &'s str)>,
}

/// A text and its language, which on a translated page need not be the page's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InLanguage<'s> {
    /// The language.
    pub language: &'s str,
    /// The text.
    pub text: &'s str,
}

impl<'s> Statement<'s> {
    /// Fully, partly, not; nothing when nobody has said.
    pub fn conformance(&self) -> Option<&'s str> {
        self.first(|facts, _| facts.conformance.as_ref().map(|term| term.as_str()))
    }

    /// Whether it says that all is well.
    fn claims_all(&self) -> bool {
        self.conformance() == Some(FULLY)
    }

    /// What is not accessible, and why.
    pub fn known_issues(&self) -> Vec<InLanguage<'s>> {
        self.texts(|facts| &facts.non_accessible)
    }

    /// What is left as it is because mending it would be a disproportionate burden.
    pub fn disproportionate_burden(&self) -> Vec<InLanguage<'s>> {
        self.texts(|facts| &facts.disproportionate_burden)
    }

    /// What the law does not apply to.
    pub fn outside_scope(&self) -> Vec<InLanguage<'s>> {
        self.texts(|facts| &facts.outside_scope)
    }

    /// When it was assessed.
    pub fn assessed(&self) -> Option<Date> {
        self.first(|facts, _| facts.assessed)
    }

    /// When people tried it.
    pub fn manual_audit(&self) -> Option<Date> {
        self.first(|facts, _| facts.manual_audit)
    }

    /// How it was assessed.
    pub fn method(&self) -> Option<InLanguage<'s>> {
        self.first(|facts, language| {
            let text = facts.method.as_deref()?;
            Some(InLanguage { language, text })
        })
    }

    /// When it was last changed: as said, else with its page or when the site was last assessed.
    pub fn updated(&self) -> Option<Date> {
        let page = self.page.map(|item| &item.page.common);
        let written = page.and_then(|common| common.updated.or(common.published));
        [
            self.first(|facts, _| facts.updated),
            written,
            self.assessed(),
        ]
        .into_iter()
        .flatten()
        .max()
    }

    /// Who sees to it that the law is followed, where the site names another than the usual one.
    pub fn authority(&self) -> Option<InLanguage<'s>> {
        self.first(|facts, language| {
            let text = facts.authority.as_deref()?;
            Some(InLanguage { language, text })
        })
    }

    /// Where to report to it, where that is not where it usually is.
    pub fn authority_url(&self) -> Option<&'s str> {
        self.first(|facts, _| facts.authority_url.as_ref().map(|url| url.as_str()))
    }

    /// Whether the text of its page has a heading of its own on what is not accessible.
    fn explains_in_words(&self) -> bool {
        let headings = self.page.map(|item| &item.page.body.headings);
        let mut headings = headings.into_iter().flatten();
        headings.any(|heading| {
            let heading = fold(&heading.text);
            ON_SHORTCOMINGS.iter().any(|word| heading.contains(word))
        })
    }

    /// Whether a fact of the whole comes from the settings, though there may be a page.
    fn is_of_settings(&self, field: &str) -> bool {
        let says = |(facts, _): (&AccessibilityStatement, &str)| match field {
            "conformance" => facts.conformance.is_some(),
            "manual_audit" => facts.manual_audit.is_some(),
            _ => false,
        };
        self.page.is_none() || (self.settings.is_some_and(says) && !self.own.is_some_and(says))
    }

    fn first<T>(
        &self,
        fact: impl Fn(&'s AccessibilityStatement, &'s str) -> Option<T>,
    ) -> Option<T> {
        let found = [self.own, self.settings].into_iter().flatten();
        found
            .into_iter()
            .find_map(|(facts, language)| fact(facts, language))
    }

    fn texts(
        &self,
        list: impl Fn(&'s AccessibilityStatement) -> &'s Vec<String>,
    ) -> Vec<InLanguage<'s>> {
        let found = self.first(|facts, language| {
            let texts = list(facts);
            (!texts.is_empty()).then_some((texts, language))
        });
        found.map_or_else(Vec::new, |(texts, language)| {
            let texts = texts.iter();
            texts.map(|text| InLanguage { language, text }).collect()
        })
    }
}

impl Site {
    /// The page that is the statement in a language.
    pub fn statement_page(&self, language: &str) -> Option<&Item> {
        let mut found = IDS
            .iter()
            .filter_map(|id| self.find(id, &[KindName::Page], language));
        found.find(|item| item.page.language == language)
    }

    /// The page that is the statement in whichever language there is one.
    pub fn any_statement_page(&self) -> Option<&Item> {
        let mut languages = self.languages.iter();
        languages.find_map(|language| self.statement_page(language))
    }

    /// The statement in a language: its page, or what the settings say.
    pub fn statement(&self, language: &str) -> Option<Statement<'_>> {
        let page = self.statement_page(language);
        let settings = self.config.site.accessibility.as_ref();
        (page.is_some() || settings.is_some()).then(|| Statement {
            page,
            own: page.and_then(|item| match &item.page.fields {
                Fields::Page(fields) => {
                    let facts = fields.accessibility.as_ref()?;
                    Some((facts, item.page.language.as_str()))
                }
                _ => None,
            }),
            settings: settings.map(|facts| (facts, self.config.language.as_str())),
        })
    }
}

/// What is wrong with the statement: in each language that has a page of it, and in the settings.
pub(super) fn report(site: &Site, sources: &Sources, findings: &mut Vec<Diagnostic>) {
    let statements = site.languages.iter();
    let statements: Vec<Statement<'_>> = statements
        .filter_map(|language| site.statement(language))
        .collect();
    let is_broken = |id: &&str| site.not_shown.is_broken(Some(KindName::Page), id);
    if statements.is_empty() && !IDS.iter().any(is_broken) {
        findings.push(missing());
    }
    let (written, from_settings): (Vec<_>, Vec<_>) = statements
        .into_iter()
        .partition(|statement| statement.page.is_some());
    for statement in written.iter().chain(from_settings.first()) {
        findings.extend(incomplete(site, sources, statement));
        findings.extend(contradiction(sources, statement));
        findings.extend(unaudited(site, sources, statement));
        findings.extend(outdated(site, sources, statement));
    }
}

fn missing() -> Diagnostic {
    Diagnostic::new(
        Severity::Warning,
        "missing-statement",
        SITE_FILE,
        text!(
            "Webbplatsen har ingen tillgänglighetsredogörelse.",
            "The site has no accessibility statement."
        ),
        text!(
            "Offentliga webbplatser måste ha en. Fyll i tabellen [tillganglighet] i {SITE_FILE}, så gör programmet sidan.",
            "Public bodies' sites must have one. Fill in the table [accessibility] in {SITE_FILE} and the program makes the page."
        ),
    )
}

/// What the law asks for and nobody has written.
fn incomplete(site: &Site, sources: &Sources, statement: &Statement<'_>) -> Option<Diagnostic> {
    let settings = &site.config.site;
    let mut fields = vec![
        (statement.conformance().is_some(), "conformance"),
        (statement.method().is_some(), "method"),
        // A page that is new says by its own date how old it is.
        (statement.updated().is_some(), "assessed"),
    ];
    fields.retain(|(is_written, _)| !is_written);
    let mut names: Vec<(&str, &str)> = fields
        .into_iter()
        .filter_map(|(_, key)| {
            let mut known = AccessibilityStatement::FIELDS.iter();
            known.find(|field| field.key == key)
        })
        .map(|field| (field.swedish, field.key))
        .collect();
    // A page says in its own words who is behind the site and how to reach them.
    if statement.page.is_none() {
        if settings.publisher.is_none() {
            names.push(("utgivare", "publisher"));
        }
        if settings.contact.is_none() {
            names.push(("kontakt", "contact"));
        }
    }
    if names.is_empty() {
        return None;
    }
    let (swedish, english): (Vec<&str>, Vec<&str>) = names.into_iter().unzip();
    let (swedish, english) = (swedish.join(", "), english.join(", "));
    let message = text!(
        "Tillgänglighetsredogörelsen är inte fullständig. Det här saknas: {swedish}.",
        "The accessibility statement is not complete. It lacks: {english}."
    );
    let help = text!(
        "Fyll i fälten. utgivare och kontakt står överst i {SITE_FILE}, de andra i tabellen [tillganglighet].",
        "Fill in the fields. publisher and contact stand at the top of {SITE_FILE}, the others in the table [accessibility]."
    );
    let code = "incomplete-statement";
    Some(at_field(sources, statement, "", code, message, help))
}

/// Statements that say of the whole what their faults do not bear out, now that it is known which faults
/// the program has found that the law is on.
pub(crate) fn contradicted(
    site: &Site,
    sources: &Sources,
    issues: &[KnownIssue],
) -> Vec<Diagnostic> {
    let statements = site.languages.iter();
    let statements = statements.filter_map(|language| site.statement(language));
    // What a statement names itself has been told of.
    let silent = statements.filter(|statement| statement.known_issues().is_empty());
    let mut findings: Vec<Diagnostic> = silent
        .filter_map(|statement| match issues {
            [] => unexplained(sources, &statement),
            issues => overstated(sources, &statement, issues),
        })
        .collect();
    findings.sort();
    findings.dedup();
    findings
}

/// Everything is well, says a statement, and yet the program has found faults.
fn overstated(
    sources: &Sources,
    statement: &Statement<'_>,
    issues: &[KnownIssue],
) -> Option<Diagnostic> {
    if !statement.claims_all() {
        return None;
    }
    let rules: BTreeSet<&str> = issues.iter().map(|issue| issue.rule.code).collect();
    let rules = rules.into_iter().collect::<Vec<&str>>().join(", ");
    let message = text!(
        "Redogörelsen säger att webbplatsen är helt förenlig med lagen, men programmet hittar brister ({rules}). På sidan står därför delvis.",
        "The statement says that the site fully conforms to the law, but the program finds shortcomings ({rules}). The page therefore says partly."
    );
    let help = text!(
        "Rätta bristerna, eller skriv efterlevnad = \"delvis\".",
        "Mend the shortcomings, or write conformance = \"delvis\"."
    );
    let code = "conformance-differs";
    Some(at_claim(sources, statement, code, message, help))
}

/// Not everything is well, says a statement, but not what: the law asks for a list of what is not
/// accessible, with reasons (MDFFS 2019:2; EU 2018/1523).
fn unexplained(sources: &Sources, statement: &Statement<'_>) -> Option<Diagnostic> {
    let conformance = statement.conformance()?;
    let is_listed =
        !statement.disproportionate_burden().is_empty() || !statement.outside_scope().is_empty();
    if conformance == FULLY || is_listed || statement.explains_in_words() {
        return None;
    }
    let (sv, en) = if conformance == PARTLY {
        ("bara delvis är", "conforms to the law only in part")
    } else {
        ("inte är", "does not conform to the law")
    };
    let message = text!(
        "Redogörelsen säger att webbplatsen {sv} förenlig med lagen, men inte vilka brister den har.",
        "The statement says that the site {en}, but not what its shortcomings are."
    );
    let help = text!(
        "Räkna upp i brister vad som inte är tillgängligt, och varför. Finns det inget, låt människor pröva webbplatsen och skriv efterlevnad = \"helt\".",
        "List in non_accessible what is not accessible, and why. If there is nothing, have people try the site and write conformance = \"helt\"."
    );
    let code = "conformance-differs";
    Some(at_claim(sources, statement, code, message, help))
}

/// Everything is well, and nobody has tried it: programs find only some faults.
fn unaudited(site: &Site, sources: &Sources, statement: &Statement<'_>) -> Option<Diagnostic> {
    let today = site.when.today;
    let audit = statement.manual_audit();
    if !statement.claims_all() || audit.is_some_and(|day| day <= today) {
        return None;
    }
    if let Some(day) = audit {
        let message = text!(
            "Redogörelsen säger att människor prövade webbplatsen {day}, men den dagen har inte varit.",
            "The statement says that people tried the site on {day}, but that day is still to come."
        );
        let help = text!(
            "Skriv den dag då det gjordes, eller skriv efterlevnad = \"delvis\" så länge.",
            "Write the day when it was done, or write conformance = \"delvis\" for now."
        );
        let (field, code) = ("manual_audit", "unaudited-conformance");
        let mut finding = at_field(sources, statement, field, code, message, help);
        finding.severity = Severity::Error;
        return Some(finding);
    }
    let message = text!(
        "Redogörelsen säger att webbplatsen är helt förenlig med lagen, men inte när människor prövade den.",
        "The statement says that the site fully conforms to the law, but not when people tried it."
    );
    let help = text!(
        "Skriv dagen i provad_av_manniskor, eller skriv efterlevnad = \"delvis\". Program hittar bara en del av bristerna.",
        "Write the day in manual_audit, or write conformance = \"delvis\". Programs find only some of the shortcomings."
    );
    let code = "unaudited-conformance";
    let mut finding = at_claim(sources, statement, code, message, help);
    finding.severity = Severity::Error;
    Some(finding)
}

/// Everything is well, and yet something is not.
fn contradiction(sources: &Sources, statement: &Statement<'_>) -> Option<Diagnostic> {
    if !statement.claims_all() || statement.known_issues().is_empty() {
        return None;
    }
    let message = text!(
        "Redogörelsen säger att webbplatsen är helt förenlig med lagen, men nämner brister.",
        "The statement says that the site fully conforms to the law, but names shortcomings."
    );
    let help = text!(
        "Skriv efterlevnad = \"delvis\", eller ta bort bristerna när de är rättade.",
        "Write conformance = \"delvis\", or remove the shortcomings when they have been mended."
    );
    let code = "conformance-differs";
    Some(at_claim(sources, statement, code, message, help))
}

/// Nobody has looked it over for a year.
fn outdated(site: &Site, sources: &Sources, statement: &Statement<'_>) -> Option<Diagnostic> {
    let updated = statement.updated()?;
    let due = updated.checked_add(MONTHS_OF_TRUST.months()).ok()?;
    if due >= site.when.today {
        return None;
    }
    let message = text!(
        "Tillgänglighetsredogörelsen är från {updated}. Den ska ses över varje år.",
        "The accessibility statement is from {updated}. It should be looked over every year."
    );
    let help = text!(
        "Bedöm webbplatsen på nytt, ändra bristerna och skriv dagen i bedomd. Är allt som förut räcker det att ändra uppdaterad.",
        "Assess the site anew, change the shortcomings and write the day in assessed. If all is as before it is enough to change updated."
    );
    let (field, code) = ("assessed", "outdated-statement");
    Some(at_field(sources, statement, field, code, message, help))
}

/// A warning at what a statement says of the site as a whole.
fn at_claim(
    sources: &Sources,
    statement: &Statement<'_>,
    code: &'static str,
    message: Text,
    help: Text,
) -> Diagnostic {
    at_field(sources, statement, "conformance", code, message, help)
}

/// A warning at a field of the statement, on its page or in the settings, whichever says it; at the
/// table where the field is not written.
fn at_field(
    sources: &Sources,
    statement: &Statement<'_>,
    field: &'static str,
    code: &'static str,
    message: Text,
    help: Text,
) -> Diagnostic {
    if let Some(item) = statement.page.filter(|_| !statement.is_of_settings(field)) {
        let path = FieldPath(vec![Segment::Field(FIELD), Segment::Field(field)]);
        let severity = Severity::Warning;
        return placed(sources, &item.page, &path, severity, code, message, help);
    }
    let finding = Diagnostic::new(Severity::Warning, code, SITE_FILE, message, help);
    let Some(source) = sources.text(SITE_FILE) else {
        return finding;
    };
    let Ok(settings) = parse_toml(&source.text, 0..source.text.len()) else {
        return finding;
    };
    let Some(table) = settings.get(&[FIELD, "tillganglighet"]) else {
        return finding;
    };
    let mut known = AccessibilityStatement::FIELDS.iter();
    let written = known
        .find(|known| known.key == field)
        .and_then(|known| table.node.get(&[known.key, known.swedish]));
    let span = written.map_or(&table.key_span, |entry| &entry.node.span);
    finding.at(&source.text, span)
}
