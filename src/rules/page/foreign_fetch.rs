//! Something that the page fetches from another website.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::{Severity, text};
use crate::html::{Facts, NodeId, addresses_of_set};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "foreign-fetch",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &[],
        act: &[],
        title: (
            "Sidan hämtar något från en annan webbplats",
            "The page fetches something from another website",
        ),
        remedy: (
            "Spara filen på den egna webbplatsen, eller länka till den",
            "Save the file on your own website, or link to it",
        ),
        why: Some((
            "Den andra webbplatsen får veta vem som läser sidan.",
            "The other website learns who reads the page.",
        )),
    },
    check,
};

/// What a link element fetches when the page is read.
const FETCHED: [&str; 8] = [
    "apple-touch-icon",
    "icon",
    "manifest",
    "modulepreload",
    "preload",
    "prefetch",
    "preconnect",
    "stylesheet",
];

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    let is_canonical = |id: &&NodeId| tree.attribute(**id, "rel") == Some("canonical");
    let own = report.origin.map(str::to_owned).or_else(|| {
        let canonical = facts.sorts.fetching.iter().find(is_canonical)?;
        Some(tree.attribute(*canonical, "href")?.to_owned())
    });
    let own = own.as_deref().and_then(host);
    for id in &facts.sorts.fetching {
        if tree.name(*id) == "link" && !is_fetched(tree.attribute(*id, "rel").unwrap_or_default()) {
            continue;
        }
        let single = ["src", "href", "data", "poster"].iter();
        let single = single.filter_map(|name| tree.attribute(*id, name));
        let several = tree
            .attribute(*id, "srcset")
            .into_iter()
            .flat_map(addresses_of_set);
        let foreign = single.chain(several).find_map(|url| {
            let host = host(url.trim())?;
            (Some(host) != own).then_some(host)
        });
        if let Some(host) = foreign {
            let host: String = host.chars().take(80).collect();
            report.tell_as(
                *id,
                text!(
                    "Sidan hämtar något från {host} när den läses",
                    "The page fetches something from {host} when it is read"
                ),
            );
        }
    }
}

fn is_fetched(relations: &str) -> bool {
    relations
        .split_ascii_whitespace()
        .any(|relation| FETCHED.contains(&relation.to_ascii_lowercase().as_str()))
}

/// The host of an address that names one.
fn host(url: &str) -> Option<&str> {
    let below = |scheme: &str| {
        let start = url.get(..scheme.len())?;
        start
            .eq_ignore_ascii_case(scheme)
            .then(|| &url[scheme.len()..])
    };
    let rest = below("https://")
        .or_else(|| below("http://"))
        .or_else(|| below("//"))?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    Some(&rest[..end])
}
