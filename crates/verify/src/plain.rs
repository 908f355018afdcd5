//! The words of a Word file as a plain text, for the rules on words.

use plan_core::source::Landmark;

use crate::reading::{Paragraph, Reading, Zone};

/// The words of a DOCX: a paragraph a line, a row of a table `| a | b |`; and where each paragraph begins.
///
/// Page headers, footers and notes are left out: their words aren't the document's running text. The cells of a table
/// without lines, as header and signature are set, are lines of their own, column by column.
pub fn plain(reading: &Reading) -> (String, Vec<Landmark>) {
    let mut plain = Plain::default();
    let shown: Vec<&Paragraph> =
        reading.paragraphs.iter().filter(|paragraph| matches!(paragraph.zone, Zone::Body | Zone::Box)).collect();
    let table = |paragraph: &Paragraph| paragraph.cell.map(|cell| (cell.table, cell.ruled));
    // What stands in one table one after the other; a box inside it has its own paragraphs.
    for stretch in shown.chunk_by(|one, two| table(one) == table(two)) {
        match stretch.first().and_then(|first| first.cell) {
            Some(cell) if cell.ruled => plain.table(stretch),
            Some(_) => plain.columns(stretch),
            None => stretch.iter().for_each(|paragraph| plain.paragraph(paragraph)),
        }
    }
    (plain.text, plain.landmarks)
}

#[derive(Default)]
struct Plain {
    text: String,
    landmarks: Vec<Landmark>,
}

impl Plain {
    fn mark(&mut self, paragraph: &Paragraph) {
        let (start, page) = (self.text.len(), paragraph.page);
        self.landmarks.push(Landmark { start, paragraph: paragraph.ordinal, page });
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        self.mark(paragraph);
        for line in &paragraph.lines {
            self.words(&line.text(), false);
            self.text.push('\n');
        }
        self.text.push('\n');
    }

    /// Header and signature: the whole left column, then the right one.
    fn columns(&mut self, stretch: &[&Paragraph]) {
        let mut by_column = stretch.to_vec();
        by_column.sort_by_key(|paragraph| paragraph.cell.map(|cell| cell.column));
        by_column.into_iter().for_each(|paragraph| self.paragraph(paragraph));
    }

    fn table(&mut self, stretch: &[&Paragraph]) {
        let place = |paragraph: &Paragraph| paragraph.cell.map_or((0, 0), |cell| (cell.row, cell.column));
        let columns = stretch.iter().map(|paragraph| place(paragraph).1 + 1).max().unwrap_or(0);
        for row in stretch.chunk_by(|one, two| place(one).0 == place(two).0) {
            self.text.push('|');
            let mut written = 0;
            for cell in row.chunk_by(|one, two| place(one).1 == place(two).1) {
                let column = cell.first().map_or(0, |first| place(first).1);
                self.text.push_str(&"  |".repeat(column.saturating_sub(written)));
                self.cell(cell);
                self.text.push_str(" |");
                written = column + 1;
            }
            // Cells without words have no paragraphs.
            self.text.push_str(&"  |".repeat(columns.saturating_sub(written)));
            self.text.push('\n');
        }
        self.text.push('\n');
    }

    fn cell(&mut self, paragraphs: &[&Paragraph]) {
        self.text.push(' ');
        let mut is_first = true;
        for paragraph in paragraphs {
            for (order, line) in paragraph.lines.iter().enumerate() {
                if !std::mem::take(&mut is_first) {
                    self.text.push_str("<br>");
                }
                if order == 0 {
                    self.mark(paragraph);
                }
                self.words(&line.text(), true);
            }
        }
    }

    /// Words as they stand, with `\` before what a reader of Markdown takes for a mark.
    fn words(&mut self, words: &str, in_cell: bool) {
        let mut before = None;
        let mut rest = words.trim().chars().peekable();
        while let Some(c) = rest.next() {
            let begins = before.is_none();
            let is_mark = match c {
                '*' | '\\' => true,
                '<' => rest.peek().is_some_and(|next| next.is_ascii_alphabetic() || *next == '/'),
                // A line of them is a line that somebody typed.
                '_' => before != Some('_') && rest.peek() != Some(&'_'),
                '#' => begins && !in_cell,
                '|' => begins || in_cell,
                _ => false,
            };
            before = Some(c);
            match c {
                // Tabs would make the line a row of cells.
                '\t' => self.text.push_str("    "),
                '|' if in_cell => self.text.push('¦'),
                _ => {
                    self.text.extend(is_mark.then_some('\\'));
                    self.text.push(c);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Plain;

    #[test]
    fn marks_of_markdown_are_words() {
        let written = |words: &str, in_cell| {
            let mut plain = Plain::default();
            plain.words(words, in_cell);
            plain.text
        };
        assert_eq!(written("# 5 * 3 <b> a_b\t____", false), "\\# 5 \\* 3 \\<b> a\\_b    ____");
        assert_eq!(written("a | # b", true), "a ¦ # b");
    }
}
