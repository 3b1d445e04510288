//! What holds for every picture, and what each picture shows of its figures.

use super::drawing::{escape, number};
use super::lettering::{lines, width};
use super::*;

const LONG: &str = "Arbetsmarknadsenhetssamordningsgruppssammanträdesprotokollförare";

fn frame(right_to_left: bool) -> Frame<'static> {
    Frame {
        id: "s_x",
        description: "Vad <den> & \"citat\" visar.",
        right_to_left,
    }
}

fn row(label: &str, values: &[Option<f64>]) -> BarRow {
    let bar = |value: &Option<f64>| Bar {
        value: *value,
        text: value.map_or_else(|| "–".to_owned(), |value| value.to_string()),
    };
    BarRow {
        label: label.to_owned(),
        bars: values.iter().map(bar).collect(),
        total: "9".to_owned(),
    }
}

fn names(count: usize) -> Vec<String> {
    (0..count).map(|index| format!("serie {index}")).collect()
}

fn share(values: &[f64]) -> ShareRow {
    let part = |value: &f64| Part {
        value: *value,
        text: format!("{value} %"),
    };
    ShareRow {
        label: "rad".to_owned(),
        parts: values.iter().map(part).collect(),
    }
}

fn step(actor: &str, text: &str, next: &[usize]) -> Step {
    Step {
        actor: actor.to_owned(),
        text: text.to_owned(),
        next: next.to_vec(),
        ..Step::default()
    }
}

fn event(first: i64, last: Option<i64>) -> Event {
    Event {
        first,
        last,
        exact: true,
        when: "när".to_owned(),
        text: format!("<{LONG}> القطاع"),
    }
}

fn goal(target: f64, outcome: f64) -> GoalBar {
    GoalBar {
        label: format!("1.1 {LONG}"),
        target,
        outcome,
        ..GoalBar::default()
    }
}

/// Pictures of all kinds, of good and of bad figures.
fn pictures(way: bool) -> Vec<(&'static str, String)> {
    let many: Vec<BarRow> = (0..40)
        .map(|index| row(LONG, &[Some(f64::from(index))]))
        .collect();
    let odd = [
        row("a & <b>", &[Some(-3.0), None, Some(1e300)]),
        row("القطاع", &[Some(0.0), Some(f64::MAX), Some(-f64::MAX)]),
    ];
    let zero = [row("a", &[Some(0.0), Some(0.0)])];
    let frame = frame(way);
    vec![
        ("bars", grouped(frame, &names(1), &[row("a", &[Some(1.0)])])),
        ("no bars", grouped(frame, &[], &[])),
        ("forty bars", grouped(frame, &names(1), &many)),
        ("odd bars", grouped(frame, &names(3), &odd)),
        (
            "nine series",
            grouped(frame, &names(9), &[row("a", &[Some(1.0); 9])]),
        ),
        ("zero bars", grouped(frame, &names(2), &zero)),
        (
            "stacked",
            stacked(frame, &names(2), &[row("a", &[Some(3.0), Some(1.0)])]),
        ),
        ("odd stacked", stacked(frame, &names(3), &odd)),
        ("zero stacked", stacked(frame, &names(2), &zero)),
        (
            "shares",
            shares(
                frame,
                &names(6),
                &[share(&[50.0, 44.0, 2.0, 1.0, 1.0, 1.0])],
            ),
        ),
        (
            "zero shares",
            shares(frame, &names(2), &[share(&[0.0, 0.0])]),
        ),
        (
            "odd shares",
            shares(frame, &names(2), &[share(&[f64::MAX, f64::MAX])]),
        ),
        (
            "timeline",
            timeline(
                frame,
                &[event(400, Some(700)), event(0, None), event(500, Some(450))],
            ),
        ),
        ("no timeline", timeline(frame, &[])),
        (
            "far timeline",
            timeline(frame, &[event(i64::MIN, None), event(i64::MAX, None)]),
        ),
        (
            "goals",
            goals(
                frame,
                &[goal(16.0, 13.0), goal(0.0, 0.0), goal(1.0, f64::MAX)],
            ),
        ),
        (
            "lanes",
            lanes(
                frame,
                &[
                    step("A", LONG, &[1, 2]),
                    step("B", "<två>", &[0]),
                    step("", "tre", &[9, 2]),
                ],
            ),
        ),
        ("no lanes", lanes(frame, &[])),
    ]
}

