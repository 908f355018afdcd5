//! The numbers of headings, as the decree writes them (Phụ lục I, Phần I, Mục II, khoản 6, điểm đ).

use super::open::Open;
use crate::decree::{Clause, Words};
use crate::document::Division;
use crate::vietnamese::{point_letter, roman};

pub(super) const NUMBERS: Clause = Clause::new("pl1:I.II.6.dd");

/// Counters of one part of the document that run on from file to file.
#[derive(Debug)]
pub(super) struct Counters<'w> {
    /// Behind a Roman number: ". ".
    roman: &'w str,
    volumes: usize,
    chapters: usize,
    sections: usize,
    subsections: usize,
    /// Điều are counted through all chapters.
    articles: usize,
    romans: usize,
}

/// The number of a heading.
pub(super) struct Number {
    /// Without marks: "2", "IV", "a".
    pub(super) bare: String,
    /// As the heading prints it, with the space behind it: "2. ", "Chương IV".
    pub(super) label: String,
    /// As a reference prints it: "khoản 2 Mục IV".
    pub(super) printed: String,
    /// Its name below its parent: "khoan.2".
    pub(super) ordinal: String,
}

impl<'w> Counters<'w> {
    /// Nothing counted yet; the form's words say how a number is written.
    pub(super) fn new(words: &'w Words) -> Self {
        Self { roman: &words.roman, volumes: 0, chapters: 0, sections: 0, subsections: 0, articles: 0, romans: 0 }
    }

    /// The number of the next heading of `division` below `parent`, which counts khoản and điểm itself; `within` ends
    /// what a reference to the outermost ones prints: "Phụ lục II".
    pub(super) fn next(&mut self, division: Division, parent: Option<&mut Open>, within: &str) -> Number {
        let above = parent.as_ref().map_or_else(|| within.to_owned(), |parent| parent.printed.clone());
        let in_above = |name: String| format!("{name} {above}").trim_end().to_owned();
        let named = |ordinal: &str, n: usize, bare: String, word: &str| {
            let label = format!("{word} {bare}");
            Number { printed: in_above(label.clone()), ordinal: format!("{ordinal}.{n}"), bare, label }
        };
        match division {
            Division::Volume => {
                self.volumes += 1;
                self.romans = 0;
                named("phan", self.volumes, roman(self.volumes), "Phần")
            }
            Division::Chapter => {
                self.chapters += 1;
                self.sections = 0;
                let number = named("chuong", self.chapters, roman(self.chapters), "Chương");
                // Chapters run through the volumes: their numbers need no other.
                Number { printed: format!("{} {within}", number.label).trim_end().to_owned(), ..number }
            }
            Division::Section => {
                self.sections += 1;
                self.subsections = 0;
                named("muc", self.sections, self.sections.to_string(), "Mục")
            }
            Division::Subsection => {
                self.subsections += 1;
                named("tieu-muc", self.subsections, self.subsections.to_string(), "Tiểu mục")
            }
            Division::Article => {
                self.articles += 1;
                let bare = self.articles.to_string();
                let printed = format!("Điều {bare} {within}").trim_end().to_owned();
                Number { label: format!("Điều {bare}. "), printed, ordinal: format!("dieu.{bare}"), bare }
            }
            Division::Roman => {
                self.romans += 1;
                let bare = roman(self.romans);
                let printed = in_above(format!("Mục {bare}"));
                let label = format!("{bare}{}", self.roman);
                Number { label, printed, ordinal: format!("muc.{}", self.romans), bare }
            }
            Division::Clause => {
                let n = count(parent, |parent| &mut parent.numbered);
                let printed = in_above(format!("khoản {n}"));
                Number { label: format!("{n}. "), printed, ordinal: format!("khoan.{n}"), bare: n.to_string() }
            }
            Division::Subclause => {
                let khoan = parent.as_ref().map(|parent| parent.number.clone()).unwrap_or_default();
                // "khoản 1.2 Mục II": the number holds its khoản's already.
                let above = above.split_once(&format!("khoản {khoan} ")).map_or("", |(_, rest)| rest).to_owned();
                let n = count(parent, |parent| &mut parent.numbered);
                let bare = format!("{khoan}.{n}");
                let printed = format!("khoản {bare} {above}").trim_end().to_owned();
                Number { label: format!("{bare}. "), printed, ordinal: format!("tiet.{n}"), bare }
            }
            Division::Point => {
                let n = count(parent, |parent| &mut parent.points);
                let bare = point_letter(n);
                let printed = in_above(format!("điểm {bare}"));
                Number { label: format!("{bare}) "), printed, ordinal: format!("diem.{n}"), bare }
            }
        }
    }
}

fn count(parent: Option<&mut Open>, counter: impl Fn(&mut Open) -> &mut usize) -> usize {
    let Some(parent) = parent else { return 1 };
    let counter = counter(parent);
    *counter += 1;
    *counter
}
