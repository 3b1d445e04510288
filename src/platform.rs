//! What differs between systems, with a portable fallback for each: exchanging two folders at once,
//! linking files, opening a browser. Linux is tested; macOS and Windows are not.

use std::io;
use std::path::Path;

/// Exchanges two folders in one step, so that nobody ever sees half of either.
///
/// # Errors
/// [`io::ErrorKind::Unsupported`] where the system or the file system cannot.
#[cfg(target_os = "linux")]
pub fn exchange(left: &Path, right: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, left, CWD, right, RenameFlags::EXCHANGE).map_err(|error| match error {
        rustix::io::Errno::INVAL
        | rustix::io::Errno::NOSYS
        | rustix::io::Errno::XDEV
        | rustix::io::Errno::BUSY => io::Error::new(io::ErrorKind::Unsupported, error),
        other => other.into(),
    })
}

/// Exchanges two folders in one step, so that nobody ever sees half of either.
///
/// # Errors
/// [`io::ErrorKind::Unsupported`]: this system has no such call that we have tested.
#[cfg(not(target_os = "linux"))]
pub fn exchange(_left: &Path, _right: &Path) -> io::Result<()> {
    Err(io::Error::new(
        io::ErrorKind::Unsupported,
        "no exchange of folders on this system",
    ))
}

/// Gives a file a second name, or copies it where the file system has no links.
///
/// # Errors
/// When neither works.
pub fn link_or_copy(source: &Path, target: &Path) -> io::Result<()> {
    std::fs::hard_link(source, target).or_else(|_| std::fs::copy(source, target).map(drop))
}

/// Whether two existing folders lie on one file system, so that files can be linked and moved
/// between them.
#[cfg(unix)]
pub fn same_file_system(left: &Path, right: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| std::fs::metadata(path).map(|metadata| metadata.dev());
    matches!((device(left), device(right)), (Ok(left), Ok(right)) if left == right)
}

/// Whether two existing folders lie on one file system: assumed, and found out by trying.
#[cfg(not(unix))]
pub fn same_file_system(_left: &Path, _right: &Path) -> bool {
    true
}

/// Opens an address in the browser that the person has chosen.
///
/// # Errors
/// When the system has no such thing, or it does not start.
pub fn open_in_browser(address: &str) -> io::Result<()> {
    use std::process::{Command, Stdio};
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        Command::new("explorer")
    } else {
        Command::new("xdg-open")
    };
    command
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map(drop)
}

/// Makes sure that what was written to a folder is on the disk before it is relied upon.
///
/// # Errors
/// When the system says that it is not.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    match std::fs::File::open(folder).and_then(|file| file.sync_all()) {
        Ok(()) => Ok(()),
        // Windows cannot open folders, and some network drives cannot sync them.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::PermissionDenied
                    | io::ErrorKind::InvalidInput
                    | io::ErrorKind::Unsupported
            ) =>
        {
            Ok(())
        }
        Err(error) => Err(error),
    }
}
