//! Personal identity numbers as readers meet them: however they were marked up, escaped or split.
//!
//! This rule is run on every page that is judged, whatever a site says.

use std::ops::Range;

use super::report::Report;
use crate::diagnostic::text;
use crate::html::{Facts, NodeId, Tree};
use crate::identity_number::{Found, find, find_marked_up, has_digits};

pub(super) use crate::rules::privacy::IDENTITY_NUMBER as RULE;

/// Attributes that are read, shown or heard.
const SAID: [&str; 9] = [
    "alt",
    "aria-description",
    "aria-label",
    "content",
    "href",
    "placeholder",
    "src",
    "title",
    "value",
];

/// The longest text without digits, in bytes, that may stand in the midst of a number: a sign with
/// spaces around it.
const LONGEST_BETWEEN: usize = 8;

/// What stands between blocks in the text that is looked through: nothing that a number has in it.
const BLOCK: char = '\u{1}';

pub(super) fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for node in in_text(facts.tree)
        .into_iter()
        .chain(in_attributes(facts.tree))
    {
        report.tell_as(
            node,
            text!(
                "Här står ett personnummer eller samordningsnummer",
                "Here is a personal identity number or coordination number"
            ),
        );
    }
}

/// How far after a tag a number is looked for, in bytes; for one farther away, the tag is pointed at.
const FARTHEST: usize = 20_000;

/// Where the number itself stands that was found in what a tag says, or else in what comes after it and
/// after the `last` number.
pub(super) fn place(source: &str, tag: Range<usize>, last: &mut usize) -> Range<usize> {
    let certain = |numbers: Vec<Found>| numbers.into_iter().find(|number| number.is_certain);
    if let Some(found) = certain(find(&source[tag.clone()])) {
        return tag.start + found.place.start..tag.start + found.place.end;
    }
    let from = tag.end.max(*last);
    let mut end = source.len().min(from + FARTHEST);
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    let Some(found) = certain(find_marked_up(&source[from..end])) else {
        return tag;
    };
    *last = from + found.place.end;
    from + found.place.start..*last
}

/// The elements in whose words a number begins.
fn in_text(tree: &Tree<'_>) -> Vec<NodeId> {
    let mut text = String::new();
    // Where the words of an element begin.
    let mut begins: Vec<(usize, NodeId)> = Vec::new();
    let mut ends_of_blocks: Vec<NodeId> = Vec::new();
    for id in 1..tree.len() {
        while ends_of_blocks.last().is_some_and(|end| *end <= id) {
            ends_of_blocks.pop();
            text.push(BLOCK);
        }
        if let Some(words) = tree.text(id) {
            let parent = tree.parent(id).unwrap_or(0);
            if !matches!(tree.name(parent), "script" | "style") {
                begins.push((text.len(), parent));
                // Where no digit is and no sign alone, no number goes on.
                match words.len() > LONGEST_BETWEEN && !has_digits(words) {
                    true => text.push(BLOCK),
                    false => text.push_str(words),
                }
            }
        } else {
            if tree.name(id) == "br" {
                text.push('\n');
            } else if !tree.is_in_line(id) {
                text.push(BLOCK);
                ends_of_blocks.push(tree.end(id));
            }
        }
    }
    let certain = find(&text).into_iter().filter(|found| found.is_certain);
    let nodes = certain.filter_map(|found| {
        let after = begins.partition_point(|(begin, _)| *begin <= found.place.start);
        Some(begins.get(after.checked_sub(1)?)?.1)
    });
    nodes.collect()
}

/// The elements that have a number in something that they say.
fn in_attributes(tree: &Tree<'_>) -> impl Iterator<Item = NodeId> {
    let may_have_number = |value: &str| {
        // Ten digits at least; most values are short.
        let digits = value.bytes().filter(u8::is_ascii_digit);
        value.len() >= 10 && (digits.count() >= 10 || !value.is_ascii())
    };
    let has_number = |value: &str| find(value).iter().any(|found| found.is_certain);
    (1..tree.len()).filter(move |id| {
        let mut attributes = tree.attributes(*id);
        attributes.any(|(name, value)| {
            may_have_number(value) && SAID.contains(&name) && has_number(value)
        })
    })
}
