//! What is no text, too large, a loop, or not allowed: a clear finding, never a panic.

use crate::workspace::{Workspace, four_field_case, is_reminder, shown};

fn only_code(workspace: &Workspace) -> (String, String) {
    let build = workspace.build();
    let errors: Vec<_> = build
        .diagnostics
        .iter()
        .filter(|finding| !is_reminder(&finding.code))
        .collect();
    assert_eq!(errors.len(), 1, "{}", shown(&build.diagnostics));
    (errors[0].code.to_string(), errors[0].file.clone())
}

fn good() -> Workspace {
    Workspace::site(&[(
        "content/exempel/bra.md",
        &four_field_case("Ett bra exempel", "Text."),
    )])
}

#[test]
fn a_folder_that_is_no_site_is_left_as_it_is() {
    let workspace = Workspace::empty();
    workspace.write("brev.txt", "Hej!");
    assert_eq!(only_code(&workspace).0, "missing-site-file");
    workspace.check();
    let left: Vec<_> = std::fs::read_dir(workspace.root()).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn text_in_another_encoding_is_named_with_its_line() {
    let workspace = good();
    workspace.write(
        "content/exempel/latin1.md",
        b"+++\ntitel = \"Sm\xf6rg\xe5s\"\n+++\n",
    );
    let build = workspace.build();
    let finding = build
        .diagnostics
        .iter()
        .find(|finding| finding.code == "invalid-encoding")
        .unwrap();
    assert_eq!(
        finding.span.map(|span| (span.line, span.column)),
        Some((2, 12)),
        "{}",
        shown(&build.diagnostics)
    );
    workspace.write("content/exempel/latin1.md", b"\xff\xfe+\0+\0+\0");
    assert_eq!(only_code(&workspace).0, "invalid-encoding");
}

#[test]
fn what_leads_to_a_file_in_another_encoding_is_not_called_broken_too() {
    let to_table =
        "``` diagram\ntitel = \"Svar\"\nslutsats = \"Det blev fler.\"\ndata = \"svar.csv\"\n```";
    let unread: [(&str, &[u8], &str); 4] = [
        ("data/svar.csv", b"F\xf6re;3\nEfter;4\n", to_table),
        (
            "content/exempel/svar.csv",
            b"F\xf6re;3\nEfter;4\n",
            to_table,
        ),
        (
            "content/metoder/samtal.md",
            b"+++\ntitel = \"Samtal p\xe5 kv\xe4llen\"\n+++\n",
            "Se [metoden](../metoder/samtal.md), [den](metod:samtal) och [siffrorna](../metoder/samtal.md#sa).",
        ),
        (
            "data/begrepp.toml",
            b"[[begrepp]]\nnamn = [\"M\xf6te\"]\n",
            "Text.",
        ),
    ];
    for (path, bytes, body) in unread {
        let workspace = good();
        workspace.write("content/exempel/a.md", four_field_case("Ett exempel", body));
        workspace.write(path, bytes);
        let (code, file) = only_code(&workspace);
        assert_eq!((code.as_str(), file.as_str()), ("invalid-encoding", path));
    }
}

#[test]
fn what_is_named_in_a_list_in_another_encoding_is_not_called_unknown_too() {
    let workspace = good();
    let page = four_field_case("Ett exempel", "Text.");
    let page = page.replace("+++\nText", "agare = \"foreningen\"\n+++\nText");
    workspace.write("content/exempel/a.md", page);
    workspace.write(
        "data/organisationer.toml",
        b"[[organisation]]\nid = \"foreningen\"\nnamn = \"F\xf6reningen\"\n",
    );
    assert_eq!(
        only_code(&workspace),
        (
            "invalid-encoding".to_owned(),
            "data/organisationer.toml".to_owned()
        )
    );
}

#[test]
fn a_nul_character_is_found() {
    let workspace = good();
    workspace.write(
        "content/exempel/nul.md",
        format!("{}\0", four_field_case("Ett exempel", "Text")),
    );
    assert_eq!(only_code(&workspace).0, "control-character");
}

#[test]
fn byte_order_mark_and_windows_line_ends_change_nothing() {
    let (plain, windows) = (good(), good());
    let text = four_field_case(
        "Ett exempel",
        "## Rubrik\n\nText\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    );
    plain.write("content/exempel/a.md", &text);
    windows.write(
        "content/exempel/a.md",
        format!("\u{feff}{}", text.replace('\n', "\r\n")),
    );
    plain.publish();
    windows.publish();
    crate::workspace::assert_same_tree(&plain.output(), &windows.output(), "line ends");
}

#[test]
fn a_file_of_fifty_megabytes_is_refused_with_a_reason() {
    let workspace = good();
    let mut text = four_field_case("Ett exempel", "");
    text.push_str(&"lorem ipsum ".repeat(50 * 1024 * 1024 / 12));
    workspace.write("content/exempel/stor.md", text);
    assert_eq!(
        only_code(&workspace),
        (
            "file-too-large".to_owned(),
            "content/exempel/stor.md".to_owned()
        )
    );
}

#[test]
fn settings_larger_than_a_text_can_be_are_refused_too() {
    let workspace = good();
    let fill = "# fyllnad\n".repeat(33 * 1024 * 1024 / 10);
    workspace.write("data/organisationer.toml", fill);
    let (code, file) = only_code(&workspace);
    assert_eq!(
        (code.as_str(), file.as_str()),
        ("file-too-large", "data/organisationer.toml")
    );
}

#[cfg(unix)]
#[test]
fn links_that_leave_the_site_or_loop_are_refused() {
    use std::os::unix::fs::symlink;
    let workspace = good();
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(
        outside.path().join("hemlig.md"),
        four_field_case("Hemligt", "Text."),
    )
    .unwrap();
    symlink(
        outside.path().join("hemlig.md"),
        workspace.root().join("content/exempel/hemlig.md"),
    )
    .unwrap();
    assert_eq!(only_code(&workspace).0, "outside-site");
    workspace.remove("content/exempel/hemlig.md");
    symlink(
        outside.path(),
        workspace.root().join("content/exempel/mapp"),
    )
    .unwrap();
    assert_eq!(only_code(&workspace).0, "outside-site");
    workspace.remove("content/exempel/mapp");
    symlink(
        workspace.root().join("content"),
        workspace.root().join("content/exempel/runt"),
    )
    .unwrap();
    assert_eq!(only_code(&workspace).0, "symlink-loop");
    workspace.remove("content/exempel/runt");
    workspace.make_folder("static/bilder");
    symlink(
        workspace.root().join("static"),
        workspace.root().join("static/bilder/alla"),
    )
    .unwrap();
    assert_eq!(
        only_code(&workspace),
        ("symlink-loop".to_owned(), "static/bilder/alla".to_owned())
    );
}

#[cfg(unix)]
#[test]
fn what_is_no_file_or_leads_nowhere_is_named() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    let workspace = good();
    let socket = UnixListener::bind(workspace.root().join("content/exempel/uttag.md")).unwrap();
    assert_eq!(
        only_code(&workspace),
        (
            "unreadable-file".to_owned(),
            "content/exempel/uttag.md".to_owned()
        )
    );
    drop(socket);
    workspace.remove("content/exempel/uttag.md");
    symlink(
        workspace.root().join("content/exempel/borta.md"),
        workspace.root().join("content/exempel/lank.md"),
    )
    .unwrap();
    assert_eq!(
        only_code(&workspace),
        (
            "unreadable-file".to_owned(),
            "content/exempel/lank.md".to_owned()
        )
    );
}

/// Other systems keep no such names.
#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_are_shown_as_well_as_they_can_be() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let found = |folder: &str, name: &[u8]| {
        let workspace = good();
        workspace.make_folder(folder);
        let path = workspace.root().join(folder).join(OsStr::from_bytes(name));
        std::fs::write(path, four_field_case("Ett exempel", "Text.")).unwrap();
        only_code(&workspace)
    };
    let (code, file) = found("content/exempel", b"sm\xf6rg\xe5s.md");
    assert_eq!(code, "invalid-file-name");
    assert_eq!(file, "content/exempel/sm\u{fffd}rg\u{fffd}s.md");
    let (code, file) = found("static", b"r\xe5d.txt");
    assert_eq!(code, "invalid-file-name");
    assert_eq!(file, "static/r\u{fffd}d.txt");
}

