//! What is wrong with texts, their quotation marks, and letters that word processors put there.

use super::Line;
use super::unclosed::width_of_text;
use crate::diagnostic::text;
use crate::value::Explanation;

/// Quotation marks that word processors put where `"` was meant.
const TYPOGRAPHIC_QUOTES: [char; 7] = ['”', '“', '„', '‟', '’', '‘', '«'];

pub(super) fn typographic_quotes(line: &Line<'_>) -> Option<Explanation> {
    let at = first_quote_outside_string(line.text)?;
    let quote = line.text[at..].chars().next()?;
    Some((
        text!(
            "Citattecknet {quote} kommer från ett ordbehandlingsprogram och fungerar inte här.",
            "The quotation mark {quote} comes from a word processor and does not work here."
        ),
        text!(
            "Byt till raka citattecken: \" i början och \" i slutet.",
            "Use straight quotation marks: \" at the start and \" at the end."
        ),
        Some(at),
    ))
}

/// Where a typographic quotation mark stands outside a text in straight ones.
fn first_quote_outside_string(line: &str) -> Option<usize> {
    let mut inside = false;
    let mut escaped = false;
    for (at, letter) in line.char_indices() {
        match letter {
            '"' if !escaped => inside = !inside,
            '#' if !inside => return None,
            _ if !inside && TYPOGRAPHIC_QUOTES.contains(&letter) => return Some(at),
            _ => {}
        }
        escaped = letter == '\\' && !escaped;
    }
    None
}

/// A space that looks like any other but is not, as word processors and web pages make them.
pub(super) fn hard_space(line: &Line<'_>) -> Option<Explanation> {
    let mut inside = false;
    let at = line.text.char_indices().find_map(|(at, letter)| {
        inside ^= letter == '"';
        let is_space = letter.is_whitespace() || letter == '\u{200b}' || letter == '\u{feff}';
        (!inside && !letter.is_ascii() && is_space).then_some(at)
    })?;
    Some((
        text!(
            "Här står ett hårt mellanslag, som ser ut som ett vanligt men inte är det.",
            "A non-breaking space stands here, which looks like an ordinary one but is not."
        ),
        text!(
            "Ta bort mellanslaget och skriv det på nytt med mellanslagstangenten.",
            "Remove the space and type it again with the space bar."
        ),
        Some(at),
    ))
}

pub(super) fn backslash(line: &Line<'_>) -> Option<Explanation> {
    let at = line.text.find('\\')?;
    let in_text = line.text[..at].matches('"').count() % 2 == 1;
    in_text.then(|| {
        (
            text!(
                "Ett omvänt snedstreck har en egen betydelse inom citattecken.",
                "A backslash has a meaning of its own within quotation marks."
            ),
            text!(
                "Skriv / i stället, eller två omvända snedstreck: \\\\.",
                "Write / instead, or two backslashes: \\\\."
            ),
            Some(at),
        )
    })
}

/// `'Lunds 'nya' sätt'`: a text between single marks ends at the next one.
pub(super) fn apostrophe_in_text(line: &Line<'_>) -> Option<Explanation> {
    let start = line.text[line.value_at..].find(|letter: char| !letter.is_whitespace())?;
    let start = line.value_at + start;
    let inner = line.text[start..].strip_prefix('\'')?;
    let end = start + 1 + inner.find('\'')?;
    let after = line.text[end + 1..].trim();
    (!after.is_empty() && !after.starts_with('#')).then(|| {
        (
            text!(
                "Tecknet ' inne i texten avslutar den för tidigt.",
                "The mark ' inside the text ends it too early."
            ),
            text!(
                "Sätt \" runt texten i stället för '.",
                "Put \" around the text rather than '."
            ),
            Some(end),
        )
    })
}

/// A value in quotation marks that something follows: more text, a comma, or a quotation within.
pub(super) fn text_after_value(line: &Line<'_>) -> Option<Explanation> {
    let start = line.text[line.value_at..].find('"')? + line.value_at;
    let is_text = line.value.starts_with('"') && !line.value.starts_with("\"\"\"");
    let end = start + width_of_text(&line.text[start..], b'"');
    let after = line.text[end..].trim();
    if !line.text.contains('=') || !is_text || after.is_empty() || after.starts_with('#') {
        return None;
    }
    let at = end + line.text[end..].find(|letter: char| !letter.is_whitespace())?;
    let (message, help) = if [",", ";", "."].contains(&after) {
        (
            text!(
                "Efter värdet står ett skiljetecken: {after}",
                "A punctuation mark stands after the value: {after}"
            ),
            text!(
                "Ta bort tecknet: varje fält står på en egen rad och slutar utan komma.",
                "Remove it: every field stands on a line of its own and ends without a comma."
            ),
        )
    } else if after.contains('"') {
        (
            text!(
                "Citattecknet inne i texten avslutar den för tidigt.",
                "The quotation mark inside the text ends it too early."
            ),
            text!(
                "Skriv ” inne i texten: titel = \"Vi sa ”hej” till alla\".",
                "Write ” inside the text: title = \"We said ”hello” to all\"."
            ),
        )
    } else {
        (
            text!(
                "Efter citattecknet står mer text.",
                "More text stands after the quotation mark."
            ),
            text!(
                "Sätt hela texten inom citattecken, eller ta bort det som står efter.",
                "Put the whole text within the quotation marks, or remove what stands after."
            ),
        )
    };
    Some((message, help, Some(at)))
}

pub(super) fn unquoted_text(line: &Line<'_>) -> Option<Explanation> {
    let unquoted = line.text.contains('=') && line.value.starts_with(char::is_alphabetic);
    let first = line.text[line.value_at..].find(|letter: char| !letter.is_whitespace())?;
    (unquoted && line.quotes == 0).then(|| {
        (
            text!(
                "Texten saknar citattecken.",
                "The text has no quotation marks."
            ),
            text!(
                "Sätt \" runt texten: titel = \"Min rubrik\".",
                "Put \" around the text: title = \"My heading\"."
            ),
            Some(line.value_at + first),
        )
    })
}

pub(super) fn unquoted_element(line: &Line<'_>) -> Option<Explanation> {
    let inside = line
        .value
        .strip_prefix('[')
        .filter(|inside| !inside.contains('{'))?;
    let word = inside
        .split([',', ']'])
        .map(str::trim)
        .find(|word| word.starts_with(char::is_alphabetic))?;
    let at = line.text[line.value_at..].find(word)? + line.value_at;
    Some((
        text!(
            "Texten i listan saknar citattecken.",
            "The text in the list has no quotation marks."
        ),
        text!(
            "Sätt \" runt varje värde: [\"ett\", \"två\"].",
            "Put \" around every value: [\"one\", \"two\"]."
        ),
        Some(at),
    ))
}
