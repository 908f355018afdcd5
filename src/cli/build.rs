//! `plan build`: the PDF and the Word file, both or none.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use plan_core::compile::Options;
use plan_core::diagnostic::Said;
use plan_core::{Compilation, said};

use super::catalogue::Catalogue;
use super::check::{Shown, check_all, is_for_programs, named_paths, report};
use super::terminal::{Target, Terminal};
use super::{Outcome, Stop};
use crate::session::{Output, Plan, Wanted, file_name, find_plans, render, shown, source_of, write_together};

pub(super) fn run(matches: &ArgMatches, words: Catalogue, terminal: &mut Terminal) -> Result<Outcome, Stop> {
    let plans = find_plans(&named_paths(matches)).map_err(Stop::Message)?;
    refuse_same_names(&plans)?;
    let draft = matches.get_flag("draft");
    let (checked, mut outcome) = check_all(&plans, Options { draft }, matches, words, terminal)?;
    // The text for programs stands alone on the standard output, so that it can be parsed as it comes.
    let (findings, paths) =
        if is_for_programs(matches) { (Target::Result, Target::Aside) } else { (Target::Aside, Target::Result) };
    let shown: Vec<Shown<'_>> = checked.iter().map(|(plan, it)| (plan.shown.as_str(), it)).collect();
    report(&shown, matches, words, terminal, findings)?;
    let mut written: BTreeMap<String, &Plan> = BTreeMap::new();
    for (plan, compilation) in &checked {
        if compilation.has_errors() && !draft {
            continue;
        }
        if let Some((name, other)) = taken(plan, compilation, &mut written) {
            let (one, two) = (&other.shown, &plan.shown);
            let said = said!(
                "`{one}` và `{two}` cùng ghi tệp `{name}`: dựng từng kế hoạch với --out-dir riêng",
                "`{one}` and `{two}` both write the file `{name}`: build them one by one with --out-dir"
            );
            terminal.fail(words, words.said(&said))?;
            outcome = Outcome::Failure;
            continue;
        }
        match build(plan, compilation, matches) {
            Ok(written) => {
                for path in written {
                    terminal.line(paths, &path.display().to_string().replace('\\', "/"))?;
                }
            }
            // One plan that can't be built never stops the others.
            Err(said) => {
                terminal.fail(words, words.said(&said))?;
                outcome = Outcome::Failure;
            }
        }
    }
    Ok(outcome)
}

/// The name of a file that a plan before this one writes too, as an appendix of its own (`tep-rieng`) may be called like
/// another plan; else this plan's names are noted.
fn taken<'p>(
    plan: &'p Plan,
    compilation: &Compilation,
    written: &mut BTreeMap<String, &'p Plan>,
) -> Option<(String, &'p Plan)> {
    let names: Vec<String> = compilation
        .document
        .iter()
        .flat_map(|document| document.volumes())
        .map(|volume| file_name(plan, &volume))
        .collect();
    if let Some(name) = names.iter().find(|name| written.contains_key(*name)) {
        return written.get(name).map(|other| (name.clone(), *other));
    }
    written.extend(names.into_iter().map(|name| (name, plan)));
    None
}

/// Two plans of one name would overwrite each other's files.
fn refuse_same_names(plans: &[Plan]) -> Result<(), Stop> {
    for (index, plan) in plans.iter().enumerate() {
        if let Some(other) = plans.iter().take(index).find(|other| other.name == plan.name) {
            let (name, one, two) = (&plan.name, &other.shown, &plan.shown);
            return Err(Stop::Message(said!(
                "hai kế hoạch cùng tên `{name}` ({one}, {two}) sẽ ghi đè lên nhau: dựng từng kế hoạch với --out-dir riêng",
                "two plans of one name, `{name}` ({one}, {two}), would overwrite each other: build them one by one with --out-dir"
            )));
        }
    }
    Ok(())
}

/// A signed file in the place of an output is the original: no build writes over it (Điều 5).
fn refuse_signed(outputs: &[Output]) -> Result<(), Said> {
    for output in outputs.iter().filter(|output| output.path.extension().is_some_and(|ending| ending == "pdf")) {
        let is_signed =
            fs::read(&output.path).is_ok_and(|before| before != output.bytes && plan_pdf::is_signed(&before));
        if is_signed {
            let path = shown(&output.path);
            return Err(said!(
                "`{path}` đã có chữ ký số, là bản gốc, nên không bị ghi đè; không tệp nào bị thay đổi. Đổi tên hoặc cất tệp ấy đi, \
                 hoặc dựng vào thư mục khác bằng --out-dir",
                "`{path}` carries a signature: it is an original, and isn't written over; no file was changed. Rename it or put it \
                 away, or build into another folder with --out-dir"
            ));
        }
    }
    Ok(())
}

/// Renders what was asked for and writes it; the paths.
fn build(plan: &Plan, compilation: &Compilation, matches: &ArgMatches) -> Result<Vec<PathBuf>, Said> {
    let Some(document) = &compilation.document else { return Ok(Vec::new()) };
    let folder = matches.get_one::<PathBuf>("out-dir").map_or(Path::new("build"), PathBuf::as_path);
    let wanted =
        |kind: &str| matches.get_many::<String>("to").is_none_or(|mut kinds| kinds.any(|wanted| wanted == kind));
    let wanted = Wanted { pdf: wanted("pdf"), docx: wanted("docx"), attached: matches.get_flag("attach-source") };
    let rendered = render(plan, document, &source_of(plan)?, wanted)?;
    let outputs: Vec<Output> =
        rendered.into_iter().map(|file| Output { path: folder.join(file.name), bytes: file.bytes }).collect();
    refuse_signed(&outputs)?;
    write_together(&outputs).map_err(|(path, error)| {
        let path = path.display().to_string().replace('\\', "/");
        said!(
            "không ghi được `{path}`: {error}; không tệp nào bị thay đổi",
            "can't write `{path}`: {error}; no file was changed"
        )
    })?;
    Ok(outputs.into_iter().map(|output| output.path).collect())
}
