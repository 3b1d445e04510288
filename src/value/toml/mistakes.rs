//! What people get wrong in TOML, told in words for those who do not know it.

use std::ops::Range;

use crate::diagnostic::{Text, text};
use crate::value::{Explanation, SyntaxError, duplicate_field};

/// The first mistake of every line: the parser's later ones on the same line are its own echo, and
/// so are the lines of a list that has been written as in YAML.
pub(super) fn explain_all(
    text: &str,
    source: &str,
    offset: usize,
    errors: &[toml::de::Error],
) -> Vec<SyntaxError> {
    let mut places: Vec<(usize, Range<usize>, &str)> = errors
        .iter()
        .map(|error| {
            let span = error.span().unwrap_or(0..0);
            let line = source[..span.start.min(source.len())].matches('\n').count();
            (line, span, error.message())
        })
        .collect();
    places.sort_by_key(|(line, span, _)| (*line, span.start));
    let mut explained: Vec<SyntaxError> = Vec::new();
    let mut lines: Vec<usize> = Vec::new();
    for (line, span, message) in places {
        let echo = source
            .lines()
            .nth(line)
            .is_some_and(|text| text.trim_start().starts_with("- "))
            && lines.last().is_some_and(|last| last + 1 == line);
        if !lines.contains(&line) && !echo {
            explained.push(explain(text, source, offset, message, span));
        }
        lines.push(line);
    }
    explained.sort_by_key(|error| error.span.start);
    explained.dedup_by(|second, first| second.span == first.span);
    explained
}

fn explain(
    text: &str,
    source: &str,
    offset: usize,
    message: &str,
    span: Range<usize>,
) -> SyntaxError {
    let start = span.start.min(source.len());
    let line_start = source[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = source[start..]
        .find('\n')
        .map_or(source.len(), |newline| start + newline);
    let line = &source[line_start..line_end];
    let clamp = |at: usize| (at + offset).min(text.len());
    if let Some((at, bracket)) = left_open(&source[..line_start])
        && let Some((message, help)) = unclosed(bracket, line)
    {
        return SyntaxError {
            span: clamp(at)..clamp(at + 1),
            message,
            help,
        };
    }
    let (message, help, column) = reason(line, message, start - line_start);
    let (from, to) = match column {
        Some(column) => {
            let width = line[column..].chars().next().map_or(1, char::len_utf8);
            (line_start + column, line_start + column + width)
        }
        None => (start, span.end.max(start)),
    };
    SyntaxError {
        span: clamp(from)..clamp(to),
        message,
        help,
    }
}

/// The bracket, or the long text's quotation marks, that `before` leaves open, and where it stands.
fn left_open(before: &str) -> Option<(usize, u8)> {
    let bytes = before.as_bytes();
    let mut open: Vec<(usize, u8)> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &before[at..];
        let width = match bytes[at] {
            b'"' if rest.starts_with("\"\"\"") => match rest[3..].find("\"\"\"") {
                Some(end) => end + 6,
                None => return Some((at, b'"')),
            },
            quote @ (b'"' | b'\'') => width_of_text(rest, quote),
            b'#' => rest.find('\n').unwrap_or(rest.len()),
            bracket @ (b'[' | b'{') => {
                let line = &before[..at];
                let line = &line[line.rfind('\n').map_or(0, |newline| newline + 1)..];
                let is_heading = line.trim().bytes().all(|byte| byte == b'[');
                if !open.is_empty() || !is_heading {
                    open.push((at, bracket));
                }
                1
            }
            b']' | b'}' => {
                open.pop();
                1
            }
            _ => rest.chars().next().map_or(1, char::len_utf8),
        };
        at += width;
    }
    open.first().copied()
}

/// How wide the text in quotation marks at the start of `rest` is; one that is not closed ends
/// with its line.
fn width_of_text(rest: &str, quote: u8) -> usize {
    let mut escaped = false;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match byte {
            b'\n' => return at,
            _ if byte == quote && !escaped => return at + 1,
            _ => escaped = quote == b'"' && byte == b'\\' && !escaped,
        }
    }
    rest.len()
}

/// Something begun on a line above that the line of the parser's complaint shows to be unclosed.
fn unclosed(bracket: u8, line: &str) -> Option<(Text, Text)> {
    match bracket {
        b'"' => Some((
            text!(
                "Texten som börjar med tre citattecken avslutas inte.",
                "The text that begins with three quotation marks does not end."
            ),
            text!(
                "Skriv tre citattecken också efter texten, eller ett enda på var sida om den ryms på en rad.",
                "Write three quotation marks after the text too, or just one on either side if it fits on one line."
            ),
        )),
        b'{' => Some((
            text!(
                "Tabellen avslutas inte med }}.",
                "The table does not end with }}."
            ),
            text!(
                "En tabell på en rad skrivs {{ namn = \"…\", epost = \"…\" }}.",
                "A table on one line is written {{ name = \"…\", email = \"…\" }}."
            ),
        )),
        // Else the line is the list's own, and what is wrong is wrong in it.
        _ if line.contains('=') || line.trim_start().starts_with('[') || line.trim().is_empty() => {
            Some(unclosed_list_texts())
        }
        _ => None,
    }
}

