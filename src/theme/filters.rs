//! What templates can call: interface texts, addresses, labels, dates and numbers.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use fluent_bundle::FluentValue;
use jiff::civil::DateTime;
use minijinja::value::{Kwargs, ValueKind};
use minijinja::{Environment, Error, ErrorKind, Output, State, Value};

use super::catalog::Catalogs;
use crate::config::Config;
use crate::escape;
use crate::schema::types::PartialDate;

/// Adds the functions and filters to a theme's environment.
pub(super) fn install(
    environment: &mut Environment<'static>,
    config: &Arc<Config>,
    catalogs: Arc<Catalogs>,
    assets: BTreeMap<String, String>,
) {
    environment.set_formatter(write_value);
    environment.set_auto_escape_callback(|name| {
        if name.ends_with(".html") {
            minijinja::AutoEscape::Html
        } else {
            minijinja::AutoEscape::None
        }
    });

    let texts = Arc::clone(&catalogs);
    environment.add_function(
        "t",
        move |state: &State<'_, '_>, key: &str, variables: Kwargs| -> Result<Value, Error> {
            let variables: Vec<(String, FluentValue<'static>)> = variables
                .args()
                .map(|name| {
                    Ok((
                        name.to_owned(),
                        fluent_value(&variables.get::<Value>(name)?),
                    ))
                })
                .collect::<Result<_, Error>>()?;
            Ok(texts.value(&language(state), key, &variables))
        },
    );
    let asset = move |name: &str| -> Result<String, Error> {
        assets.get(name).cloned().ok_or_else(|| {
            Error::new(
                ErrorKind::InvalidOperation,
                format!("no asset called {name}"),
            )
        })
    };
    environment.add_function("asset_route", {
        let asset = asset.clone();
        move |name: &str| Ok(format!("/{}", asset(name)?))
    });
    environment.add_function("asset", move |state: &State<'_, '_>, name: &str| {
        Ok(format!("{}{}", &*root(state), asset(name)?))
    });
    environment.add_filter("link", |state: &State<'_, '_>, route: &str| {
        relative(&root(state), route)
    });
    environment.add_filter("datetime_text", {
        let texts = Arc::clone(&catalogs);
        move |state: &State<'_, '_>, value: &str| date_time_text(value, &language(state), &texts)
    });
    environment.add_filter("date_text", {
        let texts = Arc::clone(&catalogs);
        move |state: &State<'_, '_>, value: Value| {
            date_text(&value.to_string(), &language(state), &texts)
        }
    });
    environment.add_filter("date_text_before", {
        let texts = Arc::clone(&catalogs);
        move |state: &State<'_, '_>, value: Value, end: Value| {
            let (start, end) = (value.to_string(), end.to_string());
            date_text_before(&start, &end, &language(state), &texts)
        }
    });
    environment.add_filter("year", |value: &str| {
        value.get(..4).unwrap_or(value).to_owned()
    });
    environment.add_filter("day", |value: &str| {
        value.get(..10).unwrap_or(value).to_owned()
    });
    environment.add_filter("time_text", |value: &str| time_text(value));
    environment.add_filter("number", |state: &State<'_, '_>, value: Value| {
        number_text(&value, &language(state))
    });
    environment.add_filter("percent", |state: &State<'_, '_>, part: f64, whole: f64| {
        if whole == 0.0 {
            String::new()
        } else {
            number_text(
                &Value::from((part / whole * 100.0).round()),
                &language(state),
            )
        }
    });
    environment.add_filter("filesize", |state: &State<'_, '_>, size: u64| {
        file_size(size, &language(state))
    });
    environment.add_filter("present", |value: Value| is_present(&value));
    environment.add_filter("sections", |html: &str| sections(html));
    install_addresses(environment, config);
}

/// Addresses that follow from the site's own settings.
fn install_addresses(environment: &mut Environment<'static>, config: &Arc<Config>) {
    let site = Arc::clone(config);
    environment.add_filter(
        "term_url",
        move |state: &State<'_, '_>, slug: &str, taxonomy: &str| {
            let address = site
                .taxonomies
                .iter()
                .find(|known| known.name == taxonomy)
                .map_or(taxonomy, |known| known.address.as_str());
            let language_root = crate::site::language_root(&site, &language(state));
            relative(&root(state), &format!("{language_root}{address}/{slug}/"))
        },
    );
    let site = Arc::clone(config);
    environment.add_function("address", move |state: &State<'_, '_>, name: &str| {
        let kind = crate::kind_name::KindName::parse(name);
        let part = kind.map_or_else(
            || site.address(name).to_owned(),
            |kind| site.folder(kind).to_owned(),
        );
        let language_root = crate::site::language_root(&site, &language(state));
        relative(&root(state), &format!("{language_root}{part}/"))
    });
    let site = Arc::clone(config);
    environment.add_filter("from_host", move |route: &str| {
        relative(site.base_path(), route)
    });
    let site = Arc::clone(config);
    environment.add_filter("absolute", move |route: &str| {
        format!("{}{}", site.base_url, route.trim_start_matches('/'))
    });
}

/// A text of the page that is being rendered, without a copy.
pub(super) struct PageText(Option<Value>);

impl Deref for PageText {
    type Target = str;

    fn deref(&self) -> &str {
        self.0.as_ref().and_then(Value::as_str).unwrap_or_default()
    }
}

/// The page's language.
pub(super) fn language(state: &State<'_, '_>) -> PageText {
    PageText(state.lookup("lang"))
}

/// The way from the page to the site's root.
pub(super) fn root(state: &State<'_, '_>) -> PageText {
    PageText(state.lookup("root"))
}

/// An address within the site as seen from a page: works below any path, and from the disk.
pub(crate) fn relative(root: &str, route: &str) -> String {
    match route.strip_prefix('/') {
        Some("") if root.is_empty() => "./".to_owned(),
        Some(below) if below.contains(' ') => [root, &below.replace(' ', "%20")].concat(),
        Some(below) => [root, below].concat(),
        None => route.to_owned(),
    }
}

/// Escapes for HTML without touching slashes, and writes nothing for "none".
fn write_value(
    output: &mut Output<'_>,
    state: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), Error> {
    let written = match value.kind() {
        ValueKind::Undefined => return minijinja::escape_formatter(output, state, value),
        ValueKind::None => Ok(()),
        ValueKind::Bool => output.write_str(if value.is_true() { "true" } else { "false" }),
        ValueKind::Number => output.write_str(&value.to_string()),
        _ if value.is_safe() || *state.auto_escape() == minijinja::AutoEscape::None => {
            match value.as_str() {
                Some(text) => output.write_str(text),
                None => output.write_str(&value.to_string()),
            }
        }
        _ => match value.as_str() {
            Some(text) => escape::html_for_any_quotes(output, text),
            None => escape::html_for_any_quotes(output, &value.to_string()),
        },
    };
    written.map_err(Error::from)
}

/// The sections of a part of a page that templates have written, by their headings.
fn sections(html: &str) -> Vec<Value> {
    const OPENING: &str = "<h2 id=\"";
    let headings = html.split(OPENING).skip(1).filter_map(|rest| {
        let (id, rest) = rest.split_once("\">")?;
        let (heading, _) = rest.split_once("</h2>")?;
        let heading = Value::from_safe_string(heading.to_owned());
        Some(minijinja::context! { id, heading })
    });
    headings.collect()
}

fn is_present(value: &Value) -> bool {
    match value.kind() {
        ValueKind::Undefined | ValueKind::None => false,
        ValueKind::String => value.as_str().is_some_and(|text| !text.is_empty()),
        ValueKind::Seq | ValueKind::Map => value.len().is_some_and(|length| length > 0),
        ValueKind::Bool => value.is_true(),
        _ => true,
    }
}

fn fluent_value(value: &Value) -> FluentValue<'static> {
    match value.kind() {
        ValueKind::Number => {
            f64::try_from(value.clone()).map_or(FluentValue::None, FluentValue::from)
        }
        _ => FluentValue::from(value.to_string()),
    }
}

