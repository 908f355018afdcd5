//! Sources that are right: plans of random words.

use super::mutate::Random;

/// Words, with and without emphasis, notes, values and, where they are allowed, references; their printed form goes to
/// `words`.
fn sentence(random: &mut Random, references: bool, words: &mut Vec<String>) -> String {
    const WORDS: &[&str] = &[
        "rà", "soát", "thủ", "tục", "hành", "chính", "Đăk", "Djrăng", "98%", "2025", "15/01", "UBND", "(PAR", "INDEX)",
        "“một", "cửa”", "kinh", "phí", "đúng", "hạn;", "quý", "III,", "–", "đ/c", "10.000", "đồng",
    ];
    // Whether a text that begins with a number or a sign is words is what other tests ask.
    let mut text = String::from("Tổ");
    words.extend(split("Tổ"));
    for _ in 0..random.below(12) {
        let word = random.pick(WORDS);
        words.extend(split(word));
        text.push(' ');
        text += &match random.below(9) {
            0 => format!("**{word}**"),
            1 => format!("*{word}*"),
            2 => format!("{word}<!-- ghi chú -->"),
            3 => {
                words.extend(split("2025"));
                format!("{word} {{{{ van-ban.nam }}}}")
            }
            4 if references => {
                words.extend(split("Mục IV"));
                format!("{word} @muc:kinh-phi")
            }
            _ => word.to_owned(),
        };
    }
    text
}

pub(super) fn split(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// A section of random shape within the scheme.
pub(super) fn body(random: &mut Random, words: &mut Vec<String>) -> String {
    let mut text = String::new();
    let mut level = 1;
    for _ in 0..random.below(12) {
        text += &match random.below(6) {
            0 => format!("- {}\n\n", sentence(random, true, words)),
            1 => format!("+ {}\n\n", sentence(random, true, words)),
            2 if level < 4 => {
                level += 1;
                format!("{} {}\n\n", "#".repeat(level), sentence(random, false, words))
            }
            3 => {
                level = 2;
                let title = sentence(random, false, words);
                let (first, second) = (sentence(random, true, words), sentence(random, true, words));
                format!("## {title}\n\n1. {first}\n\n2. {second}\n\n")
            }
            _ => format!("{}\n\n", sentence(random, true, words)),
        };
    }
    words.extend(split("Theo quy định"));
    text + "Theo quy định.\n"
}
