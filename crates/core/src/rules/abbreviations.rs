//! What CV009 and CV010 both ask of the abbreviations of a document.

use crate::recognise::{Abbreviations, Use};
use crate::vietnamese::abbreviations::is_known;
use crate::vietnamese::near::{is_one_slip, strokes};

/// Whether an abbreviation can be the first letters of Vietnamese words: those hardly ever begin with e, i, o, and never
/// with f, j, w, z. Foreign ones (COD, ERP, SCADA) are the words themselves to those who use them.
pub(super) fn is_vietnamese(abbreviation: &str) -> bool {
    !abbreviation.contains(['E', 'I', 'O', 'F', 'J', 'W', 'Z'])
}

/// Whether an abbreviation can hardly be anything else than the first letters of Vietnamese words: it has one of the letters
/// that no other language has, or no vowel inside that would make a word of it (CAMPUS), no R (RNSS), and not one letter
/// alone (MMMM).
pub(super) fn is_surely_vietnamese(abbreviation: &str) -> bool {
    let mut letters = abbreviation.chars().skip(1);
    let is_bare = !letters.any(|c| matches!(c, 'A' | 'U' | 'Y')) && !abbreviation.contains('R');
    let is_one = abbreviation.chars().zip(abbreviation.chars().skip(1)).all(|(a, b)| a == b);
    is_vietnamese(abbreviation) && !is_one && (is_bare || !abbreviation.is_ascii())
}

/// Letters of levels and of bodies: "BTVTU" and "BTVĐU" are two committees, "SDTTG" and "BDTTG" a Sở and a Bộ.
const LEVELS: &str = "TĐHXPQ";
const BODIES: &str = "SBPCV";

/// Whether two abbreviations are of two bodies: one letter stands for another level, the first for another body.
fn are_two_bodies(one: &str, other: &str) -> bool {
    let pairs = || one.chars().zip(other.chars());
    let mut differ = pairs().enumerate().filter(|(_, (a, b))| a != b);
    let (Some((at, (a, b))), None) = (differ.next(), differ.next()) else { return false };
    let are = |letters: &str| letters.contains(a) && letters.contains(b);
    one.chars().count() == other.chars().count() && one.len() > 3 && (are(LEVELS) || (at == 0 && are(BODIES)))
}

/// Whether two have the same letters, in another order.
fn are_swapped(one: &str, other: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(one) == sorted(other)
}

/// How much more often the right one has to stand.
const OFTENER: usize = 3;

/// The abbreviation that `one` seems to be a slip of: one letter away and often in the text, while `one` stands once or
/// twice, isn't known and has no words of its own.
pub(super) fn meant<'a>(all: &'a Abbreviations<'_>, one: &str, used: &Use) -> Option<(&'a str, &'a Use)> {
    let length = one.chars().count();
    if length < 3 || used.count > 2 || is_known(one) || used.is_its_own || used.is_code {
        return None;
    }
    let own = strokes(one);
    let near = all.iter().filter(|(other, use_)| {
        *other != one
            && use_.count >= used.count * OFTENER
            && other.chars().count() >= 3
            && is_one_slip(&own, &strokes(other))
            && !are_two_bodies(one, other)
            // STEM and STEAM, COD and SOD.
            && ((is_vietnamese(one) && is_vietnamese(other)) || are_swapped(one, other))
            // One letter more is spelt out by chance: "cải cách hành chính của" would explain CCHCC.
            && (length > other.chars().count() || !all.is_spelt_out(one))
            // In a symbol an unknown office may be meant: only long ones tell.
            && (used.in_symbols.is_empty() || (length >= 4 && length == other.chars().count()))
    });
    near.max_by_key(|(_, use_)| use_.count)
}
