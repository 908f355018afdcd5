//! What the files say about themselves.

use crate::compile::{Context, signing};
use crate::decree::Kind;
use crate::document::{Metadata, Part, TitleLine};

impl Context<'_> {
    /// File properties; a decision that issues the plan lends its number, symbol and date.
    pub(in crate::compile) fn metadata(
        &mut self,
        kind: Option<&Kind>,
        title: &[TitleLine],
        decision: Option<&Part>,
    ) -> Metadata {
        let registered = self.registered(kind, title, decision);
        let subject = signing::subject(title);
        let kind = kind.map_or("", |kind| kind.name.as_str());
        let author = self.issuer_name();
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
        Metadata { title, author, subject, keywords, date, identity, language: "vi-VN", registered }
    }
}
