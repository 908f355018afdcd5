//! Everything around the text: header, title, legal bases, signature, recipients, file properties.

mod header;
mod signature;

pub(super) use header::written_date;

use super::inline::Allows;
use super::{Context, Options, end_mark};
use crate::decree::{Clause, KINDS, Kind, kind, outline, outlines};
use crate::document::{
    Component, Ends, Header, Metadata, Missing, NodeId, Origin, Paragraph, ParagraphKind, Recipients, Run, Signature,
    Text, TextExt, TitleLine, TitleRole, TypedEndMark,
};
use crate::source::toml::{SourceText, nearest};
use crate::source::{Fault, Problem, Span, Wanted};

const NBSP: &str = "\u{a0}";

/// The frame of a part, lowered; the text comes between its parts.
pub(super) struct Frame {
    pub(super) header: Header,
    pub(super) title: Vec<TitleLine>,
    pub(super) bases: Vec<Paragraph>,
    pub(super) signature: Signature,
    pub(super) recipients: Recipients,
    pub(super) metadata: Metadata,
}

impl Frame {
    pub(super) fn lower(context: &mut Context<'_>, options: Options) -> Self {
        let kind = context.kind();
        let header = context.header(kind, options);
        let title = context.title(kind);
        let bases = context.bases();
        let signature = context.signature();
        let recipients = context.recipients();
        let metadata = context.metadata(kind, &title);
        Self { header, title, bases, signature, recipients, metadata }
    }
}

/// Puts the author's words and the compiler's into capitals.
fn capitals(mut text: Text) -> Text {
    for run in &mut text {
        run.text = run.text.to_uppercase();
    }
    text
}

fn generated(text: impl Into<String>, clause: &'static str) -> Text {
    vec![Run::generated(text, Clause::new(clause))]
}

/// Whether the words before a full stop end in an abbreviation: a single letter, or a word with a full stop inside.
fn is_abbreviation(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default();
    last.contains('.') || last.chars().count() == 1
}

impl Context<'_> {
    /// Takes end marks off a line and writes the one that belongs there.
    fn with_end_mark(&mut self, mut text: Text, mark: &str, clause: &'static str) -> Text {
        let typed = end_mark::take(&mut text);
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
        text.push(Run::generated(mark, Clause::new(clause)));
        text
    }

    fn missing(&mut self, component: Component, at: Span) -> Text {
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
        };
        self.facts.missing.push(Missing { component, at });
        generated(format!("[?{key}]"), "dieu:8.2")
    }

    fn document_span(&self) -> Span {
        self.manifest.document.as_ref().map_or(self.manifest.span, |table| table.span)
    }

    /// The kind, and the outline that goes with it; unknown words are problems.
    fn kind(&mut self) -> Option<&'static Kind> {
        let table = self.manifest.document.as_ref()?;
        let one_of = |text: &SourceText, key: &str, all: Vec<String>| Problem {
            span: text.span,
            fault: Fault::WrongValue {
                key: key.to_owned(),
                wanted: Wanted::OneOf { near: nearest(&text.value, all.iter().map(String::as_str)), all },
            },
        };
        let mut found = None;
        if let Some(text) = &table.kind {
            found = kind(&text.value);
            match found {
                Some(_) => {
                    self.facts.kind = Some(crate::source::Spanned::new(text.value.clone(), text.span));
                }
                None => {
                    let all = KINDS.iter().map(|kind| kind.id.clone()).collect();
                    self.problems.push(one_of(text, "van-ban.loai", all));
                }
            }
        }
        self.facts.outline = match &table.outline {
            Some(text) if outline(&text.value).is_none() => {
                let all = outlines().iter().map(|outline| outline.id.clone()).collect();
                self.problems.push(one_of(text, "van-ban.khung", all));
                None
            }
            Some(text) => Some(text.value.clone()),
            None => found.and_then(|kind| kind.outline.clone()),
        };
        self.facts.period.clone_from(&table.period);
        self.facts.number.clone_from(&table.number);
        self.facts.date.clone_from(&table.date);
        found
    }

    fn issuer_lines<'a>(own: &'a [SourceText], office: &'a [SourceText]) -> &'a [SourceText] {
        if own.is_empty() { office } else { own }
    }

    fn title(&mut self, kind: Option<&Kind>) -> Vec<TitleLine> {
        let manifest = self.manifest;
        let kind = match kind {
            Some(kind) => generated(kind.name.to_uppercase(), "pl1:I.II.5.b"),
            None => generated("[?van-ban.loai]", "pl1:I.II.5.b"),
        };
        let lines = manifest.document.as_ref().map_or(&[][..], |table| &table.subject);
        let mut subject: Vec<Text> = lines.iter().map(|line| self.text_of_toml(line, Allows::Values)).collect();
        // Without [van-ban] that is the fault, and the format's own rule reports it.
        if subject.is_empty() && manifest.document.is_none() {
            subject.push(generated("[?van-ban.trich-yeu]", "dieu:8.2"));
        } else if subject.is_empty() {
            subject.push(self.missing(Component::Subject, self.document_span()));
        }
        let kind = TitleLine { role: TitleRole::Kind, text: kind };
        let subject = subject.into_iter().map(|text| TitleLine { role: TitleRole::Subject, text });
        std::iter::once(kind).chain(subject).collect()
    }

    /// *Căn cứ*: ";" after each line, "." after the last (Phụ lục I, Phần I, Mục II, khoản 6, điểm a).
    fn bases(&mut self) -> Vec<Paragraph> {
        let manifest = self.manifest;
        let lines: Vec<&SourceText> = manifest.bases.iter().chain(&manifest.proposal).collect();
        let last = lines.len();
        lines
            .into_iter()
            .enumerate()
            .map(|(index, line)| {
                let text = self.text_of_toml(line, Allows::All);
                let mark = if index + 1 == last { "." } else { ";" };
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

    fn metadata(&mut self, kind: Option<&Kind>, title: &[TitleLine]) -> Metadata {
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
        keywords.retain(|keyword| !keyword.is_empty());
        let date = self.facts.date.as_ref().map(|date| date.value);
        let date = date.map_or((1980, 1, 1), |date| (date.year, date.month.unwrap_or(1), date.day.unwrap_or(1)));
        let number = self.facts.number.as_ref().map_or("", |number| number.value.as_str());
        let identity = format!("plan:{author}|{symbol}|{number}|{}-{:02}-{:02}|{subject}", date.0, date.1, date.2);
        let title = format!("{kind} {subject}").trim().to_owned();
        Metadata { title, author, subject, keywords, date, identity, language: "vi-VN" }
    }
}
