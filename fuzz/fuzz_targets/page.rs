//! Whatever a page's file holds, it becomes a page or findings, and both have places inside the file.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use sprida::config::Config;
use sprida::page;
use sprida::sources::Sources;

static CONFIG: LazyLock<Config> = LazyLock::new(|| {
    let site = "titel = \"Prov\"\nbasadress = \"https://prov.example/\"\n";
    let sources = Sources::from_texts([("site.toml".to_owned(), site.to_owned())]);
    Config::load(&sources).expect("the settings are right").0
});

fuzz_target!(|text: &str| {
    for folder in ["exempel", "kurser", "projekt", "utvarderingar", "processer", "sidor"] {
        let path = format!("content/{folder}/a.md");
        let sources = Sources::from_texts([(path.clone(), text.to_owned())]);
        let source = sources.text(&path).expect("it was just put there");
        let parsed = page::parse(source, &CONFIG, &CONFIG.organisation_names());
        let lines = text.lines().count().max(1);
        for finding in &parsed.findings {
            if let Some(span) = finding.span {
                assert!(span.line as usize <= lines + 1, "{finding:?}");
            }
        }
    }
});
