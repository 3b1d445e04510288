//! Lines that are no field: what is wrong with a name, and with what stands between it and its value.

use super::Line;
use crate::diagnostic::text;
use crate::value::Explanation;

pub(super) fn accented_key(line: &Line<'_>) -> Option<Explanation> {
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

pub(super) fn spaced_key(line: &Line<'_>) -> Option<Explanation> {
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

pub(super) fn duplicate_table(line: &Line<'_>) -> Option<Explanation> {
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
pub(super) fn missing_equals(line: &Line<'_>) -> Option<Explanation> {
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

pub(super) fn colon_for_equals(line: &Line<'_>) -> Option<Explanation> {
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

pub(super) fn missing_value(line: &Line<'_>) -> Option<Explanation> {
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

pub(super) fn no_field(line: &Line<'_>) -> Option<Explanation> {
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
