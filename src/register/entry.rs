//! A line that is to be written: what the register says of a document.

use plan_core::decree::Kind;
use plan_core::document::{Date, Document, Part, PartKind, Text, TextExt as _, TitleRole};

use super::columns::Column;
use super::row::{one_line, short};

/// What goes into the register.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(super) number: u64,
    /// *Số, ký hiệu*, as the document shows it: "05/KH-UBND".
    pub(super) mark: String,
    /// A full date.
    pub(super) date: Date,
    /// *Tên loại và trích yếu*.
    pub(super) title: String,
    /// *Người ký*.
    pub(super) signer: String,
    /// *Nơi nhận*, with "; " between them.
    pub(super) recipients: String,
    /// *Đơn vị, người nhận bản lưu*.
    pub(super) keeper: String,
}

impl Entry {
    /// What the document says, before it has its number: until then its mark is the symbol alone.
    pub(super) fn of(document: &Document, kind: &Kind, date: Date) -> Option<Self> {
        // The decision is what is registered, where there is one.
        let part = document.parts.iter().find(|part| part.kind != PartKind::Appendix)?;
        let letter = part.header.iter().flat_map(|header| &header.subject);
        let subject = part.title.iter().filter(|line| line.role == TitleRole::Subject).map(|line| &line.text);
        let subject = subject.chain(letter).map(|text| text.plain()).collect::<Vec<_>>().join(" ");
        let archive = &document.layout.words.archive;
        let (recipients, keeper) = recipients(part, archive);
        Some(Self {
            number: 0,
            mark: document.facts.symbol.clone()?,
            date,
            title: format!("{} {subject}", kind.name),
            signer: part.signature.as_ref().map(|signature| signature.name.plain()).unwrap_or_default(),
            recipients,
            keeper,
        })
    }

    /// The same with its number, two digits at least (Phụ lục I, Phần I, Mục II, khoản 3, điểm c).
    pub(super) fn numbered(self, number: u64, join: &str) -> Self {
        Self { number, mark: format!("{number:02}{join}{}", self.mark), ..self }
    }

    /// What goes into a column; the copies are counted when they are made, and notes are the clerk's.
    pub(super) fn cell(&self, column: Column) -> String {
        let text = match column {
            Column::Mark => &self.mark,
            Column::Date => return short(self.date),
            Column::Title => &self.title,
            Column::Signer => &self.signer,
            Column::Recipients => &self.recipients,
            Column::Keeper => &self.keeper,
            Column::Copies | Column::Note => "",
        };
        one_line(text)
    }
}

/// Whom it goes to, those of *kính gửi* first, and who keeps a copy. What refers to the document itself ("Như trên") says
/// nothing in a register.
fn recipients(part: &Part, archive: &str) -> (String, String) {
    let plain = |text: &Text| {
        let text = text.plain();
        text.trim().trim_start_matches("- ").trim_end_matches(['.', ';', ',']).trim().to_owned()
    };
    let addressees = part.addressees.iter().flat_map(|addressees| &addressees.lines).map(plain);
    let mut all: Vec<String> = addressees.collect();
    let is_above = |line: &String| !all.is_empty() && line.to_lowercase() == "như trên";
    let mut lines: Vec<String> = part.recipients.iter().flat_map(|recipients| &recipients.lines).map(plain).collect();
    let keeper = lines.pop().unwrap_or_default();
    lines.retain(|line| !is_above(line));
    all.extend(lines);
    let keeper = keeper.strip_prefix(archive.trim_start_matches("- ").trim()).unwrap_or(&keeper).trim().to_owned();
    (all.join("; "), keeper)
}
