//! A table that is asked for its keys: what nobody asks for is unknown.

use std::collections::BTreeSet;

use ::toml::de::{DeTable, DeValue};

use super::SourceText;
use crate::source::{Fault, FileId, Problem, Sources, Span, Spanned, Wanted, is_forbidden, is_id};
use crate::vietnamese;

type Value<'i> = ::toml::Spanned<DeValue<'i>>;

/// One table of a file, its faults collected in one list.
pub(super) struct Table<'t, 'p> {
    table: &'t DeTable<'t>,
    path: String,
    /// Where the table is announced: its header, or the file's first line.
    pub(super) span: Span,
    file: FileId,
    sources: &'t Sources,
    problems: &'p mut Vec<Problem>,
    asked: BTreeSet<&'static str>,
    any_key: bool,
}

impl<'t, 'p> Table<'t, 'p> {
    pub(super) fn top(
        table: &'t DeTable<'t>,
        span: Span,
        sources: &'t Sources,
        file: FileId,
        problems: &'p mut Vec<Problem>,
    ) -> Self {
        Self { table, path: String::new(), span, file, sources, problems, asked: BTreeSet::new(), any_key: false }
    }

    /// The value of a key, which is known from now on.
    fn get(&mut self, key: &'static str) -> Option<&'t Value<'t>> {
        self.asked.insert(key);
        self.table.get(key)
    }

    fn span_of(&self, value: &Value<'_>) -> Span {
        Span::new(self.file, value.span())
    }

