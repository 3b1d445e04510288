//! The ways to take a word apart, and the best of them: the fewest parts, then the likeliest.

use super::boundaries::{ending_length, ends_doubled, may_begin};

/// Letters of a part, at least.
pub(super) const SHORTEST_PART: usize = 3;
const MOST_PARTS: usize = 4;
/// What dropping one of three like consonants costs: "glassko" is rather "glas" and "sko".
const DROPPED_CONSONANT: f64 = 0.5;

/// A part's stem and how much speaks for it; `None` for what is no part.
pub(super) type Part = Option<(String, f64)>;

/// One way to take a word apart.
#[derive(Clone, Debug)]
pub(super) struct Segmentation {
    /// Each part's stem, and where it begins and ends in bytes.
    pub(super) parts: Vec<(String, usize, usize)>,
    score: f64,
}

impl Segmentation {
    /// Fewest parts, then the highest score.
    pub(super) fn best(
        word: &str,
        begin: impl FnMut(&str) -> Part,
        end: impl FnMut(&str) -> Part,
    ) -> Option<Self> {
        let places = word.char_indices().map(|(place, _)| place);
        let mut search = SegmentationSearch {
            word,
            places: places.chain(std::iter::once(word.len())).collect(),
            ending: ending_length(word),
            begin,
            end,
            best: None,
        };
        search.go_on(0, &mut Vec::new(), 0.0);
        search.best
    }
}

struct SegmentationSearch<'w, B, E> {
    word: &'w str,
    /// Where each letter begins, and where the last one ends.
    places: Vec<usize>,
    /// Bytes at the end that hold no boundary.
    ending: usize,
    begin: B,
    end: E,
    best: Option<Segmentation>,
}

impl<B: FnMut(&str) -> Part, E: FnMut(&str) -> Part> SegmentationSearch<'_, B, E> {
    fn go_on(&mut self, from: usize, parts: &mut Vec<(String, usize, usize)>, score: f64) {
        let length = self.places.len() - 1;
        let start = self.places[from];
        let is_longer = |best: &Segmentation| parts.len() + 1 > best.parts.len();
        if self.best.as_ref().is_some_and(is_longer) {
            return;
        }
        let rest = &self.word[start..];
        if !parts.is_empty()
            && length - from >= SHORTEST_PART
            && rest.len() > self.ending
            && let Some((stem, weight)) = (self.end)(rest)
        {
            let score = score + weight;
            let is_better = self
                .best
                .as_ref()
                .is_none_or(|best| parts.len() + 1 < best.parts.len() || score > best.score);
            if is_better {
                let mut parts = parts.clone();
                parts.push((stem, start, self.word.len()));
                self.best = Some(Segmentation { parts, score });
            }
        }
        if parts.len() + 1 >= MOST_PARTS {
            return;
        }
        for to in from + SHORTEST_PART..=length.saturating_sub(SHORTEST_PART) {
            let cut = self.places[to];
            let part = &self.word[start..cut];
            let goes_on = may_begin(&self.word[cut..]);
            let is_doubled = ends_doubled(part);
            if !goes_on && !is_doubled {
                continue;
            }
            let Some((stem, weight)) = (self.begin)(part) else {
                continue;
            };
            parts.push((stem, start, cut));
            if goes_on {
                self.go_on(to, parts, score + weight);
            }
            if is_doubled && may_begin(&self.word[self.places[to - 1]..]) {
                self.go_on(to - 1, parts, score + weight - DROPPED_CONSONANT);
            }
            parts.pop();
        }
    }
}
