//! Pictures of facts as SVG: bars, shares, timelines, goals, process maps.
//!
//! Pure functions from plain data with texts that are ready to show; the same data gives the same
//! picture. A picture is drawn 360 units wide with letters of 15, so that they are 12 pixels on the
//! narrowest phone, and never says anything by colour alone: parts have patterns and texts too.
//! Colours and fonts come from classes, since `style` attributes are not allowed on the pages.

mod bars;
mod drawing;
mod goals;
mod lanes;
mod lettering;
mod shares;
mod timeline;

pub use self::bars::{Bar, BarRow, grouped, stacked};
pub use self::goals::{GoalBar, Progress, goals};
pub use self::lanes::{Shape, Step, lanes};
pub use self::shares::{Part, ShareRow, shares};
pub use self::timeline::{Event, timeline};

/// What a picture says besides what it draws, and the way that its language is read.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Begins every id in the picture; unique in its page.
    pub id: &'a str,
    /// What it shows, for those who cannot see it. What it is called stands beside it.
    pub description: &'a str,
    /// Whether it is read from the right.
    pub right_to_left: bool,
}

/// How many bars a picture can hold before a table is easier to read.
pub const MOST_BARS: usize = 60;

/// How many series can be told apart by colour and pattern.
pub const MOST_SERIES: usize = 4;

/// How many answers to one question can be told apart in one bar.
pub const MOST_PARTS: usize = 6;

#[cfg(test)]
mod tests;
