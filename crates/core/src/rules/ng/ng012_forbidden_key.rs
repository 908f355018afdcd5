//! NG012: a key that the document can't have, because another document has it.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::Fault;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "NG012",
    name: "khoa-khong-duoc-co",
    summary: ["khóa thuộc về quyết định ban hành", "a key that belongs to the issuing decision"],
    clause: Clause::new("pl3:1.3"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: false,
    kinds: &[],
    page: page!("NG012"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for problem in &subject.plan.problems {
        let Fault::Forbidden { key, because } = &problem.fault else { continue };
        let message = if *because == "loai" && key == "quyet-dinh" {
            said!(
                "[quyet-dinh] không đi cùng một văn bản tự nó là quyết định",
                "[quyet-dinh] can't stand beside a document that is itself a decision"
            )
        } else if key == "kem-theo" {
            said!("[kem-theo] không đi cùng [quyet-dinh]", "[kem-theo] can't stand beside [quyet-dinh]")
        } else {
            said!(
                "`{key}` không được có khi văn bản ban hành kèm theo quyết định",
                "`{key}` can't be there when a decision issues the document"
            )
        };
        let help = match (*because, key.as_str()) {
            ("loai", "quyet-dinh") => said!(
                "viết `so`, `ngay`, `tham-quyen` trong [van-ban] và các điều thành tệp của thư mục",
                "write `so`, `ngay` and `tham-quyen` in [van-ban], and the articles as the folder's own files"
            ),
            ("quyet-dinh", "kem-theo") => said!(
                "giữ [quyet-dinh] nếu quyết định nằm trong thư mục này, [kem-theo] nếu là văn bản khác",
                "keep [quyet-dinh] if the decision is in this folder, [kem-theo] if it is another document"
            ),
            ("quyet-dinh", _) => {
                let key = key.rsplit('.').next().unwrap_or(key);
                said!("chuyển `{key}` sang [quyet-dinh]", "move `{key}` to [quyet-dinh]")
            }
            (_, "ky" | "noi-nhan" | "can-cu") => said!(
                "xóa: căn cứ, người ký và nơi nhận ở quyết định ban hành",
                "delete it: bases, signer and recipients are in the issuing decision"
            ),
            _ => {
                let key = key.rsplit('.').next().unwrap_or(key);
                said!(
                    "xóa; nếu là của quyết định ban hành, chuyển `{key}` sang [kem-theo]",
                    "delete it; if it is the issuing decision's, move `{key}` to [kem-theo]"
                )
            }
        };
        findings.push(rule.finding(problem.span, message).help(help));
    }
}
