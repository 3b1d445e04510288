//! What is known of languages: their direction and their own names.

/// Whether a language is written from right to left.
pub fn is_right_to_left(tag: &str) -> bool {
    matches!(
        primary(tag),
        "ar" | "fa" | "prs" | "ps" | "he" | "ur" | "ckb" | "sd" | "ug" | "yi" | "dv"
    )
}

/// `ltr` or `rtl`.
pub fn direction(tag: &str) -> &'static str {
    if is_right_to_left(tag) { "rtl" } else { "ltr" }
}

/// The language's name in itself, for links to translations; the tag where it is not known.
pub fn own_name(tag: &str) -> &str {
    match primary(tag) {
        "sv" => "Svenska",
        "en" => "English",
        "ar" => "العربية",
        "prs" => "دری",
        "fa" => "فارسی",
        "ps" => "پښتو",
        "so" => "Soomaali",
        "ti" => "ትግርኛ",
        "uk" => "Українська",
        "fi" => "Suomi",
        "se" => "Davvisámegiella",
        "de" => "Deutsch",
        "fr" => "Français",
        "es" => "Español",
        "pl" => "Polski",
        "da" => "Dansk",
        "nb" | "no" => "Norsk",
        _ => tag,
    }
}

/// Which pages of a source, after its title: ", s. 12" in Swedish, ", pp. 12, 14" in English.
pub fn on_page(tag: &str, page: &str) -> String {
    let several = page.contains(|letter: char| !letter.is_alphanumeric());
    match primary(tag) {
        "sv" | "da" | "nb" | "no" | "fi" | "de" => format!(", s.\u{a0}{page}"),
        // Commas of its own script, or else the numbers are read in the other order.
        "ar" => format!("، ص\u{a0}{}", page.replace(',', "،")),
        _ if several => format!(", pp.\u{a0}{page}"),
        _ => format!(", p.\u{a0}{page}"),
    }
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_a_source_are_named_as_the_language_does() {
        assert_eq!(on_page("sv", "12"), ", s.\u{a0}12");
        assert_eq!(on_page("en", "12"), ", p.\u{a0}12");
        assert_eq!(on_page("en-GB", "12–14"), ", pp.\u{a0}12–14");
        assert_eq!(on_page("ar", "12, 14"), "، ص\u{a0}12، 14");
    }
}