/// The values of an attribute of the elements that begin in some way.
fn values(svg: &str, element: &str, attribute: &str) -> Vec<f64> {
    svg.split(element)
        .skip(1)
        .filter_map(|rest| {
            let tag = rest.split('>').next()?;
            let value = tag.split(&format!(" {attribute}=\"")).nth(1)?;
            value.split('"').next()?.parse().ok()
        })
        .collect()
}

/// The lengths of the bars, in the order in which they are drawn.
fn bars(svg: &str) -> Vec<f64> {
    svg.split("<rect")
        .skip(1)
        .filter(|rest| {
            rest.split('>')
                .next()
                .is_some_and(|tag| tag.contains("figure-bar"))
        })
        .flat_map(|rest| values(&format!("<rect{rest}"), "<rect", "width"))
        .collect()
}

#[test]
fn every_picture_is_named_and_has_no_style() {
    for way in [false, true] {
        for (name, svg) in pictures(way) {
            assert!(
                svg.starts_with("<svg role=\"img\" aria-labelledby=\"s_x-desc\""),
                "{name}"
            );
            assert!(
                svg.contains(
                    "<desc id=\"s_x-desc\">Vad &lt;den&gt; &amp; &quot;citat&quot; visar.</desc>"
                ),
                "{name}"
            );
            assert!(
                !svg.contains("style=") && !svg.contains("NaN") && !svg.contains("inf"),
                "{name}: {svg}"
            );
            assert!(
                !svg.contains("<två>") && !svg.contains("<b>"),
                "{name}: {svg}"
            );
            assert_eq!(
                svg.matches("<text").count(),
                svg.matches("</text>").count(),
                "{name}"
            );
        }
    }
}

#[test]
fn ids_are_unique_and_point_at_something() {
    for (name, svg) in pictures(false) {
        let ids: Vec<&str> = svg
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        for (index, id) in ids.iter().enumerate() {
            assert!(
                id.starts_with("s_x-") && !ids[..index].contains(id),
                "{name}: {id}"
            );
        }
        for used in svg
            .split("url(#")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            assert!(ids.contains(&used), "{name}: {used}");
        }
    }
}

#[test]
fn nothing_is_drawn_outside() {
    for (name, svg) in pictures(false) {
        let (wide, high) = (
            values(&svg, "<svg", "width")[0],
            values(&svg, "<svg", "height")[0],
        );
        let (x, length) = (values(&svg, "<rect", "x"), values(&svg, "<rect", "width"));
        assert!(x.iter().all(|x| *x >= -0.1), "{name}");
        assert!(
            length.iter().all(|length| (0.0..=wide).contains(length)),
            "{name}"
        );
        for y in values(&svg, "<text", "y") {
            assert!((0.0..=high).contains(&y), "{name}: {y} of {high}");
        }
    }
}

#[test]
fn bars_are_as_long_as_their_figures() {
    let svg = grouped(
        frame(false),
        &names(1),
        &[
            row("a", &[Some(10.0)]),
            row("b", &[Some(5.0)]),
            row("c", &[Some(0.0)]),
            row("d", &[None]),
        ],
    );
    let bars = bars(&svg);
    assert_eq!(
        bars.len(),
        2,
        "no bar for zero, none for what is missing: {svg}"
    );
    assert!((bars[0] - 2.0 * bars[1]).abs() < 0.2, "{bars:?}");
}

#[test]
fn figures_below_zero_go_the_other_way() {
    let svg = grouped(
        frame(false),
        &names(1),
        &[row("a", &[Some(-4.0)]), row("b", &[Some(4.0)])],
    );
    let from = values(&svg, "<rect", "x");
    let long = bars(&svg);
    assert!((long[0] - long[1]).abs() < 0.2, "{long:?}");
    assert!(
        (from[0] + long[0] - from[1]).abs() < 0.2,
        "they meet at zero: {from:?} {long:?}"
    );
}

