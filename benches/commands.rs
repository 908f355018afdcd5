//! Whole commands, cold: a new process each time, as an official's editor or a script starts them.
//!
//! `cargo bench --locked --profile release` prints, for each command, the least, middle and greatest time of one run,
//! and the ratio of its middle to that of `plan --version`, which does nothing but start: a figure that means the same
//! on any machine. Where LibreOffice is at hand, its conversion of our Word file stands beside it.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn main() {
    // `cargo test` starts benches too, to see that they run: one round is enough there.
    let rounds = if std::env::args().any(|argument| argument == "--bench") { 40 } else { 1 };
    let scratch = std::env::temp_dir().join(format!("plan-bench-{}", std::process::id()));
    let out = scratch.to_str().unwrap();
    let plan = "plans/vinh-my-2022";
    let floor = measure(rounds, &["--version"]);
    report("plan --version", &floor, &floor);
    report("plan check", &measure(rounds, &["check", plan]), &floor);
    report("plan build --to pdf", &measure(rounds, &["build", plan, "--to", "pdf", "--out-dir", out]), &floor);
    report("plan build --to docx", &measure(rounds, &["build", plan, "--to", "docx", "--out-dir", out]), &floor);
    let build = measure(rounds, &["build", plan, "--out-dir", out]);
    report("plan build", &build, &floor);
    if let Some(office) = libreoffice(&scratch, rounds.min(3)) {
        report("LibreOffice: DOCX to PDF", &office, &floor);
        println!("LibreOffice's conversion takes {:.0} times as long as both our files", ratio(&office, &build));
    }
    let _ = std::fs::remove_dir_all(scratch);
}

fn measure(rounds: usize, arguments: &[&str]) -> Vec<Duration> {
    times(rounds, || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plan"));
        command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR"));
        command
    })
}

fn libreoffice(scratch: &Path, rounds: usize) -> Option<Vec<Duration>> {
    Command::new("soffice").arg("--version").stdout(Stdio::null()).status().ok()?;
    let profile = format!("-env:UserInstallation=file://{}/profile", scratch.display());
    Some(times(rounds, || {
        let mut command = Command::new("soffice");
        command.args([&profile, "--headless", "--convert-to", "pdf", "--outdir"]);
        command.arg(scratch.join("office")).arg(scratch.join("vinh-my-2022.docx"));
        command
    }))
}

/// The times of `rounds` runs, sorted, after one that warms the disk's cache.
fn times(rounds: usize, command: impl Fn() -> Command) -> Vec<Duration> {
    let once = || {
        let start = Instant::now();
        let status = command().stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
        assert!(status.success());
        start.elapsed()
    };
    once();
    let mut times: Vec<Duration> = (0..rounds).map(|_| once()).collect();
    times.sort();
    times
}

fn ratio(times: &[Duration], floor: &[Duration]) -> f64 {
    times[times.len() / 2].as_secs_f64() / floor[floor.len() / 2].as_secs_f64()
}

fn report(name: &str, times: &[Duration], floor: &[Duration]) {
    let [least, middle, greatest] =
        [0, times.len() / 2, times.len() - 1].map(|index| times[index].as_secs_f64() * 1000.0);
    println!("{name:<26} {least:8.1} {middle:8.1} {greatest:8.1} ms   × {:6.1}", ratio(times, floor));
}
