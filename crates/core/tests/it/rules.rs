//! Every rule has its suite, and every suite holds.

use plan_core::compile::Options;
use plan_core::rules::RULES;

use crate::literate;

#[test]
fn the_base_plan_has_no_finding() {
    let checked = plan_core::check(&literate::base(), "", Options::default());
    assert_eq!(checked.findings, [], "tests/rules/base.md");
    assert!(checked.document.is_some());
}

#[test]
fn every_suite_holds() {
    let mut suites: Vec<_> = std::fs::read_dir(literate::folder())
        .expect("tests/rules")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "md") && !path.ends_with("base.md"))
        .collect();
    suites.sort();
    // The page of mistakes that authors make shows what the program says, so it is a suite as well.
    suites.push(literate::folder().join("../../docs/LOI_THUONG_GAP.md"));
    let failures: Vec<String> = suites.iter().flat_map(|path| literate::run(path)).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

/// No fault comes twice, under two codes: a rule that gives way to another is silent where that one speaks.
#[test]
fn who_gives_way_is_silent_where_the_others_speak() {
    let giving: Vec<_> = RULES.iter().filter(|rule| !rule.gives_way_to().is_empty()).collect();
    for case in literate::all() {
        let findings = case.checked().findings;
        for rule in &giving {
            let others = findings.iter().filter(|finding| rule.gives_way_to().contains(&finding.code));
            let told: Vec<_> = others.flat_map(plan_core::diagnostic::Finding::places).collect();
            for own in findings.iter().filter(|finding| finding.code == rule.code) {
                let touches = |other: &plan_core::source::Span| {
                    own.span.file == other.file && own.span.start < other.end && other.start < own.span.end
                };
                assert!(!told.iter().any(touches), "{}: {} speaks where another does", case.name, rule.code);
            }
        }
    }
}

/// A rule without a test that it speaks, and one that it keeps silent, isn't a rule yet.
#[test]
fn every_rule_speaks_in_its_suite_and_keeps_silent_in_it() {
    for rule in RULES {
        let path = literate::folder().join(format!("{}.md", rule.code));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let speaks: Vec<bool> = literate::cases(&text)
            .iter()
            .map(|case| {
                let checked = case.checked();
                checked.findings.iter().any(|finding| finding.code == rule.code)
            })
            .collect();
        assert!(speaks.contains(&true), "{}: no test in which it speaks", rule.code);
        assert!(speaks.contains(&false), "{}: no test in which it keeps silent", rule.code);
        assert!(
            text.contains("```hien-thi\n") && text.contains("```hien-thi en\n"),
            "{}: not shown in full",
            rule.code
        );
    }
}
