//! Roles, and what each asks of the element that has it.

/// What sort of thing a role is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Takes input or reacts.
    Widget,
    /// A part of the page that people go to directly.
    Landmark,
    /// Says what a part of the text is.
    Structure,
    /// Tells of changes.
    Live,
    /// A window in the page.
    Window,
    /// No longer to be used.
    Deprecated,
}

/// Where a name may come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// Only from attributes.
    Author,
    /// From attributes, else from what stands in it.
    Content,
    /// It has none.
    Prohibited,
}

/// A role.
#[derive(Clone, Copy, Debug)]
pub struct Role {
    /// Its name.
    pub name: &'static str,
    /// What sort of thing it is.
    pub group: Group,
    /// Where its name may come from.
    pub naming: Naming,
    /// Whether what stands in it is only its look, so that nobody can reach it.
    pub hides_children: bool,
    /// States and properties that it must have.
    pub requires: &'static [&'static str],
    /// States and properties that it may have besides the global ones.
    pub supports: &'static [&'static str],
    /// Roles of which some must stand in it.
    pub owns: &'static [&'static str],
    /// Roles of which one must be around it.
    pub within: &'static [&'static str],
}

const fn role(name: &'static str, group: Group, naming: Naming) -> Role {
    Role {
        name,
        group,
        naming,
        hides_children: false,
        requires: &[],
        supports: &[],
        owns: &[],
        within: &[],
    }
}

impl Role {
    const fn hides_children(self) -> Self {
        Self {
            hides_children: true,
            ..self
        }
    }

    const fn requires(self, requires: &'static [&'static str]) -> Self {
        Self { requires, ..self }
    }

    const fn supports(self, supports: &'static [&'static str]) -> Self {
        Self { supports, ..self }
    }

    const fn owns(self, owns: &'static [&'static str]) -> Self {
        Self { owns, ..self }
    }

    const fn within(self, within: &'static [&'static str]) -> Self {
        Self { within, ..self }
    }
}

use self::Group::{Deprecated, Landmark, Live, Structure, Widget, Window};
use self::Naming::{Author, Content, Prohibited};

