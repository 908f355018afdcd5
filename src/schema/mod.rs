//! The format of the three TOML files as JSON Schema (draft-07, as editors for TOML read it), from `data/schemas/`.
//!
//! The files say what each key means twice, as `description` (Vietnamese) and `x-en`, and what goes there in a word or
//! two as `x-type`; where `x-codes` stands go the codes of the rules. What is handed out has one language and no keywords of our own. That a schema knows the keys that
//! the compiler reads, and no others, is a test's business (`tests/it/schemas.rs`).

mod json;
mod markdown;

use std::sync::LazyLock;

use plan_core::diagnostic::Language;
use plan_core::rules::RULES;

use json::Json;
pub(crate) use markdown::reference;

/// The schemas' names, as `plan schema` takes them.
pub(crate) const NAMES: [&str; 3] = ["plan", "co-quan", "phu-luc"];

const SOURCES: [&str; 3] = [
    include_str!("../../data/schemas/plan.schema.json"),
    include_str!("../../data/schemas/co-quan.schema.json"),
    include_str!("../../data/schemas/phu-luc.schema.json"),
];

static SCHEMAS: LazyLock<Vec<Json>> = LazyLock::new(|| {
    // The files are part of the program; a test fails before a broken one is built.
    #[expect(clippy::expect_used)]
    let read = |source: &&str| serde_json::from_str(source).expect("data/schemas is part of the program");
    SOURCES.iter().map(read).map(with_codes).collect()
});

/// The schema with the codes of the rules that can be waived where it asks for them: a new rule is in it by itself.
fn with_codes(schema: Json) -> Json {
    match schema {
        Json::Object(entries) => {
            let entries = entries.into_iter().map(|(key, value)| match key.as_str() {
                "x-codes" => {
                    let waivable = RULES.iter().filter(|rule| rule.waivable);
                    ("enum".to_owned(), Json::List(waivable.map(|rule| Json::Text(rule.code.to_owned())).collect()))
                }
                _ => (key, with_codes(value)),
            });
            Json::Object(entries.collect())
        }
        Json::List(items) => Json::List(items.into_iter().map(with_codes).collect()),
        other => other,
    }
}

/// The schema of a name, as an editor reads it, without the last line's end; `None` for a name that isn't in [`NAMES`].
pub(crate) fn schema(name: &str, language: Language) -> Option<String> {
    let index = NAMES.iter().position(|known| *known == name)?;
    let schema = in_language(SCHEMAS.get(index)?, language);
    serde_json::to_string_pretty(&schema).ok()
}

/// The schema with its descriptions in one language.
fn in_language(schema: &Json, language: Language) -> Json {
    match schema {
        Json::Object(entries) => {
            let english = schema.get("x-en").and_then(Json::text);
            let entries = entries.iter().filter(|(key, _)| !key.starts_with("x-")).map(|(key, value)| {
                let value = match (key.as_str(), language, english) {
                    ("description", Language::En, Some(english)) => Json::Text(english.to_owned()),
                    _ => in_language(value, language),
                };
                (key.clone(), value)
            });
            Json::Object(entries.collect())
        }
        Json::List(items) => Json::List(items.iter().map(|item| in_language(item, language)).collect()),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_described_in_both_languages() {
        fn walk(schema: &Json) {
            for (key, property) in schema.get("properties").map_or(&[][..], Json::entries) {
                let property = markdown::resolved(schema, property);
                assert!(property.get("description").is_some() || property.get("$ref").is_some(), "{key}");
            }
            for (_, value) in schema.entries() {
                walk(value);
                value.items().iter().for_each(walk);
            }
            assert_eq!(schema.get("description").is_some(), schema.get("x-en").is_some(), "{schema:?}");
        }
        for schema in SCHEMAS.iter() {
            walk(schema);
        }
    }

    /// Each schema stands alone, so what two of them share is written twice.
    #[test]
    fn what_two_schemas_call_by_one_name_is_one_thing() {
        for one in SCHEMAS.iter() {
            for other in SCHEMAS.iter() {
                for (name, definition) in one.get("definitions").map_or(&[][..], Json::entries) {
                    let same = other.get("definitions").and_then(|definitions| definitions.get(name));
                    assert!(same.is_none_or(|same| same == definition), "{name}");
                }
            }
        }
    }

    #[test]
    fn what_is_handed_out_has_one_language_and_no_keyword_of_ours() {
        for name in NAMES {
            for language in [Language::Vi, Language::En] {
                let text = schema(name, language).unwrap_or_default();
                assert!(text.starts_with("{\n  \"$schema\": ") && !text.contains("\"x-"), "{name}");
            }
        }
        assert!(schema("plan", Language::En).is_some_and(|text| text.contains("kind of document")));
    }
}
