//! Words and sentences of a text, found in one pass that every rule on language shares.

use std::ops::Range;

use super::{AsideKind, Passage};

/// The words and sentences of a page.
#[derive(Debug, Default)]
pub struct Prose {
    /// Words, in the order of the passages, and after them those that stand apart from running text.
    pub words: Vec<Word>,
    /// How many of them stand in running text.
    running: usize,
    /// Sentences of running text, in the same order.
    pub sentences: Vec<Sentence>,
}

/// A word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Which passage it stands in: see [`super::Outline::passage`].
    pub passage: u32,
    /// Where it begins in the passage's text, in bytes.
    pub start: u32,
    /// Where it ends, without the marks around it.
    pub end: u32,
    /// How many letters and digits it has.
    pub letters: u16,
    marks: u8,
}

/// A sentence: what ends with a full stop, a question mark, an exclamation mark or a colon, or with
/// its passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Which passage it stands in.
    pub passage: u32,
    /// Which words.
    pub words: Range<usize>,
}

const CODE: u8 = 1;
const FOREIGN: u8 = 2;
const EMPHASISED: u8 = 4;
const LINKED: u8 = 8;
const QUOTED: u8 = 16;
const FIRST: u8 = 32;

impl Word {
    /// The word.
    pub fn text<'p>(&self, passage: &'p Passage) -> &'p str {
        let range = self.start as usize..self.end as usize;
        passage.text.get(range).unwrap_or_default()
    }

    /// Whether it begins a sentence.
    pub fn is_first(&self) -> bool {
        self.marks & FIRST != 0
    }

    /// Whether it is the writer's own: not quoted, no code, no name of another page or work.
    pub fn is_own(&self) -> bool {
        self.marks & (CODE | FOREIGN | EMPHASISED | LINKED | QUOTED) == 0
    }

    /// Whether it is code, or marked as being in another language.
    pub fn is_marked(&self) -> bool {
        self.marks & (CODE | FOREIGN) != 0
    }

    /// Whether it is emphasised or a part of a link, as titles of works and pages are.
    pub fn may_be_title(&self) -> bool {
        self.marks & (EMPHASISED | LINKED) != 0
    }

    /// Whether it stands between quotation marks.
    pub fn is_quoted(&self) -> bool {
        self.marks & QUOTED != 0
    }
}

/// Shortened words that end with a full stop and end no sentence. Those with a stop inside, "t.ex.",
/// are known by it.
const SHORTENED: [&str; 40] = [
    "art", "avd", "bil", "ca", "dir", "div", "dnr", "dr", "el", "ev", "exkl", "fig", "forts",
    "föreg", "ggr", "inkl", "jfr", "kap", "kl", "kr", "max", "min", "milj", "mån", "nr", "obs",
    "pers", "prof", "ref", "resp", "sid", "st", "tab", "tel", "tim", "vol", "övr", "approx", "vs",
    "no",
];

const QUOTATION_MARKS: [char; 6] = ['"', '“', '”', '„', '»', '«'];

impl Prose {
    pub(super) fn of<'p>(
        passages: impl Iterator<Item = &'p Passage>,
        apart: impl Iterator<Item = &'p Passage>,
    ) -> Self {
        let mut reading = Reading::default();
        let mut places = 0..;
        for (passage, place) in passages.zip(&mut places) {
            reading.passage(place, passage);
        }
        let running = reading.prose.words.len();
        let sentences = reading.prose.sentences.len();
        for (passage, place) in apart.zip(&mut places) {
            reading.passage(place, passage);
        }
        let mut prose = reading.prose;
        prose.running = running;
        prose.sentences.truncate(sentences);
        prose
    }

    /// The words of running text.
    pub fn running(&self) -> &[Word] {
        &self.words[..self.running]
    }

    /// Whether the word at a place stands apart from running text.
    pub fn is_apart(&self, at: usize) -> bool {
        at >= self.running
    }
}

#[derive(Default)]
struct Reading {
    prose: Prose,
    passage: u32,
    /// The first word of the sentence under way.
    sentence: usize,
    /// A full stop has been read, which ends the sentence unless a small letter follows.
    may_end: bool,
    /// The first word after an opening quotation mark.
    quotation: Option<usize>,
}

impl Reading {
    fn passage(&mut self, place: u32, passage: &Passage) {
        self.passage = place;
        self.may_end = false;
        self.quotation = None;
        let text = passage.text.as_str();
        let mut from = 0;
        for piece in text.split([' ', '\n', '\t', '\u{a0}']) {
            if !piece.is_empty() {
                self.piece(piece, from);
            }
            from += piece.len()
                + text[from + piece.len()..]
                    .chars()
                    .next()
                    .map_or(0, char::len_utf8);
        }
        self.end_sentence();
        if passage.is_quoted || !passage.asides.is_empty() {
            self.mark(passage);
        }
    }

    /// What stands between two spaces: a word with the marks around it, or marks only.
    fn piece(&mut self, piece: &str, from: usize) {
        let is_mark = |letter: char| !letter.is_alphanumeric();
        let (start, end) = if is_plain(piece) {
            (0, piece.len())
        } else {
            let behind = piece.trim_start_matches(is_mark);
            let start = piece.len() - behind.len();
            (start, start + behind.trim_end_matches(is_mark).len())
        };
        let (before, word, after) = (&piece[..start], &piece[start..end], &piece[end..]);
        if word.is_empty() {
            self.quotation_marks(before, after);
            return;
        }
        if self.may_end && !word.starts_with(char::is_lowercase) {
            self.end_sentence();
        }
        self.may_end = false;
        if before.contains(QUOTATION_MARKS) {
            self.quotation = Some(self.prose.words.len());
        }
        let is_first = self.prose.words.len() == self.sentence;
        self.prose.words.push(Word {
            passage: self.passage,
            start: offset(from + start),
            end: offset(from + end),
            letters: letters(word),
            marks: if is_first { FIRST } else { 0 },
        });
        if after.is_empty() {
            return;
        }
        if after.contains(QUOTATION_MARKS) {
            self.end_quotation();
        }
        if after.contains(['!', '?', ':']) {
            // What stands after a colon is read by itself; "EKB:s" has none after it.
            self.end_sentence();
        } else if after.contains('.') && !is_shortened(word) {
            self.may_end = true;
        }
    }

