//! Names of fonts as PDF has them, and as offices know them.

/// A font's name, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FontName {
    /// "Times New Roman".
    pub(super) family: String,
    /// Whether the name says bold.
    pub(super) bold: bool,
    /// Whether the name says italic.
    pub(super) italic: bool,
}

/// What may stand after the hyphen or comma of a font's name; longer ones first.
const STYLES: [&str; 19] = [
    "semibold",
    "demibold",
    "extrabold",
    "oblique",
    "regular",
    "italic",
    "medium",
    "normal",
    "black",
    "heavy",
    "light",
    "roman",
    "bold",
    "book",
    "thin",
    "demi",
    "ital",
    "psmt",
    "mt",
];

impl FontName {
    /// Takes a PostScript name apart: "ABCDEF+TimesNewRomanPS-BoldItalicMT", "LiberationSerif-Bold",
    /// "TimesNewRoman,Bold" (Word).
    pub(super) fn new(name: &str) -> Self {
        let name = match name.split_once('+') {
            Some((prefix, rest)) if prefix.len() == 6 && prefix.bytes().all(|b| b.is_ascii_uppercase()) => rest,
            _ => name,
        };
        let (family, style) = match name.split_once(',') {
            Some(parts) => parts,
            None => match name.rsplit_once('-') {
                // "VNI-Times" is a family.
                Some((family, style)) if is_style(style) => (family, style),
                _ => (name, ""),
            },
        };
        let said = if style.is_empty() { family } else { style }.to_lowercase();
        let bold = ["bold", "black", "heavy", "demi"].iter().any(|word| said.contains(word));
        let italic = ["italic", "oblique"].iter().any(|word| said.contains(word));
        Self { family: family_of(family), bold, italic }
    }
}

fn is_style(text: &str) -> bool {
    let mut rest = text.to_lowercase();
    while !rest.is_empty() {
        let Some(style) = STYLES.iter().find(|style| rest.starts_with(**style)) else { return false };
        rest = rest.split_off(style.len());
    }
    !text.is_empty()
}

/// "TimesNewRomanPSMT" is "Times New Roman", "LiberationSerif" is "Liberation Serif".
fn family_of(name: &str) -> String {
    let name = ["PSMT", "PS", "MT"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    let mut family = String::with_capacity(name.len() + 4);
    let mut before = ' ';
    for letter in name.chars() {
        let letter = if letter == '_' { ' ' } else { letter };
        if letter.is_uppercase() && before.is_lowercase() && !family.ends_with("Deja") {
            family.push(' ');
        }
        family.push(letter);
        before = letter;
    }
    // A legacy Vietnamese family (".VnTime") is one word.
    if name.starts_with('.') { name.to_owned() } else { family.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::FontName;

    #[test]
    fn names_become_families() {
        let cases = [
            ("ABCDEF+TimesNewRomanPS-BoldItalicMT", "Times New Roman", true, true),
            ("TimesNewRomanPSMT", "Times New Roman", false, false),
            ("BCDEEE+TimesNewRoman,Bold", "Times New Roman", true, false),
            ("Times New Roman,Italic", "Times New Roman", false, true),
            ("LiberationSerif-Bold", "Liberation Serif", true, false),
            ("LiberationSerif", "Liberation Serif", false, false),
            ("Arial-BoldMT", "Arial", true, false),
            ("ArialMT", "Arial", false, false),
            ("Times-Roman", "Times", false, false),
            ("VNI-Times", "VNI-Times", false, false),
            (".VnTimeH", ".VnTimeH", false, false),
            ("DejaVuSans-Oblique", "DejaVu Sans", false, true),
            ("CourierNewPS-BoldMT", "Courier New", true, false),
            ("", "", false, false),
        ];
        for (name, family, bold, italic) in cases {
            assert_eq!(FontName::new(name), FontName { family: family.to_owned(), bold, italic }, "{name}");
        }
    }
}
