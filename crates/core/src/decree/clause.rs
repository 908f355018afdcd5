//! Where a requirement comes from.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Language;

/// A clause of Decree 30/2020/NĐ-CP, or the reason why there is none.
///
/// Written short, as in `layout.toml`, and printed in full by [`Clause::citation`]:
///
/// | written | meaning |
/// |---|---|
/// | `pl1:I.II.5.b` | Phụ lục I, Phần I, Mục II, khoản 5, điểm b |
/// | `pl2:V.7` | Phụ lục II, Mục V, khoản 7 |
/// | `pl3:1.4` | Phụ lục III, Mẫu 1.4 |
/// | `dieu:8.2` | Điều 8, khoản 2 |
/// | `tt15:I.1.2` | Thông tư 15/2025/TT-BKHCN, Phụ lục I, mục 1.2: what signing software has to do |
/// | `co-cau` | how the state is organised: which bodies there are |
/// | `lich`, `so-hoc` | what the calendar and arithmetic prove |
/// | `thuc-hanh` | the decree is silent: practice |
/// | `tu-khai` | a standard that a finished file claims |
/// | `hd36`, `hd05` | the Party's rules of form, as far as they are known without their official text |
/// | `dang` | what isn't known of them |
/// | `nd68`, `tt15`, `iso-32000` | what electronic signatures are held to |
/// | `dinh-dang` | the source format of `plan` |
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Clause(Cow<'static, str>);

impl Clause {
    /// A clause in the short notation above.
    pub const fn new(short: &'static str) -> Self {
        Self(Cow::Borrowed(short))
    }

    /// The short notation.
    pub fn short(&self) -> &str {
        &self.0
    }

    /// Whether the decree says it, and not practice or this program.
    pub fn is_law(&self) -> bool {
        self.0.contains(':')
    }

    /// The citation in full, as a reader expects it in `language`.
    pub fn citation(&self, language: Language) -> String {
        let vi = language == Language::Vi;
        let Some((act, place)) = self.0.split_once(':') else {
            return match (&*self.0, vi) {
                ("lich", true) => "lịch".to_owned(),
                ("lich", false) => "the calendar".to_owned(),
                ("so-hoc", true) => "số học: hai con số phải khớp nhau".to_owned(),
                ("so-hoc", false) => "arithmetic: the two figures have to agree".to_owned(),
                ("co-cau", true) => "cơ cấu tổ chức nhà nước ở ngày ban hành; nguồn ghi ở cách sửa".to_owned(),
                ("co-cau", false) => {
                    "how the state was organised on the day of issue; see the help for the act".to_owned()
                }
                ("thuc-hanh", true) => "Nghị định 30 không quy định; theo thông lệ".to_owned(),
                ("thuc-hanh", false) => "Decree 30 is silent; practice of offices".to_owned(),
                ("hd36", true) => "Hướng dẫn 36-HD/VPTW (chưa đối chiếu với văn bản gốc)".to_owned(),
                ("hd36", false) => {
                    "Guideline 36-HD/VPTW of the Party (not checked against its official text)".to_owned()
                }
                ("hd05", true) => "Hướng dẫn 05-HD/VPTW (chưa đối chiếu với văn bản gốc)".to_owned(),
                ("hd05", false) => {
                    "Guideline 05-HD/VPTW of the Party (not checked against its official text)".to_owned()
                }
                ("dang", true) => "chưa rõ trong thể thức của Đảng; theo thông lệ".to_owned(),
                ("dang", false) => "not known of the Party's form; practice of offices".to_owned(),
                ("tu-khai", true) => "chuẩn mà chính tệp tự khai (PDF/A, PDF/UA)".to_owned(),
                ("tu-khai", false) => "a standard that the file itself claims (PDF/A, PDF/UA)".to_owned(),
                ("nd68", true) => "Điều 30-32 Nghị định 68/2024/NĐ-CP".to_owned(),
                ("nd68", false) => "Articles 30-32 of Decree 68/2024/NĐ-CP".to_owned(),
                ("tt15", true) => "Phụ lục I Thông tư 15/2025/TT-BKHCN".to_owned(),
                ("tt15", false) => "Annex I of Circular 15/2025/TT-BKHCN".to_owned(),
                ("iso-32000", true) => "ISO 32000-1, mục 12.8".to_owned(),
                ("iso-32000", false) => "ISO 32000-1, 12.8".to_owned(),
                (_, true) => "quy ước của plan".to_owned(),
                (_, false) => "a convention of plan".to_owned(),
            };
        };
        if act == "tt15" {
            let (annex, row) = place.split_once('.').unwrap_or((place, ""));
            return match vi {
                true => format!("mục {row} Phụ lục {annex} Thông tư 15/2025/TT-BKHCN"),
                false => format!("row {row}, Annex {annex} of Circular 15/2025/TT-BKHCN"),
            };
        }
        let parts: Vec<&str> = place.split('.').collect();
        let names: &[[&str; 2]] = match (act, parts.len()) {
            ("dieu", _) => &[["Điều", "Article"], ["khoản", "clause"], ["điểm", "point"]],
            ("pl3", _) => &[["Mẫu", "Form"]],
            ("pl2", _) => &[["Mục", "Section"], ["khoản", "clause"], ["điểm", "point"]],
            _ => &[["Phần", "Part"], ["Mục", "Section"], ["khoản", "clause"], ["điểm", "point"]],
        };
        let column = usize::from(!vi);
        let mut cited: Vec<String> = if act == "pl3" {
            vec![format!("{} {place}", names.first().map_or("", |n| n[column]))]
        } else {
            // "dd" stands for the letter đ.
            names
                .iter()
                .zip(&parts)
                .map(|(name, part)| format!("{} {}", name[column], if *part == "dd" { "đ" } else { part }))
                .collect()
        };
        let annex = match act {
            "pl1" => Some("I"),
            "pl2" => Some("II"),
            "pl3" => Some("III"),
            _ => None,
        };
        if vi {
            cited.reverse();
            cited.extend(annex.map(|a| format!("Phụ lục {a}")));
            format!("{} Nghị định 30/2020/NĐ-CP", cited.join(" "))
        } else {
            cited.reverse();
            cited.extend(annex.map(|a| format!("Annex {a}")));
            format!("{} of Decree 30/2020/NĐ-CP", cited.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_is_cited_as_lawyers_do() {
        let cite = |s, l| Clause::new(s).citation(l);
        assert_eq!(
            cite("pl1:I.II.6.dd", Language::Vi),
            "điểm đ khoản 6 Mục II Phần I Phụ lục I Nghị định 30/2020/NĐ-CP"
        );
        assert_eq!(cite("dieu:8.2", Language::En), "clause 2, Article 8 of Decree 30/2020/NĐ-CP");
        assert_eq!(cite("tt15:I.1.2", Language::Vi), "mục 1.2 Phụ lục I Thông tư 15/2025/TT-BKHCN");
        assert_eq!(cite("pl3:1.4", Language::Vi), "Mẫu 1.4 Phụ lục III Nghị định 30/2020/NĐ-CP");
    }
}
