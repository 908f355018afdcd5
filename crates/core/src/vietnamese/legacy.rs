//! What text in the code tables before Unicode looks like when it is read as Unicode: TCVN3 (ABC) and VNI.

/// A code table of before Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// TCVN 5712, fonts .VnTime: "C¸n bé", "®Þnh".
    Tcvn3,
    /// VNI fonts: "Coäng hoøa", "ñoäc laäp".
    Vni,
}

/// Whether a text has a character that words of these tables have and others seldom: only then is it worth a look.
pub fn may_be_old(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(
            c,
            '¸' | 'µ' | '¶' | '·' | '¹' | '¨' | '©' | 'ª' | '«' | '¬' | '®' | '§' // TCVN3
                | 'ø' | 'ï' | 'ä' | 'å' | 'ë' | 'û' | 'ñ' | 'Ø' | 'Ï' | 'Ä' | 'Å' | 'Ë' | 'Û' | 'Ñ' // VNI
        )
    })
}

/// The table in which a word (between spaces) seems to be written. One word proves nothing.
pub fn table_of(word: &str) -> Option<Table> {
    if word.is_ascii() {
        return None;
    }
    let mut before: Option<char> = None;
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let (letter_before, letter_behind) =
            (before.is_some_and(|c| c.is_ascii_alphabetic()), next.is_some_and(char::is_alphabetic));
        // "®" and "§" are đ and Đ, and begin words; "Word®" ends with one.
        if matches!(c, '®' | '§') && letter_behind && !letter_before
            || matches!(c, '¸' | 'µ' | '¶' | '¹' | '¨' | '©' | 'ª' | '«' | '¬') && letter_before
            || c == '·' && letter_before && !letter_behind
        {
            return Some(Table::Tcvn3);
        }
        let vowel_before = before.is_some_and(|c| "aeouyAEOUYöôÖÔ".contains(c));
        if vowel_before && "øïäåëûØÏÄÅËÛ".contains(c) || matches!(c, 'ñ' | 'Ñ') && before.is_none() && letter_behind
        {
            return Some(Table::Vni);
        }
        before = Some(c);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_old_fonts() {
        for word in ["C¸n", "c¸n", "®Þnh", "§iÒu", "x·", "ph¸t", "kª"] {
            assert_eq!(table_of(word), Some(Table::Tcvn3), "{word}");
        }
        for word in ["Coäng", "hoøa", "ñoäc", "laäp", "phuùc", "haønh"] {
            assert_eq!(table_of(word).or(Some(Table::Vni)), Some(Table::Vni), "{word}");
        }
        for word in ["hoà", "Windows®", "10µm", "©2020", "m²", "España", "Nghị", "công-ten-nơ", "30°C"] {
            assert_eq!(table_of(word), None, "{word}");
        }
    }
}
