//! What the site makes of findings: severities of its own, everywhere or below a folder, and waivers
//! that let a known fault be until a day.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::mistakes::at_written;
use super::{SITE_FILE, SiteFile};
use crate::diagnostic::{Diagnostic, Severity, Text, text};
use crate::kind_name::fold;
use crate::nearest::nearest;
use crate::privacy::IDENTITY_NUMBER;
use crate::rules::{self, Area};
use crate::schema::record;
use crate::sources::{SourceText, Sources};
use crate::value::{Entry, Node, Value, parse_toml};

record! {
    /// A fault that the site knows of and lets be until a day.
    pub struct Waiver {
        /// The code of its findings.
        rule: String = required "regel" "Regelns kod." eg "\"missing-caption\"";
        /// The file or folder that it stands in, or the address of a finished page.
        place: String = required "plats" "Filen eller mappen som felet finns i, eller den färdiga sidans adress." eg "\"content/rapporter/slutrapport.md\"";
        /// Why it is not mended yet; stands in the accessibility statement.
        reason: String = required "skal" "Varför det inte är rättat än. Står i tillgänglighetsredogörelsen." eg "\"Tabellen görs om när rapporten trycks på nytt.\"";
        /// The last day that it is let be; after it the fault stops publishing.
        until: Date = required "till_och_med" "Sista dagen som felet får vara kvar." eg "2027-03-31";
        /// What readers can do instead; stands in the accessibility statement.
        alternative: Option<String> = optional "alternativ" "Vad läsaren kan göra i stället. Står i tillgänglighetsredogörelsen." eg "\"Ring växeln, så läser vi upp tabellen.\"";
    }
}

/// A severity; `None` is off.
type Choice = Option<Severity>;

/// What the site makes of findings.
#[derive(Clone, Debug, Default)]
pub(super) struct Judgement {
    /// Severities by code.
    everywhere: BTreeMap<String, Choice>,
    /// Severities below folders or in files, the longest path first.
    below: Vec<(String, BTreeMap<String, Choice>)>,
    /// Waivers in the order of the settings; one that cannot be used is left out.
    waivers: Vec<Waiver>,
}

/// A finding that a waiver lets be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Waived {
    /// What was found.
    pub finding: Diagnostic,
    /// Why it is let be.
    pub reason: String,
    /// What readers can do instead.
    pub alternative: Option<String>,
    /// The last day that it is let be.
    pub until: Date,
}

/// Findings as the site has them.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// Those that stand, in order.
    pub findings: Vec<Diagnostic>,
    /// Those that are let be, in order.
    pub waived: Vec<Waived>,
}

impl Judged {
    /// Takes in what has been judged later.
    pub fn add(&mut self, more: Self) {
        self.findings.extend(more.findings);
        self.waived.extend(more.waived);
        self.findings.sort();
        self.waived.sort();
    }
}

impl Judgement {
    /// Reads the settings, and reports what is wrong with them.
    pub(super) fn of(
        site: &SiteFile,
        sources: &Sources,
        source: &SourceText,
        findings: &mut Vec<Diagnostic>,
    ) -> Self {
        let everywhere = choices(&site.severity, source, None, findings);
        let mut below: Vec<(String, BTreeMap<String, Choice>)> = Vec::new();
        for (folder, written) in &site.severity_below {
            if !is_place(sources, folder) {
                findings.push(at_written(unknown_place(folder), source, Some(folder), 0));
            }
            let choices = choices(written, source, Some(folder), findings);
            below.push((folder.trim_matches('/').to_owned(), choices));
        }
        below.sort_by_key(|(folder, _)| std::cmp::Reverse(folder.len()));
        let waivers = usable_waivers(site, sources, source, findings);
        Self {
            everywhere,
            below,
            waivers,
        }
    }

    /// Whether the site wants to hear of findings with this code anywhere.
    pub(super) fn listens_to(&self, code: &str) -> bool {
        !matches!(self.everywhere.get(code), Some(None))
            || self
                .below
                .iter()
                .any(|(_, choices)| matches!(choices.get(code), Some(Some(_))))
    }

