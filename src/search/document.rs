//! What of a page is searched.

use crate::markdown::Html;
use crate::site::{Item, Site};

/// The words of a page, by how much they say of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The title.
    pub title: String,
    /// Keywords, which readers do not see: they count less than a title, and more than the text.
    pub keywords: String,
    /// The summary, and headings.
    pub lead: String,
    /// The running text, and names of municipalities.
    pub body: String,
    /// Whether it comes after those that are not archived.
    pub archived: bool,
}

impl Document {
    /// What is searched of an item with this text.
    pub fn of(item: &Item, html: Option<&Html>, site: &Site) -> Self {
        let common = &item.page.common;
        let title = &common.title;
        let headings = item.page.body.headings.iter();
        let mut lead = vec![after_title(&common.summary, title)];
        lead.extend(headings.map(|heading| heading.text.as_str()));
        let municipalities = item.card.municipalities.iter();
        let municipalities: Vec<&str> = municipalities
            .filter_map(|code| site.config.municipalities.get(code))
            .map(|municipality| municipality.name.as_str())
            .collect();
        let text = html.map(|html| text_of(&html.text)).unwrap_or_default();
        Self {
            title: title.clone(),
            keywords: common.keywords.join(" "),
            lead: lead.join("\n"),
            body: format!(
                "{}\n{}\n{}\n{}",
                after_title(text.trim_start(), title),
                text_of(&item.page.easy_read),
                common.key_messages.join("\n"),
                municipalities.join("\n")
            ),
            archived: common.archived,
        }
    }
}

/// A text that begins with the title says nothing more by it.
fn after_title<'t>(text: &'t str, title: &str) -> &'t str {
    text.strip_prefix(title).unwrap_or(text)
}

/// Elements inside a word, where no word ends.
const INLINE: [&str; 12] = [
    "a", "abbr", "b", "em", "i", "mark", "s", "small", "span", "strong", "sub", "u",
];

/// The text of HTML of our own making, with its four references to characters.
pub(super) fn text_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        push_unescaped(&mut text, before);
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        let name = tag.trim_start_matches('/');
        let name = name.split([' ', '/', '\n']).next().unwrap_or_default();
        if !INLINE.contains(&name) {
            text.push('\n');
        }
        rest = after;
    }
    push_unescaped(&mut text, rest);
    text
}

fn push_unescaped(text: &mut String, escaped: &str) {
    let mut rest = escaped;
    while let Some((before, reference)) = rest.split_once('&') {
        text.push_str(before);
        let known = [
            ("amp;", '&'),
            ("lt;", '<'),
            ("gt;", '>'),
            ("quot;", '"'),
            ("#39;", '\''),
        ];
        let found = known
            .iter()
            .find_map(|(name, letter)| Some((reference.strip_prefix(name)?, *letter)));
        let (after, letter) = found.unwrap_or((reference, '&'));
        text.push(letter);
        rest = after;
    }
    text.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_what_a_reader_sees_of_html() {
        let html =
            "<h2 id=\"a\">Mål &amp; medel</h2><p>Sam<em>verkan</em> i Skåne &lt; 3<br>slut</p>";
        assert_eq!(
            super::super::analysis::words(&text_of(html)).join(" "),
            "mål medel samverkan i skåne 3 slut"
        );
    }
}
