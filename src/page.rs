//! One source file to one [`Page`]: front matter read, text rendered, nothing known of other pages.

mod claims;
mod derive;
mod front_matter;
mod persons;
mod rules;
mod shares;
mod texts;
mod unsourced;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity, Span, Text, text};
use crate::kind_name::KindName;
use crate::kinds::common::Common;
use crate::kinds::{Fields, needs_place};
use crate::markdown::{self, Body, Html, MarkdownSource, Rendered};
use crate::nearest::nearest;
use crate::outline::Outline;
use crate::privacy;
use crate::rules::text as text_rules;
use crate::schema::types::{LanguageTag, Slug, read_term};
use crate::schema::{
    Field, FieldPath, Lookups, PLACEHOLDERS, Reader, Record, Segment, Shape, TableReader,
};
use crate::sources::SourceText;
use crate::value::{Entry, Node, Value};

pub use self::claims::Claim;
pub(crate) use self::claims::stems;
pub use self::front_matter::locate;
pub(crate) use self::rules::counts;

/// What a source file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// `content/index.md`: the start page's text.
    Start,
    /// `content/FOLDER/index.md`: introduces a listing.
    Introduction(KindName),
    /// An item with a page of its own.
    Item(KindName),
}

/// One parsed source file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The source's path, relative to the root.
    pub path: String,
    /// What it is for.
    pub role: Role,
    /// The id; for introductions the folder's name.
    pub id: String,
    /// The language.
    pub language: String,
    /// The fields that every kind has.
    pub common: Common,
    /// The fields of its own kind.
    pub fields: Fields,
    /// Terms of the site's own taxonomies, by taxonomy.
    pub own_terms: BTreeMap<String, Vec<OwnTerm>>,
    /// The table `[extra]` and unknown fields, as JSON.
    pub extra: String,
    /// The text.
    pub body: Body,
    /// The gist in easy words, as HTML; empty when there is none.
    pub easy_read: String,
    /// Fields that were filled in from sections of the text, so that pages do not show them twice.
    pub derived: Vec<String>,
    /// Fields that readers would be helped by and that are missing, by their English keys.
    pub missing: Vec<String>,
    /// Counts that its text and fields state in words, of kinds that have counts in fields.
    pub claims: Vec<Claim>,
    /// Hash of the source and of what it was parsed with.
    pub hash: u128,
    /// Hash of all that other pages, lists and checks can see of it: everything but its running text.
    pub face: u128,
}

/// A term of one of the site's own taxonomies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnTerm {
    /// Its name in addresses and data.
    pub slug: String,
    /// The word as it was written, which is what readers see where no list of terms says otherwise.
    pub written: String,
}

/// What came of parsing one source file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Parsed {
    /// The page, unless it is too broken to show.
    pub page: Option<Arc<Page>>,
    /// What the page would have been, so that links to a broken page are not called broken too.
    pub identity: Option<(Role, String, String)>,
    /// What is wrong.
    pub findings: Vec<Diagnostic>,
    /// The HTML of its text, which is not kept: see [`crate::texts`].
    #[serde(skip)]
    pub html: Option<Html>,
}

impl Page {
    /// The item's kind; introductions and the start page are pages.
    pub fn kind(&self) -> KindName {
        match self.role {
            Role::Item(kind) => kind,
            Role::Start | Role::Introduction(_) => KindName::Page,
        }
    }
}

/// What a path says of a file.
#[derive(Debug, PartialEq)]
struct PathFacts {
    role: Option<Role>,
    stem: String,
    language: Option<String>,
}

/// Parses one source file.
pub fn parse(
    source: &SourceText,
    config: &Config,
    organisation_names: &BTreeMap<String, String>,
) -> Parsed {
    let lookups = config.lookups(organisation_names);
    let mut parser = Parser {
        source,
        config,
        lookups,
        findings: Vec::new(),
        html: None,
    };
    let (page, identity) = parser.parse();
    let is_reviewed = page
        .as_ref()
        .is_some_and(|page| page.common.privacy_reviewed);
    let private = privacy::in_page(source, is_reviewed, |code| config.listens_to(code));
    parser.findings.extend(private);
    Parsed {
        page: page.map(Arc::new),
        identity,
        findings: parser.findings,
        html: parser.html,
    }
}

struct Parser<'a> {
    source: &'a SourceText,
    config: &'a Config,
    lookups: Lookups<'a>,
    findings: Vec<Diagnostic>,
    html: Option<Html>,
}

