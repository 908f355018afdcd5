//! What an update did to a file, object by object.
//!
//! Two revisions are read, each as the file that it was, and compared. What may differ stands in `allowed`; whatever else
//! does is an alteration, and `names` says of what. So objects that lay ready in the file before it was signed, and are
//! swapped in by an update (shadow attacks), are found like those that came with it.

mod allowed;
mod description;
mod names;
mod parts;
mod same;
mod unused;

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Document, Object, ObjectId};
use plan_core::diagnostic::Said;
use plan_core::said;

use super::outcome::{Finding, Kind, Verdict};
use super::structure::{self, Pair};
use same::is_same;

/// How many alterations of an update are named; one is enough.
const NAMED: usize = 12;

/// What one update did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// Signed in a field that was there, empty.
    Signed { field: String, verdict: Verdict },
    /// Added a document time stamp.
    Stamped { verdict: Verdict },
    /// The field that was signed is larger than one of its kind has any reason to be.
    SignedLarge { field: String },
    /// Signed in a field that wasn't there; where it is drawn, it may lie over what was signed.
    SignedAnew { field: String, is_drawn: bool },
    /// Certificates, revocation lists and answers for later (DSS).
    Evidence,
    /// The dates and the program in the file's properties.
    Properties,
    /// Nothing: a section alone, or what was there written once more.
    Nothing,
    /// Anything else.
    Altered(Said),
}

impl Change {
    /// What it means for a signature before it.
    pub(super) fn finding(&self) -> Finding {
        match self {
            Change::Signed { field, verdict } => {
                let said = said!("ký thêm ở ô “{field}”", "a further signature in the field “{field}”");
                Finding { verdict: *verdict, said }
            }
            Change::Stamped { verdict } => {
                Finding { verdict: *verdict, said: said!("thêm dấu thời gian", "a document time stamp") }
            }
            Change::SignedLarge { field } => Finding::unknown(said!(
                "ô “{field}” được ký rộng hơn ô ký của thể thức: xem hình vẽ có che nội dung không",
                "the field “{field}”, signed since, is larger than the form's: see whether what it shows hides anything"
            )),
            Change::SignedAnew { field, is_drawn: true } => Finding::unknown(said!(
                "ký thêm ở ô mới “{field}” có hình vẽ lên trang: xem nó có che nội dung không",
                "a further signature in a new field “{field}”, drawn on the page: see whether it hides anything"
            )),
            Change::SignedAnew { field, is_drawn: false } => Finding::right(said!(
                "ký thêm ở ô mới “{field}”, không vẽ gì",
                "a further signature in a new field “{field}”, not drawn"
            )),
            Change::Evidence => {
                Finding::right(said!("thêm chứng cứ kiểm tra (DSS)", "evidence for validation was added (DSS)"))
            }
            Change::Properties => Finding::right(said!(
                "đổi ngày sửa, chương trình trong thuộc tính tệp",
                "the date of change or the program in the file's properties"
            )),
            Change::Nothing => {
                Finding::right(said!("một bản cập nhật không đổi gì", "a further update without effect"))
            }
            Change::Altered(what) => Finding::wrong(what.clone()),
        }
    }
}

/// The signatures that an update may have brought: those that end where it does, and what they come to.
pub(super) type Brought = BTreeMap<ObjectId, (Kind, Verdict)>;

/// What the update between two revisions did.
pub(super) fn changes(pair: Pair<'_>, brought: &Brought) -> Vec<Change> {
    if let Some(fault) = structure::faults(pair) {
        let (vi, en) = (fault.vi, fault.en);
        return vec![Change::Altered(said!("bản cập nhật không hợp lệ: {vi}", "no honest update: {en}"))];
    }
    let changed = changed(pair.old, pair.new);
    let mut rules = allowed::Rules::new(pair, brought);
    let mut found: Vec<Change> = Vec::new();
    for id in &changed {
        if found.len() >= NAMED {
            break;
        }
        if let Some(what) = rules.judge(*id) {
            found.push(Change::Altered(what));
        }
    }
    if let Some((number, _)) = filled(pair.old, pair.new).first() {
        found.push(Change::Altered(said!(
            "đối tượng {number} còn thiếu lúc ký được thêm vào",
            "object {number}, which was missing when it was signed, was put in"
        )));
    }
    found.extend(rules.first_info().map(Change::Altered));
    let honest = rules.honest();
    // A signing program may leave a thing behind that it made and didn't need. Without a signature, a stamp or evidence
    // the thing itself is what the update brought.
    let is_of_use = honest.iter().any(|change| *change != Change::Properties);
    if let Some((number, _)) = unused::unused(pair, &changed).filter(|_| !is_of_use) {
        found.push(Change::Altered(said!(
            "đối tượng {number} được thêm vào mà không thay đổi hợp lệ nào dùng đến",
            "object {number} was added, and no honest change uses it"
        )));
    }
    found.extend(honest);
    if found.is_empty() {
        found.push(Change::Nothing);
    }
    found
}

/// The objects that aren't what they were.
fn changed(old: &Document, new: &Document) -> Vec<ObjectId> {
    let differs =
        |(id, object): &(&ObjectId, &Object)| !new.objects.get(id).is_some_and(|other| is_same(object, other));
    old.objects.iter().filter(differs).map(|(id, _)| *id).collect()
}

/// The objects that were asked for and weren't there, and now are.
fn filled(old: &Document, new: &Document) -> Vec<ObjectId> {
    let mut asked = BTreeSet::new();
    for object in old.objects.values() {
        references(object, &mut |id| {
            if !old.objects.contains_key(&id) && new.objects.contains_key(&id) {
                asked.insert(id);
            }
        });
    }
    asked.into_iter().collect()
}

/// Calls `seen` with each reference in an object.
fn references(object: &Object, seen: &mut impl FnMut(ObjectId)) {
    let mut open = vec![object];
    while let Some(object) = open.pop() {
        match object {
            Object::Reference(id) => seen(*id),
            Object::Array(items) => open.extend(items),
            Object::Dictionary(dictionary) => open.extend(dictionary.iter().map(|(_, value)| value)),
            Object::Stream(stream) => open.extend(stream.dict.iter().map(|(_, value)| value)),
            _ => {}
        }
    }
}
