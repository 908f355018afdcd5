//! A file's revisions, read one after the other: the signatures that each brought, and what it did to those before it.
//!
//! Two revisions are held at a time. A file may have many, and each is the whole file once more.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::xref::XrefEntry;
use lopdf::{Document, LoadOptions, ObjectId};
use plan_core::said;

use super::changes::{self, Brought, Change};
use super::fields::{self, Field, Value};
use super::limit::Limit;
use super::lock::Lock;
use super::moment::Moment;
use super::outcome::{Finding, Kind, Signature, Verdict};
use super::revisions::{REVISIONS, Revision};
use super::signature::{Means, assess, joined};
use super::structure::Pair;

/// How much one stream may inflate to, bytes.
pub(super) const INFLATED: usize = 64 << 20;

/// No file has more signatures than this that are looked at.
pub(super) const SIGNATURES: usize = 200;

/// A revision, read as the file that it was.
struct Read {
    document: Document,
    /// Whether it could be read without mending anything.
    is_sound: bool,
}

/// A signature, checked.
struct Held {
    signature: Signature,
    /// `None`: no object of its own.
    object: Option<ObjectId>,
    /// The revision that it covers, and whether that is sound.
    covers: Option<(usize, bool)>,
    /// What it forbids to change later.
    lock: Option<Lock>,
}

/// What an update did, change by change, or why that can't be told.
pub(super) type Done = Result<Vec<Change>, Finding>;

/// What is known so far.
pub(super) struct History<'a> {
    means: Means<'a>,
    limit: &'a Limit<'a>,
    held: Vec<Held>,
    /// Where the signatures stand that were seen, and their objects or fields.
    seen: BTreeSet<(usize, ObjectId)>,
    /// What each update did, by the number of the revision that it made.
    updates: BTreeMap<usize, Done>,
    /// Whether something was left out.
    pub(super) is_cut_short: bool,
}

/// Reads a file: as it is written, or mended, which the second value tells.
pub(super) fn load(bytes: &[u8]) -> Option<(Document, bool)> {
    let options = |strict| LoadOptions { strict, max_decompressed_size: Some(INFLATED), ..LoadOptions::default() };
    let strict = Document::load_mem_with_options(bytes, options(true)).ok().map(|document| (document, true));
    let mended = || Document::load_mem_with_options(bytes, options(false)).ok().map(|document| (document, false));
    let (mut document, is_sound) = strict.or_else(mended)?;
    keep_what_is_listed(&mut document);
    Some((document, is_sound))
}

/// Drops what lies in an object stream and in no section: for other readers it isn't there, until an update lists it.
fn keep_what_is_listed(document: &mut Document) {
    let table = &document.reference_table;
    document.objects.retain(|(number, generation), _| match table.get(*number) {
        Some(XrefEntry::Normal { generation: own, .. }) => own == generation,
        Some(XrefEntry::Compressed { .. }) => *generation == 0,
        Some(XrefEntry::Free | XrefEntry::UnusableFree) | None => false,
    });
}

impl<'a> History<'a> {
    /// Reads every revision that may hold a signature, the first of which stands behind the byte `first`. What updates did
    /// is told from the first signature on, and from the revision `base` on, where one is given.
    pub(super) fn read(means: Means<'a>, limit: &'a Limit<'a>, first: usize, base: Option<usize>) -> Self {
        let mut history = Self {
            means,
            limit,
            held: Vec::new(),
            seen: BTreeSet::new(),
            updates: BTreeMap::new(),
            is_cut_short: false,
        };
        let wanted = means.revisions.iter().enumerate().filter(|(_, revision)| revision.end > first);
        let mut old: Option<Read> = None;
        for (count, (number, revision)) in wanted.enumerate() {
            if count >= REVISIONS || !limit.may_read(revision.end) {
                history.is_cut_short = true;
                history.updates.insert(number, Err(too_much()));
                break;
            }
            let new = means.bytes.get(..revision.end).and_then(load);
            let new = new.map(|(document, is_sound)| Read { document, is_sound });
            if let Some(new) = &new {
                limit.count(&new.document);
                history.signatures(number, new);
            }
            let is_signed = history.held.iter().any(|held| held.covers.is_some_and(|(covered, _)| covered < number));
            if is_signed || base.is_some_and(|base| base < number) {
                let done = history.compared(number, *revision, old.as_ref(), new.as_ref());
                history.updates.insert(number, done);
            }
            old = new;
        }
        history
    }

    /// The signatures that a revision shows and none before it did.
    fn signatures(&mut self, number: usize, read: &Read) {
        let document = &read.document;
        for field in fields::fields(document) {
            let Some(value) = &field.value else { continue };
            let object = match value {
                Value::Object(id) => Some(*id),
                Value::Direct => None,
            };
            let key = (object.map_or(0, |id| offset(document, id)), object.unwrap_or(field.id));
            if self.seen.contains(&key) {
                continue;
            }
            if self.held.len() >= SIGNATURES || self.limit.is_over() {
                self.is_cut_short = true;
                return;
            }
            self.seen.insert(key);
            self.held.push(self.one(number, read, &field, object));
        }
    }

