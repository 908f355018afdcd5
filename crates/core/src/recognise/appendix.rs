//! Appendices named in words: "Phụ lục 3", "các phụ lục 1 và 2", "phụ lục kèm theo".

use std::ops::Range;

use super::appendix_numbers::Run;
use super::prose::MASK;
use super::quotation::Quotations;
use super::words::Words;

/// Appendices that a text names in one breath: "Phụ lục 1, Phụ lục 2".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Where they stand in the text.
    pub range: Range<usize>,
    /// The numbers, in the order of the text; none where it names none.
    pub numbers: Vec<usize>,
    /// In which words.
    pub form: Form,
    /// Whose appendices they are.
    pub owner: Owner,
}

/// In which words appendices are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// By number: "Phụ lục 3", "phụ lục số 03", "Phụ lục II".
    Numbered,
    /// As something attached: "phụ lục kèm theo", "các phụ lục đính kèm", "phụ lục của Kế hoạch này".
    Attached,
    /// By nothing but the word.
    Bare,
}

/// Whose appendices a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The document's own.
    This,
    /// Another act's: "Phụ lục III Nghị định 30", "Phụ lục I ban hành kèm theo Quyết định số 12/QĐ-UBND".
    Another,
    /// One or the other: in a quotation, behind another act's symbol, before a title.
    Unclear,
}

/// Words that join "Phụ lục I" to the act it belongs to.
const JOINTS: [&str; 12] = ["ban", "hành", "kèm", "theo", "đính", "được", "của", "tại", "trong", "thuộc", "ở", "cùng"];

/// Parts of an act, named between an appendix and the act.
const DIVISIONS: [&str; 5] = ["phần", "mục", "điều", "khoản", "điểm"];

/// Acts that are never one's own here: no plan or decision of an office is one.
const LAWS: [&[&str]; 7] = [
    &["bộ", "luật"],
    &["luật"],
    &["hiến", "pháp"],
    &["pháp", "lệnh"],
    &["nghị", "định"],
    &["thông", "tư"],
    &["hợp", "đồng"],
];

/// Acts that can be one's own or another's.
const ACTS: [&[&str]; 21] = [
    &["nghị", "quyết"],
    &["quyết", "định"],
    &["kế", "hoạch"],
    &["chỉ", "thị"],
    &["công", "văn"],
    &["công", "điện"],
    &["tờ", "trình"],
    &["báo", "cáo"],
    &["văn", "bản"],
    &["hướng", "dẫn"],
    &["phương", "án"],
    &["đề", "án"],
    &["dự", "án"],
    &["đề", "cương"],
    &["chương", "trình"],
    &["thông", "báo"],
    &["kết", "luận"],
    &["quy", "chế"],
    &["quy", "định"],
    &["biên", "bản"],
    &["chiến", "lược"],
];

/// What a document without the word "phụ lục" calls what it attaches.
const ATTACHMENTS: [&[&str]; 9] = [
    &["biểu"],
    &["bảng"],
    &["mẫu"],
    &["phiếu"],
    &["danh", "sách"],
    &["danh", "mục"],
    &["chi", "tiết"],
    &["đề", "cương"],
    &["sơ", "đồ"],
];

/// Words that may stand between such a name and "kèm theo".
const NEAR: usize = 8;

/// Every mention of appendices in a text.
pub(crate) fn mentions(words: &Words<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    let (mut quotations, mut passed) = (Quotations::default(), 0);
    let mut at = 0;
    while at < words.len() {
        if !is_appendix(words, at) {
            at += 1;
            continue;
        }
        let mut run = Run::read(words, at);
        at = run.next;
        if run.is_code {
            continue;
        }
        let tail = Tail::read(words, run.next);
        let is_attached = run.numbers.is_empty() && tail.attached_to.is_some();
        if is_attached {
            run.end = tail.attached_to.unwrap_or(run.end);
        }
        let form = match (run.numbers.is_empty(), is_attached) {
            (false, _) => Form::Numbered,
            (true, true) => Form::Attached,
            (true, false) => Form::Bare,
        };
        let before = words.text().get(..run.start).unwrap_or_default();
        quotations.pass(words.text().get(passed..run.start).unwrap_or_default());
        passed = run.start;
        let owner = match tail.owner {
            Owner::This if quotations.is_open() || follows_symbol(before) => Owner::Unclear,
            owner => owner,
        };
        found.push(Mention { range: run.start..run.end, numbers: run.numbers, form, owner });
    }
    found
}

