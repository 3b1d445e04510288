//! The example site and the manual: they build without errors, and every link leads somewhere,
//! wherever the site is published.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use sprida::kind_name::KindName;

use crate::workspace::{Workspace, build, shown, tree};

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn copy_site(from: &Path) -> Workspace {
    let workspace = Workspace::empty();
    for folder in ["content", "data", "static", "locales", "themes"] {
        let folder = from.join(folder);
        for entry in walkdir::WalkDir::new(&folder)
            .into_iter()
            .filter_map(Result::ok)
        {
            if entry.file_type().is_file() {
                let path = entry
                    .path()
                    .strip_prefix(from)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                workspace.write(&path, std::fs::read(entry.path()).unwrap());
            }
        }
    }
    workspace.write(
        "site.toml",
        std::fs::read_to_string(from.join("site.toml")).unwrap(),
    );
    workspace
}

#[test]
fn the_example_site_holds_what_it_promises() {
    let output = tempfile::tempdir().unwrap();
    let build = build(&repository(), &output.path().join("public"), false).unwrap();
    assert!(build.published.is_some(), "{}", shown(&build.diagnostics));
    assert_eq!(build.tally().errors, 0);
    let at_least = [
        (KindName::Project, 4),
        (KindName::Case, 15),
        (KindName::Evaluation, 4),
        (KindName::Course, 14),
        (KindName::Method, 5),
        (KindName::Report, 4),
        (KindName::Process, 3),
        (KindName::Page, 5),
    ];
    for (kind, least) in at_least {
        assert!(
            build.items[&kind] >= least,
            "{kind:?}: {}",
            build.items[&kind]
        );
    }
    let municipalities = repository().join("src/municipality/municipalities.csv");
    let skane = std::fs::read_to_string(municipalities)
        .unwrap()
        .lines()
        .filter(|line| line.contains(",12,"))
        .count();
    let files = tree(&output.path().join("public"));
    let pages = files.keys().filter(|path| {
        let parts: Vec<&str> = path.split('/').collect();
        parts.len() == 3
            && parts[0] == "kommuner"
            && parts[1].starts_with(char::is_alphabetic)
            && parts[2] == "index.html"
    });
    assert!(pages.count() >= skane && skane == 33);
}

#[test]
fn every_internal_link_resolves_at_the_root() {
    let workspace = copy_site(&repository());
    check_links(&workspace, "/");
}

#[test]
fn every_internal_link_resolves_below_a_path() {
    let workspace = copy_site(&repository());
    let site = std::fs::read_to_string(workspace.root().join("site.toml")).unwrap();
    let below = site.replace(
        "https://exempel.example/",
        "https://exempel.example/goda/exempel/",
    );
    assert_ne!(site, below);
    workspace.write("site.toml", below);
    check_links(&workspace, "/goda/exempel/");
}

#[test]
fn every_internal_link_of_the_manual_resolves() {
    let workspace = copy_site(&repository().join("manual"));
    let site = std::fs::read_to_string(workspace.root().join("site.toml")).unwrap();
    let base = site
        .lines()
        .find_map(|line| line.strip_prefix("basadress = \"https://sprida.example"))
        .unwrap();
    let base = base.trim_end_matches('"').to_owned();
    check_links(&workspace, &base);
}

/// What stands between the first quotation marks after each of these.
fn quoted_after<'h>(html: &'h str, attribute: &'h str) -> impl Iterator<Item = &'h str> {
    let found = html.split(attribute).skip(1);
    found.filter_map(|rest| rest.split('"').next())
}

