//! CV014: a word that is spelt right and is the wrong one in a phrase that everybody writes in one way ("Thủ tưởng Chính
//! phủ", "nâng cao nâng lực"), or that is missing there ("Ủy ban nhân thành phố").

use std::collections::BTreeMap;
use std::ops::Range;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::{FoundIn, Word, Words};
use crate::rules::places::with_further;
use crate::rules::rule::page;
use crate::rules::told::Told;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};
use crate::source::Span;
use crate::vietnamese::exceptions::is_exception;
use crate::vietnamese::in_case_of;
use crate::vietnamese::pairs::PAIRS;
use crate::vietnamese::phrases::{Hole, Meant, PHRASES, Token};
use crate::vietnamese::syllable::{Verdict, judge};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CV014",
    name: "cum-tu-sai",
    summary: ["chữ đúng chính tả nhưng sai trong cụm từ quen", "a word that is the wrong one in a familiar phrase"],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("CV014"),
    phase: Phase::Script(check),
};

/// What stands in more places is meant, a word of the trade, unless hardly anybody writes another word there.
const OFTEN: usize = 3;

/// So many places of one slip are shown.
const SHOWN: usize = 20;

/// A word that is wrong or missing.
struct Slip {
    /// The first and the last word that are shown.
    words: Range<usize>,
    /// The wrong word; where one is missing, the word that it is missing before.
    at: usize,
    right: String,
    is_missing: bool,
    /// Whether the phrase is that of so many documents that no text has its own.
    is_firm: bool,
}

/// Where a slip stands.
struct Place {
    span: Span,
    wrong: String,
    /// As it ought to be.
    phrase: String,
    is_firm: bool,
}

/// What was typed, what is meant, and the places.
type Found = BTreeMap<(String, String, bool), Vec<Place>>;

fn check(rule: &Rule, subject: &Subject<'_>, _script: &Script, findings: &mut Vec<Finding>) {
    let mut found = Found::new();
    for FoundIn { passage, words, .. } in subject.passages().filter(|it| is_looked_at(it.passage)) {
        let line = Line::of(words);
        for index in 0..line.words.len() {
            if let Some(slip) = line.wrong(index).or_else(|| line.missing(index, passage.role)) {
                line.take(&mut found, &slip, passage, subject);
            }
        }
    }
    let told = Told::before(rule, findings);
    let mut all: Vec<_> = found
        .into_iter()
        .filter(|(_, places)| places.len() <= OFTEN || places.iter().all(|place| place.is_firm))
        .collect();
    all.sort_by_key(|(_, places)| places.first().map(|place| place.span));
    for ((_, right, is_missing), places) in &all {
        let mut left = places.iter().filter(|place| !told.has(place.span));
        let Some(Place { span: first, wrong, phrase, .. }) = left.next() else { continue };
        let message = if *is_missing {
            said!("“{wrong}”: thiếu chữ “{right}”", "“{wrong}”: the word “{right}” is missing")
        } else {
            said!("“{wrong}”: có lẽ là “{phrase}”", "“{wrong}”: perhaps “{phrase}”")
        };
        let finding = rule.finding(*first, message).help(said!(
            "viết “{phrase}”; nếu câu này cố ý viết khác thì giữ nguyên",
            "write “{phrase}”; leave it if the other word is meant"
        ));
        let spans: Vec<Span> = left.map(|place| place.span).collect();
        findings.push(with_further(finding, &spans, &said!("chỗ này cũng vậy", "here too")));
    }
}

/// Names of persons and stamps say anything; so does a text that speaks about words.
fn is_looked_at(passage: &Passage) -> bool {
    const ABOUT_WORDS: [&str; 4] = ["đính chính", "cụm từ", "chính tả", "viết sai"];
    let is_text = !matches!(passage.role, Role::SignerName | Role::Stray | Role::Number);
    is_text && !ABOUT_WORDS.iter().any(|about| passage.words().contains(about))
}

/// A passage's words, in small letters, as words of phrases, and which stand behind each other.
struct Line<'t> {
    words: &'t Words<'t>,
    lower: &'t [String],
    tokens: Vec<Token>,
    /// Whether nothing but white space or a comma stands before the word.
    follows: Vec<bool>,
}

