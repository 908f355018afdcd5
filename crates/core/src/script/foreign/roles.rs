//! What each paragraph of a foreign text is, by its words and by what stands before it.

use super::blocks::{Block, is_capitals};
use super::head;
use super::label::{LabelKind, label};
use super::lines::Line;
use super::tables;
use crate::document::{ParagraphKind, PartKind, Period, RowKind};
use crate::recognise::Prose;
use crate::script::{
    Grid, GridCell, GridColumn, GridRow, Particulars, Passage, Provenance, Role, Script, ScriptPart, Written,
};
use crate::source::{FileId, Sources, Span, Spanned};
use crate::vietnamese::words_folded;

/// Where in the form the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    /// Ô 1 to 4.
    Head,
    /// Ô 5a.
    Title,
    /// Căn cứ and what follows, up to the first numbered heading or Điều.
    Opening,
    /// Ô 6.
    Body,
    /// Ô 9b.
    Recipients,
    /// Ô 7.
    Signature,
}

/// A heading isn't longer than this, in characters.
const LONGEST_HEADING: usize = 220;

/// The lines of a trích yếu, in characters together.
const LONGEST_SUBJECT: usize = 600;

/// The script of the blocks.
pub(super) fn script(sources: &Sources, file: FileId, blocks: &[Block<'_>]) -> Script {
    let script = Script {
        provenance: Provenance::Foreign,
        follows_decree: true,
        parts: Vec::new(),
        passages: Vec::new(),
        grids: Vec::new(),
    };
    let mut reader = Reader { sources, file, script, at: At::Head, subject: 0, named: false };
    reader.begin(PartKind::Main);
    for block in blocks {
        match block {
            Block::Paragraph(lines) => reader.paragraph(lines),
            Block::Table(lines) => reader.table(lines),
        }
    }
    reader.script
}

struct Reader<'s> {
    sources: &'s Sources,
    file: FileId,
    script: Script,
    at: At,
    /// Characters of trích yếu so far.
    subject: usize,
    /// Whether the signer's name was there.
    named: bool,
}

