//! Which addresses the site has, and what stands at each.

mod collisions;
mod lists;
mod wrong_routes;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use self::collisions::{Origin, as_file_systems_see, collision, folders_of};
pub use self::wrong_routes::wrong_routes;
use super::addresses::CALENDAR_NAME;
use super::lists::{kinds_with_items, municipalities_with_pages};
use super::{Entry, Server, Timetable, output_path};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity, text};
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::site::Site;
use crate::site::links::file_route;
use crate::sources::{Sources, dictionary};
use crate::theme::Theme;

/// Every output path with its entry.
pub type Plan = BTreeMap<String, Entry>;

/// Plans the site; two sources that want one address are an error that names both.
pub fn plan(site: &Site, theme: &Theme, sources: &Sources) -> (Plan, Vec<Diagnostic>) {
    let mut planner = Planner {
        site,
        sources,
        plan: Plan::new(),
        folded: HashMap::new(),
        folders: HashMap::new(),
        findings: Vec::new(),
    };
    planner.items();
    planner.title_cards(theme);
    planner.files();
    for language in &site.languages {
        planner.language(language);
    }
    planner.statements(theme);
    planner.municipality_codes();
    planner.calendars();
    planner.open_data();
    planner.fixed(theme);
    planner.search();
    planner.sitemaps();
    planner.replaced_terms();
    planner.aliases();
    (planner.plan, planner.findings)
}

