//! The form of "Vinh Mỹ, ngày 05 tháng 3 năm 2026" (Phụ lục I, Phần I, Mục II, khoản 4).

use plan_core::diagnostic::Said;
use plan_core::said;

use super::saying::{list, words};
use super::{Case, Judged, Requirement};
use crate::components::{Role, folded};
use crate::report::Group;

pub(super) const ALL: &[Requirement] = &[Requirement {
    id: "dang-ngay",
    group: Group::Head,
    title: ["Cách ghi địa danh và thời gian", "Form of place and date"],
    clause: "pl1:I.II.4.b",
    applies: |case| case.is_main(),
    required: |_| {
        words(
            "dấu phẩy sau địa danh; thêm 0 trước ngày dưới 10 và tháng 1, 2",
            "a comma after the place; 0 before days under 10 and months 1 and 2",
        )
    },
    judge,
}];

fn judge(case: &Case<'_>) -> Judged {
    let Some(piece) = case.components.all(Role::PlaceDate).next() else { return Judged::absent() };
    let text = case.components.text(piece);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let faults = faults(&text);
    if faults.is_empty() {
        return Judged::right(said!("“{text}”", "“{text}”"));
    }
    let faults = list(faults);
    let (vi, en) = (faults.vi, faults.en);
    Judged::wrong(said!("“{text}”: {vi}", "“{text}”: {en}"), vec![case.components.place(piece)])
}

fn faults(text: &str) -> Vec<Said> {
    let mut faults = Vec::new();
    let words_of: Vec<&str> = text.split_whitespace().collect();
    let Some(day_word) = words_of.iter().position(|word| folded(word) == "ngay") else { return faults };
    // A place alone before the date, with its comma.
    if day_word > 0
        && !words_of.get(day_word - 1).is_some_and(|word| word.ends_with(','))
        && words_of.get(day_word - 1) != Some(&",")
    {
        faults.push(words("thiếu dấu phẩy sau địa danh", "no comma after the place"));
    }
    // A blank, or dots for the pen, is no number.
    let number = |name: &str| {
        let at = words_of.iter().skip(day_word).position(|word| folded(word) == name)? + day_word;
        let word = words_of.get(at + 1)?.trim_end_matches(['.', ',']);
        (!word.is_empty() && word.chars().all(|c| c.is_ascii_digit())).then_some(word)
    };
    let (day, month, year) = (number("ngay"), number("thang"), number("nam"));
    if day.is_some_and(|day| day.len() == 1) {
        faults.push(words("ngày dưới 10 thiếu số 0", "a day under 10 without its 0"));
    }
    match month {
        Some("1" | "2") => faults.push(words("tháng 1, 2 thiếu số 0", "months 1 and 2 without their 0")),
        Some(month) if month.len() == 2 && month.starts_with('0') && !["01", "02"].contains(&month) => {
            faults.push(words("chỉ tháng 1, 2 có số 0 phía trước", "only months 1 and 2 have a 0"));
        }
        _ => {}
    }
    let value = |word: Option<&str>| word.and_then(|word| word.parse::<u32>().ok());
    if let (Some(day), Some(month)) = (value(day), value(month)) {
        let leap = value(year).is_none_or(|year| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 0,
        };
        if day == 0 || day > days {
            faults.push(words("ngày không có trong lịch", "no such day"));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::faults;

    #[test]
    fn zeros_stand_before_days_under_ten_and_the_first_two_months() {
        for right in [
            "Vinh Mỹ, ngày 05 tháng 3 năm 2026",
            "Hà Nội, ngày 31 tháng 01 năm 2020",
            "X, ngày … tháng … năm 2026",
            "X, ngày tháng 11 năm 2026",
        ] {
            assert_eq!(faults(right), [], "{right}");
        }
        for wrong in [
            "Vinh Mỹ, ngày 5 tháng 3 năm 2026",
            "X, ngày 05 tháng 03 năm 2026",
            "X, ngày 05 tháng 1 năm 2026",
            "X ngày 15 tháng 3 năm 2026",
            "X, ngày 31 tháng 4 năm 2026",
            "X, ngày 29 tháng 02 năm 2026",
        ] {
            assert_eq!(faults(wrong).len(), 1, "{wrong}");
        }
    }
}
