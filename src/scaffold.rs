//! New sites and new pages: the right file in the right folder, with what is needed asked for and
//! the rest explained.

mod starter;

use std::fmt::Write as _;
use std::fs;
use std::io::{self, BufRead, IsTerminal, Write as _};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::config::{Config, SITE_FILE};
use crate::diagnostic::{MessageLanguage, Text, text};
use crate::kind_name::KindName;
use crate::kinds::common::Common;
use crate::kinds::{Fields, needs_place};
use crate::schema::types::Slug;
use crate::schema::{Field, Need, Record, json_schema};
use crate::sources::Sources;
use crate::vocabulary::{REPLACEABLE, Vocabularies};

/// What `sprida add` was asked for.
#[derive(Debug)]
pub struct AddArguments {
    /// The site's folder.
    pub root: PathBuf,
    /// The kind, in either language.
    pub kind: String,
    /// The title.
    pub title: String,
    /// The summary, when given.
    pub summary: Option<String>,
    /// Municipalities, when given.
    pub municipalities: Vec<String>,
    /// The day to fill in as that of publication.
    pub published: Date,
}

/// Makes a new site.
///
/// # Errors
/// Why it cannot be made.
pub fn new_site(
    folder: &Path,
    title: Option<&str>,
    language: MessageLanguage,
) -> Result<Text, Text> {
    let shown = folder.display();
    let occupied = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    if occupied || folder.is_file() {
        return Err(text!(
            "{shown} finns redan och är inte tom. Välj en annan mapp.",
            "{shown} exists and is not empty. Choose another folder."
        ));
    }
    let swedish = language == MessageLanguage::Swedish;
    let title = title.unwrap_or(if swedish {
        "Våra goda exempel"
    } else {
        "Our good examples"
    });
    let mut files = starter::files(title, swedish);
    files.extend(vocabulary_files(swedish));
    for (path, content) in files {
        write_new(&folder.join(path), &content)?;
    }
    Ok(text!(
        "Webbplatsen finns nu i {shown}.\n\n  cd {shown}\n  sprida build\n  sprida add exempel \"Vad ni gjorde\"\n\nNamn och adress ändrar du i site.toml.",
        "The site is now in {shown}.\n\n  cd {shown}\n  sprida build\n  sprida add case \"What you did\"\n\nChange its name and address in site.toml."
    ))
}

/// The replaceable vocabularies as files that the site owns.
fn vocabulary_files(swedish: bool) -> Vec<(String, String)> {
    let vocabularies = Vocabularies::builtin();
    REPLACEABLE
        .iter()
        .filter_map(|(name, swedish_name)| {
            let vocabulary = vocabularies.get(name)?;
            let (path, comment) = if swedish {
                (format!("data/taxonomier/{swedish_name}.toml"), "# Orden som går att välja. Ändra, lägg till och ta bort som ni vill.\n# slug är det bestående namnet i adresser; sv och en är vad läsaren ser.\n# På fler språk: namn = { ar = \"…\" }\n")
            } else {
                (format!("data/taxonomies/{}.toml", name.replace('_', "-")), "# The words to choose from. Change, add and remove as you like.\n# slug is the lasting name in addresses; sv and en are what readers see.\n# In further languages: labels = { ar = \"…\" }\n")
            };
            let mut content = comment.to_owned();
            for term in vocabulary.terms() {
                let _ = write!(content, "\n[[term]]\nslug = {}\n", quoted(&term.slug));
                for language in ["sv", "en"] {
                    let label = quoted(term.label(language));
                    let _ = writeln!(content, "{language} = {label}");
                }
            }
            Some((path, content))
        })
        .collect()
}

fn write_new(path: &Path, content: &str) -> Result<(), Text> {
    let failed = |error: io::Error| {
        let shown = path.display();
        text!(
            "Det går inte att skriva till {shown}: {error}.",
            "{shown} cannot be written: {error}."
        )
    };
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(failed)?;
    }
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .map_err(failed)?;
    file.write_all(content.as_bytes()).map_err(failed)
}

