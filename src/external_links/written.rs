//! Addresses of other websites as they are written in texts, fields and data.

use std::ops::Range;

use crate::diagnostic::Span;
use crate::sources::{SourceText, Sources};

/// An address, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Written {
    /// The address without what comes after `#`.
    pub(super) url: String,
    /// The file.
    pub(super) file: String,
    /// The line that it stands in.
    pub(super) line: String,
    /// The place in the file.
    pub(super) span: Span,
}

/// Every address in pages, settings and data, but for those of names that nobody can have (RFC 2606).
pub(super) fn addresses(sources: &Sources) -> Vec<Written> {
    let mut found = Vec::new();
    for file in sources.pages() {
        // A page that cannot be read has been told of.
        if let Ok(source) = sources.read_page(&file) {
            take(&source, true, &mut found);
        }
    }
    let texts = sources.texts_below("");
    for source in texts.filter(|text| !crate::sources::is_page(&text.path)) {
        if is_read(&source.path) {
            take(source, false, &mut found);
        }
    }
    found
}

/// Whether a file's addresses are links that readers get.
fn is_read(path: &str) -> bool {
    path == crate::sources::SITE_FILE || path.starts_with("data/") && path.ends_with(".toml")
}

fn take(source: &SourceText, is_markdown: bool, found: &mut Vec<Written>) {
    let mut in_code = false;
    let mut start = 0;
    for line in source.text.split_inclusive('\n') {
        let begins = line.trim_start();
        if is_markdown && (begins.starts_with("```") || begins.starts_with("~~~")) {
            in_code = !in_code;
        }
        if !in_code {
            let places = in_line(line).into_iter();
            // What stands in code is shown, not linked; a comment is for those who write.
            let places = places.filter(|place| {
                let before = &line[..place.start];
                let is_code = is_markdown && before.matches('`').count() % 2 == 1;
                !is_code && (is_markdown || !before.trim_start().starts_with('#'))
            });
            for place in places {
                let url = &line[place.clone()];
                let url = url.split('#').next().unwrap_or(url);
                if !is_reserved(server(url)) {
                    let range = start + place.start..start + place.end;
                    found.push(Written {
                        url: url.to_owned(),
                        file: source.path.clone(),
                        line: line.trim_end().to_owned(),
                        span: Span::of(&source.text, &range),
                    });
                }
            }
        }
        start += line.len();
    }
}

/// Where addresses stand in a line.
fn in_line(line: &str) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let mut from = 0;
    while let Some(at) = line[from..].find("http").map(|at| at + from) {
        from = at + "http".len();
        let rest = &line[at..];
        let Some(scheme) = ["https://", "http://"]
            .into_iter()
            .find(|scheme| rest.starts_with(scheme))
        else {
            continue;
        };
        let length = length(&rest[scheme.len()..]);
        if length > 0 {
            let end = at + scheme.len() + length;
            places.push(at..end);
            from = end;
        }
    }
    places
}

/// How far an address reaches: to white space, quotation marks or the bracket that closes the link.
fn length(rest: &str) -> usize {
    let mut open = 0_usize;
    let mut end = rest.len();
    // `[::1]` is the name of a server by its number (RFC 3986, section 3.2.2).
    let is_number = |number: &&str| {
        let mut letters = number.chars();
        number.contains(':')
            && letters.all(|letter| letter.is_ascii_hexdigit() || ":.".contains(letter))
    };
    let number = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let number = number.map(|(number, _)| number).filter(is_number);
    let skipped = number.map_or(0, |number| number.len() + "[]".len());
    let letters = rest.char_indices();
    for (at, letter) in letters.skip_while(|(at, _)| *at < skipped) {
        match letter {
            '(' => open += 1,
            ')' if open == 0 => {
                end = at;
                break;
            }
            ')' => open -= 1,
            letter if letter.is_whitespace() || "\"'<>`|]}{”“".contains(letter) => {
                end = at;
                break;
            }
            _ => {}
        }
    }
    rest[..end]
        .trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_'])
        .len()
}

/// The name of an address's server, with its port.
pub(super) fn server(url: &str) -> &str {
    let below = url.split_once("://").map_or(url, |(_, below)| below);
    let server = below.split(['/', '?', '#']).next().unwrap_or(below);
    server.rsplit_once('@').map_or(server, |(_, server)| server)
}

/// Names that are kept for examples and tests (RFC 2606, RFC 6761).
fn is_reserved(server: &str) -> bool {
    let name = server.split(':').next().unwrap_or(server);
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    let last = name.rsplit('.').next().unwrap_or(&name);
    let second = ["example.com", "example.net", "example.org"];
    ["example", "test", "invalid", "localhost"].contains(&last)
        || second
            .iter()
            .any(|known| name == *known || name.ends_with(&format!(".{known}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_where_a_reader_would_say() {
        let cases = [
            (
                "Se [sidan](https://a.se/b_(c)) och",
                &["https://a.se/b_(c)"][..],
            ),
            (
                "Läs https://a.se/b, och <http://c.se/?d=1&e=2>.",
                &["https://a.se/b", "http://c.se/?d=1&e=2"],
            ),
            ("url = \"https://a.se/å\"", &["https://a.se/å"]),
            ("https:// och httpd", &[]),
            ("[a](http://[::1]:80/b) c", &["http://[::1]:80/b"]),
            (
                "[http://[fe80::a]](http://b.se)",
                &["http://[fe80::a]", "http://b.se"],
            ),
            ("[https://[a]]", &["https://[a"]),
            (
                "| https://a.se/b | https://a.se/c. |",
                &["https://a.se/b", "https://a.se/c"],
            ),
        ];
        for (line, expected) in cases {
            let places = in_line(line).into_iter();
            let found: Vec<&str> = places.map(|place| &line[place]).collect();
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn names_for_examples_are_asked_of_nobody() {
        for server in ["a.example", "example.com", "www.example.org:8080", "x.test"] {
            assert!(is_reserved(server), "{server}");
        }
        for server in ["exempel.se", "myexample.com", "127.0.0.1:80"] {
            assert!(!is_reserved(server), "{server}");
        }
        assert_eq!(server("https://user@a.se:81/b?c#d"), "a.se:81");
    }
}