/// Every role that authors may use, in the order of their names.
pub const ROLES: &[Role] = &[
    role("alert", Live, Author),
    role("alertdialog", Window, Author).supports(&["aria-modal"]),
    role("application", Structure, Author).supports(&["aria-activedescendant", "aria-expanded"]),
    role("article", Structure, Author).supports(&["aria-posinset", "aria-setsize"]),
    role("banner", Landmark, Author),
    role("blockquote", Structure, Author),
    role("button", Widget, Content)
        .hides_children()
        .supports(&["aria-expanded", "aria-pressed"]),
    role("caption", Structure, Prohibited),
    role("cell", Structure, Content)
        .supports(&[
            "aria-colindex",
            "aria-colindextext",
            "aria-colspan",
            "aria-rowindex",
            "aria-rowindextext",
            "aria-rowspan",
        ])
        .within(&["row"]),
    role("checkbox", Widget, Content)
        .hides_children()
        .requires(&["aria-checked"])
        .supports(&[
            "aria-checked",
            "aria-expanded",
            "aria-readonly",
            "aria-required",
        ]),
    role("code", Structure, Prohibited),
    role("columnheader", Structure, Content)
        .supports(&[
            "aria-colindex",
            "aria-colindextext",
            "aria-colspan",
            "aria-expanded",
            "aria-readonly",
            "aria-required",
            "aria-rowindex",
            "aria-rowindextext",
            "aria-rowspan",
            "aria-selected",
            "aria-sort",
        ])
        .within(&["row"]),
    role("combobox", Widget, Author)
        .requires(&["aria-expanded"])
        .supports(&[
            "aria-activedescendant",
            "aria-autocomplete",
            "aria-expanded",
            "aria-readonly",
            "aria-required",
        ]),
    role("complementary", Landmark, Author),
    role("contentinfo", Landmark, Author),
    role("definition", Structure, Author),
    role("deletion", Structure, Prohibited),
    role("dialog", Window, Author).supports(&["aria-modal"]),
    role("directory", Deprecated, Author),
    role("doc-abstract", Structure, Author),
    role("doc-acknowledgments", Landmark, Author),
    role("doc-afterword", Landmark, Author),
    role("doc-appendix", Landmark, Author),
    role("doc-backlink", Widget, Content),
    role("doc-biblioentry", Deprecated, Author),
    role("doc-bibliography", Landmark, Author),
    role("doc-biblioref", Widget, Content),
    role("doc-chapter", Landmark, Author),
    role("doc-colophon", Structure, Author),
    role("doc-conclusion", Landmark, Author),
    role("doc-cover", Structure, Author).hides_children(),
    role("doc-credit", Structure, Author),
    role("doc-credits", Landmark, Author),
    role("doc-dedication", Structure, Author),
    role("doc-endnote", Deprecated, Author),
    role("doc-endnotes", Landmark, Author),
    role("doc-epigraph", Structure, Author),
    role("doc-epilogue", Landmark, Author),
    role("doc-errata", Landmark, Author),
    role("doc-example", Structure, Author),
    role("doc-footnote", Structure, Author),
    role("doc-foreword", Landmark, Author),
    role("doc-glossary", Landmark, Author),
    role("doc-glossref", Widget, Content),
    role("doc-index", Landmark, Author),
    role("doc-introduction", Landmark, Author),
    role("doc-noteref", Widget, Content),
    role("doc-notice", Structure, Author),
    role("doc-pagebreak", Structure, Author)
        .hides_children()
        .supports(&[
            "aria-orientation",
            "aria-valuemax",
            "aria-valuemin",
            "aria-valuenow",
            "aria-valuetext",
        ]),
    role("doc-pagefooter", Structure, Author),
    role("doc-pageheader", Structure, Author),
    role("doc-pagelist", Landmark, Author),
    role("doc-part", Landmark, Author),
    role("doc-preface", Landmark, Author),
    role("doc-prologue", Landmark, Author),
    role("doc-pullquote", Structure, Author),
    role("doc-qna", Structure, Author),
    role("doc-subtitle", Structure, Content).supports(&["aria-level"]),
    role("doc-tip", Structure, Author),
    role("doc-toc", Landmark, Author),
    role("document", Structure, Author),
    role("emphasis", Structure, Prohibited),
    role("feed", Structure, Author).owns(&["article"]),
    role("figure", Structure, Author),
    role("form", Landmark, Author),
    role("generic", Structure, Prohibited),
    role("graphics-document", Structure, Author),
    role("graphics-object", Structure, Author),
    role("graphics-symbol", Structure, Author).hides_children(),
    role("grid", Widget, Author)
        .supports(&[
            "aria-colcount",
            "aria-rowcount",
            "aria-activedescendant",
            "aria-multiselectable",
            "aria-readonly",
        ])
        .owns(&["row", "rowgroup"]),
    role("gridcell", Widget, Content)
        .supports(&[
            "aria-colindex",
            "aria-colindextext",
            "aria-colspan",
            "aria-expanded",
            "aria-readonly",
            "aria-required",
            "aria-rowindex",
            "aria-rowindextext",
            "aria-rowspan",
            "aria-selected",
        ])
        .within(&["row"]),
    role("group", Structure, Author).supports(&["aria-activedescendant"]),
    role("heading", Structure, Content)
        .requires(&["aria-level"])
        .supports(&["aria-level"]),
    role("image", Structure, Author).hides_children(),
    role("img", Structure, Author).hides_children(),
    role("insertion", Structure, Prohibited),
    role("link", Widget, Content).supports(&["aria-expanded"]),
    role("list", Structure, Author).owns(&["listitem"]),
    role("listbox", Widget, Author)
        .supports(&[
            "aria-activedescendant",
            "aria-expanded",
            "aria-multiselectable",
            "aria-orientation",
            "aria-readonly",
            "aria-required",
        ])
        .owns(&["group", "option"]),
    role("listitem", Structure, Author)
        .supports(&["aria-level", "aria-posinset", "aria-setsize"])
        .within(&["list", "directory"]),
    role("log", Live, Author),
    role("main", Landmark, Author),
    role("mark", Structure, Author),
    role("marquee", Live, Author),
    role("math", Structure, Author),
    role("menu", Widget, Author)
        .supports(&["aria-activedescendant", "aria-orientation"])
        .owns(&["group", "menuitem", "menuitemcheckbox", "menuitemradio"]),
    role("menubar", Widget, Author)
        .supports(&["aria-activedescendant", "aria-orientation"])
        .owns(&["group", "menuitem", "menuitemcheckbox", "menuitemradio"]),
    role("menuitem", Widget, Content)
        .supports(&["aria-expanded", "aria-posinset", "aria-setsize"])
        .within(&["group", "menu", "menubar"]),
    role("menuitemcheckbox", Widget, Content)
        .hides_children()
        .requires(&["aria-checked"])
        .supports(&[
            "aria-checked",
            "aria-expanded",
            "aria-posinset",
            "aria-setsize",
        ])
        .within(&["group", "menu", "menubar"]),
    role("menuitemradio", Widget, Content)
        .hides_children()
        .requires(&["aria-checked"])
        .supports(&[
            "aria-checked",
            "aria-expanded",
            "aria-posinset",
            "aria-setsize",
        ])
        .within(&["group", "menu", "menubar"]),
    role("meter", Structure, Author)
        .hides_children()
        .requires(&["aria-valuenow"])
        .supports(&[
            "aria-valuemax",
            "aria-valuemin",
            "aria-valuenow",
            "aria-valuetext",
        ]),
    role("navigation", Landmark, Author),
    role("none", Structure, Prohibited),
    role("note", Structure, Author),
    role("option", Widget, Content)
        .hides_children()
        .supports(&[
            "aria-checked",
            "aria-posinset",
            "aria-selected",
            "aria-setsize",
        ])
        .within(&["group", "listbox"]),
    role("paragraph", Structure, Prohibited),
    role("presentation", Structure, Prohibited),
    role("progressbar", Structure, Author)
        .hides_children()
        .supports(&[
            "aria-valuemax",
            "aria-valuemin",
            "aria-valuenow",
            "aria-valuetext",
        ]),
    role("radio", Widget, Content)
        .hides_children()
        .requires(&["aria-checked"])
        .supports(&["aria-checked", "aria-posinset", "aria-setsize"]),
    role("radiogroup", Structure, Author).supports(&[
        "aria-activedescendant",
        "aria-orientation",
        "aria-readonly",
        "aria-required",
    ]),
    role("region", Landmark, Author),
    role("row", Structure, Content)
        .supports(&[
            "aria-activedescendant",
            "aria-colindex",
            "aria-expanded",
            "aria-level",
            "aria-posinset",
            "aria-rowindex",
            "aria-rowindextext",
            "aria-selected",
            "aria-setsize",
        ])
        .owns(&["cell", "columnheader", "gridcell", "rowheader"])
        .within(&["grid", "rowgroup", "table", "treegrid"]),
    role("rowgroup", Structure, Author)
        .owns(&["row"])
        .within(&["grid", "table", "treegrid"]),
    role("rowheader", Structure, Content)
        .supports(&[
            "aria-colindex",
            "aria-colindextext",
            "aria-colspan",
            "aria-expanded",
            "aria-readonly",
            "aria-required",
            "aria-rowindex",
            "aria-rowindextext",
            "aria-rowspan",
            "aria-selected",
            "aria-sort",
        ])
        .within(&["row"]),
    role("scrollbar", Widget, Author)
        .hides_children()
        .requires(&["aria-controls", "aria-valuenow"])
        .supports(&[
            "aria-orientation",
            "aria-valuemax",
            "aria-valuemin",
            "aria-valuenow",
            "aria-valuetext",
        ]),
    role("search", Landmark, Author),
    role("searchbox", Widget, Author).supports(&[
        "aria-activedescendant",
        "aria-autocomplete",
        "aria-multiline",
        "aria-placeholder",
        "aria-readonly",
        "aria-required",
    ]),
    role("separator", Structure, Author)
        .hides_children()
        .supports(&[
            "aria-orientation",
            "aria-valuemax",
            "aria-valuemin",
            "aria-valuenow",
            "aria-valuetext",
        ]),
    role("slider", Widget, Author)
        .hides_children()
        .requires(&["aria-valuenow"])
        .supports(&[
            "aria-orientation",
            "aria-readonly",
            "aria-valuemax",
            "aria-valuemin",
            "aria-valuenow",
            "aria-valuetext",
        ]),
    role("spinbutton", Widget, Author).supports(&[
        "aria-activedescendant",
        "aria-readonly",
        "aria-required",
        "aria-valuemax",
        "aria-valuemin",
        "aria-valuenow",
        "aria-valuetext",
    ]),
    role("status", Live, Author),
    role("strong", Structure, Prohibited),
    role("subscript", Structure, Prohibited),
    role("suggestion", Structure, Prohibited),
    role("superscript", Structure, Prohibited),
    role("switch", Widget, Content)
        .hides_children()
        .requires(&["aria-checked"])
        .supports(&[
            "aria-checked",
            "aria-expanded",
            "aria-readonly",
            "aria-required",
        ]),
    role("tab", Widget, Content)
        .hides_children()
        .supports(&[
            "aria-expanded",
            "aria-posinset",
            "aria-selected",
            "aria-setsize",
        ])
        .within(&["tablist"]),
    role("table", Structure, Author)
        .supports(&["aria-colcount", "aria-rowcount"])
        .owns(&["row", "rowgroup"]),
    role("tablist", Structure, Author)
        .supports(&[
            "aria-activedescendant",
            "aria-multiselectable",
            "aria-orientation",
        ])
        .owns(&["tab"]),
    role("tabpanel", Structure, Author),
    role("term", Structure, Author),
    role("textbox", Widget, Author).supports(&[
        "aria-activedescendant",
        "aria-autocomplete",
        "aria-multiline",
        "aria-placeholder",
        "aria-readonly",
        "aria-required",
    ]),
    role("time", Structure, Prohibited),
    role("timer", Live, Author),
    role("toolbar", Structure, Author).supports(&["aria-activedescendant", "aria-orientation"]),
    role("tooltip", Structure, Content),
    role("tree", Widget, Author)
        .supports(&[
            "aria-activedescendant",
            "aria-multiselectable",
            "aria-orientation",
            "aria-required",
        ])
        .owns(&["group", "treeitem"]),
    role("treegrid", Widget, Author)
        .supports(&[
            "aria-colcount",
            "aria-rowcount",
            "aria-activedescendant",
            "aria-multiselectable",
            "aria-orientation",
            "aria-readonly",
            "aria-required",
        ])
        .owns(&["row", "rowgroup"]),
    role("treeitem", Widget, Content)
        .supports(&[
            "aria-checked",
            "aria-expanded",
            "aria-level",
            "aria-posinset",
            "aria-selected",
            "aria-setsize",
        ])
        .within(&["group", "tree"]),
];
