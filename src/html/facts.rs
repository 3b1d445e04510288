//! What rules ask of a page, gathered in one walk: elements by sort, ids, who is hidden from whom.

use html5ever::local_name;
use rustc_hash::FxHashMap;

use super::aria;
use super::tree::{NodeId, Tree};

/// Nobody meets it: not rendered, or hidden with an attribute.
const UNSEEN: u8 = 1;
/// Screen readers do not meet it.
const CONCEALED: u8 = 2;
/// It stands in what the writer wrote.
const WRITTEN: u8 = 4;
/// It stands in a group of fields that is turned off.
const DISABLED: u8 = 8;
/// It stands in a table that is only for looks.
const LAYOUT_TABLE: u8 = 16;
/// It has a global ARIA attribute, which makes it more than looks.
const TALKS: u8 = 32;
/// It stands in a shadow root, which has ids of its own.
const SHADOWED: u8 = 64;
/// All of these hold for what stands in it too.
const INHERITED: u8 = UNSEEN | CONCEALED | WRITTEN | DISABLED | LAYOUT_TABLE | SHADOWED;

/// The class of the element in which a theme puts what the writer wrote.
const WRITTEN_CLASS: &str = "text";

/// Facts of a page.
#[derive(Debug)]
pub struct Facts<'t> {
    /// The page.
    pub tree: &'t Tree<'t>,
    flags: Vec<u8>,
    roles: Vec<Option<&'static str>>,
    ids: FxHashMap<&'t str, NodeId>,
    /// Pairs of a field and a label of it, in the order of fields.
    labels: Vec<(NodeId, NodeId)>,
    /// Elements whose id another has already.
    pub repeated_ids: Vec<NodeId>,
    /// Elements with an id that is empty or has a space in it are in neither.
    pub sorts: Sorts,
}

/// Elements by what rules look at, each in the order of the page.
#[derive(Debug, Default)]
pub struct Sorts {
    /// `h1`–`h6` and what has the role of a heading.
    pub headings: Vec<NodeId>,
    /// What has the role of a link.
    pub links: Vec<NodeId>,
    /// `a`, of HTML and of SVG, and `area`.
    pub anchors: Vec<NodeId>,
    /// `img`, `input type=image`, `object`, `svg` and what has the role of a picture.
    pub pictures: Vec<NodeId>,
    /// `button`, `input`, `select`, `textarea`, `meter`, `progress`, `summary`.
    pub controls: Vec<NodeId>,
    /// Elements with a `role`.
    pub explicit: Vec<NodeId>,
    /// Elements with an attribute that begins with `aria-`.
    pub aria: Vec<NodeId>,
    /// Landmarks of any sort.
    pub landmarks: Vec<NodeId>,
    /// `table`.
    pub tables: Vec<NodeId>,
    /// `ul`, `ol`, `menu`, `dl`, `li`, `dt`, `dd`.
    pub lists: Vec<NodeId>,
    /// `iframe`, `frame`.
    pub frames: Vec<NodeId>,
    /// `audio`, `video`.
    pub media: Vec<NodeId>,
    /// `meta`.
    pub metas: Vec<NodeId>,
    /// Elements with `lang` or `xml:lang`.
    pub languages: Vec<NodeId>,
    /// Elements with `tabindex`.
    pub tab_stops: Vec<NodeId>,
    /// Elements with `accesskey`.
    pub access_keys: Vec<NodeId>,
    /// Elements with `style`.
    pub styled: Vec<NodeId>,
    /// Elements that fetch something: scripts, style sheets, pictures, media, frames.
    pub fetching: Vec<NodeId>,
    /// `blink` and `marquee`.
    pub moving: Vec<NodeId>,
    /// `form`.
    pub forms: Vec<NodeId>,
    /// `label`.
    pub labels: Vec<NodeId>,
    /// `title` of the page.
    pub titles: Vec<NodeId>,
    /// The first `base`, which addresses are seen from.
    pub base: Option<NodeId>,
    /// Elements with role `dialog` and the like, native or not.
    pub dialogs: Vec<NodeId>,
}

