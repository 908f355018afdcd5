//! Tests that need software of others: what is missing is said aloud, and refused where nothing may be skipped. Each crate
//! takes this file into its own tests.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// Whether `tool` can be started; says by name what is skipped where it can't.
pub(crate) fn available(test: &str, tool: &str) -> bool {
    let mut command = Command::new(tool);
    let found = command.arg("--help").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    if !found {
        skip(test, tool);
    }
    found
}

/// Says that a test is skipped, and why.
pub(crate) fn skip(test: &str, tool: &str) {
    // Straight to the stream: the test harness would swallow what `eprintln!` says in a test that passes.
    let _ = writeln!(std::io::stderr(), "SKIPPED: {test}: needs {tool}");
    assert!(std::env::var_os("PLAN_NO_SKIP").is_none(), "{test} can't be skipped here: {tool} is missing");
}