    /// Applies severities and waivers, drops what is off, and sorts.
    pub(super) fn judge(&self, found: Vec<Diagnostic>, today: Date) -> Judged {
        let mut judged = Judged::default();
        for mut finding in found {
            debug_assert!(rules::find(&finding.code).is_some(), "{}", finding.code);
            if let Some(choice) = self.choice(&finding) {
                let Some(severity) = choice else { continue };
                finding.severity = severity;
            }
            match self.waiver(&finding, today) {
                Some(waiver) => judged.waived.push(Waived {
                    finding,
                    reason: waiver.reason.clone(),
                    alternative: waiver.alternative.clone(),
                    until: waiver.until,
                }),
                None => judged.findings.push(finding),
            }
        }
        judged.findings.sort();
        judged.findings.dedup();
        judged.waived.sort();
        judged.waived.dedup();
        judged
    }

    fn choice(&self, finding: &Diagnostic) -> Option<Choice> {
        let code = finding.code.as_ref();
        let mut below = self.below.iter();
        let choice = below.find_map(|(place, choices)| {
            choices
                .get(code)
                .filter(|_| is_within(&finding.file, place))
        });
        choice.or_else(|| self.everywhere.get(code)).copied()
    }

    fn waiver(&self, finding: &Diagnostic, today: Date) -> Option<&Waiver> {
        self.waivers
            .iter()
            .find(|waiver| waiver.until >= today && waives(waiver, finding))
    }

    /// Waivers whose day has passed: what they let be must be mended now.
    pub(super) fn expired(&self, source: &SourceText, today: Date) -> Vec<Diagnostic> {
        let expired = self.waivers.iter().filter(|waiver| waiver.until < today);
        expired
            .map(|waiver| {
                let Waiver {
                    rule, place, until, ..
                } = waiver;
                let finding = Diagnostic::new(
                    Severity::Error,
                    "expired-waiver",
                    SITE_FILE,
                    text!(
                        "Undantaget för {rule} i {place} gällde till och med {until}.",
                        "The waiver of {rule} in {place} held until {until}."
                    ),
                    text!(
                        "Rätta felet och ta bort undantaget. Behövs mer tid skriver du en ny dag och varför.",
                        "Mend the fault and remove the waiver. If more time is needed, write a new day and why."
                    ),
                );
                at_waiver(finding, source, waiver, "until", "till_och_med")
            })
            .collect()
    }

    /// Waivers that let nothing be, given all that was let be in a whole build.
    pub(super) fn unused(
        &self,
        source: &SourceText,
        today: Date,
        waived: &[Waived],
    ) -> Vec<Diagnostic> {
        let is_used = |waiver: &Waiver| waived.iter().any(|known| waives(waiver, &known.finding));
        let unused = self
            .waivers
            .iter()
            .filter(|waiver| waiver.until >= today && !is_used(waiver));
        unused
            .map(|waiver| {
                let Waiver { rule, place, .. } = waiver;
                let finding = Diagnostic::new(
                    Severity::Warning,
                    "unused-waiver",
                    SITE_FILE,
                    text!(
                        "Undantaget för {rule} i {place} behövs inte: där finns inget sådant fel.",
                        "The waiver of {rule} in {place} is not needed: there is no such fault."
                    ),
                    text!("Ta bort undantaget.", "Remove the waiver."),
                );
                at_waiver(finding, source, waiver, "rule", "regel")
            })
            .collect()
    }
}

/// A place as paths are written: with forward slashes, from the site's folder, in NFC.
fn as_path(place: &str) -> Cow<'_, str> {
    let is_so = !place.starts_with("./") && !place.contains('\\') && place.is_ascii();
    if is_so {
        return Cow::Borrowed(place);
    }
    let path: String = place.replace('\\', "/").nfc().collect();
    let below = path.trim_start_matches("./");
    Cow::Owned(below.to_owned())
}

/// Whether a file is a place or lies below it.
fn is_within(file: &str, place: &str) -> bool {
    let place = as_path(place);
    let place = place.trim_matches('/');
    file.strip_prefix(place)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || place.is_empty())
}

