//! What the head of a text doesn't say of it, from wherever it stands: the line "(Kèm theo …)", the opening sentence.
//!
//! Half of the texts that people send have lost their header: what issued them, when and as what has to be read out of
//! the rest.

use std::ops::Range;

use crate::document::PartKind;
use crate::recognise::{Prose, UNIT_WORDS, attachment};
use crate::script::{Particulars, Passage, Role, Script, Written};
use crate::source::{Sources, Spanned};

/// How many passages of the opening may name the issuer.
const OPENING: usize = 12;

/// What an issuer does in its opening sentence.
const DOES: [&str; 12] = [
    "ban hành",
    "xây dựng",
    "triển khai",
    "báo cáo",
    "đề nghị",
    "yêu cầu",
    "thông báo",
    "kính trình",
    "trình",
    "phát động",
    "tổ chức",
    "hướng dẫn",
];

/// How the names of bodies begin in a sentence; the longer first.
const BODIES: [&str; 8] = [
    "Ủy ban nhân dân",
    "Uỷ ban nhân dân",
    "Hội đồng nhân dân",
    "UBND",
    "HĐND",
    "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam",
    "Sở",
    "Bộ",
];

/// Fills the particulars.
pub(super) fn gather(script: &mut Script, sources: &Sources) {
    attached(script, sources);
    if script.issued().issuer.is_none()
        && let Some((part, issuer)) = named_issuer(script, sources)
        && let Some(part) = script.parts.get_mut(part)
    {
        part.particulars.issuer.get_or_insert(issuer);
    }
}

/// "(Kèm theo Kế hoạch số:06/KH-UBND, ngày 08/01/2022 của UBND xã Sơn Châu)" on an appendix is the plan's number; on a
/// plan it is the decision's, and the plan is of the same day.
fn attached(script: &mut Script, sources: &Sources) {
    let lines: Vec<(PartKind, Particulars)> = script
        .passages
        .iter()
        .filter(|passage| passage.role == Role::AttachedTo)
        .filter_map(|passage| Some((script.parts.get(passage.part)?.kind, named(&passage.prose, sources)?)))
        .collect();
    for (kind, attached) in lines {
        let owner = match kind {
            PartKind::Appendix => script
                .parts
                .iter_mut()
                .find(|part| part.kind != PartKind::Appendix && part.particulars.kind == attached.kind),
            PartKind::Main => script.parts.iter_mut().find(|part| part.kind == PartKind::Decision),
            PartKind::Decision => None,
        };
        if let Some(owner) = owner {
            owner.particulars.fill(&attached);
        } else if let Some(main) =
            script.parts.iter_mut().find(|part| part.kind == PartKind::Main && is_local(&attached))
        {
            // An appendix tells of a document that lost all of its head what it is, too.
            if kind == PartKind::Appendix && main.particulars.kind.is_none() {
                main.particulars.kind.clone_from(&attached.kind);
                main.particulars.fill(&attached);
            }
            // What issued it isn't there: its day and its issuer are those of the plan.
            main.particulars.date = main.particulars.date.take().or(attached.date);
            main.particulars.issuer = main.particulars.issuer.take().or(attached.issuer);
        }
    }
}

/// Whether it is a local body's: the form of an appendix can be a ministry's.
fn is_local(attached: &Particulars) -> bool {
    attached.symbol.as_ref().is_none_or(|symbol| ["UBND", "HĐND"].iter().any(|body| symbol.text.contains(body)))
}

impl Particulars {
    /// Takes over what it doesn't say itself.
    fn fill(&mut self, other: &Self) {
        // A date or a number of another paper is no help where the head has its own, even a blank one.
        if self.symbol.is_none() {
            self.number = self.number.take().or_else(|| other.number.clone());
            self.symbol.clone_from(&other.symbol);
        }
        self.date = self.date.take().or_else(|| other.date.clone());
        self.issuer = self.issuer.take().or_else(|| other.issuer.clone());
    }
}

/// The particulars of the document that a line "(Kèm theo …)" names.
fn named(prose: &Prose, sources: &Sources) -> Option<Particulars> {
    let words = prose.words();
    let found = attachment(words)?;
    let written = |range: Range<usize>| {
        let text = words.get(range.clone())?.trim().to_owned();
        (!text.is_empty()).then(|| Written { text, span: prose.span(range, sources) })
    };
    Some(Particulars {
        kind: Some(found.kind.id.clone()),
        number: found.number.and_then(written),
        symbol: found.symbol.and_then(written),
        date: found.date.and_then(|(date, range)| Some(Spanned::new(date, prose.span(range, sources)?))),
        issuer: found.issuer.and_then(written),
        ..Particulars::default()
    })
}

/// "Ủy ban nhân dân xã Sơn Châu xây dựng kế hoạch …": the body, and the part that says so.
fn named_issuer(script: &Script, sources: &Sources) -> Option<(usize, Written)> {
    let opening = script.passages.iter().filter(|passage| {
        let is_own = script.parts.get(passage.part).is_some_and(|part| part.kind != PartKind::Appendix);
        is_own && passage.role.is_text()
    });
    opening.take(OPENING).find_map(|passage| Some((passage.part, issuer_of(passage, sources)?)))
}

fn issuer_of(passage: &Passage, sources: &Sources) -> Option<Written> {
    let words = passage.words();
    let mut found = None;
    for body in BODIES {
        for (at, _) in words.match_indices(body).take(8) {
            let Some(end) = name_end(words, at + body.len()) else { continue };
            let behind = words.get(end..).unwrap_or_default().trim_start_matches([' ', ',']);
            if DOES.iter().any(|does| behind.starts_with(does)) {
                found = found.or(Some(at..end));
            }
        }
    }
    let range = found?;
    let text = words.get(range.clone())?.to_owned();
    Some(Written { text, span: passage.prose.span(range, sources) })
}

/// Where the name that goes on at `from` ends: " xã Sơn Châu", " Nội vụ"; `None` where no name follows.
fn name_end(words: &str, from: usize) -> Option<usize> {
    let rest = words.get(from..)?;
    let after_space = rest.strip_prefix(' ')?;
    let unit = UNIT_WORDS.iter().find_map(|unit| after_space.strip_prefix(unit.word)?.strip_prefix(' '));
    let name = unit.unwrap_or(after_space);
    let mut end = words.len() - name.len();
    let mut is_named = false;
    for word in name.split(' ').take(6) {
        let is_capital = word.starts_with(char::is_uppercase);
        let bare = word.trim_end_matches([',', ';', '.', ':']);
        // "Sở Nội vụ": the second word of a field is small.
        let is_field =
            is_named && unit.is_none() && matches!(word, "vụ" | "chính" | "và" | "thôn" | "tạo" | "tế" | "dựng");
        if !is_capital && !is_field {
            break;
        }
        is_named = true;
        end += bare.len();
        if bare.len() != word.len() {
            return Some(end);
        }
        end += 1;
    }
    is_named.then(|| words.get(..end).map_or(end, |named| named.trim_end().len()))
}
