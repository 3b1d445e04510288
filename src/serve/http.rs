//! Just enough HTTP/1.1 (RFC 9112) for one browser on the same machine, and no more than that: a head
//! of bounded size read in bounded time, no body but a small form's, one answer a connection.
//!
//! The accept loop is ours because tiny_http's own reads heads of any length without a time-out and
//! stops at an accept error; its types for methods, headers and status codes are used.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use tiny_http::{Header, Method, StatusCode};

/// The most that a request's head may be, in bytes.
const LARGEST_HEAD: usize = 16 * 1024;

/// The most that a form may be, in bytes.
const LARGEST_FORM: usize = 16 * 1024;

/// How long a request may take to arrive.
const ARRIVAL: Duration = Duration::from_secs(10);

/// How long a client may take to receive a piece of an answer.
const DEPARTURE: Duration = Duration::from_secs(10);

/// A request that has arrived whole and is well formed.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) method: Method,
    /// The target without its query, percent encoding undone.
    pub(super) path: String,
    /// The query, as it came.
    pub(super) query: String,
    headers: Vec<Header>,
    /// The form of a POST.
    pub(super) form: String,
}

/// An answer.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) content_type: &'static str,
    pub(super) body: Vec<u8>,
    /// Where a redirect leads: an address of this server.
    pub(super) location: Option<String>,
}

impl Request {
    /// The only header of a name; `None` when there is none, or more than one.
    pub(super) fn only(&self, name: &'static str) -> Option<&str> {
        let mut found = self
            .headers
            .iter()
            .filter(|header| header.field.equiv(name));
        let first = found.next()?;
        found.next().is_none().then(|| first.value.as_str())
    }

    /// Whether a header of a name is there at all.
    pub(super) fn has(&self, name: &'static str) -> bool {
        self.headers.iter().any(|header| header.field.equiv(name))
    }

    /// A value of the query.
    pub(super) fn query_value(&self, name: &str) -> Option<String> {
        form_values(&self.query)
            .into_iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value)
    }
}

/// Reads a request; the status to answer with when it is not one that is taken. `Ok(None)`: the
/// client has gone without asking for anything.
pub(super) fn read(stream: &mut TcpStream) -> Result<Option<Request>, u16> {
    let deadline = Instant::now() + ARRIVAL;
    let _ = stream.set_write_timeout(Some(DEPARTURE));
    let mut bytes = Vec::with_capacity(2048);
    let end = loop {
        if let Some(end) = find(&bytes, b"\r\n\r\n") {
            break end;
        }
        if bytes.len() >= LARGEST_HEAD {
            return Err(431);
        }
        let room = LARGEST_HEAD - bytes.len();
        if receive(stream, &mut bytes, room, deadline)? == 0 {
            return if bytes.is_empty() { Ok(None) } else { Err(400) };
        }
    };
    let head = std::str::from_utf8(&bytes[..end]).map_err(|_| 400u16)?;
    let mut lines = head.split("\r\n");
    let (method, target) = request_line(lines.next().unwrap_or_default())?;
    let headers: Vec<Header> = lines
        .map(|line| line.parse().map_err(|()| 400u16))
        .collect::<Result<_, u16>>()?;
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let mut request = Request {
        method,
        path: decode(path, false).ok_or(400u16)?,
        query: query.to_owned(),
        headers,
        form: String::new(),
    };
    if request.has("Transfer-Encoding") {
        return Err(501);
    }
    let length = match request.only("Content-Length") {
        Some(length) if !length.bytes().all(|digit| digit.is_ascii_digit()) => return Err(400),
        Some(length) => length.parse::<usize>().map_err(|_| 400u16)?,
        None if request.has("Content-Length") => return Err(400),
        None => 0,
    };
    if length > 0 {
        if request.method != Method::Post {
            return Err(400);
        }
        if length > LARGEST_FORM {
            return Err(413);
        }
        let mut body = bytes.split_off(end + 4);
        while body.len() < length {
            let room = length - body.len();
            if receive(stream, &mut body, room, deadline)? == 0 {
                return Err(400);
            }
        }
        body.truncate(length);
        request.form = String::from_utf8(body).map_err(|_| 400u16)?;
    }
    Ok(Some(request))
}

/// Receives some bytes before the deadline.
fn receive(
    stream: &mut TcpStream,
    bytes: &mut Vec<u8>,
    room: usize,
    deadline: Instant,
) -> Result<usize, u16> {
    let mut buffer = [0u8; 4096];
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
        return Err(408);
    }
    let size = room.min(buffer.len());
    match stream.read(&mut buffer[..size]) {
        Ok(count) => {
            bytes.extend_from_slice(&buffer[..count]);
            Ok(count)
        }
        Err(error) if error.kind() == io::ErrorKind::Interrupted => {
            receive(stream, bytes, room, deadline)
        }
        Err(_) => Err(408),
    }
}

