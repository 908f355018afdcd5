//! Slips put into real texts, one at a time: how many of them the rules find, and what else they say then.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

/// `tests/mutants.toml`
#[derive(Deserialize)]
struct Mutants {
    mutant: Vec<Mutant>,
}

#[derive(Deserialize)]
struct Mutant {
    /// "000" of `tests/scans/000.txt`.
    scan: String,
    /// The rule that has to find it.
    rule: String,
    /// Rules that have something true to say of the text then.
    #[serde(default)]
    also: Vec<String>,
    was: String,
    becomes: String,
}

/// At least so many of a hundred are found.
const FOUND: usize = 90;

/// At most one finding in so many is another than those that the slip calls for.
const STRAY: usize = 20;

fn tests() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests")
}

/// What is said of a text, each thing as often as it is said; places left out, as a slip moves them.
fn said(text: &str) -> BTreeMap<(&'static str, String), usize> {
    let mut said = BTreeMap::new();
    for finding in plan_core::check_foreign("x.txt", text).findings {
        *said.entry((finding.code, finding.message.vi)).or_default() += 1;
    }
    said
}

#[test]
fn nine_slips_in_ten_are_found_and_little_else_is_said() {
    let text = std::fs::read_to_string(tests().join("mutants.toml")).unwrap();
    let mutants: Mutants = toml::from_str(&text).unwrap();
    let mut scans: BTreeMap<&str, (String, _)> = BTreeMap::new();
    let (mut found, mut stray, mut missed) = (0, Vec::new(), Vec::new());
    for mutant in &mutants.mutant {
        let (scan, before) = scans.entry(&mutant.scan).or_insert_with(|| {
            let text = std::fs::read_to_string(tests().join(format!("scans/{}.txt", mutant.scan))).unwrap();
            let said = said(&text);
            (text, said)
        });
        assert_eq!(scan.matches(&mutant.was).count(), 1, "{} {:?}", mutant.scan, mutant.was);
        let after = said(&scan.replacen(&mutant.was, &mutant.becomes, 1));
        let fresh = after.iter().filter(|(what, count)| before.get(what).is_none_or(|known| known < count));
        let (own, others): (Vec<_>, Vec<_>) = fresh.partition(|((code, _), _)| *code == mutant.rule);
        let shown = format!("{} {} {:?} → {:?}", mutant.rule, mutant.scan, mutant.was, mutant.becomes);
        if own.is_empty() {
            missed.push(format!("{shown}: {others:?}"));
        } else {
            found += 1;
            let others = others.iter().filter(|((code, _), _)| !mutant.also.iter().any(|also| also == code));
            stray.extend(others.map(|(what, _)| format!("{shown}: {what:?}")));
        }
    }
    let all = mutants.mutant.len();
    println!("{found} of {all} slips found; {} other findings", stray.len());
    println!("missed:\n{}\nelse:\n{}", missed.join("\n"), stray.join("\n"));
    assert!(found * 100 >= all * FOUND, "{found} of {all} found; missed:\n{}", missed.join("\n"));
    assert!(stray.len() * STRAY <= found, "{} besides {found}:\n{}", stray.len(), stray.join("\n"));
    let page = std::fs::read_to_string(tests().join("../docs/rules/FINDINGS.md")).unwrap();
    let figures = format!("has {all} slips; {found} are found");
    assert!(page.contains(&figures), "docs/rules/FINDINGS.md: tests/mutants.toml {figures}");
}