/// Adds an item to a site.
///
/// # Errors
/// Why it cannot be added.
pub fn add(arguments: &AddArguments, language: MessageLanguage) -> Result<Text, Text> {
    let config = load_config(&arguments.root)?;
    let kind = parse_kind(&arguments.kind)?;
    let target = target_of(&config, kind, arguments)?;
    let asked = Asked::of(arguments, kind, language);
    let path = add_item(&config, kind, arguments, &asked, target)?;
    Ok(text!(
        "Skapade {path}. Skriv texten under den andra raden med +++.",
        "Made {path}. Write the text below the second line of +++."
    ))
}

/// Adds an item without asking for what is left out; returns the file's path and the item's address.
///
/// # Errors
/// Why it cannot be added.
pub fn add_as_given(arguments: &AddArguments) -> Result<(String, String), Text> {
    let config = load_config(&arguments.root)?;
    let kind = parse_kind(&arguments.kind)?;
    let target = target_of(&config, kind, arguments)?;
    let asked = Asked {
        summary: arguments.summary.clone(),
        municipalities: arguments.municipalities.clone(),
    };
    let folder = match kind {
        KindName::Page => String::new(),
        kind => format!("{}/", config.folder(kind)),
    };
    let slug = target.slug.clone();
    let path = add_item(&config, kind, arguments, &asked, target)?;
    Ok((path, format!("/{folder}{slug}/")))
}

/// Where a new item's file belongs.
struct Target {
    slug: Slug,
    path: String,
}

fn target_of(config: &Config, kind: KindName, arguments: &AddArguments) -> Result<Target, Text> {
    let Some(slug) = Slug::from_any(&arguments.title) else {
        return Err(text!(
            "Titeln behöver minst en bokstav eller siffra.",
            "The title needs at least one letter or digit."
        ));
    };
    let path = format!("content/{}/{slug}.md", config.folder(kind));
    if arguments.root.join(&path).exists() {
        return Err(text!(
            "{path} finns redan. Välj en annan titel, eller skriv vidare i den filen.",
            "{path} exists already. Choose another title, or go on writing in that file."
        ));
    }
    Ok(Target { slug, path })
}

fn add_item(
    config: &Config,
    kind: KindName,
    arguments: &AddArguments,
    asked: &Asked,
    target: Target,
) -> Result<String, Text> {
    for name in &asked.municipalities {
        known_municipality(config, name)?;
    }
    let file = item_file(kind, arguments, asked, config.is_swedish());
    write_new(&arguments.root.join(&target.path), &file)?;
    Ok(target.path)
}

/// Whether a municipality can be written as it was given.
fn known_municipality(config: &Config, name: &str) -> Result<(), Text> {
    let municipalities = &config.municipalities;
    if ["alla", "all"].contains(&name.to_lowercase().as_str())
        || municipalities.find(name).is_some()
    {
        return Ok(());
    }
    Err(match municipalities.nearest(name) {
        Some(near) => text!(
            "Det finns ingen kommun som heter \"{name}\". Menar du \"{near}\"?",
            "There is no municipality called \"{name}\". Did you mean \"{near}\"?"
        ),
        None => text!(
            "Det finns ingen kommun som heter \"{name}\". Skriv namnet, till exempel \"Lund\", koden \"1281\", eller alla.",
            "There is no municipality called \"{name}\". Write the name, such as \"Lund\", the code \"1281\", or all."
        ),
    })
}

/// The needed fields that the command did not give, asked for at a terminal.
struct Asked {
    summary: Option<String>,
    municipalities: Vec<String>,
}

