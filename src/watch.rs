//! Tells which files of a site may have changed: by the system's events, or by looking now and then
//! where events do not come. Events that belong together are told together, so that a thousand files
//! that version control changes are one change.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant, UNIX_EPOCH};

use notify::event::{ModifyKind, RemoveKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use walkdir::WalkDir;

use crate::sources::{FOLDERS, SITE_FILE, is_passing};

/// Silence after which events are told: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(10);

/// However long events keep coming, they are told after this time.
const LONGEST: Duration = Duration::from_millis(150);

/// More files than a person saves at once: version control or a copy is at work, and it is worth
/// waiting until it has finished.
const MANY: usize = 20;

/// As [`QUIET`] and [`LONGEST`], for many files.
const QUIET_OF_MANY: Duration = Duration::from_millis(100);
const LONGEST_OF_MANY: Duration = Duration::from_secs(5);

/// How long to wait between looks at the files where events do not come. (notify's own poller
/// compares times in whole seconds, and so misses what is saved twice in one.)
const POLL_INTERVAL: Duration = Duration::from_millis(500);

/// What may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// These files: written, made, renamed or gone.
    Files(Vec<PathBuf>),
    /// More than can be told apart.
    Everything,
}

/// Watches a site's folder.
#[derive(Debug)]
pub struct Watch {
    place: Place,
    source: Source,
}

/// Where from it is known that something has changed.
#[derive(Debug)]
enum Source {
    /// The system says so.
    Events {
        events: Receiver<notify::Result<Event>>,
        watcher: RecommendedWatcher,
    },
    /// Every file's size and time of change are compared with those of the last look.
    Looks(Look),
}

/// Size and time of change of every file.
type Look = BTreeMap<PathBuf, (u64, u128)>;

impl Watch {
    /// Begins to watch; looks now and then when asked to, where the system has no events to give, and
    /// where a site holds links to elsewhere.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn begin(root: &Path, output: &Path, poll: bool) -> io::Result<Self> {
        let place = Place {
            root: root.canonicalize()?,
            output: std::path::absolute(output)?,
        };
        // Events come with the place that a link leads to, which is nobody's path here.
        let events = if poll || place.has_links() {
            None
        } else {
            place.events().ok()
        };
        Ok(Self {
            source: events.unwrap_or_else(|| Source::Looks(place.look())),
            place,
        })
    }

    /// Whether files are looked at now and then.
    pub fn polls(&self) -> bool {
        matches!(self.source, Source::Looks(_))
    }
}

/// Waits for each next change; ends when there will be no more.
impl Iterator for Watch {
    type Item = Change;

    fn next(&mut self) -> Option<Change> {
        match &mut self.source {
            Source::Events { events, watcher } => self.place.next_event(events, watcher),
            Source::Looks(before) => loop {
                thread::sleep(POLL_INTERVAL);
                let now = self.place.look();
                let files = differing(before, &now);
                *before = now;
                if !files.is_empty() {
                    return Some(Change::Files(files));
                }
            },
        }
    }
}

/// Files that are in one look only, or otherwise in the other.
fn differing(before: &Look, now: &Look) -> Vec<PathBuf> {
    let new = now
        .iter()
        .filter(|(path, facts)| before.get(*path) != Some(*facts));
    let gone = before.iter().filter(|(path, _)| !now.contains_key(*path));
    new.chain(gone).map(|(path, _)| path.clone()).collect()
}

/// The folder that is watched.
#[derive(Debug)]
struct Place {
    root: PathBuf,
    output: PathBuf,
}

impl Place {
    fn events(&self) -> notify::Result<Source> {
        let (sender, events) = mpsc::channel();
        let mut watcher = RecommendedWatcher::new(sender, notify::Config::default())?;
        watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        for folder in FOLDERS.iter().map(|folder| self.root.join(folder)) {
            if folder.is_dir() {
                watcher.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(Source::Events { events, watcher })
    }

    /// Whether any of the site's files or folders is a symbolic link.
    fn has_links(&self) -> bool {
        let folders = FOLDERS.iter().copied().chain([SITE_FILE]);
        let mut entries = folders.flat_map(|name| WalkDir::new(self.root.join(name)));
        entries.any(|entry| {
            entry.is_ok_and(|entry| entry.path_is_symlink() && self.is_ours(entry.path()))
        })
    }

    fn look(&self) -> Look {
        let folders = FOLDERS.iter().copied().chain([SITE_FILE]);
        let entries =
            folders.flat_map(|name| WalkDir::new(self.root.join(name)).follow_links(true));
        entries
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_file() && self.is_ours(entry.path()))
            .filter_map(|entry| {
                let metadata = entry.metadata().ok()?;
                let changed = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
                Some((entry.into_path(), (metadata.len(), changed.as_nanos())))
            })
            .collect()
    }

    fn next_event(
        &self,
        events: &Receiver<notify::Result<Event>>,
        watcher: &mut RecommendedWatcher,
    ) -> Option<Change> {
        loop {
            let first = events.recv().ok()?;
            let mut gathered = Gathered::default();
            self.gather(&mut gathered, first, watcher);
            let started = Instant::now();
            loop {
                let (quiet, longest) = if gathered.everything || gathered.files.len() > MANY {
                    (QUIET_OF_MANY, LONGEST_OF_MANY)
                } else {
                    (QUIET, LONGEST)
                };
                if started.elapsed() >= longest {
                    break;
                }
                match events.recv_timeout(quiet) {
                    Ok(event) => self.gather(&mut gathered, event, watcher),
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

    fn gather(
        &self,
        gathered: &mut Gathered,
        event: notify::Result<Event>,
        watcher: &mut RecommendedWatcher,
    ) {
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
                let _ = watcher.watch(&path, RecursiveMode::Recursive);
            }
            let was_folder = matches!(event.kind, EventKind::Remove(RemoveKind::Folder));
            let is_only_touched =
                is_folder && matches!(event.kind, EventKind::Modify(ModifyKind::Metadata(_)));
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
