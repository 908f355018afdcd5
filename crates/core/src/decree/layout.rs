//! `templates/nd30/layout.toml`, typed: the one place where the decree's numbers are read.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::Clause;
use crate::document::{Division, Paper, RowKind, TitleRole};

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Millimetres.
    Mm,
    /// Points, 1/72 inch.
    Pt,
    /// Multiples of the font's single line.
    Lines,
    /// Multiples of the length of a text line.
    Ratio,
    /// No-break spaces.
    Spaces,
    /// Pages.
    Pages,
}

/// One number of the layout: what the decree allows, what is set, and by which clause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// Least and greatest value, where the decree gives a range.
    pub range: Option<[f64; 2]>,
    /// The value that is set.
    pub chosen: f64,
    /// What it counts.
    pub unit: Unit,
    /// Where it comes from.
    pub clause: Clause,
}

impl Number {
    /// The chosen value as a length in points; a bare multiple stays as it is.
    pub fn pt(&self) -> f64 {
        match self.unit {
            Unit::Mm => self.chosen * 72.0 / 25.4,
            Unit::Pt | Unit::Lines | Unit::Ratio | Unit::Spaces | Unit::Pages => self.chosen,
        }
    }

    /// The chosen value as a count, for [`Unit::Spaces`] and [`Unit::Pages`].
    pub fn count(&self) -> usize {
        // The value is a small whole number of `layout.toml`; a test holds it to that.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let count = self.chosen.max(0.0) as usize;
        count
    }

    /// Whether the chosen value lies in the decree's range.
    pub fn is_in_range(&self) -> bool {
        self.range.is_none_or(|[least, greatest]| least <= self.chosen && self.chosen <= greatest)
    }
}

/// Paper and margins (Phụ lục I, Phần I, Mục I).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all(deserialize = "kebab-case"), deny_unknown_fields)]
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
#[serde(rename_all(deserialize = "kebab-case"), deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is described where its number stands, in layout.toml")]
pub struct Body {
    pub first_line_indent: Number,
    pub paragraph_gap: Number,
    pub line_spacing: Number,
}

/// Ô 1 to 4, a borderless table of two columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all(deserialize = "kebab-case"), deny_unknown_fields)]
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
#[serde(rename_all(deserialize = "kebab-case"), deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is described where its number stands, in layout.toml")]
pub struct TitleBlock {
    pub gap_before: Number,
    pub gap_after: Number,
}

/// The lines under Tiêu ngữ, agency and trích yếu.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all(deserialize = "kebab-case"), deny_unknown_fields)]
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
#[serde(rename_all(deserialize = "kebab-case"), deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is described where its number stands, in layout.toml")]
pub struct SignatureBlock {
    pub left_column: Number,
    pub right_column: Number,
    pub gap_before: Number,
    pub signing_space: Number,
}

/// *Bảng, biểu*: the decree is silent on their form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all(deserialize = "kebab-case"), deny_unknown_fields)]
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

/// How lines stand between their margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// Flush left.
    Left,
    /// Centred.
    Center,
    /// Flush right.
    Right,
    /// Flush on both sides (*canh đều cả hai lề*).
    Justify,
}

/// How one component of the form (*thành phần thể thức*) is set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Component {
    /// Type size, pt.
    pub size: Number,
    /// *Đậm*.
    pub bold: bool,
    /// *Nghiêng*; otherwise *đứng*.
    pub italic: bool,
    /// *In hoa*: the compiler writes capitals, no renderer does.
    pub capitals: bool,
    /// How its lines stand.
    pub align: Align,
}

/// Every component that a document of the forms 1.2 to 1.5 and 2.1 has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all(deserialize = "kebab-case"), deny_unknown_fields)]
#[expect(missing_docs, reason = "each field carries its Vietnamese term and its ô in layout.toml")]
pub struct Components {
    pub national_name: Component,
    pub motto: Component,
    pub parent: Component,
    pub issuer: Component,
    pub number: Component,
    pub place_date: Component,
    pub draft_mark: Component,
    pub kind: Component,
    pub subject: Component,
    pub letter_subject: Component,
    pub addressees: Component,
    pub appendix_label: Component,
    pub appendix_title: Component,
    pub attached_to: Component,
    pub issuing_authority: Component,
    pub order: Component,
    pub basis: Component,
    pub body: Component,
    pub division_number: Component,
    pub division_title: Component,
    pub article: Component,
    #[serde(rename(deserialize = "heading-1"))]
    pub heading_1: Component,
    #[serde(rename(deserialize = "heading-2"))]
    pub heading_2: Component,
    #[serde(rename(deserialize = "heading-3"))]
    pub heading_3: Component,
    #[serde(rename(deserialize = "heading-4"))]
    pub heading_4: Component,
    pub authority: Component,
    pub signer: Component,
    pub recipients_label: Component,
    pub recipients: Component,
    pub page_number: Component,
    pub table_caption: Component,
    pub table_unit: Component,
    pub table_head: Component,
    pub table_numbers: Component,
    pub table_group: Component,
    pub table_subgroup: Component,
    pub table_item: Component,
    pub table_total: Component,
    pub footnote: Component,
}

