//! Hostile and careless input: no panic, no hang, no place outside its file, no word lost.
//!
//! `PLAN_FUZZ` sets how many plans are tried (10,000 without it), `PLAN_SEED` where the row of random numbers begins. A
//! failure prints the seed that gives this plan alone, and the plan.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use plan_core::Compilation;
use plan_core::compile::Options;
use plan_core::diagnostic::Language;
use plan_core::diagnostic::show::{Colour, PlanReport, concise, full, json};
use plan_core::document::{Block, Document, Origin, Section, TextExt};
use plan_core::source::{Memory, Span};

use crate::literate;

const SEED: u64 = 0x2030_1975;
const LONGEST: Duration = Duration::from_secs(2);

/// What careless hands and hostile ones put into a text.
const TOKENS: &[&str] = &[
    "- ",
    "+ ",
    "* ",
    "1. ",
    "2. ",
    "3) ",
    "2045. ",
    "a) ",
    "đ) ",
    "I. ",
    "Điều 1. ",
    "# ",
    "## ",
    "### ",
    "#### ",
    "##### ",
    "{{",
    "}}",
    "{{ van-ban.nam }}",
    "{{ co-quan.ten | hoa }}",
    "{%",
    "{#x}",
    "{#kinh-phi}",
    "@muc:",
    "@muc:kinh-phi",
    "@phu-luc:a,b",
    "```",
    "~~~",
    "`",
    "<!--",
    "-->",
    "<!-- x -->",
    "<b>",
    "</b>",
    "<",
    ">",
    "> ",
    "\t",
    "    ",
    "**",
    "*",
    "_",
    "__",
    "[^1]",
    "[^1]: ",
    "[a]",
    "[a]: b",
    "](",
    "![",
    "|",
    "| a | b |\n|---|---|\n",
    "---",
    "\n---\n",
    "\n===\n",
    "\\",
    "\\\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "./.",
    ".",
    "&amp;",
    "&nbsp;",
    "\u{0}",
    "\u{7}",
    "\u{b}",
    "\u{feff}",
    "\u{301}",
    "\u{323}\u{302}",
    "e\u{301}",
    "😀",
    "\u{10ffff}",
    "\u{200b}",
    "\u{2028}",
    "\u{85}",
    "\u{a0}",
    "ﬁ",
    "ß",
    "İ",
    "[[bo-qua]]\n",
    "[van-ban]\n",
    "[[bo-qua]]\nquy-tac = \"CT001\"\nly-do = \"x\"\n",
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "= ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "#",
    "so = 06\n",
    "ngay = 31/12/2024\n",
    "tai = \"muc:kinh-phi\"\n",
    "khung = \"tu-do\"\n",
    "\\u0007",
    "\\",
    "a.b.c = 1\n",
    "0x",
    "1979-05-27",
];

/// SplitMix64: small, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 0 to `end` without `end`; 0 where there is nothing to choose from.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % (end.max(1) as u64)).unwrap()
    }

    fn pick<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

type Files = BTreeMap<String, Vec<u8>>;

fn memory(files: &Files) -> Memory {
    let mut memory = Memory::default();
    for (name, content) in files {
        memory.insert(name, content.clone());
    }
    memory
}

/// The plans that are mutated: the base plan of the suites and a real one.
fn originals() -> Vec<Files> {
    let base = literate::base().iter().map(|(name, content)| (name.to_owned(), content.to_vec())).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plans/vinh-my-2022");
    let real = std::fs::read_dir(folder)
        .expect("plans/vinh-my-2022")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                std::fs::read(&path).expect("a file of the plan"),
            )
        })
        .collect();
    vec![base, real]
}

