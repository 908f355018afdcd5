//! What the files say about themselves.

use crate::compile::Context;
use crate::decree::Kind;
use crate::document::{Metadata, TextExt, TitleLine, TitleRole};

impl Context<'_> {
    /// File properties; a decision that issues the plan lends its number, symbol and date.
    pub(in crate::compile) fn metadata(&mut self, kind: Option<&Kind>, title: &[TitleLine]) -> Metadata {
        let (plan, manifest) = (self.plan, self.manifest);
        let subject = title
            .iter()
            .filter(|line| line.role == TitleRole::Subject)
            .map(|line| line.text.plain())
            .collect::<Vec<_>>()
            .join(" ");
        let kind = kind.map_or("", |kind| kind.name.as_str());
        let author = Self::issuer_lines(&manifest.issuer.name, &plan.office.issuer.name)
            .iter()
            .map(|line| self.values.in_text(line.value.trim()))
            .collect::<Vec<_>>()
            .join(" ");
        let symbol = self.facts.symbol.clone().unwrap_or_default();
        let period = self.facts.period.as_ref().map(|period| period.value.to_string());
        let mut keywords = vec![kind.to_owned(), symbol.clone()];
        keywords.extend(period);
        keywords.extend(self.layout.form.unverified.as_ref().map(|form| form.mark.clone()));
        keywords.retain(|keyword| !keyword.is_empty());
        let date = self.facts.date.as_ref().map(|date| date.value);
        let date = date.map_or((1980, 1, 1), |date| (date.year, date.month.unwrap_or(1), date.day.unwrap_or(1)));
        let number = self.facts.number.as_ref().map_or("", |number| number.value.as_str());
        let identity = format!("plan:{author}|{symbol}|{number}|{}-{:02}-{:02}|{subject}", date.0, date.1, date.2);
        let title = format!("{kind} {subject}").trim().to_owned();
        Metadata { title, author, subject, keywords, date, identity, language: "vi-VN" }
    }
}
