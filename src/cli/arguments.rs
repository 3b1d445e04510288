//! Arguments: one table of commands, from which help and completions follow.

use std::ffi::OsString;
use std::net::IpAddr;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use clap_complete::Shell;
use jiff::civil::Date;

use crate::diagnostic::{MessageLanguage, text};
use crate::report::Format;
use crate::rules;
use crate::scaffold::AddArguments;

/// What was asked for.
#[derive(Debug)]
pub(super) enum Ask {
    /// Build and publish.
    Build(BuildArguments),
    /// Check the site.
    Check(CheckArguments),
    /// Show the site while it is being written.
    Serve(ServeArguments),
    /// Search the site.
    Search(SearchArguments),
    /// Make a new site.
    New {
        folder: PathBuf,
        title: Option<String>,
    },
    /// Add an item.
    Add(AddArguments),
    /// Show a kind's JSON Schema.
    Schema { root: PathBuf, kind: String },
    /// Look at the installation and the folder.
    Doctor { root: PathBuf },
    /// Show completions for a shell.
    Completions(Shell),
    /// Nothing in particular.
    Nothing,
}

/// What `build` was asked for.
#[derive(Debug)]
pub(super) struct BuildArguments {
    pub(super) root: PathBuf,
    pub(super) output: Option<PathBuf>,
    pub(super) drafts: bool,
    pub(super) date: Option<Date>,
    pub(super) format: Format,
    pub(super) timings: bool,
}

/// What `check` was asked for.
#[derive(Debug)]
pub(super) struct CheckArguments {
    pub(super) root: PathBuf,
    pub(super) drafts: bool,
    pub(super) date: Option<Date>,
    pub(super) format: CheckFormat,
    /// Codes of the findings that are shown; all where there are none.
    pub(super) only: Vec<String>,
    /// Whether the rules are listed instead.
    pub(super) rules: bool,
    /// A folder to write a report of HTML in.
    pub(super) report: Option<PathBuf>,
    /// Whether links to other websites are followed.
    pub(super) external: bool,
    /// A folder of finished pages to judge instead of the site.
    pub(super) html: Option<PathBuf>,
    /// Whether findings are shown by who answers for the pages.
    pub(super) by_owner: bool,
}

/// How `check` writes findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CheckFormat {
    /// For people.
    Human,
    /// One JSON object a line.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
}

/// What `serve` was asked for.
#[derive(Debug, Default)]
pub(super) struct ServeArguments {
    pub(super) root: PathBuf,
    pub(super) host: Option<IpAddr>,
    pub(super) port: Option<u16>,
    pub(super) open: bool,
    pub(super) drafts: bool,
    pub(super) poll: bool,
    pub(super) date: Option<Date>,
}

/// What `search` was asked for.
#[derive(Debug)]
pub(super) struct SearchArguments {
    pub(super) root: PathBuf,
    pub(super) query: String,
    /// A file with queries, instead of one.
    pub(super) queries: Option<PathBuf>,
    /// The language of the pages to search; else the site's.
    pub(super) pages_in: Option<String>,
    pub(super) limit: usize,
    /// Where the site was built.
    pub(super) output: Option<PathBuf>,
    pub(super) format: Format,
}

