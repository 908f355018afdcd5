//! What the decree leaves to the office: `[trinh-bay]` in co-quan.toml.

use super::{Layout, Number, Unit};

/// Values this close are one: "1/3" of a line, and the 0.333 that `layout.toml` writes for it.
const ROUNDING: f64 = 1e-6;

/// Declares the choices: what each is called in `[trinh-bay]`, and which number of `layout.toml` it sets.
macro_rules! choices {
    ($($(#[doc = $doc:literal])+ $choice:ident = $key:literal => $($step:ident).+,)+) => {
        /// One number that the office may choose.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Choice {
            $($(#[doc = $doc])+ $choice,)+
        }

        impl Choice {
            /// All, in the order of the reference.
            pub const ALL: &'static [Choice] = &[$(Choice::$choice),+];

            /// The key in `[trinh-bay]`.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Choice::$choice => $key,)+
                }
            }

            /// The number that it sets, as `layout` has it. Of [`Choice::TypeSizes`], which sets many, that of the body.
            pub fn number(self, layout: &Layout) -> &Number {
                match self {
                    $(Choice::$choice => &layout.$($step).+,)+
                }
            }

            fn number_mut(self, layout: &mut Layout) -> &mut Number {
                match self {
                    $(Choice::$choice => &mut layout.$($step).+,)+
                }
            }

            /// Where `layout.toml` has that number: `page.margin-left`.
            fn path(self) -> String {
                let path: &[&str] = match self {
                    $(Choice::$choice => &[$(stringify!($step)),+],)+
                };
                path.join(".").replace('_', "-")
            }
        }
    };
}

choices! {
    /// *Cỡ chữ*: 13 or 14 (14 or 15 in a document of the Party), by which the sizes of all components go down or up as one set (the note under the table of
    /// type sizes, Phụ lục I).
    TypeSizes = "co-chu" => components.body.size,
    /// *Lề trên*.
    MarginTop = "le-tren" => page.margin_top,
    /// *Lề dưới*.
    MarginBottom = "le-duoi" => page.margin_bottom,
    /// *Lề trái*.
    MarginLeft = "le-trai" => page.margin_left,
    /// *Lề phải*.
    MarginRight = "le-phai" => page.margin_right,
    /// *Lùi vào của dòng đầu đoạn văn*: 1 cm or 1.27 cm.
    FirstLineIndent = "thut-dau-dong" => body.first_line_indent,
    /// *Khoảng cách giữa các đoạn văn*.
    ParagraphGap = "cach-doan" => body.paragraph_gap,
    /// *Khoảng cách giữa các dòng*.
    LineSpacing = "gian-dong" => body.line_spacing,
    /// How wide the agency's column of the header is; Quốc hiệu has the rest.
    IssuerColumn = "cot-co-quan" => header.left_column,
    /// The line under the agency, as a part of its name's line.
    IssuerRule = "duong-ke-co-quan" => rule_line.issuer,
    /// The line under *trích yếu*, as a part of its line.
    SubjectRule = "duong-ke-trich-yeu" => rule_line.subject,
    /// The room for the signature.
    SigningSpace = "khoang-ky" => signature.signing_space,
}

/// A value that the form allows for a choice: there is no other way to make one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chosen {
    choice: Choice,
    value: f64,
}

impl Choice {
    /// The office's choice of `value`, in the number's own unit; `None` where the form doesn't allow it.
    pub fn of(self, form: &Layout, value: f64) -> Option<Chosen> {
        let number = self.number(form);
        let ends = number.range.into_iter().flatten();
        let value = ends.into_iter().find(|end| (end - value).abs() < ROUNDING).unwrap_or(value);
        let is_end = number.range.is_some_and(|ends| ends.contains(&value));
        (number.allows(value) && (is_end || !self.has_only_ends(form))).then_some(Chosen { choice: self, value })
    }

    /// Whether the two ends of its range are the only values.
    pub fn has_only_ends(self, form: &Layout) -> bool {
        self == Choice::TypeSizes || self.number(form).only_ends
    }

    /// What its value counts.
    pub fn unit(self, form: &Layout) -> Unit {
        self.number(form).unit
    }

    /// Whether it sets `number`, which stands at `path` in `layout.toml`. The columns that change with the margins aren't
    /// meant.
    pub fn sets(self, path: &str, number: &Number) -> bool {
        let is_size = || path.strip_prefix("components.").is_some_and(|rest| rest.ends_with(".size"));
        match self {
            Choice::TypeSizes => is_size() && number.range.is_some_and(|[least, greatest]| least < greatest),
            _ => self.path() == path,
        }
    }
}

impl Chosen {
    /// What was chosen.
    pub fn choice(&self) -> Choice {
        self.choice
    }

    /// The value, in the number's own unit.
    pub fn value(&self) -> f64 {
        self.value
    }
}

