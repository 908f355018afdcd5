//! TG005: a deadline before the document's own date, or outside the years that it is about.

use std::collections::BTreeMap;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Label, Severity};
use crate::document::{ColumnRole, RowKind};
use crate::recognise::{Day, FoundIn, Moment, Stretch, Times, Unit};
use crate::rules::rule::page;
use crate::rules::sentence::sentence;
use crate::rules::when::{Issued, issued, years};
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};
use crate::source::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TG005",
    name: "thoi-han-ngoai",
    summary: [
        "thời hạn trước ngày ban hành hoặc ngoài thời gian của kế hoạch",
        "a deadline before the document's date or outside the plan's years",
    ],
    clause: Clause::new("lich"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    // A report's times are past, and a công văn reminds of deadlines that have gone by.
    kinds: &["ke-hoach", "chuong-trinh", "phuong-an", "chi-thi"],
    page: page!("TG005"),
    phase: Phase::Script(check),
};

/// What begins a line that gives a task's time: "- Thời gian thực hiện: …".
const LABELS: [&str; 6] = [
    "thời gian thực hiện",
    "thời gian hoàn thành",
    "thời hạn hoàn thành",
    "thời hạn thực hiện",
    "thời hạn",
    "hoàn thành",
];

/// What announces a deadline in a sentence, right before the date.
const ANNOUNCED: [&str; 9] = [
    "chậm nhất là",
    "chậm nhất vào",
    "chậm nhất",
    "chậm nhất trước",
    "hạn cuối là",
    "hạn cuối",
    "hoàn thành trước",
    "xong trước",
    "hoàn thành trong",
];

/// What one does before a date that is a deadline: "gửi báo cáo về Phòng Nội vụ trước ngày …".
const HANDED_IN: [&str; 6] = ["tham mưu", "gửi", "báo cáo", "hoàn thành", "nộp", "trình"];

/// Words that make a date another's: of an act, of what has been done, of what begins then.
const OTHERS: [&str; 12] = [
    "theo ",
    "đã ",
    "kể từ",
    "năm trước",
    "ban hành",
    "số ",
    "được cấp",
    "có hiệu lực",
    "phát sinh",
    "tiếp tục",
    "sau ngày",
    "tiếp nhận trước",
];

/// Deadlines of one table or passage, by their words: those of one text are one finding.
type Deadlines = BTreeMap<String, Vec<Deadline>>;

struct Deadline {
    span: Span,
    first: Day,
    last: Day,
    unit: Unit,
}

/// From how many different deadlines on a table of them is one finding.
const MANY: usize = 4;

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let Some(found) = subject.found else { return };
    let measure = Measure { issued: issued(script), years: years(script) };
    if measure.issued.is_none() && measure.years.is_none() {
        return;
    }
    for table in &script.grids {
        let Some(column) = table.column(ColumnRole::Deadline) else { continue };
        let mut deadlines = Deadlines::new();
        for row in table.rows.iter().filter(|row| row.kind == RowKind::Item) {
            let Some(cell) = row.cell(column).filter(|cell| cell.columns == 1) else { continue };
            for index in cell.passages.clone() {
                let Some(FoundIn { passage, times, .. }) = found.passage(index) else { continue };
                if let Some(deadline) = of_cell(subject, passage, times) {
                    deadlines.entry(passage.words().trim().to_owned()).or_default().push(deadline);
                }
            }
        }
        measure.before(rule, &deadlines, findings);
        measure.after(rule, &deadlines, findings);
    }
    in_sentences(rule, subject, &measure, findings);
}

