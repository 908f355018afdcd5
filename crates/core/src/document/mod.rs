//! The document model: types only.
//!
//! After `compile` every number, label, reference and standard sentence in it is final text, capitals included. A
//! renderer sets the words it finds here and no others; a rule reads and never changes them.

mod facts;
mod node_id;
mod text;

use serde::Serialize;

pub use facts::{
    Addressed, Anchor, AnchorKind, Component, Date, Ends, Facts, Missing, Period, TypedEndMark, Unresolved,
};
pub use node_id::NodeId;
pub use text::{Change, Origin, Run, Style, Text, TextExt, plain};

use crate::source::Span;

/// A document of Mẫu 1.4 (*văn bản có tên loại*), from Quốc hiệu to Nơi nhận.
#[derive(Debug, Clone, Serialize)]
pub struct Document {
    /// What the author said about it, for the rules.
    pub facts: Facts,
    /// What the files say about themselves.
    pub metadata: Metadata,
    /// Ô 1 to 4.
    pub header: Header,
    /// Ô 5a.
    pub title: Title,
    /// *Căn cứ ban hành*: one italic line each, end marks included.
    pub bases: Vec<Paragraph>,
    /// *Phần mở đầu*.
    pub opening: Vec<Paragraph>,
    /// The sections, in order; each stands in its own file.
    pub sections: Vec<Section>,
    /// *Lời kết*.
    pub closing: Vec<Paragraph>,
    /// Ô 7.
    pub signature: Signature,
    /// Ô 9b.
    pub recipients: Recipients,
}

/// File properties: the same in PDF and DOCX.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Metadata {
    /// Kind and subject, on one line.
    pub title: String,
    /// The issuer, in sentence case.
    pub author: String,
    /// The subject (*trích yếu*) alone.
    pub subject: String,
    /// Kind, symbol and period.
    pub keywords: Vec<String>,
    /// Year, month and day of the file's dates; what the document's date lacks counts as 1, a missing year as 1980.
    pub date: (u16, u8, u8),
    /// Stable over edits of the text: issuer, symbol, number, date and subject.
    pub identity: String,
    /// BCP 47.
    pub language: &'static str,
}

/// Ô 1 to 4: who, which number, where and when.
#[derive(Debug, Clone, Serialize)]
pub struct Header {
    /// *Tên cơ quan, tổ chức chủ quản trực tiếp*, in capitals, a line each.
    pub parent: Vec<Text>,
    /// *Tên cơ quan, tổ chức ban hành văn bản*, in capitals, a line each.
    pub issuer: Vec<Text>,
    /// *Quốc hiệu*.
    pub national_name: Text,
    /// *Tiêu ngữ*.
    pub motto: Text,
    /// *Số, ký hiệu*: "Số: 12/KH-UBND".
    pub number: Text,
    /// *Địa danh và thời gian ban hành*.
    pub place_date: Text,
    /// "DỰ THẢO" where the build is a draft.
    pub draft_mark: Option<Text>,
}

/// Ô 5a.
#[derive(Debug, Clone, Serialize)]
pub struct Title {
    /// *Tên loại văn bản*, in capitals.
    pub kind: Text,
    /// *Trích yếu nội dung*, the author's lines.
    pub subject: Vec<Text>,
}

/// A part with a heading, and all below it.
#[derive(Debug, Clone, Serialize)]
pub struct Section {
    /// Its name in this document.
    pub id: NodeId,
    /// 1 ("I."), 2 ("1."), 3 ("1.1.") or 4 ("a)").
    pub level: u8,
    /// Number with its mark and the space behind it: "I. ".
    pub label: Run,
    /// The heading's words; capitals are made at level 1.
    pub title: Text,
    /// What stands below the heading, in order.
    pub body: Vec<Block>,
    /// The heading in the source.
    pub span: Span,
}

/// What can stand below a heading.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A further part.
    Section(Section),
    /// A paragraph.
    Paragraph(Paragraph),
}

/// What kind of paragraph: the renderers set all alike; rules and Word's styles tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ParagraphKind {
    /// *Căn cứ*: a line of the legal bases.
    Basis,
    /// Running text.
    Plain,
    /// *Khoản* without a title: "1."
    Clause,
    /// *Điểm*: "a)"
    Point,
    /// A paragraph led by "-".
    Dash,
    /// A paragraph led by "+".
    Plus,
}

/// One paragraph, its mark or number included.
#[derive(Debug, Clone, Serialize)]
pub struct Paragraph {
    /// Its name in this document.
    pub id: NodeId,
    /// What it is.
    pub kind: ParagraphKind,
    /// Number or mark with the space behind it: "a) ", "- ".
    pub label: Option<Run>,
    /// The words, the end mark "./." included where this paragraph ends the document.
    pub text: Text,
    /// The paragraph in the source.
    pub span: Span,
}

