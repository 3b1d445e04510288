//! The code keeps its own rules: modules use only those above them, and what the README and the
//! manual say of commands and findings is true.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use sprida::{report, rules};

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(repository().join(path)).unwrap()
}

/// Every source file of a module and those in its folder.
fn sources(module: &str) -> Vec<String> {
    let mut texts = vec![read(&format!("src/{module}.rs"))];
    let folder = repository().join("src").join(module);
    for entry in walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
    {
        if entry
            .path()
            .extension()
            .is_some_and(|extension| extension == "rs")
        {
            texts.push(fs::read_to_string(entry.path()).unwrap());
        }
    }
    texts
}

fn modules() -> Vec<String> {
    let map = read("src/lib.rs");
    map.lines()
        .filter_map(|line| line.strip_prefix("pub mod "))
        .map(|line| line.trim_end_matches(';').to_owned())
        .collect()
}

#[test]
fn modules_use_only_those_above_them() {
    let modules = modules();
    assert!(modules.len() > 15);
    let mut wrong = Vec::new();
    for (place, module) in modules.iter().enumerate() {
        let below = &modules[place + 1..];
        for text in sources(module) {
            for other in below {
                if text.contains(&format!("crate::{other}::"))
                    || text.contains(&format!("crate::{{{other}"))
                {
                    wrong.push(format!("{module} uses {other}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn every_source_file_says_what_it_is_for() {
    for entry in walkdir::WalkDir::new(repository().join("src"))
        .into_iter()
        .map(Result::unwrap)
    {
        if entry
            .path()
            .extension()
            .is_some_and(|extension| extension == "rs")
        {
            let text = fs::read_to_string(entry.path()).unwrap();
            assert!(text.starts_with("//!"), "{}", entry.path().display());
        }
    }
}

/// The manual's page of rules is made from the rules; set this variable to write it anew.
const WRITE_MANUAL: &str = "SPRIDA_WRITE_MANUAL";
const RULES_PAGE: &str = "manual/content/sidor/regler.md";

#[test]
fn the_manual_lists_every_rule() {
    let page = rules_page();
    if std::env::var_os(WRITE_MANUAL).is_some() {
        fs::write(repository().join(RULES_PAGE), &page).unwrap();
    }
    assert!(
        read(RULES_PAGE) == page,
        "{RULES_PAGE} is not what the rules say: run {WRITE_MANUAL}=1 cargo test the_manual_lists_every_rule"
    );
}

fn rules_page() -> String {
    let mut page = String::from(RULES_PAGE_START);
    for area in rules::Area::ALL {
        page.push_str(&format!("\n## {}\n", area.title().0));
        let rules = rules::all()
            .iter()
            .copied()
            .filter(|rule| rule.area == area);
        let (explained, short): (Vec<&rules::Rule>, Vec<&rules::Rule>) =
            rules.partition(|rule| rule.why.is_some());
        for rule in &explained {
            let (title, remedy) = (rule.title.0, as_markdown(rule.remedy.0));
            let why = rule.why.unwrap().0;
            let severity = report::severity_name(rule.severity).sv;
            page.push_str(&format!(
                "\n### {title}\n\n{why}\n\n**Gör så här:** {remedy}.\n\nKod `{}`, {severity}.{}\n",
                rule.code,
                standards(rule)
            ));
        }
        if short.is_empty() {
            continue;
        }
        page.push_str(&format!(
            "\nTabell: Koder om {}\n| Kod | Betyder | Gör så här | Grad |\n|---|---|---|---|\n",
            area.title().0.to_lowercase()
        ));
        for rule in short {
            let severity = report::severity_name(rule.severity).sv;
            page.push_str(&format!(
                "| `{}` | {} | {} | {severity} |\n",
                rule.code,
                as_markdown(rule.title.0),
                as_markdown(rule.remedy.0)
            ));
        }
    }
    page
}

/// Words with tags in them as text, not as markup.
fn as_markdown(words: &str) -> String {
    words.replace('<', "\\<")
}

fn standards(rule: &rules::Rule) -> String {
    let mut text = String::new();
    if !rule.criteria.is_empty() {
        text.push_str(&format!(" WCAG {}.", rule.criteria.join(", ")));
    }
    if !rule.act.is_empty() {
        text.push_str(&format!(" ACT {}.", rule.act.join(", ")));
    }
    text
}

const RULES_PAGE_START: &str = r#"+++
titel = "Alla regler"
sammanfattning = "Här står varje regel som Sprida kontrollerar: vad den letar efter, varför det spelar roll, hur du rättar felet och vilka krav den hör till."
publicerad = 2026-11-22
uppdaterad = 2026-11-22
granskas_senast = 2027-11-30
ansvarig = "Redaktionen för Sprida"
meny = { meny = "huvudmeny", ordning = 85 }
+++

Sidan är gjord av programmets egna beskrivningar. Samma lista ger kommandot `sprida check --rules`, och `sprida check --rules --format json` för andra program. Efter varje regel står de krav i WCAG 2.2 och de regler i [Accessibility Conformance Testing]{lang=en} (ACT) som den hör till. Hur du läser ett meddelande står på sidan [Felmeddelanden](felmeddelanden.md).
"#;

#[test]
fn every_rule_is_used_by_some_finding() {
    let everything: String = modules()
        .iter()
        .flat_map(|module| sources(module))
        .collect();
    let unused: Vec<&str> = rules::all()
        .iter()
        .map(|rule| rule.code)
        .filter(|code| {
            let written = format!("\"{code}\"");
            let described = everything.matches(&format!("code: {written}")).count();
            // A rule that is checked where it is described uses its code through the description.
            let has_check = rules::text::is_rule(code)
                || rules::page::is_rule(code)
                || rules::documents::is_rule(code)
                || rules::facts::is_rule(code)
                || rules::freshness::is_rule(code)
                || rules::privacy::is_rule(code)
                || rules::folder::codes().any(|known| known == *code);
            described == 0 || everything.matches(&written).count() == 1 && !has_check
        })
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

/// Rules whose mistakes no text can hold: they need documents, pictures, servers, folders of pages,
/// or files that are too large, no text, no files or symbolic links. Tests seed them.
const SEEDED_BY_TESTS: [&str; 25] = [
    "broken-external-link",
    "broken-page-link",
    "document-author",
    "document-headings",
    "document-language",
    "document-pages",
    "document-pictures",
    "document-title",
    "file-too-large",
    "gigantic-document",
    "gigantic-image",
    "hidden-document-title",
    "invalid-encoding",
    "invalid-file-name",
    "locked-document",
    "moved-external-link",
    "old-document",
    "orphan-page",
    "picture-position",
    "repeated-page-title",
    "scanned-document",
    "symlink-loop",
    "unreadable-file",
    "untagged-document",
    "unverified-external-link",
];

/// The files of a folder of tests with their texts, but for this one.
fn test_files(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(repository().join(folder)).unwrap();
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.ends_with("tests/it/tidy.rs"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

/// The codes that a text expects, each with whether its place is said: the column, or that it is
/// about a file as a whole.
fn expectations(text: &str) -> Vec<(&str, bool)> {
    let mut found = Vec::new();
    let mut is_first_line = false;
    for line in text.lines() {
        let Some(expected) = line.trim_start().strip_prefix("//~ ") else {
            is_first_line = line.starts_with("=== ");
            continue;
        };
        let mut words = expected.split_whitespace().skip(1);
        let code = words.next().unwrap_or_default();
        let has_column = words.next().is_some_and(|word| word.parse::<u32>().is_ok());
        found.push((code, has_column || is_first_line));
    }
    found
}

#[test]
fn every_rule_has_two_seeded_mistakes() {
    let texts = [test_files("tests/cases"), test_files("tests/pages")].concat();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (code, has_place) in texts.iter().flat_map(|text| expectations(text)) {
        *counts.entry(code).or_default() += usize::from(has_place);
    }
    let tests = test_files("tests/it").concat();
    for code in SEEDED_BY_TESTS {
        *counts.entry(code).or_default() += tests.matches(&format!("\"{code}\"")).count();
    }
    let few: Vec<&str> = rules::all()
        .iter()
        .map(|rule| rule.code)
        .filter(|code| counts.get(code).is_none_or(|count| *count < 2))
        .collect();
    assert!(
        few.is_empty(),
        "fewer than two seeded mistakes with place: {few:?}"
    );
    let unknown: Vec<&&str> = counts
        .keys()
        .filter(|code| rules::all().iter().all(|rule| rule.code != **code))
        .collect();
    assert!(unknown.is_empty(), "no rules: {unknown:?}");
    let mistakes: usize = counts.values().sum();
    assert!(mistakes >= 250, "only {mistakes} seeded mistakes");
    let right = texts
        .iter()
        .flat_map(|text| text.split("##### ").skip(1))
        .filter(|case| expectations(case).is_empty())
        .count();
    assert!(right >= 60, "only {right} cases are without mistakes");
}

#[test]
fn the_manual_names_every_field() {
    use sprida::kinds::Fields;
    use sprida::kinds::common::Common;
    use sprida::schema::Record;
    let manual = read("manual/content/sidor/falt.md");
    let fields = sprida::kind_name::KindName::ALL
        .into_iter()
        .flat_map(Fields::table)
        .chain(Common::FIELDS)
        .chain(sprida::config::SiteFile::FIELDS);
    let missing: Vec<&str> = fields
        .map(|field| field.swedish)
        .filter(|key| !manual.contains(&format!("`{key}`")))
        .collect();
    assert!(
        missing.is_empty(),
        "not in manual/content/sidor/falt.md: {missing:?}"
    );
}

#[test]
fn the_readme_names_commands_that_exist() {
    let readme = read("README.md");
    for command in [
        "cargo run --release -- build",
        "bash tests/run",
        "sprida new",
        "sprida add",
        "sprida schema",
        "sprida completions",
    ] {
        assert!(readme.contains(command), "{command}");
    }
}

#[test]
fn both_languages_have_the_same_interface_texts() {
    let keys = |path: &str| -> BTreeSet<String> {
        read(path)
            .lines()
            .filter_map(|line| line.split_once(" ="))
            .map(|(key, _)| key.to_owned())
            .filter(|key| key.starts_with(char::is_alphabetic))
            .collect()
    };
    assert_eq!(
        keys("themes/default/locales/sv.ftl"),
        keys("themes/default/locales/en.ftl")
    );
}
