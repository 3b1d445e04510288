//! Whatever happens to a build, the last good site stands: killed, out of space, in somebody
//! else's folder.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};
use std::time::Duration;

use sprida::pipeline::BuildError;
use sprida::publish::{MANIFEST, PublishError};

use crate::workspace::{Workspace, four_field_case, tree};

const CASES: usize = 120;
const KILLS: usize = 50;
const ATTEMPTS: usize = 1000;

fn program(workspace: &Workspace) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sprida"));
    command
        .args(["build", "--date", "2026-11-22", "--root"])
        .arg(workspace.root())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn write_version(workspace: &Workspace, version: usize) {
    for number in 0..CASES {
        let case = four_field_case(
            &format!("Exempel {number} i version {version}"),
            &format!("Text {version}."),
        );
        workspace.write(&format!("content/exempel/e{number}.md"), case);
    }
}

#[test]
fn a_build_killed_at_any_moment_leaves_a_whole_site() {
    let seed = fastrand::u64(..);
    println!("seed {seed}");
    let mut rng = fastrand::Rng::with_seed(seed);
    let workspace = Workspace::site(&[]);
    let mut versions: Vec<BTreeMap<String, Vec<u8>>> = Vec::new();
    let mut longest = Duration::ZERO;
    for version in 0..2 {
        write_version(&workspace, version);
        let started = std::time::Instant::now();
        assert!(program(&workspace).status().unwrap().success());
        longest = longest.max(started.elapsed());
        versions.push(tree(&workspace.output()));
    }
    assert!(versions[0] != versions[1]);
    let mut interrupted = 0;
    let mut attempt = 0;
    while interrupted < KILLS {
        attempt += 1;
        assert!(
            attempt < ATTEMPTS,
            "only {interrupted} of {attempt} builds were interrupted"
        );
        write_version(&workspace, attempt % 2);
        let mut child = program(&workspace).spawn().unwrap();
        std::thread::sleep(Duration::from_micros(
            rng.u64(..u64::try_from(longest.as_micros()).unwrap()),
        ));
        child.kill().unwrap();
        interrupted += usize::from(!child.wait().unwrap().success());
        let found = tree(&workspace.output());
        assert!(
            versions.contains(&found),
            "seed {seed}, attempt {attempt}: neither the old site nor the new one"
        );
    }
    write_version(&workspace, 0);
    assert!(program(&workspace).status().unwrap().success());
    assert!(tree(&workspace.output()) == versions[0]);
    let spare = workspace.root().join(".sprida/staging");
    assert!(
        !spare.exists() || spare.join(MANIFEST).is_file(),
        "something of a killed build is left"
    );
}

#[test]
fn a_file_that_becomes_a_folder_and_back_is_published_right() {
    let workspace = Workspace::site(&[("static/plats", "en fil")]);
    for round in 0..3 {
        workspace.publish();
        workspace.remove("static/plats");
        workspace.write("static/plats/inne/fil.txt", format!("i en mapp, {round}"));
        let build = workspace.publish();
        assert_eq!(build.published.unwrap().removed, 1);
        assert!(
            workspace
                .page("plats/inne/fil.txt")
                .ends_with(&format!("{round}"))
        );
        std::fs::remove_dir_all(workspace.root().join("static/plats")).unwrap();
        workspace.write("static/plats", format!("en fil, {round}"));
        workspace.publish();
        assert_eq!(workspace.page("plats"), format!("en fil, {round}"));
    }
}

#[test]
fn a_file_of_somebody_else_that_is_gone_does_not_come_back() {
    let workspace = Workspace::site(&[("static/fil.txt", "1")]);
    workspace.publish();
    let foreign = workspace.output().join("bilder/logga.svg");
    std::fs::create_dir_all(foreign.parent().unwrap()).unwrap();
    std::fs::write(&foreign, "logga").unwrap();
    for version in 2..5 {
        workspace.write("static/fil.txt", version.to_string());
        assert_eq!(workspace.publish().published.unwrap().foreign, 1);
    }
    std::fs::remove_file(workspace.output().join("bilder/logga.svg")).unwrap();
    for version in 5..8 {
        workspace.write("static/fil.txt", version.to_string());
        assert_eq!(workspace.publish().published.unwrap().foreign, 0);
        assert!(!workspace.output().join("bilder/logga.svg").exists());
    }
}

