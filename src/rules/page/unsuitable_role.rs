//! A role that an element of its sort cannot have.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::{Severity, text};
use crate::html::aria;
use crate::html::{Facts, NodeId};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "unsuitable-role",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["4.1.2"],
        act: &[],
        title: (
            "Elementet kan inte ha den här rollen",
            "The element cannot have this role",
        ),
        remedy: (
            "Ta bort role, eller använd ett annat element",
            "Remove role, or use another element",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    for id in &facts.sorts.explicit {
        let written = tree.attribute(*id, "role").unwrap_or_default();
        let mut roles = written.split_ascii_whitespace();
        let Some(role) = roles.find_map(aria::role) else {
            continue;
        };
        let name = role.name;
        if facts.is_hidden(*id) || facts.implicit_role(*id) == Some(name) || suits(facts, *id, name)
        {
            continue;
        }
        let element = tree.any_name(*id);
        report.tell_as(
            *id,
            text!(
                "<{element}> kan inte ha rollen \"{name}\"",
                "<{element}> cannot have the role \"{name}\""
            ),
        );
    }
}

/// Whether an element may have a role (ARIA in HTML, 4: document conformance requirements).
fn suits(facts: &Facts<'_>, id: NodeId, role: &str) -> bool {
    let tree = facts.tree;
    let is_looks = matches!(role, "none" | "presentation");
    let one_of = |roles: &[&str]| roles.contains(&role);
    match tree.name(id) {
        "a" if tree.has(id, "href") => {
            one_of(&[
                "button",
                "checkbox",
                "menuitem",
                "menuitemcheckbox",
                "menuitemradio",
                "option",
                "radio",
                "switch",
                "tab",
                "treeitem",
            ]) || role.starts_with("doc-")
        }
        "article" => is_looks || one_of(&["application", "document", "feed", "main", "region"]),
        "aside" => {
            is_looks
                || one_of(&["feed", "note", "presentation", "region", "search"])
                || role.starts_with("doc-")
        }
        "audio" | "video" => role == "application",
        "button" => one_of(&[
            "checkbox",
            "combobox",
            "gridcell",
            "link",
            "menuitem",
            "menuitemcheckbox",
            "menuitemradio",
            "option",
            "radio",
            "separator",
            "slider",
            "switch",
            "tab",
            "treeitem",
        ]),
        "base" | "col" | "colgroup" | "datalist" | "details" | "head" | "html" | "label"
        | "legend" | "link" | "map" | "meta" | "meter" | "noscript" | "optgroup" | "param"
        | "picture" | "progress" | "script" | "slot" | "source" | "style" | "template"
        | "textarea" | "title" | "track" | "dd" => false,
        "dialog" => role == "alertdialog",
        "dl" => is_looks || one_of(&["group", "list"]),
        "dt" => role == "listitem",
        "embed" | "iframe" => is_looks || one_of(&["application", "document", "image", "img"]),
        "fieldset" => is_looks || one_of(&["radiogroup"]),
        "footer" | "header" => is_looks || one_of(&["group"]) || role.starts_with("doc-"),
        "form" => is_looks || role == "search",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => is_looks || one_of(&["tab", "doc-subtitle"]),
        "hr" => is_looks || role == "doc-pagebreak",
        "img" => suits_picture(facts, id, role),
        "input" => suits_input(facts, id, role),
        "li" => {
            tree.parent(id)
                .is_none_or(|parent| facts.role(parent) != Some("list"))
                || one_of(&["listitem"])
        }
        "main" => false,
        "menu" | "ol" | "ul" => {
            is_looks
                || one_of(&[
                    "group",
                    "listbox",
                    "menu",
                    "menubar",
                    "radiogroup",
                    "tablist",
                    "toolbar",
                    "tree",
                    "directory",
                ])
        }
        "nav" => is_looks || one_of(&["menu", "menubar", "tablist"]) || role.starts_with("doc-"),
        "option" | "body" => false,
        "search" => is_looks || one_of(&["form", "group", "region"]),
        "section" => !matches!(
            role,
            "button" | "link" | "checkbox" | "radio" | "textbox" | "list"
        ),
        "select" => role == "menu",
        "summary" => false,
        _ => true,
    }
}

/// A picture without words is looks and nothing else.
fn suits_picture(facts: &Facts<'_>, id: NodeId, role: &str) -> bool {
    match facts.tree.attribute(id, "alt") {
        Some(alt) if alt.trim().is_empty() => matches!(role, "none" | "presentation"),
        None => matches!(role, "none" | "presentation" | "img" | "image"),
        Some(_) => {
            matches!(
                role,
                "button"
                    | "checkbox"
                    | "image"
                    | "img"
                    | "link"
                    | "math"
                    | "menuitem"
                    | "menuitemcheckbox"
                    | "menuitemradio"
                    | "meter"
                    | "option"
                    | "progressbar"
                    | "radio"
                    | "scrollbar"
                    | "separator"
                    | "slider"
                    | "switch"
                    | "tab"
                    | "treeitem"
            ) || role.starts_with("doc-")
        }
    }
}

fn suits_input(facts: &Facts<'_>, id: NodeId, role: &str) -> bool {
    let kind = facts.tree.attribute(id, "type").unwrap_or_default();
    match kind.to_ascii_lowercase().as_str() {
        "button" | "image" | "reset" | "submit" => matches!(
            role,
            "button"
                | "checkbox"
                | "combobox"
                | "gridcell"
                | "link"
                | "menuitem"
                | "menuitemcheckbox"
                | "menuitemradio"
                | "option"
                | "radio"
                | "separator"
                | "slider"
                | "switch"
                | "tab"
                | "treeitem"
        ),
        "checkbox" => {
            matches!(role, "menuitemcheckbox" | "option" | "switch")
                || role == "button" && facts.tree.has(id, "aria-pressed")
        }
        "radio" => role == "menuitemradio",
        "" | "text" | "search" | "email" | "tel" | "url" => {
            !facts.tree.has(id, "list") && matches!(role, "combobox" | "searchbox" | "spinbutton")
        }
        _ => false,
    }
}
