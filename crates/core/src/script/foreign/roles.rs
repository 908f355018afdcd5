//! What each paragraph of a foreign text is, by its words and by what stands before it.

use std::sync::LazyLock;

use super::blocks::{Block, is_capitals};
use super::head;
use super::label::{LabelKind, label};
use super::lines::Line;
use super::signature;
use crate::document::{ParagraphKind, PartKind};
use crate::recognise::Prose;
use crate::script::{Particulars, Passage, Provenance, Role, Script, ScriptPart};
use crate::source::{FileId, Sources, Span};
use crate::vietnamese::words_folded;

/// Where in the form the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    /// Ô 1 to 4.
    Head,
    /// Ô 5b of a công văn.
    LetterSubject,
    /// Ô 5a.
    Title,
    /// Ô 9a, what stands below "Kính gửi".
    Addressees,
    /// Căn cứ and what follows, up to the first numbered heading or Điều.
    Opening,
    /// Ô 6.
    Body,
    /// A table that lost its cells.
    TableText,
    /// Ô 9b.
    Recipients,
    /// Ô 7.
    Signature,
}

/// A heading isn't longer than this, in characters.
const LONGEST_HEADING: usize = 160;

/// A line of the form isn't longer than this, in characters.
const LONGEST_LINE: usize = 220;

/// The lines of a trích yếu, in characters together.
const LONGEST_SUBJECT: usize = 600;

/// Set phrases of the form, folded once.
struct Phrases {
    state: String,
    motto: String,
    party: String,
    order: String,
    resolved: String,
    recipients: String,
    addressee: String,
    attached: [String; 2],
    appendix: String,
    number: String,
    /// How a list begins that is attached without the word "Phụ lục".
    lists: Vec<String>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases {
    state: words_folded("cộng hòa xã hội"),
    motto: words_folded("độc lập tự do"),
    party: words_folded("đảng cộng sản việt nam"),
    order: words_folded("quyết định"),
    resolved: words_folded("quyết nghị"),
    recipients: words_folded("nơi nhận"),
    addressee: words_folded("kính gửi"),
    attached: [words_folded("kèm theo"), words_folded("ban hành kèm theo")],
    appendix: words_folded("phụ lục"),
    number: words_folded("số"),
    lists: ["danh sách", "danh mục", "biểu", "bảng", "đề cương", "mẫu"].map(words_folded).to_vec(),
});

/// The script of the blocks.
pub(super) fn script(sources: &Sources, file: FileId, blocks: &[Block<'_>]) -> Script {
    let script = Script {
        provenance: Provenance::Foreign,
        follows_decree: true,
        parts: Vec::new(),
        passages: Vec::new(),
        grids: Vec::new(),
    };
    let mut reader = Reader { sources, file, script, at: At::Head, subject: 0, named: false, recipient: Vec::new() };
    reader.begin(PartKind::Main);
    for block in blocks {
        match block {
            Block::Paragraph(lines) => reader.paragraph(lines),
            Block::Table(lines) => reader.table(lines),
            Block::Stray(line) => reader.stray(line),
        }
    }
    reader.script
}

/// A line's words, and what is asked of them time and again.
struct Words<'w> {
    words: &'w str,
    /// Lower case, marks away; empty where the line is too long for one of the form.
    folded: String,
    is_short: bool,
    /// In capitals, and short.
    is_loud: bool,
    /// Whether Markdown calls it a heading.
    is_heading: bool,
}

impl<'w> Words<'w> {
    fn of(words: &'w str, is_heading: bool) -> Self {
        let is_short = words.chars().count() <= LONGEST_LINE;
        let folded = if is_short { words_folded(words) } else { String::new() };
        Self { words, folded, is_short, is_loud: is_short && is_capitals(words), is_heading }
    }

    fn begins(&self, phrase: &str) -> bool {
        self.folded.starts_with(phrase)
    }

    fn label(&self) -> Option<LabelKind> {
        label(self.words).map(|(kind, _)| kind)
    }
}

pub(super) struct Reader<'s> {
    pub(super) sources: &'s Sources,
    pub(super) file: FileId,
    pub(super) script: Script,
    pub(super) at: At,
    /// Characters of trích yếu so far.
    subject: usize,
    /// Whether the signer's name was there.
    named: bool,
    /// The pieces of the last recipient, which the next line may go on with.
    recipient: Vec<(Span, bool)>,
}

