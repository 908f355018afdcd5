//! What the words of a script name, found once.

use super::acts::Acts;
use crate::script::Script;

/// What the words of a script name: the rules share it.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Acts that it cites.
    pub acts: Acts,
}

impl Found {
    /// Reads the passages of `script`, each once.
    pub fn of(script: &Script) -> Self {
        Self { acts: Acts::of(script) }
    }
}