fn waives(waiver: &Waiver, finding: &Diagnostic) -> bool {
    waiver.rule == finding.code
        && (is_within(&finding.file, &waiver.place)
            || finding.page.as_deref() == Some(waiver.place.as_str()))
}

/// Whether there is such a file or folder, or it is an address, of which only a build knows.
fn is_place(sources: &Sources, place: &str) -> bool {
    if place.starts_with('/') {
        return true;
    }
    let place = as_path(place);
    let place = place.trim_end_matches('/');
    let is_within = |path: &str| is_within(path, place);
    sources.pages().iter().any(|file| is_within(&file.path))
        || sources.texts_below(place).any(|text| is_within(&text.path))
        || sources.files_below(place).any(|file| is_within(&file.path))
        || place.starts_with("themes")
}

fn unknown_place(place: &str) -> Diagnostic {
    Diagnostic::new(
        Severity::Warning,
        "unknown-place",
        SITE_FILE,
        text!(
            "Webbplatsen har ingen fil eller mapp som heter \"{place}\".",
            "The site has no file or folder called \"{place}\"."
        ),
        text!(
            "Skriv vägen från webbplatsens mapp, till exempel content/rapporter eller content/index.md.",
            "Write the path from the site's folder, such as content/rapporter or content/index.md."
        ),
    )
}

fn usable_waivers(
    site: &SiteFile,
    sources: &Sources,
    source: &SourceText,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Waiver> {
    let mut usable = Vec::new();
    for waiver in &site.waivers {
        let rule = waiver.rule.as_str();
        let at_rule = |finding| at_waiver(finding, source, waiver, "rule", "regel");
        match rules::find(rule) {
            None => findings.push(at_rule(unknown_code(rule))),
            Some(known) if !may_be_waived(known) => findings.push(at_rule(unwaivable(rule))),
            Some(_) => usable.push(waiver.clone()),
        }
        if !is_place(sources, &waiver.place) {
            let finding = unknown_place(&waiver.place);
            findings.push(at_waiver(finding, source, waiver, "place", "plats"));
        }
    }
    usable
}

/// A page that cannot be read or that points nowhere cannot be published as it is, and a personal
/// identity number must not be.
fn may_be_waived(rule: &rules::Rule) -> bool {
    let is_structure = matches!(rule.area, Area::Fields | Area::References | Area::Site);
    rule.code != IDENTITY_NUMBER && !(is_structure && rule.severity == Severity::Error)
}

fn unwaivable(rule: &str) -> Diagnostic {
    let message = if rule == IDENTITY_NUMBER {
        text!(
            "Personnummer får aldrig undantas.",
            "Personal identity numbers are never waived."
        )
    } else {
        text!(
            "{rule} går inte att undanta: sidan går inte att publicera som den är.",
            "{rule} cannot be waived: the page cannot be published as it is."
        )
    };
    let help = text!(
        "Rätta felet, och ta bort undantaget.",
        "Mend the fault, and remove the waiver."
    );
    Diagnostic::new(Severity::Error, "unwaivable-rule", SITE_FILE, message, help)
}

/// Places a finding at a field of a waiver.
fn at_waiver(
    finding: Diagnostic,
    source: &SourceText,
    waiver: &Waiver,
    key: &str,
    swedish: &str,
) -> Diagnostic {
    let Ok(settings) = parse_toml(&source.text, 0..source.text.len()) else {
        return finding;
    };
    let Some(Value::List(written)) = settings
        .get(&["waivers", "undantag"])
        .map(|entry| &entry.node.value)
    else {
        return finding;
    };
    let says = |node: &Node, keys: &[&str], text: &str| {
        let entry = node.get(keys);
        entry.is_some_and(
            |entry| matches!(&entry.node.value, Value::Text(known) if known.trim() == text),
        )
    };
    let mut written = written.iter().filter(|node| {
        says(node, &["rule", "regel"], &waiver.rule)
            && says(node, &["place", "plats"], &waiver.place)
    });
    match written.next().and_then(|node| node.get(&[key, swedish])) {
        Some(entry) => finding.at(&source.text, &entry.node.span),
        None => finding,
    }
}

/// Rules that hold whatever a site says: on what must not be published, on what nobody has tried, and
/// on what was to be mended by now.
const FIXED: [&str; 3] = [IDENTITY_NUMBER, "unaudited-conformance", "expired-waiver"];

/// Whether a code keeps its severity, whatever a site writes: those that always hold, and those that
/// cannot be waived either, which may only be called what they are.
fn is_fixed(code: &str, written: &str) -> bool {
    let is_unwaivable = rules::find(code).is_some_and(|rule| !may_be_waived(rule));
    let is_error = matches!(choice(written), Ok(Some(Severity::Error)));
    FIXED.contains(&code) || is_unwaivable && !is_error
}

/// The entry of a table that has just this key.
fn of_key<'n>(node: &'n Node, key: &str) -> Option<&'n Entry> {
    match &node.value {
        Value::Table(entries) => entries.iter().find(|entry| entry.key == key),
        _ => None,
    }
}

