//! Ô 1 to 4 and 5b: who, which number, where and when.

use super::{NBSP, capitals, generated};
use crate::compile::Context;
use crate::compile::inline::Allows;
use crate::decree::{Clause, Kind, Layout};
use crate::document::{Component, Date, Header, Run, Text, TextExt};
use crate::source::toml::{DecisionTable, SourceText};
use crate::source::{Span, Spanned};

/// "ngày 05 tháng 01 năm 2020", with room for a pen where a part isn't known.
///
/// Days below 10 and months 1 and 2 get a zero, months 3 to 9 don't (Phụ lục I, Phần I, Mục II, khoản 4, điểm b).
pub(in crate::compile) fn written_date(date: Option<Date>, layout: &Layout) -> String {
    let blank = NBSP.repeat(layout.header.blank_date.count());
    let day = date.and_then(|d| d.day).map(|day| format!(" {day:02} "));
    let month =
        date.and_then(|d| d.month).map(|month| if month < 3 { format!(" 0{month} ") } else { format!(" {month} ") });
    let year = date.map(|date| format!(" {}", date.year));
    let part = |known: Option<String>| known.unwrap_or_else(|| blank.clone());
    format!("ngày{}tháng{}năm{}", part(day), part(month), part(year))
}

/// What a header has from the document's own table, `[van-ban]` or `[quyet-dinh]`.
struct Registration<'a> {
    number: Option<&'a Spanned<String>>,
    symbol: Option<&'a SourceText>,
    place: Option<&'a SourceText>,
    date: Option<&'a Spanned<Date>>,
    span: Span,
}

