//! Where the values of a PDF object stand in its bytes.
//!
//! A parser says what a file means to that parser. Whether a signature leaves out its own `/Contents` and nothing else, and
//! whether an update says anything twice, is told by the bytes themselves.

use std::ops::Range;

/// How deep values may nest here.
const DEEP: usize = 64;

/// The entries of a dictionary: names, decoded, and where their values stand.
pub(super) type Entries = Vec<(Vec<u8>, Range<usize>)>;

/// A place in a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    /// The next byte.
    pub(super) at: usize,
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Past blanks; a comment isn't one: honest updates have none.
    pub(super) fn blanks(&mut self) {
        while self.peek().is_some_and(is_blank) {
            self.at += 1;
        }
    }

    /// Past `word`, if it stands here after blanks.
    pub(super) fn word(&mut self, word: &[u8]) -> Option<()> {
        self.blanks();
        let after = self.rest().strip_prefix(word)?;
        if word.last().is_some_and(u8::is_ascii_alphanumeric) && after.first().is_some_and(u8::is_ascii_alphanumeric) {
            return None;
        }
        self.at += word.len();
        Some(())
    }

    /// A whole number without a sign, after blanks.
    pub(super) fn number(&mut self) -> Option<u64> {
        self.blanks();
        let digits: Vec<u8> = self.rest().iter().copied().take_while(u8::is_ascii_digit).take(20).collect();
        self.at += digits.len();
        if self.peek().is_some_and(|next| !is_blank(next) && !is_delimiter(next)) {
            return None;
        }
        std::str::from_utf8(&digits).ok()?.parse().ok()
    }

    /// "12 0 obj": the two numbers.
    pub(super) fn object(&mut self) -> Option<(u64, u64)> {
        let numbers = (self.number()?, self.number()?);
        self.word(b"obj")?;
        Some(numbers)
    }

    /// Past a name; decoded.
    fn name(&mut self) -> Option<Vec<u8>> {
        self.blanks();
        let mut rest = self.rest().strip_prefix(b"/")?;
        self.at += 1;
        let mut name = Vec::new();
        while let Some((&byte, after)) = rest.split_first() {
            if is_blank(byte) || is_delimiter(byte) {
                break;
            }
            let escaped = (byte == b'#').then(|| after.get(..2).and_then(hex_byte)).flatten();
            let taken = if escaped.is_some() { 3 } else { 1 };
            name.push(escaped.unwrap_or(byte));
            self.at += taken;
            rest = rest.get(taken..)?;
        }
        Some(name)
    }

    /// Past a literal string.
    fn literal(&mut self) -> Option<()> {
        let mut open = 0_usize;
        loop {
            let byte = self.peek()?;
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => open += 1,
                b')' => {
                    open = open.checked_sub(1)?;
                    if open == 0 {
                        return Some(());
                    }
                }
                _ => {}
            }
        }
    }

    /// Past a value; where it stands. A dictionary in it that says a key twice is no value.
    fn value(&mut self, depth: usize) -> Option<Range<usize>> {
        self.blanks();
        let start = self.at;
        match (self.peek()?, self.rest().get(1)) {
            (b'<', Some(b'<')) => {
                self.entries(depth)?;
            }
            (b'<', _) => {
                let length = self.rest().iter().position(|byte| *byte == b'>')?;
                self.at += length + 1;
            }
            (b'(', _) => self.literal()?,
            (b'/', _) => {
                self.name()?;
            }
            (b'[', _) => {
                let depth = depth.checked_sub(1)?;
                self.at += 1;
                loop {
                    self.blanks();
                    if self.peek()? == b']' {
                        self.at += 1;
                        break;
                    }
                    self.value(depth)?;
                }
            }
            _ => {
                let length = self.rest().iter().take_while(|byte| !is_blank(**byte) && !is_delimiter(**byte)).count();
                self.at += length;
                if length == 0 {
                    return None;
                }
                // "12 0 R" is one value.
                let mut ahead = *self;
                if self.bytes.get(start..self.at)?.iter().all(u8::is_ascii_digit)
                    && ahead.number().is_some()
                    && ahead.word(b"R").is_some()
                {
                    self.at = ahead.at;
                }
            }
        }
        Some(start..self.at)
    }

    fn entries(&mut self, depth: usize) -> Option<Entries> {
        let depth = depth.checked_sub(1)?;
        self.word(b"<<")?;
        let mut entries: Entries = Vec::new();
        loop {
            self.blanks();
            if self.rest().starts_with(b">>") {
                self.at += 2;
                break;
            }
            let name = self.name()?;
            let value = self.value(depth)?;
            entries.push((name, value));
        }
        let mut names: Vec<_> = entries.iter().map(|(name, _)| name).collect();
        names.sort_unstable();
        names.windows(2).all(|pair| pair.first() != pair.last()).then_some(entries)
    }

    /// Past `stream`, so many bytes and `endstream`; where the bytes stand. Only a line break parts them from the second
    /// word: what is longer than its dictionary says hides something.
    pub(super) fn data(&mut self, length: usize) -> Option<Range<usize>> {
        self.word(b"stream")?;
        let rest = self.rest();
        self.at += if rest.starts_with(b"\r\n") { 2 } else { 1 };
        let start = self.at;
        let end = start.checked_add(length)?;
        self.at = end;
        self.word(b"endstream")?;
        (self.at <= end + b"\r\nendstream".len()).then_some(start..end)
    }

    /// The place of the first byte from `at` on that isn't blank.
    pub(super) fn past_blanks(bytes: &[u8], at: usize) -> usize {
        let mut lexer = Lexer::new(bytes, at);
        lexer.blanks();
        lexer.at
    }

    /// Past any value.
    pub(super) fn any(&mut self) -> Option<Range<usize>> {
        self.value(DEEP)
    }

    /// Past a dictionary; its entries. `None` too where it, or one inside it, has a key twice.
    pub(super) fn dictionary(&mut self) -> Option<Entries> {
        self.blanks();
        self.entries(DEEP)
    }
}

/// Two hexadecimal digits.
fn hex_byte(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// Where the value of `name` stands.
pub(super) fn entry(entries: &Entries, name: &[u8]) -> Option<Range<usize>> {
    entries.iter().find(|(key, _)| key == name).map(|(_, range)| range.clone())
}

/// Where `needle` first stands in `haystack`.
pub(super) fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    loop {
        let rest = haystack.get(from..)?;
        let step = rest.iter().position(|byte| *byte == first)?;
        if rest.get(step..)?.starts_with(needle) {
            return Some(from + step);
        }
        from += step + 1;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_by_their_bytes() {
        let bytes = b"<< /A (a\\)) ) /B#79 [1 0 R <AB> << /C 1 >>] /Contents <00> >>";
        let entries =
            Lexer::new(b"<< /A (a\\)) /By [1 0 R <AB> << /C 1 >>] /Contents <00> >>", 0).dictionary().unwrap();
        assert_eq!(
            entries.iter().map(|(name, _)| name.as_slice()).collect::<Vec<_>>(),
            [&b"A"[..], b"By", b"Contents"]
        );
        assert!(Lexer::new(bytes, 0).dictionary().is_none(), "a bracket too many");
        assert!(Lexer::new(b"<< /A 1 /#41 2 >>", 0).dictionary().is_none(), "a key twice");
        assert!(Lexer::new("[".repeat(100_000).as_bytes(), 0).any().is_none(), "too deep");
    }
}
