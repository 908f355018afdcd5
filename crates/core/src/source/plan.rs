//! A plan's folder: which file is what, by its name alone.

use std::collections::BTreeMap;

use super::files::{join, parent};
use super::markdown::{self, Inline, Markdown};
use super::toml::{AppendixTable, FontFiles, Manifest, Office, read_appendix, read_manifest, read_office};
use crate::measure::{FontFile, FontSet};
use crate::vietnamese;

use super::{EntryKind, Fault, FileError, FileId, Files, Problem, Sources, Span, decomposed};

/// Folders in folders in folders: deeper than this nobody keeps a plan's text.
pub(super) const MOST_FOLDERS: usize = 8;

/// Everything that was read of one plan, right or wrong.
#[derive(Debug, Clone, Default)]
pub struct PlanSource {
    /// plan.toml; `None` where there is none that can be read.
    pub manifest: Option<Manifest>,
    /// co-quan.toml; empty where there is none.
    pub office: Office,
    /// The office's own faces, where co-quan.toml names them and they can be used.
    pub fonts: Option<FontSet>,
    /// `NN-mo-dau.md`.
    pub opening: Option<SectionSource>,
    /// The sections, in order.
    pub sections: Vec<SectionSource>,
    /// `NN-ket.md`.
    pub closing: Option<SectionSource>,
    /// `quyet-dinh/NN-id.md`: the Điều of a decision in the same file, in order.
    pub articles: Vec<SectionSource>,
    /// `phu-luc/N-id.toml` and `.md`, in order.
    pub appendices: Vec<AppendixSource>,
    /// What is wrong with the source itself.
    pub problems: Vec<Problem>,
}

/// One Markdown file.
#[derive(Debug, Clone)]
pub struct SectionSource {
    /// The file.
    pub file: FileId,
    /// The id in its name: `kinh-phi` of `04-kinh-phi.md`.
    pub id: String,
    /// Its text.
    pub markdown: Markdown,
}

impl PlanSource {
    /// All Markdown files.
    pub fn texts(&self) -> impl Iterator<Item = (FileId, &Markdown)> {
        let sections = self.opening.iter().chain(&self.sections).chain(&self.closing).chain(&self.articles);
        let prose = self.appendices.iter().filter_map(|appendix| match &appendix.content {
            AppendixContent::Prose(markdown) => Some((appendix.file, markdown)),
            AppendixContent::Data(..) => None,
        });
        sections.map(|section| (section.file, &section.markdown)).chain(prose)
    }

    /// The text of a footnote.
    pub fn note(&self, file: FileId, name: &str) -> Option<&Inline> {
        self.texts().find(|(known, _)| *known == file)?.1.notes.get(name)
    }
}

/// One appendix.
#[derive(Debug, Clone)]
pub struct AppendixSource {
    /// The file.
    pub file: FileId,
    /// The id in its name: `nhiem-vu` of `2-nhiem-vu.toml`.
    pub id: String,
    /// The file's name without its ending, which an output file of its own bears.
    pub stem: String,
    /// What it holds.
    pub content: AppendixContent,
}

/// What an appendix is written as.
#[derive(Debug, Clone)]
pub enum AppendixContent {
    /// A table (`.toml`), and whether the file could be read to its end.
    Data(AppendixTable, bool),
    /// Prose (`.md`).
    Prose(Markdown),
}

/// `NN-id.md` → (NN, id).
fn section_name(name: &str) -> Option<(u32, &str)> {
    numbered_name(name.strip_suffix(".md")?)
}