fn mutate(files: &mut Files, random: &mut Random) {
    let names: Vec<String> = files.keys().cloned().collect();
    for _ in 0..=random.below(6) {
        let name = &names[random.below(names.len())];
        let Some(content) = files.get_mut(name) else { continue };
        let mut lines: Vec<Vec<u8>> = content.split_inclusive(|b| *b == b'\n').map(<[u8]>::to_vec).collect();
        let (one, other) = (random.below(lines.len()), random.below(lines.len()));
        match random.below(12) {
            0 if !content.is_empty() => {
                let at = random.below(content.len());
                content[at] ^= 1 << random.below(8);
            }
            1 if !lines.is_empty() => {
                lines.swap(one, other);
                *content = lines.concat();
            }
            2 if !lines.is_empty() => {
                lines.remove(one);
                *content = lines.concat();
            }
            3 if !lines.is_empty() => {
                lines.insert(other, lines[one].clone());
                *content = lines.concat();
            }
            4 => content.truncate(random.below(content.len() + 1)),
            5 => {
                let text = String::from_utf8_lossy(content).replace('\n', "\r\n");
                *content = [&b"\xef\xbb\xbf"[..], text.as_bytes()].concat();
            }
            6 => {
                let token = random.pick(TOKENS).repeat(2 + random.below(40));
                insert(content, &token, random);
            }
            7 => {
                files.remove(name);
            }
            8 => {
                let copy = content.clone();
                files.insert(random.pick(&["06-kinh-phi.md", "00-mo-dau.md", "99-ket.md", "a.toml"]).to_owned(), copy);
            }
            _ => {
                let token = random.pick(TOKENS);
                insert(content, token, random);
            }
        }
    }
}

/// Puts `token` at a random place, on a character's boundary wherever the content is UTF-8.
fn insert(content: &mut Vec<u8>, token: &str, random: &mut Random) {
    let mut at = random.below(content.len() + 1);
    while at > 0 && at < content.len() && content[at] & 0xc0 == 0x80 {
        at -= 1;
    }
    // Half of the marks mean something only where a line begins.
    if random.below(2) == 0 {
        at = content[..at].iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
    }
    content.splice(at..at, token.bytes());
}

/// Checks one plan and everything that holds of every plan; what doesn't hold, in words.
fn try_one(files: &Files) -> Result<Compilation, String> {
    let started = Instant::now();
    let checked = catch_unwind(AssertUnwindSafe(|| {
        let checked = plan_core::check(&memory(files), "", Options::default());
        render(&checked);
        checked
    }));
    let checked = checked.map_err(|_| "it panics".to_owned())?;
    let took = started.elapsed();
    if took > LONGEST {
        return Err(format!("it takes {took:?}"));
    }
    for finding in &checked.findings {
        let related = finding.related.iter().map(|label| label.span);
        let edits = finding.fix.iter().flat_map(|fix| fix.edits.iter().map(|edit| edit.span));
        for span in std::iter::once(finding.span).chain(related).chain(edits) {
            if !is_inside(&checked, span) {
                return Err(format!("{} points to {span:?}, outside its file or inside a character", finding.code));
            }
        }
    }
    if let Some(document) = &checked.document {
        let ids = node_ids(document);
        let unique: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
        if unique.len() != ids.len() {
            return Err("two parts have one NodeId".to_owned());
        }
    }
    Ok(checked)
}

fn render(checked: &Compilation) {
    for language in [Language::Vi, Language::En] {
        for finding in &checked.findings {
            let shown = full(finding, &checked.sources, language, Colour::On);
            assert!(!shown.is_empty() && !concise(finding, &checked.sources, language).contains('\n'));
        }
        let report =
            PlanReport { plan: "p", sources: &checked.sources, findings: &checked.findings, waived: checked.waived };
        let object = json(&[report], language).unwrap();
        assert!(serde_json::from_str::<serde_json::Value>(&object).is_ok());
    }
}

fn is_inside(checked: &Compilation, span: Span) -> bool {
    let text = checked.sources.file(span.file).text();
    let range = span.range();
    range.start <= range.end && range.end <= text.len() && text.get(range).is_some()
}

fn node_ids(document: &Document) -> Vec<String> {
    let sections = document.all_sections().into_iter().map(|section| section.id.to_string());
    sections.chain(document.paragraphs().into_iter().map(|paragraph| paragraph.id.to_string())).collect()
}

/// The letters of a Markdown file that a reader has to find in print: without notes, values, references and ids.
///
/// Digits are left out: whether "5." is an item's number or the end of a sentence is for Markdown to say.
fn letters_of_source(text: &str) -> String {
    let mut letters = String::new();
    let mut rest = text;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let cut = match c {
            '\\' => Some(1 + rest[1..].chars().next().filter(char::is_ascii_punctuation).map_or(0, char::len_utf8)),
            '<' if rest.starts_with("<!--") => rest.find("-->").map(|end| end + 3),
            '{' if rest.starts_with("{{") => rest.find("}}").map(|end| end + 2),
            '{' if rest.starts_with("{#") => rest.find('}').map(|end| end + 1),
            '@' if !before.is_alphanumeric() => {
                let words = ["@muc:", "@phu-luc:", "@dieu:", "@bang:", "@chi-tieu:", "@nhiem-vu:"];
                words.into_iter().find(|word| rest.starts_with(word)).map(|word| {
                    let is_id = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b',');
                    word.len() + rest.as_bytes()[word.len()..].iter().take_while(|b| is_id(b)).count()
                })
            }
            _ => None,
        };
        let length = cut.unwrap_or_else(|| c.len_utf8());
        if cut.is_none() {
            letters.push(c);
        }
        before = rest[..length].chars().next_back().unwrap_or(' ');
        rest = &rest[length..];
    }
    only_letters(&letters)
}