/// Whether a text speaks of something attached without calling it "phụ lục": "(có biểu chi tiết kèm theo)".
pub(crate) fn names_attachment(words: &Words<'_>) -> bool {
    let is_near = |at: usize| {
        (at.saturating_sub(NEAR)..at).any(|before| {
            let is_unbroken = (before + 1..=at).all(|between| !words.gap_before(between).contains(['.', ';', MASK]));
            is_unbroken && ATTACHMENTS.iter().any(|name| words.are(before, name))
        })
    };
    (0..words.len()).any(|at| {
        (words.are(at, &["kèm", "theo"]) || words.are(at, &["đính", "kèm"]))
            && is_near(at)
            && Tail::read(words, at).owner != Owner::Another
    })
}

pub(super) fn is_appendix(words: &Words<'_>, at: usize) -> bool {
    words.are(at, &["phụ", "lục"])
}

/// What follows a mention: "kèm theo", "của Kế hoạch này", "Nghị định 30".
struct Tail {
    owner: Owner,
    /// Where "kèm theo" or "Kế hoạch này" ends, where it says that the appendix is attached to this document.
    attached_to: Option<usize>,
}

impl Tail {
    fn read(words: &Words<'_>, from: usize) -> Self {
        let mut tail = Self { owner: Owner::This, attached_to: None };
        let mut at = from;
        let mut joint = None;
        while let Some(word) = words.get(at) {
            let gap = words.gap_before(at);
            if !matches!(gap, "" | "," | "(") {
                break;
            }
            if words.are(at, &["kèm", "theo"]) || words.are(at, &["đính", "kèm"]) {
                tail.attached_to = words.get(at + 1).map(|word| word.end);
                joint = Some("theo");
                at += 2;
            } else if let Some(known) = JOINTS.iter().find(|joint| word.is(joint)) {
                joint = Some(known);
                at += 1;
            } else if DIVISIONS.iter().any(|division| word.is(division)) {
                at += 2;
            } else {
                tail.act(words, at, joint);
                return tail;
            }
        }
        tail
    }

    /// The word at `at` begins the act, or no act is named.
    fn act(&mut self, words: &Words<'_>, at: usize, joint: Option<&str>) {
        let named = |all: &[&[&str]]| all.iter().find(|name| words.are(at, name)).map(|name| name.len());
        if named(&LAWS).is_some() {
            self.owner = Owner::Another;
            return;
        }
        // "báo cáo", "hướng dẫn" are verbs too: behind nothing that joins, only a capital makes them a name.
        let is_name = joint.is_some() || words.get(at).is_some_and(super::words::Word::is_capital);
        let Some(length) = named(&ACTS).filter(|_| is_name) else {
            // "Phụ lục II của Bộ Nội vụ"
            if matches!(joint, Some("của" | "thuộc")) && words.gap_before(at).is_empty() {
                self.owner = Owner::Unclear;
            }
            return;
        };
        let (next, gap) = (at + length, words.gap_before(at + length));
        self.owner = match words.get(next) {
            Some(word) if gap.is_empty() && (word.is("này") || words.are(next, &["nêu", "trên"])) => {
                self.attached_to = Some(word.end);
                Owner::This
            }
            Some(word) if gap.is_empty() && (word.is("số") || word.is_figure()) => Owner::Another,
            // A title follows: it may be this document's.
            Some(_) if gap.is_empty() || gap.starts_with(MASK) => Owner::Unclear,
            // "kèm theo Kế hoạch." is this one; "hướng dẫn," was a verb.
            _ => Owner::This,
        };
    }
}

