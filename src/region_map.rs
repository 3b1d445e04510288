//! Small maps of municipalities, drawn from their generalised outlines: how each one's shape looks in
//! a picture of a given size, and the outline of them all together. Knows nothing of pages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// A place in the picture, or in thousandths of a degree before it is drawn.
type Point = (i32, i32);

/// The points of an outline; the last one leads back to the first.
type Ring = Vec<Point>;

/// Municipalities drawn to one scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// Width of the picture in its own units.
    pub width: i32,
    /// Height of the picture in its own units.
    pub height: i32,
    /// Code and path data of each municipality, in the order of the codes.
    pub shapes: Vec<(String, String)>,
}

/// No picture is drawn coarser than this, however heavy it is.
const COARSEST: i32 = 120;

/// A silhouette is a motif, not a map.
const FINEST_SILHOUETTE: i32 = 220;

/// The most that a silhouette's path may weigh, in bytes.
const MOST_OF_SILHOUETTE: usize = 1800;

/// A ring with less than half this area is a flaw of rounding or too small to see.
const LEAST_AREA: i64 = 12;

/// Draws municipalities with the longest side of the picture at `longest`, or coarser where the
/// paths would weigh more than `most_bytes`. Codes without an outline are left out; with none left
/// there is no picture.
pub fn draw<'c>(
    codes: impl IntoIterator<Item = &'c str>,
    longest: i32,
    most_bytes: usize,
) -> Option<Drawing> {
    let codes: BTreeSet<&str> = codes.into_iter().collect();
    let mut longest = longest;
    loop {
        let snapped = Snapped::new(&codes, longest)?;
        let drawing = snapped.drawing();
        let bytes: usize = drawing.shapes.iter().map(|(_, path)| path.len()).sum();
        if bytes <= most_bytes || longest <= COARSEST {
            return Some(drawing);
        }
        longest = (longest * 4 / 5).max(COARSEST);
    }
}

/// The outline of municipalities taken together, as an SVG without a name: it decorates.
pub fn silhouette<'c>(codes: impl IntoIterator<Item = &'c str>) -> Option<String> {
    let codes: BTreeSet<&str> = codes.into_iter().collect();
    let mut longest = FINEST_SILHOUETTE;
    loop {
        let snapped = Snapped::new(&codes, longest)?;
        let path: String = snapped
            .outer_rings()
            .iter()
            .map(|ring| path_of(ring))
            .collect();
        if path.len() <= MOST_OF_SILHOUETTE || longest <= COARSEST / 4 {
            let (width, height) = (snapped.width, snapped.height);
            return (!path.is_empty()).then(|| {
                format!(
                    "<svg class=\"region-outline\" viewBox=\"0 0 {width} {height}\" aria-hidden=\"true\" focusable=\"false\"><path d=\"{path}\"/></svg>"
                )
            });
        }
        longest = longest * 4 / 5;
    }
}

/// Rings on a picture's grid: borders that two municipalities share are still the same points.
struct Snapped<'c> {
    width: i32,
    height: i32,
    rings: Vec<(&'c str, Vec<Ring>)>,
}