#[test]
fn the_manual_shows_every_part_in_all_its_states() {
    let workspace = copy_site(&repository().join("manual"));
    workspace.publish();
    let html = workspace.page("komponenter/index.html");
    let kinds = KindName::ALL.map(|kind| format!("card card-{}", kind.english()));
    let statuses = ["uppnatt", "i-huvudsak", "delvis", "ej-uppnatt", "ej-matt"]
        .map(|status| format!("status status-{status}"));
    let others = [
        "class=\"languages\"",
        "class=\"breadcrumbs",
        "class=\"banner\"",
        "class=\"site-notice\"",
        "class=\"facts\"",
        "class=\"facets-chosen\"",
        "class=\"facet-chosen\"",
        "class=\"orders\"",
        "rel=\"prev\"",
        "rel=\"next\"",
        "class=\"neighbours\"",
        "class=\"chips\"",
        "class=\"counted\"",
        " aria-disabled=\"true\">",
        "data-choose=",
        "class=\"map-legend\"",
        "class=\"quote\"",
        "class=\"contact\"",
        "class=\"occasions\"",
        "Fullbokat",
        "Inställt",
        "Arkiverad",
        "Utkast",
        "Här finns inget ännu.",
        "&lt;iframe",
    ]
    .map(str::to_owned);
    for expected in kinds.iter().chain(&statuses).chain(&others) {
        assert!(html.contains(expected), "{expected}");
    }
    assert_eq!(html.matches("class=\"evidence-level\"").count(), 5);
    let ids: Vec<&str> = quoted_after(&html, " id=\"").collect();
    let different: BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(ids.len(), different.len(), "{ids:?}");
    let levels: Vec<u8> = html
        .match_indices("<h")
        .filter_map(|(at, _)| html[at + 2..].chars().next()?.to_digit(10))
        .filter_map(|level| u8::try_from(level).ok())
        .collect();
    assert!(
        levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
        "{levels:?}"
    );
}

/// Follows every `href` and `src` of every page, as a browser would.
fn check_links(workspace: &Workspace, base: &str) {
    workspace.publish();
    let files = tree(&workspace.output());
    let pages: BTreeMap<&String, String> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes.clone()).unwrap()))
        .collect();
    let ids: BTreeMap<&String, BTreeSet<String>> = pages
        .iter()
        .map(|(path, html)| (*path, attributes(html, "id").into_iter().collect()))
        .collect();
    let mut broken = Vec::new();
    let mut followed = 0;
    for (path, html) in &pages {
        for target in attributes(html, "href")
            .into_iter()
            .chain(attributes(html, "src"))
        {
            let target = target.replace("&amp;", "&");
            if target.contains("://") || target.starts_with("mailto:") || target.starts_with("tel:")
            {
                continue;
            }
            followed += 1;
            let (target, fragment) = target
                .split_once('#')
                .map_or((target.as_str(), None), |(target, fragment)| {
                    (target, Some(fragment.to_owned()))
                });
            let found = resolve(path, target.split('?').next().unwrap_or(target), base);
            let exists = found.as_ref().is_some_and(|file| files.contains_key(file));
            let anchored = match (&found, fragment) {
                (Some(file), Some(fragment)) => {
                    ids.get(file).is_some_and(|ids| ids.contains(&fragment))
                }
                _ => true,
            };
            if !exists || !anchored {
                broken.push(format!("{path}: {target} ({found:?})"));
            }
        }
    }
    assert!(
        broken.is_empty(),
        "{} broken links, first: {:#?}",
        broken.len(),
        &broken[..broken.len().min(10)]
    );
    assert!(followed > 100, "only {followed} links");
}

fn attributes(html: &str, name: &str) -> Vec<String> {
    html.split(&format!(" {name}=\""))
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect()
}

/// The file that a link leads to; `None` when it climbs out of the site.
fn resolve(page: &str, target: &str, base: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    let below = if let Some(absolute) = target.strip_prefix('/') {
        format!("/{absolute}").strip_prefix(base)?.to_owned()
    } else {
        parts = page.split('/').collect();
        if !target.is_empty() {
            parts.pop();
        }
        target.to_owned()
    };
    for part in below.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    let is_folder =
        below.ends_with('/') || (below.is_empty() && target.starts_with('/')) || path.is_empty();
    Some(if is_folder || below.ends_with("..") {
        format!("{path}/index.html")
            .trim_start_matches('/')
            .to_owned()
    } else {
        path
    })
}

#[test]
fn the_same_input_and_day_give_the_same_bytes() {
    let workspace = copy_site(&repository());
    let (first, second) = (
        workspace.root().join("first"),
        workspace.root().join("second"),
    );
    workspace.try_build_to(&first).unwrap();
    std::fs::remove_dir_all(workspace.root().join(".sprida")).unwrap();
    workspace.try_build_to(&second).unwrap();
    crate::workspace::assert_same_tree(&first, &second, "two clean builds");
}