impl Asked {
    fn of(arguments: &AddArguments, kind: KindName, language: MessageLanguage) -> Self {
        let interactive = io::stdin().is_terminal() && io::stdout().is_terminal();
        let summary = arguments.summary.clone().or_else(|| {
            let question = text!(
                "Vad handlar sidan om, i en eller två meningar? ",
                "What is the page about, in a sentence or two? "
            );
            interactive.then(|| ask(question.get(language))).flatten()
        });
        let mut municipalities = arguments.municipalities.clone();
        if municipalities.is_empty() && needs_place(kind) && interactive {
            let question = text!(
                "Vilka kommuner? (namn med komma emellan, eller alla) ",
                "Which municipalities? (names with commas between, or alla) "
            );
            let answer = ask(question.get(language)).unwrap_or_default();
            municipalities = answer
                .split(',')
                .map(|name| name.trim().to_owned())
                .filter(|name| !name.is_empty())
                .collect();
        }
        Self {
            summary,
            municipalities,
        }
    }
}

fn ask(question: &str) -> Option<String> {
    let mut stdout = io::stdout().lock();
    write!(stdout, "{question}")
        .and_then(|()| stdout.flush())
        .ok()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).ok()?;
    Some(answer.trim().to_owned()).filter(|answer| !answer.is_empty())
}

/// The file of a new item of a kind, to copy.
pub fn example_file(config: &Config, kind: KindName, published: Date) -> String {
    let swedish = config.is_swedish();
    let arguments = AddArguments {
        root: PathBuf::new(),
        kind: String::new(),
        title: crate::schema::PLACEHOLDERS[usize::from(!swedish)].to_owned(),
        summary: None,
        municipalities: Vec::new(),
        published,
    };
    let asked = Asked {
        summary: None,
        municipalities: Vec::new(),
    };
    item_file(kind, &arguments, &asked, swedish)
}

fn item_file(kind: KindName, arguments: &AddArguments, asked: &Asked, swedish: bool) -> String {
    let fill_in = crate::schema::PLACEHOLDERS[usize::from(!swedish)];
    let mut file = String::from("+++\n");
    let key = |english: &str| {
        Common::FIELDS
            .iter()
            .find(|field| field.key == english)
            .map_or("", |field| field.name(swedish))
    };
    let summary = asked.summary.clone().unwrap_or_else(|| {
        format!(
            "{fill_in}: {}",
            if swedish {
                "vad gjorde ni, och vad blev det? 60–300 tecken"
            } else {
                "what did you do, and what came of it? 60–300 characters"
            }
        )
    });
    let _ = writeln!(
        file,
        "{} = {}",
        key("title"),
        quoted(arguments.title.trim().trim_end_matches('.'))
    );
    let _ = writeln!(file, "{} = {}", key("summary"), quoted(&summary));
    if needs_place(kind) {
        let names = if asked.municipalities.is_empty() {
            vec![fill_in.to_owned()]
        } else {
            asked.municipalities.clone()
        };
        let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
        let _ = writeln!(file, "{} = [{}]", key("municipalities"), names.join(", "));
    }
    let _ = writeln!(file, "{} = {}", key("published"), arguments.published);
    let intro = if swedish {
        "\n# Det ovan räcker för att publicera. Ta bort # framför en rad för att använda den;\n# de som hjälper läsaren mest står först.\n"
    } else {
        "\n# The above is enough to publish. Remove # before a line to use it;\n# those that help readers most come first.\n"
    };
    file.push_str(intro);
    let written = ["title", "summary", "municipalities", "published"];
    let fields: Vec<&Field> = Fields::table(kind)
        .iter()
        .chain(Common::FIELDS)
        .filter(|field| !written.contains(&field.key))
        .collect();
    for need in [Need::Wanted, Need::Optional] {
        for field in fields.iter().filter(|field| {
            field.need == need && !["type", "id", "translation_of"].contains(&field.key)
        }) {
            let help = if swedish {
                field.help_sv
            } else {
                field.help_en
            };
            let _ = writeln!(
                file,
                "\n# {help}\n# {} = {}",
                field.name(swedish),
                example(field, arguments.published)
            );
        }
    }
    file.push_str("+++\n");
    file.push_str(&body_template(kind, swedish, fill_in));
    file
}