impl<'t> Line<'t> {
    fn of(words: &'t Words<'t>) -> Self {
        let lower = words.lower();
        let gaps: Vec<&str> = (0..=words.len()).map(|index| words.gap_before(index)).collect();
        let comma_behind = |index: usize| gaps.get(index + 1) == Some(&",") && index + 1 < words.len();
        let tokens = lower.iter().enumerate().map(|(index, word)| PHRASES.token(word, comma_behind(index))).collect();
        let follows = gaps.iter().enumerate().map(|(index, gap)| index > 0 && matches!(*gap, "" | ",")).collect();
        Self { words, lower, tokens, follows }
    }

    /// The word `offset` behind or before `index`, where no mark but a comma parts them.
    fn token(&self, index: usize, offset: isize) -> Option<Token> {
        let other = index.checked_add_signed(offset)?;
        let (from, to) = (index.min(other), index.max(other));
        let is_joined = (from + 1..=to).all(|at| self.follows.get(at).copied().unwrap_or_default());
        self.tokens.get(other).copied().filter(|_| is_joined)
    }

    /// The three words of a phrase that has `hole` at `index`.
    fn phrase(index: usize, hole: Hole) -> Range<usize> {
        match hole {
            Hole::First => index..index + 3,
            Hole::Middle => index.saturating_sub(1)..index + 2,
            Hole::Last => index.saturating_sub(2)..index + 1,
        }
    }

    /// What the words around `index` ask for.
    fn asked(&self, index: usize, hole: Hole) -> Option<Meant> {
        let (one, two) = match hole {
            Hole::First => (1, 2),
            Hole::Middle => (-1, 1),
            Hole::Last => (-2, -1),
        };
        PHRASES.asked(hole, self.token(index, one)?, self.token(index, two)?)
    }

    /// Whether another word than the one at `index` is meant.
    fn wrong(&self, index: usize) -> Option<Slip> {
        let (word, lower, token) = (self.words.get(index)?, self.lower.get(index)?, *self.tokens.get(index)?);
        let asked = [Hole::Middle, Hole::First, Hole::Last].map(|hole| (hole, self.asked(index, hole)));
        let stands = |meant: Meant| meant.token.without_comma() == token.without_comma();
        let asks_for_another =
            asked.iter().any(|(_, meant)| meant.is_some()) && !asked.iter().any(|(_, meant)| meant.is_some_and(stands));
        // The look at the word itself costs most, and nearly every word is the one that is asked for.
        if !asks_for_another || !may_be_wrong(word, lower) {
            return None;
        }
        let neighbours = [self.token(index, -1), self.token(index, 1)];
        let (hole, meant) = asked.into_iter().find_map(|(hole, meant)| {
            let meant = meant?;
            let has_comma = |token: Token| token != token.without_comma();
            let is_it = (hole == Hole::Last || has_comma(meant.token) == has_comma(token))
                && PHRASES.is_near(lower, meant.token)
                && PHRASES.fits_better(meant, lower, token, neighbours);
            (is_it && self.is_no_name(index, word, meant.is_name, hole)).then_some((hole, meant))
        })?;
        let words = Self::phrase(index, hole);
        // A word that lost its first letter all over a text lost it to a converter.
        let is_cut = PHRASES.word(meant.token).ends_with(lower.as_str());
        let is_firm = (meant.is_frequent || meant.is_solid) && !is_cut;
        Some(Slip { words, at: index, right: PHRASES.word(meant.token).to_owned(), is_missing: false, is_firm })
    }

