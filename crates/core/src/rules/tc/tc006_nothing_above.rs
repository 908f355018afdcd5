//! TC006: recipients "Như trên", where nothing above names any.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::{Prose, begins_with};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TC006",
    name: "nhu-tren-khong-kinh-gui",
    summary: ["“Như trên” ở nơi nhận mà không có “Kính gửi”", "recipients “Như trên” without “Kính gửi”"],
    clause: Clause::new("pl1:I.II.9.d"),
    severity: Severity::Warning,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("TC006"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    // A letter without addressees has their place all the same: that it is empty is said there.
    for part in document.parts.iter().filter(|part| part.addressees.is_none()) {
        for line in part.recipients.iter().flat_map(|recipients| &recipients.lines) {
            let prose = Prose::of(line);
            if !begins_with(prose.words(), &["như", "trên"]) {
                continue;
            }
            let Some(start) = prose.words().find(char::is_alphabetic) else { continue };
            let end = prose.words().trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')').len();
            let Some(span) = prose.span(start..end, subject.sources) else { continue };
            findings.push(
                rule.finding(
                    span,
                    said!(
                        "“Như trên” nhưng phía trên không có “Kính gửi”",
                        "“Như trên” (as above), but no “Kính gửi” stands above"
                    ),
                )
                .help(said!(
                    "viết tên nơi nhận, hoặc thêm bảng [kinh-gui] với `gui = [\"…\"]`; ở quyết định thì viết `Như @dieu:…`",
                    "name the recipients, or add the table [kinh-gui] with `gui = [\"…\"]`; in a decision write `Như @dieu:…`"
                )),
            );
        }
    }
}
