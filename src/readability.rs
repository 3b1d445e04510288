//! How hard a text is to read, by LIX (C.H. Björnsson, "Läsbarhet", 1968): words a sentence plus the
//! share of words longer than six letters; and how varied its words are, by OVIX (T.G. Hultman and
//! M. Westman, "Gymnasistsvenska", 1977). Measures to go by while writing, never a verdict.

use rustc_hash::FxHashSet;

/// Elements whose end also ends a sentence, whatever its last mark.
const BLOCKS: [&str; 11] = [
    "p", "li", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "td", "th",
];

/// How long a word must be to count as long: more than this many letters.
pub const LONG: usize = 6;

/// How many words a minute people read a text of this kind in.
const WORDS_A_MINUTE: u32 = 200;

/// What a text's LIX says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// Below 30.
    VeryEasy,
    /// 30–40.
    Easy,
    /// 40–50.
    Medium,
    /// 50–60.
    Hard,
    /// Above 60.
    VeryHard,
}

impl Band {
    /// The band of a LIX.
    pub fn of(lix: f64) -> Self {
        match lix {
            lix if lix < 30.0 => Self::VeryEasy,
            lix if lix < 40.0 => Self::Easy,
            lix if lix < 50.0 => Self::Medium,
            lix if lix < 60.0 => Self::Hard,
            _ => Self::VeryHard,
        }
    }
}

/// What can be counted in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    /// Words.
    pub words: u32,
    /// Words of more than six letters.
    pub long_words: u32,
    /// Sentences.
    pub sentences: u32,
    /// Words that differ, whatever the case of their letters.
    pub distinct: u32,
}

impl Measures {
    /// Counts the words of a text in HTML, such as a page's or one paragraph's.
    pub fn of(html: &str) -> Self {
        let mut distinct = FxHashSet::default();
        let count = count(html, |word| {
            let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            distinct.insert(word.to_lowercase());
        });
        Self {
            words: count.words,
            long_words: count.long,
            sentences: count.sentences,
            distinct: u32::try_from(distinct.len()).unwrap_or(u32::MAX),
        }
    }

    /// The LIX; `None` without words.
    pub fn lix(&self) -> Option<f64> {
        lix_of(self.words, self.long_words, self.sentences)
    }

    /// The OVIX; `None` where no word stands twice.
    pub fn ovix(&self) -> Option<f64> {
        ovix(self.words, self.distinct)
    }
}

/// The LIX of a text in HTML; `None` when it has no words.
pub fn lix(html: &str) -> Option<f64> {
    let count = count(html, |_| {});
    lix_of(count.words, count.long, count.sentences)
}

/// The LIX of so many words, of which some are long, in so many sentences; `None` without words.
pub fn lix_of(words: u32, long_words: u32, sentences: u32) -> Option<f64> {
    let (all, long) = (f64::from(words), f64::from(long_words));
    (words > 0).then(|| all / f64::from(sentences.max(1)) + 100.0 * long / all)
}

/// The OVIX of so many words, of which some are distinct: ln n / ln(2 − ln k / ln n). `None` for
/// fewer than two words, or where all are distinct, since it then has no value.
pub fn ovix(words: u32, distinct: u32) -> Option<f64> {
    if words < 2 || distinct == 0 || distinct >= words {
        return None;
    }
    let (all, distinct) = (f64::from(words).ln(), f64::from(distinct).ln());
    Some(all / (2.0 - distinct / all).ln())
}

fn count(html: &str, mut visit: impl FnMut(&str)) -> Count {
    let mut count = Count::default();
    for part in Parts(html) {
        match part {
            Part::Text(text) => count.text(text, &mut visit),
            Part::End(element) if BLOCKS.contains(&element) => count.end_sentence(),
            Part::End(_) => {}
        }
    }
    count.end_sentence();
    count
}

/// How many minutes it takes to read a number of words; at least one.
pub fn minutes(words: u32) -> u32 {
    words.div_ceil(WORDS_A_MINUTE).max(1)
}

