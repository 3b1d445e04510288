//! One source file to one [`Page`]: front matter read, text rendered, nothing known of other pages.

mod answered;
mod claims;
mod completeness;
mod derive;
mod front_matter;
mod identity;
mod persons;
mod rules;
mod texts;
mod unclaimed;
mod unsourced;
mod words;
mod years;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use self::completeness::{has_steps, is_missed};
use self::identity::path_facts;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity, Span, Text, text};
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::kinds::common::Common;
use crate::markdown::{self, Body, Html, MarkdownSource, Rendered};
use crate::outline::Outline;
use crate::privacy;
use crate::rules::facts::{claim_differs, missing_source};
use crate::rules::text as text_rules;
use crate::schema::types::LanguageTag;
use crate::schema::{Field, FieldPath, Lookups, Reader, Record, Segment, TableReader};
use crate::sources::SourceText;
use crate::value::{Entry, Value};

pub use self::claims::Claim;
pub(crate) use self::claims::stems;
pub use self::front_matter::locate;
pub use self::identity::{Identity, identity_by_path};

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
    pub identity: Option<Identity>,
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

    fn parse(&mut self) -> (Option<Page>, Option<Identity>) {
        let facts = path_facts(&self.source.path, self.config);
        let default_language = facts.language(self.config);
        let mut identity = identity_by_path(&self.source.path, self.config);
        let parts = match front_matter::split(&self.source.text, self.config.is_swedish()) {
            Ok(parts) => parts,
            Err(errors) => {
                for error in errors {
                    self.error(error.code, error.span, error.message, error.help);
                }
                if let Some((_, id, language)) = &identity {
                    self.judge_text_alone(id, language);
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
            self.judge(&outline, parts.body, &id);
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
        let listens_to = |code: &str| self.config.listens_to(code);
        let found = rules::check(page, &self.source.text, &parts.node, listens_to);
        self.findings.extend(found);
        let (text, start) = (&self.source.text, parts.body);
        self.findings
            .extend(persons::check(page, text, start, &parts.node, self.config));
        if self.config.listens_to(claim_differs::RULE.code) {
            self.findings.extend(answered::find(page, text, start));
            self.findings.extend(years::find(page, text, start));
        }
        if self.config.listens_to(missing_source::RULE.code) {
            let unsourced = unsourced::find(page, &self.source.text, parts.body, &parts.node);
            self.findings.extend(unsourced);
        }
    }

    /// Counts in words, where fields may hold the same.
    fn claims(&self, kind: KindName, body: usize) -> Vec<Claim> {
        let has_counts = [KindName::Case, KindName::Evaluation, KindName::Project].contains(&kind);
        if has_counts && self.config.listens_to(claim_differs::RULE.code) {
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

    /// What is wrong with a text whose fields cannot be read, so that it need not wait for them. Nothing is
    /// said where a field may say that it is in another language.
    fn judge_text_alone(&mut self, id: &str, language: &str) {
        let text = &self.source.text;
        let Some(start) = front_matter::body_start(text) else {
            return;
        };
        let says_language = |line: &str| line.starts_with("sprak") || line.starts_with("lang");
        if text[..start].lines().any(says_language) {
            return;
        }
        // A field that cannot be read may define any note.
        let cited = text[start..].split("[^").skip(1);
        let notes: Vec<(String, String)> = cited
            .filter_map(|after| after.split_once(']'))
            .map(|(id, _)| (id.to_owned(), id.to_owned()))
            .collect();
        let rendered = self.text(start, language, &notes);
        if self.judges_texts() {
            self.judge(&rendered.outline, start, id);
        }
    }

    /// Whether the site listens to any rule on texts.
    fn judges_texts(&self) -> bool {
        let mut rules = text_rules::RULES.iter();
        rules.any(|known| self.config.listens_to(known.rule.code))
    }

    /// Judges a text by the rules on texts.
    fn judge(&mut self, outline: &Outline, body: usize, id: &str) {
        let SourceText { path, text, .. } = self.source;
        // A field that refers to it shows what it is.
        let refers = |name: &str| {
            let fields = &text[..body];
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
        self.judge(&field.placed(rendered.outline), parts.body, id);
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