impl Parser<'_> {
    fn error(
        &mut self,
        code: &'static str,
        span: std::ops::Range<usize>,
        message: Text,
        help: Text,
    ) {
        self.findings.push(
            Diagnostic::new(
                Severity::Error,
                code,
                self.source.path.as_str(),
                message,
                help,
            )
            .at(&self.source.text, &span),
        );
    }

    fn parse(&mut self) -> (Option<Page>, Option<(Role, String, String)>) {
        let facts = path_facts(&self.source.path, self.config);
        let default_language = facts
            .language
            .clone()
            .unwrap_or_else(|| self.config.language.to_string());
        let mut identity = facts
            .role
            .map(|role| (role, facts.stem.clone(), default_language.clone()));
        let parts = match front_matter::split(&self.source.text, self.config.is_swedish()) {
            Ok(parts) => parts,
            Err(errors) => {
                for error in errors {
                    self.error(error.code, error.span, error.message, error.help);
                }
                return (None, identity);
            }
        };
        let Value::Table(entries) = &parts.node.value else {
            return (None, identity);
        };
        let Some(role) = self.role(&facts, entries) else {
            return (None, identity);
        };
        let kind = match role {
            Role::Item(kind) => kind,
            Role::Start | Role::Introduction(_) => KindName::Page,
        };

        let tables: Vec<&'static Field> =
            Common::FIELDS.iter().chain(Fields::table(kind)).collect();
        let mut reader = Reader::new(&self.source.path, &self.source.text, self.lookups, tables);
        let mut table = TableReader::new(entries, 0..0);
        let common = Common::read_fields(&mut table, &mut reader);
        let fields = Fields::read(kind, &mut table, &mut reader);
        let unread: Vec<&Entry> = table.unread().collect();
        let (own_terms, extra) = self.remaining(&unread, kind, &mut reader);
        let mut missing = std::mem::take(&mut reader.missing);
        self.findings.append(&mut reader.findings);

        let (Some(common), Some(mut fields)) = (common, fields) else {
            return (None, identity);
        };
        let language = common
            .lang
            .as_ref()
            .map_or(default_language, LanguageTag::to_string);
        let id = self.id(&facts, &common, role);
        identity = Some((role, id.clone(), language.clone()));
        let notes = front_matter::notes(&common, &language);
        let known = self.findings.len();
        let Rendered {
            html,
            body,
            sections,
            mut outline,
            ..
        } = self.text(parts.body, &language, &notes);
        if self.judges_texts() {
            let source = &self.source.text;
            let judges_language = text_rules::OF_FIELDS
                .iter()
                .any(|code| self.config.listens_to(code));
            texts::add_fields(&mut outline, &common, &parts, source, judges_language);
            self.judge(&outline, &parts, &id);
        }
        let unreadable = self.findings[known..]
            .iter()
            .any(|finding| finding.severity == Severity::Error);
        let easy_words = common.easy_read.as_deref().unwrap_or_default();
        let easy_read = self.easy_read(easy_words, &language, &parts, &id);
        let derived = derive::fill_from_sections(&mut fields, &sections);
        let claims = self.claims(kind, parts.body);
        let mut page = Page {
            path: self.source.path.clone(),
            role,
            id,
            language,
            common,
            fields,
            own_terms,
            extra,
            body,
            easy_read,
            derived,
            missing: Vec::new(),
            claims,
            hash: self.source.hash,
            face: 0,
        };
        page.face = face(&page);
        if let Role::Item(_) = role {
            missing.retain(|field| is_missed(&page, field));
            page.missing = missing.iter().map(|field| field.key.to_owned()).collect();
        }
        let is_empty = html.text.is_empty() && html.holes.is_empty() && !unreadable;
        self.judge_page(&page, &missing, &parts, entries, is_empty);
        self.html = Some(html);
        (Some(page), identity)
    }

    /// Finds what is wrong with a page that has been read.
    fn judge_page(
        &mut self,
        page: &Page,
        missing: &[&'static Field],
        parts: &front_matter::Parts,
        entries: &[Entry],
        is_empty: bool,
    ) {
        if let Role::Item(kind) = page.role {
            self.check_completeness(page, kind, missing, parts, entries);
            // What could not be read has been reported.
            if is_empty && !has_steps(page) {
                self.report_missing_text(parts);
            }
        }
        self.check_placeholders();
        self.findings
            .extend(rules::check(page, &self.source.text, &parts.node));
        let (text, start) = (&self.source.text, parts.body);
        self.findings
            .extend(persons::check(page, text, start, &parts.node, self.config));
        if self.config.listens_to("missing-source") {
            let unsourced = unsourced::find(page, &self.source.text, parts.body, &parts.node);
            self.findings.extend(unsourced);
        }
    }

    /// Counts in words, where fields may hold the same.
    fn claims(&self, kind: KindName, body: usize) -> Vec<Claim> {
        let has_counts = [KindName::Case, KindName::Evaluation, KindName::Project].contains(&kind);
        if has_counts && self.config.listens_to("claim-differs") {
            claims::in_page(&self.source.text, body)
        } else {
            Vec::new()
        }
    }

    /// What stands below the fields, from this byte on.
    fn text(&mut self, start: usize, language: &str, notes: &[(String, String)]) -> Rendered {
        let SourceText { path, text, .. } = self.source;
        let mut rendered = markdown::render(MarkdownSource {
            file: path,
            text,
            start,
            language,
            notes,
            lookups: self.lookups,
            outlines: self.judges_texts(),
        });
        self.findings.append(&mut rendered.findings);
        rendered
    }

    /// Whether the site listens to any rule on texts.
    fn judges_texts(&self) -> bool {
        let mut rules = text_rules::RULES.iter();
        rules.any(|known| self.config.listens_to(known.rule.code))
    }

    /// Judges a text by the rules on texts.
    fn judge(&mut self, outline: &Outline, parts: &front_matter::Parts, id: &str) {
        let SourceText { path, text, .. } = self.source;
        // A field that refers to it shows what it is.
        let refers = |name: &str| {
            let fields = &text[..parts.body];
            let references = [
                format!("\"{name}\""),
                format!(":{name}\""),
                format!(": {name}\n"),
            ];
            references
                .iter()
                .any(|reference| fields.contains(reference.as_str()))
        };
        let explains = |short: &str| {
            let name = short.to_lowercase();
            self.config.explains(short) || name == id || refers(&name)
        };
        let listens_to = |code: &str| self.config.listens_to(code);
        let judged = text_rules::check(outline, path, text, listens_to, &explains);
        self.findings.extend(judged);
    }

    /// The gist in easy words: paragraphs and lists, which stand above everything else.
    fn easy_read(
        &mut self,
        text: &str,
        language: &str,
        parts: &front_matter::Parts,
        id: &str,
    ) -> String {
        if text.is_empty() {
            return String::new();
        }
        let path = FieldPath(vec![Segment::Field("easy_read")]);
        let place = front_matter::span_in(&parts.node, KindName::Page, &path).unwrap_or(0..3);
        let rendered = markdown::render(MarkdownSource {
            file: &self.source.path,
            text,
            start: 0,
            language,
            notes: &[],
            lookups: self.lookups,
            outlines: self.judges_texts(),
        });
        let field = texts::FieldText::new(&self.source.text, place.clone(), text);
        for finding in rendered.findings {
            let span = finding.span.unwrap_or(Span::point(1, 1));
            let finding = finding.at_span(&self.source.text, field.place(span));
            self.findings.push(finding);
        }
        self.judge(&field.placed(rendered.outline), parts, id);
        let has_boxes = rendered.html.text.contains("<div class=\"box ");
        if has_boxes || !rendered.html.holes.is_empty() || !rendered.body.headings.is_empty() {
            self.error(
                "wrong-type",
                place,
                text!(
                    "Här går det inte att ha rubriker, rutor, block eller länkar till andra sidor på webbplatsen.",
                    "Headings, boxes, blocks and links to other pages of the site cannot stand here."
                ),
                text!(
                    "Skriv korta stycken och listor här, och resten i texten.",
                    "Write short paragraphs and lists here, and the rest in the text."
                ),
            );
        }
        rendered.html.text
    }

    fn role(&mut self, facts: &PathFacts, entries: &[Entry]) -> Option<Role> {
        let written = entries
            .iter()
            .find(|entry| ["type", "typ"].contains(&entry.key.as_str()));
        let named = written.and_then(|entry| match &entry.node.value {
            Value::Text(name) => KindName::parse(name),
            _ => None,
        });
        match (facts.role, written, named) {
            (Some(Role::Item(from_folder)), Some(entry), Some(kind)) if kind != from_folder => {
                let (folder, label) = (self.config.folder(kind).to_owned(), kind.label());
                let message = Text {
                    sv: format!(
                        "Fältet säger {}, men filen ligger i en annan mapp.",
                        label.sv
                    ),
                    en: format!(
                        "The field says {}, but the file lies in another folder.",
                        label.en
                    ),
                };
                let help = text!(
                    "Flytta filen till content/{folder}/ eller ta bort raden.",
                    "Move the file to content/{folder}/ or remove the line."
                );
                self.error("wrong-folder", entry.node.span.clone(), message, help);
                None
            }
            (_, Some(entry), None) => {
                let kinds: Vec<&str> = KindName::ALL.iter().map(|kind| kind.swedish()).collect();
                let near = match &entry.node.value {
                    Value::Text(name) => nearest(name, kinds.iter().map(|kind| (*kind, *kind))),
                    _ => None,
                };
                let kinds = near.map_or_else(|| kinds.join(", "), str::to_owned);
                let message = text!(
                    "Det slaget av sida finns inte.",
                    "There is no such kind of item."
                );
                let help = text!(
                    "Välj bland: {kinds}. Oftast behövs raden inte: mappen räcker.",
                    "Choose from: {kinds}. Most often the line is not needed: the folder is enough."
                );
                self.error("unknown-kind", entry.node.span.clone(), message, help);
                None
            }
            (Some(role), ..) => Some(role),
            (None, _, Some(kind)) => Some(Role::Item(kind)),
            (None, None, _) => {
                let folders: Vec<&str> = KindName::ALL
                    .iter()
                    .map(|kind| self.config.folder(*kind))
                    .collect();
                let written = self.source.path.split('/').nth(1).unwrap_or_default();
                let near = nearest(written, folders.iter().map(|folder| (*folder, *folder)));
                let message = text!(
                    "Mappen hör inte till något slag av sida.",
                    "The folder belongs to no kind of item."
                );
                let help = match near {
                    Some(near) => text!(
                        "Lägg filen i mappen content/{near}/.",
                        "Put the file in the folder content/{near}/."
                    ),
                    None => {
                        let folders = folders.join(", ");
                        text!(
                            "Lägg filen under content/, i någon av mapparna: {folders}.",
                            "Put the file below content/, in one of the folders: {folders}."
                        )
                    }
                };
                self.findings.push(Diagnostic::new(
                    Severity::Error,
                    "unknown-folder",
                    self.source.path.as_str(),
                    message,
                    help,
                ));
                None
            }
        }
    }

    fn id(&mut self, facts: &PathFacts, common: &Common, role: Role) -> String {
        if !matches!(role, Role::Item(_)) {
            return facts.stem.clone();
        }
        if let Some(original) = &common.translation_of {
            return original.to_string();
        }
        if let Some(id) = &common.id {
            return id.to_string();
        }
        if let Some(slug) = Slug::parse(&facts.stem) {
            return slug.to_string();
        }
        let suggestion =
            Slug::from_any(&facts.stem).map_or_else(|| "sida".to_owned(), |slug| slug.to_string());
        self.findings.push(Diagnostic::new(
            Severity::Warning,
            "file-name",
            self.source.path.as_str(),
            text!("Filens namn blir en del av sidans adress, som blir \"{suggestion}\".", "The file's name becomes part of the page's address, which will be \"{suggestion}\"."),
            text!("Döp om filen till {suggestion}.md, så syns det vad adressen blir.", "Rename the file to {suggestion}.md, to show what the address will be."),
        ));
        suggestion
    }

    /// Entries that no field claimed: the site's own taxonomies, `[extra]`, and mistakes.
    fn remaining(
        &self,
        unread: &[&Entry],
        kind: KindName,
        reader: &mut Reader<'_>,
    ) -> (BTreeMap<String, Vec<OwnTerm>>, String) {
        let mut own_terms = BTreeMap::new();
        let mut extra = serde_json::Map::new();
        for entry in unread {
            if let Some(taxonomy) = self
                .config
                .taxonomies
                .iter()
                .find(|taxonomy| taxonomy.own && taxonomy.key == entry.key)
            {
                let values = match &entry.node.value {
                    Value::List(values) => values.iter().collect(),
                    _ => vec![&entry.node],
                };
                let terms = values
                    .into_iter()
                    .filter_map(|value| {
                        let slug = read_term(value, &taxonomy.name, reader)?;
                        let written = match &value.value {
                            Value::Text(written) => written.trim().to_owned(),
                            _ => slug.clone(),
                        };
                        Some(OwnTerm { slug, written })
                    })
                    .collect();
                own_terms.insert(taxonomy.name.clone(), terms);
                continue;
            }
            if entry.key == "extra" {
                if let serde_json::Value::Object(fields) = to_json(&entry.node) {
                    extra.extend(fields);
                }
                continue;
            }
            if let Some(owner) = KindName::ALL
                .into_iter()
                .find(|other| *other != kind && has_field(*other, &entry.key))
            {
                let (key, label) = (&entry.key, owner.label());
                reader.report(
                    Severity::Warning,
                    "unknown-field",
                    &entry.key_span,
                    Text {
                        sv: format!(
                            "Fältet \"{key}\" hör till sidor av slaget {}, inte till den här.",
                            label.sv
                        ),
                        en: format!(
                            "The field \"{key}\" belongs to pages of the kind {}, not to this one.",
                            label.en
                        ),
                    },
                    text!("Ta bort raden.", "Remove the line."),
                );
            } else {
                let near = reader.nearest_key(
                    &entry.key,
                    &mut Common::FIELDS.iter().chain(Fields::table(kind)),
                );
                reader.unknown_field(entry, near);
            }
            extra.insert(entry.key.clone(), to_json(&entry.node));
        }
        let extra = if extra.is_empty() {
            String::new()
        } else {
            serde_json::Value::Object(extra).to_string()
        };
        (own_terms, extra)
    }

    fn check_completeness(
        &mut self,
        page: &Page,
        kind: KindName,
        missing: &[&'static Field],
        parts: &front_matter::Parts,
        entries: &[Entry],
    ) {
        let start = 0..3;
        // Values that could not be read have been reported where they stand.
        let written = |field: &Field| {
            entries.iter().any(|entry| {
                field.is_named(&entry.key)
                    && !matches!(&entry.node.value, Value::List(values) if values.is_empty())
                    && entry.node.value != Value::Null
            })
        };
        let named_place = Common::FIELDS
            .iter()
            .any(|field| ["municipalities", "counties"].contains(&field.key) && written(field));
        if needs_place(kind)
            && !named_place
            && page.common.municipalities.is_empty()
            && page.common.counties.is_empty()
        {
            let swedish = self.config.is_swedish();
            let (field, county) = if swedish {
                ("kommuner", "lan")
            } else {
                ("municipalities", "counties")
            };
            self.error(
                "missing-field",
                start.clone(),
                text!("Fältet \"{field}\" saknas.", "The field \"{field}\" is missing."),
                text!(
                    "Skriv vilka kommuner det handlar om: {field} = [\"Lund\"], eller [\"alla\"] för hela regionen. Går kommunen inte att nämna, skriv länet: {county} = [\"12\"].",
                    "Write which municipalities it is about: {field} = [\"Lund\"], or [\"alla\"] for the whole region. Where the municipality cannot be named, write the county: {county} = [\"12\"]."
                ),
            );
        }
        self.report_incomplete(missing, parts);
    }

    fn report_missing_text(&mut self, parts: &front_matter::Parts) {
        let end = parts.body.saturating_sub(1)..parts.body;
        self.error(
            "missing-text",
            end,
            text!("Sidan har ingen text.", "The page has no text."),
            text!(
                "Skriv en text under den andra raden med +++ eller ---.",
                "Write a text below the second line of +++ or ---."
            ),
        );
    }

    /// One piece of advice an item, with the fields that would help readers most first.
    fn report_incomplete(&mut self, missing: &[&'static Field], parts: &front_matter::Parts) {
        let names: Vec<&'static str> = missing
            .iter()
            .map(|field| field.name(self.config.is_swedish()))
            .collect();
        if names.is_empty() {
            return;
        }
        let list = names.join(", ");
        let (message, help) = if names.len() == 1 {
            (
                text!(
                    "Sidan går att publicera, men 1 fält som hjälper läsaren saknas.",
                    "The page can be published, but 1 field that helps readers is missing."
                ),
                text!(
                    "Fyll i det när det finns tid: {list}.",
                    "Fill it in when there is time: {list}."
                ),
            )
        } else {
            let count = names.len();
            (
                text!(
                    "Sidan går att publicera, men {count} fält som hjälper läsaren saknas.",
                    "The page can be published, but {count} fields that help readers are missing."
                ),
                text!(
                    "Fyll i dem när det finns tid, viktigast först: {list}.",
                    "Fill them in when there is time, most important first: {list}."
                ),
            )
        };
        let finding = Diagnostic::new(
            Severity::Warning,
            "incomplete",
            self.source.path.as_str(),
            message,
            help,
        );
        self.findings
            .push(finding.at(&self.source.text, &(0..parts.fence)));
    }

    fn check_placeholders(&mut self) {
        let text = &self.source.text;
        let found: Vec<(usize, &str)> = PLACEHOLDERS
            .iter()
            .flat_map(|placeholder| text.match_indices(placeholder))
            .collect();
        for (at, placeholder) in found {
            let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
            if text[line_start..].trim_start().starts_with('#')
                && line_start < text[3..].find("\n+++").unwrap_or(0)
            {
                continue;
            }
            self.error(
                "placeholder",
                at..at + placeholder.len(),
                text!(
                    "Här står fortfarande \"{placeholder}\".",
                    "\"{placeholder}\" is still here."
                ),
                text!("Skriv det som ska stå här.", "Write what belongs here."),
            );
        }
    }
}

/// Whether a page is a process map, whose steps are its text.
fn has_steps(page: &Page) -> bool {
    matches!(&page.fields, Fields::Process(process) if !process.steps.is_empty())
}

/// Whether a field that is asked for and not written would help a page's readers.
fn is_missed(page: &Page, field: &Field) -> bool {
    let is_derived = page.derived.iter().any(|derived| derived == field.key);
    let is_plain_page = page.role == Role::Item(KindName::Page) && field.key != "summary";
    !is_derived && !is_plain_page && !page.common.archived && !is_replaced(page, field)
}

/// Whether a missing field is made up for by another.
fn is_replaced(page: &Page, field: &Field) -> bool {
    match field.key {
        "municipalities" => true,
        "target_groups" => matches!(
            page.kind(),
            KindName::Report | KindName::Evaluation | KindName::Process
        ),
        _ => false,
    }
}

fn has_field(kind: KindName, key: &str) -> bool {
    let key = crate::kind_name::fold(key);
    Fields::table(kind)
        .iter()
        .any(|field| field.key == key || field.swedish == key)
}

fn to_json(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Text(text) | Value::DateTime(text) => text.as_str().into(),
        Value::Integer(number) => (*number).into(),
        Value::Float(number) => (*number).into(),
        Value::Boolean(boolean) => (*boolean).into(),
        Value::List(elements) => elements.iter().map(to_json).collect(),
        Value::Table(entries) => serde_json::Value::Object(
            entries
                .iter()
                .map(|entry| (entry.key.clone(), to_json(&entry.node)))
                .collect(),
        ),
    }
}

/// Hash of what a page shows to others.
fn face(page: &Page) -> u128 {
    let body = &page.body;
    let links: Vec<_> = body
        .links
        .iter()
        .map(|link| (&link.target, link.picture, link.sized, link.from_field))
        .collect();
    crate::fingerprint::of(&(
        (&page.role, &page.id, &page.language),
        (&page.common, &page.fields, &page.own_terms),
        (&body.anchors, links, &body.blocks),
    ))
}

/// What a path says: `content/exempel/x.en.md` is the English version of the case `x`.
fn path_facts(path: &str, config: &Config) -> PathFacts {
    let below = path.strip_prefix("content/").unwrap_or(path);
    let (folders, file) = below.rsplit_once('/').unwrap_or(("", below));
    let without_extension = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let (stem, language) = match without_extension.rsplit_once('.') {
        Some((stem, tag)) if tag.len() <= 7 && LanguageTag::parse(tag).is_some() => {
            (stem, LanguageTag::parse(tag).map(|tag| tag.to_string()))
        }
        _ => (without_extension, None),
    };
    let first_folder = folders.split('/').next().unwrap_or_default();
    let kind = KindName::ALL
        .into_iter()
        .find(|kind| config.folder(*kind) == first_folder);
    let role = match (first_folder, kind, stem) {
        ("", _, "index") => Some(Role::Start),
        ("", ..) => Some(Role::Item(KindName::Page)),
        (_, Some(kind), "index") if !folders.contains('/') => Some(Role::Introduction(kind)),
        (_, Some(kind), _) => Some(Role::Item(kind)),
        _ => None,
    };
    PathFacts {
        role,
        stem: stem.to_owned(),
        language,
    }
}

/// Shapes of a path through a record's fields, for finding where a value was written.
pub(crate) fn shape_of(kind: KindName, path: &FieldPath) -> Option<(&'static Field, Shape)> {
    let Some(Segment::Field(first)) = path.0.first() else {
        return None;
    };
    let field = Common::FIELDS
        .iter()
        .chain(Fields::table(kind))
        .find(|field| field.key == *first)?;
    Some((field, (field.shape)()))
}
