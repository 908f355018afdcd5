//! What the words of a script name, found once.

use super::abbreviation::Abbreviations;
use super::acts::Acts;
use super::times::{Times, times};
use super::words::Words;
use crate::script::Script;

/// What the words of a script name: the rules share it.
#[derive(Debug, Clone, Default)]
pub struct Found<'s> {
    /// The words, by passage.
    pub(crate) words: Vec<Words<'s>>,
    /// Acts that it cites.
    pub acts: Acts,
    /// The times, by passage.
    pub times: Vec<Times>,
    /// Its abbreviations.
    pub(crate) abbreviations: Abbreviations<'s>,
}

impl<'s> Found<'s> {
    /// Reads the passages of `script`, each once.
    pub fn of(script: &'s Script) -> Self {
        let words: Vec<Words<'s>> = script.passages.iter().map(|passage| Words::of(passage.words())).collect();
        let acts = Acts::of(&words);
        let times = script.passages.iter().map(|passage| times(passage.words())).collect();
        let abbreviations = Abbreviations::of(script, &words);
        Self { words, acts, times, abbreviations }
    }
}
