//! What `plan check` is about: plans, and texts of anybody that aren't a plan's folder.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use plan_core::compile::Options;
use plan_core::diagnostic::Said;
use plan_core::{Compilation, said};

use super::discover::plan_around;
use super::{Plan, Slip, each_guarded, find_plans, read_finished, shown};

/// The endings of texts that can be checked.
const ENDINGS: [&str; 3] = ["docx", "md", "txt"];

/// A plan or a text.
#[derive(Debug)]
pub(crate) enum Subject {
    Plan(Plan),
    Text(Text),
}

/// A text that isn't a plan's folder.
#[derive(Debug)]
pub(crate) struct Text {
    /// As messages print it.
    pub(crate) shown: String,
    pub(crate) path: PathBuf,
    /// Whether its words are taken out of a Word file, into which nothing is written.
    pub(crate) is_word: bool,
}

impl Subject {
    /// As messages print it.
    pub(crate) fn shown(&self) -> &str {
        match self {
            Subject::Plan(plan) => &plan.shown,
            Subject::Text(text) => &text.shown,
        }
    }

    /// Where it is, however it was named.
    fn place(&self) -> PathBuf {
        match self {
            Subject::Plan(plan) => plan.on_disk(&plan.folder),
            Subject::Text(text) => text.path.canonicalize().unwrap_or_else(|_| text.path.clone()),
        }
    }

    fn check(&self) -> Result<Compilation, Said> {
        match self {
            Subject::Plan(plan) => Ok(plan_core::check(&plan.files, &plan.folder, Options::default())),
            Subject::Text(text) => text.check().map_err(|why| text.about(&why)),
        }
    }

    fn slipped(&self, slip: &Slip) -> Said {
        match self {
            Subject::Plan(plan) => slip.about(plan),
            Subject::Text(text) => text.about(&slip.in_file()),
        }
    }
}

/// Compiles and checks each of `subjects`; one that can't be read, or trips the program, never stops the others.
pub(crate) fn check_each(subjects: &[Subject]) -> Vec<Result<Compilation, Said>> {
    let checked = each_guarded(subjects, Subject::check);
    let with_slips = subjects.iter().zip(checked);
    with_slips.map(|(subject, checked)| checked.unwrap_or_else(|slip| Err(subject.slipped(&slip)))).collect()
}

impl Text {
    fn check(&self) -> Result<Compilation, Said> {
        let bytes = read_finished(&self.path)?;
        if self.is_word {
            let reading = plan_verify::docx::read(&bytes).map_err(|unreadable| unreadable.why)?;
            let (text, landmarks) = plan_verify::plain(&reading);
            with_words(&text)?;
            return Ok(plan_core::check_imported(&self.shown, &text, landmarks));
        }
        Ok(plan_core::check_foreign(&self.shown, with_words(decoded(&bytes)?)?))
    }

    fn about(&self, Said { vi, en }: &Said) -> Said {
        let shown = &self.shown;
        said!("{shown}: {vi}", "{shown}: {en}")
    }
}

/// What a command line names.
#[derive(Debug, Default)]
pub(crate) struct Named {
    pub(crate) subjects: Vec<Subject>,
    /// Files that a shell wrote out for `*` and nobody meant, as messages print them.
    pub(crate) left_out: Vec<String>,
}

/// The plans and texts that `paths` name, each once; without paths the plans of the current folder.
///
/// # Errors
/// A path that is neither.
pub(crate) fn find_subjects(paths: &[PathBuf]) -> Result<Named, Said> {
    let (mut named, mut seen) = (Named::default(), HashSet::new());
    if paths.is_empty() {
        named.subjects.extend(find_plans(paths)?.into_iter().map(Subject::Plan));
        return Ok(named);
    }
    for path in paths {
        if paths.len() > 1 && is_readme(path) {
            named.left_out.push(shown(path));
            continue;
        }
        let found = match text(path) {
            Some(subject) => vec![subject],
            None if path.is_file() && !path.ends_with("plan.toml") => {
                let shown = shown(path);
                return Err(said!(
                    "`{shown}` không phải kế hoạch, cũng không phải văn bản .docx, .md, .txt: chỉ thư mục chứa plan.toml hoặc một văn bản như thế",
                    "`{shown}` is neither a plan nor a .docx, .md or .txt document: name a folder that holds plan.toml, or such a document"
                ));
            }
            None => find_plans(std::slice::from_ref(path))?.into_iter().map(Subject::Plan).collect(),
        };
        for subject in found {
            if seen.insert(subject.place()) {
                named.subjects.push(subject);
            }
        }
    }
    Ok(named)
}

/// Whether a file tells about its folder: `plan check plans/*` names it, and it is no administrative document.
fn is_readme(path: &Path) -> bool {
    path.is_file() && path.file_name().is_some_and(|name| name.eq_ignore_ascii_case("README.md"))
}

/// A file that is checked as a text; a section of a plan is checked as that plan, without which its references lead
/// nowhere.
fn text(path: &Path) -> Option<Subject> {
    let ending = path.extension()?.to_string_lossy().to_lowercase();
    if !ENDINGS.contains(&ending.as_str()) || !path.is_file() {
        return None;
    }
    if ending == "md"
        && let Some(plan) = plan_around(path)
    {
        return Some(Subject::Plan(plan));
    }
    Some(Subject::Text(Text { shown: shown(path), path: path.to_owned(), is_word: ending == "docx" }))
}

/// The text, where it has words: "no error" would be said of a scan whose words nobody has read out.
fn with_words(text: &str) -> Result<&str, Said> {
    if text.contains(char::is_alphanumeric) {
        return Ok(text);
    }
    Err(said!(
        "không có chữ nào để kiểm tra: tệp rỗng, hoặc chỉ có ảnh chụp của văn bản",
        "there are no words to check: the file is empty, or holds a picture of the document alone"
    ))
}

/// The text of a file, which has to be UTF-8.
fn decoded(bytes: &[u8]) -> Result<&str, Said> {
    std::str::from_utf8(bytes).map_err(|error| {
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return said!(
                "tệp lưu bằng UTF-16, không phải UTF-8: lưu lại với bảng mã UTF-8 (trong Notepad: Lưu thành…, Mã hóa: UTF-8)",
                "the file is UTF-16, not UTF-8: save it as UTF-8 (in Notepad: Save as…, Encoding: UTF-8)"
            );
        }
        let line = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count() + 1;
        said!(
            "dòng {line}: tệp không phải UTF-8: lưu lại với bảng mã UTF-8 (Unicode); chữ gõ bằng TCVN3 hay VNI phải được chuyển mã trước",
            "line {line}: the file isn't UTF-8: save it as UTF-8 (Unicode); text typed in TCVN3 or VNI has to be converted first"
        )
    })
}
