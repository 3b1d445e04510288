//! The table of commands, with the options of each.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};
use clap_complete::Shell;
use jiff::civil::Date;

use super::help::{LAST, Say, in_language};
use crate::diagnostic::{MessageLanguage, text};
use crate::rules;

/// The names of all commands but `help`.
const COMMANDS: [&str; 9] = [
    "build",
    "check",
    "doctor",
    "serve",
    "search",
    "new",
    "add",
    "schema",
    "completions",
];

pub(super) fn command(language: MessageLanguage) -> Command {
    let say = Say(language);
    let program = Command::new("sprida")
        .version(env!("CARGO_PKG_VERSION"))
        .about(say.this(
            "Sprider det som offentliga projekt har lärt sig",
            "Shares what public projects have learnt",
        ))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .hide_possible_values(true)
        .subcommand_help_heading(say.this("Kommandon", "Commands"))
        .arg(
            Arg::new("language")
                .long("language")
                .global(true)
                .value_name("sv|en")
                .value_parser(PossibleValuesParser::new(["sv", "en"]))
                .display_order(LAST)
                .help(say.this("Språket för meddelanden", "The language of messages")),
        )
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .display_order(LAST + 2)
                .help(say.this("Visa programmets version", "Show the program's version")),
        );
    let commands = [
        build(say),
        serve(say),
        check(say),
        search(say),
        new(say),
        add(say),
        schema(say),
        doctor(say),
        completions_command(say),
        help(say),
    ];
    in_language(
        program.subcommands(commands.map(|command| in_language(command, say))),
        say,
    )
}

fn build(say: Say) -> Command {
    Command::new("build")
        .about(say.this(
            "Bygg och publicera webbplatsen",
            "Build and publish the site",
        ))
        .arg(root_argument(say))
        .arg(
            option("output", say.this("MAPP", "DIR"))
                .value_parser(value_parser!(PathBuf))
                .help(say.this(
                    "Mappen att publicera i; annars public/",
                    "The folder to publish in; else public/",
                )),
        )
        .arg(drafts_argument(say))
        .arg(date_argument(say))
        .arg(format_argument(say).help(say.this(
            "Hur meddelanden skrivs: human för människor, json för program",
            "How messages are written: human for people, json for programs",
        )))
        .arg(flag(
            "timings",
            say.this(
                "Visa hur lång tid varje steg tog",
                "Show how long each phase took",
            ),
        ))
}

fn serve(say: Say) -> Command {
    let address = move |text: &str| {
        let message = text!(
            "skriv en IP-adress, till exempel 192.168.1.20",
            "write an IP address, such as 192.168.1.20"
        );
        text.parse::<IpAddr>()
            .map_err(|_| message.get(say.0).to_owned())
    };
    Command::new("serve")
        .about(say.this(
            "Visa webbplatsen i webbläsaren medan du skriver",
            "Show the site in the browser while you write",
        ))
        .arg(root_argument(say))
        .arg(
            option("port", "PORT")
                .value_parser(value_parser!(u16))
                .help(say.this(
                    "Porten att lyssna på; annars 4848 eller nästa lediga",
                    "The port to listen on; else 4848 or the next that is free",
                )),
        )
        .arg(flag(
            "open",
            say.this("Öppna webbläsaren", "Open the browser"),
        ))
        .arg(drafts_argument(say))
        .arg(flag(
            "poll",
            say.this(
                "Läs av filerna med jämna mellanrum, till exempel på en nätverksdisk",
                "Look at the files now and then, as on a network drive",
            ),
        ))
        .arg(date_argument(say))
        .arg(
            option("host", "ADDRESS")
                .value_parser(address)
                .help(say.this(
                    "Lyssna på en annan adress än den egna datorns. Andra kan då se allt",
                    "Listen on another address than this computer's own. Others can then see all",
                )),
        )
}

