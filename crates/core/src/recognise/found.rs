//! What the words of a script name, found once.

use std::cell::OnceCell;

use super::abbreviation::Abbreviations;
use super::acts::{Acts, Citation};
use super::agency::{Unit, units};
use super::appendix::{Mention, mentions};
use super::figures::{Money, Percentage, money, percentages};
use super::times::{Times, times};
use super::words::Words;
use super::year_pairs::{YearPair, year_pairs};
use crate::script::{Passage, Script};

/// What the words of a script name: the rules share it. It holds its script, so that no other can be read with it.
///
/// What nearly every document is asked for is found at once, the rest when a rule first asks. A rule that looks at other
/// words than a passage's (a cell as printed, a text of the model) calls the recogniser on them itself, and so does one that
/// is alone in what it looks for.
#[derive(Debug, Clone)]
pub struct Found<'s> {
    script: &'s Script,
    words: Vec<Words<'s>>,
    times: Vec<Times>,
    acts: Acts,
    abbreviations: Abbreviations<'s>,
    units: ByPassage<Unit>,
    mentions: ByPassage<Mention>,
    percentages: ByPassage<Percentage>,
    money: ByPassage<Money>,
    year_pairs: ByPassage<YearPair>,
}

impl<'s> Found<'s> {
    /// Reads the passages of `script`, each once.
    pub fn of(script: &'s Script) -> Self {
        let words: Vec<Words<'s>> = script.passages.iter().map(|passage| Words::of(passage.words())).collect();
        Self {
            script,
            times: script.passages.iter().map(|passage| times(passage.words())).collect(),
            acts: Acts::of(&words),
            abbreviations: Abbreviations::of(script, &words),
            words,
            units: ByPassage::default(),
            mentions: ByPassage::default(),
            percentages: ByPassage::default(),
            money: ByPassage::default(),
            year_pairs: ByPassage::default(),
        }
    }

    /// The script that was read.
    pub fn script(&self) -> &'s Script {
        self.script
    }

    /// Acts that it cites.
    pub fn acts(&self) -> &Acts {
        &self.acts
    }

    /// Its abbreviations.
    pub(crate) fn abbreviations(&self) -> &Abbreviations<'s> {
        &self.abbreviations
    }

    /// The passages in reading order, each with what its words name.
    pub(crate) fn passages(&self) -> impl Iterator<Item = FoundIn<'_>> {
        (0..self.words.len()).filter_map(|index| self.passage(index))
    }

    /// One passage, by its index in [`Script::passages`].
    pub(crate) fn passage(&self, index: usize) -> Option<FoundIn<'_>> {
        Some(FoundIn {
            passage: self.script.passages.get(index)?,
            words: self.words.get(index)?,
            times: self.times.get(index)?,
            found: self,
            index,
        })
    }
}

/// A passage and what its words name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FoundIn<'f> {
    /// The passage.
    pub(crate) passage: &'f Passage,
    /// Its words.
    pub(crate) words: &'f Words<'f>,
    /// Its times.
    pub(crate) times: &'f Times,
    found: &'f Found<'f>,
    index: usize,
}

impl<'f> FoundIn<'f> {
    /// Acts that it cites by number and symbol.
    pub(crate) fn cited(&self) -> &'f [Citation] {
        let cited = &self.found.acts.cited;
        let start = cited.partition_point(|act| act.passage < self.index);
        let end = cited.partition_point(|act| act.passage <= self.index);
        cited.get(start..end).unwrap_or_default()
    }

    /// Units of the administration.
    pub(crate) fn units(&self) -> &'f [Unit] {
        self.ask(&self.found.units, units)
    }

    /// Appendices.
    pub(crate) fn mentions(&self) -> &'f [Mention] {
        self.ask(&self.found.mentions, mentions)
    }

    /// Percentages.
    pub(crate) fn percentages(&self) -> &'f [Percentage] {
        self.ask(&self.found.percentages, |words| percentages(words.text()))
    }

    /// Sums of money.
    pub(crate) fn money(&self) -> &'f [Money] {
        self.ask(&self.found.money, |words| money(words.text()))
    }

    /// Bare pairs of years.
    pub(crate) fn year_pairs(&self) -> &'f [YearPair] {
        self.ask(&self.found.year_pairs, |words| year_pairs(words.text()))
    }

    fn ask<T>(&self, all: &'f ByPassage<T>, find: impl Fn(&Words<'_>) -> Vec<T>) -> &'f [T] {
        let all = all.0.get_or_init(|| self.found.words.iter().map(find).collect());
        all.get(self.index).map_or(&[], Vec::as_slice)
    }
}

/// What is found of one kind, by passage; of all passages when a rule first asks.
#[derive(Debug, Clone)]
struct ByPassage<T>(OnceCell<Vec<Vec<T>>>);

impl<T> Default for ByPassage<T> {
    fn default() -> Self {
        Self(OnceCell::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::read_text;
    use crate::source::Sources;

    #[test]
    fn each_passage_has_its_own_and_keeps_it() {
        let text = "Hỗ trợ xã An Bình 20% năm 2025.\n\nBố trí 150 triệu đồng, giai đoạn 2021 - 2025 (Phụ lục 2).\n";
        let mut sources = Sources::default();
        let file = sources.add("a.txt", "a.txt", text);
        let script = read_text(&sources, file);
        let found = Found::of(&script);
        let counts = |it: &FoundIn<'_>| {
            let years = it.year_pairs().len();
            (it.units().len(), it.percentages().len(), it.money().len(), years, it.mentions().len())
        };
        let all: Vec<_> = found.passages().map(|it| counts(&it)).collect();
        assert_eq!(all, [(1, 1, 0, 0, 0), (0, 0, 1, 1, 1)]);
        let units = || found.passage(0).map(|it| it.units().as_ptr());
        assert_eq!(units(), units(), "found a second time");
    }
}
