//! Why nobody can say what an address leads to, in words for those who wrote it.

use std::error;
use std::io::{self, ErrorKind};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rustls::CertificateError;
use serde::{Deserialize, Serialize};
use ureq::Error;

use crate::diagnostic::{Text, text};

/// Why nobody can say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Reason {
    /// The server answered with this status of HTTP.
    Status(u16),
    /// The server did not answer in time.
    Silence,
    /// The server asked for fewer questions.
    TooMany,
    /// The server takes no connections.
    Refused,
    /// The server broke the connection off without an answer.
    HungUp,
    /// What the server answered is no HTTP.
    Gibberish,
    /// The server's certificate cannot be trusted.
    Certificate(Fault),
    /// The server does not speak TLS 1.2 or later, or not at all.
    Encryption,
    /// This computer has no authorities that it trusts.
    NoAuthorities,
    /// The network's proxy does not let the question through.
    Proxy,
    /// The address leads round in a circle, or on and on.
    Circle,
    /// The connection failed otherwise: most often there is no network.
    Connection,
}

/// What is wrong with a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Fault {
    /// It is valid no longer; the last day in Universal Time, where the computer tells.
    Expired(Option<Date>),
    /// It is not valid yet.
    NotYet,
    /// It is another website's.
    OtherName,
    /// Nobody whom this computer trusts has issued it.
    UnknownAuthority,
    /// It has been withdrawn.
    Revoked,
    /// Anything else.
    Other,
}

impl Reason {
    /// The reason that a question failed; `None` where no server has the name.
    pub(super) fn of(error: &Error) -> Option<Self> {
        Some(match error {
            Error::HostNotFound => return None,
            Error::Io(error) => return Self::of_io(error),
            Error::Timeout(_) => Self::Silence,
            // Met before any server is asked: when the list of authorities is read.
            Error::Rustls(_) => Self::NoAuthorities,
            Error::Tls(_) | Error::Pem(_) => Self::Encryption,
            Error::ConnectProxyFailed(_) | Error::InvalidProxyUrl => Self::Proxy,
            Error::Protocol(_) | Error::LargeResponseHeader(..) => Self::Gibberish,
            _ => Self::Connection,
        })
    }

