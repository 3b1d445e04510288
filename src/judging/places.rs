//! Where in a text the writer wrote an element that stands on the page. A page does not say: the element
//! is looked for by its tag, by what it leads to or shows, and by its words.

use std::ops::Range;

use crate::rules::page::WrittenElement;

/// How far a tag is read.
const LONGEST_TAG: usize = 4_000;

/// The shortest words and addresses that are looked for: others stand everywhere.
const SHORTEST: usize = 3;

/// The place of an element in a page's text, as bytes; `None` where nothing there is like it.
pub(super) fn place_of(element: &WrittenElement, text: &str) -> Option<Range<usize>> {
    let body = body_of(text);
    let found = as_tag(element, &text[body..])
        .or_else(|| as_value(element, &text[body..]))
        .or_else(|| as_words(&element.words, &text[body..]))?;
    Some(found.start + body..found.end + body)
}

/// Where the fields at the top end.
fn body_of(text: &str) -> usize {
    for fence in ["+++", "---"] {
        if text.trim_start_matches('\u{feff}').starts_with(fence) {
            let end = format!("\n{fence}");
            return text.find(&end).map_or(0, |at| at + end.len());
        }
    }
    0
}

/// A tag of the element's name, that which has most of its attributes.
fn as_tag(element: &WrittenElement, text: &str) -> Option<Range<usize>> {
    if element.name.is_empty() {
        return None;
    }
    let opened = format!("<{}", element.name);
    let lowered = text.to_ascii_lowercase();
    let tags = lowered.match_indices(&opened).filter_map(|(start, _)| {
        let after = lowered.as_bytes().get(start + opened.len())?;
        if after.is_ascii_alphanumeric() || *after == b'-' {
            return None;
        }
        let end = lowered[start..].find('>')? + start + 1;
        (end - start <= LONGEST_TAG).then_some(start..end)
    });
    let likeness = |tag: &Range<usize>| {
        let (written, lowered) = (&text[tag.clone()], &lowered[tag.clone()]);
        let attributes = element.attributes.iter();
        attributes
            .filter(|(name, value)| lowered.contains(&**name) && written.contains(&**value))
            .count()
    };
    // The first of those that are alike, of which one that says the same is more so.
    let tags = tags.map(|tag| ((likeness(&tag), says_the_same(element, &tag, text)), tag));
    let best = tags.reduce(|best, next| if next.0 > best.0 { next } else { best });
    let ((alike, _), tag) = best?;
    (alike > 0 || element.attributes.is_empty()).then_some(tag)
}

/// Whether the words between a tag and the next end tag of its name begin as the element's do.
fn says_the_same(element: &WrittenElement, tag: &Range<usize>, text: &str) -> bool {
    let rest = &text[tag.end..];
    let end = rest.find(&format!("</{}", element.name));
    let inside = &rest[..end.unwrap_or_default()];
    let mut words = String::new();
    for (index, part) in inside.split('<').enumerate() {
        let shown = match index {
            0 => part,
            _ => part.split_once('>').map_or("", |(_, shown)| shown),
        };
        words.push_str(shown);
    }
    let words = crate::html::plain(&words);
    match element.words.is_empty() {
        true => words.is_empty(),
        false => words.starts_with(&element.words),
    }
}

/// What the element leads to or shows, or its alternative text.
fn as_value(element: &WrittenElement, text: &str) -> Option<Range<usize>> {
    let values = element.attributes.iter().filter_map(|(name, value)| {
        match name.as_str() {
            // Addresses are made anew for the page, but end as they were written.
            "href" | "src" => value.trim_end_matches('/').rsplit('/').next(),
            "alt" | "title" | "aria-label" => Some(value.as_str()),
            _ => None,
        }
    });
    values
        .filter(|value| value.len() >= SHORTEST)
        .find_map(|value| {
            let start = text.find(value)?;
            Some(start..start + value.len())
        })
}

/// The element's words, as many as there are up to the first that is written otherwise.
fn as_words(words: &str, text: &str) -> Option<Range<usize>> {
    let mut end = words.len();
    while end >= SHORTEST {
        if let Some(start) = text.find(&words[..end]) {
            return Some(start..start + end);
        }
        end = words[..end].rfind(' ').unwrap_or(0);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(text: &str, name: &str, attributes: &[(&str, &str)], words: &str) -> Option<String> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let element = WrittenElement {
            name: name.to_owned(),
            attributes: attributes.iter().map(owned).collect(),
            words: words.to_owned(),
        };
        place_of(&element, text).map(|range| text[range].to_owned())
    }

    #[test]
    fn an_element_is_found_where_it_was_written() {
        let text = "+++\ntitel = \"Ett prov\"\n+++\nEtt prov med <A HREF=\"/a\">a</A> och <a href='/b'\nclass=x>b</a>.\n\n- Första *raden*\n- Andra\n\n[Rapporten](../rapporter/boss.md) ![En bild](bild.png)\n\n<div>\n<a href=\"/c\">Till C</a>\n<a href=\"/c\" id=\"d\"><b>Till</b>\nD</a>\n<a href=\"/c\" id=\"e\"> </a>\n</div>\n";
        type Case<'c> = (&'c str, &'c [(&'c str, &'c str)], &'c str, Option<&'c str>);
        let cases: [Case<'_>; 11] = [
            (
                "a",
                &[("href", "/c")],
                "Till D",
                Some("<a href=\"/c\" id=\"d\">"),
            ),
            ("a", &[("href", "/c")], "", Some("<a href=\"/c\" id=\"e\">")),
            (
                "a",
                &[("href", "/c")],
                "Till något annat",
                Some("<a href=\"/c\">"),
            ),
            ("a", &[("href", "/b")], "b", Some("<a href='/b'\nclass=x>")),
            ("a", &[("href", "/a")], "a", Some("<A HREF=\"/a\">")),
            ("li", &[], "Första raden", Some("Första")),
            ("p", &[], "Ett prov med", Some("Ett prov med")),
            (
                "a",
                &[("href", "../../rapporter/boss")],
                "Rapporten",
                Some("boss"),
            ),
            (
                "img",
                &[("src", "x.1234.png"), ("alt", "En bild")],
                "",
                Some("En bild"),
            ),
            ("table", &[], "", None),
            ("abbr", &[("title", "Något annat")], "NA", None),
        ];
        for (name, attributes, words, expected) in cases {
            let found = placed(text, name, attributes, words);
            assert_eq!(found.as_deref(), expected, "{name} {words}");
        }
    }
}
