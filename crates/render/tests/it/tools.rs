//! Software that isn't ours, and files for it to read.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// Whether `tool` can be started; says by name what is skipped where it can't.
pub(crate) fn available(test: &str, tool: &str) -> bool {
    let found = Command::new(tool).arg("--help").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    if !found {
        // Straight to the stream: the test harness would swallow what `eprintln!` says in a test that passes.
        let _ = writeln!(std::io::stderr(), "SKIPPED: {test}: needs {tool}");
        assert!(std::env::var_os("PLAN_NO_SKIP").is_none(), "{test} can't be skipped here: {tool} is missing");
    }
    found
}

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
