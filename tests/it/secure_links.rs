//! Links to other websites over TLS: servers with certificates of an authority that is made for the
//! test, trusted or not, asked by the program itself with the surroundings of a real computer.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::Command;
use std::sync::Arc;

use jiff::civil::{Date, date};
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::workspace::{Workspace, four_field_case};

/// Who issues certificates.
struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
}

impl Authority {
    fn new(name: &str) -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let pem = params.self_signed(&key).unwrap().pem();
        let issuer = Issuer::new(params, key);
        Self { issuer, pem }
    }

    /// What a server needs that calls itself by these names and whose certificate is valid these days.
    fn certify(&self, names: &[&str], days: Option<[Date; 2]>) -> Arc<ServerConfig> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let mut params = CertificateParams::new(names).unwrap();
        if let Some([first, last]) = days {
            let moment =
                |day: Date| date_time_ymd(day.year().into(), day.month() as u8, day.day() as u8);
            (params.not_before, params.not_after) = (moment(first), moment(last));
        }
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        configure(certificate.der().clone(), &key)
    }
}

fn configure(certificate: CertificateDer<'static>, key: &KeyPair) -> Arc<ServerConfig> {
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(provider);
    let builder = builder.with_safe_default_protocol_versions().unwrap();
    let builder = builder.with_no_client_auth();
    Arc::new(builder.with_single_cert(vec![certificate], key).unwrap())
}

/// What a server answers, by method and address; nothing where it hangs up.
type Answers = Arc<dyn Fn(&str, &str) -> Option<String> + Send + Sync>;

/// Starts a server on this computer and gives its port.
fn serve(tls: Option<Arc<ServerConfig>>, answers: Answers) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let (tls, answers) = (tls.clone(), Arc::clone(&answers));
            // A client that goes away is no fault of the server.
            std::thread::spawn(move || -> io::Result<()> {
                let stream = stream?;
                match tls {
                    None => answer(stream, &*answers),
                    Some(tls) => {
                        let connection = ServerConnection::new(tls).map_err(io::Error::other)?;
                        answer(StreamOwned::new(connection, stream), &*answers)
                    }
                }
            });
        }
    });
    port
}

fn answer(
    mut stream: impl Read + Write,
    answers: &dyn Fn(&str, &str) -> Option<String>,
) -> io::Result<()> {
    let head = read_head(&mut stream)?;
    let question: Vec<&str> = head.split_whitespace().take(2).collect();
    let [method, path] = question[..] else {
        return stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
    };
    if let Some(answer) = answers(method, path) {
        write!(
            stream,
            "{answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        )?;
    }
    stream.flush()
}

/// What is asked, to the empty line and no further; what begins as TLS does is no question.
fn read_head(stream: &mut impl Read) -> io::Result<String> {
    const HANDSHAKE: u8 = 0x16;
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") && head.first() != Some(&HANDSHAKE) {
        let mut byte = [0];
        stream.read_exact(&mut byte)?;
        head.push(byte[0]);
    }
    String::from_utf8(head).map_err(io::Error::other)
}

fn fine() -> Answers {
    Arc::new(|_, _| Some("HTTP/1.1 200 OK".to_owned()))
}

/// What `sprida check --external` says of each address, on a computer that trusts these authorities.
fn checked(
    urls: &[String],
    authorities: &str,
    surroundings: &[(&str, String)],
) -> BTreeMap<String, String> {
    let links: Vec<String> = urls.iter().map(|url| format!("[länk]({url})")).collect();
    let page = four_field_case("Ett exempel", &links.join("\n\n"));
    let workspace = Workspace::site(&[("content/exempel/a.md", &page)]);
    workspace.write("authorities.pem", authorities);
    let mut program = Command::new(env!("CARGO_BIN_EXE_sprida"));
    program.args(["check", "--external", "--format", "json", "--language"]);
    program.arg("sv").current_dir(workspace.root());
    for variable in ["ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"] {
        program.env_remove(variable);
        program.env_remove(variable.to_lowercase());
    }
    program.env_remove("SSL_CERT_DIR");
    program.env("SSL_CERT_FILE", workspace.root().join("authorities.pem"));
    program.envs(surroundings.iter().cloned());
    let output = program.output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    let lines = told.lines();
    let findings = lines.map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let written = fs::read_to_string(workspace.root().join("content/exempel/a.md")).unwrap();
    let written: Vec<&str> = written.lines().collect();
    let external = findings.filter(|finding| {
        let code = finding["code"].as_str().unwrap();
        code.ends_with("-external-link")
    });
    let told = external.map(|finding| {
        let line = usize::try_from(finding["line"].as_u64().unwrap()).unwrap();
        let link = written[line - 1].strip_prefix("[länk](").unwrap();
        let words = ["code", "message", "help"].map(|name| finding[name].as_str().unwrap());
        (link.trim_end_matches(')').to_owned(), words.join(" | "))
    });
    told.collect()
}

