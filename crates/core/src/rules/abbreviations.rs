//! What CV009 and CV010 both ask of the abbreviations of a document.

use crate::recognise::{Abbreviations, Use};
use crate::script::{Role, Script};
use crate::vietnamese::abbreviations::is_known;
use crate::vietnamese::near::{is_one_slip, strokes};

/// The abbreviations; only those in running text outside tables have to be understood where they stand.
pub(super) fn of(script: &Script) -> Abbreviations<'_> {
    Abbreviations::of(script.passages.iter().map(|passage| {
        let is_text = matches!(passage.role, Role::Text(_) | Role::Heading(_) | Role::Note | Role::Subject);
        let is_silent = matches!(
            passage.role,
            Role::SignatureAuthority | Role::SignerName | Role::Stray | Role::Number | Role::Recipient
        );
        (if is_silent { "" } else { passage.words() }, is_text)
    }))
}

/// How much more often the right one has to stand.
const OFTENER: usize = 3;

/// The abbreviation that `one` seems to be a slip of: one letter away and often in the text, while `one` stands once or
/// twice, isn't known and has no words of its own.
pub(super) fn meant<'a>(all: &'a Abbreviations<'_>, one: &str, used: &Use) -> Option<(&'a str, &'a Use)> {
    let length = one.chars().count();
    if length < 3 || used.count > 2 || is_known(one) || used.is_its_own {
        return None;
    }
    let own = strokes(one);
    let near = all.iter().filter(|(other, use_)| {
        *other != one
            && use_.count >= used.count * OFTENER
            && other.chars().count() >= 3
            && is_one_slip(&own, &strokes(other))
            // One letter more is spelt out by chance: "cải cách hành chính của" would explain CCHCC.
            && (length > other.chars().count() || !all.is_spelt_out(one))
            // In a symbol an unknown office may be meant: only long ones tell.
            && (used.in_symbols.is_empty() || length >= 4)
    });
    near.max_by_key(|(_, use_)| use_.count)
}
