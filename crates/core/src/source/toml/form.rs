//! `[trinh-bay]`: what the office chooses where the decree leaves a choice.

use super::SourceText;
use super::reader::Table;
use super::scalars;
use crate::decree::{Choice, Chosen};
use crate::measure::Face;
use crate::source::{Fault, Spanned};

/// `[trinh-bay]`
#[derive(Debug, Clone, Default)]
pub struct FormTable {
    /// The choices that the decree allows; the others are reported.
    pub choices: Vec<Spanned<Chosen>>,
    /// `phong-chu`: the office's own Times New Roman.
    pub fonts: Option<FontFiles>,
}

/// `[trinh-bay.phong-chu]`: four files, by their paths from co-quan.toml.
#[derive(Debug, Clone)]
pub struct FontFiles {
    faces: [(Face, SourceText); 4],
}

impl FormTable {
    pub(super) fn read(table: &mut Table<'_, '_>) -> Self {
        let mut choices = Vec::new();
        for choice in Choice::ALL {
            let Some(value) = table.value(choice.key(), |value| scalars::measure(value, choice.unit())) else {
                continue;
            };
            match choice.of(value.value) {
                Some(chosen) => choices.push(Spanned::new(chosen, value.span)),
                None => table.fault(value.span, Fault::OutOfRange { choice: *choice }),
            }
        }
        Self { choices, fonts: table.table("phong-chu", FontFiles::read).flatten() }
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
