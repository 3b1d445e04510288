//! Whatever the settings and a data file hold, they become settings or findings.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sprida::config::Config;
use sprida::sources::Sources;

fuzz_target!(|texts: (&str, &str)| {
    let (site, data) = texts;
    let files = [
        ("site.toml", site),
        ("data/organisationer.toml", data),
        ("data/kommuner.csv", data),
        ("data/taxonomier/teman.toml", data),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let _ = Config::load(&Sources::from_texts(files));
});
