//! TC003: an appendix named in typed words, which no number follows.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Said, Severity};
use crate::document::Part;
use crate::recognise::{Form, Mention, Owner, Prose, Words, mentions};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TC003",
    name: "phu-luc-go-tay",
    summary: ["phụ lục dẫn bằng chữ gõ tay", "an appendix referred to in typed words"],
    clause: Clause::new("pl1:I.III.1.a"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("TC003"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    let ids: Vec<&str> = subject.plan.appendices.iter().map(|appendix| appendix.id.as_str()).collect();
    for text in document.parts.iter().flat_map(Part::running_texts) {
        let prose = Prose::of(text);
        for mention in mentions(&Words::of(prose.words())).into_iter().filter(|mention| mention.owner == Owner::This) {
            let Some(span) = prose.span(mention.range.clone(), subject.sources) else { continue };
            let words = prose.words().get(mention.range.clone()).unwrap_or_default();
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let Some(message) = message(&words, mention.form, ids.len()) else { continue };
            findings.push(rule.finding(span, message).help(help(&mention, &ids)));
        }
    }
}

/// A lone "phụ lục kèm theo" is as good as a reference where there is something it can mean.
fn message(words: &str, form: Form, count: usize) -> Option<Said> {
    Some(match (form, count) {
        (Form::Numbered, 0) => said!(
            "“{words}” gõ tay; văn bản không có phụ lục nào",
            "“{words}” is typed by hand; the document has no appendix"
        ),
        (Form::Numbered, 1) => said!(
            "“{words}” gõ tay; văn bản có 1 phụ lục, không đánh số",
            "“{words}” is typed by hand; the document has 1 appendix, without a number"
        ),
        (Form::Numbered, count) => said!(
            "“{words}” gõ tay; văn bản có {count} phụ lục",
            "“{words}” is typed by hand; the document has {count} appendices"
        ),
        (Form::Attached, 0) => {
            said!("“{words}”: văn bản không có phụ lục nào", "“{words}”: the document has no appendix")
        }
        (Form::Attached | Form::Bare, _) => return None,
    })
}

fn help(mention: &Mention, ids: &[&str]) -> Said {
    if ids.is_empty() {
        return said!(
            "thêm phụ lục vào thư mục phu-luc, ví dụ `phu-luc/1-nhiem-vu.toml`, rồi viết `@phu-luc:nhiem-vu`; phụ lục của văn bản khác thì ghi số, ký hiệu văn bản ấy ngay sau",
            "add the appendix to the folder phu-luc, such as `phu-luc/1-nhiem-vu.toml`, and write `@phu-luc:nhiem-vu`; where it is another act's, write that act's number right behind"
        );
    }
    let meant: Option<Vec<&str>> =
        mention.numbers.iter().map(|number| ids.get(number.checked_sub(1)?).copied()).collect();
    match meant.filter(|meant| !meant.is_empty()) {
        Some(meant) => {
            let meant = meant.join(",");
            said!(
                "viết `@phu-luc:{meant}`: số in ra luôn đúng với thứ tự phụ lục",
                "write `@phu-luc:{meant}`: the printed number always follows the order of the appendices"
            )
        }
        None => {
            let known = ids.join("`, `@phu-luc:");
            said!(
                "các phụ lục đã có, theo thứ tự: `@phu-luc:{known}`; phụ lục của văn bản khác thì ghi số, ký hiệu văn bản ấy ngay sau",
                "the appendices in their order: `@phu-luc:{known}`; where it is another act's, write that act's number right behind"
            )
        }
    }
}