    pub(super) fn key_path(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    pub(super) fn wrong(&mut self, key: &str, span: Span, wanted: Wanted) {
        let fault = Fault::WrongValue { key: self.key_path(key), wanted };
        self.problems.push(Problem { span, fault });
    }

    /// Says that `key` has to be there.
    pub(super) fn missing(&mut self, key: &str) {
        self.problems.push(Problem { span: self.span, fault: Fault::MissingKey { key: self.key_path(key) } });
    }

    pub(super) fn is_present(&mut self, key: &'static str) -> bool {
        self.get(key).is_some()
    }

    /// An id: `[a-z0-9]+(-[a-z0-9]+)*`.
    pub(super) fn id(&mut self, key: &'static str) -> Option<SourceText> {
        let text = self.text(key)?;
        if is_id(text.value.trim()) {
            return Some(text);
        }
        self.wrong(key, text.span, Wanted::Id);
        None
    }

    /// One of the words of `all`, as what it stands for.
    pub(super) fn one_of<T: Copy>(&mut self, key: &'static str, all: &[(&'static str, T)]) -> Option<Spanned<T>> {
        let text = self.text(key)?;
        self.word_of(key, &text, all)
    }

    fn word_of<T: Copy>(&mut self, key: &str, text: &SourceText, all: &[(&'static str, T)]) -> Option<Spanned<T>> {
        if let Some((_, value)) = all.iter().find(|(word, _)| *word == text.value.trim()) {
            return Some(Spanned::new(*value, text.span));
        }
        let near = nearest(&text.value, all.iter().map(|(word, _)| *word));
        let all = all.iter().map(|(word, _)| (*word).to_owned()).collect();
        self.wrong(key, text.span, Wanted::OneOf { near, all });
        None
    }

    /// `true`; what isn't there is `false`.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        self.value(key, |value| value.as_bool().ok_or(Wanted::Flag)).is_some_and(|flag| flag.value)
    }

    /// The keys that the author chose besides those asked for so far, of which `known` are the right ones; each with its
    /// place and value. What isn't known is reported.
    pub(super) fn chosen(&mut self, known: &[String]) -> Vec<(String, Span, &'t Value<'t>)> {
        self.any_key = true;
        let table = self.table;
        let mut chosen = Vec::new();
        for (key, value) in table.iter() {
            let name: &str = key.get_ref();
            if self.asked.contains(name) {
                continue;
            }
            let span = Span::new(self.file, key.span());
            if known.iter().any(|known| known == name) {
                chosen.push((name.to_owned(), span, value));
            } else {
                let all: Vec<String> = known.iter().cloned().chain(self.asked.iter().map(|&k| k.to_owned())).collect();
                let near = nearest(name, all.iter().map(String::as_str));
                let fault = Fault::UnknownKey { key: name.to_owned(), table: self.path.clone(), near, known: all };
                self.problems.push(Problem { span, fault });
            }
        }
        chosen
    }

    /// A table that is the value `value` of a chosen key.
    pub(super) fn inline<T>(
        &mut self,
        key: &str,
        value: &'t Value<'t>,
        read: impl FnOnce(&mut Table<'t, '_>) -> T,
    ) -> Option<T> {
        self.table_of(key, value, read)
    }

    /// The words of a value that may have several lines, and need not have any.
    pub(super) fn words(&mut self, value: &Value<'_>) -> Option<SourceText> {
        let span = self.span_of(value);
        let mut text = SourceText::new(value.get_ref().as_str()?, span, self.sources);
        if let Some(control) = text.value.chars().find(|c| is_forbidden(*c) && *c != '\n') {
            self.problems.push(Problem { span, fault: Fault::Control(control) });
            text.value.retain(|c| !is_forbidden(c) || c == '\n');
            text.exact = None;
        }
        Some(text)
    }

    /// Where a value stands.
    pub(super) fn place(&self, value: &Value<'_>) -> Span {
        self.span_of(value)
    }

    /// The words of the source at `span`.
    pub(super) fn written(&self, span: Span) -> &'t str {
        self.sources.slice(span)
    }

    /// The list that faults go into, for text of the file that isn't TOML any more: inline Markdown in a cell.
    pub(super) fn problems(&mut self) -> &mut Vec<Problem> {
        self.problems
    }

    /// Notes a fault.
    pub(super) fn fault(&mut self, span: Span, fault: Fault) {
        self.problems.push(Problem { span, fault });
    }

    /// The value of a key, as it stands.
    pub(super) fn raw(&mut self, key: &'static str) -> Option<&'t Value<'t>> {
        self.get(key)
    }

    /// A text on one line that isn't blank.
    pub(super) fn text(&mut self, key: &'static str) -> Option<SourceText> {
        let value = self.get(key)?;
        self.text_of(key, value, Wanted::Text)
    }

    fn text_of(&mut self, key: &str, value: &Value<'_>, wanted: Wanted) -> Option<SourceText> {
        let span = self.span_of(value);
        let Some(text) = value.get_ref().as_str() else {
            self.wrong(key, span, wanted);
            return None;
        };
        let mut text = SourceText::new(text, span, self.sources);
        if text.value.trim().is_empty() {
            self.wrong(key, span, Wanted::NotEmpty);
            return None;
        }
        if text.value.contains('\n') {
            self.wrong(key, span, Wanted::OneLine);
            return None;
        }
        if let Some(control) = text.value.chars().find(|c| is_forbidden(*c)) {
            self.problems.push(Problem { span, fault: Fault::Control(control) });
            text.value.retain(|c| !is_forbidden(c));
            text.exact = None;
        }
        Some(text)
    }

    /// A text, or a list of texts: the author's own line breaks.
    pub(super) fn lines(&mut self, key: &'static str) -> Vec<SourceText> {
        match self.get(key) {
            Some(value) if value.get_ref().is_array() => self.list_of(key, value),
            Some(value) => self.text_of(key, value, Wanted::Lines).into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// A list of texts.
    pub(super) fn list(&mut self, key: &'static str) -> Vec<SourceText> {
        match self.get(key) {
            Some(value) => self.list_of(key, value),
            None => Vec::new(),
        }
    }

    fn list_of(&mut self, key: &str, value: &'t Value<'t>) -> Vec<SourceText> {
        let Some(array) = value.get_ref().as_array() else {
            let span = self.span_of(value);
            self.wrong(key, span, Wanted::List);
            return Vec::new();
        };
        array.iter().filter_map(|item| self.text_of(key, item, Wanted::Text)).collect()
    }

    /// A value read by `read`, which says what it wants where it can't.
    pub(super) fn value<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&DeValue<'t>) -> Result<T, Wanted>,
    ) -> Option<Spanned<T>> {
        let value = self.get(key)?;
        let span = self.span_of(value);
        match read(value.get_ref()) {
            Ok(read) => Some(Spanned::new(read, span)),
            Err(wanted) => {
                self.wrong(key, span, wanted);
                None
            }
        }
    }

    /// A table below this one, read by `read`.
    pub(super) fn table<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Table<'t, '_>) -> T) -> Option<T> {
        let value = self.get(key)?;
        self.table_of(key, value, read)
    }

    fn table_of<T>(
        &mut self,
        key: &str,
        value: &'t Value<'t>,
        read: impl FnOnce(&mut Table<'t, '_>) -> T,
    ) -> Option<T> {
        let span = self.span_of(value);
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(key, span, Wanted::Table);
            return None;
        };
        let mut below = Table {
            table,
            path: self.key_path(key),
            span,
            file: self.file,
            sources: self.sources,
            problems: self.problems,
            asked: BTreeSet::new(),
            any_key: false,
        };
        let read = read(&mut below);
        below.finish();
        Some(read)
    }

    /// A list of tables (`[[key]]`), each read by `read`.
    pub(super) fn tables<T>(&mut self, key: &'static str, mut read: impl FnMut(&mut Table<'t, '_>) -> T) -> Vec<T> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            let span = self.span_of(value);
            self.wrong(key, span, Wanted::Tables);
            return Vec::new();
        };
        array.iter().filter_map(|item| self.table_of(key, item, &mut read)).collect()
    }

    /// Tables under names that the author chooses (`[nguoi-ky.<ma>]`), each read by `read`.
    pub(super) fn named<T>(&mut self, mut read: impl FnMut(&mut Table<'t, '_>) -> T) -> Vec<(String, T)> {
        self.any_key = true;
        let table = self.table;
        table
            .iter()
            .filter_map(|(key, value)| {
                let name = key.get_ref().to_string();
                self.table_of(&name, value, &mut read).map(|read| (name, read))
            })
            .collect()
    }

    /// The keys that nobody asked for so far, which the author chooses, each with its place and one of the words of `all`.
    pub(super) fn each_of<T: Copy>(&mut self, all: &[(&'static str, T)]) -> Vec<(Spanned<String>, Spanned<T>)> {
        self.any_key = true;
        let table = self.table;
        let mut each = Vec::new();
        for (key, value) in table.iter() {
            if self.asked.contains::<str>(key.get_ref()) {
                continue;
            }
            let name = Spanned::new(key.get_ref().to_string(), Span::new(self.file, key.span()));
            let text = self.text_of(&name.value, value, Wanted::Text);
            let word = text.and_then(|text| self.word_of(&name.value, &text, all));
            each.extend(word.map(|word| (name, word)));
        }
        each
    }

    /// Reports the keys that nobody asked for.
    pub(super) fn finish(self) {
        if self.any_key {
            return;
        }
        for (key, _) in self.table.iter() {
            let name: &str = key.get_ref();
            if self.asked.contains(name) {
                continue;
            }
            let known: Vec<String> = self.asked.iter().map(|&k| k.to_owned()).collect();
            let fault = Fault::UnknownKey {
                key: name.to_owned(),
                table: self.path.clone(),
                near: nearest(name, known.iter().map(String::as_str)),
                known,
            };
            self.problems.push(Problem { span: Span::new(self.file, key.span()), fault });
        }
    }
}

/// The names that `name` was probably meant to be, nearest first; diacritics, case, `_` and `-` count nothing.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Vec<String> {
    let fold = |text: &str| vietnamese::fold(text).replace(['_', ' '], "-");
    let name = fold(name);
    let mut near: Vec<(usize, &str)> = known
        .map(|candidate| {
            let folded = fold(candidate);
            // A name that holds the other ("kinh-phi-thuc-hien") is near however long it is.
            let within = |a: &str, b: &str| a.len() > 2 && format!("-{b}-").contains(&format!("-{a}-"));
            let distance = if folded == name {
                0
            } else if within(&folded, &name) || within(&name, &folded) {
                1
            } else {
                strsim::damerau_levenshtein(&name, &folded)
            };
            (distance, candidate)
        })
        .filter(|(distance, candidate)| *distance <= 1.max(candidate.chars().count().min(name.chars().count()) / 3))
        .collect();
    near.sort_unstable();
    near.truncate(3);
    near.into_iter().map(|(_, name)| name.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_find_the_name_that_was_meant() {
        let known = ["trich-yeu", "dia-danh", "ky-hieu", "so", "ngay", "loai", "khung"];
        let near = |name: &str| nearest(name, known.into_iter()).first().cloned();
        assert_eq!(near("trích_yếu").as_deref(), Some("trich-yeu"));
        assert_eq!(near("dia-dang").as_deref(), Some("dia-danh"));
        assert_eq!(near("kyhieu").as_deref(), Some("ky-hieu"));
        assert_eq!(near("noi-nhan"), None);
    }
}