    /// Quotation marks that stand apart from words.
    fn quotation_marks(&mut self, before: &str, after: &str) {
        if before.contains(QUOTATION_MARKS) || after.contains(QUOTATION_MARKS) {
            match self.quotation {
                Some(_) => self.end_quotation(),
                None => self.quotation = Some(self.prose.words.len()),
            }
        }
    }

    fn end_quotation(&mut self) {
        if let Some(first) = self.quotation.take() {
            for word in &mut self.prose.words[first..] {
                word.marks |= QUOTED;
            }
        }
    }

    fn end_sentence(&mut self) {
        let end = self.prose.words.len();
        if end > self.sentence {
            self.prose.sentences.push(Sentence {
                passage: self.passage,
                words: self.sentence..end,
            });
        }
        self.sentence = end;
        self.may_end = false;
    }

    /// Marks the words of a passage that stand in a part of their own.
    fn mark(&mut self, passage: &Passage) {
        let all = &mut self.prose.words;
        let first = all.partition_point(|word| word.passage < self.passage);
        let words = &mut all[first..];
        if passage.is_quoted {
            words.iter_mut().for_each(|word| word.marks |= QUOTED);
        }
        for aside in &passage.asides {
            let mark = match aside.kind {
                AsideKind::Code => CODE,
                AsideKind::Foreign => FOREIGN,
                AsideKind::Emphasis => EMPHASISED,
                AsideKind::Link => LINKED,
                AsideKind::Explained => continue,
            };
            // Words stand in order, and a long paragraph may hold very many parts.
            let from = words.partition_point(|word| (word.start as usize) < aside.range.start);
            let within = words[from..]
                .iter_mut()
                .take_while(|word| (word.start as usize) < aside.range.end);
            within.for_each(|word| word.marks |= mark);
        }
    }
}

/// Whether a piece has no marks around it, as most have none; one that ends in å, ä or ö is asked
/// letter by letter.
fn is_plain(piece: &str) -> bool {
    let bytes = piece.as_bytes();
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric();
    bytes.first().is_some_and(is_letter) && bytes.last().is_some_and(is_letter)
}

fn letters(word: &str) -> u16 {
    let count = if word.is_ascii() {
        word.bytes().filter(u8::is_ascii_alphanumeric).count()
    } else {
        word.chars()
            .filter(|letter| letter.is_alphanumeric())
            .count()
    };
    u16::try_from(count).unwrap_or(u16::MAX)
}

fn is_shortened(word: &str) -> bool {
    let is_initial = word.chars().nth(1).is_none() && word.starts_with(char::is_alphabetic);
    let has_stop_inside =
        word.contains('.') && word.len() <= 8 && word.starts_with(char::is_alphabetic);
    is_initial
        || has_stop_inside
        || word.len() <= 6
            && SHORTENED
                .iter()
                .any(|shortened| shortened.eq_ignore_ascii_case(word))
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;
    use crate::outline::{Aside, Outline};

    fn outline(text: &str, asides: Vec<Aside>) -> Outline {
        let passage = Passage {
            asides,
            ..Passage::new(text.to_owned(), Span::point(1, 1))
        };
        Outline {
            paragraphs: vec![passage],
            ..Outline::default()
        }
    }

    #[test]
    fn sentences_end_where_readers_pause() {
        for (text, expected) in [
            ("Ett. Två! Tre? Fyra", "Ett|Två|Tre|Fyra"),
            (
                "Vi läste t.ex. Bibeln. Sedan m.m.",
                "Vi läste t.ex Bibeln|Sedan m.m",
            ),
            (
                "Det kom ca. 30 barn, kl. 9.30.",
                "Det kom ca 30 barn kl 9.30",
            ),
            ("Hon sa: gå. ”Nej.” Då – så.", "Hon sa|gå|Nej|Då så"),
            (
                "Den s. k. planen (se nr. 3).\nEKB:s läge.",
                "Den s k planen se nr 3|EKB:s läge",
            ),
            ("Mer … om det. och så vidare", "Mer om det och så vidare"),
            ("– . !", ""),
            ("", ""),
        ] {
            let outline = outline(text, Vec::new());
            let prose = outline.prose();
            let sentence = |sentence: &Sentence| {
                let words = &prose.words[sentence.words.clone()];
                let words = words.iter().map(|word| word.text(outline.passage(0)));
                words.collect::<Vec<&str>>().join(" ")
            };
            let found: Vec<String> = prose.sentences.iter().map(sentence).collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
    }

    #[test]
    fn words_are_the_writers_own_outside_quotations_code_and_names() {
        let text = "Vi ”fick det” av Malmö. ”Öppet. Koden abc.";
        let at = text.find("abc").expect("the text has it");
        let code = Aside {
            kind: AsideKind::Code,
            range: at..at + 3,
        };
        let outline = outline(text, vec![code]);
        let own = outline.prose().words.iter().filter(|word| word.is_own());
        let own: Vec<&str> = own.map(|word| word.text(outline.passage(0))).collect();
        assert_eq!(own.join(" "), "Vi av Malmö Öppet Koden");
    }
}
