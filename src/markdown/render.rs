//! The tree to HTML: ours rather than comrak's, for scoped table headers, captions, labelled task
//! lists, Swedish quotation marks, notes without English words, and holes.

mod boxes;
mod fenced;
mod headings;
mod links;
mod lists;
mod notes;
mod passages;
mod pictures;
mod raw_html;
mod raw_words;
mod running_text;
mod tables;

use std::collections::{BTreeMap, BTreeSet};

use comrak::nodes::{AlertType, AstNode, NodeValue, Sourcepos};
use memchr::memchr_iter;

use self::passages::in_one_line;
use self::pictures::only_image;
use self::running_text::number_of_words;
use self::tables::caption_of;
use super::sections::SectionCollector;
use super::{Body, Filling, Hole, Html, MarkdownSource, Rendered, sanitise};
use crate::diagnostic::{Diagnostic, Severity, Span, Text, text};
use crate::escape;
use crate::outline::Outline;

/// How deep blocks and marked-up text may lie inside each other; nobody writes more by hand, and
/// each level costs stack.
const DEEPEST: usize = 60;

/// A character that marks holes while raw HTML is sanitised; taken out of what people write.
pub(super) const RESERVED: char = '\u{e000}';

type Node<'a> = &'a AstNode<'a>;

/// Renders a document.
pub(super) fn document<'a>(root: Node<'a>, source: &MarkdownSource<'_>) -> Rendered {
    let line_offset = source.text[..source.start].matches('\n').count();
    let mut renderer = Renderer {
        source,
        line_offset,
        line_starts: line_starts(source.text),
        body: Body::default(),
        html: String::with_capacity(source.text.len() * 5 / 4),
        holes: Vec::new(),
        findings: Vec::new(),
        ids: BTreeSet::new(),
        last_level: 1,
        depth: 0,
        notes: Vec::new(),
        has_raw_html: false,
        tables: 0,
        boxes: 0,
        note_places: BTreeMap::new(),
        sections: SectionCollector::default(),
        outline: Outline::new(source.language),
        quotations: 0,
        foreign_passages: 0,
        swedish: source.language == "sv",
    };
    renderer.blocks(root);
    renderer.note_section();
    renderer.finish()
}

struct Renderer<'a, 's> {
    source: &'s MarkdownSource<'s>,
    /// Lines of front matter before the Markdown.
    line_offset: usize,
    /// Where each line of the file begins, in bytes.
    line_starts: Vec<usize>,
    body: Body,
    html: String,
    holes: Vec<Hole>,
    findings: Vec<Diagnostic>,
    ids: BTreeSet<String>,
    last_level: u8,
    depth: usize,
    notes: Vec<Node<'a>>,
    has_raw_html: bool,
    tables: u32,
    boxes: u32,
    /// The ids of the places that cite each note, by the note's number.
    note_places: BTreeMap<u32, Vec<String>>,
    sections: SectionCollector,
    outline: Outline,
    /// Quotations and passages in other languages around what is being rendered.
    quotations: u32,
    foreign_passages: u32,
    swedish: bool,
}

