//! The elements that a plain page is made of, by what the standard's parser does when one of them opens
//! (WHATWG HTML, 13.2.6). What is not here is for that parser.

use std::sync::LazyLock;

use html5ever::{LocalName, local_name};
use rustc_hash::FxHashMap;

/// What opens and closes alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Html,
    Head,
    Body,
    /// In the head only: its content is text in which references count.
    Title,
    /// Empty, and may stand in the head.
    Meta,
    /// Its content is text as it stands; may stand in the head.
    Raw,
    /// Its content is text as it stands; not in the head.
    Frame,
    /// Its content is text in which references count.
    TextArea,
    /// Would close a paragraph that is open, as all to [`Sort::Rule`] would.
    Block,
    /// As a block; items know it as theirs.
    List,
    Item,
    Definition,
    Paragraph,
    Heading,
    /// Swallows a line break that comes first.
    Preformatted,
    Form,
    Table,
    /// Empty.
    Rule,
    Caption,
    Columns,
    /// Empty.
    Column,
    RowGroup,
    Row,
    Cell,
    /// Would be opened anew where it is closed in the wrong order.
    Formatting,
    Phrasing,
    Button,
    Select,
    OptionGroup,
    Option,
    /// Empty.
    Void,
    /// An element of SVG.
    Drawing,
    /// An element of SVG in which HTML may stand.
    DrawingText,
}

/// An element of HTML.
#[derive(Debug)]
pub(super) struct Kind {
    pub(super) local: LocalName,
    pub(super) sort: Sort,
}

macro_rules! kinds {
    ($($sort:ident [$($name:tt)*];)*) => {
        [$($(($name, Kind { local: local_name!($name), sort: Sort::$sort })),*),*]
    };
}

static KINDS: LazyLock<FxHashMap<&'static str, Kind>> = LazyLock::new(|| {
    let kinds = kinds! {
        Html ["html"];
        Head ["head"];
        Body ["body"];
        Title ["title"];
        Meta ["meta" "link" "base"];
        Raw ["script" "style" "noscript"];
        Frame ["iframe"];
        TextArea ["textarea"];
        Block ["address" "article" "aside" "blockquote" "details" "dialog" "div" "fieldset"
            "figcaption" "figure" "footer" "header" "hgroup" "main" "nav" "search" "section" "summary"];
        List ["ul" "ol" "menu" "dl"];
        Item ["li"];
        Definition ["dt" "dd"];
        Paragraph ["p"];
        Heading ["h1" "h2" "h3" "h4" "h5" "h6"];
        Preformatted ["pre"];
        Form ["form"];
        Table ["table"];
        Rule ["hr"];
        Caption ["caption"];
        Columns ["colgroup"];
        Column ["col"];
        RowGroup ["thead" "tbody" "tfoot"];
        Row ["tr"];
        Cell ["td" "th"];
        Formatting ["a" "b" "big" "code" "em" "i" "s" "small" "strong" "u"];
        Phrasing ["abbr" "audio" "bdi" "bdo" "canvas" "cite" "data" "del" "dfn" "ins" "kbd" "label"
            "legend" "map" "mark" "meter" "output" "picture" "progress" "q" "samp" "span" "sub" "sup"
            "time" "var" "video"];
        Button ["button"];
        Select ["select" "datalist"];
        OptionGroup ["optgroup"];
        Option ["option"];
        Void ["area" "br" "embed" "img" "input" "source" "track" "wbr"];
    };
    kinds.into_iter().collect()
});

/// The kind of an element of HTML by its name in small letters.
pub(super) fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.get(name)
}

/// Elements of SVG that hold no text-only content and that HTML does not know otherwise, in order.
const DRAWINGS: [&str; 31] = [
    "a",
    "animate",
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "feBlend",
    "feOffset",
    "filter",
    "g",
    "image",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "metadata",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "svg",
    "symbol",
    "text",
    "textPath",
    "title",
    "tspan",
    "use",
];

/// What sort an element of SVG is, by its name as it is written.
pub(super) fn drawing(name: &str) -> Option<Sort> {
    DRAWINGS.binary_search(&name).ok()?;
    Some(match name {
        "desc" | "title" => Sort::DrawingText,
        _ => Sort::Drawing,
    })
}

/// Attributes of SVG with capitals, in the order of their small letters (13.2.6.1, "adjust SVG
/// attributes").
const CAPITALS: [&str; 58] = [
    "attributeName",
    "attributeType",
    "baseFrequency",
    "baseProfile",
    "calcMode",
    "clipPathUnits",
    "diffuseConstant",
    "edgeMode",
    "filterUnits",
    "glyphRef",
    "gradientTransform",
    "gradientUnits",
    "kernelMatrix",
    "kernelUnitLength",
    "keyPoints",
    "keySplines",
    "keyTimes",
    "lengthAdjust",
    "limitingConeAngle",
    "markerHeight",
    "markerUnits",
    "markerWidth",
    "maskContentUnits",
    "maskUnits",
    "numOctaves",
    "pathLength",
    "patternContentUnits",
    "patternTransform",
    "patternUnits",
    "pointsAtX",
    "pointsAtY",
    "pointsAtZ",
    "preserveAlpha",
    "preserveAspectRatio",
    "primitiveUnits",
    "refX",
    "refY",
    "repeatCount",
    "repeatDur",
    "requiredExtensions",
    "requiredFeatures",
    "specularConstant",
    "specularExponent",
    "spreadMethod",
    "startOffset",
    "stdDeviation",
    "stitchTiles",
    "surfaceScale",
    "systemLanguage",
    "tableValues",
    "targetX",
    "targetY",
    "textLength",
    "viewBox",
    "viewTarget",
    "xChannelSelector",
    "yChannelSelector",
    "zoomAndPan",
];

/// Whether an attribute of SVG has the capitals that it should.
pub(super) fn is_as_drawn(name: &str) -> bool {
    let known = CAPITALS.binary_search_by(|known| {
        let letters = known.bytes().map(|byte| byte.to_ascii_lowercase());
        letters.cmp(name.bytes().map(|byte| byte.to_ascii_lowercase()))
    });
    match known {
        Ok(place) => CAPITALS[place] == name,
        Err(_) => !name.bytes().any(|byte| byte.is_ascii_uppercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_in_order() {
        assert!(DRAWINGS.is_sorted());
        assert!(CAPITALS.is_sorted_by_key(|name| name.to_ascii_lowercase()));
    }
}
