//! Whose document it is: the unit of the People's Committee or Council that issues it.

use super::{Passage, Role, Script};
use crate::recognise::agency::{Unit, units};
use crate::recognise::{LocalBody, Words};
use crate::vietnamese::words_folded;

/// Bodies that stand below a unit's name in ô 2: then the document is theirs.
const OTHERS: [&str; 13] = [
    "phòng",
    "sở",
    "trung tâm",
    "trường",
    "ban quản lý",
    "chi cục",
    "văn phòng",
    "mặt trận",
    "đảng",
    "ban chỉ đạo",
    "thanh tra",
    "công ty",
    "bệnh viện",
];

/// What a body does in the sentence that opens its own document.
const ACTS: [&str; 8] = ["ban hành", "xây dựng", "triển khai", "yêu cầu", "lập", "tổ chức", "quyết định", "báo cáo"];

impl Script {
    /// The unit whose *Ủy ban nhân dân* or *Hội đồng nhân dân* issues the document; `None` where another body does, or
    /// the text doesn't say.
    pub(crate) fn own_unit(&self) -> Option<Unit> {
        let head = [self.issued(), self.matter()].into_iter().find_map(|part| part.issuer.as_ref());
        if let Some(issuer) = head {
            let folded = format!(" {} ", words_folded(&issuer.text));
            let is_other = OTHERS.iter().any(|other| folded.contains(&format!(" {} ", words_folded(other))));
            let named = units(&Words::of(&issuer.text)).pop().filter(|unit| unit.body.is_some() && !unit.is_general);
            if is_other || named.is_some() {
                return named.filter(|_| !is_other);
            }
        }
        self.opening().find_map(acting)
    }

    /// The passages before the first heading or article.
    fn opening(&self) -> impl Iterator<Item = &Passage> {
        self.passages.iter().take(60).take_while(|passage| passage.role.heading().is_none())
    }
}

/// The unit whose committee acts in a passage: "UBND xã Vinh Mỹ xây dựng kế hoạch …".
fn acting(passage: &Passage) -> Option<Unit> {
    let is_opening = matches!(passage.role, Role::Text(_) | Role::Basis | Role::Authority);
    let text = passage.words();
    let words = Words::of(text);
    let found = units(&words);
    found.into_iter().filter(|unit| is_opening && unit.body == Some(LocalBody::Committee) && !unit.is_general).find(
        |unit| {
            let before = unit.words.start.checked_sub(1).and_then(|at| words.get(at));
            let is_cited = before.is_some_and(|word| word.is("của"));
            let acts = ACTS.iter().any(|act| {
                let act: Vec<&str> = act.split(' ').collect();
                words.are(unit.words.end, &act)
            });
            passage.role == Role::Authority || (acts && !is_cited)
        },
    )
}
