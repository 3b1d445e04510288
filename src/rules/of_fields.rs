//! What rules on the fields of an item tell: which field is at fault, and how. Where that is written is
//! known to those who have the file.

use crate::diagnostic::{Severity, Text};
use crate::rules::Rule;
use crate::schema::{FieldPath, Segment};

/// What a rule tells.
pub(super) struct Report {
    rule: &'static Rule,
    pub(super) told: Vec<Told>,
}

/// A finding about a field.
pub(crate) struct Told {
    /// The field at fault.
    pub(crate) field: FieldPath,
    /// How much it matters.
    pub(crate) severity: Severity,
    /// The code of the rule.
    pub(crate) code: &'static str,
    /// What is wrong.
    pub(crate) message: Text,
    /// How to mend it.
    pub(crate) help: Text,
}

impl Report {
    pub(super) fn of(rule: &'static Rule) -> Self {
        Self {
            rule,
            told: Vec::new(),
        }
    }

    pub(super) fn tell(&mut self, field: Vec<Segment>, message: Text, help: Text) {
        self.tell_as(self.rule.severity, field, message, help);
    }

    /// It matters more or less than the rule most often does.
    pub(super) fn tell_as(
        &mut self,
        severity: Severity,
        field: Vec<Segment>,
        message: Text,
        help: Text,
    ) {
        self.told.push(Told {
            field: FieldPath(field),
            severity,
            code: self.rule.code,
            message,
            help,
        });
    }
}
