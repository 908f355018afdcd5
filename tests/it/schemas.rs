//! The schemas say what the compiler reads: no key more, no key less, and the same words.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use plan_core::decree::{KINDS, SCHEMES, outlines};
use plan_core::rules::RULES;
use plan_core::source::toml::Level;
use plan_core::source::{Fault, Memory, Sources, Wanted, read_plan};
use serde_json::Value;
use toml::Table;

/// A key that no table knows: the reader answers with those that it does.
const UNKNOWN: &str = "khoa-khong-co";
/// The id of the one column of the appendix.
const COLUMN: &str = "cot-mot";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn schema(name: &str) -> Value {
    let text = fs::read_to_string(root().join(format!("data/schemas/{name}.schema.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Follows `$ref`; of several possible values, the one that is a table.
fn resolved<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.strip_prefix("#/definitions/").expect("a reference inside the schema");
        return resolved(root, &root["definitions"][name]);
    }
    let mut any = schema["anyOf"].as_array().into_iter().flatten().map(|one| resolved(root, one));
    any.find(|one| one["properties"].is_object()).unwrap_or(schema)
}

/// A table with an unknown key in it and in every table below, and what each of them should know.
fn probe(root: &Value, schema: &Value, path: &str, keys: &mut BTreeMap<String, BTreeSet<String>>) -> Table {
    // Any key may be the name of a rule: a rule of its own says which is none (BQ003).
    if resolved(root, &schema["additionalProperties"])["enum"].is_array() {
        return Table::new();
    }
    let mut table = Table::from_iter([(UNKNOWN.to_owned(), toml::Value::Integer(1))]);
    let properties = schema["properties"].as_object().expect("properties");
    let mut known: BTreeSet<String> = properties.keys().cloned().collect();
    for (key, property) in properties {
        // Groups stand in groups as deep as one likes; one inside another shows it.
        if path.split('.').filter(|part| part == key).count() > 1 {
            continue;
        }
        let below = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        let property = resolved(root, property);
        let value = if property["items"].is_object() && resolved(root, &property["items"])["properties"].is_object() {
            toml::Value::Array(vec![probe(root, resolved(root, &property["items"]), &below, keys).into()])
        } else if property["additionalProperties"].is_object() && property["properties"].is_null() {
            let named = resolved(root, &property["additionalProperties"]);
            let named = probe(root, named, &format!("{below}.ma"), keys);
            Table::from_iter([("ma".to_owned(), named.into())]).into()
        } else if property["properties"].is_object() && key != "nam" {
            probe(root, property, &below, keys).into()
        } else if path == "cot" && key == "ma" {
            COLUMN.into()
        } else {
            continue;
        };
        table.insert(key.clone(), value);
    }
    // A row's other keys are the columns', and their values may be tables.
    if schema["properties"].is_object() && schema["additionalProperties"].is_object() {
        let cell = resolved(root, &schema["additionalProperties"]);
        table.insert(COLUMN.to_owned(), probe(root, cell, &format!("{path}.{COLUMN}"), keys).into());
        known.insert(COLUMN.to_owned());
    }
    keys.insert(path.to_owned(), known);
    table
}

#[test]
fn the_schemas_have_the_keys_that_the_readers_ask_for() {
    for (name, path) in [("plan", "plan.toml"), ("co-quan", "co-quan.toml"), ("phu-luc", "phu-luc/1-x.toml")] {
        let schema = schema(name);
        let mut expected = BTreeMap::new();
        let probe = toml::to_string(&probe(&schema, &schema, "", &mut expected)).unwrap();
        let mut files = Memory::default();
        files.insert("plan.toml", "phien-ban = 1\n");
        files.insert(path, probe.as_str());
        let mut sources = Sources::default();
        let plan = read_plan(&files, "", &mut sources);
        let mut found = BTreeMap::new();
        for problem in &plan.problems {
            let Fault::UnknownKey { key, table, known, .. } = &problem.fault else { continue };
            if sources.file(problem.span.file).path() == path {
                assert_eq!(key, UNKNOWN, "{path}: [{table}] knows no `{key}`");
                found.insert(table.clone(), known.iter().cloned().collect::<BTreeSet<_>>());
            }
        }
        assert_eq!(expected, found, "data/schemas/{name}.schema.json\n{probe}");
    }
}

/// The words of an `enum`, in the schema's order.
fn words(schema: &Value, place: &str) -> Vec<String> {
    let words = schema.pointer(place).and_then(Value::as_array).unwrap_or_else(|| panic!("no enum at {place}"));
    words.iter().map(|word| word.as_str().expect("a word").to_owned()).collect()
}

#[test]
fn the_schemas_have_the_words_of_the_data() {
    let plan = schema("plan");
    let made: Vec<_> = KINDS.iter().filter(|kind| kind.has_form()).map(|kind| kind.id.clone()).collect();
    assert_eq!(words(&plan, "/properties/van-ban/properties/loai/enum"), made);
    let kinds: Vec<_> = KINDS.iter().map(|kind| kind.id.clone()).collect();
    let outlines: Vec<_> = outlines().iter().map(|outline| outline.id.clone()).collect();
    assert_eq!(words(&plan, "/properties/van-ban/properties/khung/enum"), outlines);
    assert_eq!(words(&plan, "/properties/kem-theo/properties/loai/enum"), kinds);
    let schemes: Vec<_> = SCHEMES.iter().map(|scheme| scheme.id.clone()).collect();
    assert_eq!(words(&plan, "/properties/van-ban/properties/so-do/enum"), schemes);
    let waivable: Vec<_> = RULES.iter().filter(|rule| rule.waivable).map(|rule| rule.code.to_owned()).collect();
    let printed = Command::new(env!("CARGO_BIN_EXE_plan")).args(["schema", "plan"]).output().unwrap();
    let printed = serde_json::from_slice(&printed.stdout).unwrap();
    assert_eq!(words(&printed, "/properties/bo-qua/items/properties/quy-tac/enum"), waivable);
}

/// What `[so-van-ban]` takes.
#[test]
fn the_schema_of_the_office_has_the_words_of_its_reader() {
    let office = schema("co-quan");
    let kinds: Vec<_> = KINDS.iter().map(|kind| kind.id.clone()).collect();
    assert_eq!(words(&office, "/properties/so-van-ban/properties/nhom/items/items/enum"), kinds);
    assert_eq!(words(&office, "/definitions/level/enum"), Level::WORDS.map(|(word, _)| word));
    let mut files = Memory::default();
    files.insert("plan.toml", "phien-ban = 1\n");
    files.insert("co-quan.toml", "[so-van-ban]\nday = \"x\"\nnhom = [[\"x\"]]\n");
    let plan = read_plan(&files, "", &mut Sources::default());
    let wanted = plan.problems.into_iter().filter_map(|problem| match problem.fault {
        Fault::WrongValue { key, wanted: Wanted::OneOf { all, .. } } => Some((key, all)),
        _ => None,
    });
    let series = words(&office, "/properties/so-van-ban/properties/day/enum");
    let expected = [("so-van-ban.day", series), ("so-van-ban.nhom", kinds)].map(|(key, all)| (key.to_owned(), all));
    assert_eq!(wanted.collect::<BTreeMap<_, _>>(), BTreeMap::from(expected));
}

/// The words that only a reader knows: a wrong one makes it name them all.
#[test]
fn the_schema_of_appendices_has_the_words_of_its_reader() {
    let schema = schema("phu-luc");
    let mut files = Memory::default();
    files.insert("plan.toml", "phien-ban = 1\n");
    files.insert("phu-luc/1-x.toml", "kho-giay = \"x\"\ndanh-so = \"x\"\n[[cot]]\nvai = \"x\"\n");
    let plan = read_plan(&files, "", &mut Sources::default());
    let mut found = BTreeMap::new();
    for problem in plan.problems {
        if let Fault::WrongValue { key, wanted: Wanted::OneOf { all, .. } } = problem.fault {
            found.insert(key, all);
        }
    }
    let places = [
        ("kho-giay", "/properties/kho-giay/enum"),
        ("danh-so", "/properties/danh-so/enum"),
        ("cot.vai", "/properties/cot/items/properties/vai/enum"),
    ];
    let expected = places.map(|(key, place)| (key.to_owned(), words(&schema, place)));
    assert_eq!(BTreeMap::from(expected), found);
}

/// `PLAN_UPDATE=1` writes it anew.
#[test]
fn the_reference_is_what_the_schemas_say() {
    let output = Command::new(env!("CARGO_BIN_EXE_plan")).args(["schema", "--markdown"]).output().unwrap();
    let reference = String::from_utf8(output.stdout).unwrap();
    let path = root().join("docs/THAM_CHIEU.md");
    if std::env::var_os("PLAN_UPDATE").is_some() {
        fs::write(&path, &reference).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == reference, "docs/THAM_CHIEU.md is stale: run this test with PLAN_UPDATE=1");
}
