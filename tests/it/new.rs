//! `plan new`: what it makes has no finding, builds at once, and writes over nothing.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use plan_core::decree::{KINDS, outlines};

fn plan(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_plan"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("PLAN_LANG")
        .output()
        .expect("the binary runs")
}

#[test]
fn every_kind_with_every_outline_has_no_finding() {
    let scratch = tempfile::tempdir().unwrap();
    for kind in KINDS.iter().filter(|kind| kind.has_form()) {
        for outline in outlines() {
            let name = format!("{}-{}", kind.id, outline.id);
            let made = plan(&["new", &name, "--loai", &kind.id, "--khung", &outline.id], scratch.path());
            assert!(made.status.success(), "{name}: {made:?}");
            let sections = fs::read_dir(scratch.path().join(&name)).unwrap();
            let sections = sections
                .filter(|entry| entry.as_ref().unwrap().path().extension().is_some_and(|extension| extension == "md"));
            // A decision has its three Điều instead of one section.
            let without_roles = if kind.order.is_some() { 3 } else { 1 };
            let expected = if outline.roles.is_empty() { without_roles } else { outline.roles.len() };
            assert_eq!(sections.count(), expected, "{name}");
        }
    }
    let checked = plan(&["check", ".", "--deny-warnings"], scratch.path());
    assert!(checked.status.success() && checked.stdout.is_empty(), "{checked:?}");
}

#[test]
fn it_builds_at_once() {
    let scratch = tempfile::tempdir().unwrap();
    assert!(plan(&["new", "moi"], scratch.path()).status.success());
    let built = plan(&["build", "moi"], scratch.path());
    assert_eq!(String::from_utf8_lossy(&built.stdout), "build/moi.pdf\nbuild/moi.docx\n", "{built:?}");
}

#[test]
fn nothing_is_written_over_and_nothing_half_made() {
    let scratch = tempfile::tempdir().unwrap();
    let refused = |arguments: &[&str]| {
        let output = plan(arguments, scratch.path());
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(output.stdout.is_empty());
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    fs::create_dir(scratch.path().join("co-san")).unwrap();
    fs::write(scratch.path().join("co-san/ghi-chu.txt"), "x").unwrap();
    fs::write(scratch.path().join("tep"), "x").unwrap();
    assert!(refused(&["new", "co-san"]).contains("không trống"));
    assert!(refused(&["new", "tep"]).contains("là một tệp"));
    assert!(refused(&["new", "tep/moi"]).contains("tep"));
    assert!(refused(&["new", "moi", "--trich-yeu", "Năm {{ nam }}"]).contains("TC002"));
    assert!(refused(&["new", "moi", "--dia-danh", "An Bình"]).contains("--co-quan"));
    assert!(!scratch.path().join("moi").exists());
    assert_eq!(fs::read_dir(scratch.path().join("co-san")).unwrap().count(), 1);
    fs::create_dir(scratch.path().join("trong")).unwrap();
    assert!(plan(&["new", "trong"], scratch.path()).status.success(), "an empty folder is taken");
}

/// The first plan of an office brings its schemas; moved up with co-quan.toml, they serve the next.
#[test]
fn the_office_above_and_its_schemas_serve_all_plans() {
    let scratch = tempfile::tempdir().unwrap();
    let at = |path: &str| scratch.path().join(path);
    let office = ["--co-quan", "Ủy ban nhân dân xã An Bình"];
    assert!(plan(&[&["new", "mot"][..], &office].concat(), scratch.path()).status.success());
    let first_line = |path: &str| fs::read_to_string(at(path)).unwrap().lines().next().unwrap_or_default().to_owned();
    assert_eq!(first_line("mot/plan.toml"), "#:schema ./.plan/plan.schema.json");
    let printed = plan(&["schema", "plan"], scratch.path()).stdout;
    assert_eq!(fs::read(at("mot/.plan/plan.schema.json")).unwrap(), printed);

    fs::rename(at("mot/co-quan.toml"), at("co-quan.toml")).unwrap();
    fs::rename(at("mot/.plan"), at(".plan")).unwrap();
    assert!(plan(&["new", "nam/hai"], scratch.path()).status.success());
    assert_eq!(first_line("nam/hai/plan.toml"), "#:schema ../../.plan/plan.schema.json");
    assert!(!at("nam/hai/co-quan.toml").exists() && !at("nam/hai/.plan").exists());
    assert!(plan(&["check", "nam/hai", "--deny-warnings"], scratch.path()).status.success());
}
