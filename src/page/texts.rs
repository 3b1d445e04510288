//! Texts, links and pictures among a page's fields, for the rules that judge running text.

use std::ops::Range;

use super::front_matter::{Parts, span_in};
use crate::diagnostic::Span;
use crate::kind_name::{KindName, fold};
use crate::kinds::common::Common;
use crate::outline::{LinkText, Outline, Passage, PictureText};
use crate::schema::{FieldPath, Segment};
use crate::value::{Entry, Node, Value};

/// Adds what the fields say to what the text below them says.
pub(super) fn add_fields(
    outline: &mut Outline,
    common: &Common,
    parts: &Parts,
    source: &str,
    judges_language: bool,
) {
    let fields = Texts { parts, source };
    if judges_language && (outline.is_swedish() || outline.is_english()) {
        fields.running(&parts.node, &mut outline.fields);
    }
    outline.lead.extend(fields.lead(common));
    let links = fields.attachments(common).chain(fields.links(common));
    outline.links.splice(0..0, links.collect::<Vec<_>>());
    let picture = common.image.as_ref().filter(|image| !image.decorative);
    if let Some(image) = picture {
        let alt = image.alt.clone().unwrap_or_default();
        let path = [Segment::Field("image"), Segment::Field("alt")];
        let picture = PictureText {
            span: fields.place(&path, &alt),
            alt,
            caption: image.caption.clone().unwrap_or_default(),
        };
        outline.pictures.insert(0, picture);
    }
}

/// Fields of running text in the writer's own words, by both their names, in order. They stand on the
/// page itself or in tables and lists.
const RUNNING: [&str; 44] = [
    "adapt",
    "adaptable",
    "anpassa",
    "basis",
    "begransningar",
    "behall",
    "behov",
    "bemanning",
    "challenge",
    "content",
    "core_components",
    "finansiering_efter",
    "finding",
    "findings",
    "forkunskaper",
    "forutsatter",
    "funding_after",
    "grund",
    "innehall",
    "kan_anpassas",
    "karna",
    "keep",
    "larandemal",
    "limitations",
    "losning",
    "nasta_steg",
    "needs",
    "next",
    "not_recommended_when",
    "outcomes",
    "passar_inte_nar",
    "prerequisites",
    "purpose",
    "requires",
    "result",
    "resultat",
    "slutsats",
    "slutsatser",
    "solution",
    "staff_text",
    "syfte",
    "text",
    "tips",
    "utmaning",
];

/// Fields of others' words: quotations, questions that were asked, goals that somebody has decided.
const OTHERS_WORDS: [&str; 8] = [
    "citat",
    "enkater",
    "goals",
    "mal",
    "questions",
    "quotes",
    "surveys",
    "fragor",
];

/// The fields of one file.
struct Texts<'p> {
    parts: &'p Parts,
    source: &'p str,
}

impl Texts<'_> {
    fn lead(&self, common: &Common) -> Vec<Passage> {
        let summary = &common.summary;
        let place = self.place(&[Segment::Field("summary")], summary);
        let summary = Passage::new(summary.clone(), place);
        let messages = common.key_messages.iter().enumerate();
        let messages = messages.map(|(index, message)| {
            let path = [Segment::Field("key_messages"), Segment::Index(index)];
            Passage::new(message.clone(), self.place(&path, message))
        });
        std::iter::once(summary).chain(messages).collect()
    }

    /// The fields of running text in a table and the tables within it.
    fn running(&self, node: &Node, found: &mut Vec<Passage>) {
        match &node.value {
            Value::Table(entries) => {
                for Entry { key, node, .. } in entries {
                    let key = fold(key);
                    if RUNNING.binary_search(&key.as_str()).is_ok() {
                        self.texts(node, found);
                    }
                    if !OTHERS_WORDS.contains(&key.as_str()) {
                        self.running(node, found);
                    }
                }
            }
            Value::List(nodes) => nodes.iter().for_each(|node| self.running(node, found)),
            _ => {}
        }
    }

    /// A text, or a list of texts.
    fn texts(&self, node: &Node, found: &mut Vec<Passage>) {
        match &node.value {
            Value::Text(words) => {
                let place = words_in(self.source, node.span.clone(), words);
                found.push(Passage::new(words.clone(), Span::of(self.source, &place)));
            }
            Value::List(nodes) => {
                let texts = nodes.iter();
                let texts = texts.filter(|node| matches!(node.value, Value::Text(_)));
                texts.for_each(|node| self.texts(node, found));
            }
            _ => {}
        }
    }

    fn attachments(&self, common: &Common) -> impl Iterator<Item = LinkText> {
        let attachments = common.attachments.iter().enumerate();
        // Those in several languages may share a name, and are shown with their language.
        let attachments = attachments.filter(|(_, attachment)| attachment.lang.is_none());
        attachments.map(|(index, attachment)| {
            let target = match (&attachment.file, &attachment.url) {
                (Some(file), _) => file.as_str(),
                (None, Some(url)) => url.as_str(),
                (None, None) => "",
            };
            let place = self.title("attachments", index, &attachment.title);
            LinkText::new(attachment.title.clone(), target.to_owned(), place)
        })
    }

    fn links(&self, common: &Common) -> impl Iterator<Item = LinkText> {
        common.links.iter().enumerate().map(|(index, link)| {
            let place = self.title("links", index, &link.title);
            let kind = link.kind.as_ref();
            LinkText {
                is_film: kind.is_some_and(|kind| kind.as_str() == "film"),
                has_captions: link.captions == Some(true),
                ..LinkText::new(link.title.clone(), link.url.as_str().to_owned(), place)
            }
        })
    }

    fn title(&self, field: &'static str, index: usize, title: &str) -> Span {
        let path = [
            Segment::Field(field),
            Segment::Index(index),
            Segment::Field("title"),
        ];
        self.place(&path, title)
    }

    /// Where the words of a field begin; inside its quotation marks.
    fn place(&self, path: &[Segment], words: &str) -> Span {
        let path = FieldPath(path.to_vec());
        let range = span_in(&self.parts.node, KindName::Page, &path).unwrap_or(0..3);
        Span::of(self.source, &words_in(self.source, range, words))
    }
}

