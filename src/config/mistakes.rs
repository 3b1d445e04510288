//! What is wrong with `site.toml` beyond its single values.

use super::{SITE_FILE, SiteFile};
use crate::colour::Colour;
use crate::diagnostic::{Diagnostic, MessageLanguage, Severity, text};
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::kinds::common::Common;
use crate::schema::Record;
use crate::schema::types::{FilePath, LanguageTag};
use crate::sources::{SourceText, Sources};
use crate::vocabulary::Vocabularies;

/// What is said in a folder that is no site.
pub(super) fn missing_site_file() -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "missing-site-file",
        SITE_FILE,
        text!(
            "Filen {SITE_FILE} saknas: den här mappen är ingen webbplats.",
            "The file {SITE_FILE} is missing: this folder is not a site."
        ),
        text!(
            "Gå till webbplatsens mapp, ange den med --root, eller skapa en ny med: sprida new MAPP",
            "Go to the site's folder, name it with --root, or make a new one with: sprida new FOLDER"
        ),
    )
}

/// An address of the site that pages cannot lie below.
pub(super) fn report_unusable_base(
    site: &SiteFile,
    site_text: &SourceText,
    findings: &mut Vec<Diagnostic>,
) {
    if site.base_url.as_str().contains(['?', '#']) {
        let finding = Diagnostic::new(
            Severity::Error,
            "invalid-url",
            SITE_FILE,
            text!(
                "Webbplatsens adress kan inte ha ? eller # i sig.",
                "The site's address cannot hold ? or #."
            ),
            text!(
                "Skriv adressen till startsidan: \"https://www.kommun.example/exempel/\".",
                "Write the start page's address: \"https://www.kommun.example/exempel/\"."
            ),
        );
        findings.push(at_written(
            finding,
            site_text,
            Some(site.base_url.as_str()),
            0,
        ));
    }
}

/// A language written as a word rather than as its code: `svenska` is formally a tag, but of nothing.
pub(super) fn report_unknown_language(
    language: &LanguageTag,
    source: &SourceText,
    findings: &mut Vec<Diagnostic>,
) {
    let primary = language.as_str().split('-').next().unwrap_or_default();
    if primary.len() <= 3 {
        return;
    }
    let code = MessageLanguage::from_tag(primary);
    let code = if code == Some(MessageLanguage::English) {
        "en"
    } else {
        "sv"
    };
    let finding = Diagnostic::new(
        Severity::Error,
        "invalid-language",
        source.path.as_str(),
        text!(
            "\"{language}\" är inte en språkkod.",
            "\"{language}\" is not a language code."
        ),
        text!("Skriv sprak = \"{code}\".", "Write language = \"{code}\"."),
    );
    findings.push(at_written(finding, source, Some(language.as_str()), 0));
}

/// A time zone that does not exist.
pub(super) fn report_unknown_timezone(
    site: &SiteFile,
    site_text: &SourceText,
    findings: &mut Vec<Diagnostic>,
) {
    if site
        .timezone
        .as_deref()
        .is_some_and(|name| jiff::tz::TimeZone::get(name).is_err())
    {
        let finding = Diagnostic::new(
            Severity::Error,
            "unknown-timezone",
            SITE_FILE,
            text!("Tidszonen finns inte.", "There is no such time zone."),
            text!(
                "Skriv tidszon = \"Europe/Stockholm\".",
                "Write timezone = \"Europe/Stockholm\"."
            ),
        );
        findings.push(at_written(finding, site_text, site.timezone.as_deref(), 0));
    }
}