    fn one(&self, number: usize, read: &Read, field: &Field, object: Option<ObjectId>) -> Held {
        let Some(id) = object else {
            let why = said!("chữ ký không phải một đối tượng riêng", "the signature is no object of its own");
            let signature = Signature::broken(field.name.clone(), field.page, why);
            return Held { signature, object, covers: None, lock: None };
        };
        let (signature, covers) = assess(self.means, &read.document, number, field, id);
        let lock = Some(Lock::of(&read.document, id));
        Held { signature, object, covers: covers.map(|revision| (revision, read.is_sound)), lock }
    }

    /// What the update did that made the revision `number`.
    fn compared(&mut self, number: usize, after: Revision, old: Option<&Read>, new: Option<&Read>) -> Done {
        let before = number.checked_sub(1).and_then(|number| self.means.revisions.get(number)).copied();
        let (Some(before), Some(old)) = (before, old.filter(|old| old.is_sound)) else {
            return Err(Finding::unknown(said!(
                "bản trước bản cập nhật phải vá mới đọc được, không so sánh được",
                "the revision before an update can't be read as it is, and isn't compared"
            )));
        };
        let Some(new) = new.filter(|new| new.is_sound) else {
            return Err(Finding::wrong(said!(
                "bản cập nhật hỏng, phải vá mới đọc được",
                "the update is torn and can't be read as it is"
            )));
        };
        if self.limit.is_over() {
            self.is_cut_short = true;
            return Err(too_much());
        }
        let came = self.held.iter().filter(|held| held.covers.is_some_and(|(covered, _)| covered == number));
        let brought: Brought = came
            .filter_map(|held| Some((held.object?, (held.signature.kind, held.signature.integrity.verdict))))
            .collect();
        let pair = Pair { bytes: self.means.bytes, old: &old.document, new: &new.document, before, after };
        Ok(changes::changes(pair, &brought))
    }

    /// Whether an object is a signature that was seen.
    pub(super) fn knows(&self, id: ObjectId) -> bool {
        self.held.iter().any(|held| held.object == Some(id))
    }

    /// The revisions that document time stamps cover, and the times that these prove.
    pub(super) fn proofs(&self) -> Vec<(usize, Moment)> {
        let is_right = |signature: &Signature| {
            let parts = [&signature.integrity, &signature.chain, &signature.strength];
            signature.kind == Kind::TimeStamp && parts.iter().all(|finding| finding.verdict == Verdict::Right)
        };
        let stamps = self.held.iter().filter(|held| is_right(&held.signature));
        stamps.filter_map(|held| Some((held.covers?.0, held.signature.time?.0))).collect()
    }

    /// What every update did, whoever signed, and what stands behind the last revision.
    pub(super) fn done(self) -> Vec<Finding> {
        let told = |done: Done| match done {
            Ok(changes) => changes.iter().map(Change::finding).collect(),
            Err(finding) => vec![finding],
        };
        let tail = tail(self.means);
        self.updates.into_values().flat_map(told).chain(tail).collect()
    }

    /// All signatures, the oldest first, each with what was done to the file since.
    pub(super) fn told(self) -> Vec<Signature> {
        let tail = tail(self.means);
        let told = self.held.into_iter().map(|Held { mut signature, covers, lock, .. }| {
            let Some((revision, is_sound)) = covers else { return signature };
            let of_change = |change: &Change| {
                lock.as_ref().and_then(|lock| lock.finding(change)).unwrap_or_else(|| change.finding())
            };
            let updates = self.updates.range(revision + 1..).flat_map(|(_, done)| match done {
                Ok(changes) => changes.iter().map(of_change).collect(),
                Err(finding) => vec![finding.clone()],
            });
            let mut since: Vec<Finding> = updates.chain(tail.clone()).collect();
            if !is_sound {
                since.push(Finding::unknown(said!(
                    "bản được ký không đúng cấu trúc PDF, phải vá mới đọc được",
                    "the signed revision isn't sound PDF, and can't be read as it is"
                )));
            }
            signature.changes = joined(&since, said!("không có gì thêm vào sau khi ký", "nothing was added since"));
            signature
        });
        told.collect()
    }
}

/// What stands behind the last revision.
fn tail(means: Means<'_>) -> Option<Finding> {
    let rest = means.revisions.last().and_then(|last| means.bytes.get(last.end..)).unwrap_or_default();
    (!rest.is_empty()).then(|| {
        if rest.iter().all(u8::is_ascii_whitespace) {
            Finding::unknown(said!("có ký tự trắng thừa ở cuối tệp", "there are blanks after the end of the file"))
        } else {
            Finding::wrong(said!(
                "có dữ liệu lạ sau phần cuối hợp lệ của tệp",
                "there are bytes after the file's valid end"
            ))
        }
    })
}

fn offset(document: &Document, id: ObjectId) -> usize {
    match document.reference_table.get(id.0) {
        Some(XrefEntry::Normal { offset, .. }) => usize::try_from(*offset).unwrap_or(0),
        _ => 0,
    }
}

fn too_much() -> Finding {
    Finding::unknown(said!("quá nhiều bản cập nhật để so sánh hết", "more updates than can be compared"))
}
