//! `sprida serve`: what is said at the terminal while the preview runs.

use std::fmt::Write as _;
use std::io::IsTerminal;
use std::io::{self, BufRead};
use std::path::Path;

use jiff::Zoned;
use jiff::civil::Date;

use super::arguments::ServeArguments;
use super::{Outcome, complain, print, site_language};
use crate::diagnostic::{MessageLanguage, Tally, text};
use crate::pipeline::default_output;
use crate::platform;
use crate::preview::PreviewOptions;
use crate::serve::{self, Event, ServeOptions};
use crate::site::Edition;

/// Shows the site until the process ends.
pub(super) fn serve(arguments: &ServeArguments, language: Option<MessageLanguage>) -> Outcome {
    let language = language.unwrap_or_else(|| site_language(&arguments.root));
    let options = ServeOptions {
        preview: PreviewOptions {
            root: arguments.root.clone(),
            output: default_output(&arguments.root),
            edition: Edition {
                today: arguments.date.unwrap_or_else(today),
                drafts: arguments.drafts,
            },
        },
        host: arguments.host,
        port: arguments.port,
        poll: arguments.poll,
        language,
        clock: arguments.date.is_none().then_some(today as fn() -> Date),
    };
    let result = serve::run(&options, &|event| {
        if let Event::Ready { address, .. } = &event
            && arguments.open
            && platform::open_in_browser(address).is_err()
        {
            let hint = text!(
                "Webbläsaren gick inte att öppna. Öppna adressen nedan själv.",
                "The browser could not be opened. Open the address below yourself."
            );
            complain(hint.get(language));
        }
        print(&said(&event, language));
    });
    match result {
        Ok(()) => Outcome::Done,
        Err(error) => {
            complain(serve::explain(&error, language).get(language));
            Outcome::Failed
        }
    }
}

fn today() -> Date {
    Zoned::now().date()
}

/// Asks at a terminal whether to start the preview; what one who double-clicks the program sees.
pub(super) fn offer(root: &Path, language: MessageLanguage) -> Option<ServeArguments> {
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return None;
    }
    let question = text!(
        "\nVisa webbplatsen i webbläsaren nu? Skriv j och tryck Enter: ",
        "\nShow the site in the browser now? Type y and press Enter: "
    );
    print(question.get(language));
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).ok()?;
    let yes = ["j", "ja", "y", "yes"].contains(&answer.trim().to_lowercase().as_str());
    yes.then(|| ServeArguments {
        root: root.to_owned(),
        open: true,
        ..ServeArguments::default()
    })
}

fn said(event: &Event<'_>, language: MessageLanguage) -> String {
    let mut said = String::new();
    match event {
        Event::Ready {
            address,
            overview,
            other_port,
            open_to_others,
            polls,
            findings,
        } => {
            if *other_port {
                let text = text!(
                    "Porten är upptagen, så en annan används.",
                    "The port is in use, so another is used."
                );
                let _ = writeln!(said, "{}", text.get(language));
            }
            if *open_to_others {
                let text = text!(
                    "Varning: andra datorer i nätet kan se förhandsvisningen, också utkast, och skapa sidor. Avsluta när du är klar.",
                    "Warning: other computers on the network can see the preview, drafts too, and make pages. End it when you are done."
                );
                let _ = writeln!(said, "{}", text.get(language));
            }
            if *polls {
                let text = text!(
                    "Filerna läses av ett par gånger i sekunden.",
                    "Files are looked at a few times a second."
                );
                let _ = writeln!(said, "{}", text.get(language));
            }
            let Tally {
                errors,
                warnings,
                advice,
            } = findings.tally;
            let text = text!(
                "Förhandsvisning: {address}\nSidan i webbläsaren ändras när du sparar. Avsluta med Ctrl-C.\n{errors} fel, {warnings} varningar, {advice} råd: {overview}",
                "Preview: {address}\nThe page in the browser changes when you save. End with Ctrl-C.\n{errors} errors, {warnings} warnings, {advice} pieces of advice: {overview}"
            );
            let _ = writeln!(said, "{}", text.get(language));
        }
        Event::Changed {
            files,
            took,
            trouble,
            ..
        } => {
            let milliseconds = took.as_millis();
            let files = if files.is_empty() { "…" } else { files };
            let text = text!(
                "Ändrat på {milliseconds} ms: {files}",
                "Changed in {milliseconds} ms: {files}"
            );
            let _ = writeln!(said, "{}", text.get(language));
            if *trouble > 0 {
                let text = text!(
                    "Inställningar eller mallar går inte att läsa. Den senaste versionen som fungerade visas.",
                    "Settings or templates cannot be read. The latest version that worked is shown."
                );
                let _ = writeln!(said, "{}", text.get(language));
            }
        }
    }
    said
}
