//! Whole commands, cold: a new process each time, as an official's editor or a script starts them.
//!
//! `cargo bench --locked --profile release --bench commands` prints the least, middle and greatest time of each
//! command, and then ratios: figures that mean the same on any machine. What is compared is run in turn, so that load
//! on the machine falls on both sides.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

mod clock;
mod others;
mod signed;
mod tenfold;

use std::path::{Path, PathBuf};
use std::process::Command;

use clock::in_turn;

/// The longest of the real plans: a decision, a plan and an appendix on 28 pages.
const LONGEST: &str = "plans/mang-yang-2019";

fn main() {
    // `cargo test` starts benches too, to see that they run: one round is enough there.
    let rounds = |most: usize| if std::env::args().any(|argument| argument == "--bench") { most } else { 1 };
    let scratch = std::env::temp_dir().join(format!("plan-bench-{}", std::process::id()));
    std::fs::create_dir_all(&scratch).unwrap();
    single(rounds(20), &scratch);
    longer(rounds(7), &scratch);
    reading(rounds(7), &scratch);
    signing(rounds(10), &scratch);
    many(rounds(10), &scratch);
    office(rounds(3), &scratch);
    std::fs::remove_dir_all(scratch).unwrap();
}

/// One plan, against the start of a process and against typst itself.
fn single(rounds: usize, scratch: &Path) {
    let mut rows = vec![
        ("plan --version", plan(&["--version"])),
        ("plan check", plan(&["check", LONGEST])),
        ("plan build", build(&[LONGEST], scratch)),
        ("plan build --to pdf", build(&[LONGEST, "--to", "pdf"], scratch)),
        ("plan build --to docx", build(&[LONGEST, "--to", "docx"], scratch)),
    ];
    let theirs = scratch.join("typst.pdf");
    if let Some([import, compile]) = others::typst_package(LONGEST, scratch, &theirs) {
        rows.extend([("typst from PyPI, PDF alone", compile), ("  of which Python's start", import)]);
    }
    let (names, mut commands): (Vec<_>, Vec<_>) = rows.into_iter().map(|(name, command)| (name, vec![command])).unzip();
    let times = in_turn(rounds, &mut commands);
    for (name, times) in names.into_iter().zip(&times) {
        times.print(name);
    }
    if let [version, check, both, ..] = times.as_slice() {
        check.print_against("plan check : plan --version", version, " (aim: the check in less than 25 ms)");
        if let Some(typst) = times.get(5) {
            assert_eq!(tenfold::pages(&theirs), tenfold::pages(&scratch.join("mang-yang-2019.pdf")));
            both.print_against("plan build (PDF and DOCX) : typst (PDF alone)", typst, " (aim ≤ 1.15)");
        }
    }
}

/// Ten times the text.
fn longer(rounds: usize, scratch: &Path) {
    let folder = tenfold::write(Path::new(LONGEST), &scratch.join("tenfold"));
    let out = scratch.join("tenfold-out");
    let mut commands = [vec![build(&[LONGEST], scratch)], vec![build(&[folder.to_str().unwrap()], &out)]];
    let times = in_turn(rounds, &mut commands);
    let pages = [scratch, &out].map(|out| tenfold::pages(&out.join("mang-yang-2019.pdf")));
    if let [once, tenfold] = times.as_slice() {
        once.print(&format!("plan build, {} pages", pages[0]));
        tenfold.print(&format!("plan build, {} pages", pages[1]));
        let factor = pages[1] as f64 / pages[0] as f64;
        let aim = format!(" for × {factor:.2} the pages (aim ≤ × {:.2})", 1.1 * factor);
        tenfold.print_against("10 × the text : once", once, &aim);
    }
    measured(rounds, [scratch, &out].map(|out| out.join("mang-yang-2019.pdf")), pages);
}

