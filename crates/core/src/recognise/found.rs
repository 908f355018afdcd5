//! What the words of a script name, found once.

use super::times::{Times, times};
use crate::script::Script;

/// What the words of a script name: the rules share it.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The times, by passage.
    pub times: Vec<Times>,
}

impl Found {
    /// Reads the passages of `script`, each once.
    pub fn of(script: &Script) -> Self {
        Self { times: script.passages.iter().map(|passage| times(passage.words())).collect() }
    }
}
