//! What the lines of a head say, taken into the particulars of their part.

use super::head;
use super::roles::{At, Reader};
use crate::document::Period;
use crate::recognise::{Acts, Prose, Words};
use crate::script::{Particulars, Role, Written};
use crate::source::{Span, Spanned};
use crate::vietnamese::words_folded;

impl Reader<'_> {
    /// Takes what a line of the head says into the part's particulars.
    pub(super) fn note(&mut self, role: Role, prose: &Prose, span: Span) {
        let sources = self.sources;
        let words = prose.words();
        let written = |range: std::ops::Range<usize>| {
            let text = words.get(range.clone()).unwrap_or_default().trim().to_owned();
            (!text.is_empty()).then(|| Written { text, span: prose.span(range, sources) })
        };
        let Some(particulars) = self.script.parts.last_mut().map(|part| &mut part.particulars) else { return };
        match role {
            Role::Issuer => join(&mut particulars.issuer, words, span),
            Role::Number => {
                // The Party has a form of its own.
                self.script.follows_decree &= !is_partys(words);
                if let Some((number, symbol)) = head::number(words) {
                    particulars.number = written(number);
                    particulars.symbol = written(symbol);
                }
            }
            Role::PlaceDate => {
                if let Some((place, date, at)) = head::place_date(words) {
                    particulars.place = written(place);
                    set_date(particulars, date, prose.span(at, sources));
                }
            }
            Role::Kind => {
                if let Some((kind, count)) = head::kind(&words_folded(words)) {
                    particulars.kind = Some(kind.id.clone());
                    let rest: Vec<&str> = words.split_whitespace().skip(count).collect();
                    if !rest.is_empty() {
                        join(&mut particulars.subject, &rest.join(" "), span);
                    }
                }
            }
            Role::Subject => {
                if self.at == At::LetterSubject {
                    particulars.kind = Some("cong-van".to_owned());
                }
                join(&mut particulars.subject, words, span);
            }
            Role::AppendixLabel => {
                // "Phụ lục số 01: Các nhiệm vụ trọng tâm": the title stands on the label's line.
                let title = words.split_once([':', '.']).map_or("", |(_, title)| title.trim());
                if !title.is_empty() {
                    join(&mut particulars.subject, title, span);
                }
            }
            _ => return,
        }
        if matches!(role, Role::Kind | Role::Subject) {
            let subject = particulars.subject.as_ref().map_or("", |subject| subject.text.as_str());
            particulars.period = years(subject).map(|period| Spanned::new(period, span)).or(particulars.period.take());
        }
    }
}

/// "Số 221-KL/TW"
fn is_partys(number: &str) -> bool {
    Acts::of(&[Words::of(number)]).cited.iter().any(|act| act.code.is_party())
}

fn set_date(particulars: &mut Particulars, date: Option<crate::document::Date>, span: Option<Span>) {
    if let (Some(date), Some(span), None) = (date, span, &particulars.date) {
        particulars.date = Some(Spanned::new(date, span));
    }
}

fn join(to: &mut Option<Written>, words: &str, span: Span) {
    match to {
        Some(written) => {
            written.text.push(' ');
            written.text.push_str(words.trim());
            written.span = written.span.map(|first| first.to(span));
        }
        None => *to = Some(Written { text: words.trim().to_owned(), span: Some(span) }),
    }
}

/// "năm 2025", "giai đoạn 2021 - 2030" of a trích yếu; none where it names several or "những năm tiếp theo". The years of
/// an act that it cites are the act's.
fn years(subject: &str) -> Option<Period> {
    let acts = Acts::of(&[Words::of(subject)]);
    let mut cited: Vec<_> = acts.cited.iter().map(|act| act.range.start..act.end).collect();
    cited.extend(acts.laws.iter().map(|law| law.range.clone()));
    let is_cited = |at: usize| cited.iter().any(|range| range.contains(&at));
    let own: String = subject.char_indices().map(|(at, c)| if is_cited(at) { ' ' } else { c }).collect();
    let words = words_folded(&own);
    let mut years =
        words.split(' ').filter_map(|word| word.parse::<u16>().ok()).filter(|year| (1990..2100).contains(year));
    let from = years.next()?;
    let to = years.next();
    if years.next().is_some() {
        return None;
    }
    let is_open = words.contains(&words_folded("tiếp theo"));
    Some(Period { from, to: if is_open { None } else { to.or(Some(from)) } })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_the_subjects_own() {
        let period = |from, to| Some(Period { from, to });
        assert_eq!(years("Cải cách hành chính năm 2025"), period(2025, Some(2025)));
        assert_eq!(years("Chuyển đổi số giai đoạn 2021 - 2025"), period(2021, Some(2025)));
        assert_eq!(years("Phát triển rừng năm 2025 và những năm tiếp theo"), period(2025, None));
        assert_eq!(years("Thực hiện Nghị quyết số 01/NQ-CP ngày 05 tháng 01 năm 2024 của Chính phủ"), None);
        assert_eq!(years("Thi hành Luật Đất đai năm 2024 trên địa bàn"), None);
        let cites = "Thực hiện Chỉ thị số 23/CT-TTg ngày 08/9/2023 của Thủ tướng Chính phủ trong năm 2024";
        assert_eq!(years(cites), period(2024, Some(2024)));
    }
}