/// Whether an act's symbol stands right before: "Nghị định số 30/2020/NĐ-CP (Phụ lục I)".
fn follows_symbol(before: &str) -> bool {
    let last = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ','));
    let last = last.strip_suffix("tại").map_or(last, str::trim_end);
    let symbol = last.rsplit(char::is_whitespace).next().unwrap_or_default();
    symbol.starts_with(|c: char| c.is_ascii_digit()) && symbol.contains('/') && symbol.contains(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::{Form, Owner, Words, mentions, names_attachment};

    fn read(text: &str) -> Vec<(&str, Vec<usize>, Form, Owner)> {
        let found = mentions(&Words::of(text)).into_iter();
        found.map(|it| (&text[it.range], it.numbers, it.form, it.owner)).collect()
    }

    #[test]
    fn runs_and_numbers() {
        use Form::{Attached, Bare, Numbered};
        for (text, words, numbers, form) in [
            ("theo Phụ lục 3.", "Phụ lục 3", &[3][..], Numbered),
            ("theo Phụ lục số 03 kèm theo", "Phụ lục số 03", &[3], Numbered),
            ("PHỤ LỤC II", "PHỤ LỤC II", &[2], Numbered),
            ("Phụ lục 1, Phụ lục 2 của Kế hoạch này", "Phụ lục 1, Phụ lục 2", &[1, 2], Numbered),
            (
                "Phụ lục số 03, Phụ lục số 04 và Phụ lục số 07;",
                "Phụ lục số 03, Phụ lục số 04 và Phụ lục số 07",
                &[3, 4, 7],
                Numbered,
            ),
            ("tại các phụ lục 1 và 2", "các phụ lục 1 và 2", &[1, 2], Numbered),
            ("Phụ lục 1-3 và", "Phụ lục 1-3", &[1, 2, 3], Numbered),
            ("các Phụ lục từ 1 đến 3", "các Phụ lục", &[], Bare),
            ("Phụ lục I đến IV", "Phụ lục I đến IV", &[1, 2, 3, 4], Numbered),
            ("Phụ lục I và 3 đơn vị", "Phụ lục I", &[1], Numbered),
            ("(Phụ lục II đính kèm)", "Phụ lục II", &[2], Numbered),
            ("theo Phụ lục đính kèm", "Phụ lục đính kèm", &[], Attached),
            ("phụ lục ban hành kèm theo", "phụ lục ban hành kèm theo", &[], Attached),
            ("Phụ lục của Kế hoạch này", "Phụ lục của Kế hoạch này", &[], Attached),
            ("phụ lục kèm theo báo cáo).", "phụ lục kèm theo", &[], Attached),
            ("các phụ lục", "các phụ lục", &[], Bare),
            ("phụ lục năm 2025", "phụ lục", &[], Bare),
        ] {
            assert_eq!(read(text), [(words, numbers.to_vec(), form, Owner::This)], "{text}");
        }
        for text in ["Phụ lục 01/ĐK", "Phụ lục 1.2", "phụ trách, mục lục", "phụ, lục"] {
            assert_eq!(read(text), [], "{text}");
        }
    }

    #[test]
    fn whose_appendix_it_is() {
        for text in [
            "Phụ lục III Nghị định 30",
            "Phụ lục I, Phụ lục II Nghị định số 30/2020/NĐ-CP",
            "Phụ lục I ban hành kèm theo Quyết định số 12/QĐ-UBND",
            "Phụ lục 2 của Thông tư này",
            "Phụ lục II Kế hoạch số 16/KH-UBND",
            "Phụ lục I, Mục II Nghị định 30",
            "phụ lục kèm theo hợp đồng",
        ] {
            assert!(read(text).iter().all(|it| it.3 == Owner::Another), "{text}: {:?}", read(text));
        }
        for text in [
            "ban hành “Phụ lục 1 về chỉ tiêu”",
            "theo \"Phụ lục 1\" của tỉnh",
            "Nghị định số 30/2020/NĐ-CP (Phụ lục I)",
            "Phụ lục II của Bộ Nội vụ",
            "Phụ lục I Kế hoạch cải cách hành chính của tỉnh",
        ] {
            assert!(read(text).iter().all(|it| it.3 == Owner::Unclear), "{text}: {:?}", read(text));
        }
        for text in ["Phụ lục 1, báo cáo UBND huyện trước ngày 10/12", "“Kế hoạch” và Phụ lục 1", "Phụ lục 1 theo quý"]
        {
            assert!(read(text).iter().all(|it| it.3 == Owner::This), "{text}: {:?}", read(text));
        }
    }

    #[test]
    fn attachments_by_other_names() {
        for text in ["(có biểu chi tiết kèm theo)", "theo danh mục đính kèm Kế hoạch này"] {
            assert!(names_attachment(&Words::of(text)), "{text}");
        }
        for text in ["theo danh sách kèm theo Quyết định số 12/QĐ-UBND", "Ban hành kèm theo Quyết định này Kế hoạch"]
        {
            assert!(!names_attachment(&Words::of(text)), "{text}");
        }
    }
}
