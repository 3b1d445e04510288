//! `site.toml` and `data/`: everything about the site that is not a page, validated once.

pub mod data_files;

use std::collections::BTreeMap;

use serde::Serialize;
use xxhash_rust::xxh3::Xxh3;

use crate::colour::Colour;
use crate::diagnostic::{Diagnostic, MessageLanguage, Severity, text};
use crate::kind_name::{KindName, fold};
use crate::kinds::Fields;
use crate::kinds::common::Common;
use crate::kinds::page::AccessibilityStatement;
use crate::municipality::Municipalities;
use crate::nearest::nearest;
use crate::privacy::IDENTITY_NUMBER;
use crate::rules;
use crate::schema::types::{CountyCode, Email, FilePath, LanguageTag, MunicipalityCode, Slug, Url};
use crate::schema::{Field, FieldValue, Lookups, Reader, Record, TableReader, record};
use crate::sources::{SourceText, Sources};
use crate::value::{Node, Value, parse_toml};
use crate::vocabulary::{TAXONOMIES, Vocabularies, Vocabulary};

pub use self::data_files::Organisation;

pub use crate::sources::SITE_FILE;

record! {
    /// What `site.toml` says.
    pub struct SiteFile {
        /// The site's name.
        title: String = required "titel" "Webbplatsens namn." eg "\"Goda exempel i Skåne\"";
        /// The address that the site is published at, also below a path.
        base_url: Url = required "basadress" "Adressen som webbplatsen publiceras på, också under en sökväg." eg "\"https://www.kommun.example/exempel/\"";
        /// What the site is for, in a sentence.
        description: Option<String> = optional "beskrivning" "Vad webbplatsen är till för, i en mening." eg "\"Exempel och kurser för Skånes kommuner.\"";
        /// The language of the site; default Swedish.
        language: Option<LanguageTag> = optional "sprak" "Webbplatsens språk, annars svenska." eg "\"sv\"";
        /// The publisher's name.
        publisher: Option<String> = optional "utgivare" "Utgivarens namn." eg "\"Skånes Kommuner\"";
        /// The publisher's registration number.
        publisher_number: Option<String> = optional "organisationsnummer" "Utgivarens organisationsnummer." eg "\"000000-0000\"";
        /// A shared mailbox for questions about the site and for reporting faults.
        contact: Option<Email> = optional "kontakt" "Gemensam brevlåda för frågor om webbplatsen och för att anmäla fel." eg "\"webb@kommun.example\"";
        /// The function that answers for pages that name no other.
        responsible: Option<String> = optional "ansvarig" "Den funktion som svarar för sidor som inte anger någon annan." eg "\"Kommunikationsenheten\"";
        /// The texts' licence.
        license: Option<String> = optional "licens" "Texternas licens." eg "\"CC-BY-4.0\"";
        /// The time zone of course dates.
        timezone: Option<String> = optional "tidszon" "Tidszonen för kurstider." eg "\"Europe/Stockholm\"";
        /// A theme in themes/NAME, over the built-in one.
        theme: Option<Slug> = optional "tema" "Ett tema i themes/NAMN, ovanpå det inbyggda." eg "\"vart-tema\"";
        /// Items on each page of a listing.
        per_page: Option<u32> = optional "per_sida" "Antal sidor i varje del av en lista." eg "20";
        /// Ask search engines to stay away.
        noindex: bool = optional "dold_for_sokmotorer" "Be sökmotorer att inte ta med webbplatsen." eg "true";
        /// A line at the top of every page, such as that the content is an example.
        notice: Option<String> = optional "notis" "En rad överst på varje sida, till exempel att innehållet är påhittat." eg "\"Det här är en exempelwebbplats.\"";
        /// The accessibility statement, for sites that do not write it as a page.
        accessibility: Option<AccessibilityStatement> = optional "tillganglighet" "Tillgänglighetsredogörelsen. Programmet gör en sida av uppgifterna." eg "{ efterlevnad = \"delvis\", bedomd = 2026-01-31 }";
        /// The region.
        region: Option<Region> = optional "region" "Regionen." eg "{ namn = \"Skåne\", lan = [\"12\"] }";
        /// What the site looks like.
        appearance: Option<Appearance> = optional "utseende" "Hur webbplatsen ser ut." eg "{ farg = \"#0c4a41\" }";
        /// How pictures are published.
        images: Option<ImageChoices> = optional "bilder" "Hur bilder publiceras." eg "{ avif = true }";
        /// What search goes by.
        search: Option<SearchChoices> = optional "sok" "Vad sökningen utgår från." eg "{ ordlista = \"/usr/share/hunspell/sv_SE.dic\" }";
        /// Folder names and fixed addresses that differ from the language's own.
        addresses: BTreeMap<String, Slug> = optional "adresser" "Mappnamn och fasta adresser som ska heta något annat." eg "{ exempel = \"goda-exempel\" }";
        /// The site's own ways of sorting content.
        taxonomies: BTreeMap<String, OwnTaxonomy> = optional "taxonomier" "Webbplatsens egna sätt att sortera innehållet." eg "{ arbetsform = { namn = \"Arbetsform\" } }";
        /// How the preview opens a file in the editor: an address with {file}, {line} and {column}.
        editor: Option<String> = optional "redigerare" "Hur förhandsvisningen öppnar en fil i redigeraren: en adress med {fil}, {rad} och {kolumn}." eg "\"vscode://file/{fil}:{rad}:{kolumn}\"";
        /// Which outputs are made.
        outputs: Option<OutputChoices> = optional "utdata" "Vad som ska tas fram." eg "{ oppna_data = false }";
        /// Severity by code: error, warning, advice or off.
        severity: BTreeMap<String, String> = optional "allvar" "Allvar per kod: fel, varning, rad eller av." eg "{ incomplete = \"rad\" }";
    }
}

