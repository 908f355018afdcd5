//! Everything around the text: header, title, legal bases, signature, recipients, file properties.

use super::inline::Allows;
use super::{Context, Options, end_mark};
use crate::decree::{Clause, KINDS, Kind, Layout, kind, outline, outlines};
use crate::document::{
    Component, Date, Document, Ends, Facts, Header, Metadata, Missing, NodeId, Origin, Paragraph, ParagraphKind,
    Recipients, Run, Section, Signature, Text, TextExt, Title, TypedEndMark,
};
use crate::source::toml::{SignatorySource, SignatoryTable, SourceText, nearest};
use crate::source::{Fault, Problem, Span, Wanted};

const NBSP: &str = "\u{a0}";

/// The frame, lowered; the text comes between its parts.
pub(super) struct Frame {
    metadata: Metadata,
    header: Header,
    title: Title,
    bases: Vec<Paragraph>,
    signature: Signature,
    recipients: Recipients,
    /// Where plan.toml begins.
    span: Span,
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
        Self { metadata, header, title, bases, signature, recipients, span: context.manifest.span }
    }

    pub(super) fn into_document(
        self,
        mut facts: Facts,
        opening: Vec<Paragraph>,
        sections: Vec<Section>,
        closing: Vec<Paragraph>,
    ) -> Document {
        let Self { metadata, header, title, bases, signature, recipients, span } = self;
        if opening.is_empty() && sections.is_empty() && closing.is_empty() {
            facts.missing.push(Missing { component: Component::Content, at: span });
        }
        facts.missing.sort_by_key(|missing| missing.component);
        Document { facts, metadata, header, title, bases, opening, sections, closing, signature, recipients }
    }
}

/// "ngày 05 tháng 01 năm 2020", with room for a pen where a part isn't known.
///
/// Days below 10 and months 1 and 2 get a zero, months 3 to 9 don't (Phụ lục I, Phần I, Mục II, khoản 4, điểm b).
pub(super) fn written_date(date: Option<Date>) -> String {
    let blank = NBSP.repeat(Layout::nd30().header.blank_date.count());
    let day = date.and_then(|d| d.day).map(|day| format!(" {day:02} "));
    let month =
        date.and_then(|d| d.month).map(|month| if month < 3 { format!(" 0{month} ") } else { format!(" {month} ") });
    let year = date.map(|date| format!(" {}", date.year));
    let part = |known: Option<String>| known.unwrap_or_else(|| blank.clone());
    format!("ngày{}tháng{}năm{}", part(day), part(month), part(year))
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

impl Context<'_> {
    /// Takes end marks off a line and writes the one that belongs there.
    fn with_end_mark(&mut self, mut text: Text, mark: &str, clause: &'static str) -> Text {
        let typed = end_mark::take(&mut text);
        self.facts.typed_end_marks.extend(typed.map(|at| TypedEndMark { at, ends: Ends::Line }));
        if let Some(run) = text.last_mut()
            && matches!(run.origin, Origin::Source(_))
        {
            let kept = run.text.trim_end_matches([';', ',', '.', ' ', '\u{a0}']).len();
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

    fn header(&mut self, kind: Option<&Kind>, options: Options) -> Header {
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
            number,
            place_date,
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
                let symbol = format!("{}-{}", kind.abbreviation, abbreviation.value.trim());
                generated(symbol, "pl1:I.II.3.b")
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

    fn title(&mut self, kind: Option<&Kind>) -> Title {
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
        Title { kind, subject }
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

    fn signature(&mut self) -> Signature {
        let manifest = self.manifest;
        let named_in_vain = matches!(manifest.signatory, Some(SignatorySource::Named(_)));
        let Some(table) = self.signatory().cloned() else {
            // A name that co-quan.toml doesn't know is one fault, not three.
            if named_in_vain {
                let blank = generated("[?ky]", "dieu:8.2");
                return Signature { authority: vec![blank.clone()], other_title: Vec::new(), name: blank };
            }
            let authority = vec![self.missing(Component::Authority, manifest.span)];
            let name = self.missing(Component::Signer, manifest.span);
            return Signature { authority, other_title: Vec::new(), name };
        };
        let mut authority: Vec<Text> = table
            .authority
            .iter()
            .chain(&table.title)
            .map(|line| capitals(self.text_of_toml(line, Allows::Values)))
            .collect();
        if authority.is_empty() {
            authority.push(self.missing(Component::Authority, table.span));
        }
        let other_title =
            table.other_title.iter().map(|line| capitals(self.text_of_toml(line, Allows::Values))).collect();
        let name = match &table.name {
            Some(name) => self.text_of_toml(name, Allows::Values),
            None => self.missing(Component::Signer, table.span),
        };
        Signature { authority, other_title, name }
    }

    /// Recipients and the archive line (Phụ lục I, Phần I, Mục II, khoản 9, điểm d).
    fn recipients(&mut self) -> Recipients {
        const CLAUSE: &str = "pl1:I.II.9.d";
        let manifest = self.manifest;
        let at = manifest.recipients_span.unwrap_or(manifest.span);
        let mut lines = Vec::new();
        for recipient in self.recipient_names() {
            let text = self.text_of_toml(&recipient, Allows::All);
            let mut line = generated("- ", CLAUSE);
            line.extend(self.with_end_mark(text, ";", CLAUSE));
            lines.push(line);
        }
        if lines.is_empty() {
            let mut line = generated("- ", CLAUSE);
            line.extend(self.missing(Component::Recipients, at));
            lines.push(line);
        }
        let mut archive = generated("- Lưu: ", CLAUSE);
        match &manifest.archive {
            Some(text) => {
                let text = self.text_of_toml(text, Allows::Values);
                archive.extend(self.with_end_mark(text, ".", CLAUSE));
            }
            None => archive.extend(self.missing(Component::Archive, at)),
        }
        lines.push(archive);
        Recipients { label: generated("Nơi nhận:", CLAUSE), lines }
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

    fn metadata(&mut self, kind: Option<&Kind>, title: &Title) -> Metadata {
        let (plan, manifest) = (self.plan, self.manifest);
        let subject = title.subject.iter().map(|line| line.plain()).collect::<Vec<_>>().join(" ");
        let kind = kind.map_or("", |kind| kind.name.as_str());
        let author = Self::issuer_lines(&manifest.issuer.name, &plan.office.issuer.name)
            .iter()
            .map(|line| line.value.trim().to_owned())
            .collect::<Vec<_>>()
            .join(" ");
        let symbol = self.facts.symbol.clone().unwrap_or_default();
        let period = self.facts.period.as_ref().map(|period| match period.value.to {
            Some(to) if to != period.value.from => format!("{}-{to}", period.value.from),
            _ => period.value.from.to_string(),
        });
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
