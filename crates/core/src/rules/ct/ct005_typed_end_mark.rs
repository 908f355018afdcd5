//! CT005: "./." typed where the compiler writes it.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Edit, Finding, Safety, Severity};
use crate::document::{Document, Ends};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::{Sources, Span};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CT005",
    name: "dau-ket-thuc-go-tay",
    summary: ["dấu kết thúc “./.” gõ bằng tay", "the end mark “./.” is typed by hand"],
    clause: Clause::new("pl3:1.4"),
    severity: Severity::Warning,
    confidence: Confidence::Certain,
    fix: FixKind::Safe,
    waivable: true,
    kinds: &[],
    page: page!("CT005"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    let end = document.layout.words.end_mark.as_str();
    for mark in &document.facts.typed_end_marks {
        let finding = rule.finding(mark.at, said!("“./.” gõ bằng tay", "“./.” is typed by hand"));
        let is_bare = subject.sources.slice(mark.at) == "./.";
        let span = with_blanks_before(mark.at, subject.sources);
        let edit = |text: &str| vec![Edit { span, text: text.to_owned(), safety: Safety::Safe }];
        let finding = match mark.ends {
            Ends::Document => finding.help(said!(
                "xóa dấu này: trình biên dịch viết “{end}” một lần, ở cuối nội dung văn bản",
                "delete it: the compiler writes “{end}” once, at the end of the text"
            )),
            Ends::Paragraph => {
                finding.label(said!("văn bản chưa kết thúc ở đây", "the text doesn't end here")).help(said!(
                    "viết dấu chấm: cuối nội dung văn bản, trình biên dịch viết “{end}”",
                    "write a full stop: at the end of the text the compiler writes “{end}”"
                ))
            }
            Ends::Line => finding
                .help(said!(
                    "xóa dấu này: dấu cuối dòng của căn cứ và nơi nhận do trình biên dịch viết",
                    "delete it: the compiler writes the end marks of bases and recipients"
                ))
                .clause(line_clause(document, mark.at)),
        };
        findings.push(match mark.ends {
            _ if !is_bare => finding,
            Ends::Paragraph => finding.fix(said!("thay “./.” bằng “.”", "replace “./.” by “.”"), edit(".")),
            Ends::Document | Ends::Line => finding.fix(said!("xóa “./.”", "delete “./.”"), edit("")),
        });
    }
}

/// A mark with the blanks that part it from its sentence: without it they would end the line.
fn with_blanks_before(mark: Span, sources: &Sources) -> Span {
    let text = sources.file(mark.file).text();
    let before = text.get(..mark.range().start).unwrap_or_default();
    let blanks = before.len() - before.trim_end_matches([' ', '\t']).len();
    Span { start: mark.start - u32::try_from(blanks).unwrap_or(0), ..mark }
}

/// Which clause gives a line its end mark: that on the bases, or that on the recipients.
fn line_clause(document: &Document, at: Span) -> Clause {
    let is_basis = document.parts.iter().flat_map(|part| &part.bases).any(|basis| basis.span.contains(at));
    Clause::new(if is_basis { "pl1:I.II.6.a" } else { "pl1:I.II.9.d" })
}