record! {
    /// The region that the site is for.
    pub struct Region {
        /// What it is called.
        name: Option<String> = optional "namn" "Vad regionen heter." eg "\"Skåne\"";
        /// Its counties.
        counties: Vec<CountyCode> = optional "lan" "Länen." eg "[\"12\"]";
        /// Further municipalities, or all where no county is given.
        municipalities: Vec<MunicipalityCode> = optional "kommuner" "Fler kommuner, eller samtliga om inget län anges." eg "[\"Sölvesborg\"]";
        /// What a part of the region is called.
        subregion_label: Option<String> = optional "del_heter" "Vad en del av regionen kallas." eg "\"Del av Skåne\"";
    }
}

record! {
    /// What the site looks like in the built-in theme.
    pub struct Appearance {
        /// The colour of links and headings, as `#rrggbb`.
        accent: Option<String> = optional "farg" "Färgen på länkar och linjer, som #rrggbb. Den görs mörkare eller ljusare där den annars inte går att läsa." eg "\"#0c4a41\"";
        /// A picture in `static/` beside the name, instead of the built-in mark.
        mark: Option<FilePath> = optional "marke" "En bild i static/ bredvid namnet, i stället för det inbyggda märket." eg "\"/marke.svg\"";
        /// Whether a picture with the title is shown with links to pages that have none of their own.
        title_cards: bool = optional "titelkort" "Rita en bild med titeln åt sidor utan egen bild. Den visas när någon delar länken." eg "true";
    }
}

record! {
    /// How pictures are published.
    pub struct ImageChoices {
        /// Whether photos are offered as AVIF too, in fewer bytes than WebP.
        avif: bool = optional "avif" "Erbjud foton också som AVIF, som är mindre än WebP men tar längre tid att göra." eg "true";
    }
}

record! {
    /// What search goes by.
    pub struct SearchChoices {
        /// Hunspell's Swedish dictionary, which knows the parts of long words; read from the site's folder.
        dictionary: Option<String> = optional "ordlista" "Hunspells svenska ordlista, som känner till långa ords delar. Räknas från webbplatsens mapp." eg "\"/usr/share/hunspell/sv_SE.dic\"";
    }
}

