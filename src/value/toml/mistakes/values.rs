//! What is wrong with numbers, dates, lists, and yes and no.

use super::Line;
use crate::diagnostic::text;
use crate::value::Explanation;

/// `[0180]`: a code, which is text, written as a number.
pub(super) fn leading_zero(line: &Line<'_>) -> Option<Explanation> {
    let bytes = line.text.as_bytes();
    let mut inside = false;
    let at = (line.value_at..bytes.len()).find(|at| {
        inside ^= bytes[*at] == b'"';
        let before = bytes[..*at].trim_ascii_end();
        let begins = before.last().is_some_and(|byte| b"=[,".contains(byte));
        !inside && bytes[*at] == b'0' && begins && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
    })?;
    let code: String = line.text[at..]
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    Some((
        text!(
            "Ett tal kan inte börja med 0.",
            "A number cannot begin with 0."
        ),
        text!(
            "Är det en kod, sätt citattecken runt den: \"{code}\".",
            "If it is a code, put quotation marks around it: \"{code}\"."
        ),
        Some(at),
    ))
}

pub(super) fn decimal_comma(line: &Line<'_>) -> Option<Explanation> {
    let is_digit = |at: usize| line.text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let comma = line.text.match_indices(',').find_map(|(at, _)| {
        let before = line.text[..at].trim_end_matches(|letter: char| letter.is_ascii_digit());
        let is_value = before.trim_end().ends_with('=') && before.len() < at;
        (is_value && is_digit(at + 1)).then_some(at)
    })?;
    Some((
        text!(
            "Decimaltal skrivs med punkt.",
            "Decimal numbers are written with a point."
        ),
        text!(
            "Skriv till exempel 1.5 i stället för 1,5.",
            "Write 1.5 rather than 1,5, for example."
        ),
        Some(comma),
    ))
}

pub(super) fn number_with_text(line: &Line<'_>) -> Option<Explanation> {
    let is_number = line
        .value
        .starts_with(|letter: char| letter.is_ascii_digit() || letter == '-');
    let first = line.text[line.value_at..].find(|letter: char| !letter.is_whitespace())?;
    let start = line.value_at + first;
    let at = line.text[start..]
        .find(|letter: char| !letter.is_ascii_digit() && !"-._".contains(letter))?
        + start;
    (line.text.contains('=') && is_number).then(|| {
        (
            text!(
                "Talet innehåller mellanslag, en enhet eller ett annat tecken.",
                "The number holds a space, a unit or some other character."
            ),
            text!(
                "Skriv bara siffrorna: 350000. Ska det vara text, sätt \" runt den.",
                "Write just the digits: 350000. If it should be text, put \" around it."
            ),
            Some(at),
        )
    })
}

/// `2026–01–10`: a date with the dashes that word processors put for hyphens.
pub(super) fn long_dash(line: &Line<'_>) -> Option<Explanation> {
    let is_date = line
        .value
        .starts_with(|letter: char| letter.is_ascii_digit());
    let at = line.text[line.value_at..].find(['–', '—', '−', '‑'])? + line.value_at;
    let plain = line.value.replace(['–', '—', '−', '‑'], "-");
    (is_date && !line.value.contains('"')).then(|| {
        (
            text!(
                "Datumet har tankstreck, men ska ha vanliga bindestreck.",
                "The date has dashes, but should have hyphens."
            ),
            text!("Skriv {plain}.", "Write {plain}."),
            Some(at),
        )
    })
}

pub(super) fn invalid_date(line: &Line<'_>) -> Option<Explanation> {
    let looks_so = line
        .value
        .starts_with(|letter: char| letter.is_ascii_digit())
        && line.value.contains(['-', '/']);
    looks_so.then(|| {
        (
            text!("Dagen finns inte i almanackan, eller är skriven på ett annat sätt än år-månad-dag.", "The day is not in the calendar, or is written otherwise than year-month-day."),
            text!(
                "Skriv år-månad-dag, till exempel 2026-01-31. Bara år eller månad sätts inom citattecken: \"2026-01\".",
                "Write year-month-day, such as 2026-01-31. A year or month alone stands in quotation marks: \"2026-01\"."
            ),
            None,
        )
    })
}

pub(super) fn semicolon(line: &Line<'_>) -> Option<Explanation> {
    let mut inside = false;
    let at = line.text.char_indices().find_map(|(at, letter)| {
        inside ^= letter == '"';
        (!inside && letter == ';').then_some(at)
    })?;
    line.value.starts_with('[').then(|| {
        (
            text!(
                "Värdena i listan skiljs åt med semikolon.",
                "The values of the list are separated by semicolons."
            ),
            text!(
                "Skriv komma: [\"ett\", \"två\"].",
                "Write commas: [\"one\", \"two\"]."
            ),
            Some(at),
        )
    })
}

pub(super) fn missing_comma(line: &Line<'_>) -> Option<Explanation> {
    let texts = (
        text!(
            "Ett komma saknas mellan två värden i listan.",
            "A comma is missing between two values of the list."
        ),
        text!("Skriv [\"ett\", \"två\"].", "Write [\"one\", \"two\"]."),
    );
    let in_list = line.value.contains('[');
    let at = line.text.find("\" \"").filter(|_| in_list).map(|at| at + 1);
    // A line that is only a value belongs to a list that began above.
    let at = at.or_else(|| {
        let alone = !line.text.contains('=') && line.value.starts_with('"');
        alone.then(|| line.text.find('"')).flatten()
    })?;
    Some((texts.0, texts.1, Some(at)))
}

pub(super) fn yes_or_no(line: &Line<'_>) -> Option<Explanation> {
    let word = line.value.split(['#', ' ']).next().unwrap_or_default();
    let meant = match word.to_lowercase().as_str() {
        "ja" | "yes" | "true" | "sant" => "true",
        "nej" | "no" | "false" | "falskt" => "false",
        _ => return None,
    };
    Some((
        text!(
            "Ja och nej skrivs true och false.",
            "Yes and no are written true and false."
        ),
        text!(
            "Skriv {meant} i stället för {word}.",
            "Write {meant} rather than {word}."
        ),
        None,
    ))
}
