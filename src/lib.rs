//! Sprida: a static site generator for sharing what public projects have learnt.
//!
//! Data flows one way, and each phase's result is a type that the next takes:
//!
//! ```text
//! Sources → Vec<Parsed> → Site → Plan → Published
//!  (read)     (parse)   (resolve) (make)  (write)
//!                  ↘ Diagnostics ↙
//! ```
//!
//! - [`sources`] is the only reader of the disk; it holds back pages until they are parsed.
//! - [`page`] turns one source into one page and knows nothing of other pages: same text, same page.
//! - [`site`] is the resolved, immutable whole; mistakes between pages are found while it is built.
//! - [`figures`] draws facts as SVG; a theme's templates ask for the pictures.
//! - [`title_cards`] draws a page's title as a picture for those who share its link.
//! - [`search`] finds the pages that answer a query best, in the language that they are written in.
//! - [`outputs`] plans what stands at each address and makes it; a [`theme::view`] holds exactly what
//!   a template sees, and its hash decides whether a page must be rendered again.
//! - [`html`] is a finished page as browsers understand it, which rules judge.
//! - [`judging`] judges rendered pages, and tells a theme's faults from a writer's.
//! - [`publish`] puts a whole new tree in the old one's place; a failed build changes nothing.
//! - [`preview`] holds the same phases' results in memory and makes single entries of the same plan;
//!   [`watch`] tells it what has changed, [`serve`] what a browser asks for.
//! - [`diagnostic`] findings are values, collected in every phase and shown at the very end.
//!
//! What does not happen: no module but `preview` and `serve` keeps state between calls, no template
//! reads a file or a clock, nothing but `sources`, `images`, `documents`, `publish`, `memo`, `scaffold`,
//! `watch` and `cli` touches the disk.
//!
//! The modules stand in the order of the flow; each uses only those above it, and a test holds that.
//! A module's parts lie in its folder, one subject a file.

pub mod fingerprint;
pub mod escape;
pub mod identity_number;
pub mod diagnostic;
pub mod readability;
pub mod outline;
pub mod html;
pub mod kind_name;
pub mod language;
pub mod collation;
pub mod colour;
pub mod nearest;
pub mod value;
pub mod vocabulary;
pub mod municipality;
pub mod persons;
pub mod region_map;
pub mod schema;
pub mod images;
pub mod documents;
pub mod sources;
pub mod external_links;
pub mod kinds;
pub mod rules;
pub mod privacy;
pub mod config;
pub mod blocks;
pub mod markdown;
pub mod page;
pub mod texts;
pub mod theme_anchors;
pub mod site;
pub mod figures;
pub mod title_cards;
pub mod search;
pub mod theme;
pub mod outputs;
pub mod judging;
pub mod platform;
pub mod publish;
pub mod memo;
pub mod review;
pub mod pipeline;
pub mod report;
pub mod scaffold;
pub mod preview;
pub mod watch;
pub mod serve;
pub mod cli;
