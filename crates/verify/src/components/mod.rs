//! Which part of the form (*thành phần thể thức*) each line is: found by place, words and style, in files that say
//! nothing of it.
//!
//! What can't be told is left out. A requirement about a component that wasn't found answers *không xác định*.

mod body;
mod header;
mod opening;
mod parts;
mod party;
mod signature;
mod title;
mod words;

use std::ops::Range;

use plan_core::decree::Kind;

use crate::reading::{Align, Extent, Line, Paragraph, Reading, Span, Zone};
use crate::report::Place;

pub(crate) use words::{figures_prefix, folded, is_capitals, roman_prefix};

/// A component, or a piece of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    /// *Quốc hiệu*, ô 1.
    NationalName,
    /// *Tiêu ngữ*, ô 1.
    Motto,
    /// *Tên cơ quan chủ quản trực tiếp*, ô 2.
    Parent,
    /// *Tên cơ quan ban hành*, ô 2.
    Issuer,
    /// *Số, ký hiệu*, ô 3.
    Number,
    /// *Địa danh và thời gian ban hành*, ô 4.
    PlaceDate,
    /// *Trích yếu công văn* ("V/v …"), ô 5b.
    LetterSubject,
    /// *Tên loại*, ô 5a.
    Kind,
    /// *Trích yếu*, ô 5a.
    Subject,
    /// *Kính gửi*, ô 9a.
    Addressees,
    /// *Thẩm quyền ban hành*: "ỦY BAN NHÂN DÂN XÃ …" above the căn cứ of a decision.
    IssuingAuthority,
    /// *Căn cứ*, ô 6.
    Basis,
    /// "QUYẾT ĐỊNH:".
    Order,
    /// "Phần I", "Chương I", "Mục 1", "Tiểu mục 1" on a line of its own.
    DivisionNumber,
    /// The title below it.
    DivisionTitle,
    /// "Điều 1. …".
    Article,
    /// "I. …".
    Roman,
    /// "1. …" with a title: the whole paragraph is bold.
    Clause,
    /// Running text: *lời văn*, khoản and điểm without a title, dashes.
    Body,
    /// *Quyền hạn, chức vụ của người ký*, ô 7a.
    Authority,
    /// *Họ và tên của người ký*, ô 7b.
    Signer,
    /// "Nơi nhận:", ô 9b.
    RecipientsLabel,
    /// A line of the list, ô 9b.
    Recipient,
    /// "Phụ lục I".
    AppendixLabel,
    /// *Tiêu đề phụ lục*.
    AppendixTitle,
    /// "(Kèm theo …)".
    AttachedTo,
}

/// Lines that are one component.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) role: Role,
    pub(crate) paragraph: usize,
    /// Which of the paragraph's lines.
    pub(crate) lines: Range<usize>,
}

/// What a part of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PartKind {
    /// The document that is issued.
    Main,
    /// What it issues: a header block of its own, no number and no date (Mẫu 1.3).
    Attached,
    /// *Phụ lục*.
    Appendix,
}

/// Paragraphs that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) kind: PartKind,
    /// Its paragraphs.
    pub(crate) paragraphs: Range<usize>,
}

/// The components of a file.
#[derive(Debug)]
pub(crate) struct Components<'r> {
    pub(crate) reading: &'r Reading,
    /// In the order of the file; never empty.
    pub(crate) parts: Vec<Part>,
    /// In the order of the file.
    pub(crate) pieces: Vec<Piece>,
    /// The kind of the main document, where its name or its symbol tells.
    pub(crate) kind: Option<&'static Kind>,
    /// Whether it is a document of the Party, of which Decree 30 says nothing.
    pub(crate) is_party: bool,
}

impl<'r> Components<'r> {
    /// Finds the components of a file.
    pub(crate) fn of(reading: &'r Reading) -> Self {
        let parts = parts::find(reading);
        let is_party = party::is_party(reading);
        let mut found = Self { reading, parts, pieces: Vec::new(), kind: None, is_party };
        for (at, part) in found.parts.clone().into_iter().enumerate() {
            let mut rest = part.paragraphs.clone();
            let before = found.pieces.len();
            if part.kind == PartKind::Appendix {
                rest.start = title::appendix(&mut found, rest.clone());
            } else {
                rest.start = header::find(&mut found, rest.clone());
                rest.start = title::document(&mut found, rest.clone(), part.kind);
                rest.start = opening::find(&mut found, rest.clone());
                // A file may hold what another file's decision issues.
                let has = |role| found.pieces.iter().skip(before).any(|piece| piece.role == role);
                let is_attached = !has(Role::Number) && has(Role::AttachedTo);
                if let Some(part) = found.parts.get_mut(at).filter(|_| is_attached) {
                    part.kind = PartKind::Attached;
                }
            }
            rest.end = signature::find(&mut found, rest.clone());
            body::find(&mut found, rest);
            // Parts follow one another, so all pieces are in order.
            if let Some(own) = found.pieces.get_mut(before..) {
                own.sort_by_key(|piece| (piece.paragraph, piece.lines.start));
            }
        }
        found
    }

    fn add(&mut self, role: Role, paragraph: usize, lines: Range<usize>) {
        self.pieces.push(Piece { role, paragraph, lines });
    }

    fn add_whole(&mut self, role: Role, paragraph: usize) {
        let lines = self.paragraph(paragraph).map_or(0, |p| p.lines.len());
        self.add(role, paragraph, 0..lines);
    }

