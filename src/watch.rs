//! Tells which files of a site may have changed: by the system's events, or by looking now and then
//! where events do not come. Events that belong together are told together, so that a thousand files
//! that version control changes are one change.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{
    Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher as _,
};

use crate::sources::{FOLDERS, SITE_FILE, is_passing};

/// Silence after which events are told: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(10);

/// However long events keep coming, they are told after this time.
const LONGEST: Duration = Duration::from_millis(150);

/// How often files are looked at where events do not come.
const POLL_INTERVAL: Duration = Duration::from_millis(400);

/// What may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// These files: written, made, renamed or gone.
    Files(Vec<PathBuf>),
    /// More than can be told apart.
    Everything,
}

/// Watches a site's folder.
pub struct Watch {
    root: PathBuf,
    output: PathBuf,
    events: Receiver<notify::Result<Event>>,
    watcher: Box<dyn notify::Watcher + Send>,
    /// Files are looked at now and then.
    pub polls: bool,
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Watch")
            .field("root", &self.root)
            .field("polls", &self.polls)
            .finish_non_exhaustive()
    }
}

impl Watch {
    /// Begins to watch; polls when asked to, and where the system has no events to give.
    ///
    /// # Errors
    /// When the folder cannot be watched at all.
    pub fn begin(root: &Path, output: &Path, poll: bool) -> io::Result<Self> {
        let root = root.canonicalize()?;
        let output = std::path::absolute(output)?;
        let (sender, events) = mpsc::channel();
        let by_events = || -> notify::Result<Box<dyn notify::Watcher + Send>> {
            let watcher = RecommendedWatcher::new(sender.clone(), Config::default())?;
            watch_folders(Box::new(watcher), &root)
        };
        let by_polling = || -> notify::Result<Box<dyn notify::Watcher + Send>> {
            let config = Config::default().with_poll_interval(POLL_INTERVAL);
            watch_folders(Box::new(PollWatcher::new(sender.clone(), config)?), &root)
        };
        let with_events = if poll { None } else { by_events().ok() };
        let polls = with_events.is_none();
        let watcher = match with_events {
            Some(watcher) => watcher,
            None => by_polling().map_err(io::Error::other)?,
        };
        Ok(Self {
            root,
            output,
            events,
            watcher,
            polls,
        })
    }

    /// Waits for the next change; `None` when there will be none.
    pub fn next(&mut self) -> Option<Change> {
        loop {
            let first = self.events.recv().ok()?;
            let mut gathered = Gathered::default();
            self.gather(&mut gathered, first);
            let started = Instant::now();
            while started.elapsed() < LONGEST {
                match self.events.recv_timeout(QUIET) {
                    Ok(event) => self.gather(&mut gathered, event),
                    Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
                }
            }
            if gathered.everything {
                return Some(Change::Everything);
            }
            if !gathered.files.is_empty() {
                gathered.files.sort();
                gathered.files.dedup();
                return Some(Change::Files(gathered.files));
            }
        }
    }

    fn gather(&mut self, gathered: &mut Gathered, event: notify::Result<Event>) {
        let Ok(event) = event else {
            // Too many events at once, or a watch that broke: what happened is not known.
            gathered.everything = true;
            return;
        };
        if event.need_rescan() {
            gathered.everything = true;
        }
        if matches!(event.kind, EventKind::Access(_)) {
            return;
        }
        for path in event.paths {
            if !self.is_ours(&path) {
                continue;
            }
            let is_folder = path.is_dir();
            if is_folder && path.parent() == Some(self.root.as_path()) {
                // A folder of the site that was not there before.
                let _ = self.watcher.watch(&path, RecursiveMode::Recursive);
            }
            let was_folder = matches!(
                event.kind,
                EventKind::Remove(notify::event::RemoveKind::Folder)
            );
            let is_only_touched = is_folder
                && matches!(
                    event.kind,
                    EventKind::Modify(notify::event::ModifyKind::Metadata(_))
                );
            if is_only_touched {
                continue;
            }
            if is_folder || was_folder {
                gathered.everything = true;
            } else {
                gathered.files.push(path);
            }
        }
    }

    /// Whether a path can be part of the site: what is published, hidden or temporary is not.
    fn is_ours(&self, path: &Path) -> bool {
        let Ok(below) = path.strip_prefix(&self.root) else {
            return false;
        };
        if path.starts_with(&self.output) {
            return false;
        }
        let mut names = below
            .components()
            .map(|part| part.as_os_str().to_string_lossy());
        let Some(first) = names.next() else {
            return false;
        };
        let ours = first == SITE_FILE || FOLDERS.contains(&first.as_ref());
        ours && !names.any(|name| is_passing(&name))
    }
}

#[derive(Default)]
struct Gathered {
    files: Vec<PathBuf>,
    everything: bool,
}

/// Has a watcher watch a site's folders.
fn watch_folders(
    mut watcher: Box<dyn notify::Watcher + Send>,
    root: &Path,
) -> notify::Result<Box<dyn notify::Watcher + Send>> {
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    for folder in FOLDERS.iter().map(|folder| root.join(folder)) {
        if folder.is_dir() {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    Ok(watcher)
}
