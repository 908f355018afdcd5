//! Sources that are right: plans of random words.

use std::fmt::Write as _;

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

/// What stands below a heading of level `top`, of random shape within the scheme.
pub(super) fn body(random: &mut Random, top: usize, words: &mut Vec<String>) -> String {
    let mut text = String::new();
    let mut level = top;
    for _ in 0..random.below(12) {
        text += &match random.below(6) {
            0 => format!("- {}\n\n", sentence(random, true, words)),
            1 => format!("+ {}\n\n", sentence(random, true, words)),
            2 if level < 4 => {
                level += 1;
                format!("{} {}\n\n", "#".repeat(level), sentence(random, false, words))
            }
            3 => {
                level = top + 1;
                let title = sentence(random, false, words);
                let (first, second) = (sentence(random, true, words), sentence(random, true, words));
                format!("{} {title}\n\n1. {first}\n\n2. {second}\n\n", "#".repeat(level))
            }
            _ => format!("{}\n\n", sentence(random, true, words)),
        };
    }
    words.extend(split("Theo quy định"));
    text + "Theo quy định.\n"
}

/// An appendix as data, of random shape: columns, groups, merged cells, several rows under one number. The words of its
/// cells go to `words`, row by row.
pub(super) fn data(random: &mut Random, words: &mut Vec<String>) -> String {
    let mut text = String::from("ten = \"Số liệu\"\n");
    for line in
        ["hang-so-cot = true\n", "danh-so = \"theo-nhom\"\n", "don-vi-tinh = \"đồng\"\n", "kho-giay = \"ngang\"\n"]
    {
        if random.below(2) == 0 {
            text += line;
        }
    }
    let columns = 1 + random.below(6);
    let number = if random.below(3) > 0 { Some(random.below(columns + 1)) } else { None };
    for index in 0..=columns {
        if number == Some(index) {
            text += "\n[[cot]]\nma = \"tt\"\nten = \"TT\"\nvai = \"tt\"\n";
        }
        if index == columns {
            break;
        }
        write!(text, "\n[[cot]]\nma = \"c{index}\"\nten = \"Cột {index}\"\n").unwrap();
        match random.below(4) {
            0 => text += "nhom-cot = \"Nhóm\"\n",
            1 => text += "vai = \"kinh-phi\"\ntong = true\n",
            2 => text += "vai = \"chu-tri\"\ndon-vi-tinh = \"đồng\"\n",
            _ => {}
        }
    }
    // A cell merged across the numbers' column would cover it.
    let last = |from: usize| number.filter(|at| *at > from).unwrap_or(columns);
    rows(random, "viec", columns, &last, &mut text, words);
    for _ in 0..random.below(4) {
        text += "\n[[nhom]]\nten = \"Nhóm\"\n";
        rows(random, "nhom.viec", columns, &last, &mut text, words);
        for _ in 0..random.below(3) {
            text += "\n[[nhom.nhom]]\nten = \"Nhóm con\"\n";
            rows(random, "nhom.nhom.viec", columns, &last, &mut text, words);
        }
    }
    text
}

/// A few rows of a group. `last` is the column behind which a cell that begins at its argument may not reach.
fn rows(
    random: &mut Random,
    key: &str,
    columns: usize,
    last: &dyn Fn(usize) -> usize,
    text: &mut String,
    words: &mut Vec<String>,
) {
    let rows = random.below(5);
    // Rows that a merged cell above still covers, column by column.
    let mut covered = vec![0_usize; columns];
    for row in 0..rows {
        write!(text, "\n[[{key}]]\n").unwrap();
        if row > 0 && random.below(4) == 0 {
            *text += "cung-tt = true\n";
        }
        let mut column = 0;
        while column < columns {
            if covered[column] > 0 {
                covered[column] -= 1;
                column += 1;
                continue;
            }
            let free = covered[column..last(column)].iter().take_while(|covered| **covered == 0).count();
            let (wide, high) = match random.below(5) {
                0 => (1 + random.below(free), 1),
                1 => (1 + random.below(free), 1 + random.below(rows - row)),
                _ => (1, 1),
            };
            let cell = cell(random, words);
            if (wide, high) != (1, 1) {
                writeln!(text, "c{column} = {{ chu = {cell}, gop-cot = {wide}, gop-dong = {high} }}").unwrap();
            } else if !cell.is_empty() {
                writeln!(text, "c{column} = {cell}").unwrap();
            }
            for place in &mut covered[column..column + wide] {
                *place = high - 1;
            }
            column += wide;
        }
    }
}

/// A cell as TOML: empty, a figure, a line or several.
fn cell(random: &mut Random, words: &mut Vec<String>) -> String {
    match random.below(6) {
        0 => "\"\"".to_owned(),
        1 => {
            let figure = 1 + random.below(5_000);
            words.push(figure.to_string());
            figure.to_string()
        }
        2 => {
            let (first, second) = (sentence(random, true, words), sentence(random, true, words));
            format!("\"- {first};\\n+ {second}\"")
        }
        _ => format!("\"{}\"", sentence(random, true, words)),
    }
}