    fn of_io(error: &io::Error) -> Option<Self> {
        if is_unknown_name(error) {
            return None;
        }
        let inner = error.get_ref().map(|inner| inner as &dyn error::Error);
        if let Some(error) = inner.and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
            return Some(match error {
                rustls::Error::InvalidCertificate(error) => Self::Certificate(Fault::of(error)),
                _ => Self::Encryption,
            });
        }
        Some(match error.kind() {
            ErrorKind::ConnectionRefused => Self::Refused,
            ErrorKind::UnexpectedEof
            | ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::BrokenPipe => Self::HungUp,
            _ => Self::Connection,
        })
    }

    /// Whether some server has been heard.
    pub(super) fn is_from_server(&self) -> bool {
        !matches!(
            self,
            Self::Connection | Self::Refused | Self::NoAuthorities | Self::Proxy
        )
    }

    pub(super) fn message(&self, server: &str) -> Text {
        let told = match self {
            Self::Status(status @ 500..) => text!(
                "något är fel hos {server} just nu ({status})",
                "something is wrong at {server} just now ({status})"
            ),
            Self::Status(status) => text!(
                "{server} svarar bara människor ({status})",
                "{server} answers people only ({status})"
            ),
            Self::Silence => text!(
                "{server} svarade inte i tid",
                "{server} did not answer in time"
            ),
            Self::TooMany => text!(
                "{server} vill inte ha fler frågor just nu",
                "{server} wants no more questions just now"
            ),
            Self::Refused => text!(
                "{server} tar inte emot anslutningar",
                "{server} takes no connections"
            ),
            Self::HungUp => text!(
                "{server} bröt anslutningen utan att svara",
                "{server} broke the connection off without an answer"
            ),
            Self::Gibberish => text!(
                "{server} svarar inte så som webbplatser gör",
                "{server} does not answer as websites do"
            ),
            Self::Certificate(fault) => fault.message(server),
            Self::Encryption => text!(
                "{server} har ingen kryptering som går att lita på",
                "{server} has no encryption that can be trusted"
            ),
            Self::NoAuthorities => text!(
                "den här datorn har ingen lista över vilka certifikat som går att lita på",
                "this computer has no list of which certificates can be trusted"
            ),
            Self::Proxy => text!(
                "nätets proxy släpper inte fram frågor till {server}",
                "the network's proxy lets no questions through to {server}"
            ),
            Self::Circle => text!(
                "{server} skickar vidare gång på gång",
                "{server} leads on and on"
            ),
            Self::Connection => text!(
                "{server} går inte att nå härifrån",
                "{server} cannot be reached from here"
            ),
        };
        let Text { sv, en } = told;
        text!(
            "Länken gick inte att kontrollera: {sv}.",
            "The link could not be verified: {en}."
        )
    }

    pub(super) fn help(&self) -> Text {
        match self {
            Self::Certificate(Fault::Expired(_) | Fault::NotYet) => text!(
                "Se efter att datorns klocka går rätt. Öppna sedan länken i en webbläsare. Varnar den, hör av dig till dem som har webbplatsen.",
                "See that the computer's clock is right. Then open the link in a browser. If it warns, write to those who have the website."
            ),
            Self::Certificate(Fault::OtherName) => text!(
                "Se efter att adressen är rätt, till exempel med eller utan www. Öppna den sedan i en webbläsare.",
                "See that the address is right, with or without www for instance. Then open it in a browser."
            ),
            Self::Certificate(_) | Self::Encryption => text!(
                "Öppna länken i en webbläsare. Varnar den, hör av dig till dem som har webbplatsen.",
                "Open the link in a browser. If it warns, write to those who have the website."
            ),
            Self::NoAuthorities => text!(
                "Installera datorns certifikat (paketet heter ofta ca-certificates). Kontrollera sedan igen.",
                "Install the computer's certificates (the package is often called ca-certificates). Then check again."
            ),
            Self::Proxy => text!(
                "Se efter vad HTTPS_PROXY är satt till, eller fråga dem som sköter nätet.",
                "See what HTTPS_PROXY is set to, or ask those who run the network."
            ),
            _ => text!(
                "Öppna länken i en webbläsare och se efter.",
                "Open the link in a browser and see."
            ),
        }
    }
}

impl Fault {
    fn of(error: &CertificateError) -> Self {
        match error {
            CertificateError::Expired => Self::Expired(None),
            CertificateError::ExpiredContext { not_after, .. } => {
                let seconds = i64::try_from(not_after.as_secs()).ok();
                let moment = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
                Self::Expired(moment.map(|moment| moment.to_zoned(TimeZone::UTC).date()))
            }
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
                Self::NotYet
            }
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                Self::OtherName
            }
            CertificateError::UnknownIssuer => Self::UnknownAuthority,
            CertificateError::Revoked => Self::Revoked,
            _ => Self::Other,
        }
    }

    fn message(self, server: &str) -> Text {
        match self {
            Self::Expired(Some(day)) => text!(
                "certifikatet för {server} gick ut {day}",
                "the certificate of {server} expired on {day}"
            ),
            Self::Expired(None) => text!(
                "certifikatet för {server} har gått ut",
                "the certificate of {server} has expired"
            ),
            Self::NotYet => text!(
                "certifikatet för {server} har inte börjat gälla",
                "the certificate of {server} is not valid yet"
            ),
            Self::OtherName => text!(
                "{server} visar upp ett certifikat som hör till en annan adress",
                "{server} shows a certificate that belongs to another address"
            ),
            Self::UnknownAuthority => text!(
                "certifikatet för {server} har inte utfärdats av någon som den här datorn litar på",
                "the certificate of {server} was issued by nobody whom this computer trusts"
            ),
            Self::Revoked => text!(
                "certifikatet för {server} har dragits in",
                "the certificate of {server} has been withdrawn"
            ),
            Self::Other => text!(
                "certifikatet för {server} går inte att lita på",
                "the certificate of {server} cannot be trusted"
            ),
        }
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
