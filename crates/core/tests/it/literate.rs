//! Literate tests: any Markdown file in `tests/rules/` is a suite, and `docs/LOI_THUONG_GAP.md`.
//!
//! A `##` heading names a test; fenced blocks under it are the files of a small plan, laid over the base plan of
//! `tests/rules/base.md`, or one foreign text (```` ```txt x.txt ````); blocks of these kinds say what is expected:
//!
//! | block | content |
//! |---|---|
//! | ```` ```xoa ```` | files of the base plan that this test lacks, a line each |
//! | ```` ```phat-hien ```` | every finding, a line each: `file:line:column severity[CODE] message` |
//! | ```` ```hien-thi ```` | the findings in full, in Vietnamese (`hien-thi en`: in English) |
//! | ```` ```ban-in ```` | headings, paragraphs, tables and footnotes as printed |
//! | ```` ```khung ```` | what stands around the text, by the number of its ô in Phụ lục I, Phần IV |
//! | ```` ```vai ```` | of a foreign text: what each passage was taken for |
//! | ```` ```bang ```` | the tables: paper, kinds of rows, how the lines of each cell stand, emphasis |
//!
//! `ban-in`, `khung` and `bang` may name parts behind the word, and print these alone: ```` ```ban-in phu-luc:nhiem-vu ````.
//!
//! A test without `phat-hien` or `hien-thi` expects none. `PLAN_UPDATE=1` writes the blocks anew: look at the diff before
//! you commit it.

use std::path::{Path, PathBuf};

use plan_core::Compilation;
use plan_core::compile::Options;
use plan_core::source::Memory;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

mod print;

use print::{is_known, shown};

/// One test of a suite.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) files: Memory,
    /// A foreign text, which is checked in place of a plan: its name and its content.
    foreign: Option<(String, String)>,
    expected: Vec<Block>,
    has_findings_block: bool,
}

/// A block that says what is expected, and where it stands in its suite.
struct Block {
    kind: String,
    content: String,
    range: std::ops::Range<usize>,
}

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/rules")
}

impl Case {
    /// The foreign text that is checked: its name and its content.
    pub(crate) fn foreign(&self) -> Option<(&str, &str)> {
        self.foreign.as_ref().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// What the program says.
    pub(crate) fn checked(&self) -> Compilation {
        match &self.foreign {
            Some((name, text)) => plan_core::check_foreign(name, text),
            None => plan_core::check(&self.files, "", Options::default()),
        }
    }
}

/// Every test of every suite.
pub(crate) fn all() -> Vec<Case> {
    let mut suites: Vec<_> = std::fs::read_dir(folder())
        .expect("tests/rules")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    suites.sort();
    suites.iter().flat_map(|suite| cases(&std::fs::read_to_string(suite).expect("a suite"))).collect()
}

/// The plan that every test starts from: complete, and without a finding.
pub(crate) fn base() -> Memory {
    plan(&std::fs::read_to_string(folder().join("base.md")).expect("tests/rules/base.md"))
}

/// The plan whose files stand in the blocks of `text`.
pub(crate) fn plan(text: &str) -> Memory {
    let mut files = Memory::default();
    for (info, content, _) in fences(text) {
        if let Some(name) = file_name(&info) {
            files.insert(name, content);
        }
    }
    files
}

/// Fenced blocks of a suite: info string, content, and the content's place.
fn fences(text: &str) -> Vec<(String, String, std::ops::Range<usize>)> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, String, usize)> = None;
    for (event, range) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let line_end = text[range.start..].find('\n').map_or(range.end, |i| range.start + i + 1);
                open = Some((info.to_string(), String::new(), line_end));
            }
            Event::Text(piece) => {
                if let Some((_, content, _)) = &mut open {
                    content.push_str(&piece);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                if let Some((info, content, start)) = open.take() {
                    let end = start + content.len();
                    blocks.push((info, content, start..end));
                }
            }
            _ => {}
        }
    }
    blocks
}

/// "md 01-muc-dich.md" and "toml plan.toml" name files.
fn file_name(info: &str) -> Option<&str> {
    info.strip_prefix("md ").or_else(|| info.strip_prefix("toml "))
}

/// The tests of one suite.
pub(crate) fn cases(text: &str) -> Vec<Case> {
    let starts: Vec<usize> = text
        .match_indices("\n## ")
        .map(|(at, _)| at + 1)
        // A heading inside a fenced file is that file's.
        .filter(|at| text[..*at].matches("\n```").count().is_multiple_of(2))
        .collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let mut cases = Vec::new();
    for (start, end) in starts.iter().copied().zip(ends) {
        let part = &text[start..end];
        let name = part.lines().next().unwrap_or_default().trim_start_matches("## ").to_owned();
        let mut case = Case { name, files: base(), foreign: None, expected: Vec::new(), has_findings_block: false };
        for (info, content, range) in fences(part) {
            if let Some(file) = file_name(&info) {
                case.files.insert(file, content);
            } else if let Some(name) = info.strip_prefix("txt ") {
                case.foreign = Some((name.to_owned(), content));
            } else if info == "xoa" {
                for file in content.lines() {
                    assert!(case.files.remove(file).is_some(), "{}: the base plan has no {file}", case.name);
                }
            } else if is_known(&info) {
                case.has_findings_block |= matches!(info.as_str(), "phat-hien" | "hien-thi");
                case.expected.push(Block { kind: info, content, range: start + range.start..start + range.end });
            } else {
                panic!("{}: a block ```{info} means nothing here", case.name);
            }
        }
        cases.push(case);
    }
    cases
}

/// Runs every test of a suite; what differs, in words. With `PLAN_UPDATE` set the suite is rewritten instead, and what
/// still differs is a finding where none is expected.
pub(crate) fn run(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).expect("a suite");
    let mut failures = Vec::new();
    let is_update = std::env::var_os("PLAN_UPDATE").is_some();
    let mut rewritten = text.clone();
    for case in cases(&text).iter().rev() {
        let checked = case.checked();
        if !case.has_findings_block && !checked.findings.is_empty() {
            let found = shown("phat-hien", &checked);
            failures.push(format!("{} / {}: expected no finding, got\n{found}", path.display(), case.name));
        }
        for block in case.expected.iter().rev() {
            let got = shown(&block.kind, &checked);
            if !is_update && got.trim_end() != block.content.trim_end() {
                failures.push(format!(
                    "{} / {}: ```{}\n--- expected\n{}\n--- got\n{got}",
                    path.display(),
                    case.name,
                    block.kind,
                    block.content
                ));
            }
            rewritten.replace_range(block.range.clone(), &got);
        }
    }
    if is_update && rewritten != text {
        std::fs::write(path, rewritten).expect("the suite can be written");
    }
    failures
}