fn request_line(line: &str) -> Result<(Method, String), u16> {
    let mut parts = line.split(' ');
    let (Some(method), Some(target), Some(version), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(400);
    };
    if !["HTTP/1.1", "HTTP/1.0"].contains(&version) {
        return Err(505);
    }
    let method: Method = method.parse().map_err(|()| 400u16)?;
    if !target.starts_with('/') || target.bytes().any(|byte| byte <= b' ' || byte == 0x7f) {
        return Err(400);
    }
    Ok((method, target.to_owned()))
}

/// Undoes percent encoding, and plus signs in forms; `None` when the result is no text that may
/// stand in an address.
fn decode(text: &str, is_form: bool) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        match first {
            b'%' => {
                let digits = std::str::from_utf8(after.get(..2)?).ok()?;
                if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                    return None;
                }
                bytes.push(u8::from_str_radix(digits, 16).ok()?);
                rest = &after[2..];
            }
            b'+' if is_form => {
                bytes.push(b' ');
                rest = after;
            }
            byte => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

/// The names and values of a form (application/x-www-form-urlencoded).
pub(super) fn form_values(form: &str) -> Vec<(String, String)> {
    form.split('&')
        .filter_map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((decode(name, true)?, decode(value, true)?))
        })
        .collect()
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

impl Answer {
    /// Bytes of a type.
    pub(super) fn new(status: u16, content_type: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            content_type,
            body: body.into(),
            location: None,
        }
    }

    /// A refusal without details: who asks like that is no browser.
    pub(super) fn refusal(status: u16) -> Self {
        let reason = StatusCode(status).default_reason_phrase();
        Self::new(status, TEXT, format!("{status} {reason}\n"))
    }

    /// Another address of this server.
    pub(super) fn redirect(status: u16, location: String) -> Self {
        Self {
            location: Some(location),
            ..Self::new(status, TEXT, "")
        }
    }

    /// Sends the answer; the connection ends with it.
    pub(super) fn send(self, stream: &mut TcpStream, with_body: bool) -> io::Result<()> {
        let mut head = head(self.status, self.content_type);
        head.push_str(&format!("Content-Length: {}\r\n", self.body.len()));
        if let Some(location) = &self.location {
            head.push_str(&format!("Location: {location}\r\n"));
        }
        head.push_str("\r\n");
        let mut bytes = head.into_bytes();
        if with_body {
            bytes.extend_from_slice(&self.body);
        }
        stream.write_all(&bytes)?;
        stream.flush()
    }
}

/// Plain text.
pub(super) const TEXT: &str = "text/plain; charset=utf-8";

/// The head of an answer, but for its end. Nothing is kept by the browser, nobody else may read it,
/// and no page of another site can show it in a frame.
/// The form's own origin is named only where referrers may be sent to it.
pub(super) fn head(status: u16, content_type: &str) -> String {
    let reason = StatusCode(status).default_reason_phrase();
    format!(
        "HTTP/1.1 {status} {reason}\r\nContent-Type: {content_type}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nContent-Security-Policy: frame-ancestors 'self'\r\nReferrer-Policy: same-origin\r\nConnection: close\r\n"
    )
}

/// The type of a file by the ending of its name.
pub(super) fn content_type(path: &str) -> &'static str {
    let ending = path
        .rsplit('/')
        .next()
        .and_then(|name| name.rsplit_once('.'))
        .map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("html" | "htm") => HTML,
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json") => "application/json; charset=utf-8",
        Some("xml") => "application/xml; charset=utf-8",
        Some("ics") => "text/calendar; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("txt" | "md") => TEXT,
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("gif") => "image/gif",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("woff") => "font/woff",
        Some("pdf") => "application/pdf",
        Some("mp4") => "video/mp4",
        Some("webm") => "video/webm",
        Some("mp3") => "audio/mpeg",
        Some("zip") => "application/zip",
        _ => "application/octet-stream",
    }
}

/// A web page.
pub(super) const HTML: &str = "text/html; charset=utf-8";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_forms_are_decoded_or_refused() {
        assert_eq!(decode("/k%C3%B6p+a", false).as_deref(), Some("/köp+a"));
        assert_eq!(decode("%ff", false), None);
        assert_eq!(decode("%+1", false), None);
        assert_eq!(decode("%2", false), None);
        assert_eq!(
            form_values("title=En+sida&kind=%C3%A5"),
            [
                ("title".to_owned(), "En sida".to_owned()),
                ("kind".to_owned(), "å".to_owned())
            ]
        );
    }

    #[test]
    fn request_lines_that_are_none_are_refused() {
        assert!(request_line("GET / HTTP/1.1").is_ok());
        for line in [
            "GET /",
            "GET / HTTP/2",
            "GET  / HTTP/1.1",
            "GET http://x/ HTTP/1.1",
            "",
        ] {
            assert!(request_line(line).is_err(), "{line}");
        }
    }
}
