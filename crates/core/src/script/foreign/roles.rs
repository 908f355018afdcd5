//! What each paragraph of a foreign text is, by its words and by what stands before it.

use super::appendix::is_appendix_label;
use super::blocks::Block;
use super::label::{LabelKind, label};
use super::lines::Line;
use super::wording::{PHRASES, Wording, is_basis, is_sentence};
use crate::document::PartKind;
use crate::recognise::Prose;
use crate::script::{Particulars, Passage, Provenance, Role, Script, ScriptPart};
use crate::source::{FileId, Sources, Span};
use crate::vietnamese::fold;

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
pub(super) const LONGEST_HEADING: usize = 160;

/// A line of the form isn't longer than this, in characters.
pub(super) const LONGEST_LINE: usize = 220;

/// The country's name, its marks away.
const STATE_WITHOUT_MARKS: &str = "cong hoa xa hoi chu nghia viet nam";

/// The lines of a trích yếu, in characters together.
pub(super) const LONGEST_SUBJECT: usize = 600;

/// The script of the blocks.
pub(super) fn script<'s>(sources: &'s Sources, file: FileId, blocks: &'s [Block<'s>]) -> Script {
    let script = Script {
        provenance: Provenance::Foreign,
        follows_decree: true,
        parts: Vec::new(),
        passages: Vec::new(),
        grids: Vec::new(),
    };
    let mut reader =
        Reader { sources, file, script, at: At::Head, subject: 0, named: false, recipient: Vec::new(), ahead: blocks };
    reader.begin(PartKind::Main);
    for (index, block) in blocks.iter().enumerate() {
        reader.ahead = blocks.get(index + 1..).unwrap_or_default();
        match block {
            Block::Paragraph(lines) => reader.paragraph(lines),
            Block::Table(lines) => reader.table(lines),
            Block::Stray(line) => reader.stray(line),
        }
    }
    reader.script
}

pub(super) struct Reader<'s> {
    pub(super) sources: &'s Sources,
    pub(super) file: FileId,
    pub(super) script: Script,
    pub(super) at: At,
    /// Characters of trích yếu so far.
    pub(super) subject: usize,
    /// Whether the signer's name was there.
    pub(super) named: bool,
    /// The pieces of the last recipient, which the next line may go on with.
    recipient: Vec<(Span, bool)>,
    /// What stands below the block at hand.
    pub(super) ahead: &'s [Block<'s>],
}

impl Reader<'_> {
    pub(super) fn begin(&mut self, kind: PartKind) {
        self.script.parts.push(ScriptPart { kind, particulars: Particulars::default(), span: None });
        self.subject = 0;
        self.named = false;
    }

    pub(super) fn part(&self) -> usize {
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
        let words = Wording::of(whole.words().trim_end(), lines.first().is_some_and(|line| line.is_heading));
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
    fn goes_on(&self, words: &Wording<'_>) -> bool {
        let before = self.script.passages.last().filter(|before| before.role == Role::Recipient);
        before.is_some_and(|before| {
            let is_item = !before.label.is_empty();
            let is_open = if is_archive(before) {
                before.words().trim_end().ends_with(',')
                    || words.words.starts_with(|c: char| c.is_lowercase() || c == '(')
            } else {
                // "- VPCP: …, các Vụ, Cục:⏎TH, KTTH;"
                !before.words().trim_end().ends_with([';', '.'])
            };
            is_item && is_open && words.label().is_none()
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
    fn role(&mut self, words: &Wording<'_>) -> Role {
        let phrases = &*PHRASES;
        if self.at == At::Head && is_time_zone(words.words) {
            return Role::Stray;
        }
        if words.is_short && is_appendix_label(words) && self.appendix_may_begin(words) {
            self.begin(PartKind::Appendix);
            self.at = At::Title;
            return Role::AppendixLabel;
        }
        if words.is_short && (words.is_loud || words.words.starts_with("Độc")) {
            let is_motto = words.begins(&phrases.motto) && words.folded.split(' ').count() == 6;
            // "CÔNG HÒA XÃ HỘI …" is the country's name with a slip.
            let is_state = || words.begins(&phrases.state) || fold(&words.folded) == STATE_WITHOUT_MARKS;
            if (words.is_loud && is_state()) || is_motto {
                return Role::NationalName;
            }
            let is_youth = phrases.youth.iter().any(|name| words.folded.contains(name.as_str()));
            if words.is_loud && (words.folded == phrases.party || is_youth) && self.at == At::Head {
                self.script.follows_decree = false;
                return Role::NationalName;
            }
        }
        // Whatever date, number or name a căn cứ holds is another document's: where the head is lost, it stands first.
        if is_basis(words.words) && matches!(self.at, At::Head | At::LetterSubject | At::Title | At::Opening) {
            self.at = At::Opening;
            return Role::Basis;
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
        if let Some(role) = self.authority(words) {
            return role;
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
                let last = self.script.passages.iter().rfind(|passage| passage.role != Role::Stray);
                let is_below_archive = last.is_some_and(is_archive);
                if is_below_archive && words.is_short && words.label().is_none() && !self.goes_on(words) {
                    // "HP_VP10_QĐ", "Hoa/11/25": the mark of who typed it.
                    return Role::Stray;
                }
                let is_item = words.label().is_none_or(|kind| matches!(kind, LabelKind::Dash | LabelKind::Plus));
                // "- UBND các tỉnh: …" names twenty of them.
                let is_list = words.label() == Some(LabelKind::Dash)
                    && !last.is_some_and(is_archive)
                    && words.words.ends_with([';', ','])
                    && words.words.chars().count() <= 3 * LONGEST_LINE;
                if is_item && (words.is_short || is_list) {
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

/// "+07:00", the last line of the stamp of an electronic signature.
fn is_time_zone(words: &str) -> bool {
    let figures = words.strip_prefix('+').map(str::trim_start).unwrap_or_default();
    figures.split_once(':').is_some_and(|(hours, minutes)| {
        [hours, minutes].iter().all(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// "- Lưu: VT, NC.": the last of the recipients.
fn is_archive(passage: &Passage) -> bool {
    passage.role == Role::Recipient
        && ["Lưu", "LƯU", "lưu"].iter().any(|begin| passage.words().trim_start().starts_with(begin))
}
