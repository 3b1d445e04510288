//! `site.toml` and `data/`: everything about the site that is not a page, validated once.

mod addresses;
pub mod data_files;
mod judgement;
mod mistakes;
mod read;
mod site_file;
mod taxonomies;

use std::collections::BTreeMap;

use jiff::civil::Date;
use xxhash_rust::xxh3::Xxh3;

use crate::colour::Colour;
use crate::diagnostic::{Diagnostic, MessageLanguage, Severity};
use crate::kind_name::{KindName, fold};
use crate::municipality::Municipalities;
use crate::rules;
use crate::schema::Lookups;
use crate::schema::types::{CountyCode, LanguageTag, MunicipalityCode};
use crate::sources::Sources;
use crate::vocabulary::Vocabularies;

use self::addresses::addresses;
use self::judgement::Judgement;
use self::read::read_file;
use self::taxonomies::taxonomies;

pub use self::data_files::Organisation;
pub use self::judgement::{Judged, Waived, Waiver};
pub use self::site_file::{
    Appearance, ImageChoices, OutputChoices, OwnTaxonomy, Region, SearchChoices, SiteFile,
};
pub use self::taxonomies::Taxonomy;

pub use crate::sources::SITE_FILE;

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
    /// What the site makes of findings.
    judgement: Judgement,
}

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
            let missing = (!unreadable).then(mistakes::missing_site_file);
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
        mistakes::report_taken_names(&site, site_text, &vocabularies, &mut findings);
        let taxonomies = taxonomies(&site, swedish, &mut vocabularies);
        let addresses = addresses(&mut site, swedish, site_text, &mut findings);
        let judgement = Judgement::of(&site, sources, site_text, &mut findings);
        let region = region(&site, &municipalities);
        mistakes::report_unusable_base(&site, site_text, &mut findings);
        mistakes::report_unknown_language(&language, site_text, &mut findings);
        mistakes::report_unusable_editor(&site, site_text, &mut findings);
        mistakes::report_appearance(&site, sources, site_text, &mut findings);
        let base_url = format!("{}/", site.base_url.as_str().trim_end_matches('/'));
        mistakes::report_unknown_timezone(&site, site_text, &mut findings);
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
            judgement,
        };
        // All that names what stands in a file that cannot be read would be called unknown.
        let is_list = |finding: &Diagnostic| {
            finding.file.starts_with("data/") && finding.file.ends_with(".toml")
        };
        let is_error = |finding: &Diagnostic| finding.severity == Severity::Error;
        if findings.iter().any(is_error) || sources.findings.iter().any(is_list) {
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

    /// Whether the site wants to hear of findings with this code anywhere.
    pub fn listens_to(&self, code: &str) -> bool {
        self.judgement.listens_to(code)
    }

    /// Applies the site's own severities and waivers, drops what is off, and sorts.
    pub fn judge(&self, findings: Vec<Diagnostic>, today: Date) -> Judged {
        self.judgement.judge(findings, today)
    }

    /// Waivers whose day has passed.
    pub fn expired_waivers(&self, sources: &Sources, today: Date) -> Vec<Diagnostic> {
        let source = sources.text(SITE_FILE);
        source.map_or_else(Vec::new, |source| self.judgement.expired(source, today))
    }

    /// Waivers that let nothing be, given all that was let be in a whole build.
    pub fn unused_waivers(
        &self,
        sources: &Sources,
        today: Date,
        waived: &[Waived],
    ) -> Vec<Diagnostic> {
        let source = sources.text(SITE_FILE);
        source.map_or_else(Vec::new, |source| {
            self.judgement.unused(source, today, waived)
        })
    }

    /// Codes that the site does not want to hear of anywhere.
    pub fn silenced(&self) -> impl Iterator<Item = &'static str> {
        let codes = rules::all().iter().map(|rule| rule.code);
        codes.filter(|code| !self.listens_to(code))
    }

    /// Whether the site explains an abbreviation for all its pages: among its concepts, or as (the
    /// beginning of) the id of an organisation, which has a page.
    pub fn explains(&self, short: &str) -> bool {
        let names = |names: &Vec<String>| {
            names.iter().any(|name| name == short)
                && names.iter().any(|name| name.len() > short.len())
        };
        let short_id = short.to_lowercase();
        let is_named = |id: &String| {
            let rest = id.strip_prefix(&short_id);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        self.concepts.iter().any(names) || self.organisations.keys().any(is_named)
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