/// "15 oktober 2018", "oktober 2018", "2018". The day keeps to its month where lines break.
pub(super) fn date_text(value: &str, language: &str, texts: &Catalogs) -> String {
    let Some(date) = PartialDate::parse(value.get(..10).unwrap_or(value)) else {
        return value.to_owned();
    };
    let month = date
        .month
        .map(|month| texts.text(language, &format!("month-{month}"), &[]));
    match (date.day, month) {
        (Some(day), Some(month)) => format!("{day}\u{a0}{month} {}", date.year),
        (None, Some(month)) => format!("{month} {}", date.year),
        _ => date.year.to_string(),
    }
}

/// What need be said of a date before another: "2" of "2–20 april 2018", "november" of
/// "november–december 2017".
pub(super) fn date_text_before(value: &str, end: &str, language: &str, texts: &Catalogs) -> String {
    let whole = date_text(value, language, texts);
    let parsed = |text: &str| PartialDate::parse(text.get(..10).unwrap_or(text));
    let (Some(start), Some(end)) = (parsed(value), parsed(end)) else {
        return whole;
    };
    let alike = start.month.is_some() == end.month.is_some()
        && start.day.is_some() == end.day.is_some()
        && start.year == end.year;
    match (alike, start.day) {
        (true, Some(day)) if start.month == end.month => day.to_string(),
        (true, _) if start.month.is_some() => {
            let year = format!(" {}", start.year);
            whole.strip_suffix(&year).unwrap_or(&whole).to_owned()
        }
        _ => whole,
    }
}