/// Ô 7.
#[derive(Debug, Clone, Serialize)]
pub struct Signature {
    /// *Quyền hạn, chức vụ của người ký* (ô 7a), in capitals, a line each: "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH".
    pub authority: Vec<Text>,
    /// *Chức vụ khác* (ô 7b), above the name.
    pub other_title: Vec<Text>,
    /// *Họ và tên* (ô 7b).
    pub name: Text,
}

/// Ô 9b.
#[derive(Debug, Clone, Serialize)]
pub struct Recipients {
    /// "Nơi nhận:".
    pub label: Text,
    /// A line each, "- " and end mark included; the last is the archive line (*lưu*).
    pub lines: Vec<Text>,
}

impl Document {
    /// Every text of the document in reading order: what a reader who goes through all cells and lines hears.
    ///
    /// The header's left cell comes before its right one, recipients before the signature, as both outputs have them.
    pub fn texts(&self) -> Vec<Text> {
        let mut all: Vec<Text> = Vec::new();
        let header = &self.header;
        all.extend(header.parent.iter().chain(&header.issuer).cloned());
        all.extend([header.national_name.clone(), header.motto.clone(), header.number.clone()]);
        all.extend(header.draft_mark.clone());
        all.push(header.place_date.clone());
        all.push(self.title.kind.clone());
        all.extend(self.title.subject.iter().cloned());
        all.extend(self.bases.iter().chain(&self.opening).map(Paragraph::full_text));
        for section in &self.sections {
            section.collect_texts(&mut all);
        }
        all.extend(self.closing.iter().map(Paragraph::full_text));
        all.push(self.recipients.label.clone());
        all.extend(self.recipients.lines.iter().cloned());
        all.extend(self.signature.authority.iter().chain(&self.signature.other_title).cloned());
        all.push(self.signature.name.clone());
        all
    }

    /// The last thing before the signature, where that is a paragraph: it goes with the signature, which never stands on
    /// a page alone. None where the text ends in a heading, which keeps with what follows anyway, or is only a title.
    pub fn last_paragraph(&self) -> Option<&Paragraph> {
        fn of_section(section: &Section) -> Option<&Paragraph> {
            match section.body.last()? {
                Block::Section(section) => of_section(section),
                Block::Paragraph(paragraph) => Some(paragraph),
            }
        }
        match (self.closing.last(), self.sections.last()) {
            (Some(paragraph), _) => Some(paragraph),
            (None, Some(section)) => of_section(section),
            (None, None) => self.opening.last().or(self.bases.last()),
        }
    }

    /// Every section at every level, parents before children.
    pub fn all_sections(&self) -> Vec<&Section> {
        fn walk<'a>(section: &'a Section, all: &mut Vec<&'a Section>) {
            all.push(section);
            for child in section.subsections() {
                walk(child, all);
            }
        }
        let mut all = Vec::new();
        for section in &self.sections {
            walk(section, &mut all);
        }
        all
    }

    /// Every paragraph, in reading order.
    pub fn paragraphs(&self) -> Vec<&Paragraph> {
        fn walk<'a>(section: &'a Section, all: &mut Vec<&'a Paragraph>) {
            for block in &section.body {
                match block {
                    Block::Section(section) => walk(section, all),
                    Block::Paragraph(paragraph) => all.push(paragraph),
                }
            }
        }
        let mut all: Vec<&Paragraph> = self.bases.iter().chain(&self.opening).collect();
        for section in &self.sections {
            walk(section, &mut all);
        }
        all.extend(&self.closing);
        all
    }
}

impl Section {
    /// Label and title as one text.
    pub fn full_title(&self) -> Text {
        std::iter::once(self.label.clone()).chain(self.title.iter().cloned()).collect()
    }

    /// The parts one level down.
    pub fn subsections(&self) -> impl Iterator<Item = &Section> {
        self.body.iter().filter_map(|block| match block {
            Block::Section(section) => Some(section),
            Block::Paragraph(_) => None,
        })
    }

    fn collect_texts(&self, all: &mut Vec<Text>) {
        all.push(self.full_title());
        for block in &self.body {
            match block {
                Block::Section(section) => section.collect_texts(all),
                Block::Paragraph(paragraph) => all.push(paragraph.full_text()),
            }
        }
    }
}

impl Paragraph {
    /// Mark and words as one text.
    pub fn full_text(&self) -> Text {
        self.label.iter().chain(&self.text).cloned().collect()
    }
}
