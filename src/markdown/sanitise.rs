//! Raw HTML that writers put in Markdown, made safe as a whole.
//!
//! An element may open in one fragment and close in another, so fragments cannot be cleaned one by
//! one: the whole body is, with the holes as reserved characters that come through untouched.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::Hole;
use super::render::RESERVED;

/// Elements that writers may use, besides those that Markdown makes.
const ELEMENTS: [&str; 44] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "u",
    "ul",
];
const TABLE_ELEMENTS: [&str; 10] = [
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "time", "bdi", "bdo",
];

/// Attributes that any element may have.
const ATTRIBUTES: [&str; 10] = [
    "lang",
    "dir",
    "id",
    "class",
    "title",
    "role",
    "aria-label",
    "aria-labelledby",
    "aria-hidden",
    "aria-describedby",
];

/// Schemes that an address may have.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Attributes of single elements.
const OWN_ATTRIBUTES: [(&str, &[&str]); 10] = [
    ("a", &["href"]),
    (
        "img",
        &["src", "alt", "loading", "decoding", "width", "height"],
    ),
    ("th", &["scope", "colspan", "rowspan"]),
    ("td", &["colspan", "rowspan"]),
    ("ol", &["start", "reversed"]),
    ("li", &["value"]),
    ("time", &["datetime"]),
    ("details", &["open"]),
    ("div", &["tabindex"]),
    ("pre", &["tabindex"]),
];

/// What in a raw fragment will not come through, and where in it: `<script>`, `onclick=`.
pub(super) fn removed(fragment: &str) -> Vec<(String, Range<usize>)> {
    let mut removed = Vec::new();
    for tag in tags(fragment) {
        let whole = tag.name.start - 1..tag.name.end;
        let name = fragment[tag.name.clone()].to_ascii_lowercase();
        if !allowed_element(&name) {
            removed.push((format!("<{name}>"), whole));
            continue;
        }
        for (attribute, value) in tag.attributes {
            let written = fragment[attribute.clone()].to_ascii_lowercase();
            if !allowed_attribute(&name, &written)
                || !allowed_value(&written, fragment[value].trim_matches(['"', '\'']))
            {
                removed.push((format!("{written}="), attribute));
            }
        }
        if let Some(address) = tag.unsafe_address {
            removed.push((address, whole));
        }
    }
    removed
}

/// Where a raw fragment names addresses: the byte range of each, and whether it is a picture's.
pub(super) fn addresses(fragment: &str) -> Vec<(Range<usize>, bool)> {
    let mut found = Vec::new();
    for (open, _) in fragment.match_indices('<') {
        let tag = &fragment[open + 1..];
        let lower = tag.to_ascii_lowercase();
        let (attribute, picture) = if lower.starts_with("a ") || lower.starts_with("a\n") {
            ("href=", false)
        } else if lower.starts_with("img ") || lower.starts_with("img\n") {
            ("src=", true)
        } else {
            continue;
        };
        let end = tag.find('>').unwrap_or(tag.len());
        let Some(at) = lower[..end].find(attribute) else {
            continue;
        };
        let start = at + attribute.len();
        let value = &tag[start..];
        let (skip, length) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => (1, value[1..].find(quote)),
            _ => (
                0,
                value.find(|letter: char| letter.is_whitespace() || letter == '>'),
            ),
        };
        if let Some(length) = length.filter(|length| *length > 0) {
            let from = open + 1 + start + skip;
            found.push((from..from + length, picture));
        }
    }
    found
}

/// Whether an address stays as it is written, as far as its scheme says.
pub(super) fn keeps(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme);
    scheme.is_none_or(|scheme| SCHEMES.contains(&scheme))
}

/// Where a raw fragment's elements have ids: the byte ranges of the attribute and of its value.
pub(super) fn ids(fragment: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    for (open, _) in fragment.match_indices('<') {
        let end = fragment[open..]
            .find('>')
            .map_or(fragment.len(), |end| open + end);
        let tag = fragment[open..end].to_ascii_lowercase();
        let Some(at) = tag.find(" id=").map(|at| open + at) else {
            continue;
        };
        let value = at + " id=".len();
        let rest = &fragment[value..end];
        let (skip, length) = match rest.chars().next() {
            Some(quote @ ('"' | '\'')) => (1, rest[1..].find(quote)),
            _ => (
                0,
                Some(rest.find(char::is_whitespace).unwrap_or(rest.len())),
            ),
        };
        if let Some(length) = length {
            let start = value + skip;
            found.push((at..start + length + skip, start..start + length));
        }
    }
    found
}

