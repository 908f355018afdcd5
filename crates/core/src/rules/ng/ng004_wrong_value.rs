//! NG004: a value of the wrong type or form.

use crate::decree::{Choice, Clause, Layout, Unit};
use crate::diagnostic::{Confidence, Finding, Said, Severity};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::{Fault, Wanted};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "NG004",
    name: "gia-tri-sai",
    summary: ["giá trị sai kiểu hoặc sai dạng", "a value of the wrong type or form"],
    clause: Clause::new("dinh-dang"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: false,
    kinds: &[],
    page: page!("NG004"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for problem in &subject.plan.problems {
        let Fault::WrongValue { key, wanted } = &problem.fault else { continue };
        let message = match wanted {
            Wanted::NotEmpty => said!("`{key}` để trống", "`{key}` is blank"),
            _ => {
                let Said { vi, en } = wants(wanted);
                said!("`{key}` phải là {vi}", "`{key}` has to be {en}")
            }
        };
        let key = key.rsplit('.').next().unwrap_or(key);
        findings.push(rule.finding(problem.span, message).help(way_out(key, wanted)));
    }
}

fn wants(wanted: &Wanted) -> Said {
    match wanted {
        Wanted::Text => said!("chuỗi trong ngoặc kép", "a text in quotes"),
        Wanted::Lines => {
            said!("chuỗi, hoặc danh sách chuỗi, mỗi chuỗi một dòng", "a text, or a list of texts, a line each")
        }
        Wanted::List => said!("danh sách chuỗi trong [ ]", "a list of texts in [ ]"),
        Wanted::Table => said!("bảng", "a table"),
        Wanted::Tables => said!("danh sách bảng, viết [[…]]", "a list of tables, written [[…]]"),
        Wanted::Period => said!("năm, hai năm, hoặc năm bắt đầu", "a year, two years, or a first year"),
        Wanted::Date => said!("ngày", "a date"),
        Wanted::CalendarDate => said!("ngày có trên lịch", "a date that the calendar has"),
        Wanted::Number => said!("số thứ tự của văn bản, chỉ gồm chữ số", "the document's number, digits only"),
        Wanted::Version => said!("1", "1"),
        Wanted::OneOf { .. } => said!("một trong các mã đã biết", "one of the known words"),
        Wanted::Groups => said!(
            "danh sách các nhóm, mỗi nhóm là một danh sách loại văn bản",
            "a list of groups, each a list of kinds"
        ),
        Wanted::OneGroup => said!("loại văn bản chưa có ở nhóm nào", "a kind that is in no other group"),
        Wanted::NotEmpty => said!("chữ", "words"),
        Wanted::OneLine => said!("chuỗi trên một dòng", "a text on one line"),
        Wanted::Id => said!(
            "mã: chữ thường không dấu, chữ số, dấu \"-\"",
            "an id: small letters without diacritics, digits, \"-\""
        ),
        Wanted::Flag => said!("true hoặc false", "true or false"),
        Wanted::Figure => said!("con số", "a figure"),
        Wanted::FigureInQuotes => said!(
            "con số trong ngoặc kép: ba chữ số sau dấu chấm có thể là phần nghìn hoặc phần lẻ",
            "a figure in quotes: three digits behind a dot may be thousands or a fraction"
        ),
        Wanted::Count => said!("số nguyên từ 1 trở lên", "a whole number from 1"),
        Wanted::Cell => said!("chữ, con số hoặc ô gộp", "words, a figure or a merged cell"),
        Wanted::Measure(unit) => match unit {
            Unit::Mm => said!("số đo, tính bằng mm", "a measure in mm"),
            Unit::Pt => said!("số đo, tính bằng pt", "a measure in pt"),
            Unit::Lines => said!("số lần dòng đơn", "a multiple of single spacing"),
            Unit::Ratio => said!("phần của dòng chữ", "a part of the text's line"),
            Unit::Spaces | Unit::Pages => said!("con số", "a figure"),
        },
        Wanted::RowAbove => {
            said!("false ở hàng đầu của bảng hoặc nhóm", "false in the first row of a table or a group")
        }
        Wanted::KindWithForm { .. } => {
            said!("loại văn bản mà plan đã có mẫu", "a kind of document whose form plan makes")
        }
    }
}

fn way_out(key: &str, wanted: &Wanted) -> Said {
    match wanted {
        Wanted::Period => {
            said!(
                "viết `nam = 2025`, `nam = [2021, 2025]` hoặc `nam = {{ tu = 2019 }}`",
                "write `nam = 2025`, `nam = [2021, 2025]` or `nam = {{ tu = 2019 }}`"
            )
        }
        Wanted::Date => said!(
            "viết `ngay = 2024-12-31`, `\"31/12/2024\"`, `\"12/2024\"` hoặc `2024`; phần chưa biết để trống khi in",
            "write `ngay = 2024-12-31`, `\"31/12/2024\"`, `\"12/2024\"` or `2024`; what isn't known is printed blank"
        ),
        Wanted::CalendarDate => said!("xem lại ngày và tháng", "look at day and month again"),
        Wanted::Number => said!(
            "viết `so = 12` hoặc `so = \"06\"`; ký hiệu viết ở `ky-hieu`",
            "write `so = 12` or `so = \"06\"`; the symbol goes into `ky-hieu`"
        ),
        Wanted::Version => said!(
            "bản `plan` này đọc định dạng 1: viết `phien-ban = 1`",
            "this `plan` reads format 1: write `phien-ban = 1`"
        ),
        Wanted::OneOf { all, .. } if all.is_empty() => {
            said!("co-quan.toml chưa khai báo mã nào", "co-quan.toml declares none yet")
        }
        Wanted::OneOf { near, all } => {
            let all = all.join("`, `");
            match near.first() {
                Some(near) => {
                    said!("có phải `{near}`? Các mã đã biết: `{all}`", "did you mean `{near}`? Known words: `{all}`")
                }
                None => said!("các mã đã biết: `{all}`", "known words: `{all}`"),
            }
        }
        Wanted::Groups => said!(
            "viết `{key} = [[\"quyet-dinh\", \"chi-thi\"], [\"cong-van\"]]`",
            "write `{key} = [[\"quyet-dinh\", \"chi-thi\"], [\"cong-van\"]]`"
        ),
        Wanted::OneGroup => {
            said!(
                "để loại này ở một nhóm: số của nó thuộc một dãy",
                "leave it in one group: its numbers are one series"
            )
        }
        Wanted::NotEmpty => said!("điền giá trị hoặc xóa khóa này", "fill it in or delete the key"),
        Wanted::Id => said!("ví dụ `{key} = \"nhiem-vu-1\"`", "such as `{key} = \"nhiem-vu-1\"`"),
        Wanted::Flag => said!("viết `{key} = true`", "write `{key} = true`"),
        Wanted::Figure => {
            said!("viết `{key} = 98` hoặc `{key} = \"98,5\"`", "write `{key} = 98` or `{key} = \"98,5\"`")
        }
        Wanted::FigureInQuotes => said!(
            "viết `{key} = \"1.500\"` (một nghìn năm trăm) hoặc `{key} = \"1,500\"` (một phẩy năm)",
            "write `{key} = \"1.500\"` (fifteen hundred) or `{key} = \"1,500\"` (one and a half)"
        ),
        Wanted::Count => said!("viết `{key} = 2`", "write `{key} = 2`"),
        Wanted::Cell => said!(
            "viết `{key} = \"…\"`, hoặc `{key} = {{ chu = \"…\", gop-dong = 2 }}`",
            "write `{key} = \"…\"`, or `{key} = {{ chu = \"…\", gop-dong = 2 }}`"
        ),
        Wanted::Measure(_) => {
            let choice = Choice::ALL.iter().find(|choice| choice.key() == key);
            let usual = choice.map_or(0.0, |choice| choice.number(Layout::nd30()).chosen);
            said!("viết `{key} = {usual}`", "write `{key} = {usual}`")
        }
        Wanted::RowAbove => said!(
            "`cung-tt` cho hàng này dùng chung số thứ tự với hàng ngay trên; ở đây không có hàng trên",
            "`cung-tt` puts a row under the number of the row above, and there is none here"
        ),
        Wanted::KindWithForm { form: Some(form) } => said!(
            "loại này trình bày theo Mẫu {form} Phụ lục III, plan chưa dựng được",
            "this kind is set by Form {form} of Annex III, which plan can't make yet"
        ),
        Wanted::KindWithForm { form: None } => said!(
            "Nghị định 30 không có mẫu cho loại này, plan chưa dựng được",
            "Decree 30 has no form for this kind, and plan can't make it"
        ),
        Wanted::OneLine => said!(
            "muốn ngắt dòng, dùng danh sách: mỗi chuỗi một dòng",
            "for line breaks use a list: a text for each line"
        ),
        Wanted::Text if key == "gui" || key == "dong" => {
            said!("viết `{key} = [\"…\", \"…\"]`", "write `{key} = [\"…\", \"…\"]`")
        }
        Wanted::Text => said!("viết `{key} = \"…\"`", "write `{key} = \"…\"`"),
        Wanted::Lines => said!(
            "viết `{key} = \"…\"` hoặc `{key} = [\"…\", \"…\"]`",
            "write `{key} = \"…\"` or `{key} = [\"…\", \"…\"]`"
        ),
        Wanted::List => said!("viết `{key} = [\"…\", \"…\"]`", "write `{key} = [\"…\", \"…\"]`"),
        Wanted::Table => said!(
            "viết [{key}] trên một dòng riêng, các khóa của bảng ở những dòng dưới",
            "write [{key}] on a line of its own and the table's keys below it"
        ),
        Wanted::Tables => said!(
            "viết [[{key}]] trên một dòng riêng trước mỗi mục",
            "write [[{key}]] on a line of its own before each entry"
        ),
    }
}