fn check(say: Say) -> Command {
    Command::new("check")
        .about(say.this(
            "Kontrollera webbplatsen utan att publicera den",
            "Check the site without publishing it",
        ))
        .arg(root_argument(say))
        .arg(
            Arg::new("only")
                .long("only")
                .num_args(1..)
                .value_name(say.this("KOD", "CODE"))
                .value_parser(PossibleValuesParser::new(rules::all().iter().map(|rule| rule.code)))
                .help(say.this(
                    "Visa bara meddelanden med dessa koder",
                    "Show only findings with these codes",
                )),
        )
        .arg(
            option("report", say.this("MAPP", "FOLDER"))
                .value_parser(value_parser!(PathBuf))
                .help(say.this(
                    "Skriv också en rapport i HTML i mappen, att läsa tillsammans",
                    "Write a report in HTML in the folder too, to read together",
                )),
        )
        .arg(
            flag("external", say.this(
                    "Följ också länkar till andra webbplatser. Det tar tid och kräver nät",
                    "Follow links to other websites too, which takes time and needs a network",
                )),
        )
        .arg(
            flag("rules", say.this(
                    "Räkna upp reglerna i stället för att kontrollera",
                    "List the rules instead of checking",
                )),
        )
        .arg(
            option("html", say.this("MAPP", "FOLDER"))
                .value_parser(value_parser!(PathBuf))
                .help(say.this(
                    "Granska färdiga sidor i en mapp, vem som än har gjort dem",
                    "Judge finished pages in a folder, whoever made them",
                )),
        )
        .arg(
            flag("by-owner", say.this(
                    "Visa meddelandena efter vem som ansvarar för sidan",
                    "Show findings by who answers for the page",
                )),
        )
        .arg(drafts_argument(say))
        .arg(date_argument(say))
        .arg(
            option("format", "FORMAT")
                .value_parser(PossibleValuesParser::new([
                    "human", "json", "sarif", "github",
                ]))
                .help(say.this(
                    "Hur meddelanden skrivs: human för människor, json, sarif och github för program",
                    "How messages are written: human for people, json, sarif and github for programs",
                )),
        )
}

fn search(say: Say) -> Command {
    Command::new("search")
        .about(say.this(
            "Sök på den byggda webbplatsen, som läsarna gör",
            "Search the built site, as readers do",
        ))
        .arg(
            Arg::new("query")
                .required_unless_present("queries")
                .num_args(1..)
                .value_name(say.this("SÖKORD", "QUERY"))
                .help(say.this("Det som du söker efter", "What you search for")),
        )
        .arg(root_argument(say))
        .arg(
            option("limit", say.this("ANTAL", "NUMBER"))
                .value_parser(value_parser!(usize))
                .help(say.this(
                    "Hur många träffar som visas; annars 10",
                    "How many hits are shown; else 10",
                )),
        )
        .arg(
            option("queries", say.this("FIL", "FILE"))
                .value_parser(value_parser!(PathBuf))
                .conflicts_with("query")
                .help(say.this(
                    "Sök efter allt i en fil: en JSON-lista med sökfrågor",
                    "Search for all in a file: a JSON list of queries",
                )),
        )
        .arg(option("in", say.this("SPRÅK", "LANGUAGE")).help(say.this(
            "Språket på sidorna; annars webbplatsens",
            "The language of the pages; else the site's",
        )))
        .arg(
            option("output", say.this("MAPP", "DIR"))
                .value_parser(value_parser!(PathBuf))
                .help(say.this(
                    "Mappen med den byggda webbplatsen; annars public",
                    "The folder of the built site; else public",
                )),
        )
        .arg(format_argument(say))
}

fn new(say: Say) -> Command {
    Command::new("new")
        .about(say.this("Skapa en ny webbplats", "Make a new site"))
        .arg(
            Arg::new("folder")
                .required(true)
                .value_name(say.this("MAPP", "DIR"))
                .value_parser(value_parser!(PathBuf))
                .help(say.this("Mappen att skapa", "The folder to make")),
        )
        .arg(
            option("title", say.this("TITEL", "TITLE"))
                .help(say.this("Webbplatsens namn", "The site's name")),
        )
}

