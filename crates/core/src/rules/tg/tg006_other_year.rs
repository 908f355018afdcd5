//! TG006: another year in a trích yếu, a heading or the sentence that names the document than the document's own.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::PartKind;
use crate::recognise::{FoundIn, Moment, Times, Unit};
use crate::rules::places::with_further;
use crate::rules::rule::page;
use crate::rules::when::{Issued, issued, year, years};
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};
use crate::source::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TG006",
    name: "nam-khac",
    summary: [
        "năm ở trích yếu, đề mục khác năm của văn bản",
        "a year in the subject or a heading that isn't the document's",
    ],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    // A report has its year and the next.
    kinds: &["ke-hoach", "chuong-trinh"],
    page: page!("TG006"),
    phase: Phase::Script(check),
};

/// Words that look back on a year or forward to one: it isn't the plan's then.
const ELSEWHERE: [&str; 27] = [
    "kết quả",
    "đánh giá",
    "tình hình",
    "thực trạng",
    "hạn chế",
    "tồn tại",
    "khắc phục",
    "rút kinh nghiệm",
    "tổng kết",
    "quyết toán",
    "xếp loại",
    "xếp hạng",
    "xác định",
    "chỉ số",
    "đo lường",
    "khảo sát",
    "kiểm điểm",
    "khen thưởng",
    "công khai",
    "báo cáo",
    "thống kê",
    "chấm điểm",
    "so với",
    "đến năm",
    "tầm nhìn",
    "định hướng",
    "công bố",
];

/// Words of acts and anniversaries: "Luật Đất đai năm 2024" isn't about 2024.
const ACTS: [&str; 11] = [
    "luật",
    "nghị quyết",
    "nghị định",
    "pháp lệnh",
    "quyết định",
    "hiến pháp",
    "chỉ thị",
    "kết luận",
    "kỷ niệm",
    "năm học",
    "đại hội",
];

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let title = script.matter().subject.as_ref().map_or("", |subject| subject.text.as_str()).to_lowercase();
    if !script.is_plan() && ACTS.iter().any(|act| title.contains(act)) {
        return;
    }
    let Some((own, place)) = year(script) else {
        findings.extend(other_period(rule, subject, script));
        return;
    };
    // "đến năm 2030" is how far it goes: every year before may be a step on the way.
    if title.contains("đến năm") || title.contains("đến hết năm") {
        return;
    }
    let check = Check { rule, subject, script, own, place };
    let mut others: Vec<(Span, u16)> = Vec::new();
    for FoundIn { passage, times, .. } in subject.passages() {
        let other = match passage.role {
            Role::Subject | Role::AppendixLabel => check.in_subject(passage, times),
            Role::Heading(_) => check.in_heading(passage, times),
            Role::Text(_) | Role::Basis => check.in_own_name(passage, times),
            _ => None,
        };
        others.extend(other.map(|(moment, year)| (passage.place(moment.range.clone(), subject.sources), year)));
    }
    let later = check.issued_later(&title);
    match others.as_slice() {
        [] => findings.extend(later.map(|issued| check.dated(issued))),
        // All other places agree on a year: the trích yếu has the wrong one.
        [(_, year), (_, again), ..] if others.iter().all(|(_, other)| other == year) && year == again => {
            findings.push(check.alone(*year, &others));
        }
        _ => findings.extend(others.iter().map(|(span, year)| check.finding(*span, *year))),
    }
}