record! {
    /// A way of sorting that the site has made itself.
    pub struct OwnTaxonomy {
        /// What readers see, in the site's language.
        name: String = required "namn" "Vad läsaren ser." eg "\"Arbetsform\"";
        /// What readers see in English.
        name_en: Option<String> = optional "namn_en" "Vad läsaren ser på engelska." eg "\"Form of work\"";
        /// The words to choose from; without any, every word will do.
        terms: Vec<data_files::TermRecord> = optional "termer" "Orden att välja bland. Utan lista går alla ord bra." eg "[{ slug = \"projekt\", sv = \"Projekt\" }]";
    }
}

record! {
    /// Which outputs are made; all are unless switched off.
    pub struct OutputChoices {
        /// Atom and JSON feeds.
        feeds: Option<bool> = optional "floden" "Atom- och JSON-flöden." eg "true";
        /// Calendars.
        calendars: Option<bool> = optional "kalendrar" "Kalendrar." eg "true";
        /// JSON and CSV of each kind.
        open_data: Option<bool> = optional "oppna_data" "JSON och CSV för varje slag." eg "true";
        /// JSON of each item.
        item_json: Option<bool> = optional "sidors_json" "JSON för varje sida." eg "true";
        /// Lists to embed elsewhere.
        embeds: Option<bool> = optional "inbaddning" "Listor att bädda in på andra webbplatser." eg "true";
        /// Settings for servers: security headers, caching, the page for unknown addresses.
        server_files: Option<bool> = optional "serverfiler" "Inställningar för webbservrar: säkerhetshuvuden, mellanlagring och sidan för okända adresser." eg "true";
        /// Pages to find by: filters, other orders, tables to compare and survey in.
        selections: Option<bool> = optional "urval" "Sidor att hitta med: filter, andra sorteringar, tabeller att jämföra i och översikten." eg "true";
        /// The search page, its index, and the search field in every header.
        search: Option<bool> = optional "sokning" "Söksidan, dess index och sökfältet överst på varje sida." eg "true";
        /// Pages for municipalities: "all" of the region, or those "with-content".
        municipalities: Option<String> = optional "kommunsidor" "Kommunsidor: \"alla\" i regionen, eller \"med-innehall\"." eg "\"alla\"";
    }
}

/// The validated site: what everything else is checked against and rendered with.
#[derive(Clone, Debug)]
pub struct Config {
    /// What the site says of itself.
    pub site: SiteFile,
    /// The default language.
    pub language: LanguageTag,
    /// The base address with a slash at its end.
    pub base_url: String,
    /// Vocabularies, built in and own.
    pub vocabularies: Vocabularies,
    /// Municipalities with what the site adds.
    pub municipalities: Municipalities,
    /// Organisations by id.
    pub organisations: BTreeMap<String, Organisation>,
    /// The region's parts by id, with their labels.
    pub subregions: BTreeMap<String, BTreeMap<String, String>>,
    /// Names of the same things, which search finds each by.
    pub concepts: Vec<Vec<String>>,
    /// The codes of the region's municipalities.
    pub region: Vec<String>,
    /// Taxonomies in the order that menus show them.
    pub taxonomies: Vec<Taxonomy>,
    /// Addresses of fixed places, by their English name.
    addresses: BTreeMap<&'static str, String>,
    /// Hash of the site's settings and data files; whatever is shown of them follows from these.
    pub hash: u128,
    /// What a severity has been changed to, by code; `None` is off.
    severities: BTreeMap<String, Option<Severity>>,
}

/// A vocabulary whose terms have pages.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Taxonomy {
    /// The name of its vocabulary, and the key in templates.
    pub name: String,
    /// The key that content uses in Swedish.
    pub key: String,
    /// The first part of its addresses.
    pub address: String,
    /// What readers see, by language; empty for built-in ones, which have interface texts.
    pub labels: BTreeMap<String, String>,
    /// Whether the site made it.
    pub own: bool,
}