impl Reader<'_> {
    fn begin(&mut self, kind: PartKind) {
        self.script.parts.push(ScriptPart { kind, particulars: Particulars::default(), span: None });
        self.subject = 0;
        self.named = false;
    }

    fn part(&self) -> usize {
        self.script.parts.len().saturating_sub(1)
    }

    fn stray(&mut self, line: &Line) {
        let pieces: Vec<(Span, bool)> =
            line.pieces.iter().map(|piece| (Span::new(self.file, piece.clone()), false)).collect();
        self.push(Role::Stray, String::new(), &pieces, &pieces);
    }

    fn paragraph(&mut self, lines: &[&Line]) {
        let mut pieces: Vec<(Span, bool)> = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            for (number, piece) in line.pieces.iter().enumerate() {
                pieces.push((Span::new(self.file, piece.clone()), index > 0 && number == 0));
            }
        }
        let whole = Prose::of_pieces(&pieces, self.sources);
        let words = Words::of(whole.words().trim_end(), lines.first().is_some_and(|line| line.is_heading));
        let role = self.role(&words);
        if role == Role::Recipient && self.goes_on(&words) {
            return self.extend_recipient(&pieces);
        }
        let length = match role {
            Role::Heading(_) | Role::Text(_) | Role::Recipient | Role::Note | Role::Addressee | Role::TableText => {
                label(words.words).map_or(0, |(_, length)| length)
            }
            _ => 0,
        };
        let own_label = words.words.get(..length).unwrap_or_default().trim().to_owned();
        let all = pieces;
        let pieces = without(&all, length, self.sources);
        self.push(role, own_label, &pieces, &all);
        if role == Role::Recipient {
            self.recipient = pieces;
        }
    }

    /// A passage whose words are `pieces`, and which stands, its label included, where `all` stand.
    fn push(&mut self, role: Role, label: String, pieces: &[(Span, bool)], all: &[(Span, bool)]) {
        let prose = Prose::of_pieces(pieces, self.sources);
        let Some(span) = all.iter().map(|(span, _)| *span).reduce(Span::to) else { return };
        self.note(role, &prose, span);
        let part = self.part();
        if let Some(part) = self.script.parts.last_mut().filter(|_| role != Role::Stray) {
            part.span.get_or_insert(span);
        }
        self.script.passages.push(Passage { part, role, label, prose, span });
    }

    /// Whether a line without a mark goes on with the recipient before it: "Văn hóa –TT,⏎Phòng Tư pháp, TC-KH;"
    fn goes_on(&self, words: &Words<'_>) -> bool {
        let before = self.script.passages.last().filter(|before| before.role == Role::Recipient);
        before.is_some_and(|before| {
            let is_item = !before.label.is_empty();
            is_item && words.label().is_none() && !before.words().trim_end().ends_with([';', '.', ':'])
        })
    }

    fn extend_recipient(&mut self, pieces: &[(Span, bool)]) {
        let next = pieces.iter().enumerate().map(|(index, (span, is_new))| (*span, *is_new || index == 0));
        self.recipient.extend(next);
        let prose = Prose::of_pieces(&self.recipient, self.sources);
        let span = self.recipient.iter().map(|(span, _)| *span).reduce(Span::to);
        if let (Some(last), Some(span)) = (self.script.passages.last_mut(), span) {
            last.prose = prose;
            last.span = last.span.to(span);
        }
    }

    /// What a paragraph is; the reader goes on from there.
    fn role(&mut self, words: &Words<'_>) -> Role {
        let phrases = &*PHRASES;
        if words.is_short && is_appendix_label(words) && self.appendix_may_begin(words) {
            self.begin(PartKind::Appendix);
            self.at = At::Title;
            return Role::AppendixLabel;
        }
        if words.is_short && (words.is_loud || words.words.starts_with("Độc")) {
            let is_motto = words.begins(&phrases.motto) && words.folded.split(' ').count() == 6;
            if (words.is_loud && words.begins(&phrases.state)) || is_motto {
                return Role::NationalName;
            }
            if words.is_loud && words.folded == phrases.party && self.at == At::Head {
                self.script.follows_decree = false;
                return Role::NationalName;
            }
        }
        if let Some(role) = self.head(words) {
            return role;
        }
        if words.is_loud && (words.folded == phrases.order || words.folded == phrases.resolved) {
            // "QUYẾT ĐỊNH:" above the Điều; without a colon it is the kind, unless bases stand before.
            let has_bases = self.script.passages.last().is_some_and(|last| last.role == Role::Basis);
            if words.words.ends_with(':') || has_bases || (words.folded == phrases.resolved && self.at != At::Head) {
                self.at = At::Body;
                return Role::Order;
            }
        }
        if let Some(role) = self.signature(words) {
            return role;
        }
        if let Some(role) = self.title_or_list(words) {
            return role;
        }
        if words.begins(&phrases.recipients) && words.folded.split(' ').count() <= 4 {
            self.at = At::Recipients;
            return Role::Recipient;
        }
        if words.begins(&phrases.addressee) && !matches!(self.at, At::Body | At::Recipients | At::Signature) {
            self.at = At::Addressees;
            return Role::Addressee;
        }
        if matches!(self.at, At::Title | At::Opening) {
            let bare = words.words.trim_start_matches(['(', ' ', '*']);
            let is_attached = phrases.attached.iter().any(|phrase| words.begins(phrase));
            let is_own = words.words.starts_with('(') || (self.at == At::Title && self.subject > 0);
            if is_attached && is_own && !bare.is_empty() && self.has_only_head() {
                return Role::AttachedTo;
            }
        }
        match self.at {
            At::Title => {
                if let Some(role) = self.title(words) {
                    return role;
                }
            }
            At::Addressees => {
                let is_item = match words.label() {
                    Some(kind) => kind == LabelKind::Dash,
                    None => words.words.ends_with([';', ',']) && words.words.chars().count() < 100,
                };
                if is_item && words.is_short && !is_sentence(words.words) {
                    return Role::Addressee;
                }
                self.at = At::Opening;
            }
            At::Recipients => {
                if words.label().is_none_or(|kind| matches!(kind, LabelKind::Dash | LabelKind::Plus)) && words.is_short
                {
                    return Role::Recipient;
                }
                self.at = At::Body;
            }
            At::Signature => {
                let is_text = words.words.chars().count() > LONGEST_HEADING || words.is_heading;
                if words.label().is_none() && !is_text {
                    return Role::Stray;
                }
                self.at = At::Body;
            }
            _ => {}
        }
        self.text(words)
    }

    /// Whether the part at hand has no line of text so far.
    fn has_only_head(&self) -> bool {
        let part = self.part();
        let own = self.script.passages.iter().rev().take(12).take_while(|passage| passage.part == part);
        own.into_iter().all(|passage| !passage.role.is_text() || passage.role == Role::Basis)
    }

    /// A label of an appendix begins one where a part may end: behind the signature, behind text, at a heading.
    fn appendix_may_begin(&self, words: &Words<'_>) -> bool {
        let is_open = self.script.passages.last().is_some_and(|last| {
            last.role.is_text() && !last.words().trim_end().ends_with(['.', ';', ':', '!', '/', ')', '”', '…'])
        });
        words.is_loud || words.is_heading || !is_open
    }

    /// A line of ô 2 to 5b, where these may stand.
    fn head(&mut self, words: &Words<'_>) -> Option<Role> {
        if !matches!(self.at, At::Head | At::LetterSubject | At::Title) || !words.is_short {
            return None;
        }
        if head::number(words.words).is_some() && (self.at == At::Head || self.subject == 0) {
            return Some(Role::Number);
        }
        if self.at == At::Title {
            return None;
        }
        if head::place_date(words.words).is_some() && words.label().is_none() {
            self.at = At::Head;
            return Some(Role::PlaceDate);
        }
        let begins_subject = ["V/v", "V/V", "v/v"].iter().any(|mark| words.words.starts_with(mark));
        if begins_subject {
            self.at = At::LetterSubject;
            return Some(Role::Subject);
        }
        if self.at == At::LetterSubject {
            let ends = words.is_loud || words.is_heading || words.label().is_some() || words.begins(&PHRASES.addressee);
            if !ends && !is_sentence(words.words) {
                return Some(Role::Subject);
            }
            self.at = At::Head;
        }
        None
    }

    /// A line in capitals that names a kind, an agency, or what a list is: the title of a part.
    fn title_or_list(&mut self, words: &Words<'_>) -> Option<Role> {
        if !words.is_loud || words.label().is_some() {
            return None;
        }
        // A text that lost its signature ends with its mark.
        let is_ended = self.script.passages.last().is_some_and(|last| last.words().trim_end().ends_with("./."));
        if matches!(self.at, At::Head | At::Signature | At::Recipients) || is_ended {
            if head::kind(&words.folded).is_some() {
                self.title_begins();
                return Some(Role::Kind);
            }
            if self.at == At::Head && head::is_agency(&words.folded) {
                return Some(Role::Issuer);
            }
        }
        let is_list = (self.at == At::Signature || is_ended) && PHRASES.lists.iter().any(|list| words.begins(list));
        if is_list {
            self.begin(PartKind::Appendix);
            self.at = At::Title;
            self.subject += words.words.chars().count();
            return Some(Role::Subject);
        }
        None
    }

    /// A line of ô 5a; `None` where the text begins.
    fn title(&mut self, words: &Words<'_>) -> Option<Role> {
        let length = words.words.chars().count();
        if is_table_head(words) {
            self.at = At::TableText;
            return Some(Role::TableText);
        }
        let begins_text = ["Căn cứ", "Thực hiện", "Trên cơ sở", "Để ", "Xét ", "Theo đề nghị", "Tiếp tục"]
            .iter()
            .any(|begin| words.words.starts_with(begin));
        let decides = self.script.parts.last().and_then(|part| part.particulars.kind.as_deref());
        let may_decide = decides.is_none_or(|kind| matches!(kind, "quyet-dinh" | "nghi-quyet" | "chi-thi"));
        if words.is_loud && may_decide && self.subject > 0 && head::is_authority(&words.folded) {
            self.at = At::Opening;
            return Some(Role::Authority);
        }
        let is_numbered = words.label().is_some_and(|kind| kind != LabelKind::Dash);
        // "Thực hiện công tác cải cách hành chính năm 2022" is the first line of a trích yếu, and the first of a text.
        let ends = words.words.ends_with(':') || (words.words.ends_with(['.', ';']) && is_sentence(words.words));
        // "Ban hành Chương trình hành động thực hiện Nghị quyết số … về …" is long, and a trích yếu all the same.
        let is_act = ["Ban hành ", "Về việc ", "Về ", "Phê duyệt ", "Công bố ", "Thành lập ", "Sửa đổi"];
        let is_act = self.subject == 0 && is_act.iter().any(|begin| words.words.starts_with(begin));
        let longest = if is_act { LONGEST_SUBJECT } else { LONGEST_LINE };
        let is_sentence = length > longest || ends || (begins_text && (self.subject > 0 || is_sentence(words.words)));
        if is_numbered || is_sentence || words.is_heading && self.subject > 0 || self.subject + length > LONGEST_SUBJECT
        {
            self.at = At::Opening;
            return None;
        }
        self.subject += length;
        Some(Role::Subject)
    }

    /// A line of ô 7.
    fn signature(&mut self, words: &Words<'_>) -> Option<Role> {
        if words.is_loud && signature::begins_with_tier(words.words) {
            self.at = At::Signature;
            self.named = false;
            return Some(Role::SignatureAuthority);
        }
        let may_sign = matches!(self.at, At::Signature | At::Recipients | At::Body | At::Opening | At::TableText);
        if words.is_loud && may_sign && words.label().is_none() && signature::is_office(&words.folded) {
            self.at = At::Signature;
            return Some(Role::SignatureAuthority);
        }
        if self.at == At::Signature && !self.named && signature::is_name(words.words) {
            self.named = true;
            return Some(Role::SignerName);
        }
        None
    }

    /// A line of the text.
    fn text(&mut self, words: &Words<'_>) -> Role {
        let is_basis = ["Căn cứ ", "Xét đề nghị", "Theo đề nghị", "Xét Tờ trình", "Xét tờ trình"]
            .iter()
            .any(|begin| words.words.trim_start_matches(['-', ' ']).starts_with(begin));
        if is_basis && matches!(self.at, At::Title | At::Opening | At::Head) {
            self.at = At::Opening;
            return Role::Basis;
        }
        if is_table_head(words) && self.at != At::Head {
            self.at = At::TableText;
        }
        let length = words.words.chars().count();
        let kind = words.label();
        if self.at == At::TableText {
            // The text goes on with the next section.
            let ends = matches!(kind, Some(LabelKind::Roman | LabelKind::Article | LabelKind::Division))
                && self.script.parts.last().is_none_or(|part| part.kind != PartKind::Appendix);
            if !ends {
                return Role::TableText;
            }
            self.at = At::Body;
        }
        let is_short = length <= LONGEST_HEADING;
        let is_title = is_short && !words.words.ends_with([';', '.', ',', ':']) && !words.words.ends_with("./");
        let Some(kind) = kind else {
            if self.at == At::Head && is_short && !words.words.ends_with('.') {
                return Role::Stray;
            }
            if words.is_loud
                && self.script.grids.last().is_some_and(|grid| grid.part == self.part())
                && !head::is_agency(&words.folded)
            {
                // The name of a group, which a page break put between two halves of a table.
                return Role::Caption;
            }
            let last = self.script.passages.last();
            if is_short && last.is_some_and(|last| last.role == Role::Heading(1) && last.words().trim().is_empty()) {
                // The title of the chapter, below its number.
                return Role::Heading(1);
            }
            if words.is_heading && is_short {
                return Role::Heading(2);
            }
            if matches!(self.at, At::Title | At::Head) {
                self.at = At::Opening;
            }
            return Role::Text(ParagraphKind::Plain);
        };
        if kind != LabelKind::Dash {
            self.at = At::Body;
        }
        // "1. Sở Nội vụ:" is a heading, too.
        let is_title = is_title || (words.words.ends_with(':') && words.words.chars().count() <= 60);
        match kind {
            LabelKind::Division if is_short => Role::Heading(1),
            LabelKind::Roman | LabelKind::Capital if is_short => Role::Heading(1),
            LabelKind::Number if words.is_heading || is_title || words.is_loud => Role::Heading(2),
            LabelKind::Decimal if words.is_heading || is_title => Role::Heading(3),
            LabelKind::Letter if words.is_heading => Role::Heading(4),
            LabelKind::Article => Role::Text(ParagraphKind::Article),
            LabelKind::Division
            | LabelKind::Capital
            | LabelKind::Roman
            | LabelKind::Number
            | LabelKind::Decimal
            | LabelKind::Bracketed => Role::Text(ParagraphKind::Clause),
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
}

/// Whether a short text is a sentence: long, or with a full stop or a semicolon inside.
fn is_sentence(words: &str) -> bool {
    let inside = words.trim_end_matches(['.', ';', ' ']);
    words.chars().count() > LONGEST_HEADING || inside.contains(". ") || inside.contains("; ")
}

/// "TT Nội dung thực hiện Cơ quan chủ trì", "STT": the head of a table that the text doesn't draw.
fn is_table_head(words: &Words<'_>) -> bool {
    let mut all = words.words.split_whitespace();
    matches!(all.next(), Some("TT" | "STT" | "Stt" | "Số TT"))
        && all.next().is_none_or(|next| next.starts_with(char::is_uppercase))
        && words.is_short
        && !words.words.ends_with(['.', ';', ':'])
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
fn is_appendix_label(words: &Words<'_>) -> bool {
    let Some(rest) = words.folded.strip_prefix(PHRASES.appendix.as_str()) else { return false };
    let written = words.words;
    let begins = written.starts_with("Phụ") || written.starts_with("PHỤ");
    let mut rest = rest.trim().split(' ').filter(|word| !word.is_empty()).peekable();
    rest.next_if(|word| *word == PHRASES.number);
    let is_numeral = |word: &str| word.parse::<u8>().is_ok() || word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let number = rest.next_if(|word| is_numeral(word));
    // The title stands behind a mark that follows the number.
    let mark = written.find([':', '.', '–', '-']).and_then(|at| written.get(..at));
    let is_title = mark.is_some_and(|before| before.split_whitespace().count() <= 4) || words.is_loud;
    begins && !written.ends_with([';', '.', ',']) && (rest.peek().is_none() || (number.is_some() && is_title))
}
