//! Help in the language of the one who reads it: words of ours where clap has English ones.

use clap::{Arg, ArgAction, Command};

use crate::diagnostic::MessageLanguage;

/// Picks the language of help texts.
#[derive(Clone, Copy)]
pub(super) struct Say(pub(super) MessageLanguage);

impl Say {
    pub(super) fn this(self, sv: &'static str, en: &'static str) -> &'static str {
        match self.0 {
            MessageLanguage::Swedish => sv,
            MessageLanguage::English => en,
        }
    }
}

/// The place of the options that every command has: after its own.
pub(super) const LAST: usize = 100;

/// Puts words of ours where clap has English ones: usage, headings and the help option.
pub(super) fn in_language(command: Command, say: Say) -> Command {
    let usage = usage(&command, say);
    command
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .display_order(LAST + 1)
                .help(say.this("Visa den här hjälpen", "Show this help")),
        )
        .mut_args(|argument| {
            let heading = if argument.is_positional() {
                say.this("Argument", "Arguments")
            } else {
                say.this("Flaggor", "Options")
            };
            argument.help_heading(heading)
        })
        .override_usage(usage)
        .help_template(say.this(
            "{about-with-newline}\nAnvändning: {usage}\n\n{all-args}{after-help}",
            "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}",
        ))
}

/// How a command is written: `sprida add [FLAGGOR] <SLAG> <TITEL>`.
fn usage(command: &Command, say: Say) -> String {
    let mut usage = "sprida".to_owned();
    if !command.has_subcommands() {
        usage.push_str(&format!(" {}", command.get_name()));
    }
    usage.push_str(say.this(" [FLAGGOR]", " [OPTIONS]"));
    for argument in command.get_positionals() {
        for name in argument.get_value_names().unwrap_or_default() {
            usage.push_str(&if argument.is_required_set() {
                format!(" <{name}>")
            } else {
                format!(" [{name}]")
            });
        }
    }
    if command.has_subcommands() {
        usage.push_str(say.this(" [KOMMANDO]", " [COMMAND]"));
    }
    usage
}