/// Where the first line of a value's words stands within its place in a file.
fn words_in(source: &str, range: Range<usize>, words: &str) -> Range<usize> {
    let first = words.trim().lines().next().unwrap_or_default();
    let written = source.get(range.clone()).unwrap_or_default();
    match written.find(first) {
        Some(at) if !first.is_empty() => range.start + at..range.start + at + first.len(),
        _ => range,
    }
}

/// A text within a field, such as Markdown between three quotation marks: places in it are places in
/// the file.
pub(super) struct FieldText<'p> {
    source: &'p str,
    words: &'p str,
    range: Range<usize>,
    /// The line of the file that the text's first line with words stands in.
    first_line: u32,
    /// Empty lines before that one in the text.
    skipped: u32,
}

impl<'p> FieldText<'p> {
    /// The text whose value stands at `range` of the file.
    pub(super) fn new(source: &'p str, range: Range<usize>, words: &'p str) -> Self {
        let first = words_in(source, range.clone(), words);
        let empty = words.lines().take_while(|line| line.trim().is_empty());
        Self {
            first_line: Span::of(source, &first).line,
            skipped: u32::try_from(empty.count()).unwrap_or(0),
            source,
            words,
            range,
        }
    }

    /// A place in the text as a place in the file; that of the whole value where it was written
    /// otherwise than it reads.
    pub(super) fn place(&self, span: Span) -> Span {
        let line = (span.line + self.first_line).checked_sub(self.skipped + 1);
        let found = line.and_then(|line| {
            let words = self.words.lines().nth(span.line as usize - 1)?;
            let written = self.source.lines().nth(line as usize - 1)?;
            let at = written.find(words)?;
            let before = u32::try_from(written[..at].chars().count()).ok()?;
            Some(Span {
                line,
                column: span.column + before,
                ..span
            })
        });
        found.unwrap_or_else(|| Span::of(self.source, &self.range))
    }

    /// An outline of the text, with the places of the file.
    pub(super) fn placed(&self, mut outline: Outline) -> Outline {
        let Outline {
            links,
            pictures,
            headings,
            paragraphs,
            items,
            cells,
            tables,
            explained,
            ..
        } = &mut outline;
        let passages = headings.iter_mut().chain(paragraphs).chain(items);
        let spans = links
            .iter_mut()
            .map(|link| &mut link.span)
            .chain(pictures.iter_mut().map(|picture| &mut picture.span))
            .chain(passages.map(|passage| &mut passage.span));
        for span in spans {
            *span = self.place(*span);
        }
        for (_, line) in explained {
            *line = self.place(Span::point(*line as usize, 1)).line;
        }
        // Tables have no place there.
        tables.clear();
        cells.clear();
        outline
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::Fields;
    use crate::schema::{Field, Record, Shape};

    /// The names of fields, and of those in the tables within them.
    fn names(fields: &[Field], found: &mut Vec<&'static str>) {
        for field in fields {
            found.extend([field.key, field.swedish]);
            let mut shape = (field.shape)();
            while let Shape::List(inner) | Shape::Map(inner) = shape {
                shape = *inner;
            }
            if let Shape::Table(fields) = shape {
                names(fields, found);
            }
        }
    }

    #[test]
    fn fields_of_running_text_are_fields_by_both_their_names() {
        let mut known = Vec::new();
        names(Common::FIELDS, &mut known);
        for kind in KindName::ALL {
            names(Fields::table(kind), &mut known);
        }
        assert!(RUNNING.is_sorted());
        let both = [&RUNNING[..], &OTHERS_WORDS].concat();
        for name in &both {
            assert!(known.contains(name), "{name}");
            // A field by both its names, though other fields may share one of them.
            let mut pairs = known.chunks(2).filter(|pair| pair.contains(name));
            assert!(
                pairs.any(|pair| pair.iter().all(|name| both.contains(name))),
                "{name}"
            );
        }
    }

    #[test]
    fn a_place_in_a_field_is_one_in_the_file() {
        let source = "+++\nx = \"\"\"\nEtt.\n\nHär är två.\"\"\"\ny = \"a\\tb\"\n+++\n";
        let place = |words: &str, span: Span| {
            let at = source.find("\"\"\"").expect("it is there");
            let end = source.rfind("\ny").expect("it is there");
            FieldText::new(source, at..end, words).place(span)
        };
        let words = "Ett.\n\nHär är två.";
        assert_eq!(place(words, Span::point(1, 1)), Span::point(3, 1));
        assert_eq!(place(words, Span::point(3, 8)), Span::point(5, 8));
        // Indented in the file, as in YAML.
        let yaml = "x: |\n  Ett.\n  Två.\n";
        let text = FieldText::new(yaml, 3..yaml.len(), "Ett.\nTvå.\n");
        assert_eq!(text.place(Span::point(2, 2)), Span::point(3, 4));
        // Written otherwise than it reads: the whole value.
        let tab = source.find("\"a").expect("it is there");
        let text = FieldText::new(source, tab..tab + 6, "a\tb");
        assert_eq!(text.place(Span::point(1, 3)).line, 6);
    }
}