impl<'c> Snapped<'c> {
    fn new(codes: &BTreeSet<&'c str>, longest: i32) -> Option<Self> {
        let known: Vec<(&'c str, &Vec<Ring>)> = codes
            .iter()
            .filter_map(|code| Some((*code, outlines().get(*code)?)))
            .collect();
        let points = || known.iter().flat_map(|(_, rings)| rings.iter().flatten());
        let (west, east) = (
            points().map(|point| point.0).min()?,
            points().map(|point| point.0).max()?,
        );
        let (south, north) = (
            points().map(|point| point.1).min()?,
            points().map(|point| point.1).max()?,
        );
        // A degree of longitude is shorter than one of latitude, the more so the farther north.
        let middle = f64::from(south + north) / 2.0 / UNITS_IN_A_DEGREE;
        let narrowing = middle.to_radians().cos();
        let across = f64::from(east - west) * narrowing;
        let along = f64::from(north - south);
        let scale = f64::from(longest) / across.max(along).max(1.0);
        let place = |(longitude, latitude): &Point| -> Point {
            (
                (f64::from(longitude - west) * narrowing * scale).round() as i32,
                (f64::from(north - latitude) * scale).round() as i32,
            )
        };
        let rings = known
            .into_iter()
            .map(|(code, rings)| {
                let drawn = rings
                    .iter()
                    .map(|ring| without_repeats(ring.iter().map(place)));
                (code, drawn.collect())
            })
            .collect();
        Some(Self {
            width: (across * scale).round() as i32,
            height: (along * scale).round() as i32,
            rings,
        })
    }

    fn drawing(&self) -> Drawing {
        let shapes = self.rings.iter().map(|(code, rings)| {
            // The mainland always, islands where they can be seen.
            let mut path: String = rings
                .iter()
                .enumerate()
                .filter(|(place, ring)| {
                    let least = if *place == 0 { 1 } else { LEAST_AREA };
                    area(ring).abs() >= least
                })
                .map(|(_, ring)| path_of(&without_straights(ring)))
                .collect();
            // One too small for the scale is still there, as a dot.
            if let (true, Some((x, y))) = (path.is_empty(), rings.iter().flatten().next()) {
                path = format!("M{x} {y}h2v2h-2z");
            }
            ((*code).to_owned(), path)
        });
        Drawing {
            width: self.width,
            height: self.height,
            shapes: shapes.collect(),
        }
    }

    /// What is left when borders between two municipalities cancel out.
    fn outer_rings(&self) -> Vec<Ring> {
        let mut edges: BTreeSet<(Point, Point)> = BTreeSet::new();
        for ring in self.rings.iter().flat_map(|(_, rings)| rings) {
            let mut ring = ring.clone();
            if area(&ring) < 0 {
                ring.reverse();
            }
            for (place, from) in ring.iter().enumerate() {
                let to = ring[(place + 1) % ring.len()];
                if !edges.remove(&(to, *from)) {
                    edges.insert((*from, to));
                }
            }
        }
        let mut onward: BTreeMap<Point, Vec<Point>> = BTreeMap::new();
        for (from, to) in edges {
            onward.entry(from).or_default().push(to);
        }
        let mut rings = Vec::new();
        while let Some((&start, _)) = onward.iter().next() {
            let mut ring = vec![start];
            let mut at = start;
            while let Some(next) = take_step(&mut onward, at) {
                if next == start {
                    break;
                }
                ring.push(next);
                at = next;
            }
            if area(&ring).abs() >= LEAST_AREA {
                rings.push(without_straights(&ring));
            }
        }
        rings
    }
}

fn take_step(onward: &mut BTreeMap<Point, Vec<Point>>, from: Point) -> Option<Point> {
    let ways = onward.get_mut(&from)?;
    let next = ways.pop();
    if ways.is_empty() {
        onward.remove(&from);
    }
    next
}

/// A ring without points that fall on the one before.
fn without_repeats(points: impl Iterator<Item = Point>) -> Ring {
    let mut ring: Ring = Vec::new();
    for point in points {
        if ring.last() != Some(&point) {
            ring.push(point);
        }
    }
    while ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    ring
}

/// A ring without points on the straight line between those beside them.
fn without_straights(ring: &[Point]) -> Ring {
    let count = ring.len();
    let turns = |place: usize| {
        let (before, here, after) = (
            ring[(place + count - 1) % count],
            ring[place],
            ring[(place + 1) % count],
        );
        let cross = i64::from(here.0 - before.0) * i64::from(after.1 - here.1)
            - i64::from(here.1 - before.1) * i64::from(after.0 - here.0);
        cross != 0
    };
    (0..count)
        .filter(|place| turns(*place))
        .map(|place| ring[place])
        .collect()
}

/// Twice the area of a ring; the sign is the way round.
fn area(ring: &[Point]) -> i64 {
    let corners = ring.iter().zip(ring.iter().cycle().skip(1));
    corners
        .map(|(a, b)| i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1))
        .sum()
}

/// A ring as path data: the first point and the steps from there.
fn path_of(ring: &[Point]) -> String {
    let Some(((x, y), rest)) = ring.split_first() else {
        return String::new();
    };
    let mut path = format!("M{x} {y}l");
    let mut at = (*x, *y);
    for (place, point) in rest.iter().enumerate() {
        let (across, down) = (point.0 - at.0, point.1 - at.1);
        // A minus sign parts numbers as well as a space does.
        if place > 0 && across >= 0 {
            path.push(' ');
        }
        path.push_str(&across.to_string());
        if down >= 0 {
            path.push(' ');
        }
        path.push_str(&down.to_string());
        at = *point;
    }
    path.push('z');
    path
}

