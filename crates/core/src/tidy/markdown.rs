//! Markdown: one empty line around headings and between blocks, none at the ends, one space behind a mark.

/// The normal form of a section's text.
pub(super) fn normal(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut written: Vec<String> = Vec::with_capacity(lines.len());
    let (mut is_comment, mut is_fenced) = (false, false);
    for (index, line) in lines.iter().enumerate() {
        let next = lines.get(index + 1).copied().unwrap_or_default();
        let was_free = !is_comment && !is_fenced;
        is_fenced ^= !is_comment && line.trim_start().starts_with("```");
        is_comment = ends_in_comment(line, is_comment);
        if !was_free || is_comment || is_fenced {
            written.push((*line).to_owned());
            continue;
        }
        // Two spaces before a line of the same paragraph break it.
        let is_break = line.ends_with("  ") && !next.trim().is_empty() && !line.starts_with('#');
        let line = if is_break { *line } else { line.trim_end() };
        let was_empty = written.last().is_none_or(String::is_empty);
        if line.is_empty() {
            if !was_empty {
                written.push(String::new());
            }
            continue;
        }
        let (line, is_heading) = marked(line, next);
        if is_heading && !was_empty {
            written.push(String::new());
        }
        written.push(line);
        if is_heading && !next.trim().is_empty() {
            written.push(String::new());
        }
    }
    while written.last().is_some_and(String::is_empty) {
        written.pop();
    }
    let mut text = written.join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Whether a line leaves a comment of the author's open.
fn ends_in_comment(line: &str, was_open: bool) -> bool {
    match (line.rfind("<!--"), line.rfind("-->")) {
        (Some(open), Some(close)) => open > close,
        (Some(_), None) => true,
        (None, Some(_)) => false,
        (None, None) => was_open,
    }
}

/// A heading or a bullet with one space behind its mark, and whether it is a heading. A bullet that goes on in the next line
/// stays as it is: what belongs to it is told by its indent.
fn marked(line: &str, next: &str) -> (String, bool) {
    let marks = line.len() - line.trim_start_matches('#').len();
    let (mark, rest) = line.split_at(marks);
    if (1..=6).contains(&marks) && rest.starts_with(' ') {
        return (format!("{mark} {}", rest.trim_start()), true);
    }
    let rest = line.strip_prefix("- ").or_else(|| line.strip_prefix("+ "));
    if let (Some(rest), Some(mark)) = (rest, line.get(..1))
        && !next.starts_with([' ', '\t'])
        && (next.is_empty() || next.starts_with(['-', '+']))
        && rest.len() - rest.trim_start().len() < 4
    {
        return (format!("{mark} {}", rest.trim_start()), false);
    }
    (line.to_owned(), false)
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn white_space_alone_changes() {
        let text =
            "\n\n#  Mục đích  \nMột câu. \n\n\n\n-  Một;\n- Hai.\n\n<!-- ghi  chú\n\n\ncủa tác giả -->\n\nHết\n\n";
        let tidy = "# Mục đích\n\nMột câu.\n\n- Một;\n- Hai.\n\n<!-- ghi  chú\n\n\ncủa tác giả -->\n\nHết\n";
        assert_eq!(normal(text), tidy);
        assert_eq!(normal(tidy), tidy);
    }

    #[test]
    fn what_carries_meaning_stays() {
        for text in ["Một  \nhai\n", "-  Một\n   hai\n", "#5 việc\n", "", "1. Một\n\n   - hai\n"] {
            assert_eq!(normal(text), text);
        }
    }
}
