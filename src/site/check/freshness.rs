//! What was right when it was written and no longer is: it follows from the day that the site is
//! resolved for. The rules on freshness judge the items; here they get them, and findings a place.

use super::placed_told;
use crate::config::SITE_FILE;
use crate::diagnostic::Diagnostic;
use crate::page::Role;
use crate::rules::freshness::{self as rules, Dated, missing_owner};
use crate::site::{Item, Site};
use crate::sources::Sources;

/// Tells of an item what time has made wrong.
pub(super) fn freshness(
    site: &Site,
    sources: &Sources,
    item: &Item,
    findings: &mut Vec<Diagnostic>,
) {
    let page = &item.page;
    let common = &page.common;
    if !matches!(page.role, Role::Item(_)) || common.archived || common.draft {
        return;
    }
    let dated = Dated {
        common,
        fields: &page.fields,
        today: site.when.today,
    };
    let told = rules::check(&dated, |code| site.config.listens_to(code));
    let told = told.into_iter();
    findings.extend(told.map(|told| placed_told(sources, page, told)));
}

/// Pages that nobody answers for: told of in the settings.
pub(in crate::site) fn owners(site: &Site, findings: &mut Vec<Diagnostic>) {
    let settings = &site.config.site;
    let rule = &missing_owner::RULE;
    if settings.responsible.is_some()
        || settings.publisher.is_some()
        || !site.config.listens_to(rule.code)
    {
        return;
    }
    let pages = site.items.iter().map(|item| &item.page.common);
    let count = pages
        .filter(|common| common.responsible.is_none() && common.contact.is_none())
        .count();
    if let Some((message, help)) = missing_owner::check(count, SITE_FILE) {
        findings.push(Diagnostic::new(
            rule.severity,
            rule.code,
            SITE_FILE,
            message,
            help,
        ));
    }
}