#[test]
fn errors_in_content_leave_the_last_good_site() {
    let workspace = Workspace::site(&[(
        "content/exempel/a.md",
        &four_field_case("Ett exempel", "Text."),
    )]);
    workspace.publish();
    let expected = tree(&workspace.output());
    workspace.write(
        "content/exempel/a.md",
        four_field_case("Ett exempel", "Se [ingenting](finns-inte.md)."),
    );
    assert!(workspace.build().published.is_none());
    assert!(tree(&workspace.output()) == expected);
}

#[test]
fn a_disk_that_is_full_leaves_the_last_good_site() {
    let workspace = Workspace::site(&[(
        "content/exempel/a.md",
        &four_field_case("Ett exempel", "Text."),
    )]);
    let small_disk = workspace.root().join("disk");
    std::fs::create_dir(&small_disk).unwrap();
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=512k", "tmpfs"])
        .arg(&small_disk)
        .status()
        .is_ok_and(|status| status.success());
    if !mounted {
        println!("skipped: this needs the right to mount a small disk");
        return;
    }
    let output = small_disk.join("public");
    let first = workspace.try_build_to(&output);
    let expected = tree(&output);
    workspace.write("static/stor.bin", vec![7_u8; 2 * 1024 * 1024]);
    let full = workspace.try_build_to(&output);
    let found = tree(&output);
    let left: Vec<_> = std::fs::read_dir(&small_disk)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    Command::new("umount").arg(&small_disk).status().unwrap();
    assert!(first.unwrap().published.is_some());
    assert!(
        matches!(full, Err(BuildError::Publish(PublishError::Io(..)))),
        "{full:?}"
    );
    assert!(found == expected);
    assert_eq!(left, ["public"], "nothing half-made is left");
}

#[test]
fn files_that_are_not_ours_stay() {
    let workspace = Workspace::site(&[(
        "content/exempel/a.md",
        &four_field_case("Ett exempel", "Text."),
    )]);
    workspace.publish();
    workspace.write("public/.well-known/kontroll.txt", "värde");
    workspace.write(
        "content/exempel/b.md",
        four_field_case("Ett till exempel", "Text."),
    );
    let build = workspace.publish();
    assert_eq!(build.published.unwrap().foreign, 1);
    assert_eq!(workspace.page(".well-known/kontroll.txt"), "värde");
    workspace.write("public/exempel/c/index.html", "någon annans");
    workspace.write(
        "content/exempel/c.md",
        four_field_case("Ett tredje exempel", "Text."),
    );
    let refused = workspace.try_build_to(&workspace.output());
    assert!(
        matches!(refused, Err(BuildError::Publish(PublishError::ForeignFile(ref path))) if path == "exempel/c/index.html"),
        "{refused:?}"
    );
    assert_eq!(workspace.page("exempel/c/index.html"), "någon annans");
}

#[test]
fn what_is_no_output_folder_is_refused() {
    let workspace = Workspace::site(&[
        (
            "content/exempel/a.md",
            &four_field_case("Ett exempel", "Text."),
        ),
        ("annat/fil.txt", "min"),
        ("fil", "min"),
    ]);
    let refusal = |path: &str| {
        workspace
            .try_build_to(&workspace.root().join(path))
            .map(|_| ())
            .unwrap_err()
    };
    assert!(matches!(
        refusal("annat"),
        BuildError::Publish(PublishError::ForeignOutput(_))
    ));
    assert!(matches!(
        refusal("fil"),
        BuildError::Publish(PublishError::OutputIsFile(_))
    ));
    assert!(matches!(
        refusal("content/ut"),
        BuildError::Publish(PublishError::OutputInsideSources(_))
    ));
    assert!(matches!(
        refusal(""),
        BuildError::Publish(PublishError::OutputHoldsSources(_))
    ));
    assert_eq!(
        std::fs::read_to_string(workspace.root().join("annat/fil.txt")).unwrap(),
        "min"
    );
}

#[test]
fn pages_that_are_gone_are_taken_away() {
    let workspace = Workspace::site(&[
        (
            "content/exempel/a.md",
            &four_field_case("Ett exempel", "Text."),
        ),
        (
            "content/exempel/b.md",
            &four_field_case("Ett till", "Text."),
        ),
    ]);
    workspace.publish();
    workspace.remove("content/exempel/b.md");
    let build = workspace.publish();
    assert!(build.published.unwrap().removed >= 1);
    assert!(!workspace.output().join("exempel/b").exists());
}
