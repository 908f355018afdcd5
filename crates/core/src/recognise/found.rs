//! What the words of a script name, found once.

use super::acts::Acts;
use super::times::{Times, times};
use crate::script::Script;

/// What the words of a script name: the rules share it.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Acts that it cites.
    pub acts: Acts,
    /// The times, by passage.
    pub times: Vec<Times>,
}

impl Found {
    /// Reads the passages of `script`, each once.
    pub fn of(script: &Script) -> Self {
        let times = script.passages.iter().map(|passage| times(passage.words())).collect();
        Self { acts: Acts::of(script), times }
    }
}
