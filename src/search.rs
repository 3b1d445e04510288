//! Search that understands Swedish: what a site's pages say, and which answer a query best.
//!
//! ```text
//! Item → Document → words → stems and parts of compounds → Index → files
//!      (document)  (analysis)  (stemmer)    (compounds)     (index)  (shards)
//!
//! query, files → Answer
//!       (reader)  (ranking)
//! ```
//!
//! - [`document`] is what of a page is searched;
//! - [`analysis`] makes words of text;
//! - [`stemmer`] takes endings off;
//! - [`hunspell`] reads a dictionary, when there is one;
//! - [`concepts`] knows what means the same;
//! - `boundaries` knows what Swedish parts look like;
//! - `segmentation` tries the ways to take a word apart;
//! - [`compounds`] says which parts there are, and when a word is better whole;
//! - [`index`] weighs every term in every document;
//! - [`shards`] parts the index into files that browsers fetch;
//! - [`reader`] reads those files;
//! - `lexicon` finds a word of a query among those of the site;
//! - `spelling` guesses what one was meant to be that is not there;
//! - [`ranking`] answers, as [`CLIENT`] does in browsers.
//!
//! All of it is made from values given: whoever calls reads the site and the dictionary.

pub mod analysis;
mod boundaries;
pub mod compounds;
pub mod concepts;
pub mod document;
pub mod hunspell;
pub mod index;
mod lexicon;
pub mod ranking;
pub mod reader;
mod segmentation;
pub mod shards;
mod spelling;
pub mod stemmer;

pub use self::concepts::Concepts;
pub use self::document::Document;
pub use self::hunspell::Dictionary;
pub use self::index::{Index, Indexer};
pub use self::ranking::{Answer, answer};
pub use self::reader::{Files, ReadError};

/// The script that searches an index in a browser or in Node.
pub const CLIENT: &str = include_str!("search/client.js");
