//! The schemas as a reference for people: `docs/THAM_CHIEU.md`.

use std::fmt::Write as _;

use super::json::Json;
use super::{NAMES, SCHEMAS};

const INTRODUCTION: &str = "\
# Tham chiếu khóa · Key reference

Sinh từ `data/schemas/` bằng `plan schema --markdown`: sửa ở đó, không sửa ở đây. Khóa in đậm là bắt buộc.

Generated from `data/schemas/` by `plan schema --markdown`: change it there. A key in bold is required.
";

/// The reference of all schemas.
pub(crate) fn reference() -> String {
    let mut text = INTRODUCTION.to_owned();
    for (name, schema) in NAMES.iter().zip(SCHEMAS.iter()) {
        let title = schema.get("title").and_then(Json::text).unwrap_or(name);
        heading(&mut text, "##", &format!("`{title}`"), schema);
        table(&mut text, schema, schema, "", &mut Vec::new());
    }
    text
}

/// What a property is in the end: its own words, the rest from what it refers to.
pub(super) fn resolved<'a>(root: &'a Json, property: &'a Json) -> &'a Json {
    let reference = property.get("$ref").and_then(Json::text);
    let name = reference.and_then(|reference| reference.strip_prefix("#/definitions/"));
    name.and_then(|name| root.get("definitions")?.get(name)).unwrap_or(property)
}

fn words<'a>(property: &'a Json, key: &str) -> &'a str {
    property.get(key).and_then(Json::text).unwrap_or_default()
}

fn heading(text: &mut String, marks: &str, name: &str, described: &Json) {
    // Writing to a String can't fail.
    let _ = write!(text, "\n{marks} {name}\n");
    let (vi, en) = (words(described, "description"), words(described, "x-en"));
    if !vi.is_empty() {
        let _ = write!(text, "\n{vi} · {en}\n");
    }
}

/// The keys of a table, then the tables below it. `path` is its name in headings, empty at the top.
fn table(text: &mut String, root: &Json, schema: &Json, path: &str, open: &mut Vec<*const Json>) {
    let required: Vec<&str> =
        schema.get("required").map_or(&[][..], Json::items).iter().filter_map(Json::text).collect();
    let mut below = Vec::new();
    let mut rows = String::new();
    for (key, property) in schema.get("properties").map_or(&[][..], Json::entries) {
        let described = resolved(root, property);
        let name = if required.contains(&key.as_str()) { format!("**`{key}`**") } else { format!("`{key}`") };
        let (vi, en) = (words(described, "description"), words(described, "x-en"));
        let tables = tables_of(root, property);
        let kind = if tables.is_empty() { kind(root, described) } else { tables_named(root, property, path, key) };
        let _ = writeln!(rows, "| {name} | {kind} | {vi} | {en} |");
        below.extend(tables.into_iter().map(|(suffix, is_list, table)| {
            let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            let path = format!("{path}{suffix}");
            (if is_list { format!("[[{path}]]") } else { format!("[{path}]") }, path, described, table)
        }));
    }
    // Keys that the author names.
    if let Some(named) = schema.get("additionalProperties").map(|named| resolved(root, named))
        && named.get("enum").is_some()
    {
        let (vi, en) = (words(named, "description"), words(named, "x-en"));
        let _ = writeln!(rows, "| `<ma>` | {} | {vi} | {en} |", kind(root, named));
    }
    if !rows.is_empty() {
        let _ = write!(text, "\n| Khóa · Key | Giá trị · Value | Nghĩa | Meaning |\n|---|---|---|---|\n{rows}");
    }
    for (name, path, described, table_schema) in below {
        // A group inside a group has the keys of a group: one level shows them.
        if open.iter().filter(|seen| std::ptr::eq(**seen, table_schema)).count() > 0 {
            continue;
        }
        open.push(table_schema);
        heading(text, "###", &format!("`{name}`"), described);
        table(text, root, table_schema, &path, open);
        open.pop();
    }
}

/// The tables that a property may hold: what its name ends in, whether they are a list, the schema of one.
fn tables_of<'a>(root: &'a Json, property: &'a Json) -> Vec<(&'static str, bool, &'a Json)> {
    let property = resolved(root, property);
    if let Some(items) = property.get("items") {
        let items = resolved(root, items);
        return items.get("properties").map(|_| ("", true, items)).into_iter().collect();
    }
    if property.get("properties").is_some() {
        return vec![("", false, property)];
    }
    if let Some(named) = property.get("additionalProperties").filter(|named| !named.entries().is_empty()) {
        return vec![(".<ma>", false, resolved(root, named))];
    }
    let any = property.get("anyOf").map_or(&[][..], Json::items);
    let any = any.iter().map(|one| resolved(root, one)).filter(|one| one.get("$ref").is_none());
    any.filter(|one| one.get("properties").is_some() && one.get("description").is_some())
        .map(|one| ("", false, one))
        .collect()
}

/// "bảng `[ky]`", and what else may stand there.
fn tables_named(root: &Json, property: &Json, path: &str, key: &str) -> String {
    let path = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    let mut kinds: Vec<String> = tables_of(root, property)
        .into_iter()
        .map(
            |(suffix, is_list, _)| {
                if is_list { format!("`[[{path}{suffix}]]`") } else { format!("`[{path}{suffix}]`") }
            },
        )
        .collect();
    let any = resolved(root, property).get("anyOf").map_or(&[][..], Json::items);
    kinds.extend(any.iter().map(|one| kind(root, one)).filter(|kind| !kind.is_empty()));
    kinds.join(", ")
}

/// What goes there: the listed words, or the kind of value in both languages.
fn kind(root: &Json, property: &Json) -> String {
    let property = resolved(root, property);
    if let Some(words) = property.get("enum") {
        return words
            .items()
            .iter()
            .filter_map(Json::text)
            .map(|word| format!("`\"{word}\"`"))
            .collect::<Vec<_>>()
            .join(", ");
    }
    if let Some(Json::Number(number)) = property.get("const") {
        return format!("`{number}`");
    }
    match property.get("x-type").map(Json::items) {
        Some([Json::Text(vi), Json::Text(en)]) if vi == en => return format!("`{vi}`"),
        Some([Json::Text(vi), Json::Text(en)]) => return format!("{vi} · {en}"),
        Some(_) => return String::new(),
        None => {}
    }
    match property.get("type").and_then(Json::text) {
        Some("boolean") => return "`true`, `false`".to_owned(),
        Some("integer") => return "số · number".to_owned(),
        Some("string") => return "chữ · text".to_owned(),
        _ => {}
    }
    let parts = property.get("allOf").or_else(|| property.get("anyOf")).map_or(&[][..], Json::items);
    parts.iter().map(|part| kind(root, part)).find(|kind| !kind.is_empty()).unwrap_or_default()
}
