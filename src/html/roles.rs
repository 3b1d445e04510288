//! The role of an element: its own word for it, else what HTML gives it (ARIA in HTML,
//! <https://www.w3.org/TR/html-aria/>, and HTML-AAM 1.0).

use super::aria;
use super::facts::Facts;
use super::tree::NodeId;

impl Facts<'_> {
    /// The role of an element, once those of what it stands in are known.
    pub(super) fn find_role(&self, id: NodeId) -> Option<&'static str> {
        match self.tree.attribute(id, "role").and_then(first_known) {
            // What people can reach or what is said of it is more than looks.
            Some("none" | "presentation") if self.talks(id) || self.is_focusable(id) => {
                self.implicit_role(id)
            }
            Some(role) => Some(role),
            None => self.implicit_role(id),
        }
    }

    /// The role that HTML gives an element.
    pub fn implicit_role(&self, id: NodeId) -> Option<&'static str> {
        let tree = self.tree;
        let name = tree.name(id);
        Some(match name {
            "" => match tree.svg_name(id) {
                "svg" => "graphics-document",
                "a" if tree.has(id, "href") => "link",
                _ => return None,
            },
            "a" | "area" if tree.has(id, "href") => "link",
            "a" | "area" | "b" | "bdi" | "bdo" | "body" | "data" | "div" | "i" | "pre" | "q"
            | "samp" | "small" | "span" | "u" => "generic",
            "article" => "article",
            "aside" if self.is_labelled(id) || !self.is_in_section(id, false) => "complementary",
            "header" if !self.is_in_section(id, true) => "banner",
            "footer" if !self.is_in_section(id, true) => "contentinfo",
            "section" if self.is_labelled(id) => "region",
            "form" if self.is_labelled(id) => "form",
            "main" => "main",
            "nav" => "navigation",
            "search" => "search",
            "address" | "details" | "fieldset" | "hgroup" | "optgroup" => "group",
            "blockquote" => "blockquote",
            "button" => "button",
            "caption" => "caption",
            "code" => "code",
            "datalist" => "listbox",
            "dd" => "definition",
            "del" | "s" => "deletion",
            "dfn" | "dt" => "term",
            "dialog" => "dialog",
            "em" => "emphasis",
            "figure" => "figure",
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "heading",
            "hr" => "separator",
            "html" => "document",
            "img" => self.role_of_picture(id),
            "input" => return self.role_of_input(id),
            "ins" => "insertion",
            "li" => return self.role_of_list_item(id),
            "mark" => "mark",
            "math" => "math",
            "menu" | "ol" | "ul" => "list",
            "meter" => "meter",
            "option" => "option",
            "output" => "status",
            "p" => "paragraph",
            "progress" => "progressbar",
            "select" if tree.has(id, "multiple") => "listbox",
            "select" => match tree.filled(id, "size").map(str::parse::<u32>) {
                Some(Ok(size)) if size > 1 => "listbox",
                _ => "combobox",
            },
            "strong" => "strong",
            "sub" => "subscript",
            "sup" => "superscript",
            "textarea" => "textbox",
            "time" => "time",
            "table" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr" => {
                return self.role_in_table(id, name);
            }
            _ => return None,
        })
    }

    /// Whether something names it beforehand.
    fn is_labelled(&self, id: NodeId) -> bool {
        ["aria-label", "aria-labelledby", "title"]
            .iter()
            .any(|attribute| self.tree.filled(id, attribute).is_some())
    }

    /// Whether it stands in a part of the page that has headers and the like of its own.
    fn is_in_section(&self, id: NodeId, main_counts: bool) -> bool {
        self.tree.ancestors(id).any(|around| {
            matches!(
                self.tree.name(around),
                "article" | "aside" | "nav" | "section"
            ) || main_counts && self.tree.name(around) == "main"
                || matches!(
                    self.role_so_far(around),
                    Some("article" | "complementary" | "navigation" | "region")
                )
                || main_counts && self.role_so_far(around) == Some("main")
        })
    }

    fn role_of_picture(&self, id: NodeId) -> &'static str {
        let is_empty = self
            .tree
            .attribute(id, "alt")
            .is_some_and(|alt| alt.is_empty());
        if is_empty && !self.talks(id) && self.tab_index(id).is_none() {
            "presentation"
        } else {
            "img"
        }
    }

    fn role_of_input(&self, id: NodeId) -> Option<&'static str> {
        let kind = self.tree.attribute(id, "type").unwrap_or("text");
        let has_list = self.tree.has(id, "list");
        Some(match kind.to_ascii_lowercase().as_str() {
            "button" | "image" | "reset" | "submit" => "button",
            "checkbox" => "checkbox",
            "number" => "spinbutton",
            "radio" => "radio",
            "range" => "slider",
            "color" | "date" | "datetime-local" | "file" | "hidden" | "month" | "password"
            | "time" | "week" => return None,
            _ if has_list => "combobox",
            "search" => "searchbox",
            _ => "textbox",
        })
    }

    fn role_of_list_item(&self, id: NodeId) -> Option<&'static str> {
        let parent = self.tree.parent(id)?;
        if !matches!(self.tree.name(parent), "menu" | "ol" | "ul") {
            return Some("generic");
        }
        match self.role_so_far(parent) {
            Some("list" | "directory") => Some("listitem"),
            Some("none" | "presentation") => Some("none"),
            _ => Some("generic"),
        }
    }

    fn role_in_table(&self, id: NodeId, name: &str) -> Option<&'static str> {
        if self.is_in_layout_table(id) {
            return Some("none");
        }
        Some(match name {
            "table" => "table",
            "tbody" | "tfoot" | "thead" => "rowgroup",
            "tr" => "row",
            "th" => match self.tree.filled(id, "scope") {
                Some("row" | "rowgroup") => "rowheader",
                Some(_) => "columnheader",
                None if self.is_in_head(id) => "columnheader",
                None => "rowheader",
            },
            _ => match self.role_of_table_around(id) {
                Some("grid" | "treegrid") => "gridcell",
                Some("table") | None => "cell",
                Some(_) => return None,
            },
        })
    }

    fn role_of_table_around(&self, id: NodeId) -> Option<&'static str> {
        let mut around = self.tree.ancestors(id);
        let table = around.find(|around| self.tree.name(*around) == "table")?;
        self.role_so_far(table)
    }

    /// Whether a header cell stands over others, as far as markup alone tells: in the head or in the
    /// first row of a table.
    fn is_in_head(&self, id: NodeId) -> bool {
        let Some(row) = self.tree.parent(id) else {
            return false;
        };
        let Some(group) = self.tree.parent(row) else {
            return false;
        };
        self.tree.name(group) == "thead"
            || self
                .tree
                .child_elements(row)
                .all(|cell| self.tree.name(cell) == "th")
    }
}

/// The first role of a list that exists, as the list is there for older browsers.
pub(super) fn first_known(written: &str) -> Option<&'static str> {
    written.split_ascii_whitespace().find_map(|name| {
        let known = aria::role(name).or_else(|| aria::role(&name.to_ascii_lowercase()));
        known.map(|role| role.name)
    })
}
