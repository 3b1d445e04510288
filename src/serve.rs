//! The preview in a browser: answers from memory what is planned and nothing else, and tells the page
//! that is seen when something has changed.
//!
//! It is for one person at one machine. It listens on the loopback address unless told otherwise,
//! takes requests only for the names that it goes by (which no page of another site can forge, see
//! DNS rebinding), reads no file because of a request, and writes only what the form asks for.

mod http;

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Condvar, Mutex, MutexGuard, RwLock, RwLockReadGuard};
use std::thread;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use tiny_http::Method;

use self::http::{Answer, HTML, Request, TEXT};
use crate::diagnostic::{MessageLanguage, Text, text};
use crate::memo;
use crate::outputs::{Entry, output_path};
use crate::preview::{
    self, Findings, FormView, Preview, PreviewError, PreviewOptions, Refreshed, Shown,
};
use crate::privacy;
use crate::scaffold::{self, AddArguments};
use crate::watch::{Change, FirstLook};

/// The port that is tried first.
pub const PORT: u16 = 4848;

/// How many ports are tried when one is in use.
const PORTS_TRIED: u16 = 20;

/// How many connections are answered at once; more are turned away.
const MOST_CONNECTIONS: usize = 1000;

/// How often a listening page hears from the server, so that either notices when the other is gone.
const PING: Duration = Duration::from_secs(10);

/// How often it is looked whether a new day has come.
const DAY_LOOK: Duration = Duration::from_secs(20);

/// The stack of a thread that answers.
const STACK: usize = 4 * 1024 * 1024;

/// How the preview is served.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// What is shown.
    pub preview: PreviewOptions,
    /// The address to listen on; the machine itself when left out.
    pub host: Option<IpAddr>,
    /// The port to listen on; the first that is free when left out.
    pub port: Option<u16>,
    /// Look at files now and then rather than wait for events.
    pub poll: bool,
    /// The language of messages and of the preview's own pages.
    pub language: MessageLanguage,
    /// The day now, where the preview goes on to the next at midnight.
    pub clock: Option<fn() -> Date>,
}

/// What stopped the server from starting.
#[derive(Debug)]
pub enum ServeError {
    /// The site cannot be shown.
    Preview(PreviewError),
    /// No port can be listened on.
    Listen(SocketAddr, io::Error),
    /// The folder cannot be watched.
    Watch(io::Error),
}

/// Told about what happens: that the preview is ready, with its address; that something was changed.
#[derive(Debug)]
pub enum Event<'e> {
    /// The address to open.
    Ready {
        /// The address.
        address: String,
        /// The address of the overview.
        overview: String,
        /// The port that was asked for is in use.
        other_port: bool,
        /// Other machines can connect.
        open_to_others: bool,
        /// Files are looked at now and then.
        polls: bool,
        /// What is wrong with the site.
        findings: &'e Findings,
    },
    /// A change, how long it took until it could be asked for, and what is wrong now.
    Changed {
        /// What was looked at.
        files: &'e str,
        /// How long it took.
        took: Duration,
        /// Pages parsed, and whether all was resolved anew.
        refreshed: &'e Refreshed,
        /// What is wrong now with the settings or the theme.
        trouble: usize,
    },
}

/// What pages that listen are told.
#[derive(Clone, Debug)]
struct News {
    /// The state now.
    state: String,
    /// Addresses of files that have changed, as JSON.
    files: Option<String>,
}

/// What all threads share.
struct Server {
    preview: RwLock<Preview>,
    shown: Mutex<Shown>,
    findings: Mutex<Option<(u64, u64, Findings)>>,
    listeners: Mutex<Vec<Sender<News>>>,
    /// Entries that have to be looked at for findings; `None` is all of them.
    unchecked: Mutex<Vec<Option<String>>>,
    to_check: Condvar,
    /// Tells this run of the server from others, which count from the start too.
    boot: String,
    /// What the form must come with.
    token: String,
    /// The names that the server goes by, with port.
    names: Vec<String>,
    /// Other machines may ask, by any of this one's addresses.
    open_to_others: bool,
    port: u16,
    language: MessageLanguage,
    clock: Option<fn() -> Date>,
    /// Counts the rounds of checks in which pages were found that cannot be made, or were mended.
    verdicts: AtomicU64,
    connections: AtomicUsize,
}

