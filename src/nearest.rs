//! What somebody may have meant: the known name nearest to one that nothing has.

use crate::kind_name::fold;

/// More edits than this make another word of even a long one.
const MOST_EDITS: usize = 7;

/// The value whose name is nearest to what was written: at most a third of the letters may differ,
/// or one be the start of the other.
pub fn nearest<'a>(
    written: &str,
    candidates: impl Iterator<Item = (&'a str, &'a str)>,
) -> Option<&'a str> {
    let (names, values): (Vec<&str>, Vec<&str>) = candidates.unzip();
    let names = Names::new(names.into_iter());
    let index = names.nearest(written, |_| true)?;
    values.get(index).copied()
}

/// Names to find the nearest among, many times over: a site may have thousands of pages, and as
/// many links that lead nowhere after a folder was renamed.
#[derive(Debug)]
pub struct Names(Vec<Name>);

/// A name as it is compared.
#[derive(Debug)]
struct Name {
    folded: String,
    /// In letters.
    length: usize,
    letters: Letters,
}

impl Names {
    /// Names, which are known by their places from here on.
    pub fn new<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        Self(names.map(Name::new).collect())
    }

    /// The place of the nearest name among those wanted; of equals, the shortest and first.
    pub fn nearest(&self, written: &str, is_wanted: impl Fn(usize) -> bool) -> Option<usize> {
        let written = Name::new(written);
        let mut best: Option<(usize, usize, usize)> = None;
        for (index, name) in self.0.iter().enumerate() {
            let nearest_yet = best.map_or(usize::MAX, |(distance, ..)| distance);
            let one_starts_the_other = written.length >= 4
                && (name.folded.starts_with(&written.folded)
                    || written.folded.starts_with(&name.folded));
            let allowed = if one_starts_the_other {
                nearest_yet
            } else {
                let third = written.length.max(name.length) / 3;
                nearest_yet.min(third.clamp(1, MOST_EDITS))
            };
            // Lengths and letters tell most of those that are too far away.
            if written.length.abs_diff(name.length) > allowed
                || written.letters.fewest_edits(&name.letters) > allowed
                || !is_wanted(index)
            {
                continue;
            }
            let distance = strsim::damerau_levenshtein(&written.folded, &name.folded);
            let candidate = (distance, name.length, index);
            if distance <= allowed && best.is_none_or(|best| candidate < best) {
                best = Some(candidate);
            }
        }
        best.map(|(.., index)| index)
    }
}

impl Name {
    fn new(name: &str) -> Self {
        let folded = fold(name);
        Self {
            letters: Letters::of(&folded),
            length: folded.chars().count(),
            folded,
        }
    }
}

/// How many of each letter a name has.
#[derive(Debug)]
struct Letters([u8; 32]);

impl Letters {
    fn of(name: &str) -> Self {
        let mut counts = [0_u8; 32];
        for letter in name.bytes() {
            let bin = match letter {
                b'a'..=b'z' => usize::from(letter - b'a'),
                b'_' => 26,
                b'0'..=b'9' => 27,
                b'/' | b'.' => 28,
                // A letter of several bytes is counted by its first.
                0x80..=0xBF => continue,
                _ => 29,
            };
            counts[bin] = counts[bin].saturating_add(1);
        }
        Self(counts)
    }

    /// No fewer edits than this make one of the other: an edit changes one letter, or the order of two.
    fn fewest_edits(&self, other: &Self) -> usize {
        let (mut more, mut fewer) = (0_u16, 0_u16);
        for (one, two) in self.0.iter().zip(&other.0) {
            more += u16::from(one.saturating_sub(*two));
            fewer += u16::from(two.saturating_sub(*one));
        }
        usize::from(more.max(fewer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_is_found_whatever_the_order() {
        let names = ["trygghetsvandring", "nattvandring", "natur", "natt"];
        let of = |written| nearest(written, names.iter().map(|name| (*name, *name)));
        assert_eq!(of("trygghetsvanding"), Some("trygghetsvandring"));
        assert_eq!(of("natvandring"), Some("nattvandring"));
        assert_eq!(of("naturr"), Some("natur"));
        assert_eq!(of("tryggh"), Some("trygghetsvandring"));
        assert_eq!(of("Nättvandring"), Some("nattvandring"));
        assert_eq!(of("helt annat"), None);
    }

    #[test]
    fn letters_never_say_that_a_name_is_farther_than_it_is() {
        let words = [
            "",
            "a",
            "natt",
            "tant",
            "nattå",
            "åäö",
            "æøå",
            "x/y.z",
            "99",
            "Ωμέγα",
        ];
        for one in words {
            for two in words {
                let (left, right) = (Name::new(one), Name::new(two));
                let distance = strsim::damerau_levenshtein(&left.folded, &right.folded);
                assert!(
                    left.letters.fewest_edits(&right.letters) <= distance,
                    "{one} {two}"
                );
            }
        }
    }
}
