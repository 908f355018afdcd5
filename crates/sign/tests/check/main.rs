//! What the checks say of signed files, honest and altered.
#![allow(clippy::unwrap_used, clippy::print_stderr, clippy::panic, missing_docs)]

mod altered;
mod beyond;
#[path = "../../../../tests/shared/forge.rs"]
mod forge;
mod forged;
mod honest;
mod keys;
#[path = "../../../../tests/shared/skipped.rs"]
#[expect(dead_code, reason = "other tests need all of it")]
mod skipped;

use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::SystemTime;

use plan_sign::check::{Checked, Roots, Signature, Verdict, check};

/// Checks a file against the authority that the test made.
fn checked(folder: &Path, bytes: &[u8]) -> Checked {
    checked_at(folder, bytes, SystemTime::now())
}

/// The same at another time than now.
fn checked_at(folder: &Path, bytes: &[u8], now: SystemTime) -> Checked {
    let mut roots = Roots::default();
    roots.add(&std::fs::read(folder.join("root.pem")).unwrap()).unwrap();
    check(bytes, &roots, now, &AtomicBool::new(false))
}

fn read(folder: &Path, name: &str) -> Vec<u8> {
    std::fs::read(folder.join(format!("{name}.pdf"))).unwrap()
}

/// Whether every signature that should be there is, and all of it is right.
fn is_right(checked: &Checked, signatures: usize) -> bool {
    checked.signatures.len() == signatures
        && checked.signatures.iter().all(|signature| signature.overall() == Verdict::Right)
}

/// A signature in a few lines, for who reads a failure.
fn told(checked: &Checked) -> String {
    let one = |signature: &Signature| {
        let findings = [&signature.integrity, &signature.changes, &signature.chain, &signature.strength];
        let lines = findings
            .into_iter()
            .chain(&signature.stamp)
            .chain(&signature.named)
            .map(|f| format!("    {:?}: {}", f.verdict, f.said.vi));
        let lines: Vec<_> = lines.collect();
        format!("  {} {:?} {:?}\n{}", signature.field, signature.overall(), signature.covers, lines.join("\n"))
    };
    checked.signatures.iter().map(one).collect::<Vec<_>>().join("\n")
}