/// `NN-id` → (NN, id).
fn numbered_name(stem: &str) -> Option<(u32, &str)> {
    let (number, id) = stem.split_once('-')?;
    let is_number = (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    if is_number && is_id(id) { Some((number.parse().ok()?, id)) } else { None }
}

/// The name that a section's file was probably meant to have: "04-Kinh phí.MD" → "04-kinh-phi.md".
pub(crate) fn proposed_name(name: &str) -> Option<String> {
    let stem = vietnamese::fold(name).strip_suffix(".md")?.to_owned();
    let parts: Vec<&str> = stem.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let (number, words) = parts.split_first()?;
    let proposed = format!("{number}-{}.md", words.join("-"));
    (proposed != name && section_name(&proposed).is_some()).then_some(proposed)
}

/// `[a-z0-9]+(-[a-z0-9]+)*`
pub(crate) fn is_id(text: &str) -> bool {
    text.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// Characters that print nothing and change what others print: controls, line separators, and the marks that turn the
/// direction of reading around, by which a signed text can say another thing than it shows.
pub(crate) fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_source(name: &str) -> bool {
    let name = name.to_lowercase();
    !name.starts_with(['.', '~']) && (name.ends_with(".md") || name.ends_with(".toml"))
}

/// The folder of a decision's Điều.
const ARTICLES: &str = "quyet-dinh";

/// The office's register, which stands beside co-quan.toml; no part of a document.
pub(super) const REGISTER: &str = "so-van-ban.toml";

/// The folder of the appendices.
const APPENDICES: &str = "phu-luc";

/// Reads the plan in `folder`; its files go into `sources`.
pub fn read_plan(files: &dyn Files, folder: &str, sources: &mut Sources) -> PlanSource {
    let mut reader = Reader { files, sources, problems: Vec::new() };
    let mut plan = PlanSource::default();

    if let Some(file) = reader.read(&join(folder, "plan.toml")) {
        plan.manifest = Some(read_manifest(reader.sources, file, &mut reader.problems));
    }
    if let Some(path) = office_path(files, folder)
        && let Some(file) = reader.read(&path)
    {
        plan.office = read_office(reader.sources, file, &mut reader.problems);
        plan.fonts = reader.fonts(parent(&path).unwrap_or_default(), plan.office.form.fonts.as_ref());
    }
    let mut named: Vec<(u32, String)> = Vec::new();
    match files.list(folder) {
        Ok(entries) => {
            for entry in entries {
                let path = join(folder, &entry.name);
                match entry.kind {
                    EntryKind::File | EntryKind::Link | EntryKind::Other if !is_source(&entry.name) => {}
                    EntryKind::File if matches!(entry.name.as_str(), "plan.toml" | "co-quan.toml" | REGISTER) => {}
                    EntryKind::File => match section_name(&entry.name) {
                        Some((order, _)) => named.push((order, entry.name)),
                        None => reader.unused(&path),
                    },
                    EntryKind::Link | EntryKind::Other => reader.unreadable(&path, FileError::Outside),
                    EntryKind::Folder if matches!(entry.name.as_str(), ARTICLES | APPENDICES) => {}
                    EntryKind::Folder => reader.unused_below(&path, &entry.name),
                }
            }
        }
        Err(error) => reader.unreadable(folder, error),
    }
    for section in reader.sections(folder, named) {
        match section.id.as_str() {
            "mo-dau" => plan.opening = Some(section),
            "ket" => plan.closing = Some(section),
            _ => plan.sections.push(section),
        }
    }
    let articles = join(folder, ARTICLES);
    let named = reader.numbered_files(&articles, &[".md"]);
    plan.articles = reader.sections(&articles, named);
    plan.appendices = reader.appendices(&join(folder, APPENDICES));
    plan.problems = reader.problems;
    plan
}

/// The nearest co-quan.toml from the plan's folder upward to the root of `files`.
pub(super) fn office_path(files: &dyn Files, folder: &str) -> Option<String> {
    let mut at = Some(folder);
    while let Some(folder) = at {
        let path = join(folder, "co-quan.toml");
        // One that is there and can't be read is the one that was meant: it is reported, not passed over.
        if files.read(&path) != Err(FileError::Missing) {
            return Some(path);
        }
        at = parent(folder);
    }
    None
}

struct Reader<'a> {
    files: &'a dyn Files,
    sources: &'a mut Sources,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    /// A file that has no text of its own here, so that a message can name it.
    fn stand_in(&mut self, path: &str) -> Span {
        let file = self.sources.add(path, self.files.display(path), "");
        Span::new(file, 0..0)
    }

    fn unreadable(&mut self, path: &str, error: FileError) {
        let span = self.stand_in(path);
        self.problems.push(Problem { span, fault: Fault::Unreadable { path: self.files.display(path), error } });
    }

    fn unused(&mut self, path: &str) {
        let span = self.stand_in(path);
        self.problems.push(Problem { span, fault: Fault::Unused { path: self.files.display(path) } });
    }

    /// A folder is left alone unless it holds something that looks like source.
    fn unused_below(&mut self, path: &str, name: &str) {
        if name.starts_with('.') || name == "build" {
            return;
        }
        if self.holds_source(path, MOST_FOLDERS) {
            self.unused(path);
        }
    }

    fn holds_source(&self, folder: &str, levels: usize) -> bool {
        self.files.list(folder).is_ok_and(|entries| {
            entries.iter().any(|entry| match entry.kind {
                EntryKind::Folder => levels > 0 && self.holds_source(&join(folder, &entry.name), levels - 1),
                _ => is_source(&entry.name),
            })
        })
    }

    /// The files of a folder that the format knows, named `NN-id` and one of `endings`; what else looks like source is
    /// unused. Nothing where there is no such folder.
    fn numbered_files(&mut self, folder: &str, endings: &[&str]) -> Vec<(u32, String)> {
        let entries = match self.files.list(folder) {
            Ok(entries) => entries,
            Err(FileError::Missing) => return Vec::new(),
            Err(error) => {
                self.unreadable(folder, error);
                return Vec::new();
            }
        };
        let mut named = Vec::new();
        for entry in entries {
            let path = join(folder, &entry.name);
            let number = endings.iter().find_map(|ending| numbered_name(entry.name.strip_suffix(ending)?));
            match entry.kind {
                EntryKind::File | EntryKind::Link | EntryKind::Other if !is_source(&entry.name) => {}
                EntryKind::File => match number {
                    Some((number, _)) => named.push((number, entry.name)),
                    None => self.unused(&path),
                },
                EntryKind::Link | EntryKind::Other => self.unreadable(&path, FileError::Outside),
                EntryKind::Folder => self.unused_below(&path, &entry.name),
            }
        }
        named
    }

    /// Reads numbered Markdown files, in order.
    fn sections(&mut self, folder: &str, mut named: Vec<(u32, String)>) -> Vec<SectionSource> {
        named.sort();
        let mut seen = BTreeMap::new();
        let mut sections = Vec::new();
        for (_, name) in named {
            let Some((_, id)) = section_name(&name) else { continue };
            let Some(file) = self.read(&join(folder, &name)) else { continue };
            self.once(id, file, &mut seen);
            let markdown = markdown::read(self.sources, file, &mut self.problems);
            sections.push(SectionSource { file, id: id.to_owned(), markdown });
        }
        sections
    }

    /// Reads the appendices, in order.
    fn appendices(&mut self, folder: &str) -> Vec<AppendixSource> {
        let mut named = self.numbered_files(folder, &[".md", ".toml"]);
        named.sort();
        let mut seen = BTreeMap::new();
        let mut appendices = Vec::new();
        for (_, name) in named {
            let Some((stem, ending)) = name.rsplit_once('.') else { continue };
            let Some((_, id)) = numbered_name(stem) else { continue };
            let Some(file) = self.read(&join(folder, &name)) else { continue };
            self.once(id, file, &mut seen);
            let content = if ending == "md" {
                AppendixContent::Prose(markdown::read(self.sources, file, &mut self.problems))
            } else {
                let (table, whole) = read_appendix(self.sources, file, &mut self.problems);
                AppendixContent::Data(table, whole)
            };
            appendices.push(AppendixSource { file, id: id.to_owned(), stem: stem.to_owned(), content });
        }
        appendices
    }

    /// Notes an id that stands in an earlier file's name already.
    fn once(&mut self, id: &str, file: FileId, seen: &mut BTreeMap<String, Span>) {
        let span = Span::new(file, self.sources.file(file).first_line());
        match seen.get(id) {
            Some(first) => {
                self.problems.push(Problem { span, fault: Fault::DuplicateId { id: id.to_owned(), first: *first } });
            }
            None => {
                seen.insert(id.to_owned(), span);
            }
        }
    }

    /// Reads the office's font files; each that can't be used is a problem of the line that names it.
    fn fonts(&mut self, folder: &str, named: Option<&FontFiles>) -> Option<FontSet> {
        let mut faces = Vec::new();
        for (face, name) in named?.faces() {
            let path = join(folder, name.value.trim());
            let read = self.files.read(&path).map_err(|error| {
                let path = self.files.display(&path);
                Fault::Unreadable { path, error }
            });
            match read.and_then(|bytes| FontFile::checked(bytes, face).map_err(Fault::Font)) {
                Ok(file) => faces.push(file),
                Err(fault) => self.problems.push(Problem { span: name.span, fault }),
            }
        }
        faces.try_into().ok().map(FontSet::own)
    }

    /// Reads and decodes a file; what can't be decoded is kept as a problem.
    fn read(&mut self, path: &str) -> Option<FileId> {
        let bytes = match self.files.read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.unreadable(path, error);
                return None;
            }
        };
        let display = self.files.display(path);
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            let span = self.stand_in(path);
            self.problems.push(Problem { span, fault: Fault::Utf16 });
            return None;
        }
        match String::from_utf8(bytes) {
            Ok(text) => {
                let file = self.sources.add(path, display, &text);
                self.check_characters(file);
                Some(file)
            }
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let bytes = error.into_bytes();
                let text = String::from_utf8_lossy(&bytes);
                let file = self.sources.add(path, display, &text);
                // BOM and CR before the place shift it; the search starts where the first replacement can be.
                let at = self.sources.file(file).text().find('\u{fffd}').unwrap_or(valid);
                self.problems.push(Problem { span: Span::new(file, at..at + 3), fault: Fault::NotUtf8 });
                None
            }
        }
    }

    /// Control characters, and words that aren't composed (NFC).
    fn check_characters(&mut self, file: FileId) {
        let text = self.sources.file(file).text();
        for (at, c) in text.char_indices() {
            if is_forbidden(c) && !matches!(c, '\n' | '\t') {
                let span = Span::new(file, at..at + c.len_utf8());
                self.problems.push(Problem { span, fault: Fault::Control(c) });
            }
        }
        let words = decomposed(file, text);
        // An input method that decomposes does so all through a file: that is one fault.
        if let Some((span, _)) = words.first() {
            self.problems.push(Problem { span: *span, fault: Fault::NotNfc { words } });
        }
    }
}
