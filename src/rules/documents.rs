//! Rules on documents that pages offer.

use super::{Area, Rule};
use crate::diagnostic::Severity;

pub(super) const RULES: &[Rule] = &[];
