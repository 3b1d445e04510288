//! Which languages exist: primary subtags of BCP 47 (RFC 5646), as in `sv` and `prs`.
//!
//! Every two-letter code of ISO 639-1 is named here. Codes of three letters are thousands and grow;
//! only their form is judged, and that they do not stand for a language that has a shorter one.

/// Codes of two letters.
const TWO_LETTERS: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch \
co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho \
hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv \
kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc \
oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw \
ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Three letters that are no language in this form: those of countries and of older standards, which
/// people write in the belief that they are.
const NOT_LANGUAGES: &str = "swe eng ger deu fre fra spa dan nor fin rus ara";

/// Whether a tag begins with a language that exists, and is built as tags are.
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default().to_ascii_lowercase();
    let is_letters = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphabetic());
    let exists = match primary.len() {
        1 => primary == "x" || primary == "i",
        2 => TWO_LETTERS.split(' ').any(|known| known == primary),
        3 => is_letters(&primary) && !NOT_LANGUAGES.split(' ').any(|other| other == primary),
        _ => false,
    };
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    exists && parts.all(is_part)
}

#[cfg(test)]
mod tests {
    use super::is_language;

    #[test]
    fn languages_exist_or_do_not() {
        for tag in [
            "sv",
            "EN",
            "sv-SE",
            "prs",
            "sr-Latn-RS",
            "x-privat",
            "zh-Hant",
        ] {
            assert!(is_language(tag), "{tag}");
        }
        for tag in ["", "svenska", "xx", "sv_SE", "swe", "s", "sv-", "sv-å"] {
            assert!(!is_language(tag), "{tag}");
        }
    }
}