/// Places a finding at the severity of a code, everywhere or below a folder.
fn at_severity(
    finding: Diagnostic,
    source: &SourceText,
    folder: Option<&str>,
    code: &str,
) -> Diagnostic {
    let Ok(settings) = parse_toml(&source.text, 0..source.text.len()) else {
        return finding;
    };
    let table = match folder {
        None => settings.get(&["severity", "allvar"]),
        Some(folder) => settings
            .get(&["severity_below", "allvar_i"])
            .and_then(|tables| of_key(&tables.node, folder)),
    };
    let written = table.and_then(|table| of_key(&table.node, code));
    match written {
        Some(entry) => finding.at(&source.text, &entry.node.span),
        None => finding,
    }
}

fn choices(
    written: &BTreeMap<String, String>,
    source: &SourceText,
    folder: Option<&str>,
    findings: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Choice> {
    let mut choices = BTreeMap::new();
    for (code, severity) in written {
        if rules::find(code).is_none() {
            let finding = unknown_code(code);
            findings.push(at_written(finding, source, Some(code), 0));
        }
        if is_fixed(code, severity) {
            let what = rules::find(code).map_or(("", ""), |rule| rule.title);
            let (swedish, english) = what;
            let finding = unknown_severity(
                text!(
                    "{code} går varken att stänga av eller att mildra: {swedish}.",
                    "{code} can be neither turned off nor made milder: {english}."
                ),
                text!("Ta bort raden.", "Remove the line."),
            );
            findings.push(at_severity(finding, source, folder, code));
            continue;
        }
        match choice(severity) {
            Ok(choice) => {
                choices.insert(code.clone(), choice);
            }
            Err(finding) => findings.push(at_severity(*finding, source, folder, code)),
        }
    }
    choices
}

fn choice(written: &str) -> Result<Choice, Box<Diagnostic>> {
    match fold(written).as_str() {
        "error" | "fel" => Ok(Some(Severity::Error)),
        "warning" | "varning" => Ok(Some(Severity::Warning)),
        "advice" | "rad" => Ok(Some(Severity::Advice)),
        "off" | "av" => Ok(None),
        _ => Err(Box::new(unknown_severity(
            text!(
                "\"{written}\" är inte en grad av allvar.",
                "\"{written}\" is not a severity."
            ),
            text!(
                "Skriv fel, varning, rad eller av.",
                "Write error, warning, advice or off."
            ),
        ))),
    }
}

fn unknown_severity(message: Text, help: Text) -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "unknown-severity",
        SITE_FILE,
        message,
        help,
    )
}

/// A severity or a waiver for a finding that does not exist.
fn unknown_code(code: &str) -> Diagnostic {
    let near = nearest(code, rules::all().iter().map(|rule| (rule.code, rule.code)));
    let help = match near {
        Some(near) => text!("Menar du {near}?", "Did you mean {near}?"),
        None => text!(
            "Koden står inom hakparentes i meddelandet: varning[incomplete].",
            "The code stands in brackets in the message: warning[incomplete]."
        ),
    };
    Diagnostic::new(
        Severity::Warning,
        "unknown-code",
        SITE_FILE,
        text!(
            "Inget meddelande har koden \"{code}\", så raden gör ingenting.",
            "No finding has the code \"{code}\", so the line does nothing."
        ),
        help,
    )
}
