//! The ledger, docs/ND30.md: every clause that the program knows has its row, and a row names only what is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use plan_core::decree::KINDS;
use plan_core::rules::{RULES, rule};
use plan_core::vietnamese::{point_letter, words_folded};
use toml::Value;

const LEDGER: &str = "docs/ND30.md";
const LAYOUT: &str = "templates/nd30/layout.toml";
const STATUSES: [&str; 4] = ["đạt", "một phần", "không kiểm được", "chưa làm"];

fn read(path: &str) -> Option<String> {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).ok()
}

/// A row of the ledger.
pub(super) struct Row {
    /// Where, for messages: "docs/ND30.md:12".
    pub(super) place: String,
    /// In the short notation of `Clause`.
    clause: String,
    /// *Cách đáp ứng*.
    means: String,
    /// *Chứng minh*, name by name.
    pub(super) proofs: Vec<String>,
    /// *Trạng thái*.
    status: String,
}

impl Row {
    /// *Đạt*.
    pub(super) fn is_met(&self) -> bool {
        self.status == STATUSES[0]
    }
}

/// The cells of all rows under the tables whose head begins so, with their line numbers.
fn tables(head: &str) -> Vec<(usize, Vec<String>)> {
    let text = read(LEDGER).unwrap();
    let mut rows = Vec::new();
    let mut inside = false;
    for (line, number) in text.lines().zip(1..) {
        inside = line.starts_with(head) || (inside && line.starts_with('|'));
        if inside && !line.starts_with(head) && !line.starts_with("|---") {
            let cells = line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
            rows.push((number, cells));
        }
    }
    rows
}

pub(super) fn rows() -> Vec<Row> {
    tables("| Khoản |")
        .into_iter()
        .map(|(number, cells)| {
            let place = format!("{LEDGER}:{number}");
            let [clause, _, means, proofs, status] = &cells[..] else {
                panic!("{place}: a row has five cells (a “|” inside one can't be written): {cells:?}")
            };
            let [clause] = &names(clause)[..] else { panic!("{place}: one clause, in backticks: {clause}") };
            let proofs = names(proofs);
            Row { place, clause: clause.clone(), means: means.clone(), proofs, status: status.clone() }
        })
        .collect()
}

/// What stands in backticks.
fn names(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Why a proof is none.
fn fault(proof: &str) -> Option<String> {
    if let Some(id) = proof.strip_prefix("verify:") {
        let known = plan_verify::requirements().any(|(known, _)| known == id);
        return (!known)
            .then(|| "`plan verify` has no such row: crates/verify/src/requirements has their names".into());
    }
    let is_code = proof.len() == 5 && proof.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    if is_code {
        return rule(proof).is_none().then(|| "no such rule: `plan explain` lists them".into());
    }
    let (path, name) = proof.split_once("::").map_or((proof, None), |(path, name)| (path, Some(name)));
    let Some(text) = read(path) else { return Some(format!("there is no file {path}; where has it moved to?")) };
    let lines: Vec<&str> = text.lines().collect();
    let (is_there, wanted) = match (path.rsplit_once('.').map_or("", |(_, end)| end), name) {
        ("rs", Some(name)) => (is_test(&lines, name), format!("no function `{name}` under #[test]")),
        ("py", Some(name)) => {
            let module = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".py");
            let is_run = read(".ci/outside/run.py").unwrap().contains(&format!("    {module}.{name},\n"));
            let is_defined = lines.iter().any(|line| line.starts_with(&format!("def {name}(")));
            (is_run && is_defined, format!("no check `{name}` that .ci/outside/run.py runs"))
        }
        ("md", Some(name)) => (lines.contains(&&*format!("## {name}")), format!("no case `## {name}`")),
        ("md", None) => (true, String::new()),
        _ => (false, "a proof is `verify:id`, a rule's code, or `file::name` of a .rs, .py or .md file".into()),
    };
    let is_suite = !path.ends_with(".md") || path.starts_with("tests/rules/");
    match (is_there, is_suite) {
        (true, true) => None,
        (true, false) => Some("only the suites in tests/rules are run".into()),
        (false, _) => Some(format!("{wanted}; name what proves it now, or take the name out and lower the status")),
    }
}

/// Whether a function of this name stands below `#[test]`, other attributes and comments between them allowed.
fn is_test(lines: &[&str], name: &str) -> bool {
    let named = format!("fn {name}(");
    lines.iter().enumerate().any(|(at, line)| {
        line.trim().starts_with(&named)
            && lines[..at]
                .iter()
                .rev()
                .map(|line| line.trim())
                .take_while(|line| line.starts_with("#[") || line.starts_with("//"))
                .any(|line| line == "#[test]")
    })
}

/// The clauses that layout.toml cites.
fn clauses(value: &Value, found: &mut BTreeSet<String>) {
    for (key, value) in value.as_table().into_iter().flatten() {
        match value.as_str() {
            Some(clause) if key == "clause" => {
                found.insert(clause.to_owned());
            }
            _ => clauses(value, found),
        }
    }
}