fn unclosed_list_texts() -> (Text, Text) {
    (
        text!(
            "Listan avslutas inte med ].",
            "The list does not end with ]."
        ),
        text!(
            "En lista skrivs [\"ett\", \"två\"], med komma mellan värdena.",
            "A list is written [\"one\", \"two\"], with commas between values."
        ),
    )
}

/// Quotation marks that word processors put where `"` was meant.
const TYPOGRAPHIC_QUOTES: [char; 7] = ['”', '“', '„', '‟', '’', '‘', '«'];

/// A line that does not parse.
struct Line<'a> {
    /// The line.
    text: &'a str,
    /// What the parser says.
    parser_message: &'a str,
    /// Where the value begins, in bytes.
    value_at: usize,
    /// The value, without spaces around it.
    value: &'a str,
    /// How many straight quotation marks the value has.
    quotes: usize,
}

/// The mistakes that people make, the surest signs first.
const MISTAKES: [fn(&Line<'_>) -> Option<Explanation>; 26] = [
    typographic_quotes,
    hard_space,
    accented_key,
    duplicate_table,
    |line| duplicate_field(line.parser_message),
    missing_equals,
    colon_for_equals,
    backslash,
    apostrophe_in_text,
    semicolon,
    long_dash,
    leading_zero,
    text_after_value,
    missing_quote,
    unclosed_heading,
    unclosed_list,
    missing_comma,
    missing_value,
    yes_or_no,
    unquoted_text,
    decimal_comma,
    unquoted_element,
    invalid_date,
    number_with_text,
    spaced_key,
    no_field,
];

/// Why a line does not parse, in words for people who do not know TOML.
fn reason(line: &str, parser_message: &str, column: usize) -> Explanation {
    let value_at = line.find('=').map_or(0, |equals| equals + 1);
    let value = line[value_at..].trim();
    let quotes = value.matches('"').count() - value.matches("\\\"").count();
    let facts = Line {
        text: line,
        parser_message,
        value_at,
        value,
        quotes,
    };
    MISTAKES.iter().find_map(|mistake| mistake(&facts)).unwrap_or_else(|| {
        let column = column + 1;
        (
            text!(
                "Raden går inte att läsa (tecken {column}).",
                "The line cannot be read (character {column}): {parser_message}."
            ),
            text!(
                "Jämför med en rad som fungerar: text inom \", listor inom [ ], datum som 2026-01-31.",
                "Compare with a line that works: text within \", lists within [ ], dates as 2026-01-31."
            ),
            None,
        )
    })
}

fn typographic_quotes(line: &Line<'_>) -> Option<Explanation> {
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

/// A space that looks like any other but is not, as word processors and web pages make them.
fn hard_space(line: &Line<'_>) -> Option<Explanation> {
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

fn accented_key(line: &Line<'_>) -> Option<Explanation> {
    let is_heading = line.text.trim_start().starts_with('[');
    let key = line
        .text
        .split('=')
        .next()
        .filter(|_| is_heading || line.text.contains('='))?;
    let at = key
        .char_indices()
        .find(|(_, letter)| !letter.is_ascii())
        .map(|(at, _)| at)?;
    if key.contains(['"', '#']) {
        return None;
    }
    let name = crate::kind_name::fold(key.trim_matches(|letter| " []".contains(letter)));
    let plain = if is_heading {
        let double = line.text.trim_start().starts_with("[[");
        if double {
            format!("[[{name}]]")
        } else {
            format!("[{name}]")
        }
    } else {
        format!("{name} = …")
    };
    Some((
        text!(
            "Fältets namn innehåller å, ä, ö eller ett annat tecken som inte fungerar där.",
            "The field's name holds a letter that does not work there."
        ),
        text!(
            "Skriv namnet utan prickar och ringar: {plain}",
            "Write the name without dots and rings: {plain}"
        ),
        Some(at),
    ))
}

fn duplicate_table(line: &Line<'_>) -> Option<Explanation> {
    let heading = line.text.trim();
    (heading.starts_with('[') && line.parser_message.contains("duplicate")).then(|| {
        let name = heading.trim_matches(|letter| "[]".contains(letter));
        (
            text!(
                "Tabellen {name} står redan ovanför.",
                "The table {name} already stands above."
            ),
            text!(
                "Slå ihop dem till en. Ska det finnas flera, skriv [[{name}]] med dubbla hakparenteser på varje.",
                "Merge them into one. If there should be several, write [[{name}]] with double brackets on each."
            ),
            None,
        )
    })
}

/// `titel "Min rubrik"`.
fn missing_equals(line: &Line<'_>) -> Option<Explanation> {
    let trimmed = line.text.trim_start();
    let name = trimmed
        .find(char::is_whitespace)
        .map_or(trimmed, |end| &trimmed[..end]);
    let is_name = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let value = trimmed[name.len()..].trim_start();
    let lacks = is_name && value.starts_with(['"', '[', '{']) && !line.text.contains('=');
    lacks.then(|| {
        let at = line.text.len() - trimmed.len() + name.len();
        (
            text!("Likhetstecknet saknas.", "The equals sign is missing."),
            text!("Skriv {name} = {value}", "Write {name} = {value}"),
            Some(at),
        )
    })
}

fn colon_for_equals(line: &Line<'_>) -> Option<Explanation> {
    let at = line.text.find(':').filter(|_| !line.text.contains('='))?;
    Some((
        text!(
            "Raden har kolon där det ska vara likhetstecken.",
            "The line has a colon where an equals sign should be."
        ),
        text!(
            "Skriv så här: titel = \"Min rubrik\". Kolon används bara mellan rader med ---.",
            "Write like this: title = \"My heading\". Colons are used between lines of --- only."
        ),
        Some(at),
    ))
}

fn backslash(line: &Line<'_>) -> Option<Explanation> {
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
fn apostrophe_in_text(line: &Line<'_>) -> Option<Explanation> {
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

fn semicolon(line: &Line<'_>) -> Option<Explanation> {
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

/// `[0180]`: a code, which is text, written as a number.
fn leading_zero(line: &Line<'_>) -> Option<Explanation> {
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

/// `2026–01–10`: a date with the dashes that word processors put for hyphens.
fn long_dash(line: &Line<'_>) -> Option<Explanation> {
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

/// A value in quotation marks that something follows: more text, a comma, or a quotation within.
fn text_after_value(line: &Line<'_>) -> Option<Explanation> {
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

fn missing_quote(line: &Line<'_>) -> Option<Explanation> {
    (line.quotes % 2 == 1 && !line.value.contains("\"\"\"")).then(|| {
        (
            text!("Ett citattecken saknas på raden.", "A quotation mark is missing on the line."),
            text!(
                "Text ska ha \" både i början och i slutet. Ska citattecken synas i texten, skriv \\\".",
                "Text has \" both at the start and at the end. Write \\\" for a mark inside the text."
            ),
            None,
        )
    })
}

fn unclosed_heading(line: &Line<'_>) -> Option<Explanation> {
    let heading = line.text.trim();
    let open = heading.matches('[').count() > heading.matches(']').count();
    (heading.starts_with('[') && open).then(|| {
        let name = heading.trim_start_matches('[').trim_end_matches(']');
        (
            text!(
                "Raden avslutas inte med ].",
                "The line does not end with ]."
            ),
            text!(
                "Skriv [{name}], eller [[{name}]] om det kan finnas flera.",
                "Write [{name}], or [[{name}]] if there may be several."
            ),
            None,
        )
    })
}

fn unclosed_list(line: &Line<'_>) -> Option<Explanation> {
    let open = line.value.matches('[').count() > line.value.matches(']').count();
    let (message, help) = unclosed_list_texts();
    open.then_some((message, help, None))
}

fn missing_comma(line: &Line<'_>) -> Option<Explanation> {
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

fn missing_value(line: &Line<'_>) -> Option<Explanation> {
    (line.text.contains('=') && line.value.is_empty()).then(|| {
        (
            text!("Fältet har inget värde.", "The field has no value."),
            text!(
                "Skriv ett värde efter likhetstecknet, eller ta bort raden.",
                "Write a value after the equals sign, or remove the line."
            ),
            None,
        )
    })
}

fn yes_or_no(line: &Line<'_>) -> Option<Explanation> {
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

fn unquoted_text(line: &Line<'_>) -> Option<Explanation> {
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

fn unquoted_element(line: &Line<'_>) -> Option<Explanation> {
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

fn decimal_comma(line: &Line<'_>) -> Option<Explanation> {
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

fn invalid_date(line: &Line<'_>) -> Option<Explanation> {
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

fn number_with_text(line: &Line<'_>) -> Option<Explanation> {
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

fn spaced_key(line: &Line<'_>) -> Option<Explanation> {
    let key = line.text.split('=').next()?.trim_end();
    let space = key.trim_start().find(' ')? + key.len() - key.trim_start().len();
    let words = key
        .chars()
        .all(|letter| letter.is_alphanumeric() || letter == ' ');
    (line.text.contains('=') && words).then(|| {
        let joined = crate::kind_name::fold(key);
        (
            text!(
                "Fältets namn innehåller ett mellanslag.",
                "The field's name holds a space."
            ),
            text!("Skriv {joined} = …", "Write {joined} = …"),
            Some(space),
        )
    })
}

fn no_field(line: &Line<'_>) -> Option<Explanation> {
    let trimmed = line.text.trim_start();
    (!line.text.contains('=') && !trimmed.starts_with('[') && !trimmed.is_empty()).then(|| {
        (
            text!("Raden går inte att tolka som ett fält.", "The line cannot be read as a field."),
            text!(
                "Ett fält skrivs: namn = \"värde\". Brödtexten börjar först efter den andra raden med +++.",
                "A field is written: name = \"value\". The text begins only after the second line of +++."
            ),
            None,
        )
    })
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
