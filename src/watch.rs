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
    /// The files before the site was read, until they have been compared with those since.
    before: Option<Look>,
}

impl Seen {
    /// A link to a folder or to nothing.
    const LINK: Self = Self {
        size: 0,
        changed: 0,
        is_linked: true,
    };
}

/// A site's files before they are read, so that no change is missed while they are.
///
/// The system tells of every file that is opened as well, and telling it of a whole site takes a
/// seventh of the time that reading and parsing it does: hence a look first and events afterwards.
#[derive(Debug)]
pub struct FirstLook {
    place: Place,
    files: Look,
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

/// What is seen of every file.
type Look = BTreeMap<PathBuf, Seen>;

/// What is seen of a file without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seen {
    size: u64,
    /// When it was last changed, in nanoseconds since 1970.
    changed: u128,
    /// It, or a folder above it, is a symbolic link.
    is_linked: bool,
}

impl FirstLook {
    /// Looks at a site's files.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn at(root: &Path, output: &Path) -> io::Result<Self> {
        let place = Place {
            root: root.canonicalize()?,
            output: std::path::absolute(output)?,
        };
        let files = place.look();
        Ok(Self { place, files })
    }

    /// Begins to watch; looks now and then when asked to, where the system has no events to give, and
    /// where a site holds links to elsewhere.
    pub fn watch(self, poll: bool) -> Watch {
        let Self { place, files } = self;
        // Events come with the place that a link leads to, which is nobody's path here.
        let events = if poll || files.values().any(|file| file.is_linked) {
            None
        } else {
            place.events().ok()
        };
        let (source, before) = match events {
            Some(events) => (events, Some(files)),
            None => (Source::Looks(files), None),
        };
        Watch {
            place,
            source,
            before,
        }
    }
}

impl Watch {
    /// Whether files are looked at now and then.
    pub fn polls(&self) -> bool {
        matches!(self.source, Source::Looks(_))
    }
}

/// Waits for each next change; ends when there will be no more.
impl Iterator for Watch {
    type Item = Change;

    fn next(&mut self) -> Option<Change> {
        if let Some(before) = self.before.take() {
            let files = differing(&before, &self.place.look());
            if !files.is_empty() {
                return Some(Change::Files(files));
            }
        }
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

    fn look(&self) -> Look {
        let folders = FOLDERS.iter().copied().chain([SITE_FILE]);
        let entries =
            folders.flat_map(|name| WalkDir::new(self.root.join(name)).follow_links(true));
        let mut files = Look::new();
        let mut linked_folders: Vec<PathBuf> = Vec::new();
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                // A link that leads nowhere now may lead somewhere later.
                Err(error) => {
                    let path = error.path().filter(|path| path.is_symlink());
                    files.extend(path.map(|path| (path.to_owned(), Seen::LINK)));
                    continue;
                }
            };
            let path = entry.path();
            if !self.is_ours(path) {
                continue;
            }
            let below_link = linked_folders.iter().any(|folder| path.starts_with(folder));
            if entry.file_type().is_dir() {
                if entry.path_is_symlink() {
                    linked_folders.push(path.to_owned());
                    files.insert(path.to_owned(), Seen::LINK);
                }
                continue;
            }
            let changed = entry.metadata().ok().and_then(|metadata| {
                let changed = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
                Some((metadata.len(), changed.as_nanos()))
            });
            if let Some((size, changed)) = changed {
                let seen = Seen {
                    size,
                    changed,
                    is_linked: below_link || entry.path_is_symlink(),
                };
                files.insert(entry.into_path(), seen);
            }
        }
        files
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

#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "the test saves a page as a writer would"
)]
mod tests {
    use super::*;

    #[test]
    fn what_is_saved_while_the_site_is_read_is_told_too() {
        let site = tempfile::tempdir().expect("a folder for the site");
        let page = site.path().join("content/exempel/a.md");
        std::fs::create_dir_all(page.parent().expect("a folder")).expect("folders");
        std::fs::write(&page, "före").expect("a page");
        let look = FirstLook::at(site.path(), &site.path().join("public")).expect("a look");
        std::fs::write(&page, "efteråt").expect("a page");
        let mut watch = look.watch(false);
        let root = site.path().canonicalize().expect("its real place");
        let changed = vec![root.join("content/exempel/a.md")];
        assert_eq!(watch.next(), Some(Change::Files(changed)));
    }
}
