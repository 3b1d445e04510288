//! How a title is set: as large as it can be, in lines of even length; a word that is longer than a
//! line is parted, and what has no room at all ends with three dots.

use unicode_normalization::char::is_combining_mark;

use super::lettering::{Line, is_from_the_right};

/// The room that a title has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    pub(super) width: f32,
    pub(super) height: f32,
}

/// A title as it is set.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Setting {
    pub(super) size: f32,
    /// From one line to the next.
    pub(super) leading: f32,
    pub(super) lines: Vec<String>,
}

/// Sizes of letters, in pixels.
const SIZES: [f32; 8] = [88.0, 80.0, 72.0, 64.0, 58.0, 52.0, 46.0, 42.0];

/// The largest size in which words are parted: smaller ones hold longer words whole.
const LARGEST_PARTED: f32 = 64.0;

/// The distance between lines, for each pixel of the size. Arabic letters reach further up and down.
const LEADING: f32 = 1.22;
const ARABIC_LEADING: f32 = 1.5;

/// More letters than there is ever room for, however thin. Measuring them all would take long.
const MOST_LETTERS: usize = 600;

/// How many letters back a good place to part a word is sought.
const MOST_SOUGHT: usize = 5;

/// The fewest letters on either side of where a word is parted.
const LEAST_PART: usize = 3;

impl Room {
    /// Sets a title of plain words.
    pub(super) fn set(self, title: &str) -> Setting {
        let measure = Measure {
            from_the_right: is_from_the_right(title),
        };
        let title: String = title.chars().take(MOST_LETTERS).collect();
        let words: Vec<&str> = title.split(' ').collect();
        let fits = |size: f32, parts_words: bool| {
            let lines = measure.lines(&words, self.width / size, parts_words)?;
            let leading = size * measure.leading();
            (lines.len() <= self.most_lines(leading)).then_some(Setting {
                size,
                leading,
                lines,
            })
        };
        let whole = SIZES.into_iter().find_map(|size| fits(size, false));
        let parted = || {
            let sizes = SIZES.into_iter().filter(|size| *size <= LARGEST_PARTED);
            sizes.into_iter().find_map(|size| fits(size, true))
        };
        let setting = whole.or_else(parted);
        setting.map_or_else(
            || self.cut(&words, measure),
            |setting| self.evened(&words, setting, measure),
        )
    }

    /// A text on a single line in the largest of some sizes.
    pub(super) fn on_one_line(self, text: &str, sizes: [f32; 3]) -> (String, f32) {
        let measure = Measure {
            from_the_right: is_from_the_right(text),
        };
        let width = measure.width(text);
        let size = sizes.into_iter().find(|size| width * size <= self.width);
        if let Some(size) = size {
            return (text.to_owned(), size);
        }
        let smallest = sizes[sizes.len() - 1];
        let mut line = text.to_owned();
        measure.end_with_dots(&mut line, self.width / smallest);
        (line, smallest)
    }

    fn most_lines(self, leading: f32) -> usize {
        let heights = std::iter::successors(Some(leading), |height| Some(height + leading));
        heights
            .take_while(|height| *height <= self.height)
            .count()
            .max(1)
    }

    /// The same number of lines with as little difference between them as may be.
    fn evened(self, words: &[&str], setting: Setting, measure: Measure) -> Setting {
        // With as many partings there are as many pieces.
        let pieces = |lines: &[String]| lines.join(" ").matches(' ').count();
        let (mut narrow, mut wide) = (0.0, self.width / setting.size);
        let mut lines = setting.lines;
        let wanted = (lines.len(), pieces(&lines));
        for _ in 0..8 {
            let middle = f32::midpoint(narrow, wide);
            match measure.lines(words, middle, true) {
                Some(even) if (even.len(), pieces(&even)) == wanted => {
                    lines = even;
                    wide = middle;
                }
                _ => narrow = middle,
            }
        }
        Setting { lines, ..setting }
    }

    /// As much as there is room for in the smallest size.
    fn cut(self, words: &[&str], measure: Measure) -> Setting {
        let size = SIZES[SIZES.len() - 1];
        let width = self.width / size;
        let mut lines = measure.lines(words, width, true).unwrap_or_default();
        let leading = size * measure.leading();
        lines.truncate(self.most_lines(leading));
        if let Some(last) = lines.last_mut() {
            measure.end_with_dots(last, width);
        }
        Setting {
            size,
            leading,
            lines,
        }
    }
}

/// Measures in widths of a letter's size.
#[derive(Clone, Copy)]
struct Measure {
    from_the_right: bool,
}

impl Measure {
    fn leading(self) -> f32 {
        if self.from_the_right {
            ARABIC_LEADING
        } else {
            LEADING
        }
    }

    fn width(self, text: &str) -> f32 {
        // In a size whose rounding is not seen.
        Line::set(text, 1.0, self.from_the_right).width
    }

    /// Shortens a line until it has room for three dots.
    fn end_with_dots(self, line: &mut String, width: f32) {
        while !line.is_empty() && self.width(&format!("{line}…")) > width {
            line.pop();
        }
        let end = line.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        *line = format!("{end}…");
    }

