//! Sweden's municipalities: codes, names, counties and neighbours, with what a site adds to them.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::collation::sort_key;
use crate::kind_name::fold;

/// One municipality, as pages show it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Municipality {
    /// Statistics Sweden's four-digit code.
    pub code: String,
    /// The short name: "Lund".
    pub name: String,
    /// What it calls itself: "Lunds kommun", "Malmö stad".
    pub official: String,
    /// The name in addresses: "lund".
    pub slug: String,
    /// The two-digit code of the county.
    pub county: String,
    /// The part of the region that it belongs to, where the site says so.
    pub subregion: Option<String>,
    /// A group of similar municipalities, where the site says so; never guessed.
    pub group: Option<String>,
    /// Inhabitants, where the site says so.
    pub inhabitants: Option<u64>,
    /// Codes of those that share a land border.
    pub neighbours: Vec<String>,
}

/// What a site's own file says of one municipality.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MunicipalityOverride {
    /// The four-digit code.
    pub code: String,
    /// Part of the region.
    pub subregion: Option<String>,
    /// Group of similar municipalities.
    pub group: Option<String>,
    /// Inhabitants.
    pub inhabitants: Option<u64>,
    /// The name it uses of itself.
    pub official: Option<String>,
}

/// All 290, by code and by name.
#[derive(Clone, Debug)]
pub struct Municipalities {
    by_code: BTreeMap<String, Municipality>,
    code_by_name: HashMap<String, String>,
    counties: BTreeMap<String, String>,
}

impl Municipalities {
    /// The built-in table.
    pub fn builtin() -> Self {
        let official: HashMap<String, String> =
            records(include_str!("municipality/official-names.csv"))
                .map(|row| (row[0].to_owned(), row[1].to_owned()))
                .collect();
        let neighbours: HashMap<String, Vec<String>> =
            records(include_str!("municipality/neighbours.csv"))
                .map(|row| {
                    (
                        row[0].to_owned(),
                        row[1].split_whitespace().map(str::to_owned).collect(),
                    )
                })
                .collect();
        let mut counties = BTreeMap::new();
        let mut by_code = BTreeMap::new();
        for row in records(include_str!("municipality/municipalities.csv")) {
            let (code, name, county, county_name) = (&row[0], &row[1], &row[2], &row[3]);
            counties.insert(county.to_owned(), county_name.to_owned());
            let municipality = Municipality {
                code: code.to_owned(),
                name: name.to_owned(),
                official: official
                    .get(code)
                    .cloned()
                    .unwrap_or_else(|| official_name(name)),
                slug: slug::slugify(name),
                county: county.to_owned(),
                subregion: None,
                group: None,
                inhabitants: None,
                neighbours: neighbours.get(code).cloned().unwrap_or_default(),
            };
            by_code.insert(code.to_owned(), municipality);
        }
        separate_equal_slugs(&mut by_code);
        let mut code_by_name = HashMap::new();
        let names = |municipality: &Municipality| {
            [municipality.name.clone(), municipality.official.clone()]
        };
        for municipality in by_code.values() {
            for name in names(municipality) {
                code_by_name
                    .entry(fold(&name))
                    .or_insert_with(|| municipality.code.clone());
            }
            code_by_name.insert(municipality.slug.clone(), municipality.code.clone());
            code_by_name.insert(municipality.code.clone(), municipality.code.clone());
        }
        // Exact names last: Habo and Håbo are the same only when folded.
        for municipality in by_code.values() {
            for name in names(municipality) {
                code_by_name.insert(name.to_lowercase(), municipality.code.clone());
            }
        }
        Self {
            by_code,
            code_by_name,
            counties,
        }
    }

    /// Adds what a site says of its municipalities; returns the codes that do not exist.
    pub fn apply(&mut self, overrides: Vec<MunicipalityOverride>) -> Vec<String> {
        let mut unknown = Vec::new();
        for site in overrides {
            let Some(municipality) = self.by_code.get_mut(&site.code) else {
                unknown.push(site.code);
                continue;
            };
            municipality.subregion = site.subregion.or(municipality.subregion.take());
            municipality.group = site.group.or(municipality.group.take());
            municipality.inhabitants = site.inhabitants.or(municipality.inhabitants);
            if let Some(official) = site.official {
                self.code_by_name.insert(fold(&official), site.code);
                municipality.official = official;
            }
        }
        unknown
    }

    /// Puts codes in the order of their municipalities' names, as in a Swedish dictionary; what is no
    /// municipality comes first.
    pub fn sort_by_name(&self, codes: &mut [String]) {
        if codes.len() > 1 {
            codes.sort_by_cached_key(|code| self.get(code).map(|found| sort_key(&found.name)));
        }
    }

    /// The municipality with a code.
    pub fn get(&self, code: &str) -> Option<&Municipality> {
        self.by_code.get(code)
    }

