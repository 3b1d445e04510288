//! What happens when files change or a day passes: the preview takes it in, pages that listen are told,
//! and what nobody has asked for is looked at when there is time.

use std::io::{self, Write};
use std::net::TcpStream;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use super::{Event, Server, http};
use crate::memo;
use crate::outputs::Entry;
use crate::preview::Refreshed;
use crate::privacy::has_identity_number;
use crate::watch::Change;

/// How often it is looked whether a new day has come.
pub(super) const DAY_LOOK: Duration = Duration::from_secs(20);

/// How often a listening page hears from the server, so that either notices when the other is gone.
const PING: Duration = Duration::from_secs(10);

/// What pages that listen are told.
#[derive(Clone, Debug)]
pub(super) struct News {
    /// The state now.
    state: String,
    /// Addresses of files that have changed, as JSON.
    files: Option<String>,
}

impl Server {
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

    /// Takes in what has changed, and tells the pages that listen.
    pub(super) fn take_in(&self, change: &Change, tell: &(dyn Fn(Event<'_>) + Sync)) {
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

    /// Goes on to the next day when it has come.
    pub(super) fn turn_the_day(&self) {
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

    /// Renders what nobody has asked for, so that all findings come soon after a change.
    pub(super) fn check_when_idle(&self) {
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
            let before = self.findings();
            for (path, entry) in entries.iter().filter(|(_, entry)| entry.is_rendered()) {
                let preview = self.read_preview();
                // The plan may have changed since; what it holds then is looked at on the next round.
                if preview.plan().get(path) == Some(entry) {
                    preview.check_entry(path, entry, &mut Self::lock(&self.shown));
                }
            }
            if self.findings().all != before.all {
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
            if everything && !remembered && !has_identity_number(&self.findings().all) {
                remembered = true;
                let root = self.read_preview().root().to_owned();
                // A build may take its time; nobody waits for the preview meanwhile.
                let _turn = memo::wait_for_turn(&root);
                self.read_preview().remember();
            }
        }
    }

    /// Tells a page of changes until it goes away (server-sent events, HTML Standard 9.2).
    pub(super) fn stream_events(&self, stream: &mut TcpStream) -> io::Result<()> {
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