    /// Fills lines with words; `None` when a word is too long and must not be parted.
    fn lines(self, words: &[&str], width: f32, parts_words: bool) -> Option<Vec<String>> {
        let space = self.width(" ");
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        let mut used = 0.0;
        for word in words {
            let mut rest = *word;
            let parted;
            let mut own = self.width(rest);
            if own > width {
                if !parts_words {
                    return None;
                }
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                let mut parts = self.parts(rest, width);
                parted = parts.pop().unwrap_or_default();
                lines.append(&mut parts);
                rest = &parted;
                own = self.width(rest);
                used = 0.0;
            }
            if line.is_empty() {
                used = own;
            } else if used + space + own <= width {
                line.push(' ');
                used += space + own;
            } else {
                lines.push(std::mem::take(&mut line));
                used = own;
            }
            line.push_str(rest);
        }
        lines.push(line);
        Some(lines)
    }

    /// The parts of a word that is longer than a line, each with its hyphen.
    fn parts(self, word: &str, width: f32) -> Vec<String> {
        let mut parts = Vec::new();
        let mut rest: Vec<char> = word.chars().collect();
        loop {
            let text: String = rest.iter().collect();
            if self.width(&text) <= width {
                parts.push(text);
                return parts;
            }
            let Some(at) = self.parting(&rest, width) else {
                parts.push(text);
                return parts;
            };
            let mut part: String = rest.drain(..at).collect();
            if needs_hyphen(&part, &rest) {
                part.push('-');
            }
            parts.push(part);
        }
    }

    /// Where a word is parted: where its writer says so, else before the last consonant with a vowel
    /// after it, as the rule is in Swedish, and else as late as there is room for.
    fn parting(self, word: &[char], width: f32) -> Option<usize> {
        let has_room = |at: &usize| {
            let part: String = word[..*at].iter().chain(&['-']).collect();
            self.width(&part) <= width
        };
        let is_whole = |at: &usize| !is_combining_mark(word[*at]);
        let last = word.len().saturating_sub(LEAST_PART);
        let places = (LEAST_PART..=last).filter(is_whole);
        let fitting: Vec<usize> = places.take_while(has_room).collect();
        let written = fitting
            .iter()
            .rev()
            .find(|at| matches!(word[**at - 1], '\u{ad}' | '-' | '/' | '–'));
        let before_consonant =
            fitting.iter().rev().take(MOST_SOUGHT).find(|at| {
                !is_vowel(word[**at]) && word.get(**at + 1).copied().is_some_and(is_vowel)
            });
        written.or(before_consonant).or(fitting.last()).copied()
    }
}

fn is_vowel(letter: char) -> bool {
    "aeiouyåäöæøéèüAEIOUYÅÄÖÆØÉÈÜ".contains(letter)
}

/// Letters of scripts that join them are parted without a sign.
fn needs_hyphen(part: &str, rest: &[char]) -> bool {
    let before = part
        .chars()
        .rev()
        .find(|letter| *letter != '\u{ad}')
        .unwrap_or('-');
    let is_latin = |letter: char| letter.is_alphanumeric() && letter < '\u{590}';
    is_latin(before) && rest.first().is_some_and(|after| is_latin(*after))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room = Room {
        width: 1040.0,
        height: 340.0,
    };

    fn check(title: &str) -> Setting {
        let setting = ROOM.set(title);
        assert!(setting.lines.len() <= ROOM.most_lines(setting.leading));
        for line in &setting.lines {
            let width = Line::set(line, setting.size, is_from_the_right(title)).width;
            assert!(width <= ROOM.width + 1.0, "{line}: {width}");
            assert!(!line.is_empty());
        }
        setting
    }

    #[test]
    fn a_short_title_is_large_and_a_long_one_keeps_all_its_words() {
        assert_eq!(check("Språkcafé på biblioteket").size, SIZES[0]);
        let long = "Hur fem kommuner tillsammans byggde upp en väg in i arbetslivet för föräldrar som länge stått utanför, och vad de skulle göra annorlunda om de fick börja om från början igen med samma pengar".to_owned();
        assert!(long.chars().count() > 180);
        let setting = check(&long);
        assert_eq!(setting.lines.join(" "), long);
        assert!(setting.size < SIZES[0]);
    }

    #[test]
    fn a_word_longer_than_a_line_is_parted_with_a_hyphen() {
        let word = "Arbetsmarknadspolitikersamarbetsorganisationsutvecklingsplan";
        assert_eq!(word.len(), 60);
        let setting = check(word);
        assert!(setting.lines.len() > 1);
        assert_eq!(setting.lines.join("").replace('-', ""), word);
        assert!(setting.lines[0].ends_with('-'));

        let hinted = check("Arbetsmarknadspolitiker\u{ad}samarbetsorganisationsutvecklingsplan");
        assert_eq!(
            hinted.lines[0].replace('\u{ad}', ""),
            "Arbetsmarknadspolitiker-"
        );
    }

    #[test]
    fn what_has_no_room_ends_with_dots() {
        let setting = check("oerhört långa titlar ".repeat(40).trim_end());
        assert!(setting.lines.last().expect("lines").ends_with('…'));
        check(&"x".repeat(100_000));
        check(&"\u{643}".repeat(300));
    }

    #[test]
    fn no_word_is_left_alone_on_the_last_line() {
        let setting = check("Så fick vi fler föräldrar i arbete");
        let lengths = setting.lines.iter().map(|line| line.chars().count());
        let (least, most) = (lengths.clone().min(), lengths.max());
        assert!(
            least
                .zip(most)
                .is_some_and(|(least, most)| least * 2 >= most),
            "{setting:?}"
        );
    }
}