/// Serves until the process ends.
///
/// # Errors
/// Why it cannot begin.
pub fn run(options: &ServeOptions, tell: &(dyn Fn(Event<'_>) + Sync)) -> Result<(), ServeError> {
    let first_look =
        FirstLook::at(&options.preview.root, &options.preview.output).map_err(ServeError::Watch)?;
    let (listener, other_port) = listen(options)?;
    let preview = Preview::open(options.preview.clone()).map_err(ServeError::Preview)?;
    let address = listener
        .local_addr()
        .map_err(|error| ServeError::Listen(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), error))?;
    let server = Server::new(preview, options, address);
    let watch = first_look.watch(options.poll);
    let polls = watch.polls();
    let base_path = server.read_preview().config().base_path().to_owned();
    let findings = server.findings();
    tell(Event::Ready {
        address: format!("http://{}{base_path}", server.names[0]),
        overview: format!("http://{}/_sprida/", server.names[0]),
        other_port,
        open_to_others: !address.ip().is_loopback(),
        polls,
        findings: &findings,
    });
    thread::scope(|scope| {
        scope.spawn(|| server.check_when_idle());
        if server.clock.is_some() {
            scope.spawn(|| {
                loop {
                    thread::sleep(DAY_LOOK);
                    server.turn_the_day();
                }
            });
        }
        scope.spawn(|| {
            for change in watch {
                server.take_in(&change, tell);
            }
        });
        server.accept(&listener, scope);
    });
    Ok(())
}

fn listen(options: &ServeOptions) -> Result<(TcpListener, bool), ServeError> {
    let host = options.host.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let first = options.port.unwrap_or(PORT);
    let mut port = first;
    loop {
        let address = SocketAddr::new(host, port);
        match TcpListener::bind(address) {
            Ok(listener) => return Ok((listener, port != first)),
            Err(error)
                if error.kind() == io::ErrorKind::AddrInUse && port - first < PORTS_TRIED =>
            {
                port += 1;
            }
            Err(error) => return Err(ServeError::Listen(address, error)),
        }
    }
}

/// A text that nobody can guess: the standard library's hash keys come from the system's randomness.
fn unguessable() -> String {
    let part = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", part(), part())
}

impl Server {
    fn new(preview: Preview, options: &ServeOptions, address: SocketAddr) -> Self {
        let port = address.port();
        let mut names: Vec<String> = ["127.0.0.1", "localhost", "[::1]"]
            .iter()
            .map(|name| format!("{name}:{port}"))
            .collect();
        if let Some(host) = options.host {
            let name = SocketAddr::new(host, port).to_string();
            names.retain(|known| *known != name);
            if !host.is_unspecified() {
                names.insert(0, name);
            }
        }
        Self {
            preview: RwLock::new(preview),
            shown: Mutex::default(),
            findings: Mutex::default(),
            listeners: Mutex::default(),
            unchecked: Mutex::new(vec![None]),
            to_check: Condvar::new(),
            boot: unguessable(),
            token: unguessable(),
            names,
            open_to_others: options.host.is_some_and(|host| host.is_unspecified()),
            port,
            language: options.language,
            clock: options.clock,
            verdicts: AtomicU64::new(0),
            connections: AtomicUsize::new(0),
        }
    }

    fn read_preview(&self) -> RwLockReadGuard<'_, Preview> {
        self.preview.read().expect("no holder of the lock panics")
    }

    fn lock<'m, T>(mutex: &'m Mutex<T>) -> MutexGuard<'m, T> {
        mutex.lock().expect("no holder of the lock panics")
    }

    /// What a browser compares to know whether it shows the latest.
    fn state(&self) -> String {
        self.state_of(&self.read_preview())
    }

    /// As [`Self::state`], for those who hold the preview already: asking twice could wait for ever.
    fn state_of(&self, preview: &Preview) -> String {
        let verdicts = self.verdicts.load(Ordering::Relaxed);
        format!("{}.{}.{verdicts}", self.boot, preview.generation())
    }

    /// Tells the pages that listen that something has changed.
    fn announce(&self, files: &[String]) {
        let news = News {
            state: self.state(),
            files: (!files.is_empty())
                .then(|| serde_json::to_string(files).expect("addresses are texts")),
        };
        Self::lock(&self.listeners).retain(|listener| listener.send(news.clone()).is_ok());
    }

    /// Has all that can be other than before looked at when there is time.
    fn check_later(&self, refreshed: &Refreshed) {
        let mut unchecked = Self::lock(&self.unchecked);
        match &refreshed.touched {
            None => unchecked.push(None),
            Some(touched) => unchecked.extend(touched.iter().cloned().map(Some)),
        }
        drop(unchecked);
        self.to_check.notify_all();
    }

    /// Goes on to the next day when it has come.
    fn turn_the_day(&self) {
        let Some(today) = self.clock.map(|clock| clock()) else {
            return;
        };
        if self.read_preview().today() == today {
            return;
        }
        let mut preview = self.preview.write().expect("no holder of the lock panics");
        let refreshed = preview.set_today(today);
        drop(preview);
        if refreshed.changed {
            self.announce(&[]);
            self.check_later(&refreshed);
        }
    }

    /// Takes in what has changed, and tells the pages that listen.
    fn take_in(&self, change: &Change, tell: &(dyn Fn(Event<'_>) + Sync)) {
        self.turn_the_day();
        let started = Instant::now();
        let places = match change {
            Change::Files(files) => Some(files.as_slice()),
            Change::Everything => None,
        };
        let mut preview = self.preview.write().expect("no holder of the lock panics");
        let refreshed = preview.refresh(places);
        let trouble = preview.trouble().len();
        let root = preview.root().to_owned();
        drop(preview);
        if !refreshed.changed {
            return;
        }
        let took = started.elapsed();
        self.announce(&refreshed.files);
        self.check_later(&refreshed);
        let root = root.canonicalize().unwrap_or(root);
        let files: Vec<String> = places
            .into_iter()
            .flatten()
            .map(|file| {
                file.strip_prefix(&root)
                    .unwrap_or(file)
                    .display()
                    .to_string()
            })
            .collect();
        tell(Event::Changed {
            files: &files.join(", "),
            took,
            refreshed: &refreshed,
            trouble,
        });
    }

    /// Renders what nobody has asked for, so that all findings come soon after a change.
    fn check_when_idle(&self) {
        let mut remembered = false;
        loop {
            let wanted = {
                let mut unchecked = Self::lock(&self.unchecked);
                while unchecked.is_empty() {
                    unchecked = self
                        .to_check
                        .wait(unchecked)
                        .expect("no holder of the lock panics");
                }
                std::mem::take(&mut *unchecked)
            };
            // What has just changed is asked for first.
            thread::sleep(Duration::from_millis(200));
            let everything = wanted.iter().any(Option::is_none);
            let entries: Vec<(String, Entry)> = {
                let preview = self.read_preview();
                let plan = preview.plan();
                if everything {
                    Self::lock(&self.shown).retain(plan);
                    plan.iter()
                        .map(|(path, entry)| (path.clone(), entry.clone()))
                        .collect()
                } else {
                    let paths = wanted.iter().flatten();
                    paths
                        .filter_map(|path| plan.get_key_value(path))
                        .map(|(path, entry)| (path.clone(), entry.clone()))
                        .collect()
                }
            };
            let failures = Self::lock(&self.shown).failures();
            for (path, entry) in entries.iter().filter(|(_, entry)| entry.is_rendered()) {
                let preview = self.read_preview();
                // The plan may have changed since; what it holds then is looked at on the next round.
                if preview.plan().get(path) == Some(entry) {
                    preview.check_entry(path, entry, &mut Self::lock(&self.shown));
                }
            }
            if Self::lock(&self.shown).failures() != failures {
                self.verdicts.fetch_add(1, Ordering::Relaxed);
                self.announce(&[]);
            }
            if everything {
                // One at a time, so that a change never waits long.
                let paths = self.read_preview().texts_to_keep();
                for path in paths {
                    self.read_preview().keep_text(&path);
                }
            }
            if everything && !remembered && !privacy::has_identity_number(&self.findings().all) {
                remembered = true;
                let root = self.read_preview().root().to_owned();
                // A build may take its time; nobody waits for the preview meanwhile.
                let _turn = memo::wait_for_turn(&root);
                self.read_preview().remember();
            }
        }
    }

    /// All findings now; judged once for each change.
    fn findings(&self) -> Findings {
        let preview = self.read_preview();
        let shown = Self::lock(&self.shown);
        let now = (preview.generation(), shown.failures());
        let mut known = Self::lock(&self.findings);
        if let Some((generation, failures, findings)) = &*known
            && (*generation, *failures) == now
        {
            return findings.clone();
        }
        let findings = preview.findings(&shown);
        *known = Some((now.0, now.1, findings.clone()));
        findings
    }

    /// Accepts connections for ever, each answered by a thread of its own.
    fn accept<'scope, 'env: 'scope>(
        &'env self,
        listener: &TcpListener,
        scope: &'scope thread::Scope<'scope, 'env>,
    ) {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else {
                // Out of file handles, or a client that changed its mind: go on in a moment.
                thread::sleep(Duration::from_millis(20));
                continue;
            };
            if self.connections.fetch_add(1, Ordering::Relaxed) >= MOST_CONNECTIONS {
                self.connections.fetch_sub(1, Ordering::Relaxed);
                continue;
            }
            let spawned = thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, move || {
                    self.connection(&mut stream);
                    self.connections.fetch_sub(1, Ordering::Relaxed);
                });
            if spawned.is_err() {
                self.connections.fetch_sub(1, Ordering::Relaxed);
                thread::sleep(Duration::from_millis(20));
            }
        }
    }

    fn connection(&self, stream: &mut TcpStream) {
        let _ = stream.set_nodelay(true);
        let request = match http::read(stream) {
            Ok(Some(request)) => request,
            Ok(None) => return,
            Err(status) => {
                let _ = Answer::refusal(status).send(stream, true);
                return;
            }
        };
        if let Err(status) = self.may_ask(&request) {
            let _ = Answer::refusal(status).send(stream, true);
            return;
        }
        if request.path == "/_sprida/events" && request.method == Method::Get {
            // The client has gone: nothing to be done about it.
            let _ = self.stream_events(stream);
            return;
        }
        let with_body = request.method != Method::Head;
        let _ = self.answer(&request).send(stream, with_body);
    }

    /// Whether a request comes from a page of ours, or from nobody's page.
    fn may_ask(&self, request: &Request) -> Result<(), u16> {
        let host = request.only("Host").ok_or(400u16)?;
        let is_name = |name: &String| name.eq_ignore_ascii_case(host);
        // Only a name can be made to lead here by somebody else, not an address.
        let is_address = || {
            let address = host.parse::<SocketAddr>();
            self.open_to_others && address.is_ok_and(|address| address.port() == self.port)
        };
        if !(self.names.iter().any(is_name) || is_address()) {
            return Err(421);
        }
        if request.has("Origin") {
            let origin = request.only("Origin").unwrap_or_default();
            let ours = origin.strip_prefix("http://") == Some(host);
            if !ours {
                return Err(403);
            }
        }
        match request.method {
            Method::Get | Method::Head => Ok(()),
            Method::Post if request.path == "/_sprida/new" => Ok(()),
            _ => Err(405),
        }
    }

    fn answer(&self, request: &Request) -> Answer {
        match (request.path.as_str(), &request.method) {
            ("/_sprida/new", Method::Post) => self.new_page(request),
            ("/_sprida/state", _) => Answer::new(200, TEXT, self.state()),
            ("/_sprida/live.js", _) => Answer::new(
                200,
                http::content_type("live.js"),
                include_str!("preview/assets/live.js"),
            ),
            ("/_sprida/preview.css", _) => Answer::new(
                200,
                http::content_type("preview.css"),
                include_str!("preview/assets/preview.css"),
            ),
            ("/_sprida/panel", _) => {
                let route = request.query_value("route").unwrap_or_default();
                let findings = self.findings();
                let preview = self.read_preview();
                let route = below_base(preview.config().base_path(), &route).unwrap_or_default();
                let failure = Self::lock(&self.shown).failure(&route).cloned();
                let panel = preview.panel(&route, &findings, failure.as_ref(), self.language);
                Answer::new(200, HTML, panel)
            }
            ("/_sprida/", _) => self.overview(&FormView::default(), 200),
            ("/_sprida", _) => Answer::redirect(302, "/_sprida/".to_owned()),
            (path, _) if path.starts_with("/_sprida/") => Answer::refusal(404),
            (path, _) => self.page(path),
        }
    }

    fn overview(&self, form: &FormView, status: u16) -> Answer {
        let findings = self.findings();
        let preview = self.read_preview();
        let html = preview.overview(&findings, &self.token, form, self.language);
        Answer::new(status, HTML, self.with_script(&preview, html.into_bytes()))
    }

    /// What is planned at an address.
    fn page(&self, path: &str) -> Answer {
        let preview = self.read_preview();
        let base = preview.config().base_path();
        let Some(route) = below_base(base, path) else {
            return if path == "/" {
                Answer::redirect(302, base.to_owned())
            } else {
                Answer::refusal(404)
            };
        };
        let planned = output_path(&route);
        if !preview.plan().contains_key(&planned) {
            let folder = format!("{}/", route.trim_end_matches('/'));
            if !route.ends_with('/') && preview.plan().contains_key(&output_path(&folder)) {
                let location = format!("{}{}", base.trim_end_matches('/'), encode(&folder));
                return Answer::redirect(302, location);
            }
        }
        let answer = preview.answer(&route, &mut Self::lock(&self.shown));
        match answer {
            preview::Answer::Bytes(bytes) => {
                let content_type = http::content_type(&planned);
                let body = bytes.as_ref().clone();
                if content_type == HTML {
                    Answer::new(200, HTML, self.with_script(&preview, body))
                } else {
                    Answer::new(200, content_type, body)
                }
            }
            preview::Answer::NotFound(Some(bytes)) => Answer::new(
                404,
                HTML,
                self.with_script(&preview, bytes.as_ref().clone()),
            ),
            preview::Answer::NotFound(None) => Answer::refusal(404),
            preview::Answer::Failed(finding) => {
                let html = preview.failed_page(&finding, self.language);
                Answer::new(500, HTML, self.with_script(&preview, html.into_bytes()))
            }
        }
    }

    /// A page with the script that shows changes, which is the only difference to what is published.
    fn with_script(&self, preview: &Preview, html: Vec<u8>) -> Vec<u8> {
        let script = format!(
            "<script src=\"/_sprida/live.js\" data-generation=\"{}\" defer></script>\n",
            self.state_of(preview)
        );
        let end = html
            .windows(b"</body>".len())
            .rposition(|window| window == b"</body>")
            .unwrap_or(html.len());
        let mut page = html;
        page.splice(end..end, script.into_bytes());
        page
    }

    /// Makes the file of a new page, as `sprida add` does.
    fn new_page(&self, request: &Request) -> Answer {
        let values = http::form_values(&request.form);
        let value = |name: &str| -> String {
            let found = values.iter().find(|(key, _)| key == name);
            found
                .map(|(_, value)| value.trim().to_owned())
                .unwrap_or_default()
        };
        // A page of another site can send a form here, but cannot know the token.
        if value("token") != self.token || !request.has("Origin") {
            return Answer::refusal(403);
        }
        let form = FormView {
            kind: value("kind"),
            title: value("title"),
            summary: value("summary"),
            municipalities: value("municipalities"),
            error: None,
        };
        let (root, base, published) = {
            let preview = self.read_preview();
            (
                preview.root().to_owned(),
                preview.config().base_path().to_owned(),
                preview.today(),
            )
        };
        let arguments = AddArguments {
            root,
            kind: form.kind.clone(),
            title: form.title.clone(),
            summary: Some(form.summary.replace(['\r', '\n'], " ")).filter(|text| !text.is_empty()),
            municipalities: form
                .municipalities
                .split(',')
                .map(|name| name.trim().to_owned())
                .filter(|name| !name.is_empty())
                .collect(),
            published,
        };
        match scaffold::add_as_given(&arguments) {
            Ok((path, route)) => {
                let place = arguments.root.join(&path);
                let change = Change::Files(vec![place]);
                self.take_in(&change, &|_| {});
                let location = format!("{}{}", base.trim_end_matches('/'), encode(&route));
                Answer::redirect(303, location)
            }
            Err(error) => {
                let form = FormView {
                    error: Some(error.get(self.language).to_owned()),
                    ..form
                };
                self.overview(&form, 422)
            }
        }
    }

    /// Tells a page of changes until it goes away (server-sent events, HTML Standard 9.2).
    fn stream_events(&self, stream: &mut TcpStream) -> io::Result<()> {
        let (sender, receiver) = mpsc::channel();
        Self::lock(&self.listeners).push(sender);
        let mut head = http::head(200, "text/event-stream");
        head.push_str("\r\nretry: 1000\n\n");
        stream.write_all(head.as_bytes())?;
        let mut news = News {
            state: self.state(),
            files: None,
        };
        loop {
            if let Some(files) = &news.files {
                stream.write_all(format!("event: files\ndata: {files}\n\n").as_bytes())?;
            }
            let state = &news.state;
            stream.write_all(format!("event: state\ndata: {state}\n\n").as_bytes())?;
            stream.flush()?;
            loop {
                match receiver.recv_timeout(PING) {
                    Ok(newer) => {
                        news = newer;
                        break;
                    }
                    Err(RecvTimeoutError::Timeout) => {
                        stream.write_all(b": still here\n\n")?;
                        stream.flush()?;
                    }
                    Err(RecvTimeoutError::Disconnected) => return Ok(()),
                }
            }
        }
    }
}

