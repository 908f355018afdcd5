//! All signatures of a file.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use der::Decode as _;
use lopdf::xref::XrefEntry;
use lopdf::{Document, LoadOptions, Object, ObjectId};
use plan_core::said;
use x509_cert::Certificate;

use super::chain::Roots;
use super::changes::{self, Brought, Change};
use super::fields::{self, Field, Value, catalog, value};
use super::lex::find;
use super::moment::Moment;
use super::outcome::{Checked, Finding, Signature, Verdict};
use super::revisions::{REVISIONS, Revision, revisions};
use super::signature::{Means, assess, joined};
use super::structure::Pair;

/// How much is read in all, bytes: a file is read once for each of its revisions since the first signature.
const READ: usize = 1 << 30;

/// How much one stream may inflate to, bytes.
const INFLATED: usize = 64 << 20;

/// No file has more signatures than this that are looked at.
const SIGNATURES: usize = 200;

/// What takes longer than this, all updates together, isn't compared any further.
const COMPARING: Duration = Duration::from_secs(10);

/// A revision, read as the file that it was.
struct Read {
    /// Its place among the revisions, from 0.
    number: usize,
    document: Document,
    /// Whether it could be read without mending anything.
    is_sound: bool,
}

/// A signature as first seen.
struct Seen {
    /// Which of those read.
    read: usize,
    field: Field,
    /// `None`: no object of its own.
    object: Option<ObjectId>,
}

/// Checks all signatures of a PDF. A file without any costs a look through its bytes.
///
/// What can't be read is said of the signature; only a file that is no PDF has none at all.
pub fn check(bytes: &[u8], roots: &Roots, now: SystemTime) -> Checked {
    let named = find(bytes, b"ByteRange");
    if named.is_none() && find(bytes, b"/Sig").is_none() && find(bytes, b"/ObjStm").is_none() {
        return Checked::default();
    }
    let unreadable = |verdict, why| {
        let mut signature = Signature::broken(String::new(), None, why);
        signature.integrity.verdict = verdict;
        Checked { signatures: named.map(|_| signature).into_iter().collect(), empty: Vec::new() }
    };
    let Some((last, _)) = load(bytes) else {
        return unreadable(
            Verdict::Wrong,
            said!("tệp hỏng, chữ ký không đọc được", "the file is torn, its signature can't be read"),
        );
    };
    if last.is_encrypted() || last.trailer.has(b"Encrypt") {
        return unreadable(
            Verdict::Unknown,
            said!("tệp mã hóa: chữ ký không kiểm tra được", "an encrypted file: its signature can't be checked"),
        );
    }
    let waiting = |document: &Document| -> Vec<String> {
        fields::fields(document).into_iter().filter(|field| field.value.is_none()).map(|field| field.name).collect()
    };
    let empty = waiting(&last);
    let is_signed = fields::fields(&last).iter().any(|field| field.value.is_some());
    let revisions = revisions(bytes);
    if !is_signed && named.is_none() {
        let rest = revisions.last().and_then(|last| bytes.get(last.end..)).unwrap_or_default();
        let is_cut = [&b"/Sig"[..], b"/SubFilter", b"/Contents"].iter().any(|word| find(rest, word).is_some());
        let why = said!("tệp bị cắt giữa một chữ ký", "the file ends in the middle of a signature");
        let cut = is_cut.then(|| Signature::broken(String::new(), None, why));
        return Checked { signatures: cut.into_iter().collect(), empty };
    }
    let now = now.duration_since(SystemTime::UNIX_EPOCH).ok().and_then(|now| i64::try_from(now.as_secs()).ok());
    let reads = read_all(bytes, &revisions, named.unwrap_or(0));
    let (pool, has_revocation) = evidence(&last);
    let now = Moment(now.unwrap_or(0));
    let means = Means { bytes, revisions: &revisions, roots, pool: &pool, has_revocation, now };
    let mut signatures = assessed(means, &reads, &last);
    compare(means, &reads, &mut signatures);
    Checked { signatures: signatures.into_iter().map(|(signature, _, _)| signature).collect(), empty }
}

