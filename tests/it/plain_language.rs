//! What messages themselves are written in is easy to read.

use sprida::readability::Measures;
use sprida::rules;

/// Above this a text counts as harder than ordinary newspapers are.
const HARDEST: f64 = 45.0;

#[test]
fn the_rules_own_words_are_easy_to_read() {
    let mut html = String::new();
    for rule in rules::all() {
        let why = rule.why.map_or("", |why| why.0);
        for words in [rule.title.0, rule.remedy.0, why] {
            html.push_str(&format!("<p>{words}</p>"));
        }
    }
    let measures = Measures::of(&html);
    let lix = measures.lix().unwrap();
    println!(
        "LIX {lix:.1}, OVIX {:.1}: {measures:?}",
        measures.ovix().unwrap()
    );
    assert!(measures.words > 1000, "{measures:?}");
    assert!(lix < HARDEST, "LIX {lix:.1}");
}
