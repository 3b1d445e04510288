//! Links to other websites: where they stand, and what is found at their other end. They are asked
//! after only when somebody wants it, never by a build: other people's servers come and go.

mod ask;
mod known;
mod reason;
mod written;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use jiff::civil::Date;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use self::ask::Asker;
use self::known::Known;
use self::reason::Reason;
use self::written::{Written, addresses};
use crate::diagnostic::{Diagnostic, Severity, text};
use crate::sources::Sources;

/// How servers are asked.
#[derive(Clone, Copy, Debug)]
pub struct Manners {
    /// How long an answer may take.
    pub patience: Duration,
    /// The rest between two questions to one server.
    pub pause: Duration,
}

impl Default for Manners {
    fn default() -> Self {
        Self {
            patience: Duration::from_secs(15),
            pause: Duration::from_millis(500),
        }
    }
}

/// What an address leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Answer {
    /// Something is there.
    There,
    /// It has moved for good to another address.
    Moved(String),
    /// The server says that nothing is there, with this status of HTTP.
    Gone(u16),
    /// No server has that name.
    NoServer,
    /// What is written is no address.
    NoAddress,
    /// Nobody can say what this server has: it did not answer, or answers only people.
    Unverified(String, Reason),
}

impl Answer {
    /// Whether some server has been heard.
    fn is_from_server(&self) -> bool {
        match self {
            Self::There | Self::Moved(_) | Self::Gone(_) => true,
            Self::NoServer | Self::NoAddress => false,
            Self::Unverified(_, reason) => reason.is_from_server(),
        }
    }
}

/// Asks after every address that the site's texts and data name, each once, and tells of those that
/// lead nowhere, have moved or cannot be verified. `progress` is told how many of how many are done.
///
/// Answers are kept with their day in `.sprida/` below `root`, so that the next check asks less.
pub fn check(
    root: &Path,
    sources: &Sources,
    today: Date,
    manners: Manners,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Vec<Diagnostic> {
    let mut places: BTreeMap<String, Vec<Written>> = BTreeMap::new();
    for written in addresses(sources) {
        places.entry(written.url.clone()).or_default().push(written);
    }
    let mut known = Known::load(root, today);
    let unknown = places.keys().filter(|url| known.get(url).is_none());
    let mut by_server: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for url in unknown {
        by_server.entry(written::server(url)).or_default().push(url);
    }
    let total = places.len();
    let done = Mutex::new(total - by_server.values().map(Vec::len).sum::<usize>());
    let asker = Asker::new(manners.patience);
    // Most of the time is waiting: threads of their own, so that one slow server holds up no other.
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(MOST_AT_ONCE.min(by_server.len().max(1)))
        .build();
    let ask_all = || -> Vec<(String, Answer)> {
        let servers: Vec<_> = by_server.into_values().collect();
        servers
            .into_par_iter()
            .flat_map_iter(|urls| {
                ask_server(&asker, &urls, manners.pause, &|| {
                    let mut done = done.lock().expect("no holder of the lock panics");
                    *done += 1;
                    progress(*done, total);
                })
            })
            .collect()
    };
    let mut answers = match pool {
        Ok(pool) => pool.install(ask_all),
        Err(_) => ask_all(),
    };
    // Where no name is known and nobody answers there is no network, and names prove nothing.
    if !answers.iter().any(|(_, answer)| answer.is_from_server()) {
        for (url, answer) in &mut answers {
            if *answer == Answer::NoServer {
                let server = written::server(url).to_owned();
                *answer = Answer::Unverified(server, Reason::Connection);
            }
        }
    }
    for (url, answer) in answers {
        known.insert(url, answer);
    }
    // A cache that cannot be kept costs time, not truth.
    let _ = known.save(root);
    let found = places.iter().flat_map(|(url, places)| {
        let answer = known.get(url);
        places
            .iter()
            .filter_map(move |place| finding(place, answer?))
    });
    found.collect()
}

/// How many servers are asked at the same time.
const MOST_AT_ONCE: usize = 8;

/// Asks one server after one address at a time, and stops when it has had enough.
fn ask_server(
    asker: &Asker,
    urls: &[&str],
    pause: Duration,
    done: &dyn Fn(),
) -> Vec<(String, Answer)> {
    let mut answers: Vec<(String, Answer)> = Vec::new();
    for url in urls {
        let answer = match answers.last() {
            Some((_, had_enough @ Answer::Unverified(_, Reason::TooMany))) => had_enough.clone(),
            last => {
                if last.is_some() {
                    std::thread::sleep(pause);
                }
                asker.ask(url)
            }
        };
        answers.push(((*url).to_owned(), answer));
        done();
    }
    answers
}

fn finding(place: &Written, answer: &Answer) -> Option<Diagnostic> {
    let url = &place.url;
    let server = written::server(url);
    let (severity, code, message, help) = match answer {
        Answer::There => return None,
        Answer::Moved(to) => (
            Severity::Advice,
            "moved-external-link",
            text!(
                "Sidan har flyttat till {to}.",
                "The page has moved to {to}."
            ),
            text!(
                "Byt adressen. Den gamla kan sluta fungera.",
                "Change the address. The old one may stop working."
            ),
        ),
        Answer::Gone(status) => (
            Severity::Warning,
            "broken-external-link",
            text!(
                "Länken leder ingenstans: {server} svarar att sidan inte finns ({status}).",
                "The link leads nowhere: {server} answers that there is no such page ({status})."
            ),
            text!(
                "Leta upp den nya adressen, eller ta bort länken.",
                "Find the new address, or remove the link."
            ),
        ),
        Answer::NoServer => (
            Severity::Warning,
            "broken-external-link",
            text!(
                "Länken leder ingenstans: det finns ingen webbplats som heter {server}.",
                "The link leads nowhere: there is no website called {server}."
            ),
            text!(
                "Kontrollera stavningen, eller ta bort länken.",
                "Check the spelling, or remove the link."
            ),
        ),
        Answer::NoAddress => (
            Severity::Warning,
            "broken-external-link",
            text!(
                "Länken leder ingenstans: {url} är ingen adress.",
                "The link leads nowhere: {url} is no address."
            ),
            text!(
                "Kopiera adressen från webbläsaren, eller ta bort länken.",
                "Copy the address from the browser, or remove the link."
            ),
        ),
        Answer::Unverified(server, reason) => (
            Severity::Advice,
            "unverified-external-link",
            reason.message(server),
            reason.help(),
        ),
    };
    let mut finding = Diagnostic::new(severity, code, place.file.as_str(), message, help);
    finding = finding.at_line(&place.line, place.span);
    Some(finding)
}