const UNITS_IN_A_DEGREE: f64 = 1000.0;

/// The outlines of all municipalities, read the first time a map is drawn.
fn outlines() -> &'static BTreeMap<&'static str, Vec<Ring>> {
    static OUTLINES: OnceLock<BTreeMap<&'static str, Vec<Ring>>> = OnceLock::new();
    OUTLINES.get_or_init(|| {
        let lines = include_str!("municipality/outlines.txt").lines();
        lines
            .filter_map(|line| line.split_once(' '))
            .map(|(code, rings)| (code, rings.split(';').map(ring).collect()))
            .collect()
    })
}

/// A ring as the file has it: a point, then steps.
fn ring(written: &str) -> Ring {
    let numbers: Vec<i32> = written
        .split_ascii_whitespace()
        .filter_map(|number| number.parse().ok())
        .collect();
    let mut at = (0, 0);
    let steps = numbers.chunks_exact(2);
    steps
        .map(|step| {
            at = (at.0 + step[0], at.1 + step[1]);
            at
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::municipality::Municipalities;

    fn county(code: &str) -> Vec<String> {
        let municipalities = Municipalities::builtin();
        let inside = municipalities.all().filter(|known| known.county == code);
        inside.map(|known| known.code.clone()).collect()
    }

    fn codes(county: &[String]) -> impl Iterator<Item = &str> {
        county.iter().map(String::as_str)
    }

    #[test]
    fn every_municipality_has_an_outline() {
        let municipalities = Municipalities::builtin();
        for known in municipalities.all() {
            let rings = &outlines()[known.code.as_str()];
            assert!(
                rings.iter().all(|ring| ring.len() >= 3) && !rings.is_empty(),
                "{}",
                known.name
            );
        }
        assert_eq!(outlines().len(), 290);
    }

    #[test]
    fn maps_are_light_for_every_county() {
        let municipalities = Municipalities::builtin();
        let counties: BTreeSet<&str> = municipalities
            .all()
            .map(|known| known.county.as_str())
            .collect();
        for code in counties {
            let county = county(code);
            for (longest, most) in [(600, 7000), (300, 3200)] {
                let drawing = draw(codes(&county), longest, most).expect("a county has a map");
                let bytes: usize = drawing.shapes.iter().map(|(_, path)| path.len()).sum();
                // Many or winding municipalities weigh more; no map is too coarse to read.
                assert!(bytes <= most.max(150 * county.len()), "{code}: {bytes}");
                assert_eq!(drawing.shapes.len(), county.len());
                assert!(drawing.width <= longest && drawing.height <= longest);
            }
            let outline = silhouette(codes(&county)).expect("a county has an outline");
            assert!(outline.len() <= 2048, "{code}: {}", outline.len());
        }
    }

    #[test]
    fn gotland_is_one_shape_and_nowhere_is_no_map() {
        let drawing = draw(["0980"], 600, 7000).expect("Gotland");
        assert_eq!(drawing.shapes.len(), 1);
        assert!(drawing.height > drawing.width);
        assert_eq!(draw(["9999"], 600, 7000), None);
        assert_eq!(draw([], 600, 7000), None);
        assert_eq!(silhouette(["åäö", "<script>"]), None);
    }

    #[test]
    fn borders_inside_a_region_are_not_in_its_outline() {
        let skane = county("12");
        let snapped = Snapped::new(&codes(&skane).collect(), 220).expect("Skåne");
        let rings = snapped.outer_rings();
        let inside: usize = snapped.rings.iter().map(|(_, rings)| rings.len()).sum();
        assert!(rings.len() * 4 < inside, "{} of {inside}", rings.len());
        let whole: i64 = rings.iter().map(|ring| area(ring).abs()).sum();
        let parts = snapped.rings.iter().flat_map(|(_, rings)| rings);
        let parts: i64 = parts.map(|ring| area(ring).abs()).sum();
        assert!((whole - parts).abs() * 50 < parts, "{whole} of {parts}");
    }

    #[test]
    fn the_whole_country_can_be_drawn() {
        let municipalities = Municipalities::builtin();
        let everywhere: Vec<String> = municipalities
            .all()
            .map(|known| known.code.clone())
            .collect();
        let drawing = draw(codes(&everywhere), 600, 7000).expect("Sweden");
        assert_eq!(drawing.shapes.len(), 290);
        assert!(drawing.shapes.iter().all(|(_, path)| path.starts_with('M')));
    }
}
