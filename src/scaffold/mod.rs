//! The files of a new plan, from `templates/new/`.
//!
//! Nothing in them can pass for the office's own words: what an author has to write stands in brackets, and number and
//! date are left to the clerk.

mod defaults;

use plan_core::decree::{Outline, kind};
use tera::{Context, Tera};

use crate::schema;
pub(crate) use defaults::Office;

/// What a new plan is filled with.
#[derive(Debug)]
pub(crate) struct Answers {
    /// `loai`
    pub(crate) kind: String,
    /// `khung`
    pub(crate) outline: &'static Outline,
    /// co-quan.toml, where no folder above has one.
    pub(crate) office: Option<NewOffice>,
    /// `ky-hieu`, where it isn't made of kind and office.
    pub(crate) symbol: Option<String>,
    /// `trich-yeu`
    pub(crate) subject: String,
    /// `nam`
    pub(crate) year: u16,
    /// `[kinh-gui] gui`; empty where the form has none.
    pub(crate) addressees: Vec<String>,
    /// `quyen-han`
    pub(crate) authority: Vec<String>,
    /// `chuc-vu`
    pub(crate) title: String,
    /// `ho-ten`
    pub(crate) signer: String,
    /// `gui`
    pub(crate) recipients: Vec<String>,
    /// `luu`
    pub(crate) archive: String,
}

/// What a new co-quan.toml is filled with.
#[derive(Debug)]
pub(crate) struct NewOffice {
    /// `ten`
    pub(crate) name: String,
    /// `viet-tat`
    pub(crate) abbreviation: String,
    /// `dia-danh`
    pub(crate) place: String,
}

/// A file below the new folder.
#[derive(Debug)]
pub(crate) struct NewFile {
    /// Its path in the folder, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

const SECTIONS: [(&str, &str); 5] = [
    ("muc-dich", include_str!("../../templates/new/muc-dich.md")),
    ("chi-tieu", include_str!("../../templates/new/chi-tieu.md")),
    ("nhiem-vu", include_str!("../../templates/new/nhiem-vu.md")),
    ("kinh-phi", include_str!("../../templates/new/kinh-phi.md")),
    ("to-chuc-thuc-hien", include_str!("../../templates/new/to-chuc-thuc-hien.md")),
];
/// A letter has no headings.
const LETTER: [(&str, &str); 1] = [("00-mo-dau.md", include_str!("../../templates/new/cong-van.md"))];
/// The Điều of a decision or resolution.
const ARTICLES: [(&str, &str); 3] = [
    ("01-noi-dung.md", include_str!("../../templates/new/dieu-noi-dung.md")),
    ("02-hieu-luc.md", include_str!("../../templates/new/dieu-hieu-luc.md")),
    ("03-thi-hanh.md", include_str!("../../templates/new/dieu-thi-hanh.md")),
];
/// For a role that has no text of its own, and for an outline without roles.
const ANY_SECTION: &str = include_str!("../../templates/new/noi-dung.md");

/// Where the schemas stand below a new plan's folder: editors for TOML read them there, without a network.
pub(crate) const SCHEMAS: &str = ".plan";

/// All files of a new plan. `schemas` is the way from it to schemas that are there already; without one they are among
/// the files.
///
/// # Errors
/// A fault of a template, which a test would have found.
pub(crate) fn files(answers: &Answers, schemas: Option<&str>) -> Result<Vec<NewFile>, tera::Error> {
    let mut files = Vec::new();
    let mut add = |path: String, text: String| files.push(NewFile { path, text });
    let schema_line = |name: &str| format!("{}/{name}.schema.json", schemas.unwrap_or("./.plan"));

    let mut context = Context::new();
    context.insert("schema", &schema_line("plan"));
    context.insert("kind", &quoted(&answers.kind));
    context.insert("outline", &quoted(&answers.outline.id));
    context.insert("subject", &quoted(&answers.subject));
    context.insert("year", &answers.year);
    context.insert("symbol", &answers.symbol.as_deref().map(quoted));
    context.insert("addressees", &all_quoted(&answers.addressees));
    context.insert("authority", &all_quoted(&answers.authority));
    context.insert("title", &quoted(&answers.title));
    context.insert("signer", &quoted(&answers.signer));
    context.insert("recipients", &all_quoted(&answers.recipients));
    context.insert("archive", &quoted(&answers.archive));
    add("plan.toml".to_owned(), render(include_str!("../../templates/new/plan.toml"), &context)?);

    if let Some(office) = &answers.office {
        let mut context = Context::new();
        context.insert("schema", &schema_line("co-quan"));
        context.insert("name", &all_quoted(&Office::named(&office.name).lines()));
        context.insert("abbreviation", &quoted(&office.abbreviation));
        context.insert("place", &quoted(&office.place));
        add("co-quan.toml".to_owned(), render(include_str!("../../templates/new/co-quan.toml"), &context)?);
    }

    for (path, text) in own_form(answers) {
        add((*path).to_owned(), (*text).to_owned());
    }
    let roles = answers.outline.roles.iter().map(|role| (role.id.as_str(), role.name.as_str()));
    let is_bare = answers.outline.roles.is_empty() && own_form(answers).is_empty();
    let sections: Vec<_> = if is_bare { vec![("noi-dung", "Nội dung")] } else { roles.collect() };
    for (number, (id, heading)) in (1..).zip(sections) {
        let template = SECTIONS.iter().find(|(role, _)| *role == id).map_or(ANY_SECTION, |(_, template)| template);
        let mut context = Context::new();
        context.insert("heading", heading);
        add(format!("{number:02}-{id}.md"), render(template, &context)?);
    }

    add(".gitattributes".to_owned(), include_str!("../../templates/new/gitattributes").to_owned());
    add(".gitignore".to_owned(), include_str!("../../templates/new/gitignore").to_owned());
    if schemas.is_none() {
        for name in schema::NAMES {
            let text = schema::schema(name, plan_core::diagnostic::Language::Vi).unwrap_or_default();
            add(format!("{SCHEMAS}/{name}.schema.json"), text + "\n");
        }
    }
    Ok(files)
}

/// The texts of a kind that isn't made of headings, unless an outline is asked for.
fn own_form(answers: &Answers) -> &'static [(&'static str, &'static str)] {
    match kind(&answers.kind) {
        _ if !answers.outline.roles.is_empty() => &[],
        Some(kind) if kind.is_letter() => &LETTER,
        Some(kind) if kind.order.is_some() => &ARTICLES,
        _ => &[],
    }
}

fn render(template: &str, context: &Context) -> Result<String, tera::Error> {
    Tera::new().render_str(template, context, false)
}

/// The text as a TOML string.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

fn all_quoted(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| quoted(text)).collect()
}
