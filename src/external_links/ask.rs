//! Asks a server after an address: first for the head alone, then, where it does not take that
//! question, for the page.

use std::io::{self, ErrorKind};
use std::time::Duration;

use ureq::http::{Response, StatusCode};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, Error, ResponseExt};

use super::{Answer, Reason};

/// How many times an address may lead on to another.
const MOST_STEPS: u32 = 8;

pub(super) struct Asker {
    /// Follows where an address leads.
    following: Agent,
    /// Does not.
    standing: Agent,
}

impl Asker {
    pub(super) fn new(patience: Duration) -> Self {
        let agent = |steps: u32| {
            // The certificates of the computer: those of a workplace that looks into its traffic too.
            let tls = TlsConfig::builder()
                .root_certs(RootCerts::PlatformVerifier)
                .build();
            Agent::config_builder()
                .tls_config(tls)
                .timeout_global(Some(patience))
                .max_redirects(steps)
                .max_redirects_will_error(steps > 0)
                .http_status_as_error(false)
                .user_agent(concat!(
                    "Sprida/",
                    env!("CARGO_PKG_VERSION"),
                    " (link check)"
                ))
                .build()
                .new_agent()
        };
        Self {
            following: agent(MOST_STEPS),
            standing: agent(0),
        }
    }

    pub(super) fn ask(&self, url: &str) -> Answer {
        let first = match self.standing.head(url).call() {
            Ok(response) => response,
            Err(error) => return of_error(&error),
        };
        if first.status().is_success() {
            return Answer::There;
        }
        let moved = [
            StatusCode::MOVED_PERMANENTLY,
            StatusCode::PERMANENT_REDIRECT,
        ];
        let is_moved = moved.contains(&first.status());
        if first.status() == StatusCode::TOO_MANY_REQUESTS {
            return Answer::Unverified(Reason::TooMany);
        }
        match self.following.get(url).call() {
            Ok(response) => of_response(&response, is_moved),
            Err(error) => of_error(&error),
        }
    }
}

fn of_response(response: &Response<Body>, is_moved: bool) -> Answer {
    match response.status() {
        status if status.is_success() && is_moved => Answer::Moved(response.get_uri().to_string()),
        status if status.is_success() => Answer::There,
        StatusCode::NOT_FOUND | StatusCode::GONE => Answer::Gone(response.status().as_u16()),
        StatusCode::TOO_MANY_REQUESTS => Answer::Unverified(Reason::TooMany),
        status => Answer::Unverified(Reason::Status(status.as_u16())),
    }
}

fn of_error(error: &Error) -> Answer {
    match error {
        Error::HostNotFound => Answer::NoServer,
        Error::Io(error) if is_unknown_name(error) => Answer::NoServer,
        Error::Io(error) if error.kind() == ErrorKind::ConnectionRefused => {
            Answer::Unverified(Reason::Refused)
        }
        Error::Timeout(_) => Answer::Unverified(Reason::Silence),
        Error::TooManyRedirects | Error::RedirectFailed => Answer::Unverified(Reason::Circle),
        Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) => Answer::Unverified(Reason::Certificate),
        _ => Answer::Unverified(Reason::Connection),
    }
}

/// What Linux, macOS and Windows say of a name that nobody has; the standard library has no kind for it.
fn is_unknown_name(error: &io::Error) -> bool {
    let told = error.to_string();
    [
        "Name or service not known",
        "nodename nor servname provided",
        "No such host is known",
    ]
    .iter()
    .any(|known| told.contains(known))
}