/// A colour that is none, and a mark that does not lie in `static/`.
pub(super) fn report_appearance(
    site: &SiteFile,
    sources: &Sources,
    source: &SourceText,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(appearance) = &site.appearance else {
        return;
    };
    if let Some(written) = appearance.accent.as_deref()
        && Colour::parse(written).is_none()
    {
        let finding = Diagnostic::new(
            Severity::Error,
            "invalid-colour",
            SITE_FILE,
            text!("{written} är ingen färg.", "{written} is no colour."),
            text!(
                "Skriv färgen med # och sex tecken, till exempel farg = \"#0c4a41\".",
                "Write the colour with # and six digits, such as accent = \"#0c4a41\"."
            ),
        );
        findings.push(at_written(finding, source, Some(written), 0));
    }
    if let Some(written) = appearance.mark.as_ref().map(FilePath::as_str) {
        let path = format!("static/{}", written.trim_start_matches('/'));
        if sources.file(&path).is_none() && sources.text(&path).is_none() {
            let finding = Diagnostic::new(
                Severity::Error,
                "missing-file",
                SITE_FILE,
                text!(
                    "Bilden {path} finns inte.",
                    "The picture {path} does not exist."
                ),
                text!(
                    "Lägg bilden i mappen static/ och skriv dess namn efter ett snedstreck: marke = \"/marke.svg\".",
                    "Put the picture in the folder static/ and write its name after a slash: mark = \"/marke.svg\"."
                ),
            );
            findings.push(at_written(finding, source, Some(written), 0));
        }
    }
}

/// An address that cannot open a file: it names none, or is a script rather than an address.
pub(super) fn report_unusable_editor(
    site: &SiteFile,
    source: &SourceText,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(editor) = site.editor.as_deref() else {
        return;
    };
    let names_file = ["{fil}", "{file}"].iter().any(|name| editor.contains(name));
    let scheme = editor.split_once("://").map_or("", |(scheme, _)| scheme);
    let is_address = !scheme.is_empty()
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        && !["javascript", "data", "vbscript"].contains(&scheme.to_ascii_lowercase().as_str());
    if names_file && is_address {
        return;
    }
    let finding = Diagnostic::new(
        Severity::Error,
        "invalid-url",
        source.path.as_str(),
        text!(
            "\"{editor}\" öppnar ingen fil i en redigerare.",
            "\"{editor}\" opens no file in an editor."
        ),
        text!(
            "Skriv till exempel redigerare = \"vscode://file/{{fil}}:{{rad}}:{{kolumn}}\".",
            "Write for example editor = \"vscode://file/{{file}}:{{line}}:{{column}}\"."
        ),
    );
    findings.push(at_written(finding, source, Some(editor), 0));
}

/// Ways of sorting whose names a vocabulary or a field already has.
pub(super) fn report_taken_names(
    site: &SiteFile,
    source: &SourceText,
    vocabularies: &Vocabularies,
    findings: &mut Vec<Diagnostic>,
) {
    let is_field = |name: &str| {
        let kinds = KindName::ALL.into_iter().flat_map(Fields::table);
        Common::FIELDS
            .iter()
            .chain(kinds)
            .any(|field| field.is_named(name))
    };
    for name in site.taxonomies.keys() {
        if vocabularies.get(name).is_some() || is_field(name) {
            let finding = Diagnostic::new(
                Severity::Error,
                "duplicate-field",
                source.path.as_str(),
                text!(
                    "Det finns redan ett fält eller en ordlista som heter {name}.",
                    "There already is a field or a vocabulary called {name}."
                ),
                text!(
                    "Välj ett annat namn på sorteringen. Inbyggda ordlistor byts i data/taxonomier/.",
                    "Choose another name. Built-in vocabularies are replaced in data/taxonomies/."
                ),
            );
            findings.push(at_written(finding, source, Some(name), 0));
        }
    }
}

/// Places a finding at a text as it is written in a file, after `skipped` other places that have it.
pub(super) fn at_written(
    finding: Diagnostic,
    source: &SourceText,
    written: Option<&str>,
    skipped: usize,
) -> Diagnostic {
    let written = written.unwrap_or_default();
    let whole_word = |(at, _): &(usize, &str)| {
        let is_part = |letter: char| letter.is_alphanumeric() || "-_".contains(letter);
        !source.text[..*at].ends_with(is_part)
            && !source.text[at + written.len()..].starts_with(is_part)
    };
    let mut places = source.text.match_indices(written).filter(whole_word);
    match places.nth(skipped).filter(|_| !written.is_empty()) {
        Some((at, _)) => finding.at(&source.text, &(at..at + written.len())),
        None => finding,
    }
}
