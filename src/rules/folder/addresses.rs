//! Addresses in pages, as they are seen from the folder that the pages lie in.

use std::borrow::Cow;

use crate::html::decoded;
use crate::identity_number::masked;

/// Where a folder of pages is published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Scheme and host, as in `https://kommun.example`; empty when they are not known.
    pub origin: String,
    /// The path without the slash at its end: empty, or as in `/exempel`.
    pub path: String,
}

impl Published {
    /// From where a site says that it is: `https://kommun.example/exempel/`.
    pub fn at(url: &str) -> Self {
        let host = url.find("://").map_or(0, |colon| colon + 3);
        let end = url[host..].find('/').map_or(url.len(), |end| host + end);
        Self {
            origin: url[..end].to_owned(),
            path: url[end..].trim_end_matches('/').to_owned(),
        }
    }

    /// The address that `target` has from the folder's root when it stands on the page in `folders`
    /// (`exempel/x/`): `../../kurser/?sida=2#a` → `kurser/#a`. `None` where it leads out of the
    /// folder's site, or is no address of a page.
    pub fn address<'t>(&self, folders: &str, target: &'t str) -> Option<Cow<'t, str>> {
        let target = self.own(target.trim())?;
        if target.is_empty() || target.starts_with('#') {
            return None;
        }
        let (rest, folders) = match target.strip_prefix('/') {
            Some(rest) => (rest, ""),
            None => (target, folders),
        };
        Some(below(folders, rest))
    }

    /// The part of an address that is this site's own; `None` where it is another's.
    fn own<'t>(&self, target: &'t str) -> Option<&'t str> {
        let of_host = match target.strip_prefix(self.origin.as_str()) {
            Some(rest) if !self.origin.is_empty() && (rest.is_empty() || rest.starts_with('/')) => {
                rest
            }
            _ if has_scheme(target) || target.starts_with("//") => return None,
            _ => target,
        };
        if !of_host.starts_with('/') {
            return Some(of_host);
        }
        let rest = of_host.strip_prefix(self.path.as_str())?;
        // `/exempel2/` is not below `/exempel`; `/exempel` is the same as `/exempel/`.
        match rest.chars().next() {
            None => Some("/"),
            Some('/' | '?' | '#') => Some(rest),
            Some(_) => None,
        }
    }
}

/// Whether an address begins with a scheme, as in `mailto:` (RFC 3986, 3.1).
fn has_scheme(address: &str) -> bool {
    let end = address.find([':', '/', '?', '#']);
    end.is_some_and(|end| address[end..].starts_with(':'))
}

/// Goes from folders to an address, and leaves out the query.
fn below<'t>(folders: &str, target: &'t str) -> Cow<'t, str> {
    let mut rest = target;
    let mut from = folders;
    while let Some(above) = rest.strip_prefix("../") {
        let Some(parent) = from.strip_suffix('/') else {
            // Above the root there is nothing: this stays as it is, and leads nowhere.
            break;
        };
        from = parent.rfind('/').map_or("", |slash| &from[..=slash]);
        rest = above;
    }
    if from.is_empty() && is_plain(rest) {
        return Cow::Borrowed(rest);
    }
    let (address, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let path = address.split('?').next().unwrap_or_default();
    let mut folders: Vec<&str> = from.split_terminator('/').collect();
    let path = decoded(path);
    let mut parts = path.split('/').peekable();
    let mut whole = String::new();
    while let Some(part) = parts.next() {
        let is_last = parts.peek().is_none();
        match part {
            "" | "." => {}
            ".." => {
                if folders.pop().is_none() {
                    whole.push_str("../");
                }
            }
            part if is_last => {
                join(&mut whole, &folders);
                whole.push_str(part);
                return with_fragment(whole, fragment).into();
            }
            part => folders.push(part),
        }
    }
    join(&mut whole, &folders);
    with_fragment(whole, fragment).into()
}

fn join(whole: &mut String, folders: &[&str]) {
    for folder in folders {
        whole.push_str(folder);
        whole.push('/');
    }
}

fn with_fragment(mut address: String, fragment: &str) -> String {
    if !fragment.is_empty() {
        address.push('#');
        address.push_str(&decoded(fragment));
    }
    address
}

/// Whether an address has nothing in it to work out.
fn is_plain(address: &str) -> bool {
    let mut previous = b'/';
    for byte in address.bytes() {
        let is_folder = previous == b'/' && matches!(byte, b'.' | b'/');
        if is_folder || matches!(byte, b'?' | b'%') {
            return false;
        }
        previous = byte;
    }
    previous != b'#'
}

/// The files that may stand for an address without its fragment, the likeliest first.
pub(super) fn files_of(address: &str) -> impl Iterator<Item = String> {
    let as_folder = match address {
        "" => "index.html".to_owned(),
        folder if folder.ends_with('/') => format!("{folder}index.html"),
        file => format!("{file}/index.html"),
    };
    let is_folder = address.is_empty() || address.ends_with('/');
    let as_file = (!is_folder).then(|| address.to_owned());
    let as_page = (!is_folder).then(|| format!("{address}.html"));
    as_file.into_iter().chain([as_folder]).chain(as_page)
}

/// The address of a page as it is shown: `exempel/x/index.html` → `/exempel/x/`.
pub fn address_of(path: &str) -> String {
    let path = path.strip_suffix("index.html").unwrap_or(path);
    format!("/{}", masked(path))
}

/// The folders of a page: `exempel/x/index.html` → `exempel/x/`.
pub(super) fn folders_of(path: &str) -> &str {
    path.rfind('/').map_or("", |slash| &path[..=slash])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_seen_from_the_root() {
        let site = Published::at("https://kommun.example/delat/");
        let cases = [
            ("../../kurser/", Some("kurser/")),
            ("../../", Some("")),
            ("../y/?sida=2#a", Some("exempel/y/#a")),
            ("bild.png", Some("exempel/x/bild.png")),
            (".", Some("exempel/x/")),
            ("./../z.html", Some("exempel/z.html")),
            ("r%C3%A4tt/#%C3%A5", Some("exempel/x/rätt/#å")),
            ("../../../ute/", Some("../ute/")),
            ("/delat/om/", Some("om/")),
            ("/delat", Some("")),
            ("/delat2/om/", None),
            ("/annat/", None),
            ("https://kommun.example/delat/om/", Some("om/")),
            ("https://kommun.example.annan.example/", None),
            ("https://annan.example/", None),
            ("//annan.example/", None),
            ("mailto:webb@kommun.example", None),
            ("#a", None),
            ("", None),
            ("?sida=2", Some("exempel/x/")),
            ("a//b/", Some("exempel/x/a/b/")),
        ];
        for (target, expected) in cases {
            let address = site.address("exempel/x/", target);
            assert_eq!(address.as_deref(), expected, "{target}");
        }
    }

    #[test]
    fn a_folder_whose_place_is_unknown_has_addresses_of_its_own_only() {
        let folder = Published::default();
        let address = |target| folder.address("", target).map(Cow::into_owned);
        assert_eq!(address("/om/").as_deref(), Some("om/"));
        assert_eq!(address("https://kommun.example/om/"), None);
        assert_eq!(address("/").as_deref(), Some(""));
    }

    #[test]
    fn an_address_is_a_file_or_the_page_of_a_folder() {
        let files = |address| files_of(address).collect::<Vec<_>>();
        assert_eq!(files(""), ["index.html"]);
        assert_eq!(files("om/"), ["om/index.html"]);
        assert_eq!(files("om"), ["om", "om/index.html", "om.html"]);
    }
}
