//! NG015: a font file of the office that can't be used.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::measure::FontFault;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::Fault;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "NG015",
    name: "phong-chu-khong-dung-duoc",
    summary: ["tệp phông chữ không dùng được", "a font file that can't be used"],
    clause: Clause::new("pl1:I.I.4"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: false,
    kinds: &[],
    page: page!("NG015"),
    phase: Phase::Document(check),
};

/// How many letters a message names.
const NAMED: usize = 10;

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for problem in &subject.plan.problems {
        let Fault::Font(fault) = &problem.fault else { continue };
        let message = match fault {
            FontFault::NotAFont => {
                said!("tệp này không phải tệp phông chữ TrueType", "this file is no TrueType font")
            }
            FontFault::Family(family) => {
                said!(
                    "phông chữ trong tệp là “{family}”, không phải Times New Roman",
                    "the font in this file is “{family}”, not Times New Roman"
                )
            }
            FontFault::Face => {
                said!("tệp này là kiểu chữ khác của Times New Roman", "this file is another face of Times New Roman")
            }
            FontFault::Restricted => {
                said!("phông chữ này không cho phép nhúng vào văn bản", "this font may not be embedded in a document")
            }
            FontFault::Lacks(letters) => {
                let named: String = letters.iter().take(NAMED).collect();
                let count = letters.len();
                said!(
                    "phông chữ thiếu {count} chữ cái tiếng Việt: {named}",
                    "the font lacks {count} Vietnamese letters: {named}"
                )
            }
        };
        let help = match fault {
            FontFault::Face => said!(
                "`dung` là chữ đứng (times.ttf), `dam` là đậm (timesbd.ttf), `nghieng` là nghiêng (timesi.ttf), `dam-nghieng` là đậm nghiêng (timesbi.ttf)",
                "`dung` is upright (times.ttf), `dam` bold (timesbd.ttf), `nghieng` italic (timesi.ttf), `dam-nghieng` bold italic (timesbi.ttf)"
            ),
            _ => said!(
                "dùng tệp Times New Roman đi cùng Windows hoặc Office; bỏ [trinh-bay.phong-chu] thì dùng phông Liberation Serif có sẵn",
                "use the Times New Roman of Windows or Office; without [trinh-bay.phong-chu] the bundled Liberation Serif is used"
            ),
        };
        findings.push(rule.finding(problem.span, message).help(help));
    }
}
