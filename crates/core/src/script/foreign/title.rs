//! The head of a part: the lines of ô 2 to 5b, the kind and the trích yếu.

use super::blocks::{Block, is_capitals};
use super::head;
use super::label::LabelKind;
use super::roles::{At, LONGEST_LINE, LONGEST_SUBJECT, Reader};
use super::signature;
use super::text::is_table_head;
use super::wording::{PHRASES, Wording, is_basis, is_sentence};
use crate::document::PartKind;
use crate::script::Role;
use crate::vietnamese::words_folded;

/// A trích yếu in capitals has no more lines than this.
const MOST_LINES: usize = 24;

impl Reader<'_> {
    /// A line of ô 2 to 5b, where these may stand.
    pub(super) fn head(&mut self, words: &Wording<'_>) -> Option<Role> {
        if !matches!(self.at, At::Head | At::LetterSubject | At::Title) || !words.is_short {
            return None;
        }
        if head::number(words.words).is_some() && (self.at == At::Head || self.subject == 0) {
            return Some(Role::Number);
        }
        if self.at == At::Title {
            return None;
        }
        if head::is_place_date(words.words) && words.label().is_none() {
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
    pub(super) fn title_or_list(&mut self, words: &Wording<'_>) -> Option<Role> {
        if !words.is_loud || words.label().is_some() {
            return None;
        }
        // A text that lost its signature ends with its mark.
        let is_ended = self.script.passages.last().is_some_and(|last| last.words().trim_end().ends_with("./."));
        if matches!(self.at, At::Head | At::Signature | At::Recipients) || is_ended {
            let named = head::kind(&words.folded).filter(|_| !head::is_chapter(&words.folded)).map(|(_, count)| count);
            // Of the kinds that the decree doesn't rule only a head of its own tells: "LUẬT …" begins many a line.
            let named = named.or_else(|| head::law_making(&words.folded).filter(|_| self.at == At::Head));
            if let Some(count) = named.filter(|_| !self.is_form()) {
                self.title_begins();
                // What stands behind the kind on its line is trích yếu.
                self.subject +=
                    words.words.split_whitespace().skip(count).map(|word| word.chars().count()).sum::<usize>();
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

    /// Whether the part at hand is an appendix: a decision or a report in it is a form to be filled in.
    fn is_form(&self) -> bool {
        self.script.parts.last().is_some_and(|part| part.kind == PartKind::Appendix)
    }

    /// A line of ô 5a; `None` where the text begins.
    pub(super) fn title(&mut self, words: &Wording<'_>) -> Option<Role> {
        let length = words.words.chars().count();
        if is_table_head(words) {
            self.at = At::TableText;
            return Some(Role::TableText);
        }
        let begins_text = ["Căn cứ", "Thực hiện", "Trên cơ sở", "Để ", "Xét ", "Theo đề nghị", "Tiếp tục", "Ngày "]
            .iter()
            .any(|begin| words.words.starts_with(begin));
        let decides = self.script.parts.last().and_then(|part| part.particulars.kind.as_deref());
        let may_decide = decides.is_none_or(|kind| matches!(kind, "quyet-dinh" | "nghi-quyet" | "chi-thi"));
        if words.is_loud
            && may_decide
            && self.subject > 0
            && head::is_authority(&words.folded)
            && !self.is_title_still(words)
        {
            self.at = At::Opening;
            return Some(Role::Authority);
        }
        // "Thời gian: ½ ngày, từ 08h00", below the trích yếu of a programme.
        let is_entry = self.subject > 0
            && !words.is_loud
            && words.words.split_once(": ").is_some_and(|(name, _)| name.split_whitespace().count() <= 5);
        // "Thông tư số … có hiệu lực từ ngày …;" of a consolidated text.
        let is_last = || {
            let next = self.ahead.iter().find_map(first_line);
            next.is_some_and(|next| is_capitals(next) && head::is_authority(&words_folded(next)))
        };
        let is_entry = is_entry || (self.subject > 0 && words.words.ends_with(';') && !is_last());
        let is_numbered = is_entry || words.label().is_some_and(|kind| kind != LabelKind::Dash);
        // "Thực hiện công tác cải cách hành chính năm 2022" is the first line of a trích yếu, and the first of a text.
        // The trích yếu of a decision ends where its bases begin; it may cite two acts in full, or end with a full stop.
        let decides_on = decides.is_some_and(|kind| matches!(kind, "quyet-dinh" | "nghi-quyet"));
        let most = if decides_on { 2 * LONGEST_SUBJECT } else { LONGEST_SUBJECT };
        let is_first_of_decision = decides_on && self.subject == 0;
        let ends = words.words.ends_with(':')
            || (words.words.ends_with(['.', ';']) && !is_first_of_decision && is_sentence(words.words));
        // A sentence of its own below a trích yếu that is whole.
        let bare = words.words.trim_start_matches(['-', '–', '+', ' ']);
        let ends = ends
            || (self.subject > 0
                && !words.is_loud
                && words.words.ends_with('.')
                && bare.starts_with(char::is_uppercase)
                && !self.is_subject_open());
        // "Ban hành Chương trình hành động thực hiện Nghị quyết số … về …" is long, and a trích yếu all the same.
        let is_act = ["Ban hành ", "Về việc ", "Về ", "Phê duyệt ", "Công bố ", "Thành lập ", "Sửa đổi"];
        let is_act = self.subject == 0 && is_act.iter().any(|begin| words.words.starts_with(begin));
        let may_be_long = is_act || is_first_of_decision || is_capitals(words.words);
        let longest = if may_be_long { most } else { LONGEST_LINE };
        let begins_text = begins_text && (self.subject > 0 || (is_sentence(words.words) && !is_first_of_decision));
        let is_sentence = length > longest || ends || begins_text;
        if is_numbered || is_sentence || words.is_heading && self.subject > 0 || self.subject + length > most {
            self.at = At::Opening;
            return None;
        }
        self.subject += length;
        Some(Role::Subject)
    }

    /// Whether the last line of trích yếu calls for another.
    fn is_subject_open(&self) -> bool {
        const CALLS: [&str; 12] =
            ["của", "và", "về", "cho", "tại", "trên", "theo", "với", "các", "do", "giữa", "thuộc"];
        let last = self.script.passages.last().map_or("", |last| last.words().trim_end());
        last.ends_with([',', '-', '–']) || CALLS.iter().any(|word| last.rsplit(' ').next() == Some(word))
    }

    /// Who decides, right above the bases, where the trích yếu before it wasn't understood as such.
    pub(super) fn authority(&mut self, words: &Wording<'_>) -> Option<Role> {
        const LINES: usize = 3;
        if self.at != At::Opening || !words.is_loud || words.label().is_some() || !head::is_authority(&words.folded) {
            return None;
        }
        let mut below = self.ahead.iter().take(LINES).filter_map(first_line);
        let is_above_bases = below.find(|line| !is_capitals(line)).is_some_and(is_basis);
        is_above_bases.then_some(Role::Authority)
    }

    /// Whether a line that begins as who decides does is trích yếu: "VỀ VIỆC ỦY QUYỀN CHO⏎CHÁNH VĂN PHÒNG …", since
    /// who decides stands further down, right above the bases.
    fn is_title_still(&self, words: &Wording<'_>) -> bool {
        // "CHỦ TỊCH⏎ỦY BAN NHÂN DÂN TỈNH"
        const BARE: usize = 3;
        if signature::is_office(&words.folded) && words.folded.split(' ').count() <= BARE {
            return false;
        }
        let mut below = self
            .ahead
            .iter()
            .filter_map(first_line)
            .take(MOST_LINES)
            .take_while(|line| is_capitals(line) && !is_basis(line));
        below.any(|line| head::is_authority(&words_folded(line)))
    }

    /// A line that names the kind begins the first part's title, or another part.
    pub(super) fn title_begins(&mut self) {
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

/// The words of a paragraph's first line.
fn first_line<'l>(block: &Block<'l>) -> Option<&'l str> {
    match block {
        Block::Paragraph(lines) => lines.first().map(|line| line.words.as_str()),
        Block::Table(_) | Block::Stray(_) => None,
    }
}