impl<'t> Facts<'t> {
    /// Gathers the facts of a page.
    pub fn of(tree: &'t Tree<'t>) -> Self {
        let mut facts = Self {
            tree,
            flags: vec![0; tree.len()],
            roles: vec![None; tree.len()],
            ids: FxHashMap::default(),
            labels: Vec::new(),
            repeated_ids: Vec::new(),
            sorts: Sorts::default(),
        };
        for id in 1..tree.len() {
            let parent = tree.parent(id).unwrap_or(0);
            let inherited = facts.flags[parent] & INHERITED;
            facts.flags[id] = inherited;
            if tree.is_element(id) {
                facts.take_attributes(id);
                facts.take_element(id);
                facts.roles[id] = facts.find_role(id);
                facts.take_role(id);
            }
        }
        facts.find_labels();
        facts
    }

    fn take_attributes(&mut self, id: NodeId) {
        let tree = self.tree;
        let mut has_aria = false;
        for (name, value) in tree.attributes(id) {
            let flags = &mut self.flags[id];
            match name {
                "id" => self.take_id(id, value),
                "class" if has_word(value, WRITTEN_CLASS) => *flags |= WRITTEN,
                "hidden" | "popover" => *flags |= UNSEEN,
                "style" => {
                    if hides(value) {
                        *flags |= UNSEEN;
                    }
                    self.sorts.styled.push(id);
                }
                "lang" => self.sorts.languages.push(id),
                "xml:lang" if !tree.has(id, "lang") => self.sorts.languages.push(id),
                "tabindex" => self.sorts.tab_stops.push(id),
                "accesskey" => self.sorts.access_keys.push(id),
                "role" => self.sorts.explicit.push(id),
                _ if name.starts_with("aria-") => {
                    has_aria = true;
                    if name == "aria-hidden" && value == "true" {
                        *flags |= CONCEALED;
                    } else if aria::GLOBAL.binary_search(&name).is_ok() {
                        *flags |= TALKS;
                    }
                }
                _ => {}
            }
        }
        if has_aria {
            self.sorts.aria.push(id);
        }
    }

    fn take_id(&mut self, id: NodeId, value: &'t str) {
        if value.is_empty() {
            return;
        }
        if let std::collections::hash_map::Entry::Vacant(entry) = self.ids.entry(value) {
            entry.insert(id);
        } else if !self.is(id, SHADOWED) {
            self.repeated_ids.push(id);
        }
    }

    fn take_element(&mut self, id: NodeId) {
        let tree = self.tree;
        let Some(local) = tree.local(id) else {
            match tree.svg_name(id) {
                "svg" => self.sorts.pictures.push(id),
                "a" => self.sorts.anchors.push(id),
                _ => {}
            }
            return;
        };
        let sorts = &mut self.sorts;
        let flags = &mut self.flags[id];
        match *local {
            local_name!("a") => sorts.anchors.push(id),
            local_name!("area") => sorts.anchors.push(id),
            local_name!("img") => {
                sorts.pictures.push(id);
                sorts.fetching.push(id);
            }
            local_name!("object") => {
                sorts.pictures.push(id);
                sorts.fetching.push(id);
            }
            local_name!("input") => {
                let kind = tree.attribute(id, "type").unwrap_or_default();
                if kind.eq_ignore_ascii_case("hidden") {
                    *flags |= UNSEEN;
                } else if kind.eq_ignore_ascii_case("image") {
                    sorts.pictures.push(id);
                    sorts.fetching.push(id);
                }
                sorts.controls.push(id);
            }
            local_name!("button")
            | local_name!("select")
            | local_name!("textarea")
            | local_name!("meter")
            | local_name!("progress")
            | local_name!("summary") => sorts.controls.push(id),
            local_name!("table") => {
                *flags &= !LAYOUT_TABLE;
                let role = tree.filled(id, "role").unwrap_or_default();
                if role == "none" || role == "presentation" {
                    *flags |= LAYOUT_TABLE;
                }
                sorts.tables.push(id);
            }
            local_name!("ul")
            | local_name!("ol")
            | local_name!("menu")
            | local_name!("dl")
            | local_name!("li")
            | local_name!("dt")
            | local_name!("dd") => sorts.lists.push(id),
            local_name!("iframe") | local_name!("frame") => {
                sorts.frames.push(id);
                sorts.fetching.push(id);
            }
            local_name!("audio") | local_name!("video") => {
                sorts.media.push(id);
                sorts.fetching.push(id);
                if *local == local_name!("audio") && !tree.has(id, "controls") {
                    *flags |= UNSEEN;
                }
            }
            local_name!("source") | local_name!("track") | local_name!("embed") => {
                sorts.fetching.push(id);
            }
            local_name!("link") => sorts.fetching.push(id),
            local_name!("script") => {
                sorts.fetching.push(id);
                *flags |= UNSEEN;
            }
            local_name!("meta") => sorts.metas.push(id),
            local_name!("title") => sorts.titles.push(id),
            local_name!("base") => {
                sorts.base.get_or_insert(id);
            }
            local_name!("marquee") => sorts.moving.push(id),
            local_name!("label") => sorts.labels.push(id),
            local_name!("form") => sorts.forms.push(id),
            local_name!("template") if tree.is_shadow_root(id) => *flags |= SHADOWED,
            local_name!("head")
            | local_name!("style")
            | local_name!("template")
            | local_name!("noscript")
            | local_name!("datalist") => *flags |= UNSEEN,
            local_name!("dialog") if !tree.has(id, "open") => *flags |= UNSEEN,
            local_name!("fieldset") if tree.has(id, "disabled") => *flags |= DISABLED,
            _ if &**local == "blink" => sorts.moving.push(id),
            _ => {}
        }
    }

