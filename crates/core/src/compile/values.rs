//! Values: `{{ van-ban.nam }}`, a dotted path with listed filters.

use std::collections::BTreeMap;

use tera::Tera;

use super::frame::written_date;
use crate::decree::{Kind, Layout, kind};
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
    pub(super) fn of(plan: &PlanSource, manifest: &Manifest, layout: &Layout) -> Self {
        let mut known = BTreeMap::new();
        let mut set = |path: &str, printed: String, def: Option<Span>| {
            known.insert(path.to_owned(), Value { printed, def });
        };
        let joined =
            |lines: &[SourceText]| lines.iter().map(|line| line.value.trim().to_owned()).collect::<Vec<_>>().join(" ");
        let first = |lines: &[SourceText]| lines.first().map(|line| line.span);
        // A plan that a decision issues has neither number nor date: there is nothing to leave room for.
        let is_attached = manifest.decision.is_some() || manifest.issued_by.is_some();
        let blank = "\u{a0}".repeat(layout.header.blank_number.count());
        if let Some(table) = &manifest.document {
            if let Some(text) = &table.kind {
                let name = kind(text.value.trim()).map_or_else(|| text.value.clone(), |kind| kind.name.clone());
                set("van-ban.loai", name, Some(text.span));
            }
            if !table.subject.is_empty() {
                set("van-ban.trich-yeu", joined(&table.subject), first(&table.subject));
            }
            if let Some(period) = &table.period {
                set("van-ban.nam", period.value.to_string(), Some(period.span));
            }
            if !is_attached {
                let (number, date) = (table.number.as_ref(), table.date.as_ref());
                let printed = number.map_or(blank.clone(), |number| number.value.clone());
                set("van-ban.so", printed, number.map(|number| number.span));
                set("van-ban.ngay", written_date(date.map(|date| date.value), layout), date.map(|date| date.span));
            }
            for (path, text) in [("van-ban.dia-danh", &table.place), ("van-ban.ky-hieu", &table.symbol)] {
                if let Some(text) = text {
                    set(path, text.value.clone(), Some(text.span));
                }
            }
        }
        if let Some(table) = &manifest.decision {
            let number = table.number.as_ref();
            set("quyet-dinh.so", number.map_or(blank, |number| number.value.clone()), number.map(|number| number.span));
            let date = table.date.as_ref();
            set("quyet-dinh.ngay", written_date(date.map(|date| date.value), layout), date.map(|date| date.span));
            if !table.subject.is_empty() {
                set("quyet-dinh.trich-yeu", joined(&table.subject), first(&table.subject));
            }
            if let Some(symbol) = &table.symbol {
                set("quyet-dinh.ky-hieu", symbol.value.clone(), Some(symbol.span));
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
        // The symbol that the header prints where none is typed.
        let abbreviation = own.abbreviation.as_ref().or(office.abbreviation.as_ref());
        let derived = |kind: &Kind| {
            let (kind, office) = (kind.abbreviation.as_ref()?, abbreviation?);
            Some(Value { printed: layout.words.symbol(kind, office.value.trim()), def: Some(office.span) })
        };
        let of_document = manifest.document.as_ref().and_then(|table| kind(table.kind.as_ref()?.value.trim()));
        if !is_attached
            && !known.contains_key("van-ban.ky-hieu")
            && let Some(symbol) = of_document.and_then(derived)
        {
            known.insert("van-ban.ky-hieu".to_owned(), symbol);
        }
        if manifest.decision.is_some()
            && !known.contains_key("quyet-dinh.ky-hieu")
            && let Some(symbol) = kind("quyet-dinh").and_then(derived)
        {
            known.insert("quyet-dinh.ky-hieu".to_owned(), symbol);
        }
        let mut values = Self { known, tera: tera() };
        values.settle();
        values
    }

    /// Fills values in values ("… năm {{ van-ban.nam }}" in the subject); one that needs itself is no value.
    fn settle(&mut self) {
        // Each round settles at least one more, or the rest go in a circle.
        for _ in 0..self.known.len() {
            let open: Vec<String> = self
                .known
                .iter()
                .filter(|(_, value)| value.printed.contains("{{"))
                .map(|(path, _)| path.clone())
                .collect();
            for path in &open {
                let printed = self.known.get(path).map_or_else(String::new, |value| value.printed.clone());
                let others_are_settled = !expressions(&printed).any(|expression| {
                    let named = expression.split('|').next().unwrap_or_default().trim();
                    open.iter().any(|path| path == named)
                });
                if others_are_settled {
                    let printed = self.in_text(&printed);
                    // What names nothing stays as it stands: where the text itself is printed, a rule reports it.
                    let printed = printed.replace("{{", "{ {");
                    if let Some(value) = self.known.get_mut(path) {
                        value.printed = printed;
                    }
                }
            }
        }
        self.known.retain(|_, value| !value.printed.contains("{{"));
    }

    /// A text with its values filled in; what names nothing stays.
    pub(super) fn in_text(&mut self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(open) = rest.find("{{")
            && let Some(close) = rest.get(open..).and_then(|rest| rest.find("}}"))
        {
            let (before, expression, after) = (&rest[..open], &rest[open + 2..open + close], &rest[open + close + 2..]);
            filled.push_str(before);
            match self.fill(expression) {
                Filled::Printed(printed, _) => filled.push_str(&printed),
                Filled::Unknown(..) => filled.push_str(&rest[open..open + close + 2]),
            }
            rest = after;
        }
        filled.push_str(rest);
        filled
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

/// What stands between the braces of a text, each.
fn expressions(text: &str) -> impl Iterator<Item = &str> {
    text.split("{{").skip(1).filter_map(|part| part.split_once("}}")).map(|(expression, _)| expression)
}

fn tera() -> Tera {
    let mut tera = Tera::new();
    tera.register_filter("hoa", |text: &str, _: tera::Kwargs, _: &tera::State<'_>| text.to_uppercase());
    tera.register_filter("thuong", |text: &str, _: tera::Kwargs, _: &tera::State<'_>| text.to_lowercase());
    tera
}
