//! Size and kind of type of each component: the numbers are the layout's, `templates/nd30/layout.toml`.

use plan_core::decree::{Component, Components as Forms};
use plan_core::diagnostic::Said;
use plan_core::said;

use super::saying::{amount, list, range, words};
use super::{Case, Judged, Requirement, TOLERANCE_PT};
use crate::components::{Piece, Role, is_capitals};
use crate::reading::Span;
use crate::report::Group;

/// One row: a component, where its form stands in the layout, and whether capitals tell anything.
macro_rules! types {
    ($name:ident: $group:ident { $($id:literal, $vi:literal, $en:literal, $clause:literal, $role:ident, $form:ident, $letters:ident, $when:ident;)+ }) => {
        pub(super) const $name: &[Requirement] = &[
            $(Requirement {
                id: $id,
                group: Group::$group,
                title: [$vi, $en],
                clause: $clause,
                applies: |case| When::$when.holds(case, Role::$role),
                required: |layout| asked(&layout.components.$form, Letters::$letters),
                judge: |case| judge(case, Role::$role, |forms| &forms.$form, Letters::$letters),
            },)+
        ];
    };
}

/// What a component's letters are to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letters {
    /// *In hoa*.
    Capitals,
    /// *In thường*: not all capitals.
    Small,
    /// Both occur.
    Any,
}

/// Of which files a component is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    /// Everything with a header block has it.
    Headed,
    /// Every document has it; what a decision issues hasn't.
    Main,
    /// Everything with a header block but a letter.
    Titled,
    /// Those that have it.
    Found,
}

impl When {
    fn holds(self, case: &Case<'_>, role: Role) -> bool {
        match self {
            When::Headed => !case.is_appendix(),
            When::Main => case.is_main(),
            When::Titled => !case.is_appendix() && !case.components.has(Role::LetterSubject),
            When::Found => case.components.has(role),
        }
    }
}

types!(HEADER: Head {
    "quoc-hieu", "Quốc hiệu: cỡ chữ, kiểu chữ", "National name: size and type", "pl1:I.II.1.a", NationalName, national_name, Capitals, Headed;
    "tieu-ngu", "Tiêu ngữ: cỡ chữ, kiểu chữ", "Motto: size and type", "pl1:I.II.1.b", Motto, motto, Small, Headed;
    "co-quan-chu-quan", "Tên cơ quan chủ quản: cỡ chữ, kiểu chữ", "Parent agency: size and type", "pl1:I.II.2.b", Parent, parent, Capitals, Found;
    "co-quan-ban-hanh", "Tên cơ quan ban hành: cỡ chữ, kiểu chữ", "Issuing agency: size and type", "pl1:I.II.2.b", Issuer, issuer, Capitals, Headed;
    "so-ky-hieu", "Số, ký hiệu: cỡ chữ, kiểu chữ", "Number and symbol: size and type", "pl1:I.II.3.c", Number, number, Any, Main;
    "dia-danh-ngay", "Địa danh và thời gian: cỡ chữ, kiểu chữ", "Place and date: size and type", "pl1:I.II.4.c", PlaceDate, place_date, Small, Main;
});

types!(TITLE: Title {
    "ten-loai", "Tên loại: cỡ chữ, kiểu chữ", "Kind of document: size and type", "pl1:I.II.5.b", Kind, kind, Capitals, Titled;
    "trich-yeu", "Trích yếu: cỡ chữ, kiểu chữ", "Subject: size and type", "pl1:I.II.5.b", Subject, subject, Small, Titled;
    "trich-yeu-cong-van", "Trích yếu công văn: cỡ chữ, kiểu chữ", "Subject of a letter: size and type", "pl1:I.II.5.b", LetterSubject, letter_subject, Small, Found;
    "kinh-gui", "Kính gửi: cỡ chữ, kiểu chữ", "Addressees: size and type", "pl1:I.II.9.d", Addressees, addressees, Small, Found;
});

types!(TEXT: Body {
    "can-cu", "Căn cứ: cỡ chữ, kiểu chữ", "Legal bases: size and type", "pl1:I.II.6.a", Basis, basis, Any, Found;
    "tham-quyen-ban-hanh", "Thẩm quyền ban hành: cỡ chữ, kiểu chữ", "Issuing authority: size and type", "pl3:1.2", IssuingAuthority, issuing_authority, Capitals, Found;
    "lenh-ban-hanh", "“QUYẾT ĐỊNH:”, “QUYẾT NGHỊ:”: cỡ chữ, kiểu chữ", "“QUYẾT ĐỊNH:”, “QUYẾT NGHỊ:”: size and type", "pl3:1.2", Order, order, Capitals, Found;
    "phan-chuong-muc", "Phần, chương, mục: cỡ chữ, kiểu chữ", "Parts, chapters, sections: size and type", "pl1:I.II.6.dd", DivisionNumber, division_number, Small, Found;
    "tieu-de-phan-chuong", "Tiêu đề phần, chương, mục: cỡ chữ, kiểu chữ", "Their titles: size and type", "pl1:I.II.6.dd", DivisionTitle, division_title, Capitals, Found;
    "dieu", "Điều: cỡ chữ, kiểu chữ", "Articles: size and type", "pl1:I.II.6.dd", Article, article, Small, Found;
    "muc-la-ma", "Mục “I.”: cỡ chữ, kiểu chữ", "Sections “I.”: size and type", "pl1:I.II.6.dd", Roman, heading_1, Capitals, Found;
    "khoan", "Khoản có tiêu đề: cỡ chữ, kiểu chữ", "Titled clauses: size and type", "pl1:I.II.6.dd", Clause, heading_2, Small, Found;
});

