//! The text of a PDF's pages (ISO 32000-2, 9.4). Words are shown in pieces, a new one where their looks
//! change, and each piece in a place of its own: pieces that stand beside each other are one word.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, Stream};

use super::font::Font;
use super::{LARGEST_PAGE, MOST_PAGES};
use crate::documents::MOST_TEXT;

/// How far apart two pieces of a word may stand, and how far two words of a line, in the size of their
/// letters. What is further away is of another column.
const WITHIN_WORD: f32 = 0.2;
const BETWEEN_WORDS: f32 = 0.6;

/// How far a piece may be raised above the others of its line, in the size of its letters.
const RAISED: f32 = 0.5;

/// The fonts that a page has, by the names that it calls them.
type Fonts<'d> = BTreeMap<Vec<u8>, Rc<Font<'d>>>;

/// The text of the first pages, and of the forms and stamps on them, as far as it can be read.
pub(super) fn text(document: &Document) -> String {
    let mut known = Known {
        document,
        fonts: HashMap::new(),
    };
    let mut text = String::new();
    for page in document.page_iter().take(MOST_PAGES) {
        let content = document.get_page_content_with_limit(page, LARGEST_PAGE);
        if let (Ok(content), Ok(fonts)) = (content, document.get_page_fonts(page)) {
            let fonts = fonts.into_iter();
            read(&content, &known.all(fonts), &mut text);
        }
        if text.len() > MOST_TEXT {
            return text;
        }
    }
    for form in forms(document).take(MOST_PAGES) {
        let content = form.get_plain_content_with_limit(LARGEST_PAGE);
        if let (Ok(content), Some(fonts)) = (content, fonts_of(document, form)) {
            read(&content, &known.all(fonts.into_iter()), &mut text);
        }
        if text.len() > MOST_TEXT {
            return text;
        }
    }
    text
}

/// What is drawn on pages as one thing, such as what somebody has filled in.
fn forms(document: &Document) -> impl Iterator<Item = &Stream> {
    let streams = document.objects.values().filter_map(|object| match object {
        Object::Stream(stream) => Some(stream),
        _ => None,
    });
    streams.filter(|stream| {
        let kind = stream.dict.get(b"Subtype").and_then(Object::as_name);
        kind.is_ok_and(|kind| kind == b"Form")
    })
}

fn fonts_of<'d>(
    document: &'d Document,
    form: &'d Stream,
) -> Option<BTreeMap<Vec<u8>, &'d Dictionary>> {
    let resources = document.get_dict_in_dict(&form.dict, b"Resources").ok()?;
    let fonts = document.get_dict_in_dict(resources, b"Font").ok()?;
    let fonts = fonts.iter().filter_map(|(name, _)| {
        let font = document.get_dict_in_dict(fonts, name).ok()?;
        Some((name.clone(), font))
    });
    Some(fonts.collect())
}

/// The fonts that have been read: most pages of a document have the same.
struct Known<'d> {
    document: &'d Document,
    /// By where each stands in memory.
    fonts: HashMap<usize, Option<Rc<Font<'d>>>>,
}

impl<'d> Known<'d> {
    fn all(&mut self, named: impl Iterator<Item = (Vec<u8>, &'d Dictionary)>) -> Fonts<'d> {
        let read = named.filter_map(|(name, font)| {
            let place = std::ptr::from_ref(font).addr();
            let known = self.fonts.entry(place);
            let known = known.or_insert_with(|| Font::of(self.document, font).map(Rc::new));
            Some((name, known.clone()?))
        });
        read.collect()
    }
}

fn read(content: &[u8], fonts: &Fonts<'_>, text: &mut String) {
    let Ok(content) = Content::decode(content) else {
        return;
    };
    let mut pen = Pen::new(fonts, text);
    for operation in &content.operations {
        if pen.text.len() > MOST_TEXT {
            break;
        }
        pen.follow(operation);
    }
    text.push_str("\n\n");
}

/// A place in the plane, and where its axes lead: `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Clone, Copy)]
struct Matrix {
    a: f32,
    b: f32,
    c: f32,
    d: f32,
    e: f32,
    f: f32,
}

impl Matrix {
    const NONE: Self = Self {
        a: 1.0,
        b: 0.0,
        c: 0.0,
        d: 1.0,
        e: 0.0,
        f: 0.0,
    };

    fn moved(e: f32, f: f32) -> Self {
        Self { e, f, ..Self::NONE }
    }

    /// This one first, then the other.
    fn then(self, other: Self) -> Self {
        Self {
            a: self.a * other.a + self.b * other.c,
            b: self.a * other.b + self.b * other.d,
            c: self.c * other.a + self.d * other.c,
            d: self.c * other.b + self.d * other.d,
            e: self.e * other.a + self.f * other.c + other.e,
            f: self.e * other.b + self.f * other.d + other.f,
        }
    }
}

/// What decides where the next letters stand and how they look.
#[derive(Clone)]
struct State<'d> {
    page: Matrix,
    font: Option<Rc<Font<'d>>>,
    size: f32,
    between_letters: f32,
    between_words: f32,
    stretch: f32,
    leading: f32,
}

/// Follows a page's content and writes down what is shown.
struct Pen<'p, 'd> {
    fonts: &'p Fonts<'d>,
    text: &'p mut String,
    state: State<'d>,
    saved: Vec<State<'d>>,
    line: Matrix,
    at: Matrix,
    /// Where the last piece ended.
    end: Option<(f32, f32)>,
    /// Whether anything has moved since.
    has_moved: bool,
}

impl<'p, 'd> Pen<'p, 'd> {
    fn new(fonts: &'p Fonts<'d>, text: &'p mut String) -> Self {
        Self {
            fonts,
            text,
            state: State {
                page: Matrix::NONE,
                font: None,
                size: 1.0,
                between_letters: 0.0,
                between_words: 0.0,
                stretch: 1.0,
                leading: 0.0,
            },
            saved: Vec::new(),
            line: Matrix::NONE,
            at: Matrix::NONE,
            end: None,
            has_moved: false,
        }
    }

