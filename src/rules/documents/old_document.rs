//! A PDF from before the law on accessibility: what it lacks is told of all in one, since the law seldom
//! asks for more of a document this old.

use super::{DocumentRule, Offered, Report};
use crate::diagnostic::{Severity, text};
use crate::documents::Facts;
use crate::rules::{Area, Rule, Words};

pub(super) const RULE: DocumentRule = DocumentRule {
    rule: Rule {
        code: "old-document",
        area: Area::Documents,
        severity: Severity::Advice,
        criteria: &[],
        act: &[],
        title: (
            "Dokumentet är äldre än lagen om tillgänglighet och har brister",
            "The document is older than the law on accessibility and has shortcomings",
        ),
        remedy: (
            "Gör om det om det ännu behövs",
            "Make it anew if it is still needed",
        ),
        why: Some((
            "Lagen om tillgänglighet till digital offentlig service gäller i regel inte filer från före den 23 september 2018.",
            "The law on accessibility of digital public services does not as a rule apply to files from before 23 September 2018.",
        )),
    },
    check,
};

fn check(offered: &Offered<'_>, report: &mut Report) {
    let (Some(date), Some(facts)) = (offered.date_before_law(), offered.facts()) else {
        return;
    };
    let lacks = lacks(facts);
    if lacks.is_empty() {
        return;
    }
    let name = offered.name;
    let (sv, en): (Vec<&str>, Vec<&str>) = lacks.into_iter().unzip();
    let (sv, en) = (sv.join(", "), en.join(", "));
    report.tell(
        text!(
            "{name} är från {date}, före lagen om tillgänglighet. Det här saknas: {sv}.",
            "{name} is from {date}, before the law on accessibility. It lacks: {en}."
        ),
        text!(
            "Lagen gäller sällan filer från före den 23 september 2018. Behövs den ännu i ert arbete, gör om den.",
            "The law seldom applies to files from before 23 September 2018. If your work still needs it, make it anew."
        ),
    );
}

/// What a document lacks, in words.
fn lacks(facts: &Facts) -> Vec<Words> {
    let lacks = [
        (
            !facts.has_text,
            ("text som går att läsa upp", "text that can be read out"),
        ),
        (facts.has_structure == Some(false), ("taggar", "tags")),
        (facts.has_language == Some(false), ("språk", "language")),
        (!facts.has_title, ("titel", "title")),
    ];
    let lacks = lacks.into_iter();
    lacks
        .filter_map(|(is_lacking, words)| is_lacking.then_some(words))
        .collect()
}
