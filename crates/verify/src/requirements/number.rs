//! The form of "Số: 05/KH-UBND" (Phụ lục I, Phần I, Mục II, khoản 3).

use plan_core::decree::KINDS;
use plan_core::diagnostic::Said;
use plan_core::said;

use super::saying::{list, quoted, words};
use super::{Case, Judged, Requirement};
use crate::components::Role;
use crate::report::Group;

pub(super) const ALL: &[Requirement] = &[
    Requirement {
        id: "dang-so",
        group: Group::Head,
        title: ["Cách ghi số, ký hiệu", "Form of number and symbol"],
        clause: "pl1:I.II.3.c",
        applies: |case| case.is_main(),
        required: |_| {
            words(
                "“Số: 05/…-…”: dấu hai chấm, số dưới 10 thêm 0, “/” và “-” không cách chữ",
                "“Số: 05/…-…”: colon, 0 before numbers under 10, no spaces around “/” and “-”",
            )
        },
        judge: form,
    },
    Requirement {
        id: "ky-hieu-loai",
        group: Group::Head,
        title: ["Ký hiệu so với tên loại", "Symbol against kind"],
        clause: "pl1:I.II.3.b",
        applies: |case| case.is_main(),
        required: |_| {
            words(
                "chữ viết tắt tên loại đứng đầu ký hiệu; công văn không có",
                "begins with the kind's abbreviation; a letter has none",
            )
        },
        judge: kind,
    },
];

/// A number line in its pieces.
struct Written {
    /// Between "Số" and the figures.
    colon: bool,
    /// Figures, "" while the clerk hasn't given one.
    figures: String,
    /// White space right before or after "/".
    spaced_slash: bool,
    /// What follows the slash.
    symbol: String,
}

fn read(text: &str) -> Option<Written> {
    let text = text.trim();
    let after = text.char_indices().nth(2).map(|(at, _)| at)?;
    let (_, rest) = text.split_at_checked(after)?;
    let (before, symbol) = rest.split_once('/')?;
    let before_figures = before.trim_start().strip_prefix(':');
    let figures = before_figures.unwrap_or(before);
    let blank = figures.trim_matches(|c: char| c.is_whitespace() || ".…_".contains(c));
    // A blank before the slash is room for a number.
    let spaced = !blank.is_empty() && figures.ends_with(char::is_whitespace);
    Some(Written {
        colon: before_figures.is_some(),
        figures: blank.to_owned(),
        spaced_slash: spaced || symbol.starts_with(char::is_whitespace),
        symbol: symbol.trim().to_owned(),
    })
}

fn form(case: &Case<'_>) -> Judged {
    let Some(piece) = case.components.all(Role::Number).next() else { return Judged::absent() };
    let text = case.components.text(piece);
    let Some(written) = read(&text) else {
        return Judged::unknown(quoted(&text));
    };
    let mut faults: Vec<Said> = Vec::new();
    if !written.colon {
        faults.push(words("thiếu dấu hai chấm sau “Số”", "no colon after “Số”"));
    }
    if written.figures.chars().count() == 1 && written.figures.chars().all(|c| c.is_ascii_digit()) {
        faults.push(words("số nhỏ hơn 10 thiếu số 0", "a number under 10 without its 0"));
    }
    // On a page a number may have been stamped into its room, and a space is only white.
    if written.spaced_slash && !case.is_pdf() {
        faults.push(words("có cách chữ cạnh “/”", "a space beside “/”"));
    }
    if written.symbol.contains(" -") || written.symbol.contains("- ") {
        faults.push(words("có cách chữ cạnh “-”", "a space beside “-”"));
    }
    if written.symbol.contains(['–', '—']) {
        faults.push(words("gạch nối là “-”", "the hyphen is “-”"));
    }
    if faults.is_empty() {
        return Judged::right(quoted(text.split_whitespace().collect::<Vec<_>>().join(" ").as_str()));
    }
    let faults = list(faults);
    let (vi, en) = (faults.vi, faults.en);
    Judged::wrong(said!("“{text}”: {vi}", "“{text}”: {en}"), vec![case.components.place(piece)])
}

fn kind(case: &Case<'_>) -> Judged {
    let Some(piece) = case.components.all(Role::Number).next() else { return Judged::absent() };
    let Some(written) = read(&case.components.text(piece)) else { return Judged::absent() };
    // "15/2026/QĐ-UBND" is a normative act, which another decree forms.
    let first = written.symbol.split(['-', '/']).next().unwrap_or_default().trim().to_owned();
    if first.chars().all(|c| c.is_ascii_digit()) {
        return Judged::unknown(words(
            "có năm trong số: văn bản quy phạm pháp luật không theo Nghị định này",
            "a year in the number: normative acts follow another decree",
        ));
    }
    let place = vec![case.components.place(piece)];
    let is_code = |code: &str| KINDS.iter().any(|kind| kind.abbreviation.as_deref() == Some(code));
    if case.components.has(Role::LetterSubject) && !case.components.has(Role::Kind) {
        return if is_code(&first) {
            Judged::wrong(said!("công văn có “{first}”", "a letter with “{first}”"), place)
        } else {
            Judged::right(said!("“{first}”", "“{first}”"))
        };
    }
    let Some(kind) = case.components.kind else { return Judged::absent() };
    let Some(asked) = kind.abbreviation.as_deref() else { return Judged::absent() };
    let name = &kind.name;
    if first == asked {
        Judged::right(said!("“{first}” – {name}", "“{first}” – {name}"))
    } else if is_code(&first) {
        Judged::wrong(
            said!("“{first}”, tên loại là {name} ({asked})", "“{first}”, the kind is {name} ({asked})"),
            place,
        )
    } else {
        Judged::unknown(said!("“{first}”", "“{first}”"))
    }
}