    /// Whether a word is missing before the one at `index`.
    fn missing(&self, index: usize, role: Role) -> Option<Slip> {
        // A line of a table without its cells goes on anywhere.
        if role == Role::TableText {
            return None;
        }
        let (before, behind) = (self.token(index, -1)?, self.token(index, 0)?);
        let (left, right) = (self.lower.get(index - 1)?, self.lower.get(index)?);
        let between = PHRASES.asked(Hole::Middle, before, behind)?;
        let solid = |meant: Option<Meant>| meant.is_some_and(|meant| meant.is_solid && meant.token == between.token);
        let by_left = self.token(index, -2).and_then(|first| PHRASES.asked(Hole::Last, first, before));
        let by_right = self.token(index, 1).and_then(|last| PHRASES.asked(Hole::First, behind, last));
        let words = match (solid(by_left), solid(by_right)) {
            (true, _) => index.saturating_sub(2)..index + 1,
            (_, true) => index.saturating_sub(1)..index + 2,
            _ => return None,
        };
        let word = PHRASES.word(between.token);
        let is_near = |other: &str| PHRASES.is_near(other, between.token) || other == word;
        let is_it =
            left != right && !is_near(left) && !is_near(right) && !PHRASES.is_right(before, behind, left, right);
        // What a comma parts is a list.
        (is_it && self.words.is_joined(index)).then(|| Slip {
            words,
            at: index,
            right: word.to_owned(),
            is_missing: true,
            is_firm: true,
        })
    }

    /// Capitals make a name of anything: small letters, a capital where the phrase has one or at the beginning, and a
    /// line in capitals are looked at.
    fn is_no_name(&self, index: usize, word: &Word<'_>, is_name: bool, hole: Hole) -> bool {
        if word.is_small() {
            return true;
        }
        if word.is_loud() {
            let mut others = Self::phrase(index, hole).filter_map(|at| self.words.get(at));
            return others.all(|other| other.is_loud() || other.is_figure());
        }
        is_name || !self.follows.get(index).copied().unwrap_or_default()
    }

    /// The words that are shown: a word of two syllables isn't cut in the middle.
    fn whole(&self, words: Range<usize>) -> Range<usize> {
        let lower = |at: usize| self.lower.get(at).map(String::as_str).unwrap_or_default();
        let is_one = |at: usize| self.words.is_joined(at) && PAIRS.has(lower(at.saturating_sub(1)), lower(at));
        let end = words.end.min(self.words.len());
        words.start - usize::from(words.start > 0 && is_one(words.start))..end + usize::from(is_one(end))
    }

    fn take(&self, found: &mut Found, slip: &Slip, passage: &Passage, subject: &Subject<'_>) {
        let written = self.lower.get(slip.at).cloned().unwrap_or_default();
        let places = found.entry((written, slip.right.clone(), slip.is_missing)).or_default();
        let words = self.whole(slip.words.clone());
        let start = self.words.get(words.start).map_or(0, |word| word.start);
        let last = words.end.checked_sub(1);
        let end = last.and_then(|last| self.words.get(last)).map_or(start, |word| word.end);
        let (Some(at), text) = (self.words.get(slip.at), self.words.text()) else { return };
        let slice = |range: Range<usize>| text.get(range).unwrap_or_default();
        // Each place costs a search in its line.
        if places.len() > SHOWN {
            return;
        }
        let right = in_case_of(at.written, &slip.right);
        let phrase = if slip.is_missing {
            format!("{}{} {}", slice(start..at.start), slip.right, slice(at.start..end))
        } else {
            format!("{}{right}{}", slice(start..at.start), slice(at.end..end))
        };
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let span = passage.place(start..end, subject.sources);
        if !places.iter().any(|place| place.span == span) {
            let (wrong, phrase) = (one_line(slice(start..end)), one_line(&phrase));
            places.push(Place { span, wrong, phrase, is_firm: slip.is_firm });
        }
    }
}

/// Whether a word may be typed for another: no letter, number or abbreviation, no particle, and a word that neither CV002
/// nor CV004 looks at.
fn may_be_wrong(word: &Word<'_>, lower: &str) -> bool {
    let is_roman = lower.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let is_short = lower.chars().nth(1).is_none();
    let is_abbreviation = word.written.is_ascii() && word.is_loud();
    let has_figure = lower.bytes().any(|byte| byte.is_ascii_digit());
    if is_roman
        || is_short
        || lower.contains('ð')
        || is_abbreviation
        || has_figure
        || PHRASES.is_particle(lower)
        || is_exception(lower)
    {
        return false;
    }
    let is_of_cv004 = word.is_small() && !word.written.is_ascii();
    !is_of_cv004 || judge(lower) == Verdict::Syllable
}