#[cfg(unix)]
#[test]
fn a_link_within_the_site_works() {
    let workspace = good();
    std::os::unix::fs::symlink(
        workspace.root().join("content/exempel/bra.md"),
        workspace.root().join("content/exempel/samma.md"),
    )
    .unwrap();
    workspace.publish();
    assert!(
        workspace
            .page("exempel/samma/index.html")
            .contains("Ett bra exempel")
    );
}

#[test]
fn a_broken_template_names_itself_and_the_page() {
    let workspace = good();
    workspace.write(
        "site.toml",
        "titel = \"Prov\"\nbasadress = \"https://prov.example/\"\ntema = \"eget\"\n",
    );
    workspace.write(
        "themes/eget/templates/case.html",
        "<h1>\n{{ page.finns_inte }}</h1>\n",
    );
    let build = workspace.build();
    let finding = build
        .diagnostics
        .iter()
        .find(|finding| finding.code == "template-error")
        .unwrap();
    assert_eq!(
        (finding.file.as_str(), finding.span.map(|span| span.line)),
        ("themes/eget/templates/case.html", Some(2))
    );
    assert_eq!(finding.page.as_deref(), Some("/exempel/bra/"));
    workspace.write(
        "themes/eget/templates/case.html",
        "<h1>{{ page.title </h1>\n",
    );
    let build = workspace.build();
    let finding = build
        .diagnostics
        .iter()
        .find(|finding| finding.code == "template-error")
        .unwrap();
    assert_eq!(finding.file, "themes/eget/templates/case.html");
}

