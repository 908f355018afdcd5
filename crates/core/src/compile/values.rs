//! Values: `{{ van-ban.nam }}`, a dotted path with listed filters.

use std::collections::BTreeMap;

use tera::Tera;

use super::frame::written_date;
use crate::decree::{Layout, kind};
use crate::document::Addressed;
use crate::source::PlanSource;
use crate::source::Span;
use crate::source::toml::{Manifest, SourceText, nearest};

/// Filters an expression may use, with what Tera is told to do.
const FILTERS: [&str; 2] = ["hoa", "thuong"];

/// Everything that braces can name, printed.
#[derive(Debug)]
pub(super) struct Values {
    known: BTreeMap<String, Value>,
    tera: Tera,
}

#[derive(Debug)]
struct Value {
    printed: String,
    def: Option<Span>,
}

/// What an expression in braces gave.
pub(super) enum Filled {
    /// The printed value and where it is set.
    Printed(String, Option<Span>),
    /// Nothing: why, the name, and near names.
    Unknown(Addressed, String, Vec<String>),
}

impl Values {
    pub(super) fn of(plan: &PlanSource, manifest: &Manifest) -> Self {
        let mut known = BTreeMap::new();
        let mut set = |path: &str, printed: String, def: Option<Span>| {
            known.insert(path.to_owned(), Value { printed, def });
        };
        let joined =
            |lines: &[SourceText]| lines.iter().map(|line| line.value.trim().to_owned()).collect::<Vec<_>>().join(" ");
        let first = |lines: &[SourceText]| lines.first().map(|line| line.span);
        let blank = "\u{a0}".repeat(Layout::nd30().header.blank_number.count());
        if let Some(table) = &manifest.document {
            if let Some(text) = &table.kind {
                let name = kind(&text.value).map_or_else(|| text.value.clone(), |kind| kind.name.clone());
                set("van-ban.loai", name, Some(text.span));
            }
            if !table.subject.is_empty() {
                set("van-ban.trich-yeu", joined(&table.subject), first(&table.subject));
            }
            if let Some(period) = &table.period {
                let years = match period.value.to {
                    Some(to) if to != period.value.from => format!("{}-{to}", period.value.from),
                    _ => period.value.from.to_string(),
                };
                set("van-ban.nam", years, Some(period.span));
            }
            set(
                "van-ban.so",
                table.number.as_ref().map_or(blank, |number| number.value.clone()),
                table.number.as_ref().map(|number| number.span),
            );
            set(
                "van-ban.ngay",
                written_date(table.date.as_ref().map(|date| date.value)),
                table.date.as_ref().map(|date| date.span),
            );
            for (path, text) in [("van-ban.dia-danh", &table.place), ("van-ban.ky-hieu", &table.symbol)] {
                if let Some(text) = text {
                    set(path, text.value.clone(), Some(text.span));
                }
            }
        }
        let issuer = |own: &'_ [SourceText], office: &'_ [SourceText]| {
            let lines = if own.is_empty() { office } else { own };
            (!lines.is_empty()).then(|| (joined(lines), first(lines)))
        };
        let (own, office) = (&manifest.issuer, &plan.office.issuer);
        if let Some((name, def)) = issuer(&own.name, &office.name) {
            set("co-quan.ten", name, def);
        }
        if let Some((parent, def)) = issuer(&own.parent, &office.parent) {
            set("co-quan.chu-quan", parent, def);
        }
        for (path, own, office) in [
            ("co-quan.viet-tat", &own.abbreviation, &office.abbreviation),
            ("co-quan.dia-danh", &own.place, &office.place),
        ] {
            if let Some(text) = own.as_ref().or(office.as_ref()) {
                set(path, text.value.clone(), Some(text.span));
            }
        }
        Self { known, tera: tera() }
    }

    /// The value of the expression between the braces.
    pub(super) fn fill(&mut self, expression: &str) -> Filled {
        let mut parts = expression.split('|').map(str::trim);
        let path = parts.next().unwrap_or_default();
        let is_path = path.split('.').all(crate::source::is_id);
        if !is_path {
            let near = nearest(path, self.known.keys().map(String::as_str));
            return Filled::Unknown(Addressed::Malformed, expression.trim().to_owned(), near);
        }
        let filters: Vec<&str> = parts.collect();
        if let Some(filter) = filters.iter().find(|filter| !FILTERS.contains(filter)) {
            let near = nearest(filter, FILTERS.into_iter());
            let near = if near.is_empty() { FILTERS.map(str::to_owned).to_vec() } else { near };
            return Filled::Unknown(Addressed::Filter, (*filter).to_owned(), near);
        }
        let Some(value) = self.known.get(path) else {
            let below: Vec<String> =
                self.known.keys().filter(|key| key.starts_with(&format!("{path}."))).cloned().collect();
            return if below.is_empty() {
                let near = nearest(path, self.known.keys().map(String::as_str));
                Filled::Unknown(Addressed::Value, path.to_owned(), near)
            } else {
                Filled::Unknown(Addressed::NotPrintable, path.to_owned(), below)
            };
        };
        let (printed, def) = (value.printed.clone(), value.def);
        if filters.is_empty() {
            return Filled::Printed(printed, def);
        }
        let mut context = tera::Context::new();
        context.insert("gia_tri", &printed);
        let template = format!("{{{{ gia_tri | {} }}}}", filters.join(" | "));
        match self.tera.render_str(&template, &context, false) {
            Ok(printed) => Filled::Printed(printed, def),
            Err(_) => Filled::Unknown(Addressed::Malformed, expression.trim().to_owned(), Vec::new()),
        }
    }
}

fn tera() -> Tera {
    let mut tera = Tera::new();
    tera.register_filter("hoa", |text: &str, _: tera::Kwargs, _: &tera::State<'_>| text.to_uppercase());
    tera.register_filter("thuong", |text: &str, _: tera::Kwargs, _: &tera::State<'_>| text.to_lowercase());
    tera
}