impl Reader<'_> {
    fn begin(&mut self, kind: PartKind) {
        self.script.parts.push(ScriptPart { kind, particulars: Particulars::default(), span: None });
        self.subject = 0;
        self.named = false;
    }

    fn particulars(&mut self) -> Option<&mut Particulars> {
        self.script.parts.last_mut().map(|part| &mut part.particulars)
    }

    fn paragraph(&mut self, lines: &[&Line]) {
        let Some((first, rest)) = lines.split_first() else { return };
        let mut pieces: Vec<(Span, bool)> = Vec::new();
        for (index, line) in std::iter::once(first).chain(rest).enumerate() {
            for (number, piece) in line.pieces.iter().enumerate() {
                pieces.push((Span::new(self.file, piece.clone()), index > 0 && number == 0));
            }
        }
        let whole = Prose::of_pieces(&pieces, self.sources);
        let words = whole.words().trim_end();
        let role = self.role(words, first.is_heading);
        let length = match role {
            Role::Heading(_) | Role::Text(_) | Role::Recipient | Role::Note | Role::Addressee => {
                label(words).map_or(0, |(_, length)| length)
            }
            _ => 0,
        };
        let own_label = words.get(..length).unwrap_or_default().trim().to_owned();
        let pieces = without(&pieces, length, self.sources);
        let prose = Prose::of_pieces(&pieces, self.sources);
        let end = rest.last().unwrap_or(first).range().end;
        let span = Span::new(self.file, first.range().start..end);
        self.note(role, &prose, span);
        let part = self.script.parts.len().saturating_sub(1);
        if let Some(part) = self.script.parts.last_mut() {
            part.span.get_or_insert(span);
        }
        self.script.passages.push(Passage { part, role, label: own_label, prose, span });
    }

    /// What a paragraph is; the reader goes on from there.
    fn role(&mut self, words: &str, is_heading: bool) -> Role {
        let is_short = words.chars().count() <= LONGEST_HEADING;
        let is_loud = is_short && is_capitals(words);
        let folded = if is_short { words_folded(words) } else { String::new() };
        if is_short && is_appendix_label(words, &folded) {
            self.begin(PartKind::Appendix);
            self.at = At::Title;
            return Role::AppendixLabel;
        }
        if is_loud
            && (folded.starts_with(&words_folded("cộng hòa xã hội"))
                || folded.starts_with(&words_folded("độc lập tự do")))
        {
            return Role::NationalName;
        }
        if is_short && folded == words_folded("độc lập tự do hạnh phúc") {
            return Role::NationalName;
        }
        if is_short && (self.at == At::Head || self.at == At::Title) && head::number(words).is_some() {
            return Role::Number;
        }
        if self.at == At::Head && is_short && head::place_date(words).is_some() && label(words).is_none() {
            return Role::PlaceDate;
        }
        if is_loud && matches!(folded.as_str(), "quyết định" | "quyết nghị") && words.ends_with(':') {
            self.at = At::Body;
            return Role::Order;
        }
        if let Some(role) = self.signature(words, is_loud, &folded) {
            return role;
        }
        if is_loud && label(words).is_none() && matches!(self.at, At::Head | At::Signature | At::Recipients) {
            if head::kind(words).is_some() {
                self.title_begins();
                return Role::Kind;
            }
            if self.at == At::Head && head::is_agency(words) {
                return Role::Issuer;
            }
        }
        if folded.starts_with(&words_folded("Nơi nhận")) {
            self.at = At::Recipients;
            return Role::Recipient;
        }
        if folded.starts_with(&words_folded("Kính gửi")) {
            self.at = At::Opening;
            return Role::Addressee;
        }
        if words.starts_with('(')
            && (folded.starts_with(&words_folded("kèm theo")) || folded.starts_with(&words_folded("ban hành kèm theo")))
        {
            return Role::AttachedTo;
        }
        if self.at == At::Title
            && let Some(role) = self.title(words, is_loud, is_heading)
        {
            return role;
        }
        if self.at == At::Recipients {
            if label(words).is_none_or(|(kind, _)| kind == LabelKind::Dash) && is_short {
                return Role::Recipient;
            }
            self.at = At::Body;
        }
        if self.at == At::Signature && label(words).is_none() && !is_heading {
            return Role::Stray;
        }
        self.text(words, is_heading, is_short, is_loud)
    }

    /// A line of ô 5a; `None` where the text begins.
    fn title(&mut self, words: &str, is_loud: bool, is_heading: bool) -> Option<Role> {
        let length = words.chars().count();
        let begins_text = ["Căn cứ", "Thực hiện", "Trên cơ sở", "Để ", "Xét ", "Theo đề nghị", "Tiếp tục"]
            .iter()
            .any(|begin| words.starts_with(begin));
        let is_authority = is_loud && head::is_agency(words) && self.subject > 0;
        if is_authority {
            self.at = At::Opening;
            return Some(Role::Authority);
        }
        let is_numbered = label(words).is_some_and(|(kind, _)| kind != LabelKind::Dash);
        // "Thực hiện công tác cải cách hành chính năm 2022" is the first line of a trích yếu, and the first of a text.
        let is_sentence =
            length > LONGEST_HEADING || words.ends_with(['.', ';', ':']) || (begins_text && self.subject > 0);
        if is_numbered || is_sentence || is_heading && self.subject > 0 || self.subject + length > LONGEST_SUBJECT {
            self.at = At::Opening;
            return None;
        }
        self.subject += length;
        Some(Role::Subject)
    }

    /// A line of ô 7.
    fn signature(&mut self, words: &str, is_loud: bool, folded: &str) -> Option<Role> {
        let begins = ["TM.", "KT.", "TL.", "TUQ.", "T/M", "K/T", "T/L", "Q."];
        if begins.iter().any(|begin| words.starts_with(begin)) && words.chars().count() <= LONGEST_HEADING && is_loud {
            self.at = At::Signature;
            return Some(Role::SignatureAuthority);
        }
        let is_title = is_loud
            && label(words).is_none()
            && [
                "chủ tịch",
                "phó chủ tịch",
                "ký chủ tịch",
                "giám đốc",
                "phó giám đốc",
                "trưởng ban",
                "bộ trưởng",
                "thứ trưởng",
                "chánh văn phòng",
                "phó chánh văn phòng",
                "trưởng phòng",
                "phó trưởng phòng",
                "trưởng tiểu ban",
            ]
            .iter()
            .any(|title| folded.starts_with(&words_folded(title)));
        if is_title && matches!(self.at, At::Signature | At::Recipients | At::Body) {
            self.at = At::Signature;
            return Some(Role::SignatureAuthority);
        }
        let count = words.split_whitespace().count();
        let is_name = self.at == At::Signature
            && !self.named
            && (2..=6).contains(&count)
            && !is_loud
            && words.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
        if is_name {
            self.named = true;
            return Some(Role::SignerName);
        }
        None
    }

    /// A line of the text.
    fn text(&mut self, words: &str, is_heading: bool, is_short: bool, is_loud: bool) -> Role {
        let is_basis =
            ["Căn cứ ", "Xét đề nghị", "Theo đề nghị", "Xét Tờ trình"].iter().any(|begin| words.starts_with(begin));
        if is_basis && matches!(self.at, At::Title | At::Opening | At::Head) {
            self.at = At::Opening;
            return Role::Basis;
        }
        let is_title = is_short && !words.ends_with([';', '.', ',']);
        let Some((kind, _)) = label(words) else {
            if self.at == At::Head && is_short && !words.ends_with('.') {
                return Role::Stray;
            }
            if is_heading {
                return Role::Heading(2);
            }
            if self.at == At::Title {
                self.at = At::Opening;
            }
            return Role::Text(ParagraphKind::Plain);
        };
        if kind != LabelKind::Dash {
            self.at = At::Body;
        }
        match kind {
            LabelKind::Roman if is_short => Role::Heading(1),
            LabelKind::Number if is_heading || is_title || is_loud => Role::Heading(2),
            LabelKind::Decimal if is_heading || is_title => Role::Heading(3),
            LabelKind::Letter if is_heading => Role::Heading(4),
            LabelKind::Article => Role::Text(ParagraphKind::Article),
            LabelKind::Roman | LabelKind::Number | LabelKind::Decimal | LabelKind::Bracketed => {
                Role::Text(ParagraphKind::Clause)
            }
            LabelKind::Letter => Role::Text(ParagraphKind::Point),
            LabelKind::Dash | LabelKind::Star => Role::Text(ParagraphKind::Dash),
            LabelKind::Plus => Role::Text(ParagraphKind::Plus),
        }
    }

    /// A line that names the kind begins the first part's title, or another part.
    fn title_begins(&mut self) {
        if self.at != At::Head {
            self.begin(PartKind::Main);
            // What stood before issued it.
            let count = self.script.parts.len();
            if let Some(first) = self.script.parts.iter_mut().rev().nth(1).filter(|_| count == 2) {
                first.kind = PartKind::Decision;
            }
        }
        self.at = At::Title;
    }

    /// Takes what a line of the head says into the part's particulars.
    fn note(&mut self, role: Role, prose: &Prose, span: Span) {
        let sources = self.sources;
        let words = prose.words();
        let written = |range: std::ops::Range<usize>| {
            let text = words.get(range.clone()).unwrap_or_default().trim().to_owned();
            (!text.is_empty()).then(|| Written { text, span: prose.span(range, sources) })
        };
        let Some(particulars) = self.particulars() else { return };
        match role {
            Role::Issuer => join(&mut particulars.issuer, words, span),
            Role::Number => {
                if let Some((number, symbol)) = head::number(words) {
                    particulars.number = written(number);
                    particulars.symbol = written(symbol);
                }
                if let Some((place, date, at)) = head::place_date(words).filter(|_| words.contains("ngày")) {
                    let _ = place;
                    set_date(particulars, date, prose.span(at, sources));
                }
            }
            Role::PlaceDate => {
                if let Some((place, date, at)) = head::place_date(words) {
                    particulars.place = written(place);
                    set_date(particulars, date, prose.span(at, sources));
                }
            }
            Role::Kind => {
                if let Some((kind, count)) = head::kind(words) {
                    particulars.kind = Some(kind.id.clone());
                    let rest: Vec<&str> = words.split_whitespace().skip(count).collect();
                    if !rest.is_empty() {
                        join(&mut particulars.subject, &rest.join(" "), span);
                    }
                }
            }
            Role::Subject | Role::AppendixLabel => join(&mut particulars.subject, words, span),
            _ => return,
        }
        if matches!(role, Role::Kind | Role::Subject) {
            let subject = particulars.subject.as_ref().map_or("", |subject| subject.text.as_str());
            particulars.period = years(subject).map(|period| Spanned::new(period, span)).or(particulars.period.take());
        }
    }

    fn table(&mut self, lines: &[&Line]) {
        if self.at == At::Title || self.at == At::Opening {
            self.at = At::Body;
        }
        let rows = tables::rows(lines);
        let grid = self.script.grids.len();
        let part = self.script.parts.len().saturating_sub(1);
        let span = |line: &Line| Span::new(self.file, line.range());
        let whole = rows.iter().map(|row| span(row.line)).reduce(Span::to);
        let Some(whole) = whole else { return };
        let mut made = Grid { part, columns: Vec::new(), rows: Vec::new(), span: whole };
        for row in rows {
            let mut cells = Vec::new();
            for (column, cell) in row.cells.iter().enumerate() {
                let start = self.script.passages.len();
                let mut printed: Vec<String> = Vec::new();
                let mut place: Option<Span> = None;
                for paragraph in cell {
                    let pieces: Vec<(Span, bool)> =
                        paragraph.iter().map(|piece| (Span::new(self.file, piece.clone()), false)).collect();
                    let prose = Prose::of_pieces(&pieces, self.sources);
                    let Some(here) = pieces.iter().map(|(span, _)| *span).reduce(Span::to) else { continue };
                    place = Some(place.map_or(here, |place| place.to(here)));
                    printed.push(prose.words().trim().to_owned());
                    let role = if row.kind == RowKind::Head {
                        Role::Head { grid }
                    } else {
                        Role::Cell { grid, row: made.rows.len() }
                    };
                    self.script.passages.push(Passage { part, role, label: String::new(), prose, span: here });
                }
                let span = place.unwrap_or_else(|| span(row.line));
                if row.kind == RowKind::Head {
                    let name = printed.join(" ");
                    made.columns.push(GridColumn { role: tables::column_role(&name), name, span });
                } else {
                    let passages = start..self.script.passages.len();
                    cells.push(GridCell { column, columns: 1, rows: 1, passages, printed: printed.join("\n"), span });
                }
            }
            if row.kind != RowKind::Head {
                made.rows.push(GridRow { kind: row.kind, cells, span: span(row.line) });
            }
        }
        self.script.grids.push(made);
    }
}