impl<'a> Renderer<'a, '_> {
    fn finish(mut self) -> Rendered {
        if self.has_raw_html {
            self.sanitise();
        }
        self.html.shrink_to_fit();
        // Notes that front matter defines stand after the last line, where no finding can point.
        self.outline.keep_above(self.line_starts.len());
        self.body.anchors = self.ids.into_iter().collect();
        Rendered {
            html: Html {
                text: self.html,
                holes: self.holes,
            },
            body: self.body,
            sections: self.sections.finish(),
            outline: self.outline,
            findings: self.findings,
        }
    }

    /// The text and its notes each by themselves: what a writer has not closed must end before the
    /// notes, which a page may show elsewhere.
    fn sanitise(&mut self) {
        let is_start = |hole: &Hole| hole.filling == Filling::Notes;
        let Some(first) = self.holes.iter().position(is_start) else {
            sanitise::sanitise(&mut self.html, &mut self.holes);
            return;
        };
        let mut note_holes = self.holes.split_off(first);
        let start = note_holes[0].at;
        let mut notes = self.html.split_off(start as usize);
        for hole in &mut note_holes {
            hole.at -= start;
        }
        sanitise::sanitise(&mut self.html, &mut self.holes);
        sanitise::sanitise(&mut notes, &mut note_holes);
        let start = u32::try_from(self.html.len()).expect("texts are smaller than 4 GB");
        self.html.push_str(&notes);
        self.holes.extend(note_holes.into_iter().map(|hole| Hole {
            at: hole.at + start,
            filling: hole.filling,
        }));
    }

    fn report(
        &mut self,
        severity: Severity,
        code: &'static str,
        span: Span,
        message: Text,
        help: Text,
    ) {
        self.findings.push(
            Diagnostic::new(severity, code, self.source.file, message, help)
                .at_span(self.source.text, span),
        );
    }

    fn span(&self, place: Sourcepos) -> Span {
        let line = place.start.line + self.line_offset;
        // comrak counts columns in bytes.
        let line_text = self.line(line);
        let bytes = place.start.column.saturating_sub(1).min(line_text.len());
        let column = line_text
            .char_indices()
            .take_while(|(at, _)| *at < bytes)
            .count()
            + 1;
        let mut span = Span::point(line, column);
        if place.start.line == place.end.line {
            let width = place.end.column.saturating_sub(place.start.column) + 1;
            span.length = u32::try_from(width).unwrap_or(1).max(1);
        }
        span
    }

    /// A line of the file, from 1.
    fn line(&self, line: usize) -> &str {
        let start = self.line_starts.get(line.saturating_sub(1)).copied();
        let rest = start.map_or("", |start| &self.source.text[start..]);
        rest.lines().next().unwrap_or_default()
    }

    fn hole(&mut self, filling: Filling) {
        let at = u32::try_from(self.html.len()).expect("texts are smaller than 4 GB");
        self.holes.push(Hole { at, filling });
    }

    fn interface_text(&mut self, key: &str) {
        self.hole(Filling::Text(key.to_owned()));
    }

    fn push_escaped(&mut self, text: &str) {
        escape::html_into(&mut self.html, text);
    }

    fn blocks(&mut self, parent: Node<'a>) {
        let children: Vec<Node<'a>> = parent.children().collect();
        let mut index = 0;
        while index < children.len() {
            let node = children[index];
            let next_is_table = children
                .get(index + 1)
                .is_some_and(|next| matches!(next.data().value, NodeValue::Table(_)));
            if next_is_table && let Some(caption) = caption_of(node) {
                self.paragraph_before_caption(node);
                self.table(children[index + 1], Some(&caption));
                index += 2;
                continue;
            }
            self.block(node);
            index += 1;
        }
    }

    fn block(&mut self, node: Node<'a>) {
        self.deeper(node, Self::block_here);
    }

    /// Goes one level down, unless that is too deep: what lies deeper is kept as plain text.
    fn deeper(&mut self, node: Node<'a>, render: fn(&mut Self, Node<'a>)) {
        if self.depth < DEEPEST {
            self.depth += 1;
            render(self, node);
            self.depth -= 1;
            return;
        }
        let span = self.span(node.data().sourcepos);
        self.report(
            Severity::Error,
            "too-deep",
            span,
            text!(
                "Här ligger mer än {DEEPEST} nivåer av citat, listor eller markeringar inuti varandra.",
                "More than {DEEPEST} levels of quotes, lists or markings lie inside each other here."
            ),
            text!(
                "Ta bort tecken i början av raden, till exempel > eller *, tills texten ligger rätt.",
                "Remove marks at the start of the line, such as > or *, until the text lies right."
            ),
        );
        let text = plain_text(node);
        self.push_escaped(&text);
    }

    fn block_here(&mut self, node: Node<'a>) {
        let data = node.data();
        match &data.value {
            NodeValue::Paragraph => self.paragraph(node),
            NodeValue::Heading(heading) => {
                let heading = *heading;
                let explicit = data
                    .attrs
                    .as_ref()
                    .and_then(|attributes| attributes.id.clone());
                let place = data.sourcepos;
                drop(data);
                self.heading(node, heading, explicit, place);
            }
            NodeValue::List(list) => {
                let (kind, start, tight, tasks) =
                    (list.list_type, list.start, list.tight, list.is_task_list);
                drop(data);
                self.list(node, kind, start, tight, tasks);
            }
            NodeValue::BlockQuote => {
                self.quotations += 1;
                self.wrapped(node, "<blockquote>\n", "</blockquote>\n");
                self.quotations -= 1;
            }
            NodeValue::Callout(callout) => {
                let kind = callout.callout_type.clone();
                let place = data.sourcepos;
                drop(data);
                self.callout(node, &kind, place);
            }
            NodeValue::Alert(alert) => {
                let kind = match alert.alert_type {
                    AlertType::Tip => "tip",
                    AlertType::Note => "fact",
                    AlertType::Important | AlertType::Warning | AlertType::Caution => "important",
                };
                drop(data);
                self.box_of(node, kind);
            }
            NodeValue::CodeBlock(code) => {
                let (code, place) = (code.clone(), data.sourcepos);
                drop(data);
                if code.closed {
                    self.code_block(&code.info, &code.literal, place);
                } else {
                    self.unclosed_code_block(place);
                }
            }
            NodeValue::HtmlBlock(block) => {
                let (literal, place) = (block.literal.clone(), data.sourcepos);
                drop(data);
                self.raw_html(&literal, place, true);
            }
            NodeValue::ThematicBreak => self.html.push_str("<hr>\n"),
            NodeValue::Table(_) => {
                drop(data);
                self.report_missing_caption(node);
                self.table(node, None);
            }
            NodeValue::DescriptionList => self.wrapped(node, "<dl>\n", "</dl>\n"),
            NodeValue::DescriptionItem(_) => {
                drop(data);
                self.blocks(node);
            }
            NodeValue::DescriptionTerm => {
                drop(data);
                self.html.push_str("<dt>");
                self.tight_blocks(node);
                self.html.push_str("</dt>\n");
            }
            NodeValue::DescriptionDetails => {
                drop(data);
                self.html.push_str("<dd>");
                self.tight_blocks(node);
                self.html.push_str("</dd>\n");
            }
            NodeValue::FootnoteDefinition(_) => self.notes.push(node),
            NodeValue::BlockDirective(directive) => {
                let (info, place) = (directive.info.clone(), data.sourcepos);
                drop(data);
                self.directive(node, &info, place);
            }
            _ => {
                drop(data);
                self.blocks(node);
            }
        }
    }

    fn wrapped(&mut self, node: Node<'a>, open: &str, close: &str) {
        self.html.push_str(open);
        self.blocks(node);
        self.html.push_str(close);
    }

    fn paragraph(&mut self, node: Node<'a>) {
        if let Some(image) = only_image(node) {
            self.figure(image);
            return;
        }
        self.html.push_str("<p>");
        self.inlines(node);
        self.html.push_str("</p>\n");
        let passage = self.passage(node);
        let text = in_one_line(&passage.text);
        self.count_words(&text);
        self.explained(&text, passage.span.line);
        self.sections.paragraph(&text);
        if self.source.outlines {
            self.outline.paragraphs.push(passage);
        }
    }

    fn count_words(&mut self, text: &str) {
        self.body.words += u32::try_from(number_of_words(text)).unwrap_or(0);
    }

    /// Lines above "Tabell: …" in the same paragraph still are a paragraph.
    fn paragraph_before_caption(&mut self, node: Node<'a>) {
        let children: Vec<Node<'a>> = node.children().collect();
        let last_break = children.iter().rposition(|child| {
            matches!(
                child.data().value,
                NodeValue::SoftBreak | NodeValue::LineBreak
            )
        });
        if let Some(last_break) = last_break {
            self.html.push_str("<p>");
            for child in &children[..last_break] {
                self.inline(child);
            }
            self.html.push_str("</p>\n");
        }
    }

    fn inlines(&mut self, parent: Node<'a>) {
        for child in parent.children() {
            self.inline(child);
        }
    }

    fn inline(&mut self, node: Node<'a>) {
        self.deeper(node, Self::inline_here);
    }

    fn inline_here(&mut self, node: Node<'a>) {
        let data = node.data();
        match &data.value {
            NodeValue::Text(text) => {
                let (text, place) = (text.to_string(), data.sourcepos);
                drop(data);
                self.report_unknown_notes(&text, place);
                self.report_undefined_links(&text, place);
                self.text(&text, Some(place));
            }
            NodeValue::SoftBreak => self.html.push('\n'),
            NodeValue::LineBreak => self.html.push_str("<br>\n"),
            NodeValue::Code(code) => {
                let literal = code.literal.clone();
                self.html.push_str("<code>");
                self.push_escaped(&literal);
                self.html.push_str("</code>");
            }
            NodeValue::Emph => self.tagged(node, "em"),
            NodeValue::Strong => self.tagged(node, "strong"),
            NodeValue::Strikethrough => self.tagged(node, "del"),
            NodeValue::HtmlInline(literal) => {
                let (literal, place) = (literal.clone(), data.sourcepos);
                drop(data);
                self.raw_link(&literal, node, place);
                self.raw_html(&literal, place, false);
            }
            NodeValue::Link(link) => {
                let (target, place) = (link.url.clone(), data.sourcepos);
                drop(data);
                self.link(node, target, place);
            }
            NodeValue::Image(_) => {
                drop(data);
                self.image(node);
            }
            NodeValue::FootnoteReference(reference) => {
                let (number, again) = (reference.ix, reference.ref_num);
                drop(data);
                self.note_reference(number, again);
            }
            _ => {
                drop(data);
                self.inlines(node);
            }
        }
    }

    fn tagged(&mut self, node: Node<'a>, tag: &str) {
        self.html.push_str(&format!("<{tag}>"));
        self.inlines(node);
        self.html.push_str(&format!("</{tag}>"));
    }
}

/// The text of a node and all below it.
pub(super) fn plain_text(node: Node<'_>) -> String {
    plain_text_with_breaks(node).replace('\n', " ")
}

fn plain_text_with_breaks(node: Node<'_>) -> String {
    let mut text = String::new();
    for child in node.descendants() {
        match &child.data().value {
            NodeValue::Text(literal) => text.push_str(literal),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push('\n'),
            _ => {}
        }
    }
    text
}

fn direction_attribute(language: &str) -> &'static str {
    if crate::language::is_right_to_left(language) {
        " dir=\"rtl\""
    } else {
        " dir=\"ltr\""
    }
}

fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0)
        .chain(memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1))
        .collect()
}
