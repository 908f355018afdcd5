//! The signature fields of each part, and what the files say to the systems that keep them.

use super::Context;
use crate::decree::{Kind, kind};
use crate::document::{FieldKind, Part, PartKind, Registered, SignatureField, TextExt, TitleLine, TitleRole};
use crate::source::toml::{SignatorySource, SignatoryTable, SignatureFields, SourceText};

impl Context<'_> {
    /// Gives each part the fields that the office wants. A draft has none: nobody may sign it.
    pub(super) fn sign_here(&mut self, parts: &mut [Part]) {
        if self.options.draft {
            return;
        }
        let wanted = self.plan.office.fields;
        for part in parts {
            let kinds: &[FieldKind] = match wanted {
                SignatureFields::None => &[],
                SignatureFields::Signer if part.signature.is_some() => &[FieldKind::Signer],
                SignatureFields::Both if part.signature.is_some() => &[FieldKind::Signer, FieldKind::Office],
                SignatureFields::Both if self.is_attached_file(part) => &[FieldKind::OfficeOnAttached],
                SignatureFields::Signer | SignatureFields::Both => &[],
            };
            part.fields = kinds.iter().map(|kind| self.field(*kind)).collect();
        }
    }

    /// Whether a part begins a file that is attached to a document in another: the office signs each such file (Phụ lục
    /// I, Phần I, Mục II, khoản 8, điểm b).
    fn is_attached_file(&self, part: &Part) -> bool {
        part.own_file.is_some() || (part.kind == PartKind::Main && self.manifest.issued_by.is_some())
    }

    fn field(&mut self, kind: FieldKind) -> SignatureField {
        let words = match kind {
            FieldKind::Signer => {
                let (name, position) = self.signer();
                let who: Vec<String> = name.into_iter().chain(position).collect();
                format!("Chữ ký số của người ký: {}", who.join(", "))
            }
            FieldKind::Office | FieldKind::OfficeOnAttached => {
                format!("Chữ ký số của cơ quan: {}", self.issuer_name())
            }
        };
        // A name that isn't there is an error, and no file is built.
        SignatureField { kind, tooltip: words.trim_end_matches([':', ' ']).to_owned() }
    }

    /// The issuer's name on one line, in sentence case.
    pub(super) fn issuer_name(&mut self) -> String {
        let (plan, manifest) = (self.plan, self.manifest);
        self.one_line(Self::issuer_lines(&manifest.issuer.name, &plan.office.issuer.name))
    }

    fn one_line<'t>(&mut self, lines: impl IntoIterator<Item = &'t SourceText>) -> String {
        lines.into_iter().map(|line| self.values.in_text(line.value.trim())).collect::<Vec<_>>().join(" ")
    }

    /// What is registered of the document: of the decision where one issues the plan in the same file. What another
    /// document issues has that one's number and date, as the office's line on it shows (Phụ lục III, Mẫu 2.2).
    pub(super) fn registered(
        &mut self,
        kind_of_main: Option<&Kind>,
        main: &[TitleLine],
        decision: Option<&Part>,
    ) -> Registered {
        let manifest = self.manifest;
        let (kind, title) = match decision {
            Some(decision) => (kind("quyet-dinh"), decision.title.as_slice()),
            None => (kind_of_main, main),
        };
        let (signer, position) = self.signer();
        let subject = match subject(title) {
            // A công văn has it in the header.
            none if none.is_empty() => self.one_line(manifest.document.iter().flat_map(|table| &table.subject)),
            subject => subject,
        };
        let issuing = manifest.issued_by.as_ref();
        let number = self.facts.number.as_ref().or(issuing.and_then(|table| table.number.as_ref()));
        let date = self.facts.date.as_ref().or(issuing.and_then(|table| table.date.as_ref()));
        let symbol = issuing.and_then(|table| table.symbol.as_ref()).map(|symbol| symbol.value.trim().to_owned());
        Registered {
            number: number.map(|number| number.value.clone()),
            symbol: symbol.or_else(|| self.facts.symbol.clone()),
            kind: kind.map_or_else(String::new, |kind| kind.name.clone()),
            subject,
            date: date.and_then(|date| {
                let date = &date.value;
                Some((date.year, date.month?, date.day?))
            }),
            position,
            signer,
        }
    }

    /// The signer's name and title, as they are written.
    fn signer(&mut self) -> (Option<String>, Option<String>) {
        let (plan, manifest) = (self.plan, self.manifest);
        let table: Option<&SignatoryTable> = match manifest.signatory.as_ref() {
            Some(SignatorySource::Here(table)) => Some(table),
            Some(SignatorySource::Named(name)) => {
                let mut known = plan.office.signatories.iter();
                known.find(|(id, _)| *id == name.value).map(|(_, table)| table)
            }
            None => None,
        };
        let Some(table) = table else { return (None, None) };
        let mut words = |text: &Option<SourceText>| text.as_ref().map(|text| self.values.in_text(text.value.trim()));
        (words(&table.name), words(&table.title))
    }
}

/// *Trích yếu* on one line.
pub(super) fn subject(title: &[TitleLine]) -> String {
    let lines = title.iter().filter(|line| line.role == TitleRole::Subject);
    lines.map(|line| line.text.plain()).collect::<Vec<_>>().join(" ")
}
