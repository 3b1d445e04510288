//! Sprida from the outside. One binary: building many takes longer than running one.
//!
//! - `cases`: a whole site in one text, the expected findings written under the lines they are about;
//! - `example`: the example site and the manual, every link, at the root and below a path;
//! - `rebuild`: after any edits a build gives what a clean one gives, and renders no more than it must;
//! - `pages`: what a reader sees of what was written;
//! - `finding`: narrowing, sorting, surveying and comparing without script, and the map;
//! - `external_links`: links to other websites, asked of a real server;
//! - `secure_links`: the same over TLS, with certificates that are right and wrong;
//! - `statement`: the accessibility statement, from settings and from a page;
//! - `statement_acceptance`: the statement as programs that look for statements find and read it;
//! - `images`: what becomes of pictures: their sizes, what cameras wrote in them, what is wrong;
//! - `document_corners`: personal identity numbers where nobody thinks that others look;
//! - `pdf_corners`: the same in a PDF, in pieces and beside its pages;
//! - `documents`: what is said of PDFs and Office files, and what stands after links to them;
//! - `figures`: facts as pictures, and the files beside them;
//! - `private`: personal identity numbers everywhere, and no digit of them in any output;
//! - `publishing`: killed, disk-full and foreign: the last good site stands;
//! - `robustness`: what is no text, too large, a loop, or not allowed;
//! - `searching`: what readers find by which words;
//! - `plain_language`: what messages themselves are written in is easy to read;
//! - `commands`: the program as people call it, outside its repository;
//! - `tidy`: the code keeps its own rules.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test that cannot go on has failed, and tests write the files that they try"
)]

mod cases;
mod commands;
mod document_corners;
mod documents;
mod example;
mod external_links;
mod html_folder;
mod images;
mod judging;
mod machines;
mod finding;
mod figures;
mod page_rules;
mod pages;
mod pdf_corners;
mod plain_language;
mod preview;
mod private;
mod publishing;
mod rebuild;
mod robustness;
mod searching;
mod secure_links;
mod serve;
mod statement;
mod statement_acceptance;
mod tidy;
mod title_cards;
mod well_formed;
mod workspace;
