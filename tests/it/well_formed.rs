//! The quick parser for plain pages makes of a page what the standard's parser does, or leaves it to
//! that: on our own sites' pages, on pages with faults, and on pages changed at random.

use std::path::Path;

use sprida::html::{parse_any, parse_well_formed};

use crate::page_rules;
use crate::workspace::{build, tree};

/// How many pages are changed at random.
const CHANGED: usize = 4000;

/// What is put into pages.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<li>",
    "</li>",
    "<a href=x>",
    "</a>",
    "<div>",
    "</div>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "</td>",
    "<svg>",
    "</svg>",
    "<title>",
    "</title>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<!-- x -->",
    "&amp;",
    "&amp",
    "&",
    "&#10;",
    "&#128;",
    "&nbsp;",
    "\n",
    " ",
    "x",
    "<",
    "</",
    ">",
    "/>",
    "<br/>",
    "</br>",
    "<h2>",
    "</h2>",
    "<button>",
    "</button>",
    "<form>",
    "</form>",
    "<option>",
    "<select>",
    "</select>",
    "<pre>",
    "\r",
    "\0",
    "<dd>",
    "<dt>",
    "<dl>",
    "</dl>",
    "<ul>",
    "</ul>",
    "</body>",
    "</html>",
    "</head>",
    "<template>",
    "<g>",
    "<path d='x'/>",
    "<desc>",
    "<input>",
    "<hr>",
    "<noscript>",
    "</noscript>",
    "<style>",
    "<iframe></iframe>",
    "<caption>",
    "<col>",
    "<span>",
    "</span>",
    "<i>",
    "</i>",
    "<em>",
    "</em>",
    " id=\"a\"",
    " viewbox=\"0\"",
    " viewBox=\"0\"",
    "'",
    "\"",
    "=",
    "<math>",
    "<font>",
    "<image>",
    "<CODE>",
    "<meta>",
    "&lt;",
    "&#x27;",
    "<tbody>",
    "<span/>",
    "<textarea>\n\nx</textarea>",
    "<pre>\n\nx</pre>",
    "<div><p>x</p></div>",
    "<ul><li>x</li></ul>",
    "<svg><title>x</title></svg>",
];

/// The pages of the example and of the manual.
fn our_pages() -> Vec<(String, String)> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = Vec::new();
    for site in [repository.to_owned(), repository.join("manual")] {
        let output = tempfile::tempdir().unwrap();
        let public = output.path().join("public");
        build(&site, &public, false).unwrap();
        for (path, bytes) in tree(&public) {
            if path.ends_with(".html") {
                pages.push((path, String::from_utf8(bytes).unwrap()));
            }
        }
    }
    pages
}

#[test]
fn it_agrees_with_the_standards_parser_on_our_pages_changed_or_not() {
    let mut pages = our_pages();
    let plain = |pages: &[(String, String)]| {
        let agrees = |(name, page): &&(String, String)| {
            let Some(tree) = parse_well_formed(page) else {
                return false;
            };
            assert!(tree == parse_any(page), "{name}");
            true
        };
        pages.iter().filter(agrees).count()
    };
    let ours = plain(&pages);
    assert!(pages.len() > 100, "{}", pages.len());
    assert!(ours * 100 >= pages.len() * 95, "{ours} of {}", pages.len());
    pages.extend(page_rules::sources());
    assert!(plain(&pages) > ours);

    let seed = fastrand::u64(..);
    println!("seed {seed}");
    let mut random = fastrand::Rng::with_seed(seed);
    let changed = (0..CHANGED).map(|_| {
        let (name, page) = &pages[random.usize(..pages.len())];
        (format!("seed {seed}, {name}"), change(&mut random, page))
    });
    let plain = plain(&changed.collect::<Vec<_>>());
    // Changed in a value or in words, most often.
    assert!((CHANGED / 20..CHANGED).contains(&plain), "{plain}");
}

/// A page with something put in, something taken out, or a tag twice.
fn change(random: &mut fastrand::Rng, page: &str) -> String {
    let mut changed = page.to_owned();
    for _ in 0..random.usize(1..=2) {
        let at = place(random, &changed);
        let rest = &changed[at..];
        let tag = rest
            .find('<')
            .and_then(|start| Some(at + start..at + start + rest[start..].find('>')? + 1));
        match (random.u8(..4), tag) {
            (0, Some(tag)) => changed.replace_range(tag, ""),
            (1, Some(tag)) => {
                let tag = changed[tag].to_owned();
                let at = place(random, &changed);
                changed.insert_str(at, &tag);
            }
            (2, _) => {
                let length = random.usize(1..12);
                let gone = changed[at..].chars().take(length).map(char::len_utf8);
                let end = at + gone.sum::<usize>();
                changed.replace_range(at..end, "");
            }
            _ => changed.insert_str(at, PIECES[random.usize(..PIECES.len())]),
        }
    }
    changed
}

/// A place in a page, beside a tag's end as often as not.
fn place(random: &mut fastrand::Rng, page: &str) -> usize {
    let mut at = random.usize(..=page.len());
    while !page.is_char_boundary(at) {
        at -= 1;
    }
    match page[at..].find('>').filter(|_| random.bool()) {
        Some(end) => at + end + 1,
        None => at,
    }
}
