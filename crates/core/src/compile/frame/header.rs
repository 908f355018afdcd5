//! Ô 1 to 4: who, which number, where and when.

use super::{NBSP, capitals, generated};
use crate::compile::inline::Allows;
use crate::compile::{Context, Options};
use crate::decree::{Clause, Kind, Layout};
use crate::document::{Component, Date, Header, Run, Text, TextExt};
use crate::source::toml::SourceText;

/// "ngày 05 tháng 01 năm 2020", with room for a pen where a part isn't known.
///
/// Days below 10 and months 1 and 2 get a zero, months 3 to 9 don't (Phụ lục I, Phần I, Mục II, khoản 4, điểm b).
pub(in crate::compile) fn written_date(date: Option<Date>) -> String {
    let blank = NBSP.repeat(Layout::nd30().header.blank_date.count());
    let day = date.and_then(|d| d.day).map(|day| format!(" {day:02} "));
    let month =
        date.and_then(|d| d.month).map(|month| if month < 3 { format!(" 0{month} ") } else { format!(" {month} ") });
    let year = date.map(|date| format!(" {}", date.year));
    let part = |known: Option<String>| known.unwrap_or_else(|| blank.clone());
    format!("ngày{}tháng{}năm{}", part(day), part(month), part(year))
}

impl Context<'_> {
    pub(super) fn header(&mut self, kind: Option<&Kind>, options: Options) -> Header {
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
        let number = self.number_line(kind);
        let place_date = self.place_date();
        Header {
            parent,
            issuer,
            national_name: generated("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "pl1:I.II.1.a"),
            motto: generated("Độc lập - Tự do - Hạnh phúc", "pl1:I.II.1.b"),
            number: Some(number),
            subject: Vec::new(),
            place_date: Some(place_date),
            draft_mark: options.draft.then(|| generated("DỰ THẢO", "thuc-hanh")),
        }
    }

    /// "Số: 12/KH-UBND", blank where the clerk hasn't given the number yet.
    fn number_line(&mut self, kind: Option<&Kind>) -> Text {
        let (plan, manifest) = (self.plan, self.manifest);
        let table = manifest.document.as_ref();
        let mut line = match table.and_then(|table| table.number.as_ref()) {
            Some(number) => vec![
                Run::generated("Số: ", Clause::new("pl1:I.II.3.c")),
                Run::source(number.value.clone(), number.span),
            ],
            None => {
                let blank = NBSP.repeat(Layout::nd30().header.blank_number.count());
                generated(format!("Số:{blank}"), "pl1:I.II.3.c")
            }
        };
        line.push(Run::generated("/", Clause::new("pl1:I.II.3.c")));
        let abbreviation = manifest.issuer.abbreviation.as_ref().or(plan.office.issuer.abbreviation.as_ref());
        let symbol = match (table.and_then(|table| table.symbol.as_ref()), kind, abbreviation) {
            (Some(typed), _, _) => self.text_of_toml(typed, Allows::Values),
            (None, Some(kind), Some(abbreviation)) => {
                let mut symbol = generated(format!("{}-", kind.abbreviation), "pl1:I.II.3.b");
                symbol.extend(self.text_of_toml(abbreviation, Allows::Values));
                symbol
            }
            (None, None, _) => generated("[?van-ban.loai]", "pl1:I.II.3.b"),
            (None, Some(_), None) => {
                let at = plan.office.issuer.span.or(manifest.issuer.span).unwrap_or_else(|| self.document_span());
                self.missing(Component::Symbol, at)
            }
        };
        self.facts.symbol = Some(symbol.plain());
        line.extend(symbol);
        line
    }

    fn place_date(&mut self) -> Text {
        let (plan, manifest) = (self.plan, self.manifest);
        let table = manifest.document.as_ref();
        let place = table.and_then(|table| table.place.as_ref()).or(manifest.issuer.place.as_ref()).or(plan
            .office
            .issuer
            .place
            .as_ref());
        let mut line = match place {
            Some(place) => self.text_of_toml(place, Allows::Values),
            None => self.missing(Component::Place, self.document_span()),
        };
        let date = table.and_then(|table| table.date.as_ref());
        line.push(Run::generated(", ", Clause::new("pl1:I.II.4.c")));
        line.push(Run::generated(written_date(date.map(|date| date.value)), Clause::new("pl1:I.II.4.b")));
        line
    }
}

#[cfg(test)]
mod tests {
    use super::written_date;
    use crate::document::Date;

    #[test]
    fn zeros_as_the_decree_wants_them() {
        let date = |day, month| Some(Date { year: 2020, month: Some(month), day: Some(day) });
        assert_eq!(written_date(date(5, 1)), "ngày 05 tháng 01 năm 2020");
        assert_eq!(written_date(date(29, 6)), "ngày 29 tháng 6 năm 2020");
        assert_eq!(written_date(date(12, 2)), "ngày 12 tháng 02 năm 2020");
        let blank = written_date(Some(Date { year: 2022, month: None, day: None }));
        assert_eq!(blank.split_whitespace().collect::<Vec<_>>(), ["ngày", "tháng", "năm", "2022"]);
    }
}
