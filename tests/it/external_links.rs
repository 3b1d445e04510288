//! Links to other websites, asked of a real server on this computer.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::civil::Date;
use sprida::diagnostic::Diagnostic;
use sprida::external_links::{self, Manners};
use sprida::sources::Sources;

use crate::workspace::{TODAY, Workspace, four_field_case, shown};

/// A server that answers as its addresses say, and what it has been asked.
struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let log = Arc::clone(&log);
                std::thread::spawn(move || answer(stream.unwrap(), &log));
            }
        });
        Self { port, asked }
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}

fn answer(mut stream: TcpStream, log: &Mutex<Vec<String>>) {
    let mut head = String::new();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    while reader.read_line(&mut head).unwrap_or(0) > 2 {}
    let question: Vec<&str> = head.split_whitespace().take(2).collect();
    let [method, path] = question[..] else { return };
    log.lock().unwrap().push(format!("{method} {path}"));
    let (status, more) = match (method, path) {
        (_, "/slow") => {
            std::thread::sleep(Duration::from_secs(20));
            ("200 OK", "")
        }
        (_, "/gone") => ("410 Gone", ""),
        (_, "/missing") => ("404 Not Found", ""),
        (_, "/people-only") => ("403 Forbidden", ""),
        (_, "/enough") => ("429 Too Many Requests", ""),
        (_, "/broken") => ("500 Internal Server Error", ""),
        ("HEAD", "/no-head") => ("405 Method Not Allowed", ""),
        (_, "/moved") => ("301 Moved Permanently", "Location: /new\r\n"),
        (_, "/away") => ("302 Found", "Location: /new\r\n"),
        (_, "/round") => ("301 Moved Permanently", "Location: /round\r\n"),
        _ => ("200 OK", ""),
    };
    let _ = write!(
        stream,
        "HTTP/1.1 {status}\r\n{more}Content-Length: 0\r\nConnection: close\r\n\r\n"
    );
}

const QUICK: Manners = Manners {
    patience: Duration::from_millis(1500),
    pause: Duration::ZERO,
};

fn check(workspace: &Workspace, today: Date) -> Vec<Diagnostic> {
    let sources = Sources::read(workspace.root(), &workspace.output()).unwrap();
    external_links::check(workspace.root(), &sources, today, QUICK, &|_, _| {})
}

/// A site whose only page has these links, one on each line from line 7.
fn site(urls: &[String]) -> Workspace {
    let links: Vec<String> = urls.iter().map(|url| format!("[länk]({url})")).collect();
    let text = links.join("\n\n");
    Workspace::site(&[(
        "content/exempel/a.md",
        &four_field_case("Ett exempel", &text),
    )])
}

/// The code of what was found of each address.
fn codes(urls: &[String], found: &[Diagnostic]) -> BTreeMap<String, String> {
    let mut codes = BTreeMap::new();
    for finding in found {
        let place = finding.span.unwrap();
        let letters = finding.excerpt.chars().skip(place.column as usize - 1);
        let url: String = letters.take(place.length as usize).collect();
        assert!(urls.contains(&url), "{url}");
        let path = url.split_once("//").unwrap().1.split_once('/').unwrap().1;
        codes.insert(path.to_owned(), finding.code.to_string());
    }
    codes
}

#[test]
fn each_answer_gives_the_finding_that_it_deserves_at_the_address() {
    let server = Server::start();
    let paths = [
        "/fine",
        "/no-head",
        "/away",
        "/missing",
        "/gone",
        "/moved",
        "/people-only",
        "/broken",
        "/round",
        "/slow",
    ];
    let urls: Vec<String> = paths.iter().map(|path| server.url(path)).collect();
    let workspace = site(&urls);
    let found = check(&workspace, TODAY);
    let expected = [
        ("missing", "broken-external-link"),
        ("gone", "broken-external-link"),
        ("moved", "moved-external-link"),
        ("people-only", "unverified-external-link"),
        ("broken", "unverified-external-link"),
        ("round", "unverified-external-link"),
        ("slow", "unverified-external-link"),
    ];
    let expected: BTreeMap<String, String> = expected
        .into_iter()
        .map(|(path, code)| (path.to_owned(), code.to_owned()))
        .collect();
    assert_eq!(codes(&urls, &found), expected, "{}", shown(&found));
    let asked = server.asked();
    assert!(
        asked.contains(&"HEAD /no-head".to_owned()) && asked.contains(&"GET /no-head".to_owned())
    );
    assert!(
        !asked.contains(&"GET /fine".to_owned()),
        "the head was enough: {asked:?}"
    );
    assert!(
        shown(&found).contains(&server.url("/new")),
        "{}",
        shown(&found)
    );
}

