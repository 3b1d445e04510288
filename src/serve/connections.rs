//! Connections, each answered by a thread of its own, and who may ask.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use tiny_http::Method;

use super::http::{Answer, Request};
use super::{Server, http};

/// How many connections are answered at once; more are turned away.
const MOST_CONNECTIONS: usize = 1000;

/// The stack of a thread that answers.
const STACK: usize = 4 * 1024 * 1024;

impl Server {
    /// Accepts connections for ever, each answered by a thread of its own.
    pub(super) fn accept<'scope, 'env: 'scope>(
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

    pub(super) fn connection(&self, stream: &mut TcpStream) {
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
}
