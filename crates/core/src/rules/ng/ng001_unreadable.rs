//! NG001: a file that can't be read.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::{Fault, FileError};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "NG001",
    name: "khong-doc-duoc-tep",
    summary: ["tệp nguồn không đọc được", "a source file can't be read"],
    clause: Clause::new("pl1:I.I.4"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: false,
    kinds: &[],
    page: page!("NG001"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for problem in &subject.plan.problems {
        let (message, help) = match &problem.fault {
            Fault::Unreadable { path, error: FileError::Missing } => (
                said!("không có tệp `{path}`", "there is no file `{path}`"),
                said!("tạo tệp này, hoặc chỉ đúng thư mục của kế hoạch", "create it, or name the plan's folder"),
            ),
            Fault::Unreadable { path, error: FileError::Outside } => (
                said!("`{path}` dẫn ra ngoài thư mục của kế hoạch", "`{path}` leads out of the plan's folder"),
                said!(
                    "chép tệp vào thư mục thay cho liên kết: kế hoạch phải đủ trong một thư mục",
                    "copy the file into the folder instead of linking it: a plan is complete in one folder"
                ),
            ),
            Fault::Unreadable { path, error: FileError::Unreadable(why) } => (
                said!("không đọc được `{path}`: {why}", "`{path}` can't be read: {why}"),
                said!("kiểm tra quyền đọc của tệp", "check the file's permissions"),
            ),
            Fault::NotUtf8 => (
                said!("tệp không phải UTF-8", "the file isn't UTF-8"),
                said!(
                    "lưu lại tệp với bảng mã UTF-8 (Unicode); chữ gõ bằng TCVN3 hay VNI phải được chuyển mã trước",
                    "save the file as UTF-8 (Unicode); text typed in TCVN3 or VNI has to be converted first"
                ),
            ),
            Fault::Utf16 => (
                said!("tệp lưu bằng UTF-16, không phải UTF-8", "the file is UTF-16, not UTF-8"),
                said!(
                    "lưu lại với bảng mã UTF-8 (trong Notepad: Lưu thành…, Mã hóa: UTF-8)",
                    "save it as UTF-8 (in Notepad: Save as…, Encoding: UTF-8)"
                ),
            ),
            Fault::Control(c) => {
                let code = format!("U+{:04X}", *c as u32);
                (
                    said!("ký tự điều khiển {code} không in được", "control character {code} can't be printed"),
                    said!(
                        "xóa ký tự này; nó thường theo vào khi chép từ nơi khác",
                        "delete it; it comes with pasted text"
                    ),
                )
            }
            _ => continue,
        };
        let finding = rule.finding(problem.span, message).help(help);
        findings.push(match problem.fault {
            // Only what characters a text is made of is a matter of the decree.
            Fault::Unreadable { .. } => finding.clause(Clause::new("dinh-dang")),
            _ => finding,
        });
    }
}
