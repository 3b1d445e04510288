//! Rules on finished pages, whoever made them: what a browser makes of the markup is judged by what
//! WCAG 2.2, WAI-ARIA 1.2, ARIA in HTML and the ACT rules say. A rule is one file; `RULES` is the
//! list of them.
//!
//! What takes a style sheet to see, such as contrast, or a script, is not judged here.

mod autoplay;
mod braille_without_name;
mod broken_definition_list;
mod broken_fragment;
mod broken_list;
mod button_without_name;
mod conflicting_presentation;
mod content_outside_landmarks;
mod dangling_reference;
mod delayed_refresh;
mod dialog_without_name;
mod drawing_without_name;
mod empty_table_header;
mod field_named_by_hint;
mod field_without_label;
mod fixed_spacing;
mod focus_without_role;
mod forbidden_zoom;
mod foreign_fetch;
mod frame_out_of_reach;
mod frame_without_title;
mod header_without_cells;
mod heading_order;
mod heading_without_text;
mod hidden_body;
mod hidden_focus;
mod identity_number;
mod image_button_without_name;
mod image_without_alternative;
mod invalid_aria_value;
mod invalid_autocomplete;
mod invalid_scope;
mod label_name_mismatch;
mod language_mismatch;
mod link_without_name;
mod main_heading;
mod main_landmark;
mod meter_without_name;
mod misplaced_landmark;
mod missing_aria_attribute;
mod missing_required_child;
mod missing_required_parent;
mod moving_text;
mod nested_control;
mod object_without_name;
mod page_language;
mod page_title;
mod positive_tabindex;
mod repeated_accesskey;
mod repeated_caption;
mod repeated_frame_title;
mod repeated_id;
mod repeated_image_text;
mod repeated_landmark;
mod report;
mod server_image_map;
mod several_labels;
mod summary_without_name;
mod table_grid;
mod table_without_headers;
mod unknown_aria_attribute;
mod unknown_language;
mod unknown_role;
mod unsuitable_role;
mod unsupported_aria_attribute;
mod video_without_captions;
mod widget_without_name;
mod wrong_headers_attribute;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::html::{Facts, Places};
use crate::rules::Rule;

use self::report::Report;

/// A rule on finished pages.
pub(crate) struct PageRule {
    /// What it is about.
    pub(crate) rule: Rule,
    check: fn(&Facts<'_>, &mut Report<'_>),
}

/// Every rule, in the order of their codes.
pub(crate) const RULES: &[&PageRule] = &[
    &autoplay::RULE,
    &braille_without_name::RULE,
    &broken_definition_list::RULE,
    &broken_fragment::RULE,
    &broken_list::RULE,
    &button_without_name::RULE,
    &conflicting_presentation::RULE,
    &content_outside_landmarks::RULE,
    &dangling_reference::RULE,
    &delayed_refresh::RULE,
    &dialog_without_name::RULE,
    &drawing_without_name::RULE,
    &empty_table_header::RULE,
    &field_named_by_hint::RULE,
    &field_without_label::RULE,
    &fixed_spacing::RULE,
    &focus_without_role::RULE,
    &forbidden_zoom::RULE,
    &foreign_fetch::RULE,
    &frame_out_of_reach::RULE,
    &frame_without_title::RULE,
    &header_without_cells::RULE,
    &heading_order::RULE,
    &heading_without_text::RULE,
    &hidden_body::RULE,
    &hidden_focus::RULE,
    &image_button_without_name::RULE,
    &image_without_alternative::RULE,
    &invalid_aria_value::RULE,
    &invalid_autocomplete::RULE,
    &invalid_scope::RULE,
    &label_name_mismatch::RULE,
    &language_mismatch::RULE,
    &link_without_name::RULE,
    &main_heading::RULE,
    &main_landmark::RULE,
    &meter_without_name::RULE,
    &misplaced_landmark::RULE,
    &missing_aria_attribute::RULE,
    &missing_required_child::RULE,
    &missing_required_parent::RULE,
    &moving_text::RULE,
    &nested_control::RULE,
    &object_without_name::RULE,
    &page_language::RULE,
    &page_title::RULE,
    &positive_tabindex::RULE,
    &repeated_accesskey::RULE,
    &repeated_caption::RULE,
    &repeated_frame_title::RULE,
    &repeated_id::RULE,
    &repeated_image_text::RULE,
    &repeated_landmark::RULE,
    &server_image_map::RULE,
    &several_labels::RULE,
    &summary_without_name::RULE,
    &table_without_headers::RULE,
    &unknown_aria_attribute::RULE,
    &unknown_language::RULE,
    &unknown_role::RULE,
    &unsuitable_role::RULE,
    &unsupported_aria_attribute::RULE,
    &video_without_captions::RULE,
    &widget_without_name::RULE,
    &wrong_headers_attribute::RULE,
];

