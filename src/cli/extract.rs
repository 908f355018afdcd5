//! `plan extract`: the plan's folder, out of a PDF that carries it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use plan_core::diagnostic::Said;
use plan_core::said;

use super::catalogue::Catalogue;
use super::terminal::{Target, Terminal};
use super::{Outcome, Stop};
use crate::session::{Output, guarded, read_finished, shown, write_together};

pub(super) fn run(matches: &ArgMatches, _words: Catalogue, terminal: &mut Terminal) -> Result<Outcome, Stop> {
    // The grammar asks for it.
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Ok(Outcome::Failure) };
    let name = shown(file);
    let about = |said: Said| {
        let (vi, en) = (&said.vi, &said.en);
        Stop::Message(said!("{name}: {vi}", "{name}: {en}"))
    };
    let files = files_in(file).map_err(about)?;
    let folder = match matches.get_one::<PathBuf>("out-dir") {
        Some(folder) => folder.clone(),
        None => file.with_extension(""),
    };
    let outputs = outputs(&folder, files).map_err(about)?;
    if !matches.get_flag("force") {
        refuse_existing(&outputs)?;
    }
    write_together(&outputs).map_err(|(path, error)| {
        let path = shown(&path);
        Stop::Message(said!(
            "không ghi được `{path}`: {error}; không tệp nào bị thay đổi",
            "can't write `{path}`: {error}; no file was changed"
        ))
    })?;
    for output in outputs {
        terminal.line(Target::Result, &shown(&output.path))?;
    }
    Ok(Outcome::Clean)
}

/// The source inside a PDF, by the paths that it gives.
fn files_in(file: &Path) -> Result<BTreeMap<String, Vec<u8>>, Said> {
    let bytes = read_finished(file)?;
    // A foreign file may trip its reader.
    let files = guarded(|| plan_pdf::attached_source(&bytes)).map_err(|slip| slip.in_file())?;
    let files = files.map_err(|error| said!("không đọc được tệp PDF: {error}", "the PDF can't be read: {error}"))?;
    if files.is_empty() {
        return Err(said!(
            "không có thư mục nguồn bên trong: tệp không được dựng với --attach-source",
            "there is no source inside: it wasn't built with --attach-source"
        ));
    }
    Ok(files)
}

/// Where each file goes. All paths are looked at before anything is written.
fn outputs(folder: &Path, files: BTreeMap<String, Vec<u8>>) -> Result<Vec<Output>, Said> {
    let mut outputs = Vec::with_capacity(files.len());
    for (name, bytes) in files {
        if !is_plain(&name) {
            return Err(said!(
                "từ chối: đường dẫn `{name}` bên trong tệp dẫn ra ngoài thư mục, là tệp ẩn hoặc tên riêng của hệ điều hành; không \
                 ghi tệp nào",
                "refused: the path `{name}` inside the file leads out of the folder, is hidden or a name that the system keeps \
                 for itself; nothing was written"
            ));
        }
        let path = name.split('/').fold(folder.to_owned(), |path, part| path.join(part));
        outputs.push(Output { path, bytes });
    }
    Ok(outputs)
}

/// Names that Windows keeps for devices, whatever follows the dot.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// Whether a path has plain names alone, so that it leads nowhere else on Windows or Linux. A hidden name is none: a plan's
/// folder has no such file, and programs take orders from them (`.git/config`).
fn is_plain(path: &str) -> bool {
    path.split('/').all(|part| {
        !part.is_empty()
            && !part.starts_with('.')
            && !part.ends_with(['.', ' '])
            && !is_device(part)
            && !part.contains(['\\', ':', '<', '>', '"', '|', '?', '*'])
            && !part.chars().any(char::is_control)
    })
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let port = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    DEVICES.contains(&stem.as_str()) || port.is_some_and(|port| port.chars().count() == 1 && port != "0")
}

fn refuse_existing(outputs: &[Output]) -> Result<(), Stop> {
    // A link counts, wherever it leads.
    match outputs.iter().find(|output| output.path.symlink_metadata().is_ok()) {
        None => Ok(()),
        Some(output) => {
            let path = shown(&output.path);
            Err(Stop::Message(said!(
                "`{path}` đã có; không ghi tệp nào. Chọn thư mục khác bằng --out-dir, hoặc ghi đè bằng --force",
                "`{path}` is there already; nothing was written. Choose another folder with --out-dir, or overwrite with --force"
            )))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn no_path_leads_out() {
        for path in
            ["plan.toml", "phu-luc/1-chi-tieu.toml", "ghi chú.txt", "a/b/c", "con-số.md", "commune.md", "COM.md"]
        {
            assert!(is_plain(path), "{path}");
        }
        for path in [
            "",
            "/etc/passwd",
            "../x",
            "a/../../x",
            "a//b",
            "./a",
            "C:/x",
            "a\\..\\b",
            "a\0b",
            ".git/config",
            "a/.x",
            "a.",
            "a ",
            "nul",
            "aux.md",
            "Com1.toml",
            "lpt¹.md",
        ] {
            assert!(!is_plain(path), "{path}");
        }
    }
}
