//! Ô 7 and 9: who signs, whom it addresses, and who receives it.

use super::{capitals, generated};
use crate::compile::Context;
use crate::compile::inline::Allows;
use crate::decree::Kind;
use crate::document::{Addressees, Component, Recipients, Signature, Text};
use crate::source::toml::{SignatorySource, SignatoryTable, SourceText, nearest};
use crate::source::{Fault, Problem, Wanted};

impl Context<'_> {
    fn signatory(&mut self) -> Option<&SignatoryTable> {
        let (plan, manifest) = (self.plan, self.manifest);
        match manifest.signatory.as_ref()? {
            SignatorySource::Here(table) => Some(table),
            SignatorySource::Named(name) => {
                let known = &plan.office.signatories;
                let found = known.iter().find(|(id, _)| *id == name.value).map(|(_, table)| table);
                if found.is_none() {
                    let all: Vec<String> = known.iter().map(|(id, _)| id.clone()).collect();
                    let near = nearest(&name.value, all.iter().map(String::as_str));
                    let wanted = Wanted::OneOf { near, all };
                    self.problems
                        .push(Problem { span: name.span, fault: Fault::WrongValue { key: "ky".to_owned(), wanted } });
                }
                found
            }
        }
    }

    pub(in crate::compile) fn signature(&mut self) -> Signature {
        let manifest = self.manifest;
        let named_in_vain = matches!(manifest.signatory, Some(SignatorySource::Named(_)));
        let Some(table) = self.signatory().cloned() else {
            // A name that co-quan.toml doesn't know is one fault, not three.
            if named_in_vain {
                let blank = generated("[?ky]", "dieu:8.2");
                let authority = vec![blank.clone()];
                return Signature { authority, position: Vec::new(), other_title: Vec::new(), name: blank };
            }
            let authority = vec![self.missing(Component::Authority, manifest.span)];
            let name = self.missing(Component::Signer, manifest.span);
            return Signature { authority, position: Vec::new(), other_title: Vec::new(), name };
        };
        let [mut authority, position, other_title] =
            [&table.authority[..], table.title.as_slice(), table.other_title.as_slice()].map(|lines| -> Vec<Text> {
                lines.iter().map(|line| capitals(self.text_of_toml(line, Allows::Values))).collect()
            });
        if authority.is_empty() && position.is_empty() {
            authority.push(self.missing(Component::Authority, table.span));
        }
        let name = match &table.name {
            Some(name) => self.text_of_toml(name, Allows::Values),
            None => self.missing(Component::Signer, table.span),
        };
        Signature { authority, position, other_title, name }
    }

    /// Recipients and the archive line; a typed "-" or "Lưu:" is absorbed, the compiler writes them (Phụ lục I, Phần I, Mục II, khoản 9, điểm d).
    pub(in crate::compile) fn recipients(&mut self) -> Recipients {
        const CLAUSE: &str = "pl1:I.II.9.d";
        let manifest = self.manifest;
        let at = manifest.recipients_span.unwrap_or(manifest.span);
        let mut lines = Vec::new();
        for recipient in self.recipient_names() {
            let text = self.text_of_toml(&recipient.without_lead(&["-", "+"]), Allows::All);
            let mut line = generated("- ", CLAUSE);
            line.extend(self.with_end_mark(text, ";", CLAUSE));
            lines.push(line);
        }
        if lines.is_empty() {
            let mut line = generated("- ", CLAUSE);
            line.extend(self.missing(Component::Recipients, at));
            lines.push(line);
        }
        let words = &self.layout.words;
        let mut archive = generated(format!("- {}", words.archive), CLAUSE);
        match &manifest.archive {
            Some(text) => {
                let text = text.without_lead(&["-", "+", "Lưu:", "Lưu"]);
                let text = self.text_of_toml(&text, Allows::Values);
                archive.extend(self.with_end_mark(text, ".", CLAUSE));
            }
            None => archive.extend(self.missing(Component::Archive, at)),
        }
        lines.push(archive);
        Recipients { label: generated(&words.recipients, CLAUSE), lines }
    }

    /// *Kính gửi* (ô 9a): one on the label's line, more on lines of their own (Phụ lục I, Phần I, Mục II, khoản 9, điểm
    /// d). A công văn must have it.
    pub(in crate::compile) fn addressees(&mut self, kind: Option<&Kind>) -> Option<Addressees> {
        const CLAUSE: &str = "pl1:I.II.9.d";
        let manifest = self.manifest;
        let names: Vec<SourceText> = manifest.addressees.iter().map(|name| name.without_lead(&["-", "+"])).collect();
        let last = names.len();
        let lines: Vec<Text> = match names.as_slice() {
            [] if kind.is_some_and(Kind::is_letter) => {
                vec![self.missing(Component::Addressees, self.document_span())]
            }
            [] => return None,
            [one] => {
                let text = self.text_of_toml(one, Allows::All);
                vec![self.with_end_mark(text, "", CLAUSE)]
            }
            names => {
                let line = |(index, name): (usize, &SourceText)| {
                    let text = self.text_of_toml(name, Allows::All);
                    let mut line = generated("- ", CLAUSE);
                    line.extend(self.with_end_mark(text, if index + 1 == last { "." } else { ";" }, CLAUSE));
                    line
                };
                names.iter().enumerate().map(line).collect()
            }
        };
        let words = &self.layout.words;
        let own = words.proposal_addressees.as_ref().filter(|_| kind.is_some_and(Kind::is_proposal));
        let address = own.unwrap_or(&words.addressees);
        let label = if lines.len() == 1 { format!("{address}: ") } else { format!("{address}:") };
        Some(Addressees { label: generated(label, CLAUSE), lines })
    }

    /// `gui`, with `@nhom:<ma>` replaced by the group's own names from co-quan.toml.
    fn recipient_names(&mut self) -> Vec<SourceText> {
        let (plan, manifest) = (self.plan, self.manifest);
        let mut names = Vec::new();
        for name in &manifest.recipients {
            let Some(id) = name.value.trim().strip_prefix("@nhom:") else {
                names.push(name.clone());
                continue;
            };
            match plan.office.groups.iter().find(|(known, _)| known == id) {
                Some((_, group)) => names.extend(group.iter().cloned()),
                None => {
                    let all: Vec<String> = plan.office.groups.iter().map(|(id, _)| format!("@nhom:{id}")).collect();
                    let near = nearest(&name.value, all.iter().map(String::as_str));
                    let fault =
                        Fault::WrongValue { key: "noi-nhan.gui".to_owned(), wanted: Wanted::OneOf { near, all } };
                    self.problems.push(Problem { span: name.span, fault });
                    names.push(name.clone());
                }
            }
        }
        names
    }
}
