//! The tree to HTML: ours rather than comrak's, for scoped table headers, captions, labelled task
//! lists, Swedish quotation marks, notes without English words, and holes.

mod passages;
mod raw_html;
mod running_text;
mod tables;

use std::collections::{BTreeMap, BTreeSet};

use comrak::nodes::{AlertType, AstNode, ListType, NodeValue, Sourcepos};

use self::passages::in_one_line;
use self::tables::caption_of;
use super::sections::SectionCollector;
use super::{Body, Filling, Heading, Hole, Html, Link, MarkdownSource, Rendered, sanitise};
use crate::blocks::Block;
use crate::diagnostic::{Diagnostic, Severity, Span, Text, text};
use crate::kind_name::fold;
use crate::outline::{LinkText, Outline, Passage, PictureText};
use crate::schema::types::LanguageTag;

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
        escape_into(&mut self.html, text);
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
                let level = heading.level;
                let explicit = data
                    .attrs
                    .as_ref()
                    .and_then(|attributes| attributes.id.clone());
                let place = data.sourcepos;
                drop(data);
                self.heading(node, level, explicit, place);
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
                self.raw_html(&literal, place);
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
        self.body.words += u32::try_from(text.split_whitespace().count()).unwrap_or(0);
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

    fn heading(&mut self, node: Node<'a>, level: u8, explicit: Option<String>, place: Sourcepos) {
        let heading = self.plain(node);
        let span = self.span(place);
        if heading.trim().is_empty() {
            self.report(
                Severity::Error,
                "empty-heading",
                span,
                text!("Rubriken är tom.", "The heading is empty."),
                text!(
                    "Skriv en rubrik efter # eller ta bort raden.",
                    "Write a heading after # or remove the line."
                ),
            );
            return;
        }
        if level == 1 {
            self.report(
                Severity::Error,
                "heading-level",
                span,
                text!(
                    "Rubriken har nivå 1, men sidans titel är redan rubrik 1.",
                    "The heading has level 1, but the page's title already is heading 1."
                ),
                text!("Skriv ## i stället för #.", "Write ## rather than #."),
            );
        } else if level > self.last_level + 1 {
            let expected = "#".repeat(usize::from(self.last_level) + 1);
            let found = "#".repeat(usize::from(level));
            self.report(
                Severity::Error,
                "heading-level",
                span,
                text!(
                    "Rubriken hoppar över en nivå.",
                    "The heading skips a level."
                ),
                text!(
                    "Skriv {expected} i stället för {found}.",
                    "Write {expected} rather than {found}."
                ),
            );
        }
        let level = level.clamp(2, 6);
        self.last_level = level;
        let id = self.unique_id(explicit.unwrap_or_else(|| slug::slugify(&heading)));
        self.html.push_str(&format!("<h{level} id=\"{id}\">"));
        self.inlines(node);
        self.html.push_str(&format!("</h{level}>\n"));
        self.count_words(&heading);
        self.sections.heading(level, &heading);
        self.outline
            .headings
            .push(Passage::new(heading.clone(), span));
        self.body.headings.push(Heading {
            level,
            id,
            text: heading,
        });
    }

    fn unique_id(&mut self, wanted: String) -> String {
        let wanted = if wanted.is_empty() {
            "rubrik".to_owned()
        } else {
            wanted
        };
        let wanted: String = wanted
            .chars()
            .map(|letter| {
                if letter.is_whitespace() || "\"'<>&".contains(letter) {
                    '-'
                } else {
                    letter
                }
            })
            .collect();
        let mut id = wanted.clone();
        let mut number = 2;
        while is_reserved_id(&id) || !self.ids.insert(id.clone()) {
            if is_reserved_id(&wanted) {
                return self.unique_id(format!("rubrik-{wanted}"));
            }
            id = format!("{wanted}-{number}");
            number += 1;
        }
        id
    }

    fn list(&mut self, node: Node<'a>, kind: ListType, start: usize, tight: bool, tasks: bool) {
        let class = if tasks { " class=\"tasks\"" } else { "" };
        match kind {
            ListType::Bullet => self.html.push_str(&format!("<ul{class}>\n")),
            ListType::Ordered if start == 1 => self.html.push_str(&format!("<ol{class}>\n")),
            ListType::Ordered => self
                .html
                .push_str(&format!("<ol{class} start=\"{start}\">\n")),
        }
        for item in node.children() {
            let task = match &item.data().value {
                NodeValue::TaskItem(task) => Some(task.symbol.is_some()),
                _ => None,
            };
            match task {
                None => self.html.push_str("<li>"),
                Some(done) => {
                    let (class, key) = if done {
                        ("done", "task-done")
                    } else {
                        ("open", "task-open")
                    };
                    self.html.push_str(&format!(
                        "<li class=\"task {class}\"><span class=\"task-state\">"
                    ));
                    self.interface_text(key);
                    self.html.push_str("</span> ");
                }
            }
            if tight {
                self.tight_blocks(item);
            } else {
                self.html.push('\n');
                self.blocks(item);
            }
            self.html.push_str("</li>\n");
            let text = self.plain(item);
            self.sections.list_item(&text);
        }
        self.html.push_str(if kind == ListType::Bullet {
            "</ul>\n"
        } else {
            "</ol>\n"
        });
    }

    /// Blocks of a tight list item: paragraphs without tags.
    fn tight_blocks(&mut self, node: Node<'a>) {
        for (index, child) in node.children().enumerate() {
            if matches!(child.data().value, NodeValue::Paragraph) {
                if index > 0 {
                    self.html.push('\n');
                }
                self.inlines(child);
                let passage = self.passage(child);
                self.count_words(&passage.text);
                self.explained(&in_one_line(&passage.text), passage.span.line);
                if self.source.outlines {
                    self.outline.items.push(passage);
                }
            } else {
                self.html.push('\n');
                self.block(child);
            }
        }
    }

    fn callout(&mut self, node: Node<'a>, kind: &str, place: Sourcepos) {
        let name = match fold(kind).as_str() {
            "fakta" | "fact" | "note" | "info" => "fact",
            "tips" | "tip" => "tip",
            "viktigt" | "important" | "warning" | "caution" | "varning" => "important",
            _ => {
                let span = self.span(place);
                self.report(
                    Severity::Error,
                    "unknown-box",
                    span,
                    text!(
                        "Det finns ingen ruta som heter {kind}.",
                        "There is no box called {kind}."
                    ),
                    text!(
                        "Skriv > [!FAKTA], > [!TIPS] eller > [!VIKTIGT].",
                        "Write > [!FACT], > [!TIP] or > [!IMPORTANT]."
                    ),
                );
                "fact"
            }
        };
        self.box_of(node, name);
    }

    fn box_of(&mut self, node: Node<'a>, name: &str) {
        self.boxes += 1;
        let id = format!("s_ruta-{}", self.boxes);
        self.html.push_str(&format!(
            "<div class=\"box box-{name}\" role=\"note\" aria-labelledby=\"{id}\">\n<p class=\"box-title\" id=\"{id}\">"
        ));
        let title = node
            .children()
            .find(|child| matches!(child.data().value, NodeValue::CalloutTitle));
        match title {
            Some(title) if title.first_child().is_some() => self.inlines(title),
            _ => self.interface_text(&format!("box-{name}")),
        }
        self.html.push_str("</p>\n");
        for child in node.children() {
            if !matches!(child.data().value, NodeValue::CalloutTitle) {
                self.block(child);
            }
        }
        self.html.push_str("</div>\n");
    }

    /// `:::en … :::`: a whole passage in another language.
    fn directive(&mut self, node: Node<'a>, info: &str, place: Sourcepos) {
        let name = info
            .trim()
            .trim_matches(|letter| letter == '{' || letter == '}')
            .trim_start_matches("lang=");
        let Some(language) = LanguageTag::parse(name) else {
            let span = self.span(place);
            self.report(
                Severity::Error,
                "invalid-language",
                span,
                text!(
                    "\"{name}\" är inte en språkkod.",
                    "\"{name}\" is not a language code."
                ),
                text!(
                    "Skriv språkkoden efter tre kolon: :::en",
                    "Write the language code after three colons: :::en"
                ),
            );
            self.blocks(node);
            return;
        };
        let last = self.line(place.end.line + self.line_offset).trim_start();
        if place.end.line == place.start.line || !last.starts_with(":::") {
            let span = self.span(place);
            self.report(
                Severity::Error,
                "unclosed-language",
                Span { length: 1, ..span },
                text!(
                    "Avsnittet på annat språk avslutas inte, så resten av sidan räknas dit.",
                    "The passage in another language does not end, so the rest of the page belongs to it."
                ),
                text!(
                    "Skriv tre kolon på en egen rad där avsnittet slutar: :::",
                    "Write three colons on a line of their own where the passage ends: :::"
                ),
            );
        }
        self.html.push_str(&format!(
            "<div lang=\"{language}\"{}>\n",
            direction_attribute(language.as_str())
        ));
        self.foreign_passages += 1;
        self.blocks(node);
        self.foreign_passages -= 1;
        self.html.push_str("</div>\n");
    }

    /// A block that nothing ends has taken the rest of the page, and the notes that were put after it.
    fn unclosed_code_block(&mut self, place: Sourcepos) {
        let span = self.span(place);
        let fence: String = self
            .line(place.start.line + self.line_offset)
            .trim_start()
            .chars()
            .take_while(|letter| "`~".contains(*letter))
            .collect();
        self.report(
            Severity::Error,
            "unclosed-block",
            Span { length: 1, ..span },
            text!(
                "Blocket som börjar med {fence} avslutas inte, så resten av sidan räknas dit.",
                "The block that begins with {fence} does not end, so the rest of the page belongs to it."
            ),
            text!(
                "Skriv {fence} på en egen rad där blocket slutar.",
                "Write {fence} on a line of its own where the block ends."
            ),
        );
    }

    fn code_block(&mut self, info: &str, literal: &str, place: Sourcepos) {
        if let Some(name) = Block::name(info) {
            let first_line = self.line_offset + place.start.line + 1;
            let start = self
                .line_starts
                .get(first_line - 1)
                .copied()
                .unwrap_or(self.source.text.len());
            let end = (start + literal.len()).min(self.source.text.len());
            let (block, findings) = if self.source.text.get(start..end) == Some(literal) {
                Block::read(
                    name,
                    self.source.file,
                    self.source.text,
                    start..end,
                    self.source.lookups,
                )
            } else {
                let (block, findings) = Block::read(
                    name,
                    self.source.file,
                    literal,
                    0..literal.len(),
                    self.source.lookups,
                );
                let findings = findings
                    .into_iter()
                    .map(|finding| self.indented(finding, literal, first_line))
                    .collect();
                (block, findings)
            };
            self.findings.extend(findings);
            if let Some(block) = block {
                let index = u32::try_from(self.body.blocks.len()).expect("fewer than 2^32 blocks");
                self.body.blocks.push(block);
                self.hole(Filling::Block(index));
            }
            return;
        }
        let language = info.split_whitespace().next().unwrap_or_default();
        if let Some(near) = Block::nearest_name(language) {
            let span = self.span(place);
            self.report(
                Severity::Warning,
                "unknown-box",
                Span { length: 1, ..span },
                text!(
                    "Det finns inget block som heter {language}: det visas som kod.",
                    "There is no block called {language}: it is shown as code."
                ),
                text!("Menar du {near}?", "Did you mean {near}?"),
            );
        }
        self.html.push_str("<pre tabindex=\"0\"><code");
        if !language.is_empty() {
            self.html.push_str(" class=\"language-");
            self.push_escaped(language);
            self.html.push('"');
        }
        self.html.push('>');
        self.push_escaped(literal);
        self.html.push_str("</code></pre>\n");
    }

    /// A finding about a block inside a list or a quote, moved to where its lines stand in the file.
    fn indented(&self, finding: Diagnostic, literal: &str, first_line: usize) -> Diagnostic {
        let Some(mut span) = finding.span else {
            return finding;
        };
        let index = span.line as usize - 1;
        let written = literal.lines().nth(index).unwrap_or_default();
        let line = self.line(first_line + index);
        let indent = line
            .strip_suffix(written)
            .map_or(0, |indent| indent.chars().count());
        span.line += u32::try_from(first_line - 1).unwrap_or(0);
        span.column += u32::try_from(indent).unwrap_or(0);
        finding.at_span(self.source.text, span)
    }

    fn figure(&mut self, image: Node<'a>) {
        let caption = match &image.data().value {
            NodeValue::Image(link) => link.title.clone(),
            _ => String::new(),
        };
        let credit = credit_of(image);
        self.html.push_str("<figure>");
        self.image(image);
        if !caption.is_empty() || credit.is_some() {
            self.html.push_str("<figcaption>");
            self.push_escaped(&caption);
            match credit {
                Some(credit) if caption.is_empty() => self.push_escaped(&credit),
                Some(credit) => self.push_escaped(&format!(" ({credit})")),
                None => {}
            }
            self.html.push_str("</figcaption>");
        }
        self.html.push_str("</figure>\n");
    }

    fn image(&mut self, node: Node<'a>) {
        let data = node.data();
        let NodeValue::Image(link) = &data.value else {
            return;
        };
        let decorative = data.attrs.as_ref().is_some_and(|attributes| {
            attributes
                .classes
                .iter()
                .any(|class| class == "dekorativ" || class == "decorative")
        });
        let (target, place) = (link.url.clone(), data.sourcepos);
        let caption = link.title.clone();
        drop(data);
        let alt = self.plain(node);
        let span = self.span(place);
        if !decorative {
            self.outline.pictures.push(PictureText {
                alt: alt.clone(),
                caption,
                span,
            });
        }
        if running_text::is_blank(&alt) && !decorative {
            self.report(
                Severity::Error,
                "missing-alt",
                span,
                text!("Bilden saknar beskrivning.", "The picture has no description."),
                text!(
                    "Skriv vad bilden visar mellan hakparenteserna: ![Tre personer vid en karta](bild.jpg). Bär den ingen information, skriv {{.dekorativ}} efter den.",
                    "Write what the picture shows between the brackets: ![Three people by a map](picture.jpg). If it carries no information, write {{.decorative}} after it."
                ),
            );
        }
        if is_external(&target) {
            self.report(
                Severity::Error,
                "foreign-resource",
                span,
                text!(
                    "Bilden hämtas från en annan webbplats.",
                    "The picture is fetched from another site."
                ),
                text!(
                    "Spara bilden bredvid texten och skriv dess filnamn.",
                    "Save the picture beside the text and write its file name."
                ),
            );
            return;
        }
        let index = self.add_link(target, span, true, true);
        let alt = if decorative { "" } else { alt.trim() };
        self.hole(Filling::Picture(index, alt.to_owned()));
    }

    fn add_link(&mut self, target: String, span: Span, picture: bool, sized: bool) -> u32 {
        let index = u32::try_from(self.body.links.len()).expect("fewer than 2^32 links");
        // Notes that front matter defines stand after the last line.
        let from_field = span.line as usize > self.line_starts.len();
        self.body.links.push(Link {
            target,
            span,
            picture,
            sized,
            from_field,
        });
        index
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
                self.raw_html(&literal, place);
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

    fn link(&mut self, node: Node<'a>, target: String, place: Sourcepos) {
        let span = self.span(place);
        let text = self.plain(node);
        self.outline
            .links
            .push(LinkText::new(text, target.clone(), span));
        if plain_text(node).trim().is_empty() && !contains_named_image(node) {
            self.report(
                Severity::Error,
                "empty-link",
                span,
                text!("Länken har ingen text.", "The link has no text."),
                text!(
                    "Skriv vart länken leder mellan hakparenteserna.",
                    "Write between the brackets where the link leads."
                ),
            );
        }
        let scheme = target
            .split(':')
            .next()
            .filter(|scheme| scheme.len() < target.len())
            .map(str::to_ascii_lowercase);
        match scheme.as_deref() {
            Some("http" | "https" | "mailto" | "tel") => {
                self.report_unencrypted(&target, &plain_text(node), span);
                self.html.push_str(link_opening(node));
                self.push_escaped(&encode_address(&target));
                self.html.push_str("\">");
                self.inlines(node);
                self.html.push_str("</a>");
            }
            Some("javascript" | "data" | "vbscript" | "file" | "blob") => {
                self.report(
                    Severity::Error,
                    "unsafe-link",
                    span,
                    text!(
                        "Länken använder en adressform som inte är tillåten.",
                        "The link uses a form of address that is not allowed."
                    ),
                    text!(
                        "Länka till en sida, en fil på webbplatsen eller en adress med https://.",
                        "Link to a page, a file of the site or an address with https://."
                    ),
                );
                self.inlines(node);
            }
            _ => {
                let is_file = names_file(&target);
                let index = self.add_link(target, span, false, false);
                self.html.push_str(link_opening(node));
                self.hole(Filling::Address(index));
                self.html.push_str("\">");
                self.inlines(node);
                if is_file {
                    self.hole(Filling::FileNote(index));
                }
                self.html.push_str("</a>");
            }
        }
    }

    /// An address that was written without encryption, not one that only got its scheme here.
    fn report_unencrypted(&mut self, target: &str, shown: &str, span: Span) {
        let written = target
            .strip_prefix("http://")
            .is_some_and(|rest| rest != shown);
        if written {
            self.report(
                Severity::Warning,
                "insecure-url",
                span,
                text!(
                    "Adressen börjar med http:// och är inte krypterad.",
                    "The address starts with http:// and is not encrypted."
                ),
                text!(
                    "Pröva samma adress med https://.",
                    "Try the same address with https://."
                ),
            );
        }
    }

    fn note_reference(&mut self, number: u32, again: u32) {
        let suffix = if again > 1 {
            format!("-{again}")
        } else {
            String::new()
        };
        let id = format!("notref-{number}{suffix}");
        self.html.push_str(&format!("<sup class=\"note\"><a href=\"#not-{number}\" id=\"{id}\" role=\"doc-noteref\"><span class=\"visually-hidden\">"));
        self.interface_text("note");
        self.html.push_str(&format!(" </span>{number}</a></sup>"));
        self.note_places.entry(number).or_default().push(id);
    }

    fn note_section(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        let mut numbered: Vec<(u32, u32, Node<'a>)> = Vec::new();
        for (index, note) in notes.into_iter().enumerate() {
            let references = match &note.data().value {
                NodeValue::FootnoteDefinition(definition) => definition.total_references,
                _ => 0,
            };
            if references > 0 {
                numbered.push((u32::try_from(index + 1).unwrap_or(1), references, note));
            }
        }
        if numbered.is_empty() {
            return;
        }
        self.hole(Filling::Notes);
        let id = self.unique_id("noter".to_owned());
        self.html.push_str(&format!("<section class=\"notes\" role=\"doc-endnotes\" aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">"));
        self.interface_text("notes");
        self.html.push_str("</h2>\n<ol>\n");
        for (number, _, note) in numbered {
            self.html.push_str(&format!("<li id=\"not-{number}\">"));
            self.tight_blocks(note);
            self.ways_back(number);
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ol>\n</section>\n");
    }

    /// From a note to each place that cites it.
    fn ways_back(&mut self, number: u32) {
        let places = self.note_places.get(&number).cloned().unwrap_or_default();
        let several = places.len() > 1;
        for (id, place) in places.iter().zip(1..) {
            self.html.push_str(&format!(" <a class=\"note-back\" href=\"#{id}\" role=\"doc-backlink\"><span aria-hidden=\"true\">↩"));
            if several {
                self.html.push_str(&format!("<sup>{place}</sup>"));
            }
            self.html
                .push_str("</span><span class=\"visually-hidden\">");
            self.interface_text("note-back");
            self.html.push_str(&format!(" {number}"));
            if several {
                self.interface_text("comma");
                self.html.push(' ');
                self.interface_text("note-place");
                self.html.push_str(&format!(" {place}"));
            }
            self.html.push_str("</span></a>");
        }
    }
}

/// Who made a picture: `{fotograf="Kommunens bildarkiv"}`.
fn credit_of(image: Node<'_>) -> Option<String> {
    let data = image.data();
    let pairs = &data.attrs.as_ref()?.pairs;
    let credit = pairs
        .iter()
        .find(|(name, _)| name == "fotograf" || name == "credit")?;
    Some(credit.1.trim_matches('"').to_owned()).filter(|credit| !credit.is_empty())
}

fn only_image(node: Node<'_>) -> Option<Node<'_>> {
    let first = node.first_child()?;
    let alone = first.next_sibling().is_none() && matches!(first.data().value, NodeValue::Image(_));
    alone.then_some(first)
}

fn contains_named_image(node: Node<'_>) -> bool {
    node.descendants().any(|child| {
        matches!(child.data().value, NodeValue::Image(_)) && !plain_text(child).trim().is_empty()
    })
}

/// Whether an id belongs to templates (`s_…`) or to notes.
fn is_reserved_id(id: &str) -> bool {
    ["s_", "not-", "notref-"].iter().any(|start| {
        id.strip_prefix(start).is_some_and(|rest| {
            *start == "s_"
                || rest
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || byte == b'-')
        })
    })
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

fn is_external(target: &str) -> bool {
    target.starts_with("http://")
        || target.starts_with("https://")
        || target.starts_with("//")
        || target.starts_with("data:")
}

/// Whether a target within the site names a file to download rather than a page.
fn names_file(target: &str) -> bool {
    let path = target.split(['#', '?']).next().unwrap_or_default();
    let extension = path
        .rsplit('/')
        .next()
        .and_then(|name| name.rsplit_once('.'))
        .map(|(_, extension)| extension);
    extension.is_some_and(|extension| {
        !["md", "markdown", "html"].contains(&extension) && extension.len() <= 5
    })
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
        .chain(text.match_indices('\n').map(|(at, _)| at + 1))
        .collect()
}

/// An address as it may stand in HTML: spaces and what no address may hold are encoded.
fn encode_address(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for letter in address.chars() {
        match letter {
            ' ' => encoded.push_str("%20"),
            '"' => encoded.push_str("%22"),
            '<' => encoded.push_str("%3C"),
            '>' => encoded.push_str("%3E"),
            '`' => encoded.push_str("%60"),
            letter if letter.is_control() => {}
            letter => encoded.push(letter),
        }
    }
    encoded
}

/// The beginning of a link. One that stands alone in its paragraph or cell is marked, since nothing
/// beside it needs its line: a finger should hit it more easily than a link within a text.
fn link_opening(node: Node<'_>) -> &'static str {
    let is_alone = node.previous_sibling().is_none()
        && node.next_sibling().is_none()
        && node.parent().is_some_and(|parent| {
            matches!(
                parent.data().value,
                NodeValue::Paragraph | NodeValue::TableCell
            )
        });
    if is_alone {
        "<a class=\"alone\" href=\""
    } else {
        "<a href=\""
    }
}

/// Escapes text for HTML.
pub(super) fn escape_into(html: &mut String, text: &str) {
    let mut clean_from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escape = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        html.push_str(&text[clean_from..at]);
        html.push_str(escape);
        clean_from = at + 1;
    }
    html.push_str(&text[clean_from..]);
}
