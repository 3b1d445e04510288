//! What a page says of itself to machines: schema.org as JSON-LD (<https://schema.org/>).
//!
//! Only what the page shows its readers as well; a site that nobody may index says the same.

use serde_json::{Map, Value, json};

use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::kinds::course::{Course, Occasion};
use crate::site::{Item, Site};
use crate::theme::view::Crumb;

/// An item with the way to it.
pub(super) fn of_item(site: &Site, item: &Item, crumbs: &[Crumb]) -> String {
    let about = node_of(site, item);
    let way = breadcrumbs(site, crumbs, (&item.page.common.title, &item.route));
    script(json!({ "@context": "https://schema.org", "@graph": [about, way] }))
}

/// The site as a whole, for its start page.
pub(super) fn of_site(site: &Site, language: &str, route: &str) -> String {
    let config = &site.config.site;
    let mut node = json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": config.title,
        "url": absolute(site, route),
        "inLanguage": language,
        "publisher": publisher(site),
    });
    put(&mut node, "description", config.description.as_deref());
    script(node)
}

/// JSON that no text in it can end a `<script>` with, or begin a comment.
fn script(value: Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

fn absolute(site: &Site, route: &str) -> String {
    format!("{}{}", site.config.base_url, route.trim_start_matches('/'))
}

fn put<V: Into<Value>>(node: &mut Value, key: &str, value: Option<V>) {
    if let (Value::Object(fields), Some(value)) = (node, value) {
        fields.insert(key.to_owned(), value.into());
    }
}

fn publisher(site: &Site) -> Value {
    let config = &site.config.site;
    let name = config.publisher.as_deref().unwrap_or(&config.title);
    json!({ "@type": "Organization", "name": name })
}

/// An organisation by its id, which may be a municipality's code.
fn organisation(site: &Site, id: &str) -> Value {
    if let Some(organisation) = site.config.organisations.get(id) {
        let mut node = json!({ "@type": "Organization", "name": organisation.name });
        put(
            &mut node,
            "url",
            organisation.url.as_ref().map(|url| url.as_str()),
        );
        return node;
    }
    match site.config.municipalities.get(id) {
        Some(municipality) => {
            json!({ "@type": "GovernmentOrganization", "name": municipality.official })
        }
        None => json!({ "@type": "Organization", "name": id }),
    }
}

fn node_of(site: &Site, item: &Item) -> Value {
    let (page, common) = (&item.page, &item.page.common);
    let (kind, named) = match &page.fields {
        Fields::Case(_) | Fields::Method(_) | Fields::Process(_) => ("Article", "headline"),
        Fields::Evaluation(_) | Fields::Report(_) => ("Report", "headline"),
        Fields::Course(_) => ("Course", "name"),
        Fields::Project(_) => ("ResearchProject", "name"),
        Fields::Page(_) => ("WebPage", "name"),
    };
    let url = absolute(site, &item.route);
    let mut node = json!({
        "@type": kind,
        "@id": url,
        named: common.title,
        "description": common.summary,
        "url": url,
    });
    // A project is no text, so it has no language and nobody has published it.
    if page.kind() != KindName::Project {
        put(&mut node, "inLanguage", Some(page.language.as_str()));
        put(&mut node, "publisher", Some(publisher(site)));
        put(&mut node, "license", license_address(site, item));
        let published = common.published.map(|day| day.to_string());
        put(&mut node, "datePublished", published.clone());
        let modified = common.updated.map(|day| day.to_string()).or(published);
        put(&mut node, "dateModified", modified);
        put(&mut node, "spatialCoverage", places(site, item));
    }
    match &page.fields {
        Fields::Evaluation(evaluation) => {
            let by = evaluation
                .evaluator
                .as_ref()
                .and_then(|evaluator| evaluator.org.as_ref());
            put(
                &mut node,
                "author",
                by.map(|org| organisation(site, org.as_str())),
            );
        }
        Fields::Report(report) => {
            let by = report
                .issuer
                .as_ref()
                .map(|org| organisation(site, org.as_str()));
            put(&mut node, "author", by);
        }
        Fields::Project(project) => {
            let owner = project
                .owner
                .as_ref()
                .map(|org| organisation(site, org.as_str()));
            put(&mut node, "parentOrganization", owner);
            let funders: Vec<Value> = project
                .funding
                .iter()
                .map(|funding| organisation(site, funding.funder.as_str()))
                .collect();
            put(
                &mut node,
                "funder",
                (!funders.is_empty()).then_some(funders),
            );
        }
        Fields::Course(course) => describe_course(site, course, &mut node),
        _ => {}
    }
    node
}

/// Addresses of the licences that texts like these have; others are left to words.
fn license_address(site: &Site, item: &Item) -> Option<&'static str> {
    let own = item.page.common.license.as_deref();
    match own
        .or(site.config.site.license.as_deref())
        .unwrap_or("CC-BY-4.0")
    {
        "CC-BY-4.0" => Some("https://creativecommons.org/licenses/by/4.0/"),
        "CC-BY-SA-4.0" => Some("https://creativecommons.org/licenses/by-sa/4.0/"),
        "CC0-1.0" => Some("https://creativecommons.org/publicdomain/zero/1.0/"),
        _ => None,
    }
}

