//! The preview in a browser: answers from memory what is planned and nothing else, and tells the page
//! that is seen when something has changed.
//!
//! It is for one person at one machine. It listens on the loopback address unless told otherwise,
//! takes requests only for the names that it goes by (which no page of another site can forge, see
//! DNS rebinding), reads no file because of a request, and writes only what the form asks for.

mod answers;
mod changes;
mod connections;
mod http;

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Condvar, Mutex, MutexGuard, RwLock, RwLockReadGuard};
use std::thread;
use std::time::Duration;

use jiff::civil::Date;

use self::changes::{DAY_LOOK, News};
use crate::diagnostic::{MessageLanguage, Text, text};
use crate::preview::{Findings, Preview, PreviewError, PreviewOptions, Refreshed, Shown};
use crate::watch::FirstLook;

/// The port that is tried first.
pub const PORT: u16 = 4848;

/// How many ports are tried when one is in use.
const PORTS_TRIED: u16 = 20;

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
