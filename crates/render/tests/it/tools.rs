//! Software that isn't ours, and files for it to read.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

pub(crate) use crate::skipped::available;

/// A file that goes when the test ends.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// A file of a name of its own that ends in `name`.
    pub(crate) fn new(name: &str, bytes: &[u8]) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("plan-render-{}-{count}-{name}", std::process::id()));
        std::fs::write(&path, bytes).unwrap();
        Self(path)
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A file left in the temporary folder harms nobody.
        let _ = std::fs::remove_file(&self.0);
    }
}
