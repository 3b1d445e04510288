//! Asks a server after an address: first for the head alone, then, where it does not take that
//! question, for the page, wherever it leads on to.

use std::time::{Duration, Instant};

use ureq::http::header::LOCATION;
use ureq::http::{Method, Request, Response, StatusCode};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, Error};
use url::Url;

use super::Answer;
use super::reason::Reason;

/// How many times an address may lead on to another.
const MOST_STEPS: u32 = 8;

/// Statuses that say that a page has moved and will not come back.
const FOR_GOOD: [StatusCode; 2] = [
    StatusCode::MOVED_PERMANENTLY,
    StatusCode::PERMANENT_REDIRECT,
];

pub(super) struct Asker {
    agent: Agent,
    patience: Duration,
}

impl Asker {
    pub(super) fn new(patience: Duration) -> Self {
        // The certificates of the computer: those of a workplace that looks into its traffic too.
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .build();
        let agent = Agent::config_builder()
            .tls_config(tls)
            // Where a step leads is followed here, so that a finding names the server at fault.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .user_agent(concat!(
                "Sprida/",
                env!("CARGO_PKG_VERSION"),
                " (link check)"
            ))
            .build()
            .new_agent();
        Self { agent, patience }
    }

    pub(super) fn ask(&self, written: &str) -> Answer {
        // As browsers do (WHATWG URL): å in a name or a path is written so that servers understand it.
        let Ok(url) = Url::parse(written) else {
            return Answer::NoAddress;
        };
        match self.send(Method::HEAD, &url, self.patience) {
            Ok(first) if first.status().is_success() => Answer::There,
            Ok(first) if first.status() == StatusCode::TOO_MANY_REQUESTS => {
                unverified(&url, Reason::TooMany)
            }
            Ok(_) => self.follow(url),
            Err(error) => match of_error(&url, &error) {
                // Some servers do not say that they take no such question.
                Answer::Unverified(_, Reason::HungUp | Reason::Gibberish) => self.follow(url),
                answer => answer,
            },
        }
    }

    /// Asks for the page and goes where it leads, until some server says what is there.
    fn follow(&self, mut url: Url) -> Answer {
        let until = Instant::now() + self.patience;
        let (mut moved_to, mut is_for_good) = (None, true);
        for _ in 0..=MOST_STEPS {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return unverified(&url, Reason::Silence);
            }
            let response = match self.send(Method::GET, &url, left) {
                Ok(response) => response,
                Err(error) => return of_error(&url, &error),
            };
            let Some(next) = next_step(&url, &response) else {
                return of_status(&url, response.status(), moved_to);
            };
            is_for_good &= FOR_GOOD.contains(&response.status());
            if is_for_good {
                moved_to = Some(next.to_string());
            }
            url = next;
        }
        unverified(&url, Reason::Circle)
    }

    fn send(&self, method: Method, url: &Url, patience: Duration) -> Result<Response<Body>, Error> {
        let request = Request::builder().method(method).uri(url.as_str());
        let request = self
            .agent
            .configure_request(request.body(())?)
            .timeout_global(Some(patience))
            .build();
        self.agent.run(request)
    }
}

/// Where a response leads on to, if it does.
fn next_step(url: &Url, response: &Response<Body>) -> Option<Url> {
    if !response.status().is_redirection() {
        return None;
    }
    // Letters beyond ASCII stand here too, though they should not (RFC 9110, section 10.2.2).
    let location = str::from_utf8(response.headers().get(LOCATION)?.as_bytes()).ok()?;
    let next = url.join(location).ok()?;
    ["http", "https"].contains(&next.scheme()).then_some(next)
}

fn of_status(url: &Url, status: StatusCode, moved_to: Option<String>) -> Answer {
    match status {
        status if status.is_success() => moved_to.map_or(Answer::There, Answer::Moved),
        StatusCode::NOT_FOUND | StatusCode::GONE => Answer::Gone(status.as_u16()),
        StatusCode::TOO_MANY_REQUESTS => unverified(url, Reason::TooMany),
        status => unverified(url, Reason::Status(status.as_u16())),
    }
}

fn of_error(url: &Url, error: &Error) -> Answer {
    Reason::of(error).map_or(Answer::NoServer, |reason| unverified(url, reason))
}

fn unverified(url: &Url, reason: Reason) -> Answer {
    Answer::Unverified(shown_server(url), reason)
}

/// The name of an address's server as people write it, with its port.
fn shown_server(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    let name = match url.domain() {
        Some(domain) => url::quirks::domain_to_unicode(domain),
        None => host.to_owned(),
    };
    let name = if name.is_empty() { host } else { &name };
    match url.port() {
        Some(port) => format!("{name}:{port}"),
        None => name.to_owned(),
    }
}
