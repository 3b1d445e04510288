//! States and properties, and what values each may have.

/// What values an attribute may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of these words. An empty value counts as the attribute not standing there.
    OneOf(&'static [&'static str]),
    /// Some of these words.
    SomeOf(&'static [&'static str]),
    /// The id of an element.
    Reference,
    /// Ids of elements.
    References,
    /// A whole number, at least this.
    Integer(i64),
    /// A number.
    Number,
    /// Any words.
    Words,
}

/// A state or property.
#[derive(Debug)]
pub struct Attribute {
    /// Its name, as in `aria-label`.
    pub name: &'static str,
    /// Its values.
    pub kind: Kind,
}

/// What every role may have. Four of them only by old custom, which ARIA 1.2 has ended for roles that
/// do not list them; browsers heed them still, as does `aria-disabled` on anything.
pub const GLOBAL: &[&str] = &[
    "aria-atomic",
    "aria-braillelabel",
    "aria-brailleroledescription",
    "aria-busy",
    "aria-controls",
    "aria-current",
    "aria-describedby",
    "aria-description",
    "aria-details",
    "aria-disabled",
    "aria-dropeffect",
    "aria-errormessage",
    "aria-flowto",
    "aria-grabbed",
    "aria-haspopup",
    "aria-hidden",
    "aria-invalid",
    "aria-keyshortcuts",
    "aria-label",
    "aria-labelledby",
    "aria-live",
    "aria-owns",
    "aria-relevant",
    "aria-roledescription",
];

const BOOLEAN: Kind = Kind::OneOf(&["false", "true"]);
const OPTIONAL_BOOLEAN: Kind = Kind::OneOf(&["false", "true", "undefined"]);
const TRISTATE: Kind = Kind::OneOf(&["false", "mixed", "true", "undefined"]);

/// The attribute of a name.
pub fn attribute(name: &str) -> Option<&'static Attribute> {
    let place = ATTRIBUTES
        .binary_search_by_key(&name, |known| known.name)
        .ok()?;
    Some(&ATTRIBUTES[place])
}

const fn of(name: &'static str, kind: Kind) -> Attribute {
    Attribute { name, kind }
}

const ATTRIBUTES: &[Attribute] = &[
    of("aria-activedescendant", Kind::Reference),
    of("aria-atomic", BOOLEAN),
    of(
        "aria-autocomplete",
        Kind::OneOf(&["both", "inline", "list", "none"]),
    ),
    of("aria-braillelabel", Kind::Words),
    of("aria-brailleroledescription", Kind::Words),
    of("aria-busy", BOOLEAN),
    of("aria-checked", TRISTATE),
    of("aria-colcount", Kind::Integer(-1)),
    of("aria-colindex", Kind::Integer(1)),
    of("aria-colindextext", Kind::Words),
    of("aria-colspan", Kind::Integer(1)),
    of("aria-controls", Kind::References),
    of(
        "aria-current",
        Kind::OneOf(&["date", "false", "location", "page", "step", "time", "true"]),
    ),
    of("aria-describedby", Kind::References),
    of("aria-description", Kind::Words),
    of("aria-details", Kind::References),
    of("aria-disabled", BOOLEAN),
    of(
        "aria-dropeffect",
        Kind::SomeOf(&["copy", "execute", "link", "move", "none", "popup"]),
    ),
    of("aria-errormessage", Kind::References),
    of("aria-expanded", OPTIONAL_BOOLEAN),
    of("aria-flowto", Kind::References),
    of("aria-grabbed", OPTIONAL_BOOLEAN),
    of(
        "aria-haspopup",
        Kind::OneOf(&["dialog", "false", "grid", "listbox", "menu", "tree", "true"]),
    ),
    of("aria-hidden", OPTIONAL_BOOLEAN),
    of(
        "aria-invalid",
        Kind::OneOf(&["false", "grammar", "spelling", "true"]),
    ),
    of("aria-keyshortcuts", Kind::Words),
    of("aria-label", Kind::Words),
    of("aria-labelledby", Kind::References),
    of("aria-level", Kind::Integer(1)),
    of("aria-live", Kind::OneOf(&["assertive", "off", "polite"])),
    of("aria-modal", BOOLEAN),
    of("aria-multiline", BOOLEAN),
    of("aria-multiselectable", BOOLEAN),
    of(
        "aria-orientation",
        Kind::OneOf(&["horizontal", "undefined", "vertical"]),
    ),
    of("aria-owns", Kind::References),
    of("aria-placeholder", Kind::Words),
    of("aria-posinset", Kind::Integer(1)),
    of("aria-pressed", TRISTATE),
    of("aria-readonly", BOOLEAN),
    of(
        "aria-relevant",
        Kind::SomeOf(&["additions", "all", "removals", "text"]),
    ),
    of("aria-required", BOOLEAN),
    of("aria-roledescription", Kind::Words),
    of("aria-rowcount", Kind::Integer(-1)),
    of("aria-rowindex", Kind::Integer(1)),
    of("aria-rowindextext", Kind::Words),
    of("aria-rowspan", Kind::Integer(0)),
    of("aria-selected", OPTIONAL_BOOLEAN),
    of("aria-setsize", Kind::Integer(-1)),
    of(
        "aria-sort",
        Kind::OneOf(&["ascending", "descending", "none", "other"]),
    ),
    of("aria-valuemax", Kind::Number),
    of("aria-valuemin", Kind::Number),
    of("aria-valuenow", Kind::Number),
    of("aria-valuetext", Kind::Words),
];
