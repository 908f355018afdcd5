//! CT001: a required heading that isn't there.

use crate::decree::{Clause, Outline, Role};
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::{Document, Part};
use crate::rules::roles;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CT001",
    name: "thieu-de-muc",
    summary: ["thiếu đề mục bắt buộc của khung", "a heading that the outline requires is missing"],
    clause: Clause::new("pl1:I.II.6.c"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: true,
    kinds: &["ke-hoach"],
    page: page!("CT001"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let (Some(document), Some(outline)) = (subject.document, subject.outline()) else { return };
    for role in roles::missing(subject, document, outline) {
        let (name, id, khung) = (&role.name, &role.id, &outline.id);
        let at = place(subject, document, outline, role);
        let mut finding = rule
            .finding(
                at.span,
                said!("thiếu đề mục “{name}” (khung `{khung}`)", "the heading “{name}” is missing (outline `{khung}`)"),
            )
            .place(format!("muc:{id}"))
            .help(said!(
                "thêm tệp `NN-{id}.md` có dòng đầu `# {name}`; kế hoạch thuộc loại khác thì ghi khung của nó trong [van-ban], ví dụ `khung = \"tu-do\"`",
                "add a file `NN-{id}.md` that begins with `# {name}`; for a plan of another sort name its outline in [van-ban], such as `khung = \"tu-do\"`"
            ));
        finding = match at.side {
            Side::Before => finding.label(said!("“{name}” đứng trước phần này", "“{name}” belongs before this")),
            Side::After => finding.label(said!("“{name}” đứng sau phần này", "“{name}” belongs after this")),
        };
        findings.push(finding);
    }
}

struct Place {
    span: Span,
    side: Side,
}

enum Side {
    Before,
    After,
}

/// The first line of the file that would follow the missing section; without one, the end of the text before it.
fn place(subject: &Subject<'_>, document: &Document, outline: &Outline, missing: &Role) -> Place {
    let later = outline.roles.iter().skip_while(|role| role.id != missing.id).skip(1);
    let follows = later
        .flat_map(|role| {
            document
                .main()
                .into_iter()
                .flat_map(Part::sections)
                .filter(move |section| roles::section_shows(section, role, outline))
        })
        .map(|section| section.span)
        .min();
    if let Some(span) = follows {
        return Place { span, side: Side::Before };
    }
    let first_line = |file| Span::new(file, subject.sources.file(file).first_line());
    if let Some(closing) = &subject.plan.closing {
        return Place { span: first_line(closing.file), side: Side::Before };
    }
    let last = subject.plan.sections.last().or(subject.plan.opening.as_ref());
    match (last, &subject.plan.manifest) {
        (Some(last), _) => {
            let line = subject.sources.file(last.file).last_line();
            Place { span: Span::new(last.file, line), side: Side::After }
        }
        (None, Some(manifest)) => Place { span: manifest.span, side: Side::After },
        (None, None) => Place { span: Span::new(crate::source::FileId::default(), 0..0), side: Side::After },
    }
}
