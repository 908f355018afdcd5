//! The components of the form (*thành phần thể thức*): type, capitals and alignment of each.

use serde::{Deserialize, Serialize};

use super::Number;
use crate::document::{Division, RowKind, TitleRole};

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
    /// *Gạch chân*.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub underline: bool,
    /// *In hoa*: the compiler writes capitals, no renderer does.
    pub capitals: bool,
    /// How its lines stand.
    pub align: Align,
}

/// Declares [`Components`] with the name that each has in `layout.toml`.
macro_rules! components {
    ($($field:ident = $name:literal,)+) => {
        /// Every component that a document of the forms 1.2 to 1.5 and 2.1 has.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[expect(missing_docs, reason = "each field carries its Vietnamese term and its ô in layout.toml")]
        pub struct Components {
            $(#[serde(rename = $name)] pub $field: Component,)+
        }

        impl Components {
            /// All of them, by their names in `layout.toml` and in its order.
            pub fn all(&self) -> impl Iterator<Item = (&'static str, &Component)> {
                [$(($name, &self.$field)),+].into_iter()
            }

            /// All of them, in the order of `layout.toml`.
            pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut Component> {
                [$(&mut self.$field),+].into_iter()
            }
        }
    };
}

components! {
    national_name = "national-name",
    motto = "motto",
    parent = "parent",
    issuer = "issuer",
    number = "number",
    place_date = "place-date",
    draft_mark = "draft-mark",
    kind = "kind",
    subject = "subject",
    letter_subject = "letter-subject",
    addressees = "addressees",
    appendix_label = "appendix-label",
    appendix_title = "appendix-title",
    attached_to = "attached-to",
    issuing_authority = "issuing-authority",
    order = "order",
    basis = "basis",
    body = "body",
    division_number = "division-number",
    division_title = "division-title",
    article = "article",
    heading_1 = "heading-1",
    heading_2 = "heading-2",
    heading_3 = "heading-3",
    heading_4 = "heading-4",
    authority = "authority",
    position = "position",
    signer = "signer",
    recipients_label = "recipients-label",
    recipients = "recipients",
    page_number = "page-number",
    table_caption = "table-caption",
    table_unit = "table-unit",
    table_head = "table-head",
    table_numbers = "table-numbers",
    table_group = "table-group",
    table_subgroup = "table-subgroup",
    table_item = "table-item",
    table_total = "table-total",
    footnote = "footnote",
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
            TitleRole::Subject | TitleRole::SubjectMark => &self.subject,
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
