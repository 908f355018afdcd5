//! TOML: `key = value`, tables flush left with an empty line before them.

/// The normal form of a TOML file; `None` where it can't be parsed, or would hold other values.
pub(super) fn normal(text: &str) -> Option<String> {
    let values: ::toml::Table = ::toml::from_str(text).ok()?;
    let mut written: Vec<String> = Vec::new();
    let mut open = Open::default();
    for line in text.split('\n') {
        let is_free = !open.is_inside();
        open.read(line);
        if !is_free {
            // A text over several lines is the author's to the last space.
            written.push(if open.text.is_some() { line.to_owned() } else { line.trim_end().to_owned() });
            continue;
        }
        let line = line.trim();
        let was_empty = written.last().is_none_or(String::is_empty);
        if line.is_empty() {
            if !was_empty {
                written.push(String::new());
            }
            continue;
        }
        let follows_remark = written.last().is_some_and(|last| last.starts_with('#'));
        if line.starts_with('[') && !was_empty && !follows_remark {
            written.push(String::new());
        }
        written.push(pair(line).unwrap_or_else(|| line.to_owned()));
    }
    while written.last().is_some_and(String::is_empty) {
        written.pop();
    }
    let mut tidy = written.join("\n");
    if !tidy.is_empty() {
        tidy.push('\n');
    }
    (::toml::from_str::<::toml::Table>(&tidy).ok()? == values).then_some(tidy)
}

/// `key = value`, of a line that begins with a key.
fn pair(line: &str) -> Option<String> {
    if line.starts_with(['#', '[']) {
        return None;
    }
    let mut quote = None;
    let at = line.char_indices().find_map(|(at, c)| {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            (None, '=') => return Some(at),
            _ => {}
        }
        None
    })?;
    let (key, value) = (line.get(..at)?.trim_end(), line.get(at + 1..)?.trim_start());
    Some(format!("{key} = {value}"))
}

/// What is open at the end of a line.
#[derive(Debug, Default)]
struct Open {
    /// Brackets and braces of values.
    brackets: usize,
    /// The quotes that end a text over several lines.
    text: Option<&'static str>,
}

impl Open {
    fn is_inside(&self) -> bool {
        self.brackets > 0 || self.text.is_some()
    }

    fn read(&mut self, line: &str) {
        let is_header = !self.is_inside() && line.trim_start().starts_with('[');
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            if let Some(quotes) = self.text {
                match rest.find(quotes) {
                    Some(at) => {
                        self.text = None;
                        rest = rest.get(at + quotes.len()..).unwrap_or_default();
                        continue;
                    }
                    None => return,
                }
            }
            if let Some(quotes) = ["\"\"\"", "'''"].into_iter().find(|quotes| rest.starts_with(*quotes)) {
                self.text = Some(quotes);
                rest = rest.get(quotes.len()..).unwrap_or_default();
                continue;
            }
            let mut next = c.len_utf8();
            match c {
                '#' => return,
                '"' | '\'' => next = text_length(rest, c),
                '[' | '{' if !is_header => self.brackets += 1,
                ']' | '}' if !is_header => self.brackets = self.brackets.saturating_sub(1),
                _ => {}
            }
            rest = rest.get(next..).unwrap_or_default();
        }
    }
}

/// How long a text on one line is, quotes included.
fn text_length(rest: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if is_escaped {
            is_escaped = false;
        } else if c == '\\' && quote == '"' {
            is_escaped = true;
        } else if c == quote {
            return at + 1;
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn keys_and_tables_have_one_form() {
        let text = "\nphien-ban=1\n[van-ban]   # ô 5\n  loai   =\"ke-hoach\"\n\n\ntrich-yeu = [ \"a = b\",\n   \"c\" ]  \n# lời\n[ky]\nho-ten='x'";
        let tidy = "phien-ban = 1\n\n[van-ban]   # ô 5\nloai = \"ke-hoach\"\n\ntrich-yeu = [ \"a = b\",\n   \"c\" ]\n# lời\n[ky]\nho-ten = 'x'\n";
        assert_eq!(normal(text).as_deref(), Some(tidy));
        assert_eq!(normal(tidy).as_deref(), Some(tidy));
    }

    #[test]
    fn texts_keep_their_spaces() {
        let text = "a = \"\"\"\n  một  \n\n\n[b]  \"\"\"\n";
        assert_eq!(normal(text).as_deref(), Some(text));
        assert_eq!(normal("a = "), None);
    }
}
