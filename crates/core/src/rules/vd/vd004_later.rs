//! VD004: an act dated after the document that cites it.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::{Date, days_in_month};
use crate::rules::acts::{Cited, cited, is_after, issued_on, written};
use crate::rules::known::right_day;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::Script;
use crate::source::Span;
use crate::vietnamese::words_folded;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "VD004",
    name: "van-ban-co-sau",
    summary: [
        "văn bản được viện dẫn có ngày sau ngày của văn bản này",
        "an act that is cited is dated after this document",
    ],
    clause: Clause::new("pl1:I.II.6.b"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("VD004"),
    phase: Phase::Script(check),
};

/// So many acts of a later day say that the document's own day is the one that is wrong.
const MANY: usize = 4;

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let own = issued_on(script);
    // Of a plan whose day isn't known, only that it isn't made after its years.
    let (last, at) = match own {
        Some((date, at)) => (date, at),
        None => {
            let Some(period) = script.matter().period.as_ref().filter(|_| is_of_its_years(script)) else { return };
            let Some(to) = period.value.to else { return };
            (Date { year: to, month: None, day: None }, period.span)
        }
    };
    let mut later: Vec<(Cited<'_>, Date)> = Vec::new();
    for act in cited(subject) {
        // Without a date, the year in the number tells enough.
        let dated = act.citation.date.as_ref().and_then(|dated| dated.date);
        let numbered = act.citation.code.year.map(|year| Date { year, month: None, day: None });
        let Some(date) = dated.or(numbered) else { continue };
        let is_known = later.iter().any(|(known, _)| known.citation.code.is(&act.citation.code));
        // The year in the number says that the date is the slip: VD003.
        let is_slip = act.citation.code.year.is_some_and(|year| year != date.year);
        // A day that the calendar doesn't have is TG001's.
        let is_no_day = date.month.zip(date.day).is_some_and(|(month, day)| day > days_in_month(date.year, month));
        // A well-known act that has another day, and one before this document's: VD012.
        // "Nghị quyết số ……/NQ-UBBC ngày … năm 2026" of a form: an act that is still to come.
        let is_blank = act.citation.code.number.is_empty();
        let is_slip = is_slip || is_blank || right_day(&act).is_some_and(|right| !is_after(right, last));
        if is_after(date, last) && !is_known && !is_slip && !is_no_day && later.len() < 40 {
            later.push((act, date));
        }
    }
    if later.len() >= MANY && own.is_some() {
        findings.push(own_day_is_wrong(rule, subject, &later, last, at));
        return;
    }
    // The same act with an earlier day of the same year elsewhere: VD002 has said that the two differ.
    later.retain(|(act, date)| {
        !cited(subject).filter(|other| other.citation.code.is(&act.citation.code)).any(|other| {
            let dated = other.citation.date.as_ref().and_then(|dated| dated.date);
            dated.is_some_and(|dated| dated.year == date.year && dated.day.is_some() && !is_after(dated, last))
        })
    });
    for (act, date) in later {
        let (named, is_day, date, last) = (act.name(), date.day.is_some(), written(date), written(last));
        let message = match own {
            Some(_) if !is_day => said!(
                "“{named}” là của năm {date}, sau ngày của văn bản này ({last})",
                "“{named}” is of {date}, after this document ({last})"
            ),
            Some(_) => said!(
                "“{named}” có ngày {date}, sau ngày của văn bản này ({last})",
                "“{named}” is dated {date}, after this document ({last})"
            ),
            None => said!(
                "“{named}” có ngày {date}, mà kế hoạch này là của năm {last}",
                "“{named}” is dated {date}, and this plan is for {last}"
            ),
        };
        findings.push(
            rule.finding(act.at(act.dated(), subject), message)
                .related(at, said!("ngày của văn bản này", "this document's date"))
                .help(said!(
                    "đối chiếu ngày của văn bản được viện dẫn; nếu đúng thì sửa ngày của văn bản này",
                    "look up the date of the act; if it is right, this document's date is wrong"
                )),
        );
    }
}

/// Whether it is a plan for the years of its trích yếu. The year of "thi hành Luật Đất đai năm 2013" is another's, and a
/// plan to review 2020 is made in 2021.
fn is_of_its_years(script: &Script) -> bool {
    const OTHERS: [&str; 9] =
        ["luật", "nghị", "hiến pháp", "quyết định", "chỉ thị", "tổng kết", "kết luận", "quyết toán", "kết quả"];
    let matter = script.matter();
    let Some(subject) = &matter.subject else { return false };
    let folded = words_folded(&subject.text);
    matches!(matter.kind.as_deref(), Some("ke-hoach" | "chuong-trinh"))
        && !OTHERS.iter().any(|word| folded.contains(&words_folded(word)))
}

fn own_day_is_wrong(rule: &Rule, subject: &Subject<'_>, later: &[(Cited<'_>, Date)], last: Date, at: Span) -> Finding {
    let (count, last) = (later.len(), written(last));
    let mut finding = rule
        .finding(
            at,
            said!(
                "ngày của văn bản này ({last}) trước ngày của {count} văn bản mà nó viện dẫn",
                "this document's date ({last}) is before those of {count} acts that it cites"
            ),
        )
        .help(said!("đối chiếu ngày của văn bản này", "look up this document's date"));
    for (act, date) in later.iter().take(6) {
        let date = written(*date);
        finding = finding.related(act.at(act.dated(), subject), said!("ngày {date}", "dated {date}"));
    }
    finding
}