/// `plan verify` on both, its report with pictures beside it.
fn measured(rounds: usize, files: [PathBuf; 2], pages: [usize; 2]) {
    let [once, tenfold] = files.each_ref().map(|file| plan(&["verify", file.to_str().unwrap()]));
    let report = files[0].with_extension("html");
    let pictures = plan(&["verify", files[0].to_str().unwrap(), "--report", report.to_str().unwrap()]);
    let times = in_turn(rounds, &mut [vec![once], vec![tenfold], vec![pictures]]);
    if let [once, tenfold, pictures] = times.as_slice() {
        once.print(&format!("plan verify, {} pages", pages[0]));
        tenfold.print(&format!("plan verify, {} pages", pages[1]));
        pictures.print(&format!("plan verify --report, {} pages", pages[0]));
        let factor = pages[1] as f64 / pages[0] as f64;
        let aim = format!(" for × {factor:.2} the pages (aim ≤ × {:.2}; 40 pages in less than 2 s)", 1.2 * factor);
        tenfold.print_against("verify, 10 × the text : once", once, &aim);
    }
}

/// The rules: all plans in one call, and a foreign text, ten and a hundred times of it.
fn reading(rounds: usize, scratch: &Path) {
    let mut all = plan(&["check"]);
    all.args(folders());
    let scan = std::fs::read_to_string("tests/scans/001.txt").unwrap();
    let text = |times: usize| {
        let file = scratch.join(format!("scan-{times}.txt"));
        std::fs::write(&file, scan.repeat(times)).unwrap();
        vec![plan(&["check", file.to_str().unwrap()])]
    };
    let times = in_turn(rounds, &mut [vec![all], text(1), text(10), text(100)]);
    if let [all, once, ten, hundred] = times.as_slice() {
        all.print("plan check, all plans (aim: less than 150 ms)");
        once.print(&format!("plan check, {} kB of text", scan.len() / 1000));
        ten.print_against("check, 10 × the text : once", once, " (aim ≤ × 10)");
        hundred.print_against("check, 100 × the text : 10 ×", ten, " (aim ≤ × 11)");
    }
}

/// `plan sign`, and `plan verify` of what it signed against the file before.
fn signing(rounds: usize, scratch: &Path) {
    if !signed::make_key(scratch) {
        return;
    }
    let (file, signed) = (scratch.join("mang-yang-2019.pdf"), scratch.join("signed.pdf"));
    let verify = |file: &Path| vec![plan(&["verify", file.to_str().unwrap()])];
    let sign = signed::sign(plan(&[]), scratch, &file, &signed);
    // Signed first, so that there is something to verify.
    let times = in_turn(rounds, &mut [vec![sign], verify(&signed), verify(&file)]);
    if let [sign, after, before] = times.as_slice() {
        sign.print("plan sign");
        after.print("plan verify, signed");
        sign.print_against("plan sign : plan verify, unsigned", before, "");
        after.print_against("plan verify, signed : unsigned", before, " (aim ≤ 1.5)");
    }
}

/// The real plans.
fn folders() -> Vec<String> {
    let mut folders: Vec<String> = std::fs::read_dir("plans")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|folder| folder.join("plan.toml").is_file())
        .map(|folder| folder.to_str().unwrap().to_owned())
        .collect();
    folders.sort();
    folders
}

/// All plans in one process, and each in its own.
fn many(rounds: usize, scratch: &Path) {
    let folders = folders();
    let each = folders.iter().map(|folder| build(&[folder], scratch)).collect();
    let times = in_turn(rounds, &mut [vec![build(&["plans"], scratch)], each]);
    if let [together, each] = times.as_slice() {
        together.print(&format!("{} plans in one call", folders.len()));
        each.print(&format!("{} plans, a call each", folders.len()));
        together.print_against("one call : a call each", each, "");
    }
}

/// What an office does today to get a PDF from its Word file.
fn office(rounds: usize, scratch: &Path) {
    let Some(convert) = others::libreoffice(&scratch.join("mang-yang-2019.docx"), scratch) else { return };
    let times = in_turn(rounds, &mut [vec![build(&[LONGEST], scratch)], vec![convert]]);
    if let [build, office] = times.as_slice() {
        office.print("LibreOffice, DOCX to PDF");
        office.print_against("LibreOffice : plan build", build, "");
    }
}

fn plan(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plan"));
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

fn build(arguments: &[&str], out: &Path) -> Command {
    let mut command = plan(&["build", "--out-dir"]);
    command.arg(out).args(arguments);
    command
}