fn in_sentences(rule: &Rule, subject: &Subject<'_>, measure: &Measure, findings: &mut Vec<Finding>) {
    for FoundIn { passage, times, .. } in subject.passages() {
        // "2. Thời gian thực hiện: Từ tháng 10/2025 …" reads as a heading, and says when.
        let is_label = is_label(passage.words());
        let may_say = matches!(passage.role, Role::Text(_)) || (is_label && passage.role.heading().is_some());
        if !may_say || times.moments.is_empty() {
            continue;
        }
        if is_label {
            findings.extend(measure.begins_before(rule, subject, passage, times));
        }
        let mut deadlines = Deadlines::new();
        if is_label {
            if let Some(deadline) = of_cell(subject, passage, times) {
                let words =
                    passage.words().split_once(':').map_or("", |(_, words)| words.trim().trim_end_matches(['.', ';']));
                deadlines.entry(words.to_owned()).or_default().push(deadline);
            }
        } else {
            let announced = times.moments.iter().filter(|moment| is_announced(passage.words(), moment));
            for moment in announced {
                let Some(stretch) = moment.stretch else { continue };
                let words = passage.words().get(moment.range.clone()).unwrap_or_default().to_owned();
                deadlines.entry(words).or_default().push(Deadline {
                    span: passage.place(moment.range.clone(), subject.sources),
                    first: stretch.first,
                    last: stretch.last,
                    unit: moment.unit,
                });
            }
        }
        measure.before(rule, &deadlines, findings);
    }
}

/// The latest time that a cell names; none where the words make it another's.
fn of_cell(subject: &Subject<'_>, passage: &Passage, times: &Times) -> Option<Deadline> {
    let words = passage.words().to_lowercase();
    let moments = || times.moments.iter().filter_map(|moment| Some((moment, moment.stretch?)));
    let (moment, stretch) = moments().max_by_key(|(_, stretch)| stretch.last)?;
    // "Từ năm 2021": it begins then.
    let before = passage.words().get(..moment.range.start).unwrap_or_default().trim_end().to_lowercase();
    let opens = before.ends_with("từ") && times.periods.is_empty();
    if opens || OTHERS.iter().any(|other| words.contains(other)) {
        return None;
    }
    let first = moments().map(|(_, stretch)| stretch.first).min()?;
    let span = passage.place(moment.range.clone(), subject.sources);
    Some(Deadline { span, first, last: stretch.last, unit: moment.unit })
}

fn is_label(words: &str) -> bool {
    let Some((label, _)) = words.split_once(':') else { return false };
    label.len() < 60 && LABELS.contains(&label.trim().to_lowercase().as_str())
}

/// Whether the words before a date make it a deadline: "chậm nhất là ngày …", "gửi … trước ngày …".
fn is_announced(words: &str, moment: &Moment) -> bool {
    if !matches!(moment.unit, Unit::Day | Unit::Month | Unit::Quarter) {
        return false;
    }
    let around = sentence(words, moment.range.clone());
    let before = words.get(around.start..moment.range.start).unwrap_or_default().to_lowercase();
    let before = before.trim_end();
    // "(trước ngày 01/11/2022)" says no more than that.
    if before.ends_with("(trước") {
        return true;
    }
    if OTHERS.iter().any(|other| before.contains(other)) {
        return false;
    }
    let is_handed_in = before.ends_with("trước") && HANDED_IN.iter().any(|verb| before.contains(verb));
    is_handed_in || ANNOUNCED.iter().any(|phrase| before.ends_with(phrase))
}

/// What deadlines are measured by.
struct Measure {
    issued: Option<Issued>,
    years: Option<(u16, Option<u16>, Span)>,
}

impl Measure {
    /// Deadlines that had passed when the document was issued.
    fn before(&self, rule: &Rule, deadlines: &Deadlines, findings: &mut Vec<Finding>) {
        let has_passed = |deadline: &Deadline| match (self.issued, self.years) {
            // A plan for several years lists what was done in the first of them.
            (_, Some((from, to, _))) if to != Some(from) && deadline.last.year >= from => false,
            (Some(issued), _) => deadline.last < issued.earliest,
            // A plan for a year is often made in the last months of the year before, and begins then.
            (None, Some((from, ..))) => deadline.last < Stretch::months(from.saturating_sub(1), 10, 12).first,
            (None, None) => false,
        };
        let passed = deadlines.iter().filter(|(_, places)| places.first().is_some_and(has_passed));
        let mut made: Vec<Finding> = passed.filter_map(|(words, places)| self.passed(rule, words, places)).collect();
        if made.len() >= MANY {
            // A plan that is issued late: one thing to say, not a dozen.
            made.sort_by_key(|finding| finding.span.start);
            let mut rest = made.split_off(1);
            if let Some(first) = made.first_mut() {
                first.related.extend(rest.drain(..).flat_map(|finding| {
                    let own =
                        Label { span: finding.span, text: said!("thời hạn này cũng vậy", "this deadline too") };
                    std::iter::once(own).chain(finding.related.into_iter().skip(1))
                }));
            }
        }
        findings.append(&mut made);
    }