/// Reads arguments.
pub(super) fn parse(
    arguments: &[OsString],
    language: MessageLanguage,
    today: Date,
) -> Result<Ask, clap::Error> {
    let matches = command(language).try_get_matches_from(arguments)?;
    Ok(match matches.subcommand() {
        Some(("build", matches)) => Ask::Build(BuildArguments {
            root: root(matches),
            output: matches.get_one::<PathBuf>("output").cloned(),
            drafts: matches.get_flag("drafts"),
            date: matches.get_one::<Date>("date").copied(),
            format: format_of(matches),
            timings: matches.get_flag("timings"),
        }),
        Some(("check", matches)) => Ask::Check(CheckArguments {
            root: root(matches),
            drafts: matches.get_flag("drafts"),
            date: matches.get_one::<Date>("date").copied(),
            format: match matches.get_one::<String>("format").map(String::as_str) {
                Some("json") => CheckFormat::Json,
                Some("sarif") => CheckFormat::Sarif,
                Some("github") => CheckFormat::Github,
                _ => CheckFormat::Human,
            },
            only: texts_of(matches, "only"),
            rules: matches.get_flag("rules"),
            report: matches.get_one::<PathBuf>("report").cloned(),
            external: matches.get_flag("external"),
            html: matches.get_one::<PathBuf>("html").cloned(),
            by_owner: matches.get_flag("by-owner"),
        }),
        Some(("serve", matches)) => Ask::Serve(ServeArguments {
            root: root(matches),
            host: matches.get_one::<IpAddr>("host").copied(),
            port: matches.get_one::<u16>("port").copied(),
            open: matches.get_flag("open"),
            drafts: matches.get_flag("drafts"),
            poll: matches.get_flag("poll"),
            date: matches.get_one::<Date>("date").copied(),
        }),
        Some(("search", matches)) => Ask::Search(SearchArguments {
            root: root(matches),
            query: texts_of(matches, "query").join(" "),
            queries: matches.get_one::<PathBuf>("queries").cloned(),
            pages_in: matches.get_one::<String>("in").cloned(),
            limit: matches.get_one::<usize>("limit").copied().unwrap_or(10),
            output: matches.get_one::<PathBuf>("output").cloned(),
            format: format_of(matches),
        }),
        Some(("new", matches)) => Ask::New {
            folder: matches
                .get_one::<PathBuf>("folder")
                .cloned()
                .unwrap_or_default(),
            title: matches.get_one::<String>("title").cloned(),
        },
        Some(("add", matches)) => Ask::Add(AddArguments {
            root: root(matches),
            kind: text_of(matches, "kind"),
            title: text_of(matches, "title"),
            summary: matches.get_one::<String>("summary").cloned(),
            municipalities: texts_of(matches, "municipality"),
            published: today,
        }),
        Some(("doctor", matches)) => Ask::Doctor {
            root: root(matches),
        },
        Some(("schema", matches)) => Ask::Schema {
            root: root(matches),
            kind: text_of(matches, "kind"),
        },
        Some(("completions", matches)) => matches
            .get_one::<Shell>("shell")
            .map_or(Ask::Nothing, |shell| Ask::Completions(*shell)),
        Some(("help", matches)) => {
            let command = matches.get_one::<String>("command").cloned();
            let asked: Vec<OsString> = std::iter::once("sprida".to_owned())
                .chain(command)
                .chain(std::iter::once("--help".to_owned()))
                .map(OsString::from)
                .collect();
            return parse(&asked, language, today);
        }
        _ => Ask::Nothing,
    })
}

/// The completions of a shell.
pub(super) fn completions(shell: Shell) -> String {
    let mut bytes = Vec::new();
    clap_complete::generate(
        shell,
        &mut command(MessageLanguage::Swedish),
        "sprida",
        &mut bytes,
    );
    String::from_utf8_lossy(&bytes).into_owned()
}

fn root(matches: &ArgMatches) -> PathBuf {
    matches
        .get_one::<PathBuf>("root")
        .cloned()
        .unwrap_or_else(|| PathBuf::from("."))
}

fn format_of(matches: &ArgMatches) -> Format {
    let is_json = |format: &String| format == "json";
    if matches.get_one::<String>("format").is_some_and(is_json) {
        Format::Json
    } else {
        Format::Human
    }
}

fn texts_of(matches: &ArgMatches, name: &str) -> Vec<String> {
    let texts = matches.get_many::<String>(name);
    texts.into_iter().flatten().cloned().collect()
}

fn text_of(matches: &ArgMatches, name: &str) -> String {
    matches.get_one::<String>(name).cloned().unwrap_or_default()
}

/// Picks the language of help texts.
#[derive(Clone, Copy)]
struct Say(MessageLanguage);

impl Say {
    fn this(self, sv: &'static str, en: &'static str) -> &'static str {
        match self.0 {
            MessageLanguage::Swedish => sv,
            MessageLanguage::English => en,
        }
    }
}

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

/// The place of the options that every command has: after its own.
const LAST: usize = 100;

