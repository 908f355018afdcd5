//! `templates/nd30/layout.toml`, typed: the one place where the decree's numbers are read. Another form (*thể thức*) has
//! another such file.

use serde::{Deserialize, Serialize};

use super::{Clause, Components, Form, Number, Words};
use crate::document::Paper;

/// Paper and margins (Phụ lục I, Phần I, Mục I).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is described where its number stands, in layout.toml")]
pub struct Page {
    pub width: Number,
    pub height: Number,
    pub margin_top: Number,
    pub margin_bottom: Number,
    pub margin_left: Number,
    pub margin_right: Number,
    pub number_distance: Number,
    pub unnumbered: Number,
}

impl Page {
    /// Width of the paper as it lies, pt.
    pub fn width_pt(&self, paper: Paper) -> f64 {
        match paper {
            Paper::Portrait => self.width.pt(),
            Paper::Landscape => self.height.pt(),
        }
    }

    /// Height of the paper as it lies, pt.
    pub fn height_pt(&self, paper: Paper) -> f64 {
        match paper {
            Paper::Portrait => self.height.pt(),
            Paper::Landscape => self.width.pt(),
        }
    }

    /// Width between the margins, pt. The margins stay where they are when the paper turns: the decree is silent.
    pub fn text_width_pt(&self, paper: Paper) -> f64 {
        self.width_pt(paper) - self.margin_left.pt() - self.margin_right.pt()
    }

    /// Height between the margins, pt.
    pub fn text_height_pt(&self, paper: Paper) -> f64 {
        self.height_pt(paper) - self.margin_top.pt() - self.margin_bottom.pt()
    }
}

/// *Phông chữ* and its colour (Phụ lục I, Phần I, Mục I, khoản 4).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeFace {
    /// The family's name, as a word processor knows it.
    pub family: String,
    /// Red, green and blue, two hexadecimal digits each.
    pub colour: String,
    /// Where both come from.
    pub clause: Clause,
}

/// Running text (*lời văn*, ô 6).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is described where its number stands, in layout.toml")]
pub struct Body {
    pub first_line_indent: Number,
    pub paragraph_gap: Number,
    pub line_spacing: Number,
}

/// Ô 1 to 4, a borderless table of two columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is described where its number stands, in layout.toml")]
pub struct Header {
    pub left_column: Number,
    pub right_column: Number,
    pub row_gap: Number,
    pub subject_gap: Number,
    pub blank_number: Number,
    pub blank_date: Number,
}

/// Ô 5a.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is described where its number stands, in layout.toml")]
pub struct TitleBlock {
    pub gap_before: Number,
    pub gap_after: Number,
}

/// The lines under Tiêu ngữ, agency and trích yếu.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is described where its number stands, in layout.toml")]
pub struct RuleLine {
    pub thickness: Number,
    pub gap: Number,
    pub strip: Number,
    pub motto: Number,
    pub issuer: Number,
    pub subject: Number,
}

/// Ô 7 and 9b, a borderless table of two columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is described where its number stands, in layout.toml")]
pub struct SignatureBlock {
    pub left_column: Number,
    pub right_column: Number,
    pub gap_before: Number,
    pub signing_space: Number,
    pub field_width: Number,
    pub field_air: Number,
    pub seal_field: Number,
    pub seal_cover: Number,
    pub attached_field_width: Number,
    pub attached_field_height: Number,
    pub attached_field_gap: Number,
    pub attached_field_size: Number,
}

/// *Bảng, biểu*: the decree is silent on their form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct TableForm {
    /// Thickness of every border.
    pub rule: Number,
    /// Inside a cell, left and right.
    pub margin_side: Number,
    /// Inside a cell, above its first line.
    pub margin_top: Number,
    /// Inside a cell, below its last line.
    pub margin_bottom: Number,
    /// Above the table or its caption.
    pub gap_before: Number,
    /// Below the table.
    pub gap_after: Number,
}

/// What parts footnotes (*chú thích cuối trang*) from the text: the decree is silent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FootnoteForm {
    /// Thickness of the line.
    pub rule: Number,
    /// Above the line, and between it and the first note.
    pub gap: Number,
    /// Of the width between the margins.
    pub length: Number,
}

/// The whole of a layout file. Lengths in mm or pt as each [`Number`] says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[expect(missing_docs, reason = "each field's type says what it is")]
pub struct Layout {
    pub form: Form,
    pub words: Words,
    pub page: Page,
    #[serde(rename = "type")]
    pub type_face: TypeFace,
    pub body: Body,
    pub header: Header,
    pub title: TitleBlock,
    pub rule_line: RuleLine,
    pub signature: SignatureBlock,
    pub table: TableForm,
    pub footnotes: FootnoteForm,
    pub components: Components,
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_layout_file_is_well_formed() {
        for source in super::super::form::SOURCES {
            let parsed: Result<Layout, _> = toml::from_str(source);
            assert!(parsed.is_ok(), "{source:.200}: {parsed:?}");
        }
        let ids: BTreeSet<&str> = Layout::forms().map(|layout| layout.form.id.as_str()).collect();
        assert_eq!(ids.len(), Layout::forms().count());
    }

    /// Walks the file itself, so that a number added tomorrow is held to its range too.
    #[test]
    fn every_chosen_number_lies_in_its_range_and_names_its_clause() {
        fn walk(path: &str, value: &toml::Value, is_law: bool, seen: &mut usize) {
            if let toml::Value::Table(table) = value {
                if table.contains_key("chosen") {
                    let number: Number = value.clone().try_into().unwrap_or_else(|e| panic!("{path}: {e}"));
                    assert!(number.allows(number.chosen), "{path} = {} is outside {:?}", number.chosen, number.range);
                    // A form without its official text cites no clause of the decree.
                    let is_practice = number.clause.short() == "thuc-hanh";
                    let has_source =
                        if is_law { number.clause.is_law() || is_practice } else { !number.clause.is_law() };
                    assert!(has_source || (is_law && number.range.is_none()), "{path}: {:?}", number.clause);
                    *seen += 1;
                }
                for (key, value) in table {
                    walk(&format!("{path}.{key}"), value, is_law, seen);
                }
            }
        }
        for layout in Layout::forms() {
            let value: toml::Value = toml::from_str(layout.source()).unwrap_or_else(|e| panic!("{e}"));
            let mut seen = 0;
            walk(&layout.form.id, &value, layout.form.unverified.is_none(), &mut seen);
            assert!(seen > 40, "only {seen} numbers found");
        }
    }

    /// What Word takes for a colour, and a name that it doesn't take for two.
    #[test]
    fn the_type_face_is_one_that_word_understands() {
        let face = &Layout::nd30().type_face;
        assert!(face.colour.len() == 6 && face.colour.bytes().all(|byte| byte.is_ascii_hexdigit()), "{face:?}");
        assert!(!face.family.is_empty() && !face.family.contains([',', ';']), "{face:?}");
        assert!(face.clause.is_law(), "{face:?}");
    }

    /// The note under the decree's table of type sizes: sizes go up and down together.
    #[test]
    fn type_sizes_are_one_set_of_the_decree() {
        let c = &Layout::nd30().components;
        let set = [&c.national_name, &c.motto, &c.place_date].map(|c| c.size.chosen);
        assert!(set == [13.0, 14.0, 14.0] || set == [12.0, 13.0, 13.0], "{set:?}");
        for component in [&c.body, &c.basis, &c.heading_1, &c.heading_2, &c.heading_3, &c.heading_4] {
            assert!((component.size.chosen - set[1]).abs() < f64::EPSILON);
        }
    }
}