#[test]
fn names_with_dots_and_rings_work_in_both_forms() {
    let workspace = good();
    workspace.write(
        "content/exempel/\u{e5}terbruk.md",
        four_field_case("Återbruk i kommunen", "Se [bilagan](bilaga%20\u{e5}.txt)."),
    );
    workspace.write("content/exempel/bilaga a\u{30a}.txt", "text");
    workspace.publish();
    assert!(
        workspace
            .output()
            .join("exempel/aterbruk/index.html")
            .exists()
    );
    assert!(
        workspace
            .page("exempel/aterbruk/index.html")
            .contains("bilaga%20")
    );
}

#[test]
fn mutated_texts_never_panic() {
    let seed = fastrand::u64(..);
    println!("seed {seed}");
    let mut rng = fastrand::Rng::with_seed(seed);
    let originals: Vec<Vec<u8>> = [
        "content/exempel/inkluderingskoordinator.md",
        "content/kurser/hur-normkritik.md",
        "content/projekt/boss.md",
    ]
    .iter()
    .map(|path| std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap())
    .collect();
    let pieces: [&[u8]; 12] = [
        b"+++\n",
        b"---\n",
        b"[[",
        b"]]",
        b"\"",
        b"{{",
        b"```flode\n",
        b"|",
        b"[^1]",
        b"]{lang=",
        b"\xf0\x9f\x8d\x8e",
        b"<div onclick=",
    ];
    for round in 0..40 {
        let workspace = good();
        let mut bytes = originals[round % originals.len()].clone();
        for _ in 0..rng.usize(1..12) {
            let at = rng
                .usize(..bytes.len().max(1))
                .min(bytes.len().saturating_sub(1));
            if bytes.is_empty() {
                break;
            }
            match rng.u32(..4) {
                0 => bytes[at] = rng.u8(..),
                1 => {
                    let end = (at + rng.usize(..200)).min(bytes.len());
                    bytes.drain(at..end);
                }
                2 => bytes.truncate(at.max(10)),
                _ => {
                    let piece = pieces[rng.usize(..pieces.len())];
                    bytes.splice(at..at, piece.iter().copied());
                }
            }
        }
        workspace.write("content/exempel/muterad.md", &bytes);
        let result = std::panic::catch_unwind(|| workspace.build());
        assert!(
            result.is_ok(),
            "seed {seed}, round {round}:\n{}",
            String::from_utf8_lossy(&bytes)
        );
    }
}
