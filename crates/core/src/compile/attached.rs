//! "(Kèm theo Quyết định số … ngày … tháng … năm … của …)": to what a plan or an appendix is attached.

use super::Context;
use super::frame::written_date;
use super::inline::Allows;
use crate::decree::{Clause, Kind, kind};
use crate::document::{Component, Date, Paper, Run, Style, Text, TextExt, TitleLine, TitleRole};
use crate::measure::Face;
use crate::source::Spanned;
use crate::source::toml::SourceText;

const NBSP: &str = "\u{a0}";

/// What the line names.
struct Act<'a> {
    kind: &'a Kind,
    number: Option<&'a Spanned<String>>,
    symbol: Option<&'a SourceText>,
    date: Option<Date>,
    /// Who issued it; none where it is the office that issues this document.
    by: Option<&'a SourceText>,
    /// *Thẩm quyền ban hành*, where it is a decision's.
    authority: Option<&'a SourceText>,
}

impl<'a> Context<'a> {
    /// The line of a plan that a decision issues (Phụ lục III, Mẫu 1.3).
    pub(super) fn attached_to_issuing(&mut self) -> Vec<TitleLine> {
        match self.issuing_act() {
            Some(act) => self.attached_line(&act, "pl3:1.3"),
            None => Vec::new(),
        }
    }

    /// The line of an appendix: what issues the plan, else the plan itself (Phụ lục I, Phần I, Mục III, khoản 1, điểm
    /// c).
    pub(super) fn attached_to_main(&mut self) -> Vec<TitleLine> {
        const CLAUSE: &str = "pl1:I.III.1.c";
        if let Some(act) = self.issuing_act() {
            return self.attached_line(&act, CLAUSE);
        }
        let Some(table) = self.manifest.document.as_ref() else { return Vec::new() };
        let Some(kind) = table.kind.as_ref().and_then(|text| kind(text.value.trim())) else { return Vec::new() };
        let act = Act {
            kind,
            number: table.number.as_ref(),
            symbol: table.symbol.as_ref(),
            date: table.date.as_ref().map(|date| date.value),
            by: None,
            authority: table.authority.as_ref(),
        };
        self.attached_line(&act, CLAUSE)
    }

    /// The decision that issues the plan: in this file, or another.
    fn issuing_act(&mut self) -> Option<Act<'a>> {
        let manifest = self.manifest;
        if let Some(table) = &manifest.decision {
            return Some(Act {
                kind: kind("quyet-dinh")?,
                number: table.number.as_ref(),
                symbol: table.symbol.as_ref(),
                date: table.date.as_ref().map(|date| date.value),
                by: None,
                authority: table.authority.as_ref(),
            });
        }
        let table = manifest.issued_by.as_ref()?;
        let named = table.kind.as_ref().and_then(|text| self.kind_of(text, "kem-theo.loai"));
        Some(Act {
            kind: named.or_else(|| kind("quyet-dinh"))?,
            number: table.number.as_ref(),
            symbol: table.symbol.as_ref(),
            date: table.date.as_ref().map(|date| date.value),
            by: table.by.as_ref(),
            authority: None,
        })
    }

    fn attached_line(&mut self, act: &Act<'_>, clause: &'static str) -> Vec<TitleLine> {
        let clause = Clause::new(clause);
        let blank = NBSP.repeat(self.layout.header.blank_number.count());
        let words = |text: String| Run::generated(text, clause.clone());
        let mut first = vec![words(format!("(Kèm theo {} số", act.kind.name))];
        match act.number {
            Some(number) => {
                first.extend([words(" ".to_owned()), Run::source(number.value.clone(), number.span)]);
            }
            None => first.push(words(blank)),
        }
        first.push(words(self.layout.words.number_join.clone()));
        let symbol = if self.is_ours(act) { self.symbol(Some(act.kind), act.symbol) } else { None };
        let typed = act.symbol.map(|symbol| self.text_of_toml(symbol, Allows::Values));
        first.extend(match (typed.or(symbol), &self.manifest.issued_by) {
            (Some(symbol), _) => symbol,
            (None, Some(table)) => self.missing(Component::IssuingSymbol, table.span),
            // The header says what is missing.
            (None, None) => Text::new(),
        });
        first.push(words(format!(" {}", written_date(act.date, self.layout))));
        let mut second = vec![words("của ".to_owned())];
        second.extend(self.issuer_in_sentence(act));
        second.push(words(")".to_owned()));
        self.balanced(first, second, &words(" ".to_owned()))
            .into_iter()
            .map(|text| TitleLine { role: TitleRole::AttachedTo, text })
            .collect()
    }

    /// Whether the office of this document issued the act, so that its abbreviation is in the act's symbol.
    fn is_ours(&self, act: &Act<'_>) -> bool {
        let (plan, manifest) = (self.plan, self.manifest);
        let names = Self::issuer_lines(&manifest.issuer.name, &plan.office.issuer.name);
        let ours = names.iter().map(|name| name.value.trim()).collect::<Vec<_>>().join(" ");
        act.by.is_none_or(|by| {
            let (by, ours) = (crate::vietnamese::words_folded(&by.value), crate::vietnamese::words_folded(&ours));
            by.contains(&ours)
        })
    }

    /// Who issued it, as a sentence names it: "Ủy ban nhân dân xã An Bình", "Chủ tịch Ủy ban nhân dân xã An Bình".
    fn issuer_in_sentence(&mut self, act: &Act<'_>) -> Text {
        if let Some(by) = act.by {
            return self.text_of_toml(by, Allows::Values);
        }
        let (plan, manifest) = (self.plan, self.manifest);
        let names = Self::issuer_lines(&manifest.issuer.name, &plan.office.issuer.name);
        let space = || Run::generated(" ", Clause::new("pl1:I.III.1.c"));
        let mut text = Text::new();
        // A head who decides alone is named before the office.
        let is_head = act.authority.is_some_and(|authority| {
            let authority = crate::vietnamese::fold(&authority.value);
            authority.trim_start().starts_with("chu tich")
        });
        let is_named = |word: &str| names.first().is_some_and(|name| name.value.trim().starts_with(word));
        if is_head && !is_named("Chủ tịch") {
            text.push(Run::generated("Chủ tịch", Clause::new("pl1:I.III.1.c")));
        }
        for name in names {
            if !text.is_empty() {
                text.push(space());
            }
            text.extend(self.text_of_toml(name, Allows::Values));
        }
        if text.is_empty() { vec![Run::generated("[?co-quan.ten]", Clause::new("dieu:8.2"))] } else { text }
    }

    /// One line where it fits; else two, divided where the sentence is: a page's width would divide it anywhere.
    fn balanced(&self, mut first: Text, second: Text, space: &Run) -> Vec<Text> {
        let component = self.layout.components.title(TitleRole::AttachedTo);
        let face = Face::of(Style { bold: component.bold, italic: component.italic });
        let words = format!("{} {}", first.plain(), second.plain());
        let width = self.fonts.width_pt(&words, face, component.size.pt());
        if width > self.layout.page.text_width_pt(Paper::Portrait) {
            return vec![first, second];
        }
        first.push(space.clone());
        first.extend(second);
        vec![first]
    }
}
