//! The site's own colour in the built-in theme: as it is where it reads well, else as near to it as
//! does, with what stands beside it.

use crate::colour::Colour;
use crate::title_cards::Colours;

/// What text must have against what it stands on (WCAG 2.2, 1.4.6, level AAA).
pub(super) const LEAST_CONTRAST: f64 = 7.0;

/// Grounds of the built-in theme that the accent stands on, as in `styles/10-tokens.css`.
const LIGHT_GROUNDS: [&str; 3] = ["#fdfcfa", "#f3f1ea", "#ffffff"];
const DARK_GROUNDS: [&str; 3] = ["#101614", "#1a2320", "#161e1b"];

/// An accent with the colours that follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tones {
    accent: Colour,
    /// A light or dark ground in its shade.
    ground: Colour,
    /// Text on the accent.
    on_accent: Colour,
}

fn grounds(written: [&str; 3]) -> impl Iterator<Item = Colour> {
    written.into_iter().filter_map(Colour::parse)
}

fn reads_on(colour: Colour, mut grounds: impl Iterator<Item = Colour>) -> bool {
    grounds.all(|ground| colour.contrast(ground) >= LEAST_CONTRAST)
}

impl Tones {
    fn light(wanted: Colour) -> Self {
        let shade = |accent: Colour| accent.mixed(Colour::WHITE, 88);
        let accent = wanted.until(Colour::BLACK, |accent| {
            reads_on(accent, grounds(LIGHT_GROUNDS).chain([shade(accent)]))
        });
        Self {
            accent,
            ground: shade(accent),
            on_accent: Colour::WHITE,
        }
    }

    fn dark(wanted: Colour) -> Self {
        let black = Colour::parse(DARK_GROUNDS[0]).unwrap_or(Colour::BLACK);
        let shade = |accent: Colour| accent.mixed(black, 82);
        let accent = wanted.until(Colour::WHITE, |accent| {
            reads_on(accent, grounds(DARK_GROUNDS).chain([shade(accent)]))
        });
        Self {
            accent,
            ground: shade(accent),
            on_accent: black,
        }
    }
}

/// The colour that is used on light grounds: the one wanted, or darker.
pub(super) fn readable(wanted: Colour) -> Colour {
    Tones::light(wanted).accent
}

/// The worst contrast that a colour has on the light grounds.
pub(super) fn contrast(wanted: Colour) -> f64 {
    grounds(LIGHT_GROUNDS)
        .map(|ground| wanted.contrast(ground))
        .fold(f64::INFINITY, f64::min)
}

/// What a title card is drawn in: the theme's own colours where the site has none.
pub(super) fn of_cards(wanted: Option<Colour>) -> Colours {
    let own = |written: &str| Colour::parse(written).unwrap_or(Colour::BLACK);
    let accent = wanted.map_or_else(|| own("#14574c"), readable);
    let deep = wanted.map_or_else(|| own("#0c3a34"), |_| deep(accent));
    Colours { deep, accent }
}

fn deep(accent: Colour) -> Colour {
    accent.mixed(Colour::BLACK, 25)
}

/// The end of the style sheet, where the site's colour takes the theme's place.
pub(super) fn style(wanted: Colour) -> String {
    let rule = |tones: Tones, deep: Colour| {
        let Tones {
            accent,
            ground,
            on_accent,
        } = tones;
        format!(
            ":root {{ --accent: {accent}; --accent-ground: {ground}; --on-accent: {on_accent}; --deep: {deep}; }}"
        )
    };
    let light = Tones::light(wanted);
    let deep = deep(light.accent);
    let dark = rule(Tones::dark(wanted), deep.mixed(Colour::BLACK, 30));
    format!(
        "\n{}\n@media screen and (prefers-color-scheme: dark) {{ {dark} }}\n",
        rule(light, deep)
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    const FIGURES: &str = include_str!("../../themes/default/assets/styles/60-figures.css");
    const TOKENS: &str = include_str!("../../themes/default/assets/styles/10-tokens.css");

    /// The colours that a block of the style sheet sets.
    fn colours(block: &str) -> BTreeMap<&str, Colour> {
        block
            .lines()
            .filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "))
            .filter_map(|(name, value)| Some((name, Colour::parse(value.strip_suffix(';')?)?)))
            .collect()
    }

    #[test]
    fn text_of_the_theme_has_seven_to_one_on_every_ground_in_light_and_in_dark() {
        let (light, dark) = TOKENS
            .split_once("@media screen and (prefers-color-scheme: dark)")
            .expect("both");
        for tokens in [colours(light), colours(dark)] {
            assert!(tokens.len() > 14, "{tokens:?}");
            let on_sheets = ["text", "quiet", "accent", "good", "warn"];
            let pairs = on_sheets
                .into_iter()
                .flat_map(|text| ["ground", "raised", "sheet"].map(|ground| (text, ground)));
            let more = [
                ("text", "accent-ground"),
                ("accent", "accent-ground"),
                ("text", "warn-ground"),
                ("on-accent", "accent"),
                ("on-deep", "deep"),
                ("quiet", "accent-ground"),
            ];
            for (text, ground) in pairs.chain(more) {
                let contrast = tokens[text].contrast(tokens[ground]);
                assert!(
                    contrast >= LEAST_CONTRAST,
                    "{text} on {ground}: {contrast:.2}"
                );
            }
            for edge in ["edge", "accent"] {
                assert!(tokens[edge].contrast(tokens["ground"]) >= 3.0, "{edge}");
            }
        }
    }

    #[test]
    fn parts_of_pictures_stand_out_from_every_ground_in_light_and_in_dark() {
        let dark = "@media screen and (prefers-color-scheme: dark)";
        let (light_tokens, dark_tokens) = TOKENS.split_once(dark).expect("both");
        let (light, rest) = FIGURES.split_once(dark).expect("both");
        let (dark, _) = rest.split_once("@media (forced-colors").expect("more");
        for (parts, tokens) in [(light, light_tokens), (dark, dark_tokens)] {
            let (parts, tokens) = (colours(parts), colours(tokens));
            assert_eq!(parts.len(), 4, "{parts:?}");
            for (name, part) in &parts {
                for ground in ["ground", "raised", "sheet"] {
                    let contrast = part.contrast(tokens[ground]);
                    assert!(contrast >= 3.0, "{name} on {ground}: {contrast:.2}");
                }
            }
        }
    }

    #[test]
    fn any_accent_is_readable_in_the_end() {
        for wanted in [
            "#ffdd00", "#0c4a41", "#ff0000", "#000000", "#ffffff", "#7f7f7f", "#0000ff",
        ] {
            let wanted = Colour::parse(wanted).expect("a colour");
            let (light, dark) = (Tones::light(wanted), Tones::dark(wanted));
            for (tones, grounds) in [(light, LIGHT_GROUNDS), (dark, DARK_GROUNDS)] {
                let grounds = grounds.into_iter().filter_map(Colour::parse);
                for ground in grounds.chain([tones.ground, tones.on_accent]) {
                    assert!(
                        tones.accent.contrast(ground) >= LEAST_CONTRAST,
                        "{wanted}: {tones:?} on {ground}"
                    );
                }
            }
        }
        let own = Colour::parse("#0c4a41").expect("a colour");
        assert_eq!(readable(own), own);
    }
}
