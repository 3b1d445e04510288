//! An effect that is said to be positive where nothing has been followed up.

use super::{FactRule, Given, Report};
use crate::diagnostic::{Severity, text};
use crate::rules::{Area, Rule};
use crate::schema::Segment;

pub(super) const RULE: FactRule = FactRule {
    rule: Rule {
        code: "unsupported-effect",
        area: Area::Facts,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Effekten är positiv, men inget är uppföljt",
            "The effect is positive, but nothing has been followed up",
        ),
        remedy: (
            "Skriv att effekten inte är undersökt",
            "Write that the effect has not been studied",
        ),
        why: None,
    },
    check,
};

fn check(given: &Given<'_>, report: &mut Report) {
    let Some(evidence) = given.evidence() else {
        return;
    };
    let effect = evidence.effect.as_ref();
    let is_positive = effect.is_some_and(|effect| effect.as_str() == "positiv");
    if evidence.level.0 > 0 || !is_positive {
        return;
    }
    report.tell(
        vec![Segment::Field("evidence"), Segment::Field("effect")],
        text!(
            "Effekten anges som positiv, men ingenting har följts upp.",
            "The effect is given as positive, but nothing has been followed up."
        ),
        text!(
            "Skriv effekt = \"ej-undersokt\", eller hänvisa till en uppföljning.",
            "Write effect = \"ej-undersokt\", or refer to a follow-up."
        ),
    );
}