#[derive(Default)]
struct Count {
    words: u32,
    long: u32,
    sentences: u32,
    /// Whether the sentence under way has a word.
    open: bool,
}

impl Count {
    fn text(&mut self, text: &str, visit: &mut impl FnMut(&str)) {
        for word in text.split_whitespace() {
            let letters = word
                .chars()
                .filter(|letter| letter.is_alphanumeric())
                .count();
            if letters > 0 {
                self.words += 1;
                self.long += u32::from(letters > LONG);
                self.open = true;
                visit(word);
            }
            let last = word.trim_end_matches(['"', '”', '’', ')', '»']);
            if last.ends_with(['.', '!', '?', ':']) {
                self.end_sentence();
            }
        }
    }

    fn end_sentence(&mut self) {
        self.sentences += u32::from(self.open);
        self.open = false;
    }
}

/// A piece of HTML.
enum Part<'h> {
    /// What stands between tags.
    Text(&'h str),
    /// The name of an element that ends.
    End(&'h str),
}

/// The texts and ends of elements in HTML of our own making.
struct Parts<'h>(&'h str);

impl<'h> Iterator for Parts<'h> {
    type Item = Part<'h>;

    fn next(&mut self) -> Option<Part<'h>> {
        loop {
            let Some(tag) = self.0.strip_prefix('<') else {
                let end = self.0.find('<').unwrap_or(self.0.len());
                let (text, rest) = self.0.split_at(end);
                self.0 = rest;
                return (!text.is_empty()).then_some(Part::Text(text));
            };
            let (inner, rest) = tag.split_once('>').unwrap_or((tag, ""));
            self.0 = rest;
            if let Some(name) = inner.strip_prefix('/') {
                return Some(Part::End(name.trim()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lix_agrees_with_counting_by_hand() {
        // 8 words, 2 sentences, 2 long words (kommunen, föreningar): 8/2 + 100·2/8 = 29.
        let html = "<p>Vi i <em>kommunen</em> gick ut.</p>\n<p>Två föreningar kom</p>";
        assert_eq!(lix(html), Some(29.0));
        assert_eq!(Band::of(29.0), Band::VeryEasy);
        assert_eq!(lix("<p> – </p>"), None);
        // 4 words, 1 sentence, none of them long: 4/1 + 0 = 4.
        assert_eq!(lix("<ul><li>Vi åt en sill</li></ul>"), Some(4.0));
        assert_eq!(lix_of(0, 0, 0), None);
        assert_eq!(minutes(1), 1);
        assert_eq!(minutes(401), 3);
    }

    #[test]
    fn ovix_agrees_with_counting_by_hand() {
        let rounded = |words, distinct| {
            let ovix: f64 = ovix(words, distinct).expect("it has a value");
            (ovix * 100.0).round() / 100.0
        };
        // ln 21 / ln(2 − ln 19 / ln 21) = 3.04452 / ln(1.03287) = 94.13
        assert_eq!(rounded(21, 19), 94.13);
        // ln 100 / ln(2 − ln 10 / ln 100) = 4.60517 / ln 1.5 = 11.36
        assert_eq!(rounded(100, 10), 11.36);
        // Only one word, again and again: ln n / ln 2.
        assert_eq!(rounded(8, 1), 3.0);
        for (words, distinct) in [(7, 7), (1, 1), (0, 0), (3, 4)] {
            assert_eq!(ovix(words, distinct), None, "{words} {distinct}");
        }
    }

    #[test]
    fn measures_count_words_that_differ() {
        let html = "<p>Vi var <em>vi</em>, och de var kommunens.</p><p>Vi!</p>";
        let measures = Measures::of(html);
        let expected = Measures {
            words: 8,
            long_words: 1,
            sentences: 2,
            distinct: 5,
        };
        assert_eq!(measures, expected);
        assert_eq!(measures.lix(), Some(4.0 + 12.5));
        assert!(measures.ovix().is_some_and(f64::is_finite));
        assert_eq!(Measures::of("<p></p>").lix(), None);
    }
}
