//! The lines under Tiêu ngữ, agency and trích yếu.

use plan_core::decree::Number;
use plan_core::said;

use super::saying::{ratio, words};
use super::{Case, Judged, Requirement};
use crate::components::{Piece, Role};
use crate::reading::{RuleKind, RuleLine};
use crate::report::Group;

/// How much longer or shorter than its words a line may be before the eye sees it: a tenth.
const EYE: f64 = 0.1;
/// A third and a half are guessed by eye too.
const EYE_OF_PART: f64 = 0.04;

pub(super) const ALL: &[Requirement] = &[
    Requirement {
        id: "ke-tieu-ngu",
        group: Group::Head,
        title: ["Đường kẻ dưới Tiêu ngữ", "Line under the motto"],
        clause: "pl1:I.II.1.b",
        applies: |case| !case.is_appendix(),
        required: |_| words("nét liền, dài bằng dòng chữ", "solid, as long as the words"),
        judge: |case| judge(case, Role::Motto, &case.layout.rule_line.motto, EYE),
    },
    Requirement {
        id: "ke-co-quan",
        group: Group::Head,
        title: ["Đường kẻ dưới tên cơ quan", "Line under the agency"],
        clause: "pl1:I.II.2.b",
        applies: |case| !case.is_appendix(),
        required: |_| {
            words("nét liền, dài từ 1/3 đến 1/2 dòng chữ, cân đối", "solid, 1/3 to 1/2 of the words, in the middle")
        },
        judge: |case| judge(case, Role::Issuer, &case.layout.rule_line.issuer, EYE_OF_PART),
    },
    Requirement {
        id: "ke-trich-yeu",
        group: Group::Title,
        title: ["Đường kẻ dưới trích yếu", "Line under the subject"],
        clause: "pl1:I.II.5.b",
        applies: |case| case.is_main() && !case.components.has(Role::LetterSubject),
        required: |_| {
            words("nét liền, dài từ 1/3 đến 1/2 dòng chữ, cân đối", "solid, 1/3 to 1/2 of the words, in the middle")
        },
        judge: |case| judge(case, Role::Subject, &case.layout.rule_line.subject, EYE_OF_PART),
    },
];

fn judge(case: &Case<'_>, role: Role, asked: &Number, eye: f64) -> Judged {
    let [least, greatest] = asked.limits();
    let (least, greatest) = (least - eye, greatest + eye);
    let (mut seen, mut wrong, mut missing, mut doubtful, mut places) =
        (Vec::new(), Vec::new(), false, false, Vec::new());
    for part in &case.components.parts {
        let pieces: Vec<&Piece> = case.components.within(role, part).collect();
        let Some(last) = pieces.last() else { continue };
        let Some(rule) = rule(case, &pieces) else {
            // What issues a document by a decision puts its one line under "(Kèm theo …)".
            if role == Role::Subject && case.components.within(Role::AttachedTo, part).any(|_| true) {
                continue;
            }
            missing = true;
            places.push(case.components.place(last));
            continue;
        };
        let widths: Vec<f64> = pieces
            .iter()
            .flat_map(|piece| case.components.lines(piece))
            .filter_map(|line| line.width_pt)
            .filter(|width| *width > 0.0)
            .collect();
        // "The line of text" is any of a name's lines: the longest and the shortest are as good.
        let ratios: Vec<f64> = widths.iter().map(|width| rule.length_pt / width).collect();
        if ratios.is_empty() || rule.kind == RuleKind::Typed {
            doubtful = true;
            continue;
        }
        // Shown against the longest.
        let shown = ratios.iter().copied().fold(f64::MAX, f64::min);
        let fits = ratios.iter().any(|ratio| (least..=greatest).contains(ratio))
            || (ratios.iter().any(|ratio| *ratio < least) && ratios.iter().any(|ratio| *ratio > greatest));
        let off = rule.off_centre_mm.is_some_and(|off| off.abs() > 5.0);
        if !fits || off {
            wrong.push(ratio(shown));
            let mut place = case.components.place(last);
            place.area = rule.area.or(place.area);
            places.push(place);
        } else if rule.kind == RuleKind::Underline && role != Role::Motto {
            doubtful = true;
        } else {
            seen.push(ratio(shown));
        }
    }
    let of_words = |values: Vec<_>| {
        let said = super::saying::list(values);
        let (vi, en) = (said.vi, said.en);
        said!("dài {vi} dòng chữ", "{en} of the words")
    };
    if !wrong.is_empty() {
        return Judged::wrong(of_words(wrong), places);
    }
    if missing {
        // A line that floats somewhere may be this one.
        return if case.reading.loose_rules.is_empty() && !case.is_cut() {
            Judged::wrong(words("không có đường kẻ", "no line"), places)
        } else {
            Judged::unknown(words("có đường kẻ không rõ thuộc dòng nào", "a line whose words aren't known"))
        };
    }
    if doubtful {
        return Judged::unknown(words("kẻ bằng ký tự hoặc gạch chân", "made of typed signs or by underlining"));
    }
    if seen.is_empty() { Judged::absent() } else { Judged::right(of_words(seen)) }
}

/// The line under a piece, the last first.
fn rule(case: &Case<'_>, pieces: &[&Piece]) -> Option<RuleLine> {
    pieces.iter().rev().find_map(|piece| case.components.paragraph(piece.paragraph)?.rule_below)
}