/// An address below the path that the site is published at, as the site itself sees it.
fn below_base(base: &str, path: &str) -> Option<String> {
    let below = path.strip_prefix(base.trim_end_matches('/'))?;
    let is_ours = below.starts_with('/') && !below.starts_with("//");
    is_ours.then(|| below.to_owned())
}

/// An address as it may stand in a header.
fn encode(route: &str) -> String {
    let mut encoded = String::with_capacity(route.len());
    for byte in route.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// Why the server cannot start, and what to do about it.
pub fn explain(error: &ServeError, language: MessageLanguage) -> Text {
    match error {
        ServeError::Preview(PreviewError::Root(root, error)) => {
            let root = root.display();
            text!(
                "Mappen {root} går inte att läsa: {error}.\nGå till webbplatsens mapp, eller ange den med --root.",
                "The folder {root} cannot be read: {error}.\nGo to the site's folder, or name it with --root."
            )
        }
        ServeError::Preview(PreviewError::Findings(findings)) => {
            let shown = crate::report::human(findings, language, false);
            text!(
                "{shown}Rätta det här först, så går förhandsvisningen att starta.",
                "{shown}Mend this first, and the preview can be started."
            )
        }
        ServeError::Listen(address, error) => text!(
            "Det går inte att lyssna på {address}: {error}.\nVälj en annan port med --port.",
            "It is not possible to listen on {address}: {error}.\nChoose another port with --port."
        ),
        ServeError::Watch(error) => text!(
            "Mappen går inte att bevaka: {error}.\nPröva med --poll.",
            "The folder cannot be watched: {error}.\nTry with --poll."
        ),
    }
}