#[test]
fn a_certificate_is_trusted_or_what_is_wrong_with_it_is_told() {
    let (known, unknown) = (Authority::new("En"), Authority::new("En annan"));
    let here = ["127.0.0.1"];
    let past = [date(2020, 1, 1), date(2024, 2, 29)];
    let future = [date(2900, 1, 1), date(2901, 1, 1)];
    let lonely = KeyPair::generate().unwrap();
    let params = CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap();
    let its_own = configure(params.self_signed(&lonely).unwrap().der().clone(), &lonely);
    let cases = [
        (Some(known.certify(&here, None)), ""),
        (
            Some(unknown.certify(&here, None)),
            "har inte utfärdats av någon som den här datorn litar på",
        ),
        (Some(its_own), "certifikatet för 127.0.0.1"),
        (
            Some(known.certify(&here, Some(past))),
            "gick ut 2024-02-29. | Se efter att datorns klocka går rätt.",
        ),
        (
            Some(known.certify(&here, Some(future))),
            "har inte börjat gälla",
        ),
        (
            Some(known.certify(&["annan.example"], None)),
            "visar upp ett certifikat som hör till en annan adress",
        ),
        (None, "har ingen kryptering som går att lita på"),
    ];
    let mut expected = BTreeMap::new();
    for (tls, words) in cases {
        expected.insert(format!("https://127.0.0.1:{}/", serve(tls, fine())), words);
    }
    let urls: Vec<String> = expected.keys().cloned().collect();
    let mut found = checked(&urls, &known.pem, &[]);
    for (url, words) in expected {
        let Some(told) = found.remove(&url) else {
            assert_eq!(words, "", "nothing is said of {url}");
            continue;
        };
        assert!(!words.is_empty(), "{told}");
        assert!(told.contains(words), "{words}: {told}");
        assert!(told.starts_with("unverified-external-link | Länken gick inte att kontrollera: "));
        assert!(told.contains(url["https://".len()..].trim_end_matches('/')));
    }
    assert_eq!(found, BTreeMap::new());
}

#[test]
fn a_computer_that_trusts_nobody_is_told_of_itself() {
    let port = serve(
        Some(Authority::new("En").certify(&["127.0.0.1"], None)),
        fine(),
    );
    let url = format!("https://127.0.0.1:{port}/");
    let found = checked(std::slice::from_ref(&url), "", &[]);
    let told = &found[&url];
    assert!(
        told.contains("den här datorn har ingen lista över vilka certifikat"),
        "{told}"
    );
}

#[test]
fn where_an_address_leads_on_the_server_at_fault_is_named() {
    let authority = Authority::new("En");
    let tls = authority.certify(&["127.0.0.1"], None);
    let past = [date(2020, 1, 1), date(2024, 2, 29)];
    let expired = serve(Some(authority.certify(&["127.0.0.1"], Some(past))), fine());
    let other = serve(Some(tls.clone()), fine());
    let secure = serve(
        Some(tls),
        Arc::new(move |method, path| {
            let (status, location) = match (method, path) {
                (_, "/other") => ("302 Found", format!("https://127.0.0.1:{other}/there")),
                (_, "/expired") => ("302 Found", format!("https://127.0.0.1:{expired}/")),
                (_, "/round") => ("302 Found", "/around".to_owned()),
                (_, "/around") => ("302 Found", "/round".to_owned()),
                (_, "/new") => ("301 Moved Permanently", "/newer".to_owned()),
                (_, "/newer") => ("303 See Other", "/newer/start?session=1".to_owned()),
                (_, "/swedish") => ("301 Moved Permanently", "/ö".to_owned()),
                (_, "/hangs-up") | ("HEAD", "/hangs-up-at-heads") => return None,
                (_, "/gibberish") => return Some("SSH-2.0-prov".to_owned()),
                ("GET", "/gone") => ("404 Not Found", String::new()),
                ("HEAD", "/gone") => ("405 Method Not Allowed", String::new()),
                _ => ("200 OK", String::new()),
            };
            let location = Some(location).filter(|location| !location.is_empty());
            let location = location.map_or(String::new(), |to| format!("\r\nLocation: {to}"));
            Some(format!("HTTP/1.1 {status}{location}"))
        }),
    );
    let plain = serve(
        None,
        Arc::new(move |_, path| {
            let moved = "HTTP/1.1 301 Moved Permanently\r\nLocation:";
            Some(format!("{moved} https://127.0.0.1:{secure}{path}"))
        }),
    );
    let base = format!("https://127.0.0.1:{secure}");
    let expired = format!("certifikatet för 127.0.0.1:{expired} gick ut 2024-02-29");
    let cases = [
        (format!("http://127.0.0.1:{plain}/a"), format!("moved-external-link | Sidan har flyttat till {base}/a.")),
        (format!("http://127.0.0.1:{plain}/gone"), "broken-external-link | Länken leder ingenstans".to_owned()),
        (format!("{base}/other"), String::new()),
        (format!("{base}/expired"), expired),
        (format!("{base}/round"), "skickar vidare gång på gång".to_owned()),
        (format!("{base}/new"), format!("moved-external-link | Sidan har flyttat till {base}/newer.")),
        (format!("{base}/swedish"), format!("moved-external-link | Sidan har flyttat till {base}/%C3%B6.")),
        (format!("{base}/hangs-up"), "bröt anslutningen utan att svara".to_owned()),
        (format!("{base}/hangs-up-at-heads"), String::new()),
        (format!("{base}/gibberish"), "svarar inte så som webbplatser gör".to_owned()),
        ("https://127.0.0.1:99999/".to_owned(), "broken-external-link | Länken leder ingenstans: https://127.0.0.1:99999/ är ingen adress.".to_owned()),
    ];
    let urls: Vec<String> = cases.iter().map(|(url, _)| url.clone()).collect();
    let found = checked(&urls, &authority.pem, &[]);
    for (url, words) in cases {
        match found.get(&url) {
            None => assert_eq!(words, "", "nothing is said of {url}"),
            Some(told) => assert!(
                !words.is_empty() && told.contains(&words),
                "{words}: {told}"
            ),
        }
    }
}

