//! Which addresses the site has, and what stands at each.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Channel, Entry, List, Server, Timetable, output_path};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity, text};
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::markdown::Link;
use crate::page::{Page, Role};
use crate::schema::{FieldPath, Segment};
use crate::site::check::{naming_field, placed};
use crate::site::links::{broken_anchor, file_route, link_finding};
use crate::site::{Item, ResolvedLink, Site};
use crate::sources::{Sources, dictionary};
use crate::theme::Theme;
use crate::theme::view::{Crumb, Notice, PageInLanguage, SharedView};

/// Ids of the page that explains levels of evidence.
const EVIDENCE_IDS: [&str; 2] = ["hur-vet-vi", "how-do-we-know"];

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

/// What wants an address.
#[derive(Clone, Copy)]
enum Origin<'s> {
    /// A page, for itself.
    Page(&'s Page),
    /// A page, for one of its former addresses.
    Alias(&'s Page, usize),
    /// A file that is copied.
    File(&'s str),
    /// The site as such: lists, feeds, what its settings ask for.
    Site,
    /// The theme.
    Theme,
}

impl Origin<'_> {
    fn file(&self) -> &str {
        match self {
            Self::Page(page) | Self::Alias(page, _) => &page.path,
            Self::File(path) => path,
            Self::Site => crate::config::SITE_FILE,
            Self::Theme => "themes/",
        }
    }
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

    fn language(&mut self, language: &str) {
        let root = self.site.language_root(language);
        self.add(&root, Entry::Start(language.to_owned()), Origin::Site);
        self.feeds(&root, &Channel::All(language.to_owned()));
        let collections = &self.site.collections;
        for kind in KindName::ALL {
            let key = (language.to_owned(), kind);
            let introduced = self
                .site
                .introduction(Role::Introduction(kind), language)
                .is_some();
            if kind == KindName::Page || !(collections.by_kind.contains_key(&key) || introduced) {
                continue;
            }
            let route = format!("{root}{}/", self.config().folder(kind));
            self.list(&route, &List::Kind(language.to_owned(), kind));
        }
        if self.config().makes(|outputs| outputs.selections) {
            self.choices(language);
        }
        self.taxonomies(language, &root);
        self.organisations(language, &root);
        self.municipalities(language, &root);
    }

    /// Lists in other orders, lists of a chosen maturity, and tables to compare cases in.
    fn choices(&mut self, language: &str) {
        let collections = &self.site.collections;
        let sorted = collections.sorted.keys();
        for (_, kind, order) in sorted.filter(|(used_in, ..)| used_in == language) {
            self.pages(&List::Sorted(language.to_owned(), *kind, *order));
        }
        let maturities = collections.by_maturity.keys();
        let maturities: Vec<&String> = maturities
            .filter(|(used_in, _)| used_in == language)
            .map(|(_, maturity)| maturity)
            .collect();
        // A choice between one thing is none, and nothing would lead there.
        if maturities.len() >= 2 {
            for maturity in maturities {
                self.pages(&List::Maturity(language.to_owned(), maturity.clone()));
            }
        }
        let themes = collections.by_term.keys();
        for (_, _, theme) in themes.filter(|(used_in, taxonomy, _)| {
            used_in == language && taxonomy == super::facets::THEMES
        }) {
            let cases = super::comparison::cases(self.site, language, theme).count();
            for page in 1..=super::comparison::pages(cases) {
                let route = super::comparison::route(self.site, language, theme);
                let entry = Entry::Comparison(language.to_owned(), theme.clone(), page);
                self.add(
                    &page_route(self.config(), &route, page),
                    entry,
                    Origin::Site,
                );
            }
        }
    }

    fn list(&mut self, route: &str, list: &List) {
        self.pages(list);
        if !items_of(self.site, list).is_empty() {
            self.feeds(route, &Channel::List(list.clone()));
        }
    }

    fn pages(&mut self, list: &List) {
        let route = list_route(self.site, list);
        let total = items_of(self.site, list).len();
        let pages = total.div_ceil(self.config().per_page()).max(1);
        for page in 1..=pages {
            let route = page_route(self.config(), &route, page);
            self.add(&route, Entry::Listing(list.clone(), page), Origin::Site);
        }
    }

    fn feeds(&mut self, route: &str, channel: &Channel) {
        if !self.config().makes(|outputs| outputs.feeds)
            || super::feeds::entries(self.site, channel).is_empty()
        {
            return;
        }
        self.add(
            &format!("{route}feed.xml"),
            Entry::Atom(channel.clone()),
            Origin::Site,
        );
        self.add(
            &format!("{route}feed.json"),
            Entry::JsonFeed(channel.clone()),
            Origin::Site,
        );
    }

    fn taxonomies(&mut self, language: &str, root: &str) {
        let used: BTreeSet<(String, String)> = self
            .site
            .collections
            .by_term
            .keys()
            .filter(|(term_language, ..)| term_language == language)
            .map(|(_, taxonomy, slug)| (taxonomy.clone(), slug.clone()))
            .collect();
        for taxonomy in &self.site.config.taxonomies {
            let slugs: Vec<&String> = used
                .iter()
                .filter(|(name, _)| *name == taxonomy.name)
                .map(|(_, slug)| slug)
                .collect();
            if slugs.is_empty() {
                continue;
            }
            let route = format!("{root}{}/", taxonomy.address);
            self.add(
                &route,
                Entry::Terms(language.to_owned(), taxonomy.name.clone()),
                Origin::Site,
            );
            for slug in slugs {
                let list = List::Term(language.to_owned(), taxonomy.name.clone(), slug.clone());
                self.list(&format!("{route}{slug}/"), &list);
                if taxonomy.name == "themes" && self.config().makes(|outputs| outputs.embeds) {
                    let route = format!(
                        "{root}{}/{}/{slug}/",
                        self.config().address("embed"),
                        self.config().address("embed-theme")
                    );
                    self.add(&route, Entry::Embed(Channel::List(list)), Origin::Site);
                }
            }
        }
    }

    fn organisations(&mut self, language: &str, root: &str) {
        let ids: Vec<String> = self
            .site
            .collections
            .by_organisation
            .keys()
            .filter(|(organisation_language, _)| organisation_language == language)
            .map(|(_, id)| id.clone())
            .collect();
        if ids.is_empty() {
            return;
        }
        let route = format!("{root}{}/", self.config().address("organisations"));
        self.add(
            &route,
            Entry::Organisations(language.to_owned()),
            Origin::Site,
        );
        for id in ids {
            self.list(
                &format!("{route}{id}/"),
                &List::Organisation(language.to_owned(), id),
            );
        }
    }

    fn municipalities(&mut self, language: &str, root: &str) {
        let codes = municipalities_with_pages(self.site, language);
        if codes.is_empty() {
            return;
        }
        let route = format!("{root}{}/", self.config().address("municipalities"));
        self.add(
            &route,
            Entry::Municipalities(language.to_owned()),
            Origin::Site,
        );
        if super::matrix::is_useful(self.site, language) {
            let route = super::matrix::route(self.site, language);
            self.add(&route, Entry::Overview(language.to_owned()), Origin::Site);
        }
        if self.config().makes(|outputs| outputs.selections) {
            self.pairs(language);
        }
        for code in codes {
            let Some(municipality) = self.site.config.municipalities.get(&code) else {
                continue;
            };
            let slug = municipality.slug.clone();
            let own = format!("{route}{slug}/");
            self.add(
                &own,
                Entry::Municipality(language.to_owned(), code.clone()),
                Origin::Site,
            );
            let channel = Channel::Municipality(language.to_owned(), code.clone());
            self.feeds(&own, &channel);
            if self.config().makes(|outputs| outputs.embeds) {
                let embed = format!(
                    "{root}{}/{}/{slug}/",
                    self.config().address("embed"),
                    self.config().address("embed-municipality")
                );
                self.add(&embed, Entry::Embed(channel), Origin::Site);
            }
        }
    }

    /// What a municipality has in a theme or of a kind, where that is less than all it has.
    fn pairs(&mut self, language: &str) {
        let collections = &self.site.collections;
        let themes = collections.by_municipality_and_theme.keys();
        let in_themes = themes.map(|(used_in, code, theme)| {
            List::MunicipalityTheme(used_in.clone(), code.clone(), theme.clone())
        });
        let kinds = collections.by_municipality_and_kind.keys();
        let of_kinds = kinds.map(|(used_in, code, kind)| {
            List::MunicipalityKind(used_in.clone(), code.clone(), *kind)
        });
        for list in in_themes.chain(of_kinds) {
            if super::listings::list_language(&list) == language
                && super::facets::narrows(self.site, &list)
            {
                self.pages(&list);
            }
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

/// Links of an item by address (`/kommuner/lund/`) that lead nowhere, which only the whole plan shows.
pub fn wrong_routes(site: &Site, plan: &Plan, sources: &Sources, item: &Item) -> Vec<Diagnostic> {
    let links = item.page.body.links.iter().zip(&item.links);
    let mut findings = Vec::new();
    for (link, resolved) in links {
        let ResolvedLink::Route(route) = resolved else {
            continue;
        };
        let target = route.split(['#', '?']).next().unwrap_or(route);
        let with_slash = format!("{}/", target.trim_end_matches('/'));
        let entry = [target, &with_slash]
            .into_iter()
            .find_map(|target| plan.get(&output_path(target)));
        match (entry, route.split_once('#')) {
            (None, _) => findings.push(unknown_address(plan, sources, &item.page, link, target)),
            (Some(Entry::Item(index)), Some((_, anchor))) => {
                let page = &site.items[*index].page;
                findings.extend(broken_anchor(sources, &item.page, page, anchor, link));
            }
            (Some(_), _) => {}
        }
    }
    findings
}

fn unknown_address(
    plan: &Plan,
    sources: &Sources,
    page: &Page,
    link: &Link,
    target: &str,
) -> Diagnostic {
    let known: Vec<String> = plan
        .keys()
        .filter(|path| path.ends_with("/index.html"))
        .map(|path| shown_address(path))
        .collect();
    let near = crate::nearest::nearest(
        target,
        known.iter().map(|route| (route.as_str(), route.as_str())),
    );
    let help = match near {
        Some(near) => text!("Menar du {near}?", "Did you mean {near}?"),
        None => text!(
            "Länka till filen i stället, till exempel ../kurser/namn.md, så kontrolleras den.",
            "Link to the file instead, such as ../kurser/name.md, and it will be checked."
        ),
    };
    let message = text!(
        "Adressen {target} finns inte på webbplatsen.",
        "The address {target} does not exist on the site."
    );
    link_finding(sources, page, link, "broken-link", message, help)
}

/// Two things want one address: said where a writer can change it, which is a page rather than a file.
fn collision(
    sources: &Sources,
    (path, origin): (&str, Origin<'_>),
    (other, other_origin): (&str, Origin<'_>),
) -> Diagnostic {
    let changeable = matches!(origin, Origin::Page(_) | Origin::Alias(..));
    let ((path, origin), (other, other_origin)) = if changeable {
        ((path, origin), (other, other_origin))
    } else {
        ((other, other_origin), (path, origin))
    };
    let other_file = other_origin.file();
    let (path, other) = (shown_address(path), shown_address(other));
    let message = text!(
        "Adressen {path} krockar med {other} från {other_file}.",
        "The address {path} collides with {other} from {other_file}."
    );
    let help = text!(
        "Byt id, filnamn eller adress på den ena. Stora och små bokstäver räknas som lika.",
        "Change the id, file name or address of one of them. Capitals and small letters count as the same."
    );
    let (page, field) = match origin {
        Origin::Page(page) => (page, naming_field(page)),
        Origin::Alias(page, index) => {
            let path = vec![Segment::Field("aliases"), Segment::Index(index)];
            (page, FieldPath(path))
        }
        Origin::File(_) | Origin::Site | Origin::Theme => {
            let file = origin.file();
            return Diagnostic::new(Severity::Error, "address-collision", file, message, help);
        }
    };
    let (severity, code) = (Severity::Error, "address-collision");
    placed(sources, page, &field, severity, code, message, help)
}

/// The folders that a path lies in, innermost first: `a/b/c` → `a/b`, `a`.
fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at])
}

/// An output path as readers see it: `exempel/a/index.html` → `/exempel/a/`.
fn shown_address(path: &str) -> String {
    let shown = path.strip_suffix("index.html").unwrap_or(path);
    format!("/{shown}")
}

/// A path as a file system sees it that ignores case and Unicode form.
fn as_file_systems_see(path: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    path.nfc().flat_map(char::to_lowercase).collect()
}

/// The name of calendar files.
pub(super) const CALENDAR_NAME: &str = "kurser.ics";

/// `/exempel/` and 2 → `/exempel/sida/2/`.
pub(super) fn page_route(config: &Config, route: &str, page: usize) -> String {
    if page <= 1 {
        route.to_owned()
    } else {
        format!("{route}{}/{page}/", config.address("list-page"))
    }
}

/// The address of a list's first page.
pub(super) fn list_route(site: &Site, list: &List) -> String {
    match list {
        List::Kind(language, kind) => format!(
            "{}{}/",
            site.language_root(language),
            site.config.folder(*kind)
        ),
        List::Term(language, taxonomy, slug) => format!(
            "{}{}/{slug}/",
            site.language_root(language),
            taxonomy_address(site, taxonomy)
        ),
        List::Organisation(language, id) => format!(
            "{}{}/{id}/",
            site.language_root(language),
            site.config.address("organisations")
        ),
        List::Maturity(language, maturity) => format!(
            "{}{}/{}/{maturity}/",
            site.language_root(language),
            site.config.folder(KindName::Case),
            site.config.address("maturity")
        ),
        List::MunicipalityTheme(language, code, theme) => {
            let themes = taxonomy_address(site, super::facets::THEMES);
            format!(
                "{}{themes}/{theme}/",
                municipality_route(site, language, code)
            )
        }
        List::MunicipalityKind(language, code, kind) => format!(
            "{}{}/",
            municipality_route(site, language, code),
            site.config.folder(*kind)
        ),
        List::Sorted(language, kind, order) => format!(
            "{}{}/{}/{}/",
            site.language_root(language),
            site.config.folder(*kind),
            site.config.address("sort"),
            site.config.address(order.name())
        ),
    }
}

/// The first part of a taxonomy's addresses.
pub(super) fn taxonomy_address<'s>(site: &'s Site, taxonomy: &'s str) -> &'s str {
    let mut known = site.config.taxonomies.iter();
    known
        .find(|known| known.name == taxonomy)
        .map_or(taxonomy, |known| known.address.as_str())
}

/// Where the list of municipalities is.
pub(super) fn municipalities_route(site: &Site, language: &str) -> String {
    format!(
        "{}{}/",
        site.language_root(language),
        site.config.address("municipalities")
    )
}

/// Where a municipality's page is.
pub(super) fn municipality_route(site: &Site, language: &str, code: &str) -> String {
    let found = site.config.municipalities.get(code);
    let slug = found.map_or(code, |found| found.slug.as_str());
    format!("{}{slug}/", municipalities_route(site, language))
}

/// The items of a list, in order.
pub(super) fn items_of<'s>(site: &'s Site, list: &List) -> &'s [usize] {
    let collections = &site.collections;
    let found = match list {
        List::Kind(language, kind) => collections.by_kind.get(&(language.clone(), *kind)),
        List::Term(language, taxonomy, slug) => {
            collections
                .by_term
                .get(&(language.clone(), taxonomy.clone(), slug.clone()))
        }
        List::Organisation(language, id) => collections
            .by_organisation
            .get(&(language.clone(), id.clone())),
        List::Maturity(language, maturity) => collections
            .by_maturity
            .get(&(language.clone(), maturity.clone())),
        List::MunicipalityTheme(language, code, theme) => {
            let key = (language.clone(), code.clone(), theme.clone());
            collections.by_municipality_and_theme.get(&key)
        }
        List::MunicipalityKind(language, code, kind) => {
            let key = (language.clone(), code.clone(), *kind);
            collections.by_municipality_and_kind.get(&key)
        }
        List::Sorted(language, kind, order) => {
            collections.sorted.get(&(language.clone(), *kind, *order))
        }
    };
    found.map_or(&[], Vec::as_slice)
}

/// Codes of the municipalities that have a page in a language: the region's, and those with content.
pub(super) fn municipalities_with_pages(site: &Site, language: &str) -> BTreeSet<String> {
    let mut codes: BTreeSet<String> = site
        .collections
        .by_municipality
        .keys()
        .filter(|(used_in, _)| used_in == language)
        .map(|(_, code)| code.clone())
        .collect();
    if language == site.config.language.as_str() && site.config.all_municipalities() {
        codes.extend(site.config.region.iter().cloned());
    }
    codes
}

/// Kinds that have items in any language.
pub(super) fn kinds_with_items(site: &Site) -> Vec<KindName> {
    KindName::ALL
        .into_iter()
        .filter(|kind| {
            *kind != KindName::Page
                && site
                    .collections
                    .by_kind
                    .keys()
                    .any(|(_, used)| used == kind)
        })
        .collect()
}

/// The site's notice: as `locales/` has it in the language, else as `site.toml` does.
fn notice(site: &Site, theme: &Theme, language: &str) -> Option<Notice> {
    let written = site.config.site.notice.as_ref()?;
    Some(match theme.own_text(language, "notice") {
        Some(text) => Notice {
            text,
            language: language.to_owned(),
        },
        None => Notice {
            text: written.clone(),
            language: site.config.language.to_string(),
        },
    })
}

/// What every page of a language has in common.
pub(super) fn shared(site: &Site, theme: &Theme, language: &str) -> SharedView {
    let root = site.language_root(language);
    let mut menu = Vec::new();
    for kind in KindName::ALL {
        if site
            .collections
            .by_kind
            .contains_key(&(language.to_owned(), kind))
        {
            menu.push(Crumb {
                title: theme.text(language, &format!("kind-{}-plural", kind.english())),
                url: format!("{root}{}/", site.config.folder(kind)),
            });
        }
    }
    if !municipalities_with_pages(site, language).is_empty() {
        menu.push(Crumb {
            title: theme.text(language, "municipalities"),
            url: format!("{root}{}/", site.config.address("municipalities")),
        });
    }
    if site
        .collections
        .by_term
        .keys()
        .any(|(used, taxonomy, _)| used == language && taxonomy == "themes")
    {
        let address = site
            .config
            .taxonomies
            .iter()
            .find(|taxonomy| taxonomy.name == "themes")
            .map_or("", |taxonomy| taxonomy.address.as_str());
        menu.push(Crumb {
            title: theme.text(language, "themes"),
            url: format!("{root}{address}/"),
        });
    }
    let pages = |name: &str| -> Vec<Crumb> {
        let pages = site
            .collections
            .menus
            .get(&(language.to_owned(), name.to_owned()));
        pages
            .into_iter()
            .flatten()
            .map(|index| &site.items[*index].card)
            .map(|card| Crumb {
                title: card.short_title.clone(),
                url: card.url.clone(),
            })
            .collect()
    };
    menu.extend(pages("huvudmeny"));
    let mut footer = pages("sidfot");
    if site.config.makes(|outputs| outputs.open_data)
        && language == site.config.language.as_str()
        && !kinds_with_items(site).is_empty()
    {
        footer.push(Crumb {
            title: theme.text(language, "open-data"),
            url: format!("/{}/", site.config.address("open-data")),
        });
    }
    let evidence = EVIDENCE_IDS
        .iter()
        .find_map(|id| site.find(id, &[KindName::Page], language));
    let has_feeds = site.config.makes(|outputs| outputs.feeds)
        && site.collections.newest.contains_key(language);
    // The law wants the way to it on every page.
    let statement = super::statement::route(site, theme, language);
    if let Some(url) = &statement
        && !footer.iter().any(|entry| entry.url == *url)
    {
        let title = theme.text(language, "statement");
        let url = url.clone();
        footer.push(Crumb { title, url });
    }
    SharedView {
        menu,
        footer,
        statement,
        notice: notice(site, theme, language),
        home: root.clone(),
        evidence: evidence.map(|item| PageInLanguage {
            url: item.route.clone(),
            language: item.page.language.clone(),
        }),
        feeds: has_feeds.then(|| (format!("{root}feed.xml"), format!("{root}feed.json"))),
        search: super::search_page::places(site, language),
    }
}