struct Planner<'s> {
    site: &'s Site,
    sources: &'s Sources,
    plan: Plan,
    /// Output paths as a file system that ignores case would see them.
    folded: HashMap<String, (String, Origin<'s>)>,
    /// Folders that output paths lie in, with the first such path of each, seen the same way.
    folders: HashMap<String, (String, Origin<'s>)>,
    findings: Vec<Diagnostic>,
}

impl<'s> Planner<'s> {
    fn add(&mut self, route: &str, entry: Entry, origin: Origin<'s>) {
        let path = output_path(route);
        let folded = as_file_systems_see(&path);
        if let Some((other, other_origin)) = self.in_the_way(&folded) {
            let finding = collision(self.sources, (&path, origin), (other, *other_origin));
            self.findings.push(finding);
            return;
        }
        for folder in folders_of(&folded) {
            if !self.folders.contains_key(folder) {
                self.folders
                    .insert(folder.to_owned(), (path.clone(), origin));
            }
        }
        self.folded.insert(folded, (path.clone(), origin));
        self.plan.insert(path, entry);
    }

    /// What stands at a path already, or where one of its folders should be, or lies below it.
    fn in_the_way(&self, folded: &str) -> Option<&(String, Origin<'s>)> {
        self.folded
            .get(folded)
            .or_else(|| self.folders.get(folded))
            .or_else(|| folders_of(folded).find_map(|folder| self.folded.get(folder)))
    }

    fn config(&self) -> &'s Config {
        &self.site.config
    }

    fn items(&mut self) {
        let json = self.config().makes(|outputs| outputs.item_json);
        for (index, item) in self.site.items.iter().enumerate() {
            self.add(&item.route, Entry::Item(index), Origin::Page(&item.page));
            if json && item.page.kind() != KindName::Page {
                self.add(
                    &format!("{}index.json", item.route),
                    Entry::ItemJson(index),
                    Origin::Page(&item.page),
                );
            }
            for (name, source) in super::figure_data::files(item) {
                let route = format!("{}{name}", item.route);
                let entry = Entry::FigureCsv(index, source);
                self.add(&route, entry, Origin::Page(&item.page));
            }
        }
    }

    fn title_cards(&mut self, theme: &Theme) {
        for (index, item) in self.site.items.iter().enumerate() {
            if let Some(route) = super::title_cards::route(self.site, theme, item) {
                self.add(&route, Entry::TitleCard(index), Origin::Page(&item.page));
            }
        }
    }

    fn files(&mut self) {
        for (path, source) in &self.site.files {
            let entry = Entry::File(source.clone());
            self.add(&format!("/{path}"), entry, Origin::File(source));
        }
        for (source, facts) in &self.site.pictures {
            let route = file_route(source);
            let avif = if self.config().offers_avif() {
                facts.avif_variants()
            } else {
                Vec::new()
            };
            for variant in facts.variants().into_iter().chain(avif) {
                let entry = Entry::Image(source.clone(), variant);
                self.add(&variant.route(&route), entry, Origin::File(source));
            }
        }
        let sources = self.sources;
        for file in sources.files_below("static/") {
            let route = format!("/{}", file.path.trim_start_matches("static/"));
            let entry = Entry::File(file.path.clone());
            self.add(&route, entry, Origin::File(&file.path));
        }
    }

    /// The accessibility statement, in languages where nobody has written it as a page, and for
    /// programs in every language that has it.
    fn statements(&mut self, theme: &Theme) {
        for language in &self.site.languages {
            if super::statement::is_made(self.site, theme, language) {
                let route = super::statement::made_route(self.site, language);
                self.add(&route, Entry::Statement(language.clone()), Origin::Site);
            }
            if let Some(route) = super::statement::own_route(self.site, theme, language) {
                let entry = Entry::StatementJson(language.clone());
                self.add(&format!("{route}index.json"), entry, Origin::Site);
            }
        }
    }

    /// `/kommuner/1281/` leads to `/kommuner/lund/`.
    fn municipality_codes(&mut self) {
        let default = self.site.config.language.to_string();
        let base = format!("/{}/", self.config().address("municipalities"));
        for code in municipalities_with_pages(self.site, &default) {
            let Some(municipality) = self.site.config.municipalities.get(&code) else {
                continue;
            };
            let target = format!("{base}{}/", municipality.slug);
            self.add(
                &format!("{base}{code}/"),
                Entry::Redirect(target),
                Origin::Site,
            );
        }
    }

    fn calendars(&mut self) {
        if !self.config().makes(|outputs| outputs.calendars) {
            return;
        }
        let default = self.site.config.language.as_str();
        let mut any = false;
        let mut municipalities = BTreeSet::new();
        for (index, item) in self.site.items.iter().enumerate() {
            let Fields::Course(course) = &item.page.fields else {
                continue;
            };
            if course.occasions.is_empty() || item.page.language != default {
                continue;
            }
            any = true;
            municipalities.extend(
                course
                    .occasions
                    .iter()
                    .filter_map(|occasion| occasion.municipality.as_ref())
                    .map(|code| code.as_str().to_owned()),
            );
            let route = format!("{}{CALENDAR_NAME}", item.route);
            self.add(
                &route,
                Entry::Calendar(Timetable::Course(index)),
                Origin::Page(&item.page),
            );
        }
        if !any {
            return;
        }
        self.add(
            &format!("/{CALENDAR_NAME}"),
            Entry::Calendar(Timetable::All),
            Origin::Site,
        );
        for code in municipalities {
            if let Some(municipality) = self.site.config.municipalities.get(&code) {
                let route = format!(
                    "/{}/{}/{CALENDAR_NAME}",
                    self.config().address("municipalities"),
                    municipality.slug
                );
                self.add(
                    &route,
                    Entry::Calendar(Timetable::Municipality(code)),
                    Origin::Site,
                );
            }
        }
    }

    fn open_data(&mut self) {
        if !self.config().makes(|outputs| outputs.open_data) {
            return;
        }
        let route = format!("/{}/", self.config().address("open-data"));
        self.add(&route, Entry::OpenDataIndex, Origin::Site);
        for kind in kinds_with_items(self.site) {
            let folder = self.config().folder(kind).to_owned();
            self.add(
                &format!("{route}{folder}.json"),
                Entry::KindJson(kind),
                Origin::Site,
            );
            self.add(
                &format!("{route}{folder}.csv"),
                Entry::KindCsv(kind),
                Origin::Site,
            );
        }
    }

    fn fixed(&mut self, theme: &Theme) {
        self.add("/404.html", Entry::NotFound, Origin::Site);
        self.add("/robots.txt", Entry::Robots, Origin::Site);
        if self.config().makes(|outputs| outputs.server_files) {
            for server in Server::ALL {
                // A site that has written its own knows better.
                if !self.plan.contains_key(server.file_name()) {
                    let route = format!("/{}", server.file_name());
                    self.add(&route, Entry::ServerFile(server), Origin::Site);
                }
            }
        }
        for asset in theme.assets() {
            self.add(
                &format!("/{}", asset.path),
                Entry::Asset(asset.path.clone()),
                Origin::Theme,
            );
        }
    }

    fn search(&mut self) {
        if !self.config().makes(|outputs| outputs.search) {
            return;
        }
        for language in &self.site.languages {
            if let Some(route) = super::search_page::route(self.site, language) {
                self.add(&route, Entry::SearchPage(language.clone()), Origin::Site);
            }
            let route = super::search_page::description_route(self.site, language);
            let entry = Entry::SearchDescription(language.clone());
            self.add(&route, entry, Origin::Site);
            let route = super::search_index::manifest_route(self.site, language);
            self.add(&route, Entry::SearchIndex(language.clone()), Origin::Site);
        }
        let route = super::search_index::client_route(self.site);
        self.add(&route, Entry::SearchClient, Origin::Site);
        let named = self.config().site.search.as_ref();
        let named = named.and_then(|choices| choices.dictionary.as_deref());
        if let Err((file, error)) = dictionary(self.sources.root(), named) {
            let file = file.display();
            self.findings.push(Diagnostic::new(
                Severity::Warning,
                "unreadable-dictionary",
                crate::config::SITE_FILE,
                text!(
                    "Ordlistan {file} går inte att läsa: {error}.",
                    "The dictionary {file} cannot be read: {error}."
                ),
                text!(
                    "Rätta ordlista under [sok], eller ta bort raden. Sökningen fungerar utan ordlista men känner till färre ord.",
                    "Correct ordlista below [sok], or remove the line. Search works without a dictionary but knows fewer words."
                ),
            ));
        }
    }

    /// After all pages, so that they can be counted.
    fn sitemaps(&mut self) {
        self.add("/sitemap.xml", Entry::Sitemap(0), Origin::Site);
        let parts = super::sitemap::parts(&self.plan);
        if parts > 1 {
            for part in 1..=parts {
                let route = format!("/sitemap-{part}.xml");
                self.add(&route, Entry::Sitemap(part), Origin::Site);
            }
        }
    }

    /// Terms that others have taken the place of lead to those.
    fn replaced_terms(&mut self) {
        let config = self.config();
        for taxonomy in &config.taxonomies {
            let terms = config.vocabularies.get(&taxonomy.name);
            let replaced = terms.into_iter().flat_map(|vocabulary| vocabulary.terms());
            for term in replaced {
                let Some(successor) = &term.replaced_by else {
                    continue;
                };
                for language in &self.site.languages {
                    let root = self.site.language_root(language);
                    let route = |slug: &str| format!("{root}{}/{slug}/", taxonomy.address);
                    let target = route(successor);
                    let former = route(&term.slug);
                    let is_free = !self.plan.contains_key(&output_path(&former));
                    if is_free && self.plan.contains_key(&output_path(&target)) {
                        self.add(&former, Entry::Redirect(target), Origin::Site);
                    }
                }
            }
        }
    }

    /// Former addresses, after everything else, so that one that is in use again is reported.
    fn aliases(&mut self) {
        for item in &self.site.items {
            for (index, alias) in item.page.common.aliases.iter().enumerate() {
                self.add(
                    alias.as_str(),
                    Entry::Redirect(item.route.clone()),
                    Origin::Alias(&item.page, index),
                );
            }
        }
    }
}
