//! The code keeps its own rules: modules use only those above them, and what the README and the
//! manual say of commands and findings is true.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use sprida::diagnostic::CODES;

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

#[test]
fn the_manual_explains_every_code() {
    let manual = read("manual/content/sidor/felmeddelanden.md");
    let missing: Vec<&&str> = CODES
        .iter()
        .filter(|code| !manual.contains(&format!("| `{code}` |")))
        .collect();
    assert!(
        missing.is_empty(),
        "not in manual/content/sidor/felmeddelanden.md: {missing:?}"
    );
}

#[test]
fn every_code_is_used_by_some_finding() {
    assert!(CODES.is_sorted());
    let everything: String = modules()
        .iter()
        .flat_map(|module| sources(module))
        .collect();
    let unused: Vec<&&str> = CODES
        .iter()
        .filter(|code| everything.matches(&format!("\"{code}\"")).count() < 2)
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
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