/// Fixed addresses: English name, Swedish address, English address.
const FIXED_ADDRESSES: [(&str, &str, &str); 16] = [
    ("municipalities", "kommuner", "municipalities"),
    ("organisations", "organisationer", "organisations"),
    ("list-page", "sida", "page"),
    ("search", "sok", "search"),
    ("open-data", "oppna-data", "open-data"),
    ("embed", "badda-in", "embed"),
    ("embed-municipality", "kommun", "municipality"),
    ("embed-theme", "tema", "theme"),
    ("overview", "oversikt", "overview"),
    ("maturity", "mognad", "maturity"),
    ("table", "tabell", "table"),
    ("sort", "sortera", "sort"),
    ("sort-title", "titel", "title"),
    ("sort-evidence", "evidens", "evidence"),
    ("sort-municipality", "kommun", "municipality"),
    (
        "statement",
        "tillganglighetsredogorelse",
        "accessibility-statement",
    ),
];

impl Config {
    /// Reads and validates the site's own files.
    ///
    /// # Errors
    /// The findings, when no site can be built from them.
    pub fn load(sources: &Sources) -> Result<(Self, Vec<Diagnostic>), Vec<Diagnostic>> {
        let Some(site_text) = sources.text(SITE_FILE) else {
            let unreadable = sources
                .findings
                .iter()
                .any(|finding| finding.file == SITE_FILE);
            let missing = (!unreadable).then(missing_site_file);
            return Err(missing.into_iter().collect());
        };
        let mut municipalities = Municipalities::builtin();
        let mut vocabularies = Vocabularies::builtin();
        let no_organisations = BTreeMap::new();
        let mut findings = Vec::new();

        let lookups = Lookups {
            vocabularies: &vocabularies,
            municipalities: &municipalities,
            organisations: &no_organisations,
            swedish_keys: true,
        };
        let Some(mut site) = read_file::<SiteFile>(site_text, lookups, &mut findings) else {
            return Err(findings);
        };
        let language = site
            .language
            .take()
            .unwrap_or_else(|| LanguageTag::parse("sv").expect("a known tag"));
        let swedish = language.as_str() == "sv";

        let data = data_files::load(sources, lookups, &mut findings);
        for (name, vocabulary) in data.vocabularies {
            vocabularies.insert(&name, vocabulary);
        }
        for code in municipalities.apply(data.municipalities) {
            findings.push(data_files::unknown_municipality_code(sources, &code));
        }
        report_taken_names(&site, site_text, &vocabularies, &mut findings);
        let taxonomies = taxonomies(&site, swedish, &mut vocabularies);
        let addresses = addresses(&mut site, swedish, site_text, &mut findings);
        let severities = severities(&site, site_text, &mut findings);
        let region = region(&site, &municipalities);
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
        report_unknown_language(&language, site_text, &mut findings);
        report_unusable_editor(&site, site_text, &mut findings);
        report_appearance(&site, sources, site_text, &mut findings);
        let base_url = format!("{}/", site.base_url.as_str().trim_end_matches('/'));
        report_unknown_timezone(&site, site_text, &mut findings);
        let config = Self {
            site,
            language,
            base_url,
            vocabularies,
            municipalities,
            organisations: data.organisations,
            subregions: data.subregions,
            concepts: data.concepts,
            region,
            taxonomies,
            addresses,
            hash: hash(sources),
            severities,
        };
        if findings
            .iter()
            .any(|finding| finding.severity == Severity::Error)
        {
            return Err(findings);
        }
        Ok((config, findings))
    }

    /// Whether the site's default language is Swedish, and so its keys and folders.
    pub fn is_swedish(&self) -> bool {
        self.language.as_str() == "sv"
    }

    /// The language that messages are in when nobody says otherwise.
    pub fn message_language(&self) -> MessageLanguage {
        MessageLanguage::from_tag(self.language.as_str()).unwrap_or(MessageLanguage::English)
    }

    /// The folder of a kind, both below `content/` and in addresses.
    pub fn folder(&self, kind: KindName) -> &str {
        self.addresses
            .get(kind.english())
            .map_or_else(|| kind.default_folder(self.is_swedish()), String::as_str)
    }

    /// A fixed address by its English name.
    pub fn address(&self, name: &str) -> &str {
        self.addresses.get(name).map_or("", String::as_str)
    }

    /// The path below the host that the site is published at; starts and ends with a slash.
    pub fn base_path(&self) -> &str {
        let after_scheme = self.base_url.find("://").map_or(0, |at| at + 3);
        self.base_url[after_scheme..]
            .find('/')
            .map_or("/", |at| &self.base_url[after_scheme + at..])
    }

