//! Paths and addresses as links write them.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Where a source file is published: as it lies below `content/` or `static/`.
pub fn file_route(source: &str) -> String {
    let below = source
        .strip_prefix("content/")
        .or_else(|| source.strip_prefix("static/"))
        .unwrap_or(source);
    format!("/{below}")
}

/// Joins a relative path to the folder of a page; `None` when it leaves `content/`.
pub(super) fn join(page_path: &str, written: &str) -> Option<String> {
    let mut parts: Vec<&str> = page_path.split('/').collect();
    parts.pop();
    for part in written.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
                if parts.is_empty() {
                    return None;
                }
            }
            part => parts.push(part),
        }
    }
    (parts.first() == Some(&"content")).then(|| parts.join("/"))
}

pub(super) fn relative_to(page_path: &str, target: &str) -> String {
    let from: Vec<&str> = page_path.split('/').collect();
    let to: Vec<&str> = target.split('/').collect();
    let shared = from
        .iter()
        .zip(&to)
        .take_while(|(left, right)| left == right)
        .count();
    let up = from.len() - 1 - shared.min(from.len() - 1);
    format!(
        "{}{}",
        "../".repeat(up),
        to[shared.min(to.len() - 1)..].join("/")
    )
}

/// A target as sources name their files: without percent encoding, and in NFC.
pub(super) fn as_source_path(written: &str) -> String {
    let decoded = percent_decode(written);
    if is_nfc(&decoded) {
        decoded
    } else {
        decoded.nfc().collect()
    }
}

/// Undoes percent encoding; what is not valid stays as written.
fn percent_decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let decoded = (*first == b'%')
            .then(|| after.get(..2))
            .flatten()
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let Some(byte) = decoded {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_and_never_leave_the_content() {
        assert_eq!(
            join("content/exempel/a.md", "../kurser/b.md").as_deref(),
            Some("content/kurser/b.md")
        );
        assert_eq!(
            join("content/exempel/a.md", "./b.md").as_deref(),
            Some("content/exempel/b.md")
        );
        assert_eq!(join("content/exempel/a.md", "../../../etc/passwd"), None);
        assert_eq!(join("content/exempel/a.md", "../../data/x.csv"), None);
        assert_eq!(
            relative_to("content/exempel/a.md", "content/kurser/b.md"),
            "../kurser/b.md"
        );
    }
}