/// Makes HTML safe and moves its holes to where they then are; those in what was removed go too.
pub(super) fn sanitise(html: &mut String, holes: &mut Vec<Hole>) {
    let mut marked = String::with_capacity(html.len() + holes.len() * 8);
    let mut from = 0;
    for (index, hole) in holes.iter().enumerate() {
        let at = hole.at as usize;
        marked.push_str(&html[from..at]);
        marked.push_str(&format!("{RESERVED}{index}{RESERVED}"));
        from = at;
    }
    marked.push_str(&html[from..]);
    let old = std::mem::take(holes);
    html.clear();
    for (index, part) in clean(&marked).split(RESERVED).enumerate() {
        if index % 2 == 0 {
            html.push_str(part);
        } else if let Some(hole) = part.parse::<usize>().ok().and_then(|index| old.get(index)) {
            let at = u32::try_from(html.len()).expect("texts are smaller than 4 GB");
            holes.push(Hole {
                at,
                filling: hole.filling.clone(),
            });
        }
    }
}

fn clean(html: &str) -> String {
    let own: HashMap<&str, HashSet<&str>> = OWN_ATTRIBUTES
        .iter()
        .map(|(element, attributes)| (*element, attributes.iter().copied().collect()))
        .collect();
    ammonia::Builder::empty()
        .tags(ELEMENTS.iter().chain(&TABLE_ELEMENTS).copied().collect())
        .clean_content_tags(["script", "style"].into())
        .generic_attributes(ATTRIBUTES.into())
        .tag_attributes(own)
        .url_schemes(SCHEMES.into())
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(None)
        .attribute_filter(|_, attribute, value| {
            allowed_value(attribute, value).then_some(value.into())
        })
        .clean(html)
        .to_string()
}

fn allowed_element(name: &str) -> bool {
    ELEMENTS.contains(&name) || TABLE_ELEMENTS.contains(&name)
}

fn allowed_attribute(element: &str, attribute: &str) -> bool {
    ATTRIBUTES.contains(&attribute)
        || OWN_ATTRIBUTES
            .iter()
            .any(|(name, own)| *name == element && own.contains(&attribute))
}

/// An attribute's value may be as harmful as others are by name: a place in the order of the keyboard
/// that comes before all the rest of the page (WCAG 2.4.3).
fn allowed_value(attribute: &str, value: &str) -> bool {
    attribute != "tabindex" || value.trim().parse().is_ok_and(|order: i32| order <= 0)
}

/// An opening tag, by bytes of its fragment.
struct Tag {
    name: Range<usize>,
    /// `javascript:` and the like, which the sanitiser takes away.
    unsafe_address: Option<String>,
    /// Names, and their values with the quotation marks; empty without a value.
    attributes: Vec<(Range<usize>, Range<usize>)>,
}

/// The opening tags of a fragment, for saying what was removed; the sanitiser itself is ammonia.
fn tags(fragment: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    for (open, _) in fragment.match_indices('<') {
        let start = open + 1;
        let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        let rest = &fragment[start..];
        let length = rest.find(|letter| !is_name(letter)).unwrap_or(rest.len());
        if length == 0 {
            continue;
        }
        let opening = rest.split('>').next().unwrap_or_default();
        let opening = opening.to_ascii_lowercase();
        let unsafe_address = ["javascript:", "data:", "vbscript:", "file:"]
            .into_iter()
            .find(|scheme| {
                ["=\"", "='", "="]
                    .iter()
                    .any(|before| opening.contains(&format!("{before}{scheme}")))
            })
            .map(str::to_owned);
        tags.push(Tag {
            name: start..start + length,
            unsafe_address,
            attributes: attributes(fragment, start + length),
        });
    }
    tags
}

/// The attributes of a tag whose name ends at a byte of its fragment.
fn attributes(fragment: &str, from: usize) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = from;
    loop {
        let rest = &fragment[at..];
        let is_between = |letter: char| letter.is_whitespace() || letter == '/';
        at += rest
            .find(|letter| !is_between(letter))
            .unwrap_or(rest.len());
        let rest = &fragment[at..];
        if rest.is_empty() || rest.starts_with('>') {
            return found;
        }
        let ends_name = |letter: char| is_between(letter) || letter == '=' || letter == '>';
        let length = rest.find(ends_name).unwrap_or(rest.len());
        let name = at..at + length;
        at += length;
        let value = value(fragment, at);
        at = value.end.max(at);
        if !name.is_empty() {
            found.push((name, value));
        }
    }
}

/// The value that follows a name: `="wide"`, `=wide`, or nothing.
fn value(fragment: &str, from: usize) -> Range<usize> {
    let rest = fragment[from..].trim_start();
    let Some(behind) = rest.strip_prefix('=') else {
        return from..from;
    };
    let behind = behind.trim_start();
    let start = fragment.len() - behind.len();
    let length = match behind.chars().next() {
        Some(quote @ ('"' | '\'')) => behind[1..].find(quote).map(|end| end + 2),
        _ => behind.find(|letter: char| letter.is_whitespace() || letter == '>'),
    };
    start..start + length.unwrap_or(behind.len())
}