impl Components {
    /// The component of a division's title; what has its number on a line of its own has [`Self::division_number`]
    /// besides.
    pub fn heading(&self, division: Division) -> &Component {
        match division {
            Division::Volume | Division::Chapter | Division::Section | Division::Subsection => &self.division_title,
            Division::Article => &self.article,
            Division::Roman => &self.heading_1,
            Division::Clause => &self.heading_2,
            Division::Subclause => &self.heading_3,
            Division::Point => &self.heading_4,
        }
    }

    /// The component of a line of the title.
    pub fn title(&self, role: TitleRole) -> &Component {
        match role {
            TitleRole::Kind => &self.kind,
            TitleRole::Subject => &self.subject,
            TitleRole::AppendixLabel => &self.appendix_label,
            TitleRole::AppendixTitle => &self.appendix_title,
            TitleRole::AttachedTo => &self.attached_to,
        }
    }

    /// The component of a row of a table.
    pub fn row(&self, kind: RowKind) -> &Component {
        match kind {
            RowKind::Head => &self.table_head,
            RowKind::Numbers => &self.table_numbers,
            RowKind::Group => &self.table_group,
            RowKind::Subgroup => &self.table_subgroup,
            RowKind::Item => &self.table_item,
            RowKind::Total => &self.table_total,
        }
    }
}

/// The whole of `layout.toml`. Lengths in mm or pt as each [`Number`] says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all(deserialize = "kebab-case"), deny_unknown_fields)]
#[expect(missing_docs, reason = "each field's type says what it is")]
pub struct Layout {
    pub page: Page,
    #[serde(rename(deserialize = "type"))]
    pub type_face: TypeFace,
    pub body: Body,
    pub header: Header,
    pub title: TitleBlock,
    pub rule_line: RuleLine,
    pub signature: SignatureBlock,
    pub table: TableForm,
    pub components: Components,
}

const SOURCE: &str = include_str!("../../../../templates/nd30/layout.toml");

impl Layout {
    /// The layout of Decree 30.
    pub fn nd30() -> &'static Layout {
        static LAYOUT: LazyLock<Layout> = LazyLock::new(|| {
            // The file is part of the program; `layout_toml_is_well_formed` fails before a broken one is built.
            #[expect(clippy::expect_used)]
            toml::from_str(SOURCE).expect("templates/nd30/layout.toml is part of the program")
        });
        &LAYOUT
    }
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn layout_toml_is_well_formed() {
        let parsed: Result<Layout, _> = toml::from_str(SOURCE);
        assert!(parsed.is_ok(), "{parsed:?}");
    }

    /// Walks the file itself, so that a number added tomorrow is held to its range too.
    #[test]
    fn every_chosen_number_lies_in_its_range_and_names_its_clause() {
        fn walk(path: &str, value: &toml::Value, seen: &mut usize) {
            if let toml::Value::Table(table) = value {
                if table.contains_key("chosen") {
                    let number: Number = value.clone().try_into().unwrap_or_else(|e| panic!("{path}: {e}"));
                    assert!(number.is_in_range(), "{path} = {} is outside {:?}", number.chosen, number.range);
                    assert!(number.clause.is_law() || number.range.is_none() || number.clause.short() == "thuc-hanh");
                    *seen += 1;
                }
                for (key, value) in table {
                    walk(&format!("{path}.{key}"), value, seen);
                }
            }
        }
        let value: toml::Value = toml::from_str(SOURCE).unwrap_or_else(|e| panic!("{e}"));
        let mut seen = 0;
        walk("layout", &value, &mut seen);
        assert!(seen > 40, "only {seen} numbers found");
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

    #[test]
    fn the_two_columns_fill_the_text_width() {
        let layout = Layout::nd30();
        let width = layout.page.text_width_pt(Paper::Portrait);
        for (left, right) in [
            (&layout.header.left_column, &layout.header.right_column),
            (&layout.signature.left_column, &layout.signature.right_column),
        ] {
            assert!((left.pt() + right.pt() - width).abs() < 0.01);
        }
    }
}