fn add(say: Say) -> Command {
    Command::new("add")
        .about(say.this("Lägg till en sida", "Add a page"))
        .arg(
            Arg::new("kind")
                .required(true)
                .value_name(say.this("SLAG", "KIND"))
                .help(kinds(say)),
        )
        .arg(
            Arg::new("title")
                .required(true)
                .value_name(say.this("TITEL", "TITLE"))
                .help(say.this(
                    "Sidans rubrik, inom citattecken",
                    "The page's heading, in quotation marks",
                )),
        )
        .arg(option("summary", "TEXT").help(say.this("Sammanfattningen", "The summary")))
        .arg(
            option("municipality", say.this("KOMMUN", "NAME"))
                .action(ArgAction::Append)
                .help(say.this(
                    "En kommun som det handlar om; kan anges flera gånger",
                    "A municipality that it is about; may be given several times",
                )),
        )
        .arg(root_argument(say))
}

fn schema(say: Say) -> Command {
    Command::new("schema")
        .about(say.this(
            "Visa JSON Schema för ett slag av sida",
            "Show the JSON Schema of a kind",
        ))
        .arg(
            Arg::new("kind")
                .required(true)
                .value_name(say.this("SLAG", "KIND"))
                .help(kinds(say)),
        )
        .arg(root_argument(say))
}

fn doctor(say: Say) -> Command {
    Command::new("doctor")
        .about(say.this(
            "Undersök installationen och mappen",
            "Examine the installation and the folder",
        ))
        .arg(root_argument(say))
}

fn completions_command(say: Say) -> Command {
    Command::new("completions")
        .about(say.this(
            "Visa kommandokomplettering för ett skal",
            "Show completions for a shell",
        ))
        .arg(
            Arg::new("shell")
                .required(true)
                .value_name(say.this("SKAL", "SHELL"))
                .value_parser(value_parser!(Shell))
                .help(say.this(
                    "bash, elvish, fish, powershell eller zsh",
                    "bash, elvish, fish, powershell or zsh",
                )),
        )
}

fn help(say: Say) -> Command {
    Command::new("help")
        .about(say.this(
            "Visa hjälp, om allt eller om ett kommando",
            "Show help, about everything or one command",
        ))
        .arg(
            Arg::new("command")
                .value_name(say.this("KOMMANDO", "COMMAND"))
                .value_parser(PossibleValuesParser::new(COMMANDS))
                .help(say.this("Kommandot att läsa om", "The command to read about")),
        )
}

fn kinds(say: Say) -> &'static str {
    say.this(
        "exempel, kurs, projekt, utvardering, metod, rapport, process eller sida",
        "case, course, project, evaluation, method, report, process or page",
    )
}

/// An option that is there or not: `--open`.
fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help)
}

/// An option with a value: `--port PORT`.
fn option(name: &'static str, value: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value)
}

fn root_argument(say: Say) -> Arg {
    option("root", say.this("MAPP", "DIR"))
        .value_parser(value_parser!(PathBuf))
        .help(say.this(
            "Webbplatsens mapp; annars den här",
            "The site's folder; else this one",
        ))
}

fn drafts_argument(say: Say) -> Arg {
    flag(
        "drafts",
        say.this(
            "Ta med utkast och schemalagda sidor",
            "Include drafts and scheduled pages",
        ),
    )
}

fn date_argument(say: Say) -> Arg {
    let day = move |text: &str| {
        let message = text!("skriv dagen som 2026-01-31", "write the day as 2026-01-31");
        text.parse::<Date>()
            .map_err(|_| message.get(say.0).to_owned())
    };
    option("date", say.this("ÅÅÅÅ-MM-DD", "YYYY-MM-DD"))
        .value_parser(day)
        .help(say.this(
            "Dagen att bygga för; annars i dag",
            "The day to build for; else today",
        ))
}

fn format_argument(say: Say) -> Arg {
    option("format", "FORMAT")
        .value_parser(PossibleValuesParser::new(["human", "json"]))
        .help(say.this(
            "Hur svaret skrivs: human för människor, json för program",
            "How the answer is written: human for people, json for programs",
        ))
}