/// Reads a file: as it is written, or mended, which the second value tells.
fn load(bytes: &[u8]) -> Option<(Document, bool)> {
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

/// Every revision that may hold a signature, the oldest first.
fn read_all(bytes: &[u8], revisions: &[Revision], first: usize) -> Vec<Read> {
    let wanted = revisions.iter().enumerate().filter(|(_, revision)| revision.end > first);
    let mut left = READ;
    let mut reads = Vec::new();
    for (number, revision) in wanted.take(REVISIONS) {
        let Some(rest) = left.checked_sub(revision.end) else { break };
        left = rest;
        if let Some((document, is_sound)) = bytes.get(..revision.end).and_then(load) {
            reads.push(Read { number, document, is_sound });
        }
    }
    reads
}

/// The certificates of the DSS, and whether it has anything of revocation.
fn evidence(document: &Document) -> (Vec<Certificate>, bool) {
    let Some(dss) = catalog(document).and_then(|catalog| value(document, catalog, b"DSS").as_dict().ok()) else {
        return (Vec::new(), false);
    };
    let list = |key: &[u8]| value(document, dss, key).as_array().map_or(&[][..], Vec::as_slice);
    let streams =
        list(b"Certs").iter().take(SIGNATURES).filter_map(|object| fields::resolved(document, object).as_stream().ok());
    let certificates = streams.filter_map(|stream| {
        let plain = stream.get_plain_content().ok()?;
        Certificate::from_der(&plain).ok()
    });
    (certificates.collect(), !list(b"CRLs").is_empty() || !list(b"OCSPs").is_empty())
}

/// Every signature that any revision shows, checked; its object, and the revision that it covers.
fn assessed(means: Means<'_>, reads: &[Read], last: &Document) -> Vec<(Signature, Option<ObjectId>, Option<usize>)> {
    let mut seen: BTreeMap<(usize, ObjectId), Seen> = BTreeMap::new();
    let mut order = Vec::new();
    for (index, read) in reads.iter().enumerate() {
        for field in fields::fields(&read.document) {
            let Some(held) = &field.value else { continue };
            let object = match held {
                Value::Object(id) => Some(*id),
                Value::Direct => None,
            };
            let place = object.map_or(0, |id| offset(&read.document, id));
            let key = (place, object.unwrap_or(field.id));
            if !seen.contains_key(&key) && seen.len() < SIGNATURES {
                order.push(key);
                seen.insert(key, Seen { read: index, field, object });
            }
        }
    }
    let mut found: Vec<_> = order
        .iter()
        .filter_map(|key| seen.get(key))
        .filter_map(|seen| {
            let read = reads.get(seen.read)?;
            let Some(id) = seen.object else {
                let why = said!("chữ ký không phải một đối tượng riêng", "the signature is no object of its own");
                return Some((Signature::broken(seen.field.name.clone(), seen.field.page, why), None, None));
            };
            let (signature, covers) = assess(means, &read.document, read.number, &seen.field, id);
            Some((signature, Some(id), covers))
        })
        .collect();
    for id in strays(last).into_iter().filter(|id| !seen.values().any(|seen| seen.object == Some(*id))) {
        let number = id.0;
        let why = said!(
            "từ điển chữ ký (đối tượng {number}) không thuộc ô ký nào của tệp",
            "a signature dictionary (object {number}) that belongs to no field of the file"
        );
        found.push((Signature::broken(String::new(), None, why), Some(id), None));
    }
    // A file torn in its signature shows one only once it is mended.
    if found.is_empty() && fields::fields(last).iter().any(|field| field.value.is_some()) {
        let why = said!("chữ ký trong tệp không đọc được", "the file's signature can't be read");
        found.push((Signature::broken(String::new(), None, why), None, None));
    }
    found
}

fn offset(document: &Document, id: ObjectId) -> usize {
    match document.reference_table.get(id.0) {
        Some(XrefEntry::Normal { offset, .. }) => usize::try_from(*offset).unwrap_or(0),
        _ => 0,
    }
}

/// Objects that look like signatures.
fn strays(document: &Document) -> Vec<ObjectId> {
    let is_signature = |object: &Object| {
        object.as_dict().is_ok_and(|dictionary| {
            dictionary.has(b"ByteRange")
                || (dictionary.has(b"Contents")
                    && (dictionary.has_type(b"Sig") || dictionary.has_type(b"DocTimeStamp")))
        })
    };
    document.objects.iter().filter(|(_, object)| is_signature(object)).map(|(id, _)| *id).take(SIGNATURES).collect()
}

/// Says of each signature what was done to the file since.
fn compare(means: Means<'_>, reads: &[Read], signatures: &mut [(Signature, Option<ObjectId>, Option<usize>)]) {
    let started = std::time::Instant::now();
    let Some(first) = signatures.iter().filter_map(|(_, _, revision)| *revision).min() else { return };
    // What each update did, by the number of the revision that it made.
    let mut updates: BTreeMap<usize, Vec<Finding>> = BTreeMap::new();
    for (number, revision) in means.revisions.iter().enumerate().skip(first + 1) {
        let read = |number| reads.iter().find(|read: &&Read| read.number == number);
        let findings = match (read(number - 1), read(number)) {
            _ if started.elapsed() > COMPARING => vec![too_much()],
            (Some(old), Some(new)) if old.is_sound && new.is_sound => {
                let brought: Brought = signatures
                    .iter()
                    .filter(|(_, _, covers)| *covers == Some(number))
                    .filter_map(|(signature, id, _)| Some(((*id)?, (signature.kind, signature.integrity.verdict))))
                    .collect();
                let Some(before) = means.revisions.get(number - 1).copied() else { continue };
                let pair =
                    Pair { bytes: means.bytes, old: &old.document, new: &new.document, before, after: *revision };
                changes::changes(pair, &brought).iter().map(Change::finding).collect()
            }
            (Some(old), _) if old.is_sound && reads.len() < REVISIONS => vec![Finding::wrong(said!(
                "bản cập nhật hỏng, phải vá mới đọc được",
                "the update is torn and can't be read as it is"
            ))],
            _ => vec![too_much()],
        };
        updates.insert(number, findings);
    }
    let rest = means.revisions.last().and_then(|last| means.bytes.get(last.end..)).unwrap_or_default();
    let tail = (!rest.is_empty()).then(|| {
        if rest.iter().all(u8::is_ascii_whitespace) {
            Finding::unknown(said!("có ký tự trắng thừa ở cuối tệp", "there are blanks after the end of the file"))
        } else {
            Finding::wrong(said!(
                "có dữ liệu lạ sau phần cuối hợp lệ của tệp",
                "there are bytes after the file's valid end"
            ))
        }
    });
    for (signature, _, revision) in signatures {
        let Some(revision) = revision else { continue };
        let mut since: Vec<Finding> = updates
            .range(*revision + 1..)
            .flat_map(|(_, findings)| findings.iter().cloned())
            .chain(tail.clone())
            .collect();
        let is_sound = reads.iter().any(|read| read.number == *revision && read.is_sound);
        if !is_sound {
            since.push(Finding {
                verdict: Verdict::Unknown,
                said: said!(
                    "bản được ký không đúng cấu trúc PDF, phải vá mới đọc được",
                    "the signed revision isn't sound PDF, and can't be read as it is"
                ),
            });
        }
        signature.changes = joined(&since, said!("không có gì thêm vào sau khi ký", "nothing was added since"));
    }
}

fn too_much() -> Finding {
    Finding::unknown(said!("quá nhiều bản cập nhật để so sánh hết", "more updates than can be compared"))
}
