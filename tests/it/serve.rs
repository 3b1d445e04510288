//! The preview's server as a browser, another site's page and somebody with bad intentions meet it:
//! the real program over real connections, on this machine only.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, mpsc};
use std::time::{Duration, Instant};

use crate::workspace::{SITE, Workspace, four_field_case, tree};

/// A running server, ended when dropped.
struct Server {
    child: Child,
    port: u16,
    /// What it says at the terminal.
    said: Mutex<mpsc::Receiver<String>>,
}

/// An answer, head and body apart.
#[derive(Debug)]
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Server {
    fn start(workspace: &Workspace, arguments: &[&str]) -> Self {
        let program = Command::new(env!("CARGO_BIN_EXE_sprida"));
        Self::start_with(program, workspace, arguments)
    }

    fn start_with(mut program: Command, workspace: &Workspace, arguments: &[&str]) -> Self {
        let mut child = program
            .args([
                "serve",
                "--date",
                "2026-11-22",
                "--language",
                "sv",
                "--root",
            ])
            .arg(workspace.root())
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let (sender, said) = mpsc::channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        let port = loop {
            let line = said
                .recv_timeout(Duration::from_secs(30))
                .expect("it says its address");
            if let Some((_, after)) = line.split_once("http://127.0.0.1:") {
                break after.split('/').next().unwrap().parse().unwrap();
            }
        };
        Self {
            child,
            port,
            said: Mutex::new(said),
        }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        stream
    }

    fn send(&self, request: &[u8]) -> Answer {
        let mut stream = self.connect();
        // It may answer and hang up before all has been sent.
        let _ = stream.write_all(request);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n");
        let head = String::from_utf8_lossy(&bytes[..end.unwrap_or(bytes.len())]).into_owned();
        Answer {
            status: head
                .split(' ')
                .nth(1)
                .and_then(|status| status.parse().ok())
                .unwrap_or(0),
            body: end.map_or(Vec::new(), |end| bytes[end + 4..].to_vec()),
            head,
        }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "")
    }

    fn ask(&self, method: &str, path: &str, more: &str) -> Answer {
        let port = self.port;
        self.send(
            format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{more}\r\n").as_bytes(),
        )
    }

    fn text(&self, path: &str) -> String {
        String::from_utf8(self.get(path).body).unwrap()
    }

    fn post(&self, form: &str, more: &str) -> Answer {
        let (port, length) = (self.port, form.len());
        let request = format!(
            "POST /_sprida/new HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: {length}\r\n{more}\r\n{form}"
        );
        self.send(request.as_bytes())
    }

    fn token(&self) -> String {
        let overview = self.text("/_sprida/");
        let after = overview.split("name=\"token\" value=\"").nth(1).unwrap();
        after.split('"').next().unwrap().to_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The events of the preview.
struct Events(BufReader<TcpStream>);

impl Events {
    fn of(server: &Server) -> Self {
        let mut stream = server.connect();
        let port = server.port;
        stream
            .write_all(
                format!("GET /_sprida/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n")
                    .as_bytes(),
            )
            .unwrap();
        let mut events = Self(BufReader::new(stream));
        events.next();
        events
    }

    /// The next state; which files have changed is told apart from it.
    fn next(&mut self) -> String {
        let mut is_state = false;
        loop {
            let mut line = String::new();
            assert!(
                self.0.read_line(&mut line).unwrap() > 0,
                "the stream has ended"
            );
            if let Some(name) = line.strip_prefix("event: ") {
                is_state = name.trim() == "state";
            }
            if is_state && let Some(state) = line.strip_prefix("data: ") {
                return state.trim().to_owned();
            }
        }
    }
}

fn small_site() -> Workspace {
    Workspace::site(&[
        (
            "content/exempel/a.md",
            &four_field_case("Det första exemplet", "En text."),
        ),
        (
            "content/exempel/b.md",
            &four_field_case("Det andra exemplet", "Se [a](a.md)."),
        ),
        ("static/bilder/å ä.txt", "en fil"),
        ("static/hemlig.txt", "inte hemlig"),
    ])
}

/// A served page without what makes it a preview.
fn without_script(html: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(html.to_vec()).unwrap();
    let Some(start) = text.find("<script src=\"/_sprida/live.js\"") else {
        return html.to_vec();
    };
    let end = start + text[start..].find("</script>\n").unwrap() + "</script>\n".len();
    format!("{}{}", &text[..start], &text[end..]).into_bytes()
}

fn encoded(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' => {
                char::from(byte).to_string()
            }
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

#[test]
fn every_address_gives_what_is_published_but_for_the_script() {
    for base in ["https://prov.example/", "https://prov.example/under/sidor/"] {
        let workspace = small_site();
        workspace.write("site.toml", SITE.replace("https://prov.example/", base));
        workspace.publish();
        let server = Server::start(&workspace, &[]);
        let below = base.trim_start_matches("https://prov.example/");
        let published = tree(&workspace.output());
        assert!(published.len() > 10);
        for (path, bytes) in &published {
            let route = format!(
                "/{below}{}",
                path.strip_suffix("index.html").unwrap_or(path)
            );
            let answer = server.get(&encoded(&route));
            assert_eq!(answer.status, 200, "{route}");
            let body = if path.ends_with(".html") {
                without_script(&answer.body)
            } else {
                answer.body
            };
            assert!(body == *bytes, "{route} differs");
        }
        let lost = server.get(&format!("/{below}finns/inte/"));
        assert_eq!(lost.status, 404);
        assert!(without_script(&lost.body) == published["404.html"]);
        let folder = server.get(&format!("/{below}exempel/a"));
        assert_eq!(folder.status, 302);
        assert!(
            folder
                .head
                .contains(&format!("Location: /{below}exempel/a/")),
            "{}",
            folder.head
        );
    }
}

#[test]
fn only_what_is_planned_is_served_whatever_the_address() {
    let workspace = small_site();
    workspace.publish();
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/hostname", workspace.output().join("lank.txt")).unwrap();
    let server = Server::start(&workspace, &[]);
    for path in [
        "/../site.toml",
        "/..%2fsite.toml",
        "/%2e%2e/site.toml",
        "/%2e%2e%2fsite.toml",
        "/site.toml",
        "/content/exempel/a.md",
        "/public/index.html",
        "/.sprida/pages",
        "/.sprida-manifest",
        "/exempel/../../site.toml",
        "/bilder/..%5c..%5csite.toml",
        "/%5c..%5csite.toml",
        "//etc/passwd",
        "//hemlig.txt",
        "//exempel/a/",
        "/%2fetc/passwd",
        "/hemlig.txt%00.html",
        "/HEMLIG.TXT",
        "/Exempel/a/",
        "/lank.txt",
        "/exempel/a/%2e/",
        "/./hemlig.txt",
        "/_sprida/../site.toml",
        "/_sprida/finns-inte",
        "/hemlig.txt/",
        "/file:///etc/passwd",
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        let body = String::from_utf8_lossy(&answer.body);
        assert!(
            !body.contains("basadress") && !body.contains("root:") && !body.contains("inte hemlig"),
            "{path}"
        );
    }
    assert_eq!(server.get("/%ff").status, 400);
    assert_eq!(server.get("/%zz").status, 400);
    assert_eq!(server.text("/hemlig.txt"), "inte hemlig");
}

/// Requests with the status that they are to be answered with.
fn odd_requests(port: u16) -> Vec<(u16, String)> {
    let own = format!("Host: 127.0.0.1:{port}\r\n");
    vec![
        (
            200,
            format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"),
        ),
        (
            200,
            format!("GET / HTTP/1.1\r\n{own}Origin: http://127.0.0.1:{port}\r\n\r\n"),
        ),
        (
            421,
            "GET / HTTP/1.1\r\nHost: ond.example\r\n\r\n".to_owned(),
        ),
        (
            421,
            format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", port - 1),
        ),
        (421, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".to_owned()),
        (400, "GET / HTTP/1.1\r\n\r\n".to_owned()),
        (
            421,
            format!("GET / HTTP/1.1\r\nHost: 192.0.2.7:{port}\r\n\r\n"),
        ),
        (
            400,
            format!("POST /_sprida/new HTTP/1.1\r\n{own}Content-Length: +5\r\n\r\ntitel"),
        ),
        (
            400,
            format!("GET / HTTP/1.1\r\n{own}Host: ond.example\r\n\r\n"),
        ),
        (
            403,
            format!("GET / HTTP/1.1\r\n{own}Origin: http://ond.example\r\n\r\n"),
        ),
        (403, format!("GET / HTTP/1.1\r\n{own}Origin: null\r\n\r\n")),
        (
            403,
            format!(
                "GET /_sprida/events HTTP/1.1\r\n{own}Origin: https://127.0.0.1:{port}\r\n\r\n"
            ),
        ),
        (
            405,
            format!("POST / HTTP/1.1\r\n{own}Content-Length: 0\r\n\r\n"),
        ),
        (405, format!("PUT /exempel/a/ HTTP/1.1\r\n{own}\r\n")),
        (405, format!("DELETE /exempel/a/ HTTP/1.1\r\n{own}\r\n")),
        (405, format!("OPTIONS / HTTP/1.1\r\n{own}\r\n")),
        (
            501,
            format!("GET / HTTP/1.1\r\n{own}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        ),
        (
            501,
            format!(
                "POST /_sprida/new HTTP/1.1\r\n{own}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc"
            ),
        ),
        (
            400,
            format!("GET / HTTP/1.1\r\n{own}Content-Length: 5\r\n\r\nhello"),
        ),
        (
            400,
            format!(
                "POST /_sprida/new HTTP/1.1\r\n{own}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"
            ),
        ),
        (
            413,
            format!("POST /_sprida/new HTTP/1.1\r\n{own}Content-Length: 900000\r\n\r\n"),
        ),
        (
            431,
            format!("GET / HTTP/1.1\r\n{own}X: {}\r\n\r\n", "x".repeat(20_000)),
        ),
        (
            431,
            format!("GET /{} HTTP/1.1\r\n{own}\r\n", "x".repeat(20_000)),
        ),
        (400, "skräp\r\n\r\n".to_owned()),
        (
            400,
            format!("GET http://ond.example/ HTTP/1.1\r\n{own}\r\n"),
        ),
        (505, format!("GET / HTTP/9.9\r\n{own}\r\n")),
    ]
}

#[test]
fn requests_of_other_sites_and_odd_clients_are_refused() {
    let workspace = small_site();
    let server = Server::start(&workspace, &[]);
    for (status, request) in odd_requests(server.port) {
        let answer = server.send(request.as_bytes());
        assert_eq!(
            answer.status,
            status,
            "{}",
            &request[..request.len().min(200)]
        );
        let head = answer.head.to_ascii_lowercase();
        assert!(!head.contains("access-control"), "{head}");
        assert!(head.contains("connection: close"), "{head}");
        assert!(head.contains("frame-ancestors 'self'"), "{head}");
    }
    let whole = server.get("/");
    let head_only = server.ask("HEAD", "/", "");
    assert_eq!((head_only.status, head_only.body.len()), (200, 0));
    assert!(
        head_only
            .head
            .contains(&format!("Content-Length: {}", whole.body.len()))
    );
}

#[test]
fn one_who_lets_others_see_is_reached_by_address_but_not_by_any_name() {
    let workspace = small_site();
    let server = Server::start(&workspace, &["--host", "0.0.0.0"]);
    let port = server.port;
    let ask = |host: &str| {
        let request = format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n");
        server.send(request.as_bytes()).status
    };
    assert_eq!(ask(&format!("192.0.2.7:{port}")), 200);
    assert_eq!(ask(&format!("192.0.2.7:{}", port - 1)), 421);
    assert_eq!(ask(&format!("ond.example:{port}")), 421);
}

#[test]
fn a_site_below_a_path_has_its_overview_and_its_links() {
    let workspace = small_site();
    workspace.write(
        "site.toml",
        SITE.replace("prov.example/", "prov.example/under/"),
    );
    workspace.write(
        "content/exempel/snart.md",
        four_field_case("Tas bort snart", "Text.").replacen(
            "+++\n",
            "+++\navpublicera = 2027-01-01\n",
            1,
        ),
    );
    let server = Server::start(&workspace, &[]);
    let said = server.said.lock().unwrap();
    let mut lines = std::iter::from_fn(|| said.recv_timeout(Duration::from_secs(10)).ok());
    let overview = lines.find(|line| line.contains("/_sprida/")).unwrap();
    assert!(!overview.contains("under/_sprida"), "{overview}");
    let html = server.text("/_sprida/").replace("&#x2f;", "/");
    assert!(html.contains("href=\"/under/\""), "{html}");
    assert!(html.contains("href=\"/under/exempel/snart/\""), "{html}");
}

#[test]
#[cfg(unix)]
fn a_site_that_links_to_its_own_folders_follows_along() {
    let workspace = small_site();
    workspace.write("data/delade/lankad.md", four_field_case("Länkad", "Först."));
    std::os::unix::fs::symlink(
        workspace.root().join("data/delade/lankad.md"),
        workspace.root().join("content/exempel/lankad.md"),
    )
    .unwrap();
    let server = Server::start(&workspace, &[]);
    assert!(server.text("/exempel/lankad/").contains("Först."));
    let mut events = Events::of(&server);
    workspace.write("data/delade/lankad.md", four_field_case("Länkad", "Sedan."));
    events.next();
    assert!(server.text("/exempel/lankad/").contains("Sedan."));
}

#[test]
fn the_form_makes_a_page_for_its_own_site_only() {
    let workspace = small_site();
    let server = Server::start(&workspace, &[]);
    let origin = format!("Origin: http://127.0.0.1:{}\r\n", server.port);
    let token = server.token();
    let form = |token: &str, title: &str, municipality: &str| {
        format!("token={token}&kind=exempel&title={title}&summary=&municipalities={municipality}")
    };
    let path = "content/exempel/nytt-exempel.md";
    for (form, origin) in [
        (form("fel", "Nytt+exempel", "Lund"), origin.as_str()),
        (form(&token, "Nytt+exempel", "Lund"), ""),
        (
            form(&token, "Nytt+exempel", "Lund"),
            "Origin: http://ond.example\r\n",
        ),
    ] {
        assert_eq!(server.post(&form, origin).status, 403);
        assert!(!workspace.root().join(path).exists());
    }
    let wrong = server.post(&form(&token, "Nytt+exempel", "Lnd"), &origin);
    assert_eq!(wrong.status, 422);
    let text = String::from_utf8(wrong.body).unwrap();
    assert!(
        text.contains("Det finns ingen kommun som heter")
            && text.contains("value=\"Nytt exempel\""),
        "{text}"
    );
    let evil = server.post(&form(&token, "..%2F..%2F%3Cscript%3E", "Lnd"), &origin);
    assert!(!String::from_utf8(evil.body).unwrap().contains("<script>"));
    let made = server.post(&form(&token, "Nytt+exempel", "Lund"), &origin);
    assert_eq!(made.status, 303, "{}", made.head);
    assert!(
        made.head.contains("Location: /exempel/nytt-exempel/"),
        "{}",
        made.head
    );
    assert!(workspace.root().join(path).is_file());
    assert!(
        server
            .text("/exempel/nytt-exempel/")
            .contains("Nytt exempel")
    );
    let again = server.post(&form(&token, "Nytt+exempel", "Lund"), &origin);
    assert_eq!(again.status, 422, "what is there is not written over");
}

#[test]
fn an_edit_is_told_and_seen_whatever_it_is() {
    let workspace = small_site();
    let server = Server::start(&workspace, &[]);
    let mut events = Events::of(&server);
    let mut states = Vec::new();
    let mut edit = |path: &str, content: &str, address: &str, expected: &str| {
        workspace.write(path, content);
        let deadline = Instant::now() + Duration::from_secs(20);
        while !server.text(address).contains(expected) {
            assert!(
                Instant::now() < deadline,
                "{path} does not show at {address}"
            );
            states.push(events.next());
        }
    };
    edit(
        "content/exempel/a.md",
        &four_field_case("Det första exemplet", "Ny text."),
        "/exempel/a/",
        "Ny text.",
    );
    edit(
        "content/exempel/a.md",
        &four_field_case("En ny titel på exemplet", "Ny text."),
        "/exempel/",
        "En ny titel",
    );
    edit(
        "content/exempel/c.md",
        &four_field_case("Det tredje exemplet", "Text."),
        "/exempel/c/",
        "Det tredje",
    );
    edit("static/ny.txt", "ny fil", "/ny.txt", "ny fil");
    edit("static/ny.txt", "ännu nyare", "/ny.txt", "ännu nyare");
    edit("locales/sv.ftl", "start = Hem\n", "/exempel/a/", ">Hem<");
    edit(
        "content/kurser/djupare/k.md",
        &four_field_case("En kurs i en ny mapp", "Text."),
        "/kurser/k/",
        "En kurs i en ny mapp",
    );
    edit(
        "site.toml",
        &format!("{SITE}tema = \"eget\"\nbeskrivning = \"En ny beskrivning\"\n"),
        "/_sprida/",
        "Temat eget finns inte",
    );
    edit(
        "themes/eget/templates/case.html",
        "{% extends \"base.html\" %}{% block main %}Eget tema{% endblock %}",
        "/exempel/a/",
        "Eget tema",
    );
    workspace.remove("content/exempel/c.md");
    let deadline = Instant::now() + Duration::from_secs(20);
    while server.get("/exempel/c/").status != 404 {
        assert!(Instant::now() < deadline, "the removed page is still there");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(!states.is_empty());
}

#[test]
fn a_thousand_files_at_once_are_few_changes() {
    let workspace = small_site();
    let server = Server::start(&workspace, &[]);
    for number in 0..1000 {
        workspace.write(
            &format!("content/exempel/n{number}.md"),
            four_field_case(&format!("Exempel {number}"), "Text."),
        );
    }
    let deadline = Instant::now() + Duration::from_secs(60);
    while server.get("/exempel/n999/").status != 200 {
        assert!(Instant::now() < deadline);
        std::thread::sleep(Duration::from_millis(50));
    }
    std::thread::sleep(Duration::from_millis(500));
    let changes = server
        .said
        .lock()
        .unwrap()
        .try_iter()
        .filter(|line| line.starts_with("Ändrat"))
        .count();
    // One, unless the disk is so slow that the writing seems to have ended.
    assert!((1..=3).contains(&changes), "{changes} changes");
}

#[test]
fn files_are_looked_at_where_events_do_not_come() {
    let workspace = small_site();
    let server = Server::start(&workspace, &["--poll"]);
    workspace.write(
        "content/exempel/a.md",
        four_field_case("Det första exemplet", "Läst utan händelser."),
    );
    let deadline = Instant::now() + Duration::from_secs(20);
    while !server.text("/exempel/a/").contains("Läst utan händelser.") {
        assert!(Instant::now() < deadline);
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_port_in_use_gives_the_next_and_says_so() {
    let workspace = small_site();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let server = Server::start(&workspace, &["--port", &port.to_string()]);
    assert_ne!(server.port, port);
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn idle_slow_and_vanishing_clients_hinder_nobody() {
    const IDLE: usize = 500;
    const VANISHING: usize = 300;
    const REQUESTS: usize = 10_000;
    const ASKERS: usize = 4;
    let workspace = small_site();
    let server = Server::start(&workspace, &[]);
    let idle: Vec<TcpStream> = (0..IDLE).map(|_| server.connect()).collect();
    let mut slow = server.connect();
    slow.write_all(b"GET / HTTP/1.1\r\nHo").unwrap();
    for number in 0..VANISHING {
        let mut stream = server.connect();
        let _ = stream.write_all(&b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"[..number % 35]);
    }
    std::thread::scope(|scope| {
        for _ in 0..ASKERS {
            scope.spawn(|| {
                for _ in 0..REQUESTS / ASKERS {
                    assert_eq!(server.get("/exempel/a/").status, 200);
                }
            });
        }
    });
    drop(idle);
    let mut rest = Vec::new();
    slow.read_to_end(&mut rest).unwrap();
    assert!(
        rest.starts_with(b"HTTP/1.1 408 "),
        "{}",
        String::from_utf8_lossy(&rest)
    );
}

#[cfg(unix)]
#[test]
fn a_server_out_of_file_handles_goes_on_when_it_has_some_again() {
    const HANDLES: usize = 64;
    let workspace = small_site();
    let mut program = Command::new("sh");
    let limited = format!("ulimit -n {HANDLES}; exec \"$0\" \"$@\"");
    program.args(["-c", &limited, env!("CARGO_BIN_EXE_sprida")]);
    let server = Server::start_with(program, &workspace, &[]);
    let many: Vec<TcpStream> = (0..HANDLES * 2).map(|_| server.connect()).collect();
    std::thread::sleep(Duration::from_millis(300));
    drop(many);
    assert_eq!(server.get("/exempel/a/").status, 200);
}