/// "Giải pháp thực hiện Kế hoạch … giai đoạn 2021 - 2025" as a heading of a plan for 2026 - 2030.
fn other_period(rule: &Rule, subject: &Subject<'_>, script: &Script) -> Option<Finding> {
    let (from, to, place) = years(script)?;
    let to = to.filter(|to| *to > from)?;
    let headings = subject.passages().filter(|it| it.passage.role.heading().is_some());
    let mut others = headings.filter_map(|FoundIn { passage, times, .. }| {
        let lower = passage.words().to_lowercase();
        let names_itself = lower.contains("kế hoạch") || lower.contains("chương trình");
        let [period] = times.periods.as_slice() else { return None };
        let (first, last) = (period.stretch.first.year, period.stretch.last.year);
        let ends = !passage.words().get(period.range.end..)?.contains(char::is_alphanumeric);
        let is_elsewhere = ELSEWHERE.iter().chain(&ACTS).any(|word| lower.contains(word));
        let is_other = names_itself && ends && !is_elsewhere && last < from && last - first == to - from;
        is_other.then(|| (passage.place(period.range.clone(), subject.sources), first, last))
    });
    let (span, first, last) = others.next()?;
    let finding = rule.finding(
        span,
        said!(
            "“{first} - {last}” ở đây, còn văn bản là của {from} - {to}",
            "“{first} - {last}” here, but the document is about {from} - {to}"
        ),
    );
    let finding = finding
        .related(place, said!("thời kỳ của văn bản", "the document's period"))
        .help(said!("nếu là thời kỳ của văn bản cũ thì sửa", "correct it if it is the period of an earlier document"));
    let further: Vec<Span> = others.map(|(span, ..)| span).collect();
    Some(with_further(finding, &further, &said!("ở đây cũng vậy", "here too")))
}

struct Check<'a> {
    rule: &'a Rule,
    subject: &'a Subject<'a>,
    script: &'a Script,
    own: u16,
    place: Span,
}