    fn take_role(&mut self, id: NodeId) {
        let Some(role) = self.roles[id] else { return };
        let sorts = &mut self.sorts;
        match role {
            "heading" => sorts.headings.push(id),
            "link" | "doc-backlink" | "doc-biblioref" | "doc-glossref" | "doc-noteref" => {
                sorts.links.push(id);
            }
            "dialog" | "alertdialog" => sorts.dialogs.push(id),
            "img" | "image" | "graphics-symbol" | "graphics-document" | "doc-cover"
                if sorts.pictures.last() != Some(&id) =>
            {
                sorts.pictures.push(id);
            }
            "generic" | "paragraph" | "listitem" | "list" => {}
            _ if aria::is_landmark(role) => sorts.landmarks.push(id),
            _ => {}
        }
    }

    fn find_labels(&mut self) {
        let tree = self.tree;
        for label in &self.sorts.labels {
            let field = match tree.attribute(*label, "for") {
                Some(name) => self.ids.get(name).copied(),
                None => tree.below(*label).find(|id| is_labelable(tree, *id)),
            };
            if let Some(field) = field.filter(|field| is_labelable(tree, *field)) {
                self.labels.push((field, *label));
            }
        }
        self.labels.sort_unstable();
    }

    /// The role that an element has for those who do not see it; `None` where it has none of its own.
    pub fn role(&self, id: NodeId) -> Option<&'static str> {
        self.roles[id]
    }

    pub(super) fn role_so_far(&self, id: NodeId) -> Option<&'static str> {
        self.roles[id]
    }

    /// Every id, in no order.
    pub fn ids(&self) -> impl Iterator<Item = &'t str> {
        self.ids.keys().copied()
    }

    /// The element of an id.
    pub fn by_id(&self, name: &str) -> Option<NodeId> {
        self.ids.get(name).copied()
    }

    /// The labels of a field, in order.
    pub fn labels_of(&self, field: NodeId) -> impl Iterator<Item = NodeId> {
        let first = self.labels.partition_point(|(other, _)| *other < field);
        self.labels[first..]
            .iter()
            .take_while(move |(other, _)| *other == field)
            .map(|(_, label)| *label)
    }

    fn is(&self, id: NodeId, flag: u8) -> bool {
        self.flags[id] & flag != 0
    }

    /// Whether nobody meets it, or not before a script or a press on a button shows it.
    pub fn is_unseen(&self, id: NodeId) -> bool {
        self.is(id, UNSEEN)
    }

    /// Whether screen readers do not meet it.
    pub fn is_hidden(&self, id: NodeId) -> bool {
        self.is(id, UNSEEN | CONCEALED)
    }

    /// Whether it is hidden by `aria-hidden`, its own or that of what it stands in.
    pub fn is_concealed(&self, id: NodeId) -> bool {
        self.is(id, CONCEALED)
    }

    /// Whether it stands in what the writer wrote, and not in what the theme put around it.
    pub fn is_written(&self, id: NodeId) -> bool {
        self.is(id, WRITTEN)
    }

    pub(super) fn is_in_layout_table(&self, id: NodeId) -> bool {
        self.is(id, LAYOUT_TABLE)
    }

    /// Whether it has an ARIA attribute that any element may have.
    pub fn talks(&self, id: NodeId) -> bool {
        self.is(id, TALKS)
    }

    /// Whether it can be turned off, and is.
    pub fn is_disabled(&self, id: NodeId) -> bool {
        let name = self.tree.name(id);
        let can_be = matches!(name, "button" | "input" | "select" | "textarea");
        can_be && (self.tree.has(id, "disabled") || self.is(id, DISABLED))
    }

    /// The number in `tabindex`.
    pub fn tab_index(&self, id: NodeId) -> Option<i64> {
        self.tree.attribute(id, "tabindex")?.trim().parse().ok()
    }

    /// Whether it can have the focus, by key or by script.
    pub fn is_focusable(&self, id: NodeId) -> bool {
        if self.is_disabled(id) {
            return false;
        }
        self.tab_index(id).is_some() || self.is_focusable_by_nature(id)
    }

    /// Whether people come to it by the Tab key.
    pub fn is_tab_stop(&self, id: NodeId) -> bool {
        self.is_focusable(id) && self.tab_index(id).is_none_or(|index| index >= 0)
    }

    /// Whether an element of its sort can have the focus.
    pub fn is_focusable_by_nature(&self, id: NodeId) -> bool {
        let tree = self.tree;
        match tree.name(id) {
            "" => tree.svg_name(id) == "a" && tree.has(id, "href"),
            "a" | "area" => tree.has(id, "href"),
            "button" | "select" | "textarea" | "iframe" => true,
            "input" => !tree
                .attribute(id, "type")
                .is_some_and(|kind| kind.eq_ignore_ascii_case("hidden")),
            "summary" => tree
                .parent(id)
                .is_some_and(|parent| tree.name(parent) == "details"),
            "audio" | "video" => tree.has(id, "controls"),
            _ => tree
                .attribute(id, "contenteditable")
                .is_some_and(|value| value.is_empty() || value.eq_ignore_ascii_case("true")),
        }
    }

    /// The `body`.
    pub fn body(&self) -> Option<NodeId> {
        let html = self.html()?;
        self.tree
            .children(html)
            .find(|id| matches!(self.tree.name(*id), "body" | "frameset"))
    }

    /// The `html`.
    pub fn html(&self) -> Option<NodeId> {
        self.tree
            .children(0)
            .find(|id| self.tree.name(*id) == "html")
    }

    /// A heading's level.
    pub fn heading_level(&self, id: NodeId) -> u32 {
        let said = self.tree.filled(id, "aria-level");
        if let Some(level) = said
            .and_then(|level| level.parse().ok())
            .filter(|level| *level > 0)
        {
            return level;
        }
        let name = self.tree.name(id);
        let number = name.strip_prefix('h').and_then(|level| level.parse().ok());
        number.unwrap_or(2)
    }
}

fn has_word(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|other| other == word)
}

/// Whether style written at an element hides it from everybody.
fn hides(style: &str) -> bool {
    style.split(';').any(|declaration| {
        let Some((name, value)) = declaration.split_once(':') else {
            return false;
        };
        let (name, value) = (name.trim(), value.trim());
        name.eq_ignore_ascii_case("display") && value.to_ascii_lowercase().starts_with("none")
            || name.eq_ignore_ascii_case("visibility")
                && value.to_ascii_lowercase().starts_with("hidden")
    })
}

fn is_labelable(tree: &Tree<'_>, id: NodeId) -> bool {
    match tree.name(id) {
        "button" | "meter" | "output" | "progress" | "select" | "textarea" => true,
        "input" => !tree
            .attribute(id, "type")
            .is_some_and(|kind| kind.eq_ignore_ascii_case("hidden")),
        _ => false,
    }
}
