//! `docs/rules/FINDINGS.md` names every rule that speaks on a plan or a scan, and no other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use plan_core::Compilation;
use plan_core::compile::Options;
use plan_core::source::Disk;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The names under a folder, sorted, with what is said of each.
fn said(folder: &str, check: impl Fn(&Path, &str) -> Option<Compilation>) -> BTreeMap<String, BTreeSet<String>> {
    let entries = std::fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let checked = entries.filter_map(|path| {
        let name = path.file_stem()?.to_str()?.to_owned();
        let codes = check(&path, &name)?.findings.iter().map(|finding| finding.code.to_owned()).collect();
        Some((name, codes))
    });
    checked.collect()
}

/// The rows of the table whose first cell is headed `heading`: the cells of each; an empty first cell stands for the one above.
fn rows(page: &str, heading: &str) -> Vec<(String, Vec<String>)> {
    let start = page.find(&format!("| {heading} |")).expect("a table");
    let mut above = String::new();
    let lines = page[start..].lines().skip(2).take_while(|line| line.starts_with('|'));
    let rows = lines.map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        if !cells[0].is_empty() {
            cells[0].clone_into(&mut above);
        }
        (above.clone(), cells[1].split(", ").map(str::to_owned).collect())
    });
    rows.collect()
}

#[test]
fn the_page_of_findings_is_what_is_found() {
    let page = std::fs::read_to_string(root().join("docs/rules/FINDINGS.md")).unwrap();

    let plans = said("plans", |path, name| {
        let disk = Disk::new(root(), "");
        path.join("plan.toml").is_file().then(|| plan_core::check(&disk, &format!("plans/{name}"), Options::default()))
    });
    let mut judged: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (plan, codes) in rows(&page, "Plan") {
        judged.entry(plan).or_default().extend(codes);
    }
    assert_eq!(judged, plans);
}
