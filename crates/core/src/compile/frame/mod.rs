//! Everything around the text: header, title, legal bases, signature, recipients, file properties.

mod header;
mod metadata;
mod signature;
mod title;

pub(super) use header::written_date;

use super::inline::Allows;
use super::{Context, end_mark};
use crate::decree::{Clause, KINDS, Kind, kind, outline, outlines};
use crate::document::{Component, Ends, Missing, NodeId, Origin, Paragraph, ParagraphKind, Run, Text, TypedEndMark};
use crate::source::toml::{SourceText, nearest};
use crate::source::{Fault, Problem, Span, Spanned, Wanted};

const NBSP: &str = "\u{a0}";

/// Puts the author's words and the compiler's into capitals.
pub(super) fn capitals(mut text: Text) -> Text {
    for run in &mut text {
        run.text = run.text.to_uppercase();
    }
    text
}

pub(super) fn generated(text: impl Into<String>, clause: &'static str) -> Text {
    vec![Run::generated(text, Clause::new(clause))]
}

/// A value that isn't one of the known words.
pub(super) fn one_of(text: &SourceText, key: &str, all: Vec<String>) -> Problem {
    let near = nearest(&text.value, all.iter().map(String::as_str));
    let fault = Fault::WrongValue { key: key.to_owned(), wanted: Wanted::OneOf { near, all } };
    Problem { span: text.span, fault }
}

/// "QUYẾT ĐỊNH:", above the Điều (Phụ lục III, Mẫu 1.2).
pub(super) fn order(words: &str) -> Text {
    generated(words, "pl3:1.2")
}

/// Whether the words before a full stop end in an abbreviation: a single letter, or a word with a full stop inside.
fn is_abbreviation(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default();
    last.contains('.') || last.chars().count() == 1
}

impl Context<'_> {
    /// Takes end marks off a line and writes the one that belongs there, or none.
    pub(super) fn with_end_mark(&mut self, mut text: Text, mark: &str, clause: &'static str) -> Text {
        let typed = end_mark::take_typed(&mut text);
        self.facts.typed_end_marks.extend(typed.map(|at| TypedEndMark { at, ends: Ends::Line }));
        if let Some(run) = text.last_mut()
            && matches!(run.origin, Origin::Source(_))
        {
            let bare = run.text.trim_end();
            // One mark and no more; the full stop of an abbreviation ("Ông T.", "v.v.") belongs to it, unless the
            // line ends with one anyway.
            let kept = match bare.char_indices().next_back() {
                Some((at, ';' | ',')) => at,
                Some((at, '.')) if mark == "." || !is_abbreviation(&bare[..at]) => at,
                _ => bare.len(),
            };
            let kept = bare.get(..kept).map_or(kept, |text| text.trim_end().len());
            run.text.truncate(kept);
        }
        text.retain(|run| !run.text.is_empty());
        if !mark.is_empty() {
            text.push(Run::generated(mark, Clause::new(clause)));
        }
        text
    }

    pub(super) fn missing(&mut self, component: Component, at: Span) -> Text {
        let key = match component {
            Component::Issuer => "co-quan.ten",
            Component::Symbol => "van-ban.ky-hieu",
            Component::Place => "van-ban.dia-danh",
            Component::Subject => "van-ban.trich-yeu",
            Component::Content => "noi-dung",
            Component::Authority => "ky.quyen-han",
            Component::Signer => "ky.ho-ten",
            Component::Recipients => "noi-nhan.gui",
            Component::Archive => "noi-nhan.luu",
            Component::Articles => "quyet-dinh",
            Component::Addressees => "kinh-gui.gui",
            Component::IssuingSymbol => "kem-theo.ky-hieu",
        };
        self.facts.missing.push(Missing { component, at });
        generated(format!("[?{key}]"), "dieu:8.2")
    }

    pub(super) fn document_span(&self) -> Span {
        self.manifest.document.as_ref().map_or(self.manifest.span, |table| table.span)
    }

    /// The kind, and the outline that goes with it; unknown words are problems.
    pub(super) fn kind(&mut self) -> Option<&'static Kind> {
        let table = self.manifest.document.as_ref()?;
        let found = table.kind.as_ref().and_then(|text| self.kind_of(text, "van-ban.loai"));
        if let (Some(kind), Some(text)) = (found, &table.kind) {
            self.facts.kind = Some(Spanned::new(kind.id.clone(), text.span));
        }
        self.facts.outline = match &table.outline {
            Some(text) if outline(text.value.trim()).is_none() => {
                let all = outlines().iter().map(|outline| outline.id.clone()).collect();
                self.problems.push(one_of(text, "van-ban.khung", all));
                None
            }
            Some(text) => Some(text.value.trim().to_owned()),
            None => found.and_then(|kind| kind.outline.clone()),
        };
        self.facts.period.clone_from(&table.period);
        let decision = self.manifest.decision.as_ref();
        self.facts.number = decision.map_or_else(|| table.number.clone(), |decision| decision.number.clone());
        let issued = decision.map(|decision| &decision.date).or(self.manifest.issued_by.as_ref().map(|by| &by.date));
        self.facts.date = issued.unwrap_or(&table.date).clone();
        found
    }

    /// The kind that a key names; one whose form this program doesn't make is a problem.
    pub(super) fn kind_of(&mut self, text: &SourceText, key: &str) -> Option<&'static Kind> {
        let Some(found) = kind(text.value.trim()) else {
            let all = KINDS.iter().filter(|kind| kind.has_form()).map(|kind| kind.id.clone()).collect();
            self.problems.push(one_of(text, key, all));
            return None;
        };
        if key == "van-ban.loai" && !found.has_form() {
            let wanted = Wanted::KindWithForm { form: found.form.clone() };
            let fault = Fault::WrongValue { key: key.to_owned(), wanted };
            self.problems.push(Problem { span: text.span, fault });
        }
        Some(found)
    }

    pub(super) fn issuer_lines<'a>(own: &'a [SourceText], office: &'a [SourceText]) -> &'a [SourceText] {
        if own.is_empty() { office } else { own }
    }

    /// *Căn cứ*: ";" after each line, "." after the last (Phụ lục I, Phần I, Mục II, khoản 6, điểm a).
    pub(super) fn bases(&mut self) -> Vec<Paragraph> {
        let manifest = self.manifest;
        let lines: Vec<&SourceText> = manifest.bases.iter().chain(&manifest.proposal).collect();
        let last = lines.len();
        lines
            .into_iter()
            .enumerate()
            .map(|(index, line)| {
                let words = &self.layout.words;
                let mark = if index + 1 == last { words.basis_end.as_str() } else { ";" };
                let line_text = line.without_lead(&["-", "+"]);
                let mut text =
                    if words.basis.is_empty() { Text::new() } else { generated(&words.basis, "pl1:I.II.6.a") };
                text.extend(self.text_of_toml(&line_text, Allows::All));
                Paragraph {
                    id: NodeId::root(format!("can-cu/dong.{}", index + 1)),
                    kind: ParagraphKind::Basis,
                    label: None,
                    text: self.with_end_mark(text, mark, "pl1:I.II.6.a"),
                    span: line.span,
                }
            })
            .collect()
    }
}