    /// The site's own colour.
    pub fn accent(&self) -> Option<Colour> {
        Colour::parse(self.site.appearance.as_ref()?.accent.as_deref()?)
    }

    /// The address of the site's own mark, within the site.
    pub fn mark(&self) -> Option<&str> {
        let mark = self.site.appearance.as_ref()?.mark.as_ref()?;
        Some(mark.as_str())
    }

    /// Whether photos are offered as AVIF too.
    pub fn offers_avif(&self) -> bool {
        self.site.images.as_ref().is_some_and(|images| images.avif)
    }

    /// Whether pages without a picture of their own get one with their title.
    pub fn draws_title_cards(&self) -> bool {
        let appearance = self.site.appearance.as_ref();
        appearance.is_some_and(|appearance| appearance.title_cards)
    }

    /// The site's time zone.
    pub fn timezone(&self) -> &str {
        self.site.timezone.as_deref().unwrap_or("Europe/Stockholm")
    }

    /// Items on each page of a listing.
    pub fn per_page(&self) -> usize {
        self.site.per_page.filter(|count| *count > 0).unwrap_or(20) as usize
    }

    /// Which outputs are made.
    pub fn makes(&self, choice: fn(&OutputChoices) -> Option<bool>) -> bool {
        self.site.outputs.as_ref().and_then(choice).unwrap_or(true)
    }

    /// Whether a municipality without content of its own gets a page too.
    pub fn all_municipalities(&self) -> bool {
        let choice = self
            .site
            .outputs
            .as_ref()
            .and_then(|outputs| outputs.municipalities.as_deref());
        !matches!(
            choice.map(fold).as_deref(),
            Some("med_innehall" | "with_content")
        )
    }

    /// Whether the site wants to hear of findings with this code.
    pub fn listens_to(&self, code: &str) -> bool {
        !matches!(self.severities.get(code), Some(None))
    }

    /// Applies the site's own severities, drops what is off, and sorts.
    pub fn judge(&self, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut judged: Vec<Diagnostic> = findings
            .into_iter()
            .filter_map(|mut finding| {
                debug_assert!(rules::find(&finding.code).is_some(), "{}", finding.code);
                if let Some(severity) = self.severities.get(finding.code.as_ref()) {
                    finding.severity = (*severity)?;
                }
                Some(finding)
            })
            .collect();
        judged.sort();
        judged.dedup();
        judged
    }

    /// What values of content are checked against.
    pub fn lookups<'a>(&'a self, organisation_names: &'a BTreeMap<String, String>) -> Lookups<'a> {
        Lookups {
            vocabularies: &self.vocabularies,
            municipalities: &self.municipalities,
            organisations: organisation_names,
            swedish_keys: self.is_swedish(),
        }
    }

    /// Organisations' names by id, as lookups want them.
    pub fn organisation_names(&self) -> BTreeMap<String, String> {
        self.organisations
            .values()
            .map(|organisation| (organisation.id.to_string(), organisation.name.clone()))
            .collect()
    }
}

fn hash(sources: &Sources) -> u128 {
    let mut hasher = Xxh3::new();
    for text in sources
        .text(SITE_FILE)
        .into_iter()
        .chain(sources.texts_below("data/"))
    {
        hasher.update(text.path.as_bytes());
        hasher.update(&text.hash.to_le_bytes());
    }
    hasher.digest128()
}