    fn follow(&mut self, operation: &Operation) {
        let operands = operation.operands.as_slice();
        let number = |place: usize| -> f32 {
            let operand = operands.get(place).map(Object::as_float);
            operand.and_then(Result::ok).unwrap_or_default()
        };
        match operation.operator.as_str() {
            "q" if self.saved.len() < 256 => self.saved.push(self.state.clone()),
            "Q" => {
                self.state = self.saved.pop().unwrap_or_else(|| self.state.clone());
                self.has_moved = true;
            }
            "cm" => {
                self.state.page = matrix(number).then(self.state.page);
                self.has_moved = true;
            }
            "BT" => self.begin_line(Matrix::NONE),
            "Tm" => self.begin_line(matrix(number)),
            "Td" => self.move_line(number(0), number(1)),
            "TD" => {
                self.state.leading = -number(1);
                self.move_line(number(0), number(1));
            }
            "T*" => self.next_line(),
            "TL" => self.state.leading = number(0),
            "Tc" => self.state.between_letters = number(0),
            "Tw" => self.state.between_words = number(0),
            "Tz" => self.state.stretch = number(0) / 100.0,
            "Tf" => {
                let name = operands.first().map(Object::as_name);
                let name = name.and_then(Result::ok).unwrap_or_default();
                self.state.font = self.fonts.get(name).cloned();
                self.state.size = number(1);
            }
            "Tj" | "TJ" => self.show_all(operands),
            "'" => {
                self.next_line();
                self.show_all(operands);
            }
            "\"" => {
                self.state.between_words = number(0);
                self.state.between_letters = number(1);
                self.next_line();
                self.show_all(operands.get(2..).unwrap_or_default());
            }
            _ => {}
        }
    }

    fn begin_line(&mut self, line: Matrix) {
        (self.line, self.at) = (line, line);
        self.has_moved = true;
    }

    fn move_line(&mut self, x: f32, y: f32) {
        self.begin_line(Matrix::moved(x, y).then(self.line));
    }

    fn next_line(&mut self) {
        self.move_line(0.0, -self.state.leading);
    }

    fn advance(&mut self, x: f32) {
        self.at = Matrix::moved(x * self.state.stretch, 0.0).then(self.at);
    }

    fn show_all(&mut self, operands: &[Object]) {
        for operand in operands {
            match operand {
                Object::String(bytes, _) => self.show(bytes),
                Object::Array(pieces) => {
                    for piece in pieces {
                        if let Object::String(bytes, _) = piece {
                            self.show(bytes);
                        } else if let Ok(back) = piece.as_float() {
                            self.advance(-back / 1000.0 * self.state.size);
                            self.has_moved = true;
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(font) = self.state.font.clone() else {
            return;
        };
        let shown = font.text(bytes);
        if self.has_moved {
            self.part(&shown);
        }
        self.text.push_str(&shown);
        let room = font.room(bytes);
        self.advance(
            room.width * self.state.size
                + f32::from(room.letters) * self.state.between_letters
                + f32::from(room.spaces) * self.state.between_words,
        );
        let at = self.at.then(self.state.page);
        self.end = Some((at.e, at.f));
        self.has_moved = false;
    }

    /// Writes what parts the last piece from the one that is shown here.
    fn part(&mut self, shown: &str) {
        let Some((x, y)) = self.end else { return };
        let at = self.at.then(self.state.page);
        let size = self.state.size.abs() * at.c.hypot(at.d);
        let length = at.a.hypot(at.b);
        // Along the line that is written, and across it.
        let along = ((at.e - x) * at.a + (at.f - y) * at.b) / length / size;
        let across = ((at.f - y) * at.a - (at.e - x) * at.b) / length / size;
        // Numbers without a sign or a written space between them more often stand in columns.
        let are_numbers = self.text.ends_with(|last: char| last.is_ascii_digit())
            && shown.starts_with(|first: char| first.is_ascii_digit());
        self.text.push_str(if across.abs() > RAISED {
            "\n"
        } else if along.abs() <= WITHIN_WORD {
            ""
        } else if (0.0..=BETWEEN_WORDS).contains(&along) && !are_numbers {
            " "
        } else {
            "\n\n"
        });
    }
}

fn matrix(number: impl Fn(usize) -> f32) -> Matrix {
    Matrix {
        a: number(0),
        b: number(1),
        c: number(2),
        d: number(3),
        e: number(4),
        f: number(5),
    }
}