/// A proxy that leads every name to one port, and the names that it is asked for.
fn proxy(to: u16) -> (u16, Arc<std::sync::Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let names = Arc::new(std::sync::Mutex::new(Vec::new()));
    let log = Arc::clone(&names);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let log = Arc::clone(&log);
            std::thread::spawn(move || -> io::Result<()> {
                let mut client = stream?;
                let mut head = BufReader::new(io::Cursor::new(read_head(&mut client)?));
                let mut first = String::new();
                head.read_line(&mut first)?;
                let name = first.split(' ').nth(1).unwrap_or_default().to_owned();
                let is_refused = name.starts_with("spärrad") || name.starts_with("xn--sprrad-cua");
                log.lock().unwrap().push(name);
                if is_refused {
                    return client.write_all(b"HTTP/1.1 403 Forbidden\r\n\r\n");
                }
                client.write_all(b"HTTP/1.1 200 OK\r\n\r\n")?;
                let server = TcpStream::connect(("127.0.0.1", to))?;
                let (mut from_client, mut to_server) = (client.try_clone()?, server.try_clone()?);
                std::thread::spawn(move || -> io::Result<()> {
                    io::copy(&mut from_client, &mut to_server)?;
                    to_server.shutdown(Shutdown::Write)
                });
                let (mut from_server, mut to_client) = (server, client);
                io::copy(&mut from_server, &mut to_client)?;
                to_client.shutdown(Shutdown::Write)
            });
        }
    });
    (port, names)
}

#[test]
fn names_and_paths_with_swedish_letters_and_numbers_of_ipv6_are_asked_as_browsers_ask() {
    let authority = Authority::new("En");
    let names = ["xn--grn-kommun-fcb.sprida-prov.zz", "::1"];
    let paths = Arc::new(std::sync::Mutex::new(Vec::new()));
    let log = Arc::clone(&paths);
    let port = serve(
        Some(authority.certify(&names, None)),
        Arc::new(move |_, path| {
            log.lock().unwrap().push(path.to_owned());
            let is_missing = path.contains("saknas");
            let status = if is_missing {
                "404 Not Found"
            } else {
                "200 OK"
            };
            Some(format!("HTTP/1.1 {status}"))
        }),
    );
    let (proxy, asked) = proxy(port);
    let urls = [
        "https://grön-kommun.sprida-prov.zz/sök/å%20ä?ö=1",
        "https://GRÖN-KOMMUN.sprida-prov.zz/saknas",
        "https://annan-ö.sprida-prov.zz:8443/",
        "https://[::1]:8443/sida",
        "https://spärrad.sprida-prov.zz/",
    ]
    .map(str::to_owned);
    let found = checked(
        &urls,
        &authority.pem,
        &[("HTTPS_PROXY", format!("http://127.0.0.1:{proxy}"))],
    );
    let expected = [
        (
            1,
            "GRÖN-KOMMUN.sprida-prov.zz svarar att sidan inte finns (404)",
        ),
        (2, "annan-ö.sprida-prov.zz:8443 visar upp ett certifikat"),
        (
            4,
            "nätets proxy släpper inte fram frågor till spärrad.sprida-prov.zz",
        ),
    ];
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (place, words) in expected {
        let told = &found[&urls[place]];
        assert!(told.contains(words), "{words}: {told}");
    }
    let paths = paths.lock().unwrap();
    assert!(
        paths.contains(&"/s%C3%B6k/%C3%A5%20%C3%A4?%C3%B6=1".to_owned()),
        "{paths:?}"
    );
    let asked = asked.lock().unwrap();
    for name in [format!("{}:443", names[0]), "[::1]:8443".to_owned()] {
        assert!(asked.contains(&name), "{asked:?}");
    }
}