fn only_letters(text: &str) -> String {
    text.to_uppercase().to_lowercase().chars().filter(|c| c.is_alphabetic()).collect()
}

/// Letters of a file that are not in print as they stand in the source; nothing where all is well.
fn lost(checked: &Compilation) -> Option<String> {
    let document = checked.document.as_ref()?;
    let texts = document.texts();
    for (id, file) in checked.sources.iter() {
        // An entity is one character written as several.
        if !file.name().ends_with(".md") || file.text().contains('&') {
            continue;
        }
        let typed = |origin: &Origin| matches!(origin, Origin::Source(span) if span.file == id);
        let printed: String =
            texts.iter().flatten().filter(|run| typed(&run.origin)).map(|run| run.text.as_str()).collect();
        let (source, printed) = (letters_of_source(file.text()), only_letters(&printed));
        if source != printed {
            return Some(format!("{}:\n source: {source}\n printed: {printed}", file.name()));
        }
    }
    None
}

fn described(seed: u64, files: &Files) -> String {
    let mut text = format!("PLAN_SEED={seed} PLAN_FUZZ=1\n");
    for (name, content) in files {
        writeln!(text, "== {name}\n{}", String::from_utf8_lossy(content).escape_debug()).unwrap();
    }
    text
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

#[test]
fn no_mutated_plan_panics_hangs_points_astray_or_loses_a_word() {
    let (first, count) = (number("PLAN_SEED").unwrap_or(SEED), number("PLAN_FUZZ").unwrap_or(10_000));
    let originals = originals();
    let failure = (first..first.saturating_add(count)).find_map(|seed| {
        let mut random = Random(seed);
        let mut files = originals[random.below(originals.len())].clone();
        mutate(&mut files, &mut random);
        let wrong = match try_one(&files) {
            Err(wrong) => Some(wrong),
            Ok(checked) if !checked.has_errors() => lost(&checked).map(|lost| format!("words are lost in {lost}")),
            Ok(_) => None,
        };
        wrong.map(|wrong| format!("{wrong}\n{}", described(seed, &files)))
    });
    if let Some(failure) = failure {
        panic!("{failure}");
    }
}

/// Words, with and without emphasis, notes, values and, where they are allowed, references; their printed form goes to
/// `words`.
fn sentence(random: &mut Random, references: bool, words: &mut Vec<String>) -> String {
    const WORDS: &[&str] = &[
        "rà", "soát", "thủ", "tục", "hành", "chính", "Đăk", "Djrăng", "98%", "2025", "15/01", "UBND", "(PAR", "INDEX)",
        "“một", "cửa”", "kinh", "phí", "đúng", "hạn;", "quý", "III,", "–", "đ/c", "10.000", "đồng",
    ];
    // Whether a text that begins with a number or a sign is words is what other tests ask.
    let mut text = String::from("Tổ");
    words.extend(split("Tổ"));
    for _ in 0..random.below(12) {
        let word = random.pick(WORDS);
        words.extend(split(word));
        text.push(' ');
        text += &match random.below(9) {
            0 => format!("**{word}**"),
            1 => format!("*{word}*"),
            2 => format!("{word}<!-- ghi chú -->"),
            3 => {
                words.extend(split("2025"));
                format!("{word} {{{{ van-ban.nam }}}}")
            }
            4 if references => {
                words.extend(split("Mục IV"));
                format!("{word} @muc:kinh-phi")
            }
            _ => word.to_owned(),
        };
    }
    text
}

fn split(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// A section of random shape within the scheme.
fn body(random: &mut Random, words: &mut Vec<String>) -> String {
    let mut text = String::new();
    let mut level = 1;
    for _ in 0..random.below(12) {
        text += &match random.below(6) {
            0 => format!("- {}\n\n", sentence(random, true, words)),
            1 => format!("+ {}\n\n", sentence(random, true, words)),
            2 if level < 4 => {
                level += 1;
                format!("{} {}\n\n", "#".repeat(level), sentence(random, false, words))
            }
            3 => {
                level = 2;
                let title = sentence(random, false, words);
                let (first, second) = (sentence(random, true, words), sentence(random, true, words));
                format!("## {title}\n\n1. {first}\n\n2. {second}\n\n")
            }
            _ => format!("{}\n\n", sentence(random, true, words)),
        };
    }
    words.extend(split("Theo quy định"));
    text + "Theo quy định.\n"
}

#[test]
fn every_word_of_a_plan_without_errors_is_printed_in_order() {
    let first = number("PLAN_SEED").unwrap_or(SEED);
    for seed in first..first + 500 {
        let mut random = Random(seed);
        let mut files: Files = originals().swap_remove(0);
        let mut words = Vec::new();
        for (name, title) in [
            ("01-muc-dich.md", "Mục đích, yêu cầu"),
            ("02-chi-tieu.md", "Chỉ tiêu"),
            ("03-nhiem-vu.md", "Nhiệm vụ, giải pháp"),
            ("04-kinh-phi.md", "Kinh phí"),
            ("05-to-chuc-thuc-hien.md", "Tổ chức thực hiện"),
        ] {
            words.extend(split(title));
            let body = body(&mut random, &mut words);
            files.insert(name.to_owned(), format!("# {title}\n\n{body}").into_bytes());
        }
        let checked = try_one(&files).unwrap_or_else(|wrong| panic!("{wrong}\n{}", described(seed, &files)));
        assert!(!checked.has_errors(), "{}\n{:?}", described(seed, &files), checked.findings);
        let document = checked.document.as_ref().unwrap();
        let mut printed = Vec::new();
        for section in &document.sections {
            printed_words(section, &mut printed);
        }
        assert_eq!(printed, words, "{}", described(seed, &files));
    }
}

/// The words of a section without its numbers and marks.
fn printed_words(section: &Section, words: &mut Vec<String>) {
    words.extend(split(&section.title.plain()));
    for block in &section.body {
        match block {
            Block::Section(section) => printed_words(section, words),
            Block::Paragraph(paragraph) => words.extend(split(&paragraph.text.plain())),
        }
    }
}

#[test]
fn nothing_nests_so_deep_that_it_overflows_or_hangs() {
    const TIMES: usize = 10_000;
    let base = originals().swap_remove(0);
    let marks = [
        "> ",
        "- ",
        "+ ",
        "1. ",
        "[",
        "![",
        "*",
        "_",
        "**a ",
        "`",
        "<",
        "<b>",
        "(",
        "{{",
        "{{ a }}",
        "{",
        "#",
        "@muc:a ",
        "\\",
        "|",
        "| a ",
        "<!--",
        "&",
        "[a](",
        "[^1]: ",
        "~~~\n",
        "- a\n",
        "1. a\n",
        "## a\n\n",
        "## a {#x}\n\n",
        "[a]: b\n",
        "./.",
        "e\u{301} ",
        "a\u{301}",
        "\u{7}",
        "\n\n* a",
        "a\n1. b\n",
    ];
    for mark in marks {
        let mut files = base.clone();
        files.insert("04-kinh-phi.md".to_owned(), format!("# Kinh phí\n\n{}a\n", mark.repeat(TIMES)).into_bytes());
        check_deep(mark, &files);
    }
    for (open, close) in [
        ("[", "]"),
        ("{a=", "}"),
        ("a.", ""),
        ("[", ""),
        ("\"a\",", ""),
        ("[a]\n", ""),
        ("a.b=1\n", ""),
        ("[[bo-qua]]\n", ""),
    ] {
        let value = format!("{}1{}", open.repeat(TIMES), close.repeat(TIMES));
        for line in [format!("x = {value}\n"), format!("{value} = 1\n"), format!("[{value}]\n"), format!("{value}\n")] {
            let mut files = base.clone();
            files.entry("plan.toml".to_owned()).or_default().extend(line.bytes());
            check_deep(open, &files);
        }
    }
}

/// Rendering thousands of findings may take its time; checking may not.
fn check_deep(mark: &str, files: &Files) {
    let started = Instant::now();
    let checked = plan_core::check(&memory(files), "", Options::default());
    assert!(started.elapsed() < LONGEST, "{mark:?} takes {:?}", started.elapsed());
    assert!(checked.findings.iter().all(|finding| is_inside(&checked, finding.span)), "{mark:?}");
}
