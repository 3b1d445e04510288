//! A site in a folder of its own, and what came of building it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use sprida::diagnostic::Diagnostic;
use sprida::pipeline::{self, Build, BuildError, BuildOptions, More};
use sprida::preview::{Preview, PreviewOptions};
use sprida::publish::MANIFEST;
use sprida::site::Edition;
use tempfile::TempDir;

/// The day on which tests take place.
pub(crate) const TODAY: Date = date(2026, 11, 22);

/// The smallest settings that make a folder a site.
pub(crate) const SITE: &str = "titel = \"Prov\"\nbasadress = \"https://prov.example/\"\n";

/// A site in a folder of its own.
pub(crate) struct Workspace {
    folder: TempDir,
}

impl Workspace {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A site with these files besides the smallest settings.
    pub(crate) fn site(files: &[(&str, &str)]) -> Self {
        let workspace = Self::empty();
        workspace.write("site.toml", SITE);
        workspace.make_folder("content");
        for (path, content) in files {
            workspace.write(path, content);
        }
        workspace
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn output(&self) -> PathBuf {
        self.root().join("public")
    }

    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let target = self.root().join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, content).unwrap();
    }

    pub(crate) fn make_folder(&self, path: &str) {
        fs::create_dir_all(self.root().join(path)).unwrap();
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.root().join(path)).unwrap();
    }

    pub(crate) fn try_build_to(&self, output: &Path) -> Result<Build, BuildError> {
        build(self.root(), output, false)
    }

    pub(crate) fn build(&self) -> Build {
        self.try_build_to(&self.output()).unwrap()
    }

    /// Builds and expects a published site.
    pub(crate) fn publish(&self) -> Build {
        let build = self.build();
        assert!(build.published.is_some(), "{}", shown(&build.diagnostics));
        build
    }

    /// All that a build would find, of which nothing is published.
    pub(crate) fn check(&self) -> Build {
        let options = options(self.root(), &self.output(), false);
        pipeline::check(&options, &|_, _, _| {}, More::default()).unwrap()
    }

    /// A preview of the site, published or not.
    pub(crate) fn preview(&self) -> Preview {
        Preview::open(PreviewOptions {
            root: self.root().to_owned(),
            output: self.output(),
            edition: Edition {
                today: TODAY,
                drafts: false,
            },
        })
        .unwrap()
    }

    pub(crate) fn page(&self, path: &str) -> String {
        let file = self.output().join(path);
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }
}

fn options(root: &Path, output: &Path, drafts: bool) -> BuildOptions {
    BuildOptions {
        root: root.to_owned(),
        output: output.to_owned(),
        edition: Edition {
            today: TODAY,
            drafts,
        },
    }
}

/// Builds a folder.
pub(crate) fn build(root: &Path, output: &Path, drafts: bool) -> Result<Build, BuildError> {
    pipeline::build(&options(root, output, drafts), &|_, _, _| {})
}

/// Findings as a person would see them.
pub(crate) fn shown(diagnostics: &[Diagnostic]) -> String {
    sprida::report::human(
        diagnostics,
        sprida::diagnostic::MessageLanguage::Swedish,
        false,
    )
}

/// Whether a finding only reminds of what the small sites of tests do without.
pub(crate) fn is_reminder(code: &str) -> bool {
    [
        "incomplete",
        "missing-date",
        "missing-owner",
        "missing-statement",
        "repeated-page-title",
    ]
    .contains(&code)
}

/// Every file of an output by path, but for the manifest.
pub(crate) fn tree(output: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(output)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file() && entry.file_name() != MANIFEST)
        .map(|entry| {
            let path = entry
                .path()
                .strip_prefix(output)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// Asserts that two outputs hold the same bytes, naming the first file that differs.
pub(crate) fn assert_same_tree(left: &Path, right: &Path, context: &str) {
    let (left, right) = (tree(left), tree(right));
    let paths = |tree: &BTreeMap<String, Vec<u8>>| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(&left), paths(&right), "{context}: other files");
    for (path, bytes) in &left {
        assert!(
            *bytes == right[path],
            "{context}: {path} differs:\n{}\n---\n{}",
            String::from_utf8_lossy(bytes),
            String::from_utf8_lossy(&right[path])
        );
    }
}

/// A case with the four needed fields.
pub(crate) fn four_field_case(title: &str, body: &str) -> String {
    format!(
        "+++\ntitel = \"{title}\"\nsammanfattning = \"En kort sammanfattning som är lång nog för att säga vad som gjordes och vad det blev.\"\nkommuner = [\"Lund\"]\npublicerad = 2026-01-31\n+++\n{body}\n"
    )
}