/// Parses a TOML file as one record.
fn read_file<R: Record + FieldValue>(
    source: &SourceText,
    lookups: Lookups<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Option<R> {
    let node = parse_file(source, findings)?;
    let Value::Table(entries) = &node.value else {
        return None;
    };
    let fields: Vec<&'static Field> = R::FIELDS.iter().collect();
    let mut reader = Reader::new(&source.path, &source.text, lookups, fields);
    let mut table = TableReader::new(entries, 0..0);
    let record = R::read_fields(&mut table, &mut reader);
    for entry in table.unread() {
        let near = reader.nearest_key(&entry.key, &mut R::FIELDS.iter());
        reader.unknown_field(entry, near);
    }
    let broken = reader
        .findings
        .iter()
        .any(|finding| finding.severity == Severity::Error);
    findings.append(&mut reader.findings);
    record.filter(|_| !broken)
}

fn parse_file(source: &SourceText, findings: &mut Vec<Diagnostic>) -> Option<Node> {
    match parse_toml(&source.text, 0..source.text.len()) {
        Ok(node) => Some(node),
        Err(errors) => {
            findings.extend(errors.into_iter().map(|error| {
                Diagnostic::new(
                    Severity::Error,
                    "invalid-toml",
                    source.path.as_str(),
                    error.message,
                    error.help,
                )
                .at(&source.text, &error.span)
            }));
            None
        }
    }
}

/// What is said in a folder that is no site.
fn missing_site_file() -> Diagnostic {
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

/// Places a finding at a text as it is written in a file, after `skipped` other places that have it.
fn at_written(
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

/// A time zone that does not exist.
fn report_unknown_timezone(
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
fn report_appearance(
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

/// Ways of sorting whose names a vocabulary or a field already has.
fn report_taken_names(
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

fn taxonomies(site: &SiteFile, swedish: bool, vocabularies: &mut Vocabularies) -> Vec<Taxonomy> {
    let mut taxonomies: Vec<Taxonomy> = TAXONOMIES
        .iter()
        .map(|(name, swedish_name, english_address)| Taxonomy {
            name: (*name).to_owned(),
            key: swedish_name.replace('-', "_"),
            address: (if swedish {
                *swedish_name
            } else {
                *english_address
            })
            .to_owned(),
            labels: BTreeMap::new(),
            own: false,
        })
        .collect();
    for (key, own) in &site.taxonomies {
        let terms: Vec<_> = own
            .terms
            .iter()
            .cloned()
            .map(data_files::TermRecord::into_term)
            .collect();
        let vocabulary = if terms.is_empty() {
            Vocabulary::open(terms)
        } else {
            Vocabulary::closed(terms)
        };
        vocabularies.insert(key, vocabulary);
        let mut labels = BTreeMap::from([("sv".to_owned(), own.name.clone())]);
        labels.insert(
            "en".to_owned(),
            own.name_en.clone().unwrap_or_else(|| own.name.clone()),
        );
        taxonomies.push(Taxonomy {
            name: key.clone(),
            key: key.clone(),
            address: slug::slugify(key),
            labels,
            own: true,
        });
    }
    taxonomies
}

fn addresses(
    site: &mut SiteFile,
    swedish: bool,
    source: &SourceText,
    findings: &mut Vec<Diagnostic>,
) -> BTreeMap<&'static str, String> {
    let mut addresses: BTreeMap<&'static str, String> = FIXED_ADDRESSES
        .iter()
        .map(|(name, in_swedish, in_english)| {
            (
                *name,
                (if swedish { *in_swedish } else { *in_english }).to_owned(),
            )
        })
        .collect();
    for kind in KindName::ALL {
        addresses.insert(kind.english(), kind.default_folder(swedish).to_owned());
    }
    for (written, address) in std::mem::take(&mut site.addresses) {
        let fixed = FIXED_ADDRESSES.iter().find(|(name, in_swedish, _)| {
            fold(name) == fold(&written) || fold(in_swedish) == fold(&written)
        });
        let name = KindName::parse(&written)
            .map(KindName::english)
            .or(fixed.map(|(name, ..)| *name));
        if let Some(name) = name {
            addresses.insert(name, address.to_string());
        } else {
            let known: Vec<&str> = FIXED_ADDRESSES
                .iter()
                .map(|(_, in_swedish, _)| *in_swedish)
                .collect();
            let known = known.join(", ");
            let finding = Diagnostic::new(
                Severity::Error,
                "unknown-address",
                source.path.as_str(),
                text!(
                    "Det finns ingen fast adress som heter \"{written}\".",
                    "There is no fixed address called \"{written}\"."
                ),
                text!(
                    "Välj en mapp (exempel, kurser …) eller: {known}.",
                    "Choose a folder (exempel, kurser …) or: {known}."
                ),
            );
            findings.push(at_written(finding, source, Some(&written), 0));
        }
    }
    for (index, kind) in KindName::ALL.into_iter().enumerate() {
        let address = &addresses[kind.english()];
        let earlier = KindName::ALL[..index]
            .iter()
            .find(|earlier| addresses[earlier.english()] == *address);
        if let Some(earlier) = earlier {
            let (first, second) = (earlier.swedish(), kind.swedish());
            let finding = Diagnostic::new(
                Severity::Error,
                "address-collision",
                source.path.as_str(),
                text!(
                    "Sidor av slagen {first} och {second} får samma mapp: {address}.",
                    "Items of the kinds {first} and {second} get the same folder: {address}."
                ),
                text!(
                    "Ge dem olika namn under adresser.",
                    "Give them different names in addresses."
                ),
            );
            findings.push(at_written(finding, source, Some(address), 0));
        }
    }
    addresses
}

fn severities(
    site: &SiteFile,
    source: &SourceText,
    findings: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Option<Severity>> {
    let mut severities = BTreeMap::new();
    for (code, written) in &site.severity {
        if rules::find(code).is_none() {
            findings.push(at_written(
                unknown_code(source, code),
                source,
                Some(code),
                0,
            ));
        }
        if code == IDENTITY_NUMBER {
            let finding = Diagnostic::new(
                Severity::Error,
                "unknown-severity",
                source.path.as_str(),
                text!(
                    "Personnummer går varken att stänga av eller att mildra.",
                    "Personal identity numbers can be neither turned off nor made milder."
                ),
                text!("Ta bort raden.", "Remove the line."),
            );
            findings.push(at_written(finding, source, Some(code), 0));
            continue;
        }
        let severity = match fold(written).as_str() {
            "error" | "fel" => Some(Severity::Error),
            "warning" | "varning" => Some(Severity::Warning),
            "advice" | "rad" => Some(Severity::Advice),
            "off" | "av" => None,
            _ => {
                let finding = Diagnostic::new(
                    Severity::Error,
                    "unknown-severity",
                    source.path.as_str(),
                    text!(
                        "\"{written}\" är inte en grad av allvar.",
                        "\"{written}\" is not a severity."
                    ),
                    text!(
                        "Skriv fel, varning, rad eller av.",
                        "Write error, warning, advice or off."
                    ),
                );
                findings.push(at_written(finding, source, Some(written), 0));
                continue;
            }
        };
        severities.insert(code.clone(), severity);
    }
    severities
}

/// An address that cannot open a file: it names none, or is a script rather than an address.
fn report_unusable_editor(site: &SiteFile, source: &SourceText, findings: &mut Vec<Diagnostic>) {
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

/// A language written as a word rather than as its code: `svenska` is formally a tag, but of nothing.
fn report_unknown_language(
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

/// A severity for a finding that does not exist.
fn unknown_code(source: &SourceText, code: &str) -> Diagnostic {
    let near = nearest(code, rules::all().iter().map(|rule| (rule.code, rule.code)));
    let help = match near {
        Some(near) => text!("Menar du {near}?", "Did you mean {near}?"),
        None => text!(
            "Koden står inom hakparentes i meddelandet: varning[incomplete].",
            "The code stands in brackets in the message: warning[incomplete]."
        ),
    };
    Diagnostic::new(
        Severity::Warning,
        "unknown-code",
        source.path.as_str(),
        text!(
            "Inget meddelande har koden \"{code}\", så raden gör ingenting.",
            "No finding has the code \"{code}\", so the line does nothing."
        ),
        help,
    )
}

fn region(site: &SiteFile, municipalities: &Municipalities) -> Vec<String> {
    let Some(region) = &site.region else {
        return Vec::new();
    };
    let counties: Vec<&str> = region.counties.iter().map(CountyCode::as_str).collect();
    let named: Vec<&str> = region
        .municipalities
        .iter()
        .map(MunicipalityCode::as_str)
        .collect();
    municipalities
        .all()
        .filter(|municipality| {
            counties.contains(&municipality.county.as_str())
                || named.contains(&municipality.code.as_str())
        })
        .map(|municipality| municipality.code.clone())
        .collect()
}