fn set_date(particulars: &mut Particulars, date: Option<crate::document::Date>, span: Option<Span>) {
    if let (Some(date), Some(span), None) = (date, span, &particulars.date) {
        particulars.date = Some(Spanned::new(date, span));
    }
}

fn join(to: &mut Option<Written>, words: &str, span: Span) {
    match to {
        Some(written) => {
            written.text.push(' ');
            written.text.push_str(words.trim());
            written.span = written.span.map(|first| first.to(span));
        }
        None => *to = Some(Written { text: words.trim().to_owned(), span: Some(span) }),
    }
}

/// "năm 2025", "giai đoạn 2021 - 2030" of a trích yếu; none where it names several or "những năm tiếp theo".
fn years(subject: &str) -> Option<Period> {
    let words = words_folded(subject);
    let mut years =
        words.split(' ').filter_map(|word| word.parse::<u16>().ok()).filter(|year| (1990..2100).contains(year));
    let from = years.next()?;
    let to = years.next();
    if years.next().is_some() {
        return None;
    }
    let is_open = words.contains(&words_folded("tiếp theo"));
    Some(Period { from, to: if is_open { None } else { to.or(Some(from)) } })
}

/// The pieces without their first `length` bytes.
fn without(pieces: &[(Span, bool)], length: usize, sources: &Sources) -> Vec<(Span, bool)> {
    let mut left = length;
    let mut kept = Vec::with_capacity(pieces.len());
    for (index, (span, is_new)) in pieces.iter().enumerate() {
        if index > 0 && *is_new && left > 0 {
            left -= 1;
        }
        let size = sources.slice(*span).len();
        if left >= size {
            left -= size;
            continue;
        }
        let start = span.range().start + left;
        kept.push((Span::new(span.file, start..span.range().end), *is_new));
        left = 0;
    }
    kept
}

/// "Phụ lục", "Phụ lục II", "PHỤ LỤC SỐ 01: CÁC NHIỆM VỤ": alone on its line, or before a title.
fn is_appendix_label(words: &str, folded: &str) -> bool {
    let Some(rest) = folded.strip_prefix(&words_folded("phụ lục")) else { return false };
    let begins = words.starts_with("Phụ") || words.starts_with("PHỤ");
    let mut rest = rest.trim().split(' ').filter(|word| !word.is_empty()).peekable();
    rest.next_if(|word| *word == words_folded("số"));
    let number = rest.next_if(|word| word.parse::<u8>().is_ok() || word.chars().all(|c| matches!(c, 'i' | 'v' | 'x')));
    let is_title = words.contains(':') || words.contains('.') || is_capitals(words);
    begins && !words.ends_with([';', '.', ',']) && (rest.peek().is_none() || (number.is_some() && is_title))
}