impl Check<'_> {
    fn finding(&self, span: Span, year: u16) -> Finding {
        let own = self.own;
        self.rule
            .finding(span, said!("“năm {year}” ở đây, còn văn bản là của năm {own}", "“năm {year}” here, but the document is about {own}"))
            .related(self.place, said!("năm của văn bản", "the document's year"))
            .help(said!(
                "nếu là năm của văn bản cũ thì sửa; trong kế hoạch nên viết `{{{{ van-ban.nam }}}}` để mọi chỗ theo một năm",
                "correct it if it is last year's; `{{{{ van-ban.nam }}}}` in a plan keeps all places at one year"
            ))
    }

    /// Several places that agree on another year: one finding, where the wrong year is.
    fn alone(&self, year: u16, others: &[(Span, u16)]) -> Finding {
        let (own, rest) = (self.own, others.len().saturating_sub(1));
        let issued = issued(self.script);
        let is_own_right = issued.is_none_or(|issued| (own.saturating_sub(1)..=own).contains(&issued.earliest.year));
        let (span, message) = match others.first().filter(|_| is_own_right) {
            Some((first, _)) => (
                *first,
                said!(
                    "“năm {year}” ở đây và ở {rest} chỗ nữa, còn văn bản là của năm {own}",
                    "“năm {year}” here and in {rest} other places, but the document is about {own}"
                ),
            ),
            None => (
                self.place,
                said!(
                    "văn bản là của năm {own}, các chỗ khác gọi tên nó ghi “năm {year}”",
                    "the document is about {own}; all other places that name it say “năm {year}”"
                ),
            ),
        };
        let finding = self.rule.finding(span, message).help(said!(
            "xem văn bản là của năm nào, rồi sửa cho mọi chỗ như nhau",
            "see which year is meant and make all places agree"
        ));
        let own = (self.place, said!("năm của văn bản", "the document's year"));
        let dated = issued.map(|issued| (issued.span, said!("ngày ban hành", "the date of issue")));
        let named = others.iter().map(|(span, year)| (*span, said!("“năm {year}”", "“năm {year}”")));
        let related = std::iter::once(own).chain(named).chain(dated).filter(|(place, _)| *place != span);
        related.fold(finding, |finding, (span, text)| finding.related(span, text))
    }

    /// The only year that a text names, where it isn't the document's.
    fn other<'t>(&self, words: &str, moments: impl Iterator<Item = &'t Moment>) -> Option<(&'t Moment, u16)> {
        let mut named: Vec<&Moment> = moments.collect();
        let last = named.pop()?;
        let stretch = last.stretch?;
        let lower = words.to_lowercase();
        let is_own = named.iter().chain([&last]).any(|moment| {
            moment.stretch.is_none_or(|stretch| stretch.first.year <= self.own && self.own <= stretch.last.year)
        });
        let is_elsewhere = ELSEWHERE.iter().chain(&ACTS).any(|word| lower.contains(word));
        (named.is_empty() && last.unit == Unit::Year && !is_own && !is_elsewhere).then_some((last, stretch.first.year))
    }

    /// The trích yếu of a plan whose `nam` says another; the title of an appendix.
    fn in_subject<'t>(&self, passage: &Passage, times: &'t Times) -> Option<(&'t Moment, u16)> {
        let part = self.script.parts.get(passage.part)?;
        // Two trích yếu that differ are the matter of TT009; of a foreign text the trích yếu is where the year comes from.
        let is_own = part.kind == PartKind::Appendix || (part.kind == PartKind::Main && self.script.is_plan());
        if !is_own {
            return None;
        }
        self.other(passage.words(), times.moments.iter())
    }

    /// A heading that ends in a year gone by.
    fn in_heading<'t>(&self, passage: &Passage, times: &'t Times) -> Option<(&'t Moment, u16)> {
        let (moment, year) = self.other(passage.words(), times.moments.iter())?;
        let behind = passage.words().get(moment.range.end..).unwrap_or_default();
        (year < self.own && !behind.contains(char::is_alphanumeric)).then_some((moment, year))
    }

    /// "Trên đây là Kế hoạch … năm …"; "… ban hành Kế hoạch … năm … như sau:".
    fn in_own_name<'t>(&self, passage: &Passage, times: &'t Times) -> Option<(&'t Moment, u16)> {
        if times.moments.is_empty() {
            return None;
        }
        let words = passage.words();
        let lower = words.to_lowercase();
        // Lower case of Vietnamese has as many bytes as capitals, but not of every letter there is.
        if lower.len() != words.len() {
            return None;
        }
        let (from, to) = if lower.starts_with("trên đây là ") {
            (0, lower.find('.').unwrap_or(lower.len()))
        } else if lower.trim_end().ends_with("sau:") {
            let own = ["ban hành kế hoạch", "xây dựng kế hoạch", "ban hành chương trình"];
            (own.iter().filter_map(|name| lower.rfind(name)).max()?, lower.len())
        } else {
            return None;
        };
        let inside = times.moments.iter().filter(|moment| from <= moment.range.start && moment.range.end <= to);
        self.other(words.get(from..to)?, inside)
    }

    /// The date of a plan for a year that is issued in the next, and mostly speaks of that.
    fn issued_later(&self, title: &str) -> Option<Issued> {
        let issued = issued(self.script)?;
        let year = issued.earliest.year;
        if Some(year) != self.own.checked_add(1) || ELSEWHERE.iter().any(|word| title.contains(word)) {
            return None;
        }
        let named = |year: u16| {
            let running = self.subject.passages().filter(|it| it.passage.role.is_running());
            let moments = running.flat_map(|it| &it.times.moments);
            moments
                .filter(|moment| {
                    moment.stretch.is_some_and(|stretch| stretch.last.year == year && stretch.first.year == year)
                })
                .count()
        };
        (named(year) > named(self.own)).then_some(issued)
    }

    fn dated(&self, issued: Issued) -> Finding {
        let (own, year) = (self.own, issued.earliest.year);
        self.rule
            .finding(
                self.place,
                said!(
                    "trích yếu ghi “năm {own}”, văn bản ban hành năm {year}",
                    "the subject says “năm {own}”, the document is issued in {year}"
                ),
            )
            .related(issued.span, said!("ngày ban hành", "the date of issue"))
            .help(said!(
                "một trong hai năm còn lại từ văn bản cũ: sửa năm đó",
                "one of the two years is left from an earlier document: correct it"
            ))
    }
}
