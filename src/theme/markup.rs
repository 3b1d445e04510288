//! Small pieces of HTML that pages hold by the dozen: facts, dates, and links to items, terms, places
//! and organisations. As functions they cost a fraction of what a template's macros do.

use std::sync::Arc;

use minijinja::{Environment, State, Value};

use super::catalog::Catalogs;
use super::filters::{PageText, date_text, date_text_before, language, relative, root};
use crate::collation::sort_key;
use crate::config::Config;
use crate::escape;

/// Adds the functions to a theme's environment.
pub(super) fn install(
    environment: &mut Environment<'static>,
    config: &Arc<Config>,
    catalogs: &Arc<Catalogs>,
) {
    let writer = Arc::new(Writer {
        config: Arc::clone(config),
        catalogs: Arc::clone(catalogs),
    });
    /// Adds functions that write with what the page's language and place call for.
    macro_rules! functions {
        ($($name:literal => |$page:ident, $($argument:ident: $kind:ty),*| $written:expr;)*) => {
            $({
                let writer = Arc::clone(&writer);
                environment.add_function(
                    $name,
                    move |state: &State<'_, '_>, $($argument: $kind),*| -> Value {
                        let $page = writer.on(state);
                        Value::from_safe_string($written.0)
                    },
                );
            })*
        };
    }
    functions! {
        "comma" => |page,| Html::default().value(&page.say("comma")).markup(" ");
        "not_stated" => |page,| page.not_stated();
        "in_language" => |page, part: &str| page.attributes_of(part);
        "fact" => |page, label: Value, value: Value| page.fact(&label, &value);
        "fact_list" => |page, label: Value, values: Vec<Value>| page.fact_list(&label, &values);
        "jump" => |page, id: &str, text: Value| page.jump(id, &text);
        "date" => |page, day: Value| page.date(&day.to_string());
        "dates" => |page, start: Value, end: Value| page.dates(&start, &end);
        "period" => |page, span: Value| page.period(&span);
        "card_link" => |page, card: Value| page.card_link(&card);
        "reference" => |page, name: Value, cards: Value| page.references(&[name], &cards);
        "references" => |page, names: Vec<Value>, cards: Value| page.references(&names, &cards);
        "terms" => |page, slugs: Vec<Value>, taxonomy: &str| page.terms(&slugs, taxonomy);
        "labels" => |page, slugs: Vec<Value>, vocabulary: &str| page.labels(&slugs, vocabulary);
        "in_one_text" => |_page, text: Value| in_one_text(&text);
        "places" => |page, codes: Vec<Value>| page.places(codes);
        "place_names" => |page, codes: Vec<Value>| page.place_names(&codes);
        "counties" => |page, codes: Vec<Value>| page.counties(&codes);
        "org" => |page, id: Value| page.organisation(Html::default(), &id);
        "orgs" => |page, ids: Vec<Value>| page.organisations(ids);
    }
    let currencies = Arc::clone(&writer);
    environment.add_function(
        "currency",
        move |state: &State<'_, '_>, code: Value| match code.as_str() {
            None | Some("" | SWEDISH_CROWNS) => {
                Value::from(currencies.on(state).label("kr", "unit").0)
            }
            Some(_) => code,
        },
    );
    install_labels(environment, &writer);
}

/// The currency of sums that name none (ISO 4217).
const SWEDISH_CROWNS: &str = "SEK";

/// Labels of terms, which may be in another language than the page.
fn install_labels(environment: &mut Environment<'static>, writer: &Arc<Writer>) {
    let labels = Arc::clone(writer);
    environment.add_filter(
        "term",
        move |state: &State<'_, '_>, slug: Value, vocabulary: &str| {
            let page = labels.on(state);
            let (label, label_language) = page.label(slug.as_str().unwrap_or_default(), vocabulary);
            page.part(label, label_language)
        },
    );
    let labels = Arc::clone(writer);
    environment.add_filter(
        "evidence_label",
        move |state: &State<'_, '_>, level: usize| {
            let scale = labels.config.vocabularies.get("evidence");
            let term = scale.and_then(|scale| scale.terms().get(level));
            term.map_or_else(String::new, |term| term.label(&language(state)).to_owned())
        },
    );
}

/// What the pieces are written with.
struct Writer {
    config: Arc<Config>,
    catalogs: Arc<Catalogs>,
}