/// "2–20 april 2018", "november–december 2017", "2016–2018": what both share is said once.
pub(super) fn dates_text(start: &str, end: &str, language: &str, texts: &Catalogs) -> String {
    format!(
        "{}–{}",
        date_text_before(start, end, language, texts),
        date_text(end, language, texts)
    )
}

/// "28 augusti 2026 kl. 09.00".
fn date_time_text(value: &str, language: &str, texts: &Catalogs) -> String {
    let day = date_text(value, language, texts);
    match time_text(value).as_str() {
        "" => day,
        time => {
            let at = texts.text(language, "at-time", &[]);
            format!("{day} {at}\u{a0}{time}")
        }
    }
}

/// "09.00"; empty for a day without a time.
fn time_text(value: &str) -> String {
    match value.parse::<DateTime>() {
        Ok(moment) if value.contains('T') => format!("{:02}.{:02}", moment.hour(), moment.minute()),
        _ => String::new(),
    }
}

/// "263 116", "1,5" in Swedish; "263,116", "1.5" elsewhere.
pub(super) fn number_text(value: &Value, language: &str) -> String {
    let Ok(number) = f64::try_from(value.clone()) else {
        return value.to_string();
    };
    let (thousands, decimal) = if language == "sv" {
        ("\u{a0}", ",")
    } else {
        (",", ".")
    };
    // Counts, which lists hold by the hundred, need no decimals and no groups.
    if number.fract() == 0.0 && (0.0..1000.0).contains(&number) {
        return format!("{number}");
    }
    let rounded = (number * 100.0).round() / 100.0;
    let text = format!("{}", rounded.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        // Four digits are not grouped in running Swedish text, but years never come through here.
        if place > 0 && (whole.len() - place) % 3 == 0 {
            grouped.push_str(thousands);
        }
        grouped.push(digit);
    }
    let sign = if rounded < 0.0 { "−" } else { "" };
    if fraction.is_empty() {
        format!("{sign}{grouped}")
    } else {
        format!("{sign}{grouped}{decimal}{fraction}")
    }
}

/// "1,2 MB", "24 kB".
pub(crate) fn file_size(size: u64, language: &str) -> String {
    #[expect(
        clippy::cast_precision_loss,
        reason = "sizes of files are far below 2^53"
    )]
    let bytes = size as f64;
    let (value, unit) = if bytes >= 1_000_000.0 {
        ((bytes / 100_000.0).round() / 10.0, "MB")
    } else {
        ((bytes / 1000.0).ceil(), "kB")
    };
    format!("{}\u{a0}{unit}", number_text(&Value::from(value), language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_does() {
        assert_eq!(number_text(&Value::from(263_116.0), "sv"), "263\u{a0}116");
        assert_eq!(number_text(&Value::from(1.5), "sv"), "1,5");
        assert_eq!(
            number_text(&Value::from(-1_234_567.25), "en"),
            "−1,234,567.25"
        );
        assert_eq!(file_size(1_234_567, "sv"), "1,2\u{a0}MB");
        assert_eq!(file_size(10, "sv"), "1\u{a0}kB");
    }
}