    /// A paragraph by its index.
    pub(crate) fn paragraph(&self, index: usize) -> Option<&'r Paragraph> {
        self.reading.paragraphs.get(index)
    }

    /// All pieces of a role, in order.
    pub(crate) fn all(&self, role: Role) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().filter(move |piece| piece.role == role)
    }

    /// All pieces of a role within a part.
    pub(crate) fn within(&self, role: Role, part: &Part) -> impl Iterator<Item = &Piece> {
        let first = self.pieces.partition_point(|piece| piece.paragraph < part.paragraphs.start);
        let last = self.pieces.partition_point(|piece| piece.paragraph < part.paragraphs.end);
        self.pieces.get(first..last).unwrap_or_default().iter().filter(move |piece| piece.role == role)
    }

    /// The pieces of a paragraph.
    pub(crate) fn pieces_of(&self, paragraph: usize) -> &[Piece] {
        let first = self.pieces.partition_point(|piece| piece.paragraph < paragraph);
        let last = self.pieces.partition_point(|piece| piece.paragraph <= paragraph);
        self.pieces.get(first..last).unwrap_or_default()
    }

    /// Whether a role was found at all.
    pub(crate) fn has(&self, role: Role) -> bool {
        self.all(role).next().is_some()
    }

    /// The main document; `None` in a file that holds an appendix alone, or what another file's decision issues.
    pub(crate) fn main(&self) -> Option<&Part> {
        self.parts.iter().find(|part| part.kind == PartKind::Main)
    }

    /// The lines of a piece.
    pub(crate) fn lines(&self, piece: &Piece) -> &'r [Line] {
        self.paragraph(piece.paragraph).and_then(|p| p.lines.get(piece.lines.clone())).unwrap_or_default()
    }

    /// The spans of a piece.
    pub(crate) fn spans(&self, piece: &Piece) -> impl Iterator<Item = &'r Span> {
        self.lines(piece).iter().flat_map(|line| &line.spans)
    }

    /// The words of a piece, lines parted by a space.
    pub(crate) fn text(&self, piece: &Piece) -> String {
        let lines: Vec<String> = self.lines(piece).iter().map(|line| line.text().trim().to_owned()).collect();
        lines.join(" ")
    }

    /// Where a piece stands.
    pub(crate) fn place(&self, piece: &Piece) -> Place {
        let area = self.lines(piece).iter().filter_map(|line| line.area).reduce(crate::reading::Area::with);
        let (page, paragraph) = self.number_of(piece.paragraph);
        Place { page, paragraph, area, words: first_words(&self.text(piece)) }
    }

    /// The page of a PDF, or the paragraph of a DOCX, as people count them.
    fn number_of(&self, index: usize) -> (Option<usize>, Option<usize>) {
        let Some(paragraph) = self.paragraph(index) else { return (None, None) };
        let page = self.reading.facts.pages.map(|_| paragraph.sheet + 1);
        (page, (page.is_none() && paragraph.ordinal > 0).then_some(paragraph.ordinal))
    }

    /// Where a paragraph stands.
    pub(crate) fn place_of(&self, index: usize) -> Place {
        let Some(paragraph) = self.paragraph(index) else {
            return Place { page: None, paragraph: None, area: None, words: String::new() };
        };
        let (page, ordinal) = self.number_of(index);
        Place { page, paragraph: ordinal, area: paragraph.area(), words: first_words(&paragraph.text()) }
    }

    /// Where a sheet is: a page of a PDF.
    pub(crate) fn place_of_sheet(&self, sheet: usize) -> Place {
        Place { page: self.reading.facts.pages.map(|_| sheet + 1), paragraph: None, area: None, words: String::new() }
    }

    /// Where the words of a piece stand across the paper, mm.
    pub(crate) fn extent(&self, piece: &Piece) -> Option<Extent> {
        let area = self.lines(piece).iter().filter_map(|line| line.area).reduce(crate::reading::Area::with);
        match area {
            Some(area) => Some(Extent { left: area.left, right: area.right }),
            None => self.paragraph(piece.paragraph).and_then(|p| p.extent),
        }
    }
}

/// Whether a paragraph is in the text, and not in a margin or at the foot of a page.
fn is_in_text(paragraph: &Paragraph) -> bool {
    matches!(paragraph.zone, Zone::Body | Zone::Box)
}

/// On which side of the paper something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
    /// Across, or nobody knows.
    Full,
}

/// Whether a paragraph is centred: it says so, or (a single line of a PDF) stands in the middle of the text.
pub(crate) fn is_centred(reading: &Reading, paragraph: &Paragraph) -> bool {
    if let Some(align) = paragraph.align {
        return align == Align::Center;
    }
    // A line that begins where paragraphs begin is one of them, even if it ends where it would if it were centred.
    if paragraph.first_indent_mm.is_some() {
        return false;
    }
    let Some((sheet, extent)) = reading.sheets.get(paragraph.sheet).zip(paragraph.extent) else { return false };
    // Text between margins of 30 and 15 mm has its middle 7.5 mm right of the paper's.
    let off = extent.middle() - sheet.width_mm / 2.0;
    (-1.0..=11.0).contains(&off) && extent.left > 40.0
}

/// Few enough words to be shown in a line.
pub(crate) fn first_words(text: &str) -> String {
    let clean: Vec<&str> = text.split_whitespace().collect();
    let mut words = String::new();
    for (index, word) in clean.iter().enumerate() {
        if index == 8 || words.chars().count() + word.chars().count() > 60 {
            words.push('…');
            break;
        }
        if index > 0 {
            words.push(' ');
        }
        words.extend(word.chars().take(60));
    }
    words
}