#[test]
fn answers_are_believed_for_days_and_what_nobody_could_say_is_asked_again() {
    let server = Server::start();
    let urls = ["/fine", "/missing", "/people-only"].map(|path| server.url(path));
    let workspace = site(&urls);
    let first = check(&workspace, TODAY);
    server.asked();
    assert_eq!(check(&workspace, TODAY), first);
    let asked = server.asked();
    assert!(
        asked.iter().all(|asked| asked.ends_with("/people-only")),
        "{asked:?}"
    );
    check(&workspace, TODAY.tomorrow().unwrap());
    assert!(
        server
            .asked()
            .iter()
            .any(|asked| asked.ends_with("/missing"))
    );
    let later = TODAY.checked_add(jiff::Span::new().days(8)).unwrap();
    check(&workspace, later);
    assert!(server.asked().iter().any(|asked| asked.ends_with("/fine")));
    workspace.write(".sprida/external-links.json", "{\"half");
    assert_eq!(
        check(&workspace, TODAY),
        first,
        "a damaged cache costs time, not truth"
    );
}

#[test]
fn a_page_that_has_moved_is_told_of_at_fields_and_in_data_too() {
    let server = Server::start();
    let moved = server.url("/moved");
    let workspace = site(&[]);
    workspace.write(
        "content/exempel/b.md",
        four_field_case("Ett till", "Text.").replace(
            "publicerad",
            &format!("lankar = [{{ url = \"{moved}\", titel = \"Om metoden\" }}]\npublicerad"),
        ),
    );
    workspace.write(
        "data/organisationer.toml",
        format!("[[organisation]]\nid = \"a\"\nnamn = \"A\"\nwebbplats = \"{moved}\"\n"),
    );
    let found = check(&workspace, TODAY);
    let places: Vec<_> = found
        .iter()
        .map(|finding| {
            let span = finding.span.unwrap();
            (finding.file.as_str(), span.line, span.column)
        })
        .collect();
    assert_eq!(
        places,
        [
            ("content/exempel/b.md", 5, 20),
            ("data/organisationer.toml", 4, 14)
        ]
    );
    for finding in &found {
        assert_eq!(finding.code, "moved-external-link");
        assert!(
            finding.message.sv.contains(&server.url("/new")),
            "{finding:?}"
        );
    }
}

#[test]
fn a_server_that_has_had_enough_is_left_alone() {
    let server = Server::start();
    let urls = ["/a", "/enough", "/later"].map(|path| server.url(path));
    let workspace = site(&urls);
    let found = check(&workspace, TODAY);
    assert_eq!(found.len(), 2, "{}", shown(&found));
    assert_eq!(server.asked(), ["HEAD /a", "HEAD /enough"]);
}

#[test]
fn each_address_is_asked_after_once_and_reported_everywhere() {
    let server = Server::start();
    let (missing, there) = (server.url("/missing"), server.url("/fine"));
    let workspace = site(&[missing.clone(), there.clone(), format!("{missing}#del")]);
    workspace.write(
        "data/organisationer.toml",
        format!(
            "[[organisationer]]\nid = \"a\"\nnamn = \"A\"\nwebbplats = \"{missing}\"\n# {there}x\n"
        ),
    );
    workspace.write(
        "content/exempel/kod.md",
        four_field_case(
            "Kod",
            &format!("`{there}1`\n\n```text\n{there}2\n```\n\n[a](https://a.example/)"),
        ),
    );
    let found = check(&workspace, TODAY);
    let files: Vec<&str> = found.iter().map(|finding| finding.file.as_str()).collect();
    assert_eq!(
        files,
        [
            "content/exempel/a.md",
            "content/exempel/a.md",
            "data/organisationer.toml"
        ]
    );
    let mut asked = server.asked();
    asked.sort();
    assert_eq!(asked, ["GET /missing", "HEAD /fine", "HEAD /missing"]);
}

#[test]
fn a_name_that_nobody_has_is_told_and_never_stops_the_check() {
    let urls = ["https://finns-inte.sprida-prov-utan-varde.zz/".to_owned()];
    let workspace = site(&urls);
    let found = check(&workspace, TODAY);
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0].code, "unverified-external-link",
        "nobody at all answers"
    );
}
