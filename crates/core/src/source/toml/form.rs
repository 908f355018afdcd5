//! `[trinh-bay]`: what the office chooses where the decree leaves a choice.

use super::SourceText;
use super::reader::Table;
use super::scalars;
use crate::decree::{Choice, Chosen, Layout};
use crate::measure::Face;
use crate::source::{Fault, Span, Spanned};

/// `[trinh-bay]`
#[derive(Debug, Clone)]
pub struct FormTable {
    /// `the-thuc`: the layout of the form that the office follows.
    pub form: &'static Layout,
    /// Where it says so.
    pub form_span: Option<Span>,
    /// The choices that the form allows; the others are reported.
    pub choices: Vec<Spanned<Chosen>>,
    /// `phong-chu`: the office's own Times New Roman.
    pub fonts: Option<FontFiles>,
}

/// `[trinh-bay.phong-chu]`: four files, by their paths from co-quan.toml.
#[derive(Debug, Clone)]
pub struct FontFiles {
    faces: [(Face, SourceText); 4],
}

impl Default for FormTable {
    fn default() -> Self {
        Self { form: Layout::nd30(), form_span: None, choices: Vec::new(), fonts: None }
    }
}

impl FormTable {
    pub(super) fn read(table: &mut Table<'_, '_>) -> Self {
        let forms: Vec<_> = Layout::forms().map(|layout| (layout.form.id.as_str(), layout)).collect();
        let named = table.one_of("the-thuc", &forms);
        let form = named.as_ref().map_or_else(Layout::nd30, |named| named.value);
        let mut choices = Vec::new();
        for choice in Choice::ALL {
            let Some(value) = table.value(choice.key(), |value| scalars::measure(value, choice.unit(form))) else {
                continue;
            };
            match choice.of(form, value.value) {
                Some(chosen) => choices.push(Spanned::new(chosen, value.span)),
                None => table.fault(value.span, Fault::OutOfRange { choice: *choice }),
            }
        }
        Self {
            form,
            form_span: named.map(|named| named.span),
            choices,
            fonts: table.table("phong-chu", FontFiles::read).flatten(),
        }
    }

    /// The form's layout, with what the office chose.
    pub fn layout(&self) -> Layout {
        self.form.with(self.choices.iter().map(|chosen| chosen.value))
    }

    /// What the office chose for `choice`, and where.
    pub fn choice(&self, choice: Choice) -> Option<&Spanned<Chosen>> {
        self.choices.iter().find(|chosen| chosen.value.choice() == choice)
    }
}

impl FontFiles {
    /// All four or none: a family with a face of another would be two.
    fn read(table: &mut Table<'_, '_>) -> Option<Self> {
        let mut face = |key: &'static str| {
            if !table.is_present(key) {
                table.missing(key);
            }
            table.text(key)
        };
        let (regular, bold, italic, bold_italic) = (face("dung"), face("dam"), face("nghieng"), face("dam-nghieng"));
        let faces =
            [(Face::Regular, regular?), (Face::Bold, bold?), (Face::Italic, italic?), (Face::BoldItalic, bold_italic?)];
        Some(Self { faces })
    }

    /// The faces with their files, in the order of [`Face::ALL`].
    pub fn faces(&self) -> impl Iterator<Item = (Face, &SourceText)> {
        self.faces.iter().map(|(face, file)| (*face, file))
    }
}
