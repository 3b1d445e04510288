//! What rules on a page tell, and where in its text each of it stands.

use std::ops::Range;

use super::{Fault, WrittenElement, identity_number};
use crate::diagnostic::{Diagnostic, Span, Text, counted};
use crate::html::{Facts, NodeId, Places, Tree};
use crate::identity_number::masked;
use crate::rules::{Rule, as_text};

/// How many findings of a rule are told of on a page: the rest are counted.
const MOST_OF_A_RULE: usize = 50;

/// What rules tell.
pub(super) struct Report<'s> {
    /// Where the site is published, if that is known.
    pub(super) origin: Option<&'s str>,
    rule: Option<&'static Rule>,
    told: Vec<Told>,
    /// How many of the rule have been told, and how many have not.
    count: usize,
    more: Vec<(&'static str, usize)>,
}

struct Told {
    rule: &'static Rule,
    node: NodeId,
    message: Text,
    help: Text,
}

impl<'s> Report<'s> {
    pub(super) fn new(origin: Option<&'s str>) -> Self {
        Self {
            origin,
            rule: None,
            told: Vec::new(),
            count: 0,
            more: Vec::new(),
        }
    }

    /// A rule's turn.
    pub(super) fn begin(&mut self, rule: &'static Rule) {
        self.rule = Some(rule);
        self.count = 0;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    /// An element is as the rule's title says.
    pub(super) fn tell(&mut self, node: NodeId) {
        if let Some(rule) = self.rule {
            self.tell_as(node, as_text(rule.title));
        }
    }

    /// An element is as these words say; the rule's remedy helps.
    pub(super) fn tell_as(&mut self, node: NodeId, message: Text) {
        let Some(rule) = self.rule else { return };
        self.tell_with(node, message, rule.help());
    }

    /// An element is as these words say, and those mend it.
    pub(super) fn tell_with(&mut self, node: NodeId, message: Text, help: Text) {
        let Some(rule) = self.rule else { return };
        self.count += 1;
        if self.count > MOST_OF_A_RULE {
            match self.more.last_mut() {
                Some((code, more)) if *code == rule.code => *more += 1,
                _ => self.more.push((rule.code, 1)),
            }
            return;
        }
        let ended = |words: String| match words.ends_with(['.', '?', '!']) {
            true => words,
            false => words + ".",
        };
        let message = Text {
            sv: ended(message.sv),
            en: ended(message.en),
        };
        self.told.push(Told {
            rule,
            node,
            message,
            help,
        });
    }

    /// The findings, each in its place.
    pub(super) fn placed(
        mut self,
        file: &str,
        source: &str,
        facts: &Facts<'_>,
        places: &Places,
    ) -> Vec<Fault> {
        self.count_the_rest();
        let tree = facts.tree;
        // Where the last number ended: they are told of in order.
        let mut last = 0;
        let mut told: Vec<(Range<usize>, Told)> = std::mem::take(&mut self.told)
            .into_iter()
            .map(|told| {
                let tag = places.of_element(tree, told.node);
                let place = match told.rule.code == identity_number::RULE.code {
                    true => identity_number::place(source, tag, &mut last),
                    false => tag,
                };
                (place, told)
            })
            .collect();
        told.sort_by_key(|(place, _)| place.start);
        let mut cursor = Cursor::new(source);
        let faults = told.into_iter().map(|(place, told)| {
            let Rule { severity, code, .. } = told.rule;
            let mut finding = Diagnostic::new(*severity, code, file, told.message, told.help);
            let tag = shown_tag(&source[places.of_element(tree, told.node)]);
            (finding.span, finding.excerpt) = cursor.place(place);
            Fault {
                finding,
                written: facts
                    .is_written(told.node)
                    .then(|| written(tree, told.node)),
                tag,
            }
        });
        faults.collect()
    }

    fn count_the_rest(&mut self) {
        for (code, more) in std::mem::take(&mut self.more) {
            let last = self.told.iter_mut().rfind(|told| told.rule.code == code);
            if let Some(Told { message, .. }) = last {
                let places = counted(more, "ställe", "ställen");
                message
                    .sv
                    .push_str(&format!(" Samma sak på {places} till på sidan."));
                let places = counted(more, "more place", "more places");
                message
                    .en
                    .push_str(&format!(" The same in {places} on the page."));
            }
        }
    }
}

/// How many letters of an element's words are enough to know it by.
const FIRST_WORDS: usize = 80;

fn written(tree: &Tree<'_>, node: NodeId) -> WrittenElement {
    let attributes = tree.attributes(node);
    WrittenElement {
        name: tree.any_name(node).to_owned(),
        attributes: attributes
            .map(|(name, value)| (name.to_owned(), masked(value).into_owned()))
            .collect(),
        // Before they are cut: half a number would not be known as one.
        words: masked(&tree.words(node))
            .chars()
            .take(FIRST_WORDS)
            .collect(),
    }
}

/// The longest part of a tag that is shown.
const LONGEST_TAG: usize = 100;

/// A tag on one line.
fn shown_tag(tag: &str) -> String {
    let start: String = tag.chars().take(LONGEST_TAG * 2).collect();
    let line = crate::html::plain(&start);
    match line.char_indices().nth(LONGEST_TAG) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// Goes through a text once, however many findings there are in it.
struct Cursor<'s> {
    source: &'s str,
    at: usize,
    line: u32,
    column: u32,
    line_start: usize,
}

/// The longest part of a line that is shown.
const LONGEST_EXCERPT: usize = 400;

impl<'s> Cursor<'s> {
    fn new(source: &'s str) -> Self {
        Self {
            source,
            at: 0,
            line: 1,
            column: 1,
            line_start: 0,
        }
    }

    /// Places come in order.
    fn place(&mut self, bytes: std::ops::Range<usize>) -> (Option<Span>, String) {
        let start = bytes.start.min(self.source.len());
        for letter in self.source[self.at..start].chars() {
            self.at += letter.len_utf8();
            self.column = self.column.saturating_add(1);
            if letter == '\n' {
                (self.line, self.column, self.line_start) = (self.line + 1, 1, self.at);
            }
        }
        let tag = &self.source[start..bytes.end.clamp(start, self.source.len())];
        let on_line = tag.lines().next().unwrap_or_default();
        let span = Span {
            line: self.line,
            column: self.column,
            length: u32::try_from(on_line.chars().count().max(1)).unwrap_or(1),
        };
        let line: String = self.source[self.line_start..]
            .chars()
            .take(LONGEST_EXCERPT * 2)
            .take_while(|letter| *letter != '\n')
            .collect();
        // Before it is cut: half a number would not be known as one.
        let excerpt = masked(line.trim_end_matches('\r'));
        (Some(span), excerpt.chars().take(LONGEST_EXCERPT).collect())
    }
}
