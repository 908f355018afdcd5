//! NG014: a choice of the office that the decree doesn't allow.

use crate::decree::{Choice, Clause, Layout, Unit};
use crate::diagnostic::{Confidence, Finding, Said, Severity};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::Fault;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "NG014",
    name: "ngoai-muc-cho-phep",
    summary: ["cách trình bày ngoài mức Nghị định 30 cho phép", "a choice of form that Decree 30 doesn't allow"],
    clause: Clause::new("pl1:I.I.3"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: false,
    kinds: &[],
    page: page!("NG014"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let form = subject.plan.office.form.form;
    for problem in &subject.plan.problems {
        let (message, help, clause) = match &problem.fault {
            Fault::OutOfRange { choice } => {
                let (key, Said { vi, en }) = (choice.key(), allowed(*choice, form));
                let message = said!("`trinh-bay.{key}` phải {vi}", "`trinh-bay.{key}` has to be {en}");
                (message, way_out(*choice, form), clause(*choice, form))
            }
            Fault::IssuerColumnTooWide { most } => {
                let message = said!(
                    "`trinh-bay.cot-co-quan` rộng quá: Quốc hiệu không còn đủ chỗ trên một dòng",
                    "`trinh-bay.cot-co-quan` is too wide: Quốc hiệu has no room on one line"
                );
                let help = said!(
                    "với lề và cỡ chữ này, viết nhiều nhất {most}",
                    "with these margins and sizes, {most} at most"
                );
                (message, help, Clause::new("pl1:I.II.1.b"))
            }
            _ => continue,
        };
        findings.push(Finding { clause, ..rule.finding(problem.span, message).help(help) });
    }
}

/// The form of the decree shows how wide the column is, and says nothing of other widths.
fn clause(choice: Choice, form: &Layout) -> Clause {
    match choice {
        Choice::IssuerColumn => Clause::new("thuc-hanh"),
        _ => choice.number(form).clause.clone(),
    }
}

/// What is allowed, behind "phải" and "has to be".
fn allowed(choice: Choice, form: &Layout) -> Said {
    let number = choice.number(form);
    let Some([least, greatest]) = number.range else { return said!("như mặc định", "as it is by default") };
    match (choice, number.unit) {
        (_, Unit::Ratio) if greatest == 0.0 => {
            said!("bỏ đi: thể thức này không có đường kẻ đó", "left out: this form has no such line")
        }
        _ if least == greatest => {
            let unit = unit(choice, form);
            said!("là {least}{unit}", "{least}{unit}")
        }
        (Choice::FirstLineIndent, _) if number.only_ends => said!("là 1 cm hoặc 1,27 cm", "1 cm or 1.27 cm"),
        (_, Unit::Ratio) => said!("từ 1/3 đến 1/2 dòng chữ", "1/3 to 1/2 of the text's line"),
        (_, Unit::Lines) => {
            let comma = greatest.to_string().replace('.', ",");
            said!("từ {least} đến {comma} dòng đơn", "{least} to {greatest} lines")
        }
        _ => {
            let unit = unit(choice, form);
            if choice.has_only_ends(form) {
                said!("là {least} hoặc {greatest}{unit}", "{least} or {greatest}{unit}")
            } else if greatest.is_infinite() {
                said!("từ {least}{unit} trở lên", "{least}{unit} or more")
            } else {
                said!("từ {least} đến {greatest}{unit}", "{least} to {greatest}{unit}")
            }
        }
    }
}

/// The unit behind a figure; none where the key says what is counted.
fn unit(choice: Choice, form: &Layout) -> &'static str {
    match choice.unit(form) {
        Unit::Mm => " mm",
        Unit::Pt => " pt",
        _ => "",
    }
}

fn way_out(choice: Choice, form: &Layout) -> Said {
    let key = choice.key();
    match choice {
        _ if form.form.unverified.is_some() => {
            said!("sửa giá trị, hoặc bỏ `{key}`", "change the value, or leave `{key}` out")
        }
        Choice::TypeSizes => said!(
            "cỡ chữ tăng, giảm theo bộ: 14 (Quốc hiệu 13, Tiêu ngữ 14, lời văn 14) hoặc 13 (Quốc hiệu 12, Tiêu ngữ 13, lời văn 13)",
            "sizes go up and down as a set: 14 (Quốc hiệu 13, Tiêu ngữ 14, body 14) or 13 (Quốc hiệu 12, Tiêu ngữ 13, body 13)"
        ),
        Choice::FirstLineIndent => said!(
            "viết `{key} = \"1 cm\"` hoặc `{key} = \"1,27 cm\"`",
            "write `{key} = \"1 cm\"` or `{key} = \"1,27 cm\"`"
        ),
        Choice::IssuerRule | Choice::SubjectRule => {
            said!("viết `{key} = \"1/3\"` hoặc `{key} = \"1/2\"`", "write `{key} = \"1/3\"` or `{key} = \"1/2\"`")
        }
        _ => {
            let (usual, unit) = (choice.number(form).chosen, unit(choice, form));
            said!(
                "sửa giá trị, hoặc bỏ `{key}`: khi đó là {usual}{unit}",
                "change the value, or leave `{key}` out: then it is {usual}{unit}"
            )
        }
    }
}