#[test]
fn shares_fill_the_whole_width() {
    for parts in [
        &[1.0][..],
        &[12.0, 3.0],
        &[33.0, 33.0, 33.0],
        &[50.0, 44.0, 3.0, 2.0, 2.0],
    ] {
        let svg = shares(frame(false), &names(parts.len()), &[share(parts)]);
        let of_the_bar = &bars(&svg)[..parts.len()];
        let whole: f64 = of_the_bar.iter().sum();
        assert!((whole - 358.0).abs() < 0.5, "{parts:?}: {whole}");
    }
}

#[test]
fn a_part_too_small_for_its_text_has_a_letter() {
    let svg = shares(frame(false), &names(3), &[share(&[97.0, 2.0, 1.0])]);
    assert!(
        svg.contains(">B</text>") && svg.contains(">C</text>") && !svg.contains(">2 %</text>"),
        "{svg}"
    );
    assert!(svg.contains(">B. serie 1</text>"), "{svg}");
    assert!(!shares(frame(false), &names(2), &[share(&[1.0, 1.0])]).contains("A."));
}

#[test]
fn stacked_parts_lie_end_to_end() {
    let svg = stacked(
        frame(false),
        &names(2),
        &[row("a", &[Some(3.0), Some(1.0)])],
    );
    let parts = &bars(&svg)[2..];
    assert!((parts[0] - 3.0 * parts[1]).abs() < 0.3, "{parts:?}");
}

#[test]
fn a_goal_is_marked_where_it_lies() {
    let svg = goals(frame(false), &[goal(20.0, 10.0)]);
    let bar = bars(&svg)[0];
    assert!((bar - 179.0).abs() < 0.2, "half way: {bar}");
    assert!(svg.matches("class=\"figure-target\"").count() == 1);
}

#[test]
fn events_stand_in_the_order_of_time_and_far_apart_when_time_is() {
    let at = |days: &[i64]| {
        let events: Vec<Event> = days.iter().map(|day| event(*day, None)).collect();
        values(&timeline(frame(false), &events), "<circle", "cy")
    };
    let places = at(&[0, 10, 1000]);
    assert!(places[0] < places[1] && places[2] - places[1] > places[1] - places[0]);
    assert_eq!(places, at(&[1000, 0, 10]));
}

#[test]
fn arrows_of_a_process_lead_where_it_does() {
    let steps = [
        step("A", "ett", &[1, 2]),
        step("B", "två", &[0]),
        step("A", "tre", &[]),
    ];
    let svg = lanes(frame(false), &steps);
    assert_eq!(svg.matches("class=\"figure-arrow\"").count(), 3);
    assert_eq!(svg.matches("class=\"figure-lane").count(), 2);
}

#[test]
fn pictures_read_from_the_right_are_mirrored() {
    let rows = [row("a", &[Some(1.0)])];
    let (left, right) = (
        grouped(frame(false), &names(1), &rows),
        grouped(frame(true), &names(1), &rows),
    );
    let (from, mirrored) = (
        values(&left, "<rect", "x")[0],
        values(&right, "<rect", "x")[0],
    );
    let long = bars(&left)[0];
    assert!((360.0 - from - long - mirrored).abs() < 0.2);
    assert!(right.contains("direction=\"rtl\""));
}

#[test]
fn long_words_are_divided_and_nothing_is_lost() {
    for text in [LONG, "ett två tre", "", "القطاع الاجتماعي", "i"] {
        let lines = lines(text, 100.0);
        assert!(lines.iter().all(|line| width(line) <= 112.0), "{lines:?}");
        let kept: String = lines.concat().replace(['-', ' '], "");
        assert_eq!(kept, text.replace(' ', ""));
    }
    assert_eq!(lines("ord", 1.0).concat().replace('-', ""), "ord");
}

#[test]
fn coordinates_are_short() {
    assert_eq!(number(12.04), "12");
    assert_eq!(number(-0.01), "0");
    assert_eq!(number(f64::NAN), "0");
    assert_eq!(escape("\u{0}<&>"), " &lt;&amp;&gt;");
}
