//! TC008: "(Kèm theo Quyết định số …)" typed by hand in a plan, or with another number or date than the head's,
//! or with none though the head has both.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::{Date, PartKind};
use crate::recognise::{attachment, date_written};
use crate::rules::places::with_further;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Role, Script, ScriptPart, Written};
use crate::source::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TC008",
    name: "kem-theo-go-tay",
    summary: [
        "dòng “(Kèm theo …)” gõ tay hoặc khác văn bản ban hành",
        "“(Kèm theo …)” is typed by hand, or isn't what the head says",
    ],
    clause: Clause::new("pl1:I.III.1.c"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("TC008"),
    phase: Phase::Script(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    if script.is_plan() {
        typed(rule, subject, script, findings);
    } else if !script.is_consolidated() {
        differing(rule, subject, script, findings);
    }
}

/// In a plan the compiler writes the line, from the number and date of plan.toml.
fn typed(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    for passage in &script.passages {
        let words = passage.words().trim_start();
        let begins = ["(Kèm theo ", "(Ban hành kèm theo ", "(ban hành kèm theo ", "(kèm theo "]
            .iter()
            .any(|it| words.starts_with(it));
        let is_line = begins && words.trim_end().ends_with(')') && !passage.words().contains('\u{fffc}');
        // "(Kèm theo Phụ lục …)" is a reference, and no such line.
        if is_line
            && matches!(passage.role, Role::Text(_) | Role::Subject | Role::Caption)
            && attachment(words).is_some()
        {
            findings.push(
                rule.finding(
                    passage.place(0..passage.words().len(), subject.sources),
                    said!("dòng “(Kèm theo …)” gõ bằng tay", "the line “(Kèm theo …)” is typed by hand"),
                )
                .help(said!(
                    "xóa dòng này: trình biên dịch viết nó dưới tên phụ lục, đúng số và ngày của văn bản",
                    "delete it: the compiler writes it below the title, with the document's number and date"
                )),
            );
        }
    }
}

/// What the document says of itself: in its head, or in the first such line.
struct Said<'s> {
    kind: &'s str,
    number: Option<(String, Span)>,
    symbol: Option<(String, Span)>,
    date: Option<(Date, Span)>,
}

fn differing(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let mut heads: Vec<Said<'_>> = script.parts.iter().filter_map(head).collect();
    let (mut blanks, mut whole) = (Vec::new(), None);
    for passage in script.passages.iter().filter(|passage| passage.role == Role::AttachedTo) {
        // "(Kèm theo Quyết định số ……/QĐ-UBND …)" on a form is for others to fill in.
        let is_form = script.parts.get(passage.part).is_some_and(|part| part.kind == PartKind::Appendix)
            && (passage.words().contains('…') || passage.words().contains("..."));
        if is_form {
            continue;
        }
        let words = passage.words();
        let Some(attached) = attachment(words) else { continue };
        let text = |range: &std::ops::Range<usize>| words.get(range.clone()).unwrap_or_default().trim().to_owned();
        let place = |range: &std::ops::Range<usize>| passage.place(range.clone(), subject.sources);
        let own = Said {
            kind: &attached.kind.id,
            number: attached.number.as_ref().map(|range| (text(range), place(range))),
            symbol: attached.symbol.as_ref().map(|range| (text(range), place(range))),
            date: attached.date.as_ref().map(|(date, range)| (*date, place(range))),
        };
        let Some(known) = heads.iter().find(|known| known.kind == own.kind) else {
            heads.push(own);
            continue;
        };
        if is_left_blank(words, known, &own) {
            blanks.push(passage.place(0..words.len(), subject.sources));
            whole = whole.or(known.number.clone());
        }
        findings.extend(difference(rule, known, &own));
    }
    findings.extend(whole.and_then(|(number, at)| blank(rule, &blanks, &number, at)));
}

/// "(Kèm theo Kế hoạch số: /KH-UBND ngày / /2025 …)" below a head that has all of it. Dots are a form's, and so is a line
/// without the year.
fn is_left_blank(words: &str, known: &Said<'_>, own: &Said<'_>) -> bool {
    let (Some(_), Some((_, at)), Some((date, _))) = (&known.number, &known.symbol, &known.date) else { return false };
    let (None, Some((_, here))) = (&own.number, &own.symbol) else { return false };
    let has_year = words.contains(&date.year.to_string());
    let is_form = words.contains(['…', '_']) || words.contains("..");
    at != here && date.day.is_some() && has_year && !is_form && difference_of_symbols(known, own).is_none()
}

fn blank(rule: &Rule, places: &[Span], number: &str, at: Span) -> Option<Finding> {
    let finding = rule
        .finding(
            *places.first()?,
            said!("dòng “(Kèm theo …)” còn bỏ trống số, ngày", "number and date are left blank in “(Kèm theo …)”"),
        )
        .related(at, said!("số “{number}” ở đây", "the number “{number}” is here"))
        .help(said!("ghi số và ngày như ở đầu văn bản", "write the number and the date of the document's head"));
    Some(with_further(finding, places, &said!("dòng này cũng vậy", "this line too")))
}

fn head(part: &ScriptPart) -> Option<Said<'_>> {
    let it = &part.particulars;
    let written = |written: &Option<Written>| {
        let written = written.as_ref()?;
        Some((written.text.clone(), written.span?))
    };
    Some(Said {
        kind: it.kind.as_deref().filter(|_| part.kind != PartKind::Appendix)?,
        number: written(&it.number),
        symbol: written(&it.symbol),
        date: it.date.as_ref().map(|date| (date.value, date.span)),
    })
}

/// What a head has, what a line has, and both places.
type Different = Option<(String, Span, String, Span)>;

fn differs(one: &Option<(String, Span)>, two: &Option<(String, Span)>, same: &dyn Fn(&str) -> String) -> Different {
    let ((one, at), (two, here)) = (one.clone()?, two.clone()?);
    (same(&one) != same(&two) && at != here).then_some((one, at, two, here))
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase()
}

fn difference_of_symbols(known: &Said<'_>, own: &Said<'_>) -> Different {
    // "QD-UBND" for "QĐ-UBND" is TT003's.
    differs(&known.symbol, &own.symbol, &|text| bare(text).replace(['Đ', 'Ð'], "D"))
}

/// The first thing in which the line and the head differ, with both places. A blank is no difference.
fn difference(rule: &Rule, known: &Said<'_>, own: &Said<'_>) -> Option<Finding> {
    let number = |text: &str| bare(text).trim_start_matches('0').to_owned();
    let dates = || {
        let ((one, at), (two, here)) = (known.date?, own.date?);
        let differs = one.year != two.year
            || one.month.zip(two.month).is_some_and(|(one, two)| one != two)
            || one.day.zip(two.day).is_some_and(|(one, two)| one != two);
        (differs && at != here).then(|| (date_written(one), at, date_written(two), here))
    };
    let (what, en, (head, at, line, here)) = differs(&known.number, &own.number, &number)
        .map(|found| ("số", "number", found))
        .or_else(|| difference_of_symbols(known, own).map(|found| ("ký hiệu", "symbol", found)))
        .or_else(|| dates().map(|found| ("ngày", "date", found)))?;
    Some(
        rule.finding(
            here,
            said!(
                "{what} “{line}” khác {what} “{head}” của văn bản mà dòng này kèm theo",
                "{en} “{line}” isn't the {en} “{head}” of the document that this is attached to"
            ),
        )
        .related(at, said!("“{head}” ở đây", "“{head}” is here")),
    )
}