impl Layout {
    /// This layout with what an office chose. What stands at the right of header and foot keeps its width: Quốc hiệu
    /// needs it. The left columns have what is left between the margins.
    pub fn with(&self, chosen: impl IntoIterator<Item = Chosen>) -> Layout {
        let mut layout = self.clone();
        let mut issuer_column = None;
        for Chosen { choice, value } in chosen {
            match choice {
                Choice::TypeSizes => layout.set_sizes(value),
                Choice::IssuerColumn => issuer_column = Some(value),
                _ => choice.number_mut(&mut layout).chosen = value,
            }
        }
        let [before, after] = [self, &layout].map(|layout| layout.text_width_mm());
        layout.header.left_column.chosen += after - before;
        layout.signature.left_column.chosen += after - before;
        if let Some(column) = issuer_column {
            layout.header.left_column.chosen = column;
            layout.header.right_column.chosen = after - column;
        }
        layout
    }

    /// All sizes of the set whose body has `body` pt: each component at the lower or at the upper end of its range.
    fn set_sizes(&mut self, body: f64) {
        let is_lower = self.components.body.size.range.is_some_and(|[least, _]| body <= least);
        for component in self.components.all_mut() {
            if let Some([least, greatest]) = component.size.range {
                component.size.chosen = if is_lower { least } else { greatest };
            }
        }
    }

    /// Between the margins of upright paper; `layout.toml` has all four in mm, as the columns.
    fn text_width_mm(&self) -> f64 {
        self.page.width.chosen - self.page.margin_left.chosen - self.page.margin_right.chosen
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::document::Paper;

    fn layout(chosen: &[(Choice, f64)]) -> Layout {
        Layout::nd30().with(chosen.iter().map(|(choice, value)| choice.of(Layout::nd30(), *value).unwrap()))
    }

    #[test]
    fn the_larger_set_is_what_layout_toml_has() {
        assert_eq!(&layout(&[(Choice::TypeSizes, 14.0)]), Layout::nd30());
    }

    #[test]
    fn the_smaller_set_is_smaller_as_a_whole() {
        let c = layout(&[(Choice::TypeSizes, 13.0)]).components;
        let sizes = [&c.national_name, &c.motto, &c.place_date, &c.issuer, &c.body, &c.heading_1, &c.page_number];
        assert_eq!(sizes.map(|c| c.size.chosen), [12.0, 13.0, 13.0, 12.0, 13.0, 13.0, 13.0]);
        // What has one size keeps it.
        let single = [&c.number, &c.appendix_label, &c.recipients_label, &c.recipients, &c.table_item, &c.footnote];
        assert_eq!(single.map(|c| c.size.chosen), [13.0, 14.0, 12.0, 11.0, 12.0, 11.0]);
    }

    /// Whatever the margins, and whatever column the office wants.
    #[test]
    fn the_two_columns_fill_the_text_width() {
        use Choice::{IssuerColumn, MarginLeft, MarginRight};
        for chosen in [
            vec![],
            vec![(MarginLeft, 35.0), (MarginRight, 20.0)],
            vec![(IssuerColumn, 60.0)],
            vec![(IssuerColumn, 60.0), (MarginLeft, 32.5)],
        ] {
            let layout = layout(&chosen);
            let width = layout.page.text_width_pt(Paper::Portrait);
            for (left, right) in [
                (&layout.header.left_column, &layout.header.right_column),
                (&layout.signature.left_column, &layout.signature.right_column),
            ] {
                assert!((left.pt() + right.pt() - width).abs() < 0.01, "{chosen:?}");
                assert!(left.chosen > 50.0 && right.chosen > 80.0, "{chosen:?}");
            }
        }
    }

    #[test]
    fn only_what_the_decree_allows_is_chosen() {
        for (choice, value) in [
            (Choice::TypeSizes, 13.5),
            (Choice::TypeSizes, 12.0),
            (Choice::FirstLineIndent, 11.0),
            (Choice::MarginLeft, 29.9),
            (Choice::MarginRight, 20.1),
            (Choice::ParagraphGap, 5.0),
            (Choice::LineSpacing, 1.6),
            (Choice::SubjectRule, 0.6),
            (Choice::LineSpacing, f64::NAN),
        ] {
            assert_eq!(choice.of(Layout::nd30(), value), None, "{choice:?} {value}");
        }
        let allowed =
            [(Choice::IssuerRule, 1.0 / 3.0), (Choice::ParagraphGap, 18.0), (Choice::FirstLineIndent, 1.27 * 10.0)];
        assert!(allowed.iter().all(|(choice, value)| choice.of(Layout::nd30(), *value).is_some()));
    }

    /// `plan config` says where each number comes from by these paths.
    #[test]
    fn every_choice_has_a_range_and_names_a_number_of_layout_toml() {
        let file: toml::Value = toml::Value::try_from(Layout::nd30()).unwrap();
        for choice in Choice::ALL {
            let path = choice.path();
            let number = path.split('.').try_fold(&file, |value, key| value.get(key));
            assert!(number.is_some_and(|number| number.get("range").is_some()), "{path}");
            assert!(choice.sets(&path, choice.number(Layout::nd30())));
        }
    }
}