impl Writer {
    fn on(&self, state: &State<'_, '_>) -> Page<'_> {
        Page {
            writer: self,
            language: language(state),
            root: root(state),
        }
    }
}

/// The page that a piece is written on.
struct Page<'a> {
    writer: &'a Writer,
    language: PageText,
    root: PageText,
}

/// HTML that is being written.
#[derive(Default)]
struct Html(String);

impl Html {
    fn markup(mut self, markup: &str) -> Self {
        self.0.push_str(markup);
        self
    }

    fn text(mut self, text: &str) -> Self {
        // Writing to a string cannot fail.
        let _ = escape::html_for_any_quotes(&mut self.0, text);
        self
    }

    /// A template's value: HTML stays as it is, texts are escaped.
    fn value(self, value: &Value) -> Self {
        match (value.as_str(), value.is_safe()) {
            (Some(html), true) => self.markup(html),
            (Some(text), false) => self.text(text),
            (None, _) => self.text(&value.to_string()),
        }
    }
}

impl Page<'_> {
    fn config(&self) -> &Config {
        &self.writer.config
    }

    fn say(&self, key: &str) -> Value {
        self.writer.catalogs.value(&self.language, key, &[])
    }

    /// What stands where a table has nothing: a dash to see, words to hear.
    fn not_stated(&self) -> Html {
        Html::default()
            .markup("<span aria-hidden=\"true\">–</span><span class=\"visually-hidden\">")
            .value(&self.say("not-stated"))
            .markup("</span>")
    }

    /// An address within the site, as seen from the page.
    fn route(&self, part: &str, name: &str) -> String {
        let language_root = crate::site::language_root(self.config(), &self.language);
        relative(&self.root, &format!("{language_root}{part}/{name}/"))
    }

    /// The attributes of words in a language; none where it is the page's.
    fn attributes_of(&self, part: &str) -> Html {
        let html = Html::default();
        if *part == *self.language {
            return html;
        }
        html.markup(" lang=\"").text(part).markup("\" dir=\"auto\"")
    }

    /// Words in a language; marked where it is another than the page's.
    fn part(&self, words: &str, words_language: Option<&str>) -> Value {
        let other = words_language.filter(|other| **other != *self.language);
        let Some(other) = other else {
            return Value::from(words);
        };
        let html = Html::default()
            .markup("<span")
            .markup(&self.attributes_of(other).0);
        Value::from_safe_string(html.markup(">").text(words).markup("</span>").0)
    }

    /// A term's label and its language.
    fn label<'t>(&'t self, slug: &'t str, vocabulary: &str) -> (&'t str, Option<&'t str>) {
        let vocabularies = &self.config().vocabularies;
        let term = vocabularies
            .get(vocabulary)
            .and_then(|terms| terms.find(slug));
        term.map_or((slug, None), |term| term.label_and_language(&self.language))
    }

    fn link(&self, address: &str, text: &Value) -> Html {
        self.link_after(Html::default(), address, text)
    }

    /// A link to more of the same further down; those who only hear it are told so.
    fn jump(&self, id: &str, text: &Value) -> Html {
        let html = Html::default()
            .value(text)
            .markup("<span class=\"visually-hidden\"> – ")
            .value(&self.say("further-down"))
            .markup("</span>");
        self.link(&format!("#{id}"), &Value::from_safe_string(html.0))
    }

    fn link_after(&self, html: Html, address: &str, text: &Value) -> Html {
        html.markup("<a href=\"")
            .text(address)
            .markup("\">")
            .value(text)
            .markup("</a>")
    }

    /// What each of `values` gives, with commas between.
    fn joined(&self, values: &[Value], write: impl Fn(Html, &Value) -> Html) -> Html {
        let comma = self.say("comma");
        let mut html = Html::default();
        for (place, value) in values.iter().enumerate() {
            if place > 0 {
                html = html.value(&comma).markup(" ");
            }
            html = write(html, value);
        }
        html
    }

    /// A fact of a list of facts; nothing where the value is empty.
    fn fact(&self, label: &Value, value: &Value) -> Html {
        let html = Html::default();
        let written = Html::default().value(value).0;
        let written = written.trim();
        if written.is_empty() {
            return html;
        }
        let html = html.markup("<div><dt>").value(label).markup("</dt><dd>");
        if crate::language::direction(&self.language) == "rtl" {
            html.markup("<bdi>")
                .markup(written)
                .markup("</bdi></dd></div>\n")
        } else {
            html.markup(written).markup("</dd></div>\n")
        }
    }

    fn fact_list(&self, label: &Value, values: &[Value]) -> Html {
        match values {
            [] => Html::default(),
            [value] => self.fact(label, value),
            several => {
                let html = Html::default();
                let html = html
                    .markup("<div><dt>")
                    .value(label)
                    .markup("</dt><dd><ul>");
                let item = |html: Html, value| html.markup("<li>").value(value).markup("</li>");
                several.iter().fold(html, item).markup("</ul></dd></div>\n")
            }
        }
    }

    fn date(&self, day: &str) -> Html {
        self.time(
            Html::default(),
            day,
            &date_text(day, &self.language, &self.writer.catalogs),
        )
    }

    fn time(&self, html: Html, day: &str, text: &str) -> Html {
        html.markup("<time datetime=\"")
            .text(day)
            .markup("\">")
            .text(text)
            .markup("</time>")
    }

    /// "2–20 april 2018", "november–december 2017": what both days share is said once.
    fn dates(&self, start: &Value, end: &Value) -> Html {
        let first = start.to_string();
        if !end.is_true() || start == end {
            return self.date(&first);
        }
        let last = end.to_string();
        let text = date_text_before(&first, &last, &self.language, &self.writer.catalogs);
        let html = self.time(Html::default(), &first, &text).markup("–");
        html.markup(&self.date(&last).0)
    }

    /// A span of time; one without an end goes on.
    fn period(&self, span: &Value) -> Html {
        let edge = |name| span.get_attr(name).unwrap_or_default();
        let (start, end) = (edge("start"), edge("end"));
        match (start.is_true(), end.is_true()) {
            (true, true) => self.dates(&start, &end),
            (true, false) => self.since_or_until("since", &start),
            (false, true) => self.since_or_until("until", &end),
            (false, false) => Html::default(),
        }
    }

    fn since_or_until(&self, key: &str, day: &Value) -> Html {
        let html = Html::default().value(&self.say(key)).markup(" ");
        html.markup(&self.date(&day.to_string()).0)
    }

    /// The way to an item by its title, which says so where it is in another language.
    fn card_link(&self, card: &Value) -> Html {
        self.card_link_after(Html::default(), card)
    }

    fn card_link_after(&self, html: Html, card: &Value) -> Html {
        let part = |name| card.get_attr(name).unwrap_or_default();
        let (url, card_language) = (part("url"), part("language"));
        let address = relative(&self.root, url.as_str().unwrap_or_default());
        let mut html = html.markup("<a href=\"").text(&address).markup("\"");
        let card_language = card_language.as_str().unwrap_or_default();
        if *card_language != *self.language {
            html = html.markup(" hreflang=\"").text(card_language).markup("\"");
            html = html.markup(&self.attributes_of(card_language).0);
        }
        html.markup(">").value(&part("title")).markup("</a>")
    }

    /// References lead to what is shown today; others, such as drafts, are left out.
    fn references(&self, names: &[Value], cards: &Value) -> Html {
        let card = |name: &Value| cards.get_item(name).ok().filter(Value::is_true);
        let shown: Vec<Value> = names.iter().filter_map(card).collect();
        self.joined(&shown, |html, card| self.card_link_after(html, card))
    }

    /// Terms, each with the way to its page.
    fn terms(&self, slugs: &[Value], taxonomy: &str) -> Html {
        let taxonomies = &self.config().taxonomies;
        let known = taxonomies.iter().find(|known| known.name == taxonomy);
        let part = known.map_or(taxonomy, |known| known.address.as_str());
        self.joined(slugs, |html, slug| {
            let slug = slug.as_str().unwrap_or_default();
            let (label, label_language) = self.label(slug, taxonomy);
            self.link_after(
                html,
                &self.route(part, slug),
                &self.part(label, label_language),
            )
        })
    }

    /// Terms that have no pages, as one phrase.
    fn labels(&self, slugs: &[Value], vocabulary: &str) -> Html {
        let first = slugs.first();
        self.joined(slugs, |html, slug| {
            let (label, label_language) = self.label(slug.as_str().unwrap_or_default(), vocabulary);
            if first == Some(slug) {
                html.value(&self.part(label, label_language))
            } else {
                html.value(&self.part(&label.to_lowercase(), label_language))
            }
        })
    }

    /// Municipalities, each with the way to its page, as in a Swedish dictionary; the whole region
    /// first.
    fn places(&self, mut codes: Vec<Value>) -> Html {
        let municipalities = &self.config().municipalities;
        codes.sort_by_cached_key(|code| {
            let place = municipalities.get(code.as_str().unwrap_or_default());
            place.map(|place| sort_key(&place.name))
        });
        let links = self.joined(&codes, |html, code| {
            match municipalities.get(code.as_str().unwrap_or_default()) {
                Some(place) => {
                    let address = self.route(self.config().address("municipalities"), &place.slug);
                    self.link_after(html, &address, &Value::from(place.name.as_str()))
                }
                None => html.value(&self.say("all-municipalities")),
            }
        });
        self.folded(codes.len(), "municipalities-count", links)
    }

    /// A long list within a fact opens when it is wanted; else one scrolls past it on a phone.
    fn folded(&self, count: usize, key: &str, list: Html) -> Html {
        const MOST_UNFOLDED: usize = 6;
        if count <= MOST_UNFOLDED {
            return list;
        }
        let html = Html::default().markup("<details class=\"folded\"><summary>");
        let html = html.value(&self.counted(key, count)).markup("</summary>");
        html.markup(&list.0).markup("</details>")
    }

    /// A text that says how many there are.
    fn counted(&self, key: &str, count: usize) -> Value {
        #[expect(clippy::cast_precision_loss, reason = "lists are short")]
        let number = [("n".to_owned(), (count as f64).into())];
        self.writer.catalogs.value(&self.language, key, &number)
    }

    /// Names of a few municipalities, the number of many.
    fn place_names(&self, codes: &[Value]) -> Html {
        const MOST_NAMES: usize = 3;
        if codes.len() > MOST_NAMES {
            return Html::default().value(&self.counted("municipalities-count", codes.len()));
        }
        self.joined(codes, |html, code| {
            match self
                .config()
                .municipalities
                .get(code.as_str().unwrap_or_default())
            {
                Some(place) => html.text(&place.name),
                None => html.value(&self.say("all-municipalities")),
            }
        })
    }

    fn counties(&self, codes: &[Value]) -> Html {
        self.joined(codes, |html, code| {
            let code = code.as_str().unwrap_or_default();
            let counties = &self.config().municipalities;
            match counties.county_name(code, &self.language) {
                Some(name) if *self.language == *"en" => html.text(&name),
                Some(name) => html.value(&self.part(&name, Some("sv"))),
                None => html.text(code),
            }
        })
    }

    /// Organisations, each with the way to its page where there is one, in the order of their names.
    fn organisations(&self, mut ids: Vec<Value>) -> Html {
        ids.sort_by_cached_key(|id| sort_key(self.name_of(id.as_str().unwrap_or_default()).0));
        let links = self.joined(&ids, |html, id| self.organisation(html, id));
        self.folded(ids.len(), "organisations-count", links)
    }

    fn organisation(&self, html: Html, id: &Value) -> Html {
        let id = id.as_str().unwrap_or_default();
        let config = self.config();
        let code = id.strip_prefix("kommun:").unwrap_or_default();
        let address = if let Some(municipality) = config.municipalities.get(code) {
            self.route(config.address("municipalities"), &municipality.slug)
        } else if config.organisations.contains_key(id) {
            self.route(config.address("organisations"), id)
        } else {
            return html.text(id);
        };
        let (name, name_language) = self.name_of(id);
        self.link_after(html, &address, &self.part(name, Some(name_language)))
    }

    /// What an organisation is called, and in which language.
    fn name_of<'n>(&'n self, id: &'n str) -> (&'n str, &'n str) {
        let config = self.config();
        let code = id.strip_prefix("kommun:").unwrap_or_default();
        if let Some(municipality) = config.municipalities.get(code) {
            return (&municipality.official, "sv");
        }
        let site_language = config.language.as_str();
        let Some(found) = config.organisations.get(id) else {
            return (id, site_language);
        };
        match &found.name_en {
            Some(name) if *self.language == *"en" => (name, "en"),
            _ => (&found.name, site_language),
        }
    }
}

/// A link within a text of its own, so that it is not taken for one that stands alone.
fn in_one_text(text: &Value) -> Html {
    let written = Html::default().value(text).0;
    match written.trim() {
        "" => Html::default(),
        written => Html::default()
            .markup("<span>")
            .markup(written)
            .markup("</span>"),
    }
}
