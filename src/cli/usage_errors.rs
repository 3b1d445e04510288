//! What is wrong with a command, in words of our own: those that come with clap are English only.

use std::error::Error as _;

use clap::error::{ContextKind, Error, ErrorKind};

use crate::diagnostic::{Text, text};

/// What is wrong, what was probably meant, and how the command is written.
pub(super) fn explain(error: &Error) -> Text {
    let mut lines = vec![what_is_wrong(error)];
    lines.extend(what_was_meant(error).or_else(|| how_to_write(error)));
    lines.push(text!(
        "Alla kommandon och flaggor: sprida --help",
        "All commands and options: sprida --help"
    ));
    let joined = |pick: fn(&Text) -> &str| lines.iter().map(pick).collect::<Vec<&str>>().join("\n");
    Text {
        sv: joined(|line| &line.sv),
        en: joined(|line| &line.en),
    }
}

fn what_is_wrong(error: &Error) -> Text {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let command = context(error, ContextKind::InvalidSubcommand);
            text!(
                "Det finns inget kommando som heter \"{command}\".",
                "There is no command called \"{command}\"."
            )
        }
        ErrorKind::UnknownArgument if argument.starts_with('-') => text!(
            "Det finns ingen flagga som heter {argument}.",
            "There is no option called {argument}."
        ),
        ErrorKind::UnknownArgument => text!(
            "\"{argument}\" är ett ord för mycket. Sätt citattecken runt en text med mellanslag.",
            "\"{argument}\" is a word too many. Put quotation marks around a text with spaces."
        ),
        ErrorKind::MissingRequiredArgument => text!(
            "Kommandot är inte färdigt. Här saknas: {argument}.",
            "The command is not complete. Missing: {argument}."
        ),
        ErrorKind::InvalidValue if value.is_empty() => text!(
            "Det saknas ett värde till {argument}.",
            "The value of {argument} is missing."
        ),
        ErrorKind::InvalidValue if argument.starts_with("--only") => text!(
            "Det finns ingen regel med koden \"{value}\". Alla koder: sprida check --rules",
            "There is no rule with the code \"{value}\". All codes: sprida check --rules"
        ),
        ErrorKind::InvalidValue => {
            let known = context(error, ContextKind::ValidValue);
            text!(
                "\"{value}\" går inte att använda till {argument}. Välj bland: {known}.",
                "\"{value}\" cannot be used for {argument}. Choose from: {known}."
            )
        }
        ErrorKind::ValueValidation => {
            let reason = error.source().map(ToString::to_string).unwrap_or_default();
            text!(
                "\"{value}\" går inte att använda till {argument}: {reason}.",
                "\"{value}\" cannot be used for {argument}: {reason}."
            )
        }
        ErrorKind::TooManyValues => text!(
            "{argument} tar inget värde. Ta bort \"{value}\".",
            "{argument} takes no value. Remove \"{value}\"."
        ),
        ErrorKind::ArgumentConflict => text!(
            "{argument} kan bara anges en gång.",
            "{argument} can be given only once."
        ),
        _ => text!(
            "Kommandot går inte att förstå.",
            "The command cannot be understood."
        ),
    }
}

/// A command, option or value that is near to what was written.
fn what_was_meant(error: &Error) -> Option<Text> {
    let near = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .map(|kind| context(error, kind))
    .find(|near| !near.is_empty())?;
    Some(text!("Menar du {near}?", "Did you mean {near}?"))
}

/// The form of the command, where it is known which command is meant.
fn how_to_write(error: &Error) -> Option<Text> {
    if error.kind() == ErrorKind::InvalidSubcommand {
        return None;
    }
    let usage = context(error, ContextKind::Usage);
    let usage = usage.strip_prefix("Usage:")?.trim();
    Some(text!(
        "Skriv så här: {usage}",
        "Write it like this: {usage}"
    ))
}

/// What clap knows of a mistake; several words with commas between.
fn context(error: &Error, kind: ContextKind) -> String {
    error.get(kind).map(ToString::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use jiff::civil::date;

    use super::super::arguments::parse;
    use super::*;
    use crate::diagnostic::MessageLanguage::{self, English, Swedish};

    fn refused(words: &[&str], language: MessageLanguage) -> Error {
        let arguments: Vec<OsString> = ["sprida"].iter().chain(words).map(OsString::from).collect();
        parse(&arguments, language, date(2026, 11, 22)).expect_err("no command is carried out")
    }

    fn explained(words: &[&str], language: MessageLanguage) -> String {
        let error = refused(words, language);
        assert!(error.use_stderr(), "{words:?}");
        explain(&error).get(language).to_owned()
    }

    #[test]
    fn every_mistake_is_explained_in_both_languages() {
        let cases: [(&[&str], &str, &str); 10] = [
            (
                &["bild"],
                "inget kommando som heter \"bild\"",
                "no command called \"bild\"",
            ),
            (
                &["build", "--ute"],
                "ingen flagga som heter --ute",
                "no option called --ute",
            ),
            (
                &["build", "--rot", "x"],
                "Menar du --root",
                "Did you mean --root",
            ),
            (
                &["add", "exempel", "Vad", "ni"],
                "\"ni\" är ett ord för mycket",
                "\"ni\" is a word too many",
            ),
            (
                &["add", "exempel"],
                "Här saknas: <TITEL>",
                "Missing: <TITLE>",
            ),
            (
                &["build", "--root"],
                "saknas ett värde till --root",
                "value of --root",
            ),
            (
                &["build", "--format", "xml"],
                "Välj bland: human, json",
                "Choose from: human, json",
            ),
            (
                &["build", "--date", "i dag"],
                "skriv dagen som 2026-01-31",
                "write the day as 2026-01-31",
            ),
            (&["build", "--drafts=ja"], "Ta bort \"ja\"", "Remove \"ja\""),
            (
                &["build", "--root", "a", "--root", "b"],
                "bara anges en gång",
                "given only once",
            ),
        ];
        for (words, sv, en) in cases {
            for (language, expected, help) in [
                (Swedish, sv, "Alla kommandon och flaggor"),
                (English, en, "All commands and options"),
            ] {
                let text = explained(words, language);
                assert!(text.contains(expected) && text.contains(help), "{text}");
            }
        }
    }

    #[test]
    fn the_form_of_the_command_is_shown() {
        let text = explained(&["add", "exempel"], Swedish);
        assert!(
            text.contains("Skriv så här: sprida add [FLAGGOR] <SLAG> <TITEL>"),
            "{text}"
        );
    }

    #[test]
    fn help_is_in_one_language() {
        let commands: [&[&str]; 8] = [
            &["--help"],
            &["help"],
            &["help", "build"],
            &["build", "--help"],
            &["new", "-h"],
            &["add", "--help"],
            &["schema", "--help"],
            &["completions", "--help"],
        ];
        for words in commands {
            let error = refused(words, Swedish);
            assert!(!error.use_stderr(), "{words:?}");
            let help = error.render().to_string();
            assert!(
                help.contains("Användning: sprida") && help.contains("Flaggor:"),
                "{help}"
            );
            for english in [
                "Usage",
                "Option",
                "OPTION",
                "Arguments",
                "Command",
                "COMMAND",
                "Print",
                "possible",
            ] {
                assert!(!help.contains(english), "{english}: {help}");
            }
        }
    }
}
