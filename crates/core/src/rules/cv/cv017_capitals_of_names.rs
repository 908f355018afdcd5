//! CV017: posts, types of acts and bodies in the wrong capitals: "Thủ Tướng", "Sở tài chính".

use std::collections::HashSet;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::{FoundIn, Miscapitalised, miscapitalised};
use crate::rules::places::with_each;
use crate::rules::rule::page;
use crate::rules::vd::vd010_small_type::is_before_capitals;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};
use crate::source::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CV017",
    name: "viet-hoa-ten-goi",
    summary: [
        "tên chức vụ, tên loại, tên cơ quan viết hoa sai chữ",
        "a post, a type of act or a body in the wrong capitals",
    ],
    clause: Clause::new("pl2:IV.1.a"),
    severity: Severity::Note,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("CV017"),
    phase: Phase::Script(check),
};

/// A name where it stands.
struct Place {
    span: Span,
    written: String,
    found: Miscapitalised,
}

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    // The Party has capitals of its own; acts that are put together keep theirs.
    if is_before_capitals(script) || !script.follows_decree || script.is_consolidated() {
        return;
    }
    let (mut places, mut terms): (Vec<Place>, HashSet<String>) = (Vec::new(), HashSet::new());
    for FoundIn { passage, words, .. } in subject.passages().filter(|it| is_looked_at(it.passage)) {
        for found in miscapitalised(words) {
            let written = words.text().get(found.range.clone()).unwrap_or_default().to_owned();
            match found.is_term {
                true => _ = terms.insert(written),
                false => {
                    places.push(Place { span: passage.place(found.range.clone(), subject.sources), written, found })
                }
            }
        }
    }
    // “Dự Án”, “Hội Đồng”: what a contract names so is its own name.
    places.retain(|place| !terms.contains(&place.written));
    let Some(first) = places.first() else { return };
    let (written, right) = (&first.written, &first.found.right);
    let finding = rule
        .finding(
            first.span,
            said!("“{written}” viết hoa sai chữ: “{right}”", "“{written}” has the wrong capitals: “{right}”"),
        )
        .clause(clause(first.found.clause))
        .help(said!("viết “{right}”", "write “{right}”"));
    let each = places.iter().map(|place| {
        let right = &place.found.right;
        (place.span, said!("ở đây: “{right}”", "here: “{right}”"))
    });
    findings.push(with_each(finding, each));
}

fn clause(place: &str) -> Clause {
    match place {
        "V.3" => Clause::new("pl2:V.3"),
        "V.6" => Clause::new("pl2:V.6"),
        "IV.1.b" => Clause::new("pl2:IV.1.b"),
        _ => RULE.clause.clone(),
    }
}

/// Not the lines of the form, nor heads of tables: there capitals are a matter of taste.
fn is_looked_at(passage: &Passage) -> bool {
    passage.role.is_running()
        || matches!(passage.role, Role::Heading(_) | Role::Subject | Role::Addressee | Role::Recipient)
}
