//! Ô 5a: *tên loại*, *trích yếu*, "(Kèm theo …)", and the authority line of a decision.

use super::{capitals, generated};
use crate::compile::Context;
use crate::compile::inline::Allows;
use crate::decree::Kind;
use crate::document::{Component, Run, Text, TitleLine, TitleRole};
use crate::source::toml::{DecisionTable, SourceText};

impl Context<'_> {
    /// The title of the document that `[van-ban]` describes; a công văn has none (Phụ lục I, Phần I, Mục II, khoản 5).
    pub(in crate::compile) fn title(&mut self, kind: Option<&Kind>) -> Vec<TitleLine> {
        if kind.is_some_and(Kind::is_letter) {
            return Vec::new();
        }
        let kind = match kind {
            Some(kind) => generated(kind.name.to_uppercase(), "pl1:I.II.5.b"),
            None => generated("[?van-ban.loai]", "pl1:I.II.5.b"),
        };
        let mut lines = vec![TitleLine { role: TitleRole::Kind, text: kind }];
        lines.extend(self.subject().into_iter().map(|text| TitleLine { role: TitleRole::Subject, text }));
        let attached = self.attached_to_issuing();
        lines.extend(attached);
        lines.extend(self.subject_mark());
        lines
    }

    /// What stands under *trích yếu* where the form has no rule line there.
    fn subject_mark(&self) -> Option<TitleLine> {
        let mark = self.layout.words.subject_mark.as_ref()?;
        Some(TitleLine { role: TitleRole::SubjectMark, text: generated(mark, "thuc-hanh") })
    }

    /// What an appendix, which has no header, says of a form that wasn't verified: it may be a file of its own.
    pub(in crate::compile) fn unverified_line(&self) -> Option<TitleLine> {
        let form = self.layout.form.unverified.as_ref()?;
        Some(TitleLine { role: TitleRole::AttachedTo, text: generated(format!("({})", form.mark), "thuc-hanh") })
    }

    /// *Trích yếu*, in the author's lines.
    pub(super) fn subject(&mut self) -> Vec<Text> {
        let manifest = self.manifest;
        let lines = manifest.document.as_ref().map_or(&[][..], |table| &table.subject);
        let subject: Vec<Text> = lines.iter().map(|line| self.text_of_toml(line, Allows::Values)).collect();
        match (subject.is_empty(), &manifest.document) {
            (false, _) => subject,
            (true, Some(_)) => vec![self.missing(Component::Subject, self.document_span())],
            // Without [van-ban] that is the fault, and the format's own rule reports it.
            (true, None) => vec![generated("[?van-ban.trich-yeu]", "dieu:8.2")],
        }
    }

    /// The title of a decision in the same file.
    pub(in crate::compile) fn decision_title(&mut self, table: &DecisionTable, kind: &Kind) -> Vec<TitleLine> {
        let name = generated(kind.name.to_uppercase(), "pl1:I.II.5.b");
        let mut lines = vec![TitleLine { role: TitleRole::Kind, text: name }];
        let mut subject: Vec<Text> = table.subject.iter().map(|line| self.text_of_toml(line, Allows::Values)).collect();
        if subject.is_empty() {
            subject.push(self.missing(Component::Subject, table.span));
        }
        lines.extend(subject.into_iter().map(|text| TitleLine { role: TitleRole::Subject, text }));
        lines.extend(self.subject_mark());
        lines
    }

    /// *Thẩm quyền ban hành*, in capitals: as typed, else the issuer's name (Phụ lục III, Mẫu 1.2).
    pub(in crate::compile) fn authority(&mut self, typed: Option<&SourceText>) -> Text {
        if let Some(typed) = typed {
            return capitals(self.text_of_toml(typed, Allows::Values));
        }
        let (plan, manifest) = (self.plan, self.manifest);
        let names = Self::issuer_lines(&manifest.issuer.name, &plan.office.issuer.name);
        let mut line = Text::new();
        for name in names {
            if !line.is_empty() {
                line.push(Run::generated(" ", crate::decree::Clause::new("pl3:1.2")));
            }
            line.extend(self.text_of_toml(name, Allows::Values));
        }
        if line.is_empty() { generated("[?co-quan.ten]", "dieu:8.2") } else { capitals(line) }
    }
}