/// Whether a code is that of a rule on finished pages.
pub fn is_rule(code: &str) -> bool {
    RULES.iter().any(|known| known.rule.code == code)
}

/// Judges pages by the rules that are listened to.
pub struct Judge {
    rules: Vec<&'static PageRule>,
    /// Where the site is published, as in `https://kommun.example`; unknown for somebody else's pages.
    origin: Option<String>,
}

/// A finding on a page.
#[derive(Debug)]
pub struct Fault {
    /// The finding, placed in the page.
    pub finding: Diagnostic,
    /// The element at fault, where it stands in what the writer wrote and not in what the theme put
    /// around it.
    pub written: Option<WrittenElement>,
    /// The tag at fault, cut where it is long.
    pub tag: String,
}

/// An element in what the writer wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenElement {
    /// Its name, as in `img`.
    pub name: String,
    /// Names and values of its attributes.
    pub attributes: Vec<(String, String)>,
    /// Its first words.
    pub words: String,
}

impl WrittenElement {
    /// An element of which nothing is known.
    pub fn unknown() -> Self {
        Self {
            name: String::new(),
            attributes: Vec::new(),
            words: String::new(),
        }
    }

    /// A link of which it is known only where it leads.
    pub fn leading_to(address: &str) -> Self {
        Self {
            name: "a".to_owned(),
            attributes: vec![("href".to_owned(), address.to_owned())],
            words: String::new(),
        }
    }
}

impl Judge {
    /// A judge by the rules that `listens_to` says yes to.
    pub fn new(listens_to: impl Fn(&str) -> bool, base_url: Option<&str>) -> Self {
        let rules = RULES.iter().copied();
        Self {
            rules: rules.filter(|known| listens_to(known.rule.code)).collect(),
            origin: base_url.and_then(origin_of).map(str::to_owned),
        }
    }

    /// Whether there is nothing to judge by.
    pub fn is_idle(&self) -> bool {
        self.rules.is_empty()
    }

    /// The codes that it judges by, and where: another set may find other things in the same page.
    pub fn fingerprint(&self) -> u128 {
        let codes: Vec<&str> = self.rules.iter().map(|known| known.rule.code).collect();
        let said = format!("{} {:?}", codes.join(" "), self.origin);
        xxhash_rust::xxh3::xxh3_128(said.as_bytes())
    }

    /// Judges a page, which findings call `file`.
    pub fn judge(&self, file: &str, source: &str, facts: &Facts<'_>) -> Vec<Fault> {
        let mut report = Report::new(self.origin.as_deref());
        for known in &self.rules {
            report.begin(&known.rule);
            (known.check)(facts, &mut report);
        }
        report.begin(&identity_number::RULE);
        identity_number::check(facts, &mut report);
        if report.is_empty() {
            return Vec::new();
        }
        report.placed(file, source, facts, &Places::of(source))
    }
}

/// `https://kommun.example/exempel/` → `https://kommun.example`.
fn origin_of(url: &str) -> Option<&str> {
    let host = url.find("://")? + 3;
    let end = url[host..]
        .find(['/', '?', '#'])
        .map_or(url.len(), |end| host + end);
    Some(&url[..end])
}