    /// "Thời gian thực hiện: Từ tháng 10/2025 đến khi kết thúc kiểm kê" in a document of November. What begins in January
    /// is the year's work, what begins on a day may be what a law says.
    fn begins_before(&self, rule: &Rule, subject: &Subject<'_>, passage: &Passage, times: &Times) -> Option<Finding> {
        let issued = self.issued?;
        let [moment] = times.moments.as_slice() else { return None };
        let stretch = moment.stretch.filter(|_| moment.unit == Unit::Month)?;
        let words = passage.words();
        let (_, before) = words.get(..moment.range.start)?.rsplit_once(':')?;
        let goes_on = words.get(moment.range.end..)?.trim_start().starts_with("đến ");
        let begins = before.trim().to_lowercase() == "từ" && goes_on && stretch.first.month > 1;
        if !begins || stretch.last >= issued.earliest || stretch.last.year != issued.earliest.year {
            return None;
        }
        let (named, day) = (words.get(moment.range.clone())?, issued.earliest);
        let finding = rule.finding(
            passage.place(moment.range.clone(), subject.sources),
            said!(
                "thời gian thực hiện từ “{named}”, trước ngày ban hành {day}",
                "it begins in “{named}”, before the date of issue, {day}"
            ),
        );
        Some(
            finding.related(issued.span, said!("ngày ban hành", "the date of issue")).help(said!(
                "ghi tháng bắt đầu từ ngày ban hành trở đi",
                "let it begin with the date of issue or later"
            )),
        )
    }

    fn passed(&self, rule: &Rule, words: &str, places: &[Deadline]) -> Option<Finding> {
        let first = places.first()?;
        let finding = if let Some(issued) = self.issued {
            let day = issued.earliest;
            rule.finding(
                first.span,
                said!(
                    "thời hạn “{words}” trước ngày ban hành {day}",
                    "the deadline “{words}” is before the date of issue, {day}"
                ),
            )
            .related(issued.span, said!("ngày ban hành", "the date of issue"))
        } else {
            let (from, _, span) = self.years?;
            rule.finding(
                first.span,
                said!(
                    "thời hạn “{words}” trước năm {from} của văn bản",
                    "the deadline “{words}” is before the document's year, {from}"
                ),
            )
            .related(span, said!("năm của văn bản", "the document's year"))
        };
        let finding = finding.help(said!(
            "thường là năm còn lại từ kế hoạch trước: sửa năm của thời hạn",
            "mostly a year left from the plan before: correct the deadline's year"
        ));
        Some(places.iter().skip(1).fold(finding, |finding, place| {
            finding.related(place.span, said!("cũng thời hạn này", "the same deadline"))
        }))
    }

    /// The one deadline of a table after the plan's years: months later than a report on them is due.
    fn after(&self, rule: &Rule, deadlines: &Deadlines, findings: &mut Vec<Finding>) {
        let Some((_, Some(to), span)) = self.years else { return };
        let Some(next) = to.checked_add(1) else { return };
        let end = Stretch::months(next, 1, 3).last;
        let all = || deadlines.values().flatten();
        let late = |deadline: &&Deadline| {
            deadline.first > end && matches!(deadline.unit, Unit::Day | Unit::Month | Unit::Quarter | Unit::Months)
        };
        let inside = all().filter(|deadline| deadline.last.year <= to).count();
        // Where several go on beyond it, the plan is meant so.
        if all().filter(late).count() != 1 || inside < 4 {
            return;
        }
        for (words, places) in deadlines {
            let Some(first) = places.first().filter(late) else { continue };
            findings.push(
                rule.finding(
                    first.span,
                    said!(
                        "thời hạn “{words}” sau năm {to} của văn bản; các thời hạn khác trong bảng đều trong năm",
                        "the deadline “{words}” is after the document's year, {to}, within which all others of the table are"
                    ),
                )
                .related(span, said!("năm của văn bản", "the document's year"))
                .help(said!("sửa năm của thời hạn, nếu ghi nhầm", "correct the deadline's year if it is a slip")),
            );
        }
    }
}
