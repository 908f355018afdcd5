//! `plan verify` on files whose faults are known: ours, which have none, and mutants, which have one.

mod base;
mod edit;
mod list;
mod ours;
mod page;
mod word;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use plan_core::document::Document;
use plan_verify::report::Verdict;

pub(crate) use base::scan;
use list::{Mutant, mutants};

/// Requirements that no file is found to break, each with the reason.
const NEVER_WRONG: [(&str, &str); 2] = [
    ("dang-ho-ten", "a degree before the name is right where the signer's ministry allows it"),
    ("khoi-ky", "the decree doesn't say that the block stays with the text"),
];

/// What each row comes to.
type Verdicts = BTreeMap<&'static str, Verdict>;

fn verdicts(name: &str, file: &[u8]) -> Result<Verdicts, String> {
    let measured = plan_verify::measure(name, file.to_vec()).map_err(|refusal| refusal.why.en)?;
    Ok(measured.report.rows.iter().map(|row| (row.id, row.verdict)).collect())
}

/// A plan without faults, and what its two files come to.
struct Whole {
    /// `None`: the scan, which no plan makes.
    document: Option<Document>,
    pdf: Verdicts,
    docx: Verdicts,
}

impl Whole {
    fn new(name: &str) -> Self {
        if name == base::SCAN {
            let pdf = verdicts(name, &base::scan()).unwrap();
            return Self { document: None, pdf, docx: Verdicts::new() };
        }
        let document = base::plan(name);
        let (pdf, docx) = (page::whole(&document), word::broken(&document, &[]).unwrap());
        keep(&format!("{name}.pdf"), &pdf);
        keep(&format!("{name}.docx"), &docx);
        for (path, file) in page::project(&document) {
            keep(&format!("{name}{}", path.replace('/', "-")), &file);
        }
        let (pdf, docx) = (verdicts(name, &pdf).unwrap(), verdicts(name, &docx).unwrap());
        Self { document: Some(document), pdf, docx }
    }
}

/// Writes a file for somebody to look at, where the environment names a folder for it.
fn keep(name: &str, file: &[u8]) {
    if let Some(folder) = std::env::var_os("PLAN_MUTANTS") {
        fs::write(PathBuf::from(folder).join(name), file).unwrap();
    }
}

/// One thing broken, one row wrong. `PLAN_MUTANTS=folder` keeps the files.
#[test]
fn each_mutant_turns_its_row_wrong_and_no_other() {
    let mutants = mutants();
    let mut wholes: BTreeMap<&str, Whole> = BTreeMap::new();
    let (mut files, mut faults) = (0, Vec::new());
    for (number, mutant) in (1..).zip(&mutants) {
        let whole = wholes.entry(&mutant.of).or_insert_with(|| Whole::new(&mutant.of));
        let mut excused = BTreeSet::new();
        for (ending, made, before) in
            [("pdf", pdf(whole, mutant), &whole.pdf), ("docx", docx(whole, mutant), &whole.docx)]
        {
            let Some(made) = made else { continue };
            files += 1;
            let found = made.and_then(|file| {
                keep(&format!("{number:03}-{}.{ending}", mutant.row), &file);
                let after = verdicts(&mutant.breaks, &file)?;
                differences(mutant, before, &after, &mut excused)
            });
            if let Err(fault) = found {
                faults.push(format!("{number:03} {ending:4} {}: {}: {fault}", mutant.row, mutant.breaks));
            }
        }
        let needless = mutant.too.keys().chain(mutant.unsure.keys()).filter(|row| !excused.contains(row.as_str()));
        for row in needless {
            faults.push(format!("{number:03} {}: {}: {row} needs no excuse", mutant.row, mutant.breaks));
        }
    }
    assert!(faults.is_empty(), "{} faults in {files} files:\n{}", faults.len(), faults.join("\n"));
}

/// What the mutant's PDF is; `None` if it has none.
fn pdf(whole: &Whole, mutant: &Mutant) -> Option<Result<Vec<u8>, String>> {
    if mutant.pdf.is_empty() && mutant.form.is_empty() && mutant.qpdf.is_empty() {
        return None;
    }
    let file = match &whole.document {
        Some(document) => page::broken(document, mutant),
        None => page::rewritten(base::scan(), &mutant.pdf.iter().collect::<Vec<_>>()),
    };
    match file {
        Ok(file) if !mutant.qpdf.is_empty() => page::through_qpdf(&file, &mutant.qpdf).map(Ok),
        file => Some(file),
    }
}

/// What the mutant's Word file is; `None` if it has none.
fn docx(whole: &Whole, mutant: &Mutant) -> Option<Result<Vec<u8>, String>> {
    (!mutant.docx.is_empty()).then(|| match &whole.document {
        Some(document) => word::broken(document, &mutant.docx),
        None => Err("a scan has no Word file".to_owned()),
    })
}

/// Whether only what should be wrong is, and all else is as before. Notes which excuses were needed.
fn differences<'m>(
    mutant: &'m Mutant,
    before: &Verdicts,
    after: &Verdicts,
    excused: &mut BTreeSet<&'m str>,
) -> Result<(), String> {
    let mut faults = Vec::new();
    let ids: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    for id in ids {
        let (was, is) = (before.get(id).copied(), after.get(id).copied());
        if id == mutant.row {
            if was == Some(Verdict::Wrong) || is != Some(Verdict::Wrong) {
                faults.push(format!("{id} {} -> {}", shown(was), shown(is)));
            }
        } else if was != is {
            // A row that isn't asked any more is as good as one that can't be told.
            let vague = |verdict| !matches!(verdict, Some(Verdict::Wrong | Verdict::Substitute));
            let excuse = match mutant.too.get_key_value(id) {
                Some(excuse) => (is == Some(Verdict::Wrong)).then_some(excuse),
                None => mutant.unsure.get_key_value(id).filter(|_| vague(was) && vague(is)),
            };
            match excuse {
                Some((row, _)) => _ = excused.insert(row),
                None => faults.push(format!("{id} {} -> {}", shown(was), shown(is))),
            }
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join(", ")) }
}

fn shown(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Right) => "right",
        Some(Verdict::Wrong) => "WRONG",
        Some(Verdict::Substitute) => "substitute",
        Some(Verdict::Unknown) => "unknown",
        None => "not asked",
    }
}

#[test]
fn each_requirement_has_its_mutants_in_both_formats() {
    let mutants = mutants();
    assert!(mutants.len() >= 60, "{}", mutants.len());
    let broken: BTreeSet<&str> = mutants.iter().map(|mutant| mutant.row.as_str()).collect();
    let names: BTreeSet<&str> = plan_verify::requirements().map(|(name, _)| name).collect();
    let never: BTreeSet<&str> = NEVER_WRONG.iter().map(|(name, _)| *name).collect();
    let lacking: Vec<_> = names.iter().filter(|name| !broken.contains(*name) && !never.contains(*name)).collect();
    assert!(lacking.is_empty(), "no mutant breaks {lacking:?}");
    let strange: Vec<_> = broken.iter().filter(|row| !names.contains(*row) || never.contains(*row)).collect();
    assert!(strange.is_empty(), "no such requirement, or said to be never wrong: {strange:?}");
    for mutant in &mutants {
        let has_pdf = !(mutant.pdf.is_empty() && mutant.form.is_empty() && mutant.qpdf.is_empty());
        let is_both = has_pdf && !mutant.docx.is_empty();
        assert!(is_both != mutant.only.is_some(), "{}: one format, and no word why; or the reverse", mutant.breaks);
    }
}
