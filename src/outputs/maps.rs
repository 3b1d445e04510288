//! Pictures of the region: where there is much and where little, and where a municipality lies. The
//! list beside a picture says the same in words.

use super::Maker;
use crate::municipality::Municipality;
use crate::region_map::{Drawing, draw};
use crate::theme::view::{MapPlace, MapView};

/// Size and weight of the picture of the whole region.
const WHOLE: (i32, usize) = (600, 7000);

/// Size and weight of the small picture on a municipality's page.
const SMALL: (i32, usize) = (300, 3200);

/// In a larger region than this, a municipality is shown within its county.
const MOST_TO_FIND_ONE_AMONG: usize = 60;

impl Maker<'_> {
    /// The region, each municipality shaded by how much it has.
    pub(super) fn region_map(&self, language: &str) -> Option<MapView> {
        let codes = self.site.config.region.iter().map(String::as_str);
        let drawing = draw(codes, WHOLE.0, WHOLE.1)?;
        let count = |code: &str| {
            let key = (language.to_owned(), code.to_owned());
            let items = self.site.collections.by_municipality.get(&key);
            items.map_or(0, Vec::len)
        };
        let most = drawing.shapes.iter().map(|(code, _)| count(code)).max()?;
        let many = most.div_ceil(2).max(2);
        let class = |code: &str| match count(code) {
            0 => "",
            some if some < many => "map-some",
            _ => "map-many",
        };
        let with_content = drawing
            .shapes
            .iter()
            .filter(|(code, _)| count(code) > 0)
            .count();
        let fewer = drawing
            .shapes
            .iter()
            .any(|(code, _)| (1..many).contains(&count(code)));
        Some(MapView {
            many: (most >= many).then_some(many),
            with_content,
            fewer,
            ..view(drawing, class)
        })
    }

    /// A municipality among the others, with its neighbours.
    pub(super) fn municipality_map(&self, municipality: &Municipality) -> Option<MapView> {
        let config = &self.site.config;
        if !config.region.contains(&municipality.code) {
            return None;
        }
        let all = config.region.len() <= MOST_TO_FIND_ONE_AMONG;
        let codes = config.region.iter().map(String::as_str).filter(|code| {
            let known = config.municipalities.get(code);
            all || known.is_some_and(|known| known.county == municipality.county)
        });
        let drawing = draw(codes, SMALL.0, SMALL.1)?;
        let class = |code: &str| {
            if code == municipality.code {
                "map-here"
            } else if municipality.neighbours.iter().any(|near| near == code) {
                "map-near"
            } else {
                ""
            }
        };
        let mut view = view(drawing, class);
        // Last, so that no neighbour's border covers its own.
        view.places.sort_by_key(|place| place.class == "map-here");
        Some(view)
    }
}

fn view(drawing: Drawing, class: impl Fn(&str) -> &'static str) -> MapView {
    let total = drawing.shapes.len();
    let places = drawing.shapes.into_iter();
    MapView {
        width: drawing.width,
        height: drawing.height,
        places: places
            .map(|(code, path)| MapPlace {
                class: class(&code),
                path,
            })
            .collect(),
        many: None,
        fewer: false,
        with_content: 0,
        total,
    }
}
