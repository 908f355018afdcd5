//! Edits, applied to a file as it lies on disk.

use super::{SourceFile, Span};

/// Words that take the place of a span's; an insertion where the span is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replacement<'a> {
    /// What goes.
    pub span: Span,
    /// What comes.
    pub text: &'a str,
}

impl SourceFile {
    /// The file as on disk, with `replacements` made: everything else stays byte for byte, line ends and byte order mark
    /// included. They have to be in the order of the file and may not overlap; one that does is left out.
    pub fn edited(&self, replacements: &[Replacement<'_>]) -> String {
        let mut edited = String::with_capacity(self.text().len());
        if self.has_byte_order_mark() {
            edited.push('\u{feff}');
        }
        let mut at = 0;
        for replacement in replacements {
            let range = replacement.span.range();
            let Some(before) = self.text().get(at..range.start) else { continue };
            if self.text().get(range.clone()).is_none() {
                continue;
            }
            self.push_as_on_disk(&mut edited, before, at);
            // New lines end as the file's do.
            if self.ends_lines_in_crlf() {
                edited.push_str(&replacement.text.replace('\n', "\r\n"));
            } else {
                edited.push_str(replacement.text);
            }
            at = range.end;
        }
        self.push_as_on_disk(&mut edited, self.text().get(at..).unwrap_or_default(), at);
        edited
    }

    /// Writes `part`, which begins at `start`, with the line ends that it has on disk.
    fn push_as_on_disk(&self, to: &mut String, part: &str, start: usize) {
        let mut at = start;
        for line in part.split_inclusive('\n') {
            let end = at + line.len();
            match line.strip_suffix('\n') {
                Some(words) if self.was_crlf(end - 1) => {
                    to.push_str(words);
                    to.push_str("\r\n");
                }
                _ => to.push_str(line),
            }
            at = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Replacement;
    use crate::source::{Sources, Span};

    #[test]
    fn what_isnt_edited_stays_byte_for_byte() {
        let mut sources = Sources::default();
        let raw = "\u{feff}một hai\r\nba\nbốn\r\n";
        let id = sources.add("a.md", "a.md", raw);
        let file = sources.file(id);
        assert_eq!(file.edited(&[]), raw);
        let at = |word: &str| {
            let start = file.text().find(word).unwrap_or_default();
            Span::new(id, start..start + word.len())
        };
        let new = [Replacement { span: at("hai"), text: "2\n2" }, Replacement { span: at("bốn"), text: "4" }];
        assert_eq!(file.edited(&new), "\u{feff}một 2\r\n2\r\nba\n4\r\n");
    }
}
