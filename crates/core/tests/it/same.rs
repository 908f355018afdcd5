//! What is said of a plan doesn't hang on how its files are laid out: line ends, the order of keys, `--fix` and `fmt`.
//!
//! Every test of every suite is a plan with its findings; here each is laid out otherwise and checked again.

use plan_core::Compilation;
use plan_core::compile::Options;
use plan_core::fix::fixed;
use plan_core::source::Memory;
use plan_core::tidy::tidied;
use toml_edit::{Item, Table, Value};

use crate::literate;

/// What is said, in an order that doesn't hang on the source's.
fn said(checked: &Compilation) -> Vec<(&'static str, String)> {
    let findings = checked.findings.iter();
    let mut said: Vec<_> = findings.map(|finding| (finding.code, finding.message.vi.clone())).collect();
    said.sort();
    said
}

/// Code, line and column of every finding, in order.
fn places(checked: &Compilation) -> Vec<(&'static str, String)> {
    let place = |span: plan_core::source::Span| {
        let place = checked.sources.file(span.file).line_column(span.range().start);
        format!("{}:{place:?}", checked.sources.file(span.file).path())
    };
    checked.findings.iter().map(|finding| (finding.code, place(finding.span))).collect()
}

fn check(files: &Memory) -> Compilation {
    plan_core::check(files, "", Options::default())
}

/// The files with each text changed.
fn each(files: &Memory, change: impl Fn(&str, &str) -> String) -> Memory {
    let mut changed = Memory::default();
    for (path, content) in files.iter() {
        match std::str::from_utf8(content) {
            Ok(text) => changed.insert(path, change(path, text)),
            Err(_) => changed.insert(path, content),
        }
    }
    changed
}

#[test]
fn line_ends_change_nothing() {
    for case in &literate::all() {
        let crlf = |text: &str| text.replace("\r\n", "\n").replace('\n', "\r\n");
        let (before, after) = match case.foreign() {
            Some((name, text)) => (case.checked(), plan_core::check_foreign(name, &crlf(text))),
            None => (case.checked(), check(&each(&case.files, |_, text| crlf(text)))),
        };
        assert_eq!(said(&after), said(&before), "{}", case.name);
        assert_eq!(places(&after), places(&before), "{}", case.name);
    }
}

/// Keys of each table in the other order, and tables behind each other in the other order; rows keep theirs.
fn turned_about(text: &str) -> Option<String> {
    let mut document = text.parse::<toml_edit::DocumentMut>().ok()?;
    let mut positions = Vec::new();
    turn(document.as_table_mut(), &mut positions);
    positions.sort_unstable_by(|one, two| two.cmp(one));
    place(document.as_table_mut(), &mut positions);
    Some(document.to_string())
}

/// Turns the keys about, and collects where the tables stand.
fn turn(table: &mut Table, positions: &mut Vec<isize>) {
    let order: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
    let rank = |key: &str| order.iter().position(|one| one == key);
    table.sort_values_by(|one, _, two, _| rank(two.get()).cmp(&rank(one.get())));
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(inner) => {
                positions.extend(inner.position());
                turn(inner, positions);
            }
            Item::ArrayOfTables(rows) => rows.iter_mut().for_each(|row| turn(row, &mut Vec::new())),
            Item::Value(Value::InlineTable(inner)) => {
                let order: Vec<String> = inner.iter().map(|(key, _)| key.to_owned()).collect();
                let rank = |key: &str| order.iter().position(|one| one == key);
                inner.sort_values_by(|one, _, two, _| rank(two.get()).cmp(&rank(one.get())));
            }
            Item::Value(_) | Item::None => {}
        }
    }
}

/// Gives the tables, which stand about now, the places in order: the first is the last of `positions`.
fn place(table: &mut Table, positions: &mut Vec<isize>) {
    for (_, item) in table.iter_mut() {
        if let Item::Table(inner) = item {
            if inner.position().is_some() {
                inner.set_position(positions.pop());
            }
            place(inner, positions);
        }
    }
}

#[test]
fn the_order_of_keys_changes_nothing() {
    let turned = turned_about("a = 1\nb = 2\n[c]\nd = 3\ne = 4\n[f]\ng = 5\n").unwrap();
    assert_eq!(turned, "b = 2\na = 1\n[f]\ng = 5\n[c]\ne = 4\nd = 3\n");
    let mut count = 0;
    for case in literate::all().iter().filter(|case| case.foreign().is_none()) {
        let turned = each(&case.files, |path, text| {
            let turned = path.ends_with(".toml").then(|| turned_about(text)).flatten();
            turned.unwrap_or_else(|| text.to_owned())
        });
        count += 1;
        assert_eq!(said(&check(&turned)), said(&case.checked()), "{}", case.name);
    }
    assert!(count > 100, "{count} plans");
}

/// The files with all safe fixes made.
fn after_fix(files: &Memory) -> Memory {
    let checked = check(files);
    let mut after = files.clone();
    for file in fixed(&checked.sources, &checked.findings) {
        after.insert(checked.sources.file(file.file).path(), file.content);
    }
    after
}

/// The files as `plan fmt` leaves them.
fn after_fmt(files: &Memory) -> Memory {
    let mut after = files.clone();
    let (sources, changed) = tidied(files, "");
    for file in changed {
        after.insert(sources.file(file.file).path(), file.content);
    }
    after
}

/// The first file that two plans don't have the same, with what they have.
fn difference(one: &Memory, two: &Memory) -> Option<String> {
    let other = |path: &str| two.iter().find(|(other, _)| *other == path).map(|(_, content)| content.to_vec());
    let (path, content) = one.iter().find(|(path, content)| other(path).as_deref() != Some(*content))?;
    let other = other(path).unwrap_or_default();
    Some(format!("{path}: {}\n---\n{}", String::from_utf8_lossy(content), String::from_utf8_lossy(&other)))
}

#[test]
fn a_plan_in_normal_form_stays_in_it_when_it_is_fixed() {
    for case in literate::all().iter().filter(|case| case.foreign().is_none()) {
        let fixed_once = after_fix(&after_fmt(&case.files));
        assert_eq!(difference(&fixed_once, &after_fmt(&fixed_once)), None, "fmt after fix: {}", case.name);
        assert_eq!(difference(&fixed_once, &after_fix(&fixed_once)), None, "fix after fix: {}", case.name);
    }
}
