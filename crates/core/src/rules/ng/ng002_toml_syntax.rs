//! NG002: TOML that the parser can't read.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Said, Severity};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::Fault;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "NG002",
    name: "toml-sai-cu-phap",
    summary: ["tệp TOML sai cú pháp", "a TOML file has a syntax error"],
    clause: Clause::new("dinh-dang"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: false,
    kinds: &[],
    page: page!("NG002"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for problem in &subject.plan.problems {
        let finding = match &problem.fault {
            Fault::LeadingZero => rule
                .finding(
                    problem.span,
                    said!("số có chữ số 0 đứng đầu mà không có ngoặc kép", "a number with a leading zero and no quotes"),
                )
                .help(said!(
                    "viết số không có 0 (`so = 6`) hoặc trong ngoặc kép (`so = \"06\"`): bản in tự thêm 0 cho số dưới 10",
                    "write it without the zero (`so = 6`) or in quotes (`so = \"06\"`): the print adds the zero below 10"
                )),
            Fault::UnquotedDate => rule
                .finding(
                    problem.span,
                    said!("ngày viết kiểu 31/12/2024 mà không có ngoặc kép", "a date written 31/12/2024 without quotes"),
                )
                .help(said!(
                    "viết `ngay = \"31/12/2024\"` hoặc `ngay = 2024-12-31`",
                    "write `ngay = \"31/12/2024\"` or `ngay = 2024-12-31`"
                )),
            Fault::ImpossibleDate => rule
                .finding(problem.span, said!("ngày này không có trên lịch", "the calendar has no such date"))
                .help(said!(
                    "xem lại ngày và tháng; tháng và ngày viết đủ hai chữ số (`2024-02-09`), hoặc viết `\"9/2/2024\"`",
                    "look at day and month again; each has two digits (`2024-02-09`), or write `\"9/2/2024\"`"
                )),
            Fault::CurlyQuotes => rule
                .finding(
                    problem.span,
                    said!("ngoặc kép cong “ ” không mở được chuỗi", "curly quotes “ ” don't open a text"),
                )
                .help(said!(
                    "đổi thành ngoặc kép thẳng \"…\": ngoặc cong thường theo vào khi chép từ Word",
                    "use straight quotes \"…\": the curly ones come with text pasted from Word"
                )),
            Fault::TomlSyntax(message) => rule.finding(problem.span, explain(message)).help(said!(
                "mỗi dòng là `khóa = giá trị`; chữ nằm trong ngoặc kép, danh sách trong [ ], tên bảng trong [ ] trên dòng riêng",
                "each line is `key = value`; text stands in quotes, lists in [ ], a table's name in [ ] on its own line"
            )),
            _ => continue,
        };
        findings.push(finding);
    }
}

/// The parser's message in both languages.
fn explain(message: &str) -> Said {
    let vi = TRANSLATIONS.iter().find(|(en, _)| message.starts_with(en)).map_or("sai cú pháp TOML", |(_, vi)| vi);
    said!("{vi}", "{message}")
}

/// The messages of the TOML parser; a test feeds it broken files and finds none that isn't here.
const TRANSLATIONS: [(&str, &str); 42] = [
    ("`_` may only go between digits", "dấu `_` chỉ được đứng giữa hai chữ số"),
    ("cannot extend value", "khóa này đã có giá trị, không thể mở rộng thành bảng"),
    ("cannot recurse further", "bảng lồng nhau quá sâu"),
    ("carriage return must be followed by newline", "ký tự xuống dòng không hợp lệ"),
    ("duplicate key", "khóa hoặc bảng viết hai lần"),
    ("extra `=`", "thừa dấu `=`"),
    ("extra assignment", "thừa dấu `=`"),
    ("extra comma", "thừa dấu phẩy"),
    ("integers with a radix cannot be signed", "số này không được có dấu"),
    ("invalid basic string", "chuỗi trong ngoặc kép không hợp lệ hoặc chưa đóng ngoặc"),
    ("invalid comment character", "chú thích có ký tự không hợp lệ"),
    ("invalid inline table element", "phần tử trong { } không hợp lệ"),
    ("invalid key-value pair", "dòng này không phải `khóa = giá trị`"),
    ("invalid literal string", "chuỗi trong nháy đơn không hợp lệ hoặc chưa đóng nháy"),
    ("invalid multi-line", "chuỗi nhiều dòng không hợp lệ hoặc chưa đóng ngoặc"),
    ("invalid unquoted key", "khóa có ký tự không hợp lệ: chỉ dùng chữ không dấu, chữ số và dấu `-`"),
    ("invalid value", "giá trị không hợp lệ"),
    ("invalid", "phần này không hợp lệ"),
    ("key with no value", "khóa không có giá trị"),
    ("keys cannot be multi-line", "khóa không được viết trên nhiều dòng"),
    ("missing array opening", "thiếu dấu [ mở danh sách"),
    ("missing assignment", "thiếu dấu `=` giữa khóa và giá trị"),
    ("missing comma", "thiếu dấu phẩy giữa hai phần tử, hoặc dấu đóng danh sách ở dòng trên"),
    ("missing comment start", "thiếu dấu # mở chú thích"),
    ("missing escaped value", "thiếu ký tự sau dấu \\"),
    ("missing inline table opening", "thiếu dấu { mở bảng"),
    ("missing key", "thiếu khóa"),
    ("missing opening quote", "thiếu dấu ngoặc kép mở chuỗi"),
    ("missing table open", "thiếu dấu [ mở tên bảng"),
    ("missing value", "thiếu giá trị sau dấu `=`"),
    ("radix must be lowercase", "tiền tố của số phải viết thường"),
    ("recursion limit", "bảng lồng nhau quá sâu"),
    ("redundant", "số có dấu hoặc tiền tố thừa"),
    ("string values must be quoted", "chữ phải nằm trong ngoặc kép"),
    ("too few unicode value digits", "mã Unicode thiếu chữ số"),
    ("unclosed array", "danh sách chưa có dấu ] đóng"),
    ("unclosed inline table", "bảng trong { } chưa có dấu } đóng"),
    ("unclosed table", "tên bảng chưa có dấu ] đóng"),
    ("unexpected leading zero", "số có chữ số 0 đứng đầu"),
    ("unexpected", "có phần thừa hoặc đặt sai chỗ"),
    ("unquoted keys cannot be empty", "khóa trống"),
    ("value is out of range", "giá trị ngoài phạm vi"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slip_is_explained_in_vietnamese() {
        for broken in [
            "a",
            "a =",
            "= 1",
            "a = b",
            "a = \"x",
            "a = 'x",
            "a = [1, 2",
            "a = [1 2]",
            "a = {b = 1",
            "[a",
            "[[a]",
            "a = 1\na = 2",
            "a = 1 2",
            "a b = 1",
            "á = 1",
            "a = 01",
            "a = 1__2",
            "a = \"\\q\"",
            "a = \"\\u12\"",
            "a = +-1",
            "a == 1",
            "a = 1 = 2",
            "a = {b = 1,, c = 2}",
            "a = [,]",
            "a = 2024-13-45",
            "a.b = 1\na = 2",
            "[a]\n[a]",
            "a = 1e",
            "\"\"\"a\"\"\" = 1",
            "]",
            "a = 0X1",
        ] {
            let (_, errors) = toml::de::DeTable::parse_recoverable(broken);
            assert!(!errors.is_empty(), "{broken:?} parses");
            for error in errors {
                let said = explain(error.message());
                assert_ne!(said.vi, "sai cú pháp TOML", "{broken:?}: {}", error.message());
            }
        }
    }
}
