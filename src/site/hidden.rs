//! Pages that exist but are not shown, and why, for links that lead to them.

use std::collections::{BTreeSet, HashMap};

use super::Edition;
use crate::kind_name::KindName;
use crate::page::Page;

/// Why a page is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HiddenReason {
    Draft,
    Scheduled,
    Unpublished,
}

/// Pages that exist but are not shown.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    pub(super) broken: BTreeSet<(KindName, String, String)>,
    by_key: HashMap<(KindName, String), HiddenReason>,
    pub(super) by_path: HashMap<String, HiddenReason>,
}

impl Hidden {
    pub(super) fn note(&mut self, page: &Page, reason: HiddenReason) {
        self.by_key.insert((page.kind(), page.id.clone()), reason);
        self.by_path.insert(page.path.clone(), reason);
    }

    pub(super) fn is_broken(&self, kind: Option<KindName>, id: &str) -> bool {
        self.broken.iter().any(|(broken_kind, broken_id, _)| {
            broken_id == id && kind.is_none_or(|kind| kind == *broken_kind)
        })
    }

    pub(super) fn reason(&self, kind: Option<KindName>, id: &str) -> Option<HiddenReason> {
        self.by_key
            .iter()
            .find(|((hidden_kind, hidden_id), _)| {
                hidden_id == id && kind.is_none_or(|kind| kind == *hidden_kind)
            })
            .map(|(_, reason)| *reason)
    }
}

pub(super) fn hidden_reason(page: &Page, when: Edition) -> Option<HiddenReason> {
    let common = &page.common;
    if common.unpublish.is_some_and(|day| day <= when.today) {
        return Some(HiddenReason::Unpublished);
    }
    if when.drafts {
        return None;
    }
    if common.draft {
        return Some(HiddenReason::Draft);
    }
    common
        .published
        .is_some_and(|day| day > when.today)
        .then_some(HiddenReason::Scheduled)
}