    /// The municipality that a writer means by a code, a name or an official name.
    pub fn find(&self, written: &str) -> Option<&Municipality> {
        let exact = self.code_by_name.get(&written.trim().to_lowercase());
        exact
            .or_else(|| self.code_by_name.get(&fold(written)))
            .and_then(|code| self.by_code.get(code))
    }

    /// The name nearest to what was written.
    pub fn nearest(&self, written: &str) -> Option<&str> {
        crate::nearest::nearest(
            written,
            self.by_code
                .values()
                .map(|municipality| (municipality.name.as_str(), municipality.name.as_str())),
        )
    }

    /// All of them, by code.
    pub fn all(&self) -> impl Iterator<Item = &Municipality> {
        self.by_code.values()
    }

    /// The name of a county: "Skåne län", in English "Skåne County".
    pub fn county_name(&self, code: &str, language: &str) -> Option<String> {
        let name = self.counties.get(code)?;
        Some(if language == "en" {
            english_county(name)
        } else {
            name.clone()
        })
    }

    /// The county that a writer means by a code or a name, with or without "län".
    pub fn find_county(&self, written: &str) -> Option<&str> {
        let wanted = fold(written);
        self.counties
            .iter()
            .find(|(code, name)| {
                let name = fold(name);
                **code == written
                    || name == wanted
                    || name.trim_end_matches("_lan").trim_end_matches('s')
                        == wanted.trim_end_matches('s')
            })
            .map(|(code, _)| code.as_str())
    }
}

fn records(source: &'static str) -> impl Iterator<Item = csv::StringRecord> {
    csv::Reader::from_reader(source.as_bytes())
        .into_records()
        .map(|record| record.expect("the embedded file is valid"))
}

/// Habo and Håbo would share an address: all but the first of them carry their code as well.
fn separate_equal_slugs(by_code: &mut BTreeMap<String, Municipality>) {
    let mut seen = std::collections::BTreeSet::new();
    for municipality in by_code.values_mut().rev() {
        if !seen.insert(municipality.slug.clone()) {
            municipality.slug = format!("{}-{}", municipality.slug, municipality.code);
        }
    }
}

/// "Hallands län" → "Halland County". No county's own name ends in s, so an s there is a genitive.
fn english_county(name: &str) -> String {
    let own = name.trim_end_matches(" län");
    format!("{} County", own.strip_suffix('s').unwrap_or(own))
}

/// "Lund" → "Lunds kommun"; names that end in a vowel, s, x or z take no genitive s.
fn official_name(name: &str) -> String {
    let genitive = match name.chars().last() {
        Some('a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'å' | 'ä' | 'ö' | 's' | 'x' | 'z') | None => "",
        Some(_) => "s",
    };
    format!("{name}{genitive} kommun")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_290_are_there_with_names_of_their_own() {
        let municipalities = Municipalities::builtin();
        assert_eq!(municipalities.all().count(), 290);
        for (code, official) in [
            ("1281", "Lunds kommun"),
            ("1280", "Malmö stad"),
            ("1262", "Lomma kommun"),
            ("1290", "Kristianstads kommun"),
            ("1284", "Höganäs kommun"),
            ("1267", "Höörs kommun"),
        ] {
            assert_eq!(
                municipalities
                    .get(code)
                    .map(|found| found.official.as_str()),
                Some(official)
            );
        }
    }

    #[test]
    fn names_are_understood_as_people_write_them() {
        let municipalities = Municipalities::builtin();
        for written in ["Malmö", "malmö stad", "MALMÖ", "1280", "malmo"] {
            assert_eq!(
                municipalities
                    .find(written)
                    .map(|found| found.code.as_str()),
                Some("1280"),
                "{written}"
            );
        }
        assert_eq!(
            municipalities.find("Håbo").map(|found| found.code.as_str()),
            Some("0305")
        );
        assert_eq!(
            municipalities.find("Habo").map(|found| found.code.as_str()),
            Some("0643")
        );
        assert_eq!(municipalities.nearest("Lundd"), Some("Lund"));
        assert_eq!(municipalities.find_county("Skåne"), Some("12"));
        assert_eq!(municipalities.find_county("Blekinge län"), Some("10"));
    }

    #[test]
    fn counties_have_english_names() {
        let municipalities = Municipalities::builtin();
        let english: Vec<String> = municipalities
            .counties
            .keys()
            .filter_map(|code| municipalities.county_name(code, "en"))
            .collect();
        let expected = [
            "Stockholm",
            "Uppsala",
            "Södermanland",
            "Östergötland",
            "Jönköping",
            "Kronoberg",
            "Kalmar",
            "Gotland",
            "Blekinge",
            "Skåne",
            "Halland",
            "Västra Götaland",
            "Värmland",
            "Örebro",
            "Västmanland",
            "Dalarna",
            "Gävleborg",
            "Västernorrland",
            "Jämtland",
            "Västerbotten",
            "Norrbotten",
        ]
        .map(|name| format!("{name} County"));
        assert_eq!(english, expected);
        assert_eq!(
            municipalities.county_name("12", "sv").as_deref(),
            Some("Skåne län")
        );
    }
}
