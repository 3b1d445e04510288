//! Links by address that lead nowhere, which only the whole plan shows.

use super::Plan;
use super::collisions::shown_address;
use crate::diagnostic::{Diagnostic, text};
use crate::markdown::Link;
use crate::outputs::{Entry, output_path};
use crate::page::Page;
use crate::site::links::{broken_anchor, link_finding};
use crate::site::{Item, ResolvedLink, Site};
use crate::sources::Sources;

/// Links of an item by address (`/kommuner/lund/`) that lead nowhere, which only the whole plan shows.
pub fn wrong_routes(site: &Site, plan: &Plan, sources: &Sources, item: &Item) -> Vec<Diagnostic> {
    let links = item.page.body.links.iter().zip(&item.links);
    let mut findings = Vec::new();
    for (link, resolved) in links {
        let ResolvedLink::Route(route) = resolved else {
            continue;
        };
        let target = route.split(['#', '?']).next().unwrap_or(route);
        let with_slash = format!("{}/", target.trim_end_matches('/'));
        let entry = [target, &with_slash]
            .into_iter()
            .find_map(|target| plan.get(&output_path(target)));
        match (entry, route.split_once('#')) {
            (None, _) => findings.push(unknown_address(plan, sources, &item.page, link, target)),
            (Some(Entry::Item(index)), Some((_, anchor))) => {
                let page = &site.items[*index].page;
                findings.extend(broken_anchor(sources, &item.page, page, anchor, link));
            }
            (Some(_), _) => {}
        }
    }
    findings
}

fn unknown_address(
    plan: &Plan,
    sources: &Sources,
    page: &Page,
    link: &Link,
    target: &str,
) -> Diagnostic {
    let known: Vec<String> = plan
        .keys()
        .filter(|path| path.ends_with("/index.html"))
        .map(|path| shown_address(path))
        .collect();
    let near = crate::nearest::nearest(
        target,
        known.iter().map(|route| (route.as_str(), route.as_str())),
    );
    let help = match near {
        Some(near) => text!("Menar du {near}?", "Did you mean {near}?"),
        None => text!(
            "Länka till filen i stället, till exempel ../kurser/namn.md, så kontrolleras den.",
            "Link to the file instead, such as ../kurser/name.md, and it will be checked."
        ),
    };
    let message = text!(
        "Adressen {target} finns inte på webbplatsen.",
        "The address {target} does not exist on the site."
    );
    link_finding(sources, page, link, "broken-link", message, help)
}
