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

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}