impl Context<'_> {
    /// The header of the document that `[van-ban]` describes; one that a decision issues has neither number nor date
    /// (Phụ lục III, Mẫu 1.3).
    pub(in crate::compile) fn header(&mut self, kind: Option<&Kind>) -> Header {
        let manifest = self.manifest;
        let table = manifest.document.as_ref();
        let is_attached = manifest.decision.is_some() || manifest.issued_by.is_some();
        let own = Registration {
            number: table.and_then(|table| table.number.as_ref()),
            symbol: table.and_then(|table| table.symbol.as_ref()),
            place: table.and_then(|table| table.place.as_ref()),
            date: table.and_then(|table| table.date.as_ref()),
            span: self.document_span(),
        };
        let subject = if kind.is_some_and(Kind::is_letter) { self.letter_subject() } else { Vec::new() };
        Header { subject, ..self.filled_header(kind, (!is_attached).then_some(own)) }
    }

    /// The header of a decision in the same file.
    pub(in crate::compile) fn decision_header(&mut self, table: &DecisionTable, kind: &Kind) -> Header {
        let own = Registration {
            number: table.number.as_ref(),
            symbol: table.symbol.as_ref(),
            place: table.place.as_ref(),
            date: table.date.as_ref(),
            span: table.span,
        };
        self.filled_header(Some(kind), Some(own))
    }

    fn filled_header(&mut self, kind: Option<&Kind>, own: Option<Registration<'_>>) -> Header {
        let (plan, manifest) = (self.plan, self.manifest);
        let lines = |context: &mut Self, lines: &[SourceText]| -> Vec<Text> {
            lines.iter().map(|line| capitals(context.text_of_toml(line, Allows::Values))).collect()
        };
        let parent = lines(self, Self::issuer_lines(&manifest.issuer.parent, &plan.office.issuer.parent));
        let mut issuer = lines(self, Self::issuer_lines(&manifest.issuer.name, &plan.office.issuer.name));
        if issuer.is_empty() {
            let at = manifest.issuer.span.or(plan.office.issuer.span).unwrap_or(manifest.span);
            issuer.push(self.missing(Component::Issuer, at));
        }
        let words = &self.layout.words;
        Header {
            parent,
            issuer,
            issuer_mark: words.issuer_mark.as_ref().map(|mark| generated(mark, "pl1:I.II.2.b")),
            national_name: generated(&words.national_name, "pl1:I.II.1.a"),
            motto: words.motto.as_ref().map(|motto| generated(motto, "pl1:I.II.1.b")),
            number: own.as_ref().map(|own| self.number_line(kind, own)),
            subject: Vec::new(),
            place_date: own.as_ref().map(|own| self.place_date(own)),
            marks: self.marks(),
        }
    }

    /// What a document says of itself under its number: that it is a draft, that its form wasn't verified.
    fn marks(&self) -> Vec<Text> {
        let draft = self.options.draft.then(|| generated("DỰ THẢO", "thuc-hanh"));
        let unverified = self.layout.form.unverified.as_ref().map(|form| generated(&form.mark, "thuc-hanh"));
        draft.into_iter().chain(unverified).collect()
    }

    /// "Số: 12/KH-UBND", blank where the clerk hasn't given the number yet.
    fn number_line(&mut self, kind: Option<&Kind>, own: &Registration<'_>) -> Text {
        let words = &self.layout.words;
        let mut line = match own.number {
            Some(number) => vec![
                Run::generated(format!("{} ", words.number), Clause::new("pl1:I.II.3.c")),
                Run::source(number.value.clone(), number.span),
            ],
            None => {
                let blank = NBSP.repeat(self.layout.header.blank_number.count());
                generated(format!("{}{blank}", words.number), "pl1:I.II.3.c")
            }
        };
        line.push(Run::generated(&words.number_join, Clause::new("pl1:I.II.3.c")));
        let symbol = match (self.symbol(kind, own.symbol), kind) {
            (Some(symbol), _) => symbol,
            (None, None) => generated("[?van-ban.loai]", "pl1:I.II.3.b"),
            (None, Some(_)) => {
                // A công văn's can't be derived from the office: it is the document's own.
                let is_derived = kind.is_some_and(|kind| kind.abbreviation.is_some());
                let office = self.plan.office.issuer.span.or(self.manifest.issuer.span);
                self.missing(Component::Symbol, office.filter(|_| is_derived).unwrap_or(own.span))
            }
        };
        self.facts.symbol = Some(symbol.plain());
        line.extend(symbol);
        line
    }

    /// *Ký hiệu*: as typed, else kind and office; none where one of them isn't known. A công văn's has the unit that
    /// drafted it, which only the author knows.
    pub(in crate::compile) fn symbol(&mut self, kind: Option<&Kind>, typed: Option<&SourceText>) -> Option<Text> {
        if let Some(typed) = typed {
            return Some(self.text_of_toml(typed, Allows::Values));
        }
        let (plan, manifest) = (self.plan, self.manifest);
        let office = manifest.issuer.abbreviation.as_ref().or(plan.office.issuer.abbreviation.as_ref())?;
        let mut symbol = generated(self.layout.words.symbol(kind?.abbreviation.as_ref()?, ""), "pl1:I.II.3.b");
        symbol.extend(self.text_of_toml(office, Allows::Values));
        Some(symbol)
    }

    fn place_date(&mut self, own: &Registration<'_>) -> Text {
        let (plan, manifest) = (self.plan, self.manifest);
        let place = own.place.or(manifest.issuer.place.as_ref()).or(plan.office.issuer.place.as_ref());
        let mut line = match place {
            Some(place) => self.text_of_toml(place, Allows::Values),
            None => self.missing(Component::Place, own.span),
        };
        line.push(Run::generated(", ", Clause::new("pl1:I.II.4.c")));
        line.push(Run::generated(
            written_date(own.date.map(|date| date.value), self.layout),
            Clause::new("pl1:I.II.4.b"),
        ));
        line
    }

    /// Ô 5b: "V/v …", a typed "V/v" or "Về việc" absorbed (Phụ lục I, Phần I, Mục II, khoản 5, điểm b).
    fn letter_subject(&mut self) -> Vec<Text> {
        let manifest = self.manifest;
        let lines = manifest.document.as_ref().map_or(&[][..], |table| &table.subject);
        let Some((first, rest)) = lines.split_first() else { return self.subject() };
        let first = first.without_lead(&["V/v", "v/v", "Về việc", "về việc", ":"]);
        let mut subject = vec![generated(&self.layout.words.letter_subject, "pl1:I.II.5.b")];
        if let Some(line) = subject.first_mut() {
            line.extend(self.text_of_toml(&first, Allows::Values));
        }
        subject.extend(rest.iter().map(|line| self.text_of_toml(line, Allows::Values)));
        subject
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(date: Option<Date>) -> String {
        written_date(date, Layout::nd30())
    }

    #[test]
    fn zeros_as_the_decree_wants_them() {
        let date = |day, month| Some(Date { year: 2020, month: Some(month), day: Some(day) });
        assert_eq!(written(date(5, 1)), "ngày 05 tháng 01 năm 2020");
        assert_eq!(written(date(29, 6)), "ngày 29 tháng 6 năm 2020");
        assert_eq!(written(date(12, 2)), "ngày 12 tháng 02 năm 2020");
        let blank = written(Some(Date { year: 2022, month: None, day: None }));
        assert_eq!(blank.split_whitespace().collect::<Vec<_>>(), ["ngày", "tháng", "năm", "2022"]);
    }
}