/// An example that holds on the day it is written: days lie on or after that of publication.
fn example(field: &Field, published: Date) -> String {
    use jiff::ToSpan;
    let day = match field.key {
        "updated" => Some(published),
        "review_by" => published.checked_add(24.months()).ok(),
        "unpublish" => published.checked_add(36.months()).ok(),
        _ => None,
    };
    day.map_or_else(|| field.example.to_owned(), |day| day.to_string())
}

/// Headings to write under; those of cases also fill fields.
fn body_template(kind: KindName, swedish: bool, fill_in: &str) -> String {
    let headings: &[(&str, &str)] = match kind {
        KindName::Case => &[
            ("Utmaning", "Challenge"),
            ("Så gjorde vi", "What we did"),
            ("Resultat", "Results"),
        ],
        KindName::Evaluation => &[
            ("Kort om utvärderingen", "In short"),
            ("Så gjordes den", "How it was done"),
            ("Så kan resultaten användas", "How to use the results"),
        ],
        KindName::Project => &[
            ("Bakgrund", "Background"),
            ("Arbetssätt", "Ways of working"),
            ("Lärdomar och tips", "Lessons and advice"),
        ],
        _ => &[],
    };
    let prompt = if swedish {
        "skriv texten här."
    } else {
        "write the text here."
    };
    if headings.is_empty() {
        return format!("\n{fill_in}: {prompt}\n");
    }
    headings
        .iter()
        .map(|(sv, en)| {
            format!(
                "\n## {}\n\n{fill_in}: {prompt}\n",
                if swedish { sv } else { en }
            )
        })
        .collect()
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// A kind's JSON Schema.
///
/// # Errors
/// When there is no such kind or the site cannot be read.
pub fn schema(root: &Path, kind: &str) -> Result<Text, Text> {
    let kind = parse_kind(kind)?;
    let config = if root.join(SITE_FILE).is_file() {
        Some(load_config(root)?)
    } else {
        None
    };
    let builtin = Vocabularies::builtin();
    let (vocabularies, swedish) = config.as_ref().map_or((&builtin, true), |config| {
        (&config.vocabularies, config.is_swedish())
    });
    let label = kind.label();
    let title = if swedish { label.sv } else { label.en };
    let schema = json_schema::object(
        &title,
        &[Common::FIELDS, Fields::table(kind)],
        vocabularies,
        swedish,
    );
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    Ok(Text {
        sv: text.clone(),
        en: text,
    })
}

fn parse_kind(written: &str) -> Result<KindName, Text> {
    KindName::parse(written).ok_or_else(|| {
        let kinds: Vec<&str> = KindName::ALL.iter().map(|kind| kind.swedish()).collect();
        let kinds_en: Vec<&str> = KindName::ALL.iter().map(|kind| kind.english()).collect();
        Text {
            sv: format!(
                "Det finns inget slag av sida som heter \"{written}\". Välj bland: {}.",
                kinds.join(", ")
            ),
            en: format!(
                "There is no kind called \"{written}\". Choose from: {}.",
                kinds_en.join(", ")
            ),
        }
    })
}

fn load_config(root: &Path) -> Result<Config, Text> {
    let output = crate::pipeline::default_output(root);
    let unreadable = |error: io::Error| {
        let shown = root.display();
        text!(
            "Mappen {shown} går inte att läsa: {error}.",
            "The folder {shown} cannot be read: {error}."
        )
    };
    let sources = Sources::read(root, &output).map_err(unreadable)?;
    Config::load(&sources)
        .map(|(config, _)| config)
        .map_err(|findings| {
            let shown =
                |language: MessageLanguage| crate::report::human(&findings, language, false);
            Text {
                sv: shown(MessageLanguage::Swedish),
                en: shown(MessageLanguage::English),
            }
        })
}