fn all_right(faults: &[String]) {
    assert!(faults.is_empty(), "{} in the ledger:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_proof_that_a_row_names_is_there() {
    let faults = rows().into_iter().flat_map(|row| {
        let Row { place, proofs, .. } = row;
        proofs.into_iter().filter_map(move |proof| fault(&proof).map(|why| format!("{place}: `{proof}`: {why}")))
    });
    all_right(&faults.collect::<Vec<_>>());
}

#[test]
fn every_value_and_file_that_a_row_points_to_is_there() {
    let layout: Value = toml::from_str(&read(LAYOUT).unwrap()).unwrap();
    let is_there = |name: &str| match name.strip_prefix("layout:") {
        Some(path) => path.split('.').try_fold(&layout, |value, key| value.get(key)).is_some(),
        None => !name.contains('/') || name.contains(' ') || read(name).is_some(),
    };
    let faults = rows().into_iter().flat_map(|Row { place, means, .. }| {
        let lost = names(&means).into_iter().filter(|name| !is_there(name)).collect::<Vec<_>>();
        lost.into_iter().map(move |name| format!("{place}: `{name}` isn't there; where has it moved to?"))
    });
    all_right(&faults.collect::<Vec<_>>());
}

#[test]
fn a_row_has_one_of_four_states_and_none_is_met_without_a_proof() {
    let faults = rows().into_iter().filter_map(|row| {
        let is_met = row.is_met();
        let Row { place, status, proofs, .. } = row;
        if !STATUSES.contains(&&*status) {
            Some(format!("{place}: “{status}” is none of {STATUSES:?}"))
        } else if is_met && proofs.is_empty() {
            Some(format!("{place}: “{status}” without a proof: name the test that shows it, or say “{}”", STATUSES[1]))
        } else {
            None
        }
    });
    all_right(&faults.collect::<Vec<_>>());
}

/// A number, a requirement or a rule that nobody has told the ledger of isn't done.
#[test]
fn every_clause_requirement_and_rule_has_its_row() {
    let rows = rows();
    let mut cited = BTreeSet::new();
    clauses(&toml::from_str(&read(LAYOUT).unwrap()).unwrap(), &mut cited);
    let rows_of = |clause: &str| rows.iter().filter(|row| row.clause == clause).collect::<Vec<_>>();
    let mut faults: Vec<String> = cited
        .iter()
        .filter(|clause| rows_of(clause).is_empty())
        .map(|clause| format!("{LAYOUT} cites {clause}, which has no row: add one"))
        .collect();
    let requirements = plan_verify::requirements().map(|(id, clause)| (format!("verify:{id}"), clause));
    let rules =
        RULES.iter().filter(|rule| rule.clause.is_law()).map(|rule| (rule.code.to_owned(), rule.clause.clone()));
    for (name, clause) in requirements.chain(rules) {
        let clause = clause.short();
        let rows = rows_of(clause);
        if !rows.iter().any(|row| row.proofs.contains(&name)) {
            let row = rows.first().map_or("add a row for it", |row| &row.place);
            faults.push(format!("`{name}` shows {clause}, and no row of that clause names it: {row}"));
        }
    }
    all_right(&faults);
}

/// The decree itself, to the last point: how many each khoản of Phụ lục I has, 0 where it has none.
const POINTS: [(&str, &[usize]); 6] = [
    ("I.I", &[0; 7]),
    ("I.II", &[3, 3, 4, 3, 2, 7, 5, 3, 4]),
    ("I.III", &[6, 3, 0, 0]),
    ("I.IV", &[0; 2]),
    ("II.I", &[0, 4, 3]),
    ("II.II", &[7, 4, 2]),
];
/// The forms of Phụ lục III.
const FORMS: [&str; 14] =
    ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9", "1.10", "2.1", "2.2", "3.1", "3.2"];

#[test]
fn the_decree_is_there_to_the_last_point() {
    let rows: BTreeSet<String> = rows().into_iter().map(|row| row.clause).collect();
    let mut asked: BTreeSet<String> = FORMS.iter().map(|form| format!("pl3:{form}")).collect();
    asked.insert("pl1:I.V".to_owned());
    for (section, points) in POINTS {
        for (count, number) in points.iter().zip(1..) {
            let clause = format!("pl1:{section}.{number}");
            // "dd" stands for the letter đ.
            asked.extend((1..=*count).map(|point| format!("{clause}.{}", point_letter(point).replace('đ', "dd"))));
            asked.extend((*count == 0).then_some(clause));
        }
    }
    let faults: Vec<String> = asked.difference(&rows).map(|clause| format!("{clause} has no row")).collect();
    all_right(&faults);
}

/// Phụ lục III, Mục I; how the tone is placed ("uỷ", "ủy") doesn't matter.
#[test]
fn the_abbreviations_are_those_of_the_table() {
    let asked = tables("| STT |");
    assert_eq!(asked.len(), 27, "the decree's table has 27 kinds");
    let known: Vec<_> = KINDS.iter().filter_map(|kind| Some((&kind.name, kind.abbreviation.as_ref()?))).collect();
    assert_eq!(known.len(), asked.len(), "data/kinds.toml has as many kinds with an abbreviation");
    for ((number, cells), (name, abbreviation)) in asked.iter().zip(known) {
        let same = words_folded(&cells[1]) == words_folded(name) && cells[2] == *abbreviation;
        assert!(same, "{LEDGER}:{number}: {} ({}), in data/kinds.toml {name} ({abbreviation})", cells[1], cells[2]);
    }
}