types!(SIGNATURE: Signature {
    "quyen-han", "Quyền hạn, chức vụ: cỡ chữ, kiểu chữ", "Authority and title: size and type", "pl1:I.II.7.dd", Authority, authority, Capitals, Main;
    "ho-ten", "Họ tên người ký: cỡ chữ, kiểu chữ", "Signer's name: size and type", "pl1:I.II.7.dd", Signer, signer, Small, Main;
    "noi-nhan", "“Nơi nhận”: cỡ chữ, kiểu chữ", "“Nơi nhận”: size and type", "pl1:I.II.9.d", RecipientsLabel, recipients_label, Small, Main;
    "danh-sach-noi-nhan", "Danh sách nơi nhận: cỡ chữ, kiểu chữ", "Recipients: size and type", "pl1:I.II.9.d", Recipient, recipients, Any, Main;
});

types!(APPENDIX: Appendix {
    "phu-luc", "“Phụ lục”: cỡ chữ, kiểu chữ", "“Phụ lục”: size and type", "pl1:I.III.1.b", AppendixLabel, appendix_label, Small, Found;
    "tieu-de-phu-luc", "Tiêu đề phụ lục: cỡ chữ, kiểu chữ", "Title of an appendix: size and type", "pl1:I.III.1.b", AppendixTitle, appendix_title, Capitals, Found;
    "kem-theo", "“(Kèm theo …)”: cỡ chữ, kiểu chữ", "“(Kèm theo …)”: size and type", "pl1:I.III.1.c", AttachedTo, attached_to, Small, Found;
});

fn asked(form: &Component, letters: Letters) -> Said {
    let [least, greatest] = form.size.limits();
    let size = range(least, greatest, "pt");
    let (vi, en) = (size.vi, size.en);
    list(vec![said!("cỡ {vi}", "{en}"), style(form.bold, form.italic, letters)])
}

fn style(bold: bool, italic: bool, letters: Letters) -> Said {
    let mut parts = vec![if italic { words("nghiêng", "italic") } else { words("đứng", "upright") }];
    parts.push(if bold { words("đậm", "bold") } else { words("không đậm", "not bold") });
    match letters {
        Letters::Capitals => parts.push(words("in hoa", "capitals")),
        Letters::Small => parts.push(words("in thường", "lower case")),
        Letters::Any => {}
    }
    list(parts)
}

fn judge(case: &Case<'_>, role: Role, form: fn(&Forms) -> &Component, letters: Letters) -> Judged {
    let form = form(&case.layout.components);
    let pieces: Vec<&Piece> = case.components.all(role).collect();
    if pieces.is_empty() {
        return Judged::absent();
    }
    let (mut faults, mut places, mut unsized_, mut shown) = (Vec::new(), Vec::new(), false, Vec::new());
    for piece in pieces {
        let spans = judged_spans(case, piece);
        let before = faults.len();
        for span in &spans {
            match span.size_pt {
                Some(size) if form.size.allows_about(size, TOLERANCE_PT) => shown.push(amount(size, "pt")),
                Some(size) => {
                    let size = amount(size, "pt");
                    let (vi, en) = (size.vi, size.en);
                    faults.push(said!("cỡ {vi}", "{en}"));
                }
                None => unsized_ = true,
            }
        }
        if differs(&spans, |span| span.bold == form.bold) {
            faults.push(if form.bold { words("không đậm", "not bold") } else { words("đậm", "bold") });
        }
        if differs(&spans, |span| span.italic == form.italic) {
            faults.push(if form.italic { words("đứng", "upright") } else { words("nghiêng", "italic") });
        }
        let text = case.components.text(piece);
        match letters {
            Letters::Capitals if !is_mostly_capitals(&text) => faults.push(words("in thường", "lower case")),
            Letters::Small if is_capitals(&text) && text.chars().filter(|c| c.is_alphabetic()).count() > 4 => {
                faults.push(words("in hoa", "capitals"));
            }
            _ => {}
        }
        if faults.len() > before {
            places.push(case.components.place(piece));
        }
    }
    if !faults.is_empty() {
        faults.sort();
        return Judged::wrong(list(faults), places);
    }
    if unsized_ {
        return Judged::unknown(said!("có chữ không rõ cỡ", "the size of some words isn't known"));
    }
    shown.sort();
    shown.dedup();
    shown.push(style(form.bold, form.italic, letters));
    Judged::right(list(shown))
}

/// The spans that show the type: of an Điều its number alone, because text may follow it on the line.
fn judged_spans<'r>(case: &Case<'r>, piece: &Piece) -> Vec<&'r Span> {
    let mut spans: Vec<&Span> =
        case.components.spans(piece).filter(|span| span.text.chars().any(char::is_alphanumeric)).collect();
    if piece.role == Role::Article {
        spans.truncate(1);
    }
    spans
}

/// Whether more than a tenth of the letters are otherwise: a stray letter is a slip of the hand, not of the form.
fn differs(spans: &[&Span], is_right: impl Fn(&Span) -> bool) -> bool {
    let letters = |span: &Span| span.text.chars().filter(|c| c.is_alphanumeric()).count();
    let all: usize = spans.iter().map(|span| letters(span)).sum();
    let wrong: usize = spans.iter().filter(|span| !is_right(span)).map(|span| letters(span)).sum();
    wrong * 10 > all
}

/// Capitals, but for words that can't be: "(lần 2)" and the like.
fn is_mostly_capitals(text: &str) -> bool {
    let (mut small, mut all) = (0_usize, 0_usize);
    for letter in text.chars().filter(|c| c.is_alphabetic()) {
        all += 1;
        small += usize::from(letter.is_lowercase());
    }
    small * 5 <= all
}
