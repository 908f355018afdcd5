//! Lines that look like numbered items but would be glued to the line above.

use crate::vietnamese::POINT_LETTERS;

/// Whether a line starts like an item of its own: "a)", "1.", "1)", "(1)", "Điều n", "1.1.".
pub fn looks_like_item(line: &str) -> bool {
    // In bold too; and the round bullet that comes with text pasted from Word.
    let line = line.replace('*', "");
    let line = line.trim_start();
    if line.starts_with("• ") {
        return true;
    }
    if let Some(rest) = line.strip_prefix("Điều ") {
        return rest.starts_with(|c: char| c.is_ascii_digit())
            && rest.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['.', ':']);
    }
    if let Some(rest) = line.strip_prefix('(') {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        return (1..=2).contains(&digits) && rest.get(digits..).is_some_and(|r| r.starts_with(") "));
    }
    let is_point = POINT_LETTERS.iter().any(|letter| line.strip_prefix(letter).is_some_and(|r| r.starts_with(") ")));
    is_point || starts_with_decimal(line)
}

/// "1. ", "1) ", "1.1. ", with no part above 60: a year isn't a number of an item.
fn starts_with_decimal(line: &str) -> bool {
    let number: &str = line.split(' ').next().unwrap_or_default();
    let Some(bare) = number.strip_suffix(['.', ')']) else { return false };
    line.len() > number.len()
        && bare
            .split('.')
            .all(|part| (1..=2).contains(&part.len()) && part.parse::<u8>().is_ok_and(|n| (1..=60).contains(&n)))
}

#[cfg(test)]
mod tests {
    use super::looks_like_item;

    #[test]
    fn items_and_lines_that_only_look_like_them() {
        for line in [
            "a) Rà soát",
            "đ) Công khai",
            "1. Văn phòng",
            "12) x",
            "1.1. x",
            "(1) x",
            "Điều 3. Thi hành",
            "**1.** x",
            "**a)** x",
            "• x",
        ] {
            assert!(looks_like_item(line), "{line}");
        }
        for line in
            ["2045. Xây dựng", "19/10/2016 của", "Điều 8 Luật", "(Kèm theo", "f) x", "10.000 đồng", "5.", "95% hồ sơ"]
        {
            assert!(!looks_like_item(line), "{line}");
        }
    }
}
