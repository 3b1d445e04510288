//! How hard a text is to read, by LIX (C.H. Björnsson, "Läsbarhet", 1968): words a sentence plus the
//! share of words longer than six letters. A measure to go by while writing, never a verdict.

/// Elements whose end also ends a sentence, whatever its last mark.
const BLOCKS: [&str; 11] = [
    "p", "li", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "td", "th",
];

/// How long a word must be to count as long: more than this many letters.
const LONG: usize = 6;

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

/// The LIX of a text in HTML; `None` when it has no words.
pub fn lix(html: &str) -> Option<f64> {
    let mut count = Count::default();
    for part in Parts(html) {
        match part {
            Part::Text(text) => count.text(text),
            Part::End(element) if BLOCKS.contains(&element) => count.end_sentence(),
            Part::End(_) => {}
        }
    }
    count.end_sentence();
    let words = f64::from(count.words);
    (count.words > 0)
        .then(|| words / f64::from(count.sentences.max(1)) + 100.0 * f64::from(count.long) / words)
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
    fn text(&mut self, text: &str) {
        for word in text.split_whitespace() {
            let letters = word
                .chars()
                .filter(|letter| letter.is_alphanumeric())
                .count();
            if letters > 0 {
                self.words += 1;
                self.long += u32::from(letters > LONG);
                self.open = true;
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
        assert_eq!(minutes(1), 1);
        assert_eq!(minutes(401), 3);
    }
}
