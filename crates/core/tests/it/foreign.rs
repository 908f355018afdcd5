//! Foreign texts of any kind: no panic, no place outside the file, and time that grows as the text does.
//!
//! `PLAN_FUZZ` sets how many texts are tried (200 without it).

use std::time::{Duration, Instant};

/// What the form is made of, and what breaks readers.
const TOKENS: [&str; 28] = [
    "TM. ",
    "KT.CHỦ TỊCH",
    "Số: ",
    "Số: 12/KH-UBND",
    "Nơi nhận:",
    "- Lưu: VT.",
    "Điều 1.",
    "Phụ lục ",
    "PHỤ LỤC I",
    "(Kèm theo Quyết định số ",
    "ngày  tháng  năm ",
    "| a | b |",
    "|",
    "\t\t",
    "\u{c}",
    "\r\n",
    "\n\n\n",
    "**",
    "# ",
    "<p>",
    "\\",
    "đ) ",
    "IV. ",
    "1.1. ",
    "./.",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "e\u{301}",
    "\u{fffc}",
];

/// A row of numbers that is the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }
}

fn scans() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/scans");
    let mut names: Vec<_> =
        std::fs::read_dir(folder).expect("tests/scans").map(|entry| entry.expect("an entry").path()).collect();
    names.sort();
    names.iter().map(|name| std::fs::read_to_string(name).expect("a scan")).collect()
}

fn boundary(text: &str, at: usize) -> usize {
    (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

fn mutated(text: &str, random: &mut Random) -> String {
    let start = boundary(text, random.below(text.len()));
    let end = boundary(text, (start + random.below(6_000)).min(text.len()));
    let mut text = text[start..end].to_owned();
    for _ in 0..random.below(12) {
        let at = boundary(&text, random.below(text.len() + 1));
        match random.below(3) {
            0 => text.insert_str(at, TOKENS[random.below(TOKENS.len())]),
            1 => {
                let end = boundary(&text, (at + random.below(40)).min(text.len()));
                text.replace_range(at..end, "");
            }
            _ => {
                let end = boundary(&text, (at + random.below(200)).min(text.len()));
                let piece = text[at..end].to_owned();
                text.insert_str(at, &piece);
            }
        }
    }
    text
}

#[test]
fn no_foreign_text_panics_or_points_astray() {
    let count = std::env::var("PLAN_FUZZ").ok().and_then(|count| count.parse().ok()).unwrap_or(200);
    let scans = scans();
    let mut random = Random(0x2030_1975);
    for _ in 0..count {
        let text = mutated(&scans[random.below(scans.len())], &mut random);
        let checked = plan_core::check_foreign("x.txt", &text);
        for finding in &checked.findings {
            let range = finding.span.range();
            // As it was read: line ends are "\n" there.
            let text = checked.sources.file(finding.span.file).text();
            assert!(
                text.get(range.clone()).is_some(),
                "{} points to {range:?} of {} bytes:\n{}",
                finding.code,
                text.len(),
                text.escape_debug()
            );
        }
    }
}

fn time(text: &str) -> Duration {
    let started = Instant::now();
    let checked = plan_core::check_foreign("x.txt", text);
    assert!(checked.document.is_none());
    started.elapsed()
}

/// Ten times the text takes about ten times as long; a square would take a hundred times.
#[test]
fn time_grows_as_the_text_does() {
    let scans = scans();
    let short = scans.concat();
    time(&short);
    let (one, ten) = (time(&short), time(&short.repeat(10)));
    assert!(ten < one * 35, "{one:?}, ten times the text {ten:?}");
}

/// Nor does one paragraph take longer, whatever it is full of.
#[test]
fn time_grows_as_one_paragraph_does() {
    for repeated in ["_", "*", "<", "<a ", "Phụ lục I ", "(12 (", "gồm 12 xã ", "2021 - 2012 "] {
        let of_length = |length: usize| format!("- Nội dung {}\n", repeated.repeat(length / repeated.len()));
        // The shorter of two: what is fast is measured ill.
        let short = time(&of_length(20_000)).min(time(&of_length(20_000)));
        let long = time(&of_length(200_000));
        let limit = short.max(Duration::from_millis(20)) * 30;
        assert!(long < limit, "{repeated:?}: 20 kB {short:?}, 200 kB {long:?}");
    }
}