fn command(language: MessageLanguage) -> Command {
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

/// Puts words of ours where clap has English ones: usage, headings and the help option.
fn in_language(command: Command, say: Say) -> Command {
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

fn root_argument(say: Say) -> Arg {
    Arg::new("root")
        .long("root")
        .value_name(say.this("MAPP", "DIR"))
        .value_parser(value_parser!(PathBuf))
        .help(say.this(
            "Webbplatsens mapp; annars den här",
            "The site's folder; else this one",
        ))
}

fn drafts_argument(say: Say) -> Arg {
    Arg::new("drafts")
        .long("drafts")
        .action(ArgAction::SetTrue)
        .help(say.this(
            "Ta med utkast och schemalagda sidor",
            "Include drafts and scheduled pages",
        ))
}

fn date_argument(say: Say) -> Arg {
    let day = move |text: &str| {
        let message = text!("skriv dagen som 2026-01-31", "write the day as 2026-01-31");
        text.parse::<Date>()
            .map_err(|_| message.get(say.0).to_owned())
    };
    Arg::new("date")
        .long("date")
        .value_name(say.this("ÅÅÅÅ-MM-DD", "YYYY-MM-DD"))
        .value_parser(day)
        .help(say.this(
            "Dagen att bygga för; annars i dag",
            "The day to build for; else today",
        ))
}

fn format_argument(say: Say) -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(PossibleValuesParser::new(["human", "json"]))
        .help(say.this(
            "Hur svaret skrivs: human för människor, json för program",
            "How the answer is written: human for people, json for programs",
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
            Arg::new("port")
                .long("port")
                .value_name("PORT")
                .value_parser(value_parser!(u16))
                .help(say.this(
                    "Porten att lyssna på; annars 4848 eller nästa lediga",
                    "The port to listen on; else 4848 or the next that is free",
                )),
        )
        .arg(
            Arg::new("open")
                .long("open")
                .action(ArgAction::SetTrue)
                .help(say.this("Öppna webbläsaren", "Open the browser")),
        )
        .arg(drafts_argument(say))
        .arg(
            Arg::new("poll")
                .long("poll")
                .action(ArgAction::SetTrue)
                .help(say.this(
                    "Läs av filerna med jämna mellanrum, till exempel på en nätverksdisk",
                    "Look at the files now and then, as on a network drive",
                )),
        )
        .arg(date_argument(say))
        .arg(
            Arg::new("host")
                .long("host")
                .value_name("ADDRESS")
                .value_parser(address)
                .help(say.this(
                    "Lyssna på en annan adress än den egna datorns. Andra kan då se allt",
                    "Listen on another address than this computer's own. Others can then see all",
                )),
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
            Arg::new("output")
                .long("output")
                .value_name(say.this("MAPP", "DIR"))
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
        .arg(
            Arg::new("timings")
                .long("timings")
                .action(ArgAction::SetTrue)
                .help(say.this(
                    "Visa hur lång tid varje steg tog",
                    "Show how long each phase took",
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
            Arg::new("report")
                .long("report")
                .value_name(say.this("MAPP", "FOLDER"))
                .value_parser(value_parser!(PathBuf))
                .help(say.this(
                    "Skriv också en rapport i HTML i mappen, att läsa tillsammans",
                    "Write a report in HTML in the folder too, to read together",
                )),
        )
        .arg(
            Arg::new("external")
                .long("external")
                .action(ArgAction::SetTrue)
                .help(say.this(
                    "Följ också länkar till andra webbplatser. Det tar tid och kräver nät",
                    "Follow links to other websites too, which takes time and needs a network",
                )),
        )
        .arg(
            Arg::new("rules")
                .long("rules")
                .action(ArgAction::SetTrue)
                .help(say.this(
                    "Räkna upp reglerna i stället för att kontrollera",
                    "List the rules instead of checking",
                )),
        )
        .arg(
            Arg::new("html")
                .long("html")
                .value_name(say.this("MAPP", "FOLDER"))
                .value_parser(value_parser!(PathBuf))
                .help(say.this(
                    "Granska färdiga sidor i en mapp, vem som än har gjort dem",
                    "Judge finished pages in a folder, whoever made them",
                )),
        )
        .arg(
            Arg::new("by-owner")
                .long("by-owner")
                .action(ArgAction::SetTrue)
                .help(say.this(
                    "Visa meddelandena efter vem som ansvarar för sidan",
                    "Show findings by who answers for the page",
                )),
        )
        .arg(drafts_argument(say))
        .arg(date_argument(say))
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
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
            Arg::new("limit")
                .long("limit")
                .value_name(say.this("ANTAL", "NUMBER"))
                .value_parser(value_parser!(usize))
                .help(say.this(
                    "Hur många träffar som visas; annars 10",
                    "How many hits are shown; else 10",
                )),
        )
        .arg(
            Arg::new("queries")
                .long("queries")
                .value_name(say.this("FIL", "FILE"))
                .value_parser(value_parser!(PathBuf))
                .conflicts_with("query")
                .help(say.this(
                    "Sök efter allt i en fil: en JSON-lista med sökfrågor",
                    "Search for all in a file: a JSON list of queries",
                )),
        )
        .arg(
            Arg::new("in")
                .long("in")
                .value_name(say.this("SPRÅK", "LANGUAGE"))
                .help(say.this(
                    "Språket på sidorna; annars webbplatsens",
                    "The language of the pages; else the site's",
                )),
        )
        .arg(
            Arg::new("output")
                .long("output")
                .value_name(say.this("MAPP", "DIR"))
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
            Arg::new("title")
                .long("title")
                .value_name(say.this("TITEL", "TITLE"))
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
        .arg(
            Arg::new("summary")
                .long("summary")
                .value_name("TEXT")
                .help(say.this("Sammanfattningen", "The summary")),
        )
        .arg(
            Arg::new("municipality")
                .long("municipality")
                .value_name(say.this("KOMMUN", "NAME"))
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

fn kinds(say: Say) -> &'static str {
    say.this(
        "exempel, kurs, projekt, utvardering, metod, rapport, process eller sida",
        "case, course, project, evaluation, method, report, process or page",
    )
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
