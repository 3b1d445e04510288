//! The pieces of a plain page's source: start tags with their attributes, end tags, comments, text.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memmem};

use super::super::tree::Attribute;
use super::kinds::is_as_drawn;
use super::references::decoded;

/// Goes through a source that has neither NUL nor carriage returns.
pub(super) struct Reader<'s> {
    pub(super) source: &'s str,
    pub(super) at: usize,
}

/// Space, as the standard has it.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\x0c')
}

impl<'s> Reader<'s> {
    pub(super) fn byte(&self, ahead: usize) -> Option<u8> {
        self.source.as_bytes().get(self.at + ahead).copied()
    }

    pub(super) fn rest(&self) -> &'s [u8] {
        &self.source.as_bytes()[self.at..]
    }

    /// Takes text up to the next tag or the end, as it is written.
    pub(super) fn text(&mut self) -> &'s str {
        let start = self.at;
        self.at = memchr(b'<', self.rest()).map_or(self.source.len(), |length| start + length);
        &self.source[start..self.at]
    }

    /// Takes text whose content is all that comes before an end tag, and that tag.
    pub(super) fn text_until(&mut self, name: &str) -> Option<&'s str> {
        let start = self.at;
        loop {
            let end = self.at + memmem::find(self.rest(), b"</")?;
            let after = &self.source.as_bytes()[end + 2..];
            self.at = end + 2;
            let is_named = after
                .get(..name.len())
                .is_some_and(|written| written.eq_ignore_ascii_case(name.as_bytes()));
            if is_named {
                self.end_tag_of(name)?;
                return Some(&self.source[start..end]);
            }
        }
    }

    /// Takes the rest of an end tag, from its name on.
    fn end_tag_of(&mut self, name: &str) -> Option<()> {
        let is_plain =
            self.rest().starts_with(name.as_bytes()) && self.byte(name.len()) == Some(b'>');
        self.at += name.len() + 1;
        is_plain.then_some(())
    }

    /// Takes an end tag and gives its name; it begins with `</`.
    pub(super) fn end_tag(&mut self) -> Option<&'s str> {
        self.at += 2;
        let name = self.tag_name()?;
        self.at += 1;
        (self.source.as_bytes().get(self.at - 1) == Some(&b'>')).then_some(name)
    }

    /// Takes the name of a tag.
    pub(super) fn tag_name(&mut self) -> Option<&'s str> {
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric();
        let rest = self.rest();
        let length = rest.iter().position(|byte| !is_name(byte))?;
        let name = &self.source[self.at..self.at + length];
        self.at += length;
        rest.first()?.is_ascii_alphabetic().then_some(name)
    }

    /// Takes a comment that begins with `<!--` and can be read one way only.
    pub(super) fn comment(&mut self) -> Option<()> {
        let content = self.rest().strip_prefix(b"<!--")?;
        let end = memmem::find(content, b"--")?;
        if content.starts_with(b">")
            || content.starts_with(b"->")
            || content.get(end + 2) != Some(&b'>')
        {
            return None;
        }
        self.at += 4 + end + 3;
        Some(())
    }

    /// Takes the rest of a start tag, adds its attributes to others, and gives whether it ends in `/>`.
    pub(super) fn attributes(
        &mut self,
        all: &mut Vec<Attribute<'s>>,
        is_drawn: bool,
    ) -> Option<bool> {
        let first = all.len();
        loop {
            let start = self.at;
            while is_space(self.byte(0)?) {
                self.at += 1;
            }
            match self.byte(0)? {
                b'>' => {
                    self.at += 1;
                    return Some(false);
                }
                b'/' if self.byte(1)? == b'>' => {
                    self.at += 2;
                    return Some(true);
                }
                _ if self.at == start => return None,
                _ => {}
            }
            let name = self.attribute_name(is_drawn)?;
            if all[first..].iter().any(|known| known.name == name) {
                return None;
            }
            let value = match self.byte(0)? {
                b'=' => self.value()?,
                _ => Cow::Borrowed(""),
            };
            let name = Cow::Borrowed(name);
            all.push(Attribute { name, value });
        }
    }

    fn attribute_name(&mut self, is_drawn: bool) -> Option<&'s str> {
        let length = self.rest().iter().position(|byte| match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' => false,
            b'A'..=b'Z' => !is_drawn,
            b':' | b'.' => is_drawn,
            _ => true,
        })?;
        let name = &self.source[self.at..self.at + length];
        self.at += length;
        let is_plain = length > 0 && (!is_drawn || is_as_drawn(name));
        is_plain.then(|| if is_drawn { without_prefix(name) } else { name })
    }

    /// Takes a value with its equals sign.
    fn value(&mut self) -> Option<Cow<'s, str>> {
        let quote = self.byte(1)?;
        if quote != b'"' && quote != b'\'' {
            return self.bare_value();
        }
        self.at += 2;
        let start = self.at;
        let mut end = start + memchr2(quote, b'&', self.rest())?;
        let has_references = self.source.as_bytes()[end] == b'&';
        if has_references {
            end = start + memchr(quote, self.rest())?;
        }
        self.at = end + 1;
        read(&self.source[start..end], has_references)
    }

    fn bare_value(&mut self) -> Option<Cow<'s, str>> {
        self.at += 1;
        let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.:#%".contains(byte);
        let length = self.rest().iter().position(|byte| !is_plain(byte))?;
        let value = &self.source[self.at..self.at + length];
        self.at += length;
        (length > 0).then_some(Cow::Borrowed(value))
    }
}

/// An attribute of SVG without its namespace's prefix (WHATWG HTML, 13.2.6.1, "adjust foreign
/// attributes").
fn without_prefix(name: &str) -> &str {
    match name.split_once(':') {
        Some((
            "xlink",
            own @ ("actuate" | "arcrole" | "href" | "role" | "show" | "title" | "type"),
        ))
        | Some(("xml", own @ ("lang" | "space")))
        | Some(("xmlns", own @ "xlink")) => own,
        _ => name,
    }
}

/// Text with its references read.
pub(super) fn read(text: &str, has_references: bool) -> Option<Cow<'_, str>> {
    Some(match has_references {
        true => Cow::Owned(decoded(text)?),
        false => Cow::Borrowed(text),
    })
}