fn places(site: &Site, item: &Item) -> Option<Vec<Value>> {
    let codes = item.page.common.municipalities.iter();
    let places: Vec<Value> = codes
        .filter_map(|code| site.config.municipalities.get(code.as_str()))
        .map(|place| json!({ "@type": "AdministrativeArea", "name": place.official }))
        .collect();
    (!places.is_empty()).then_some(places)
}

fn describe_course(site: &Site, course: &Course, node: &mut Value) {
    let provider = course.provider.as_ref();
    put(
        node,
        "provider",
        provider.map(|org| organisation(site, org.as_str())),
    );
    put(node, "courseCode", course.course_code.as_deref());
    put(node, "coursePrerequisites", course.prerequisites.as_deref());
    if let Some(price) = course.price.as_ref().and_then(|price| price.amount) {
        let currency = course
            .price
            .as_ref()
            .and_then(|price| price.currency.as_deref());
        let offer = json!({
            "@type": "Offer",
            "category": if price == 0.0 { "Free" } else { "Paid" },
            "price": price,
            "priceCurrency": currency.unwrap_or("SEK"),
        });
        put(node, "offers", Some(offer));
    }
    let instances: Vec<Value> = course
        .occasions
        .iter()
        .filter_map(|occasion| instance(site, course, occasion))
        .collect();
    put(
        node,
        "hasCourseInstance",
        (!instances.is_empty()).then_some(instances),
    );
}

/// One time that a course is given; nothing without a day.
fn instance(site: &Site, course: &Course, occasion: &Occasion) -> Option<Value> {
    let start = occasion.starts()?;
    let mode = occasion.mode.as_ref().or(course.mode.as_ref());
    let mode = mode.map(|mode| match mode.as_str() {
        "digitalt" | "sjalvstudier" => "Online",
        "hybrid" => "Blended",
        _ => "Onsite",
    });
    let mut node = json!({ "@type": "CourseInstance", "startDate": start.to_string() });
    put(
        &mut node,
        "endDate",
        occasion.ends().map(|end| end.to_string()),
    );
    put(&mut node, "courseMode", mode);
    if let Some(days) = course.days {
        // ISO 8601 durations have no half days.
        let hours = (days * 8.0).round();
        put(&mut node, "courseWorkload", Some(format!("PT{hours}H")));
    }
    if occasion.cancelled {
        put(
            &mut node,
            "eventStatus",
            Some("https://schema.org/EventCancelled"),
        );
    }
    let municipality = occasion.municipality.as_ref();
    let municipality = municipality.and_then(|code| site.config.municipalities.get(code.as_str()));
    let mut place = Map::new();
    if let Some(name) = occasion
        .venue
        .as_deref()
        .or(municipality.map(|place| place.name.as_str()))
    {
        place.insert("@type".to_owned(), "Place".into());
        place.insert("name".to_owned(), name.into());
        let address = occasion
            .address
            .as_deref()
            .or(municipality.map(|place| place.name.as_str()));
        put_in(&mut place, "address", address);
        put(&mut node, "location", Some(Value::Object(place)));
    }
    Some(node)
}

fn put_in(fields: &mut Map<String, Value>, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        fields.insert(key.to_owned(), value.into());
    }
}

fn breadcrumbs(site: &Site, crumbs: &[Crumb], last: (&str, &str)) -> Value {
    let steps = crumbs
        .iter()
        .map(|crumb| (crumb.title.as_str(), crumb.url.as_str()));
    let steps: Vec<Value> = steps
        .chain([last])
        .enumerate()
        .map(|(index, (name, url))| {
            json!({ "@type": "ListItem", "position": index + 1, "name": name, "item": absolute(site, url) })
        })
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": steps })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_end_the_script_that_it_stands_in() {
        let hostile = json!({ "name": "</script><script>alert(1)</script><!--" });
        let written = script(hostile.clone());
        assert!(
            !written.contains("</") && !written.contains("<!--"),
            "{written}"
        );
        assert_eq!(
            serde_json::from_str::<Value>(&written).expect("JSON"),
            hostile
        );
    }
}
