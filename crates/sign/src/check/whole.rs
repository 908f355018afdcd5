//! All signatures of a file.

use std::sync::atomic::AtomicBool;
use std::time::SystemTime;

use der::Decode as _;
use lopdf::{Document, Object, ObjectId};
use plan_core::said;
use x509_cert::Certificate;

use super::chain::Roots;
use super::fields::{self, catalog, value};
use super::history::{History, INFLATED, SIGNATURES, load};
use super::lex::find;
use super::limit::Limit;
use super::moment::Moment;
use super::outcome::{Checked, Signature, Verdict};
use super::revisions::revisions;
use super::revocation::Record;
use super::signature::Means;

/// Checks all signatures of a PDF. A file without any costs a look through its bytes.
///
/// What can't be read is said of the signature; only a file that is no PDF has none at all. Who no longer waits sets `stop`.
pub fn check(bytes: &[u8], roots: &Roots, now: SystemTime, stop: &AtomicBool) -> Checked {
    let limit = Limit::new(stop);
    let named = find(bytes, b"ByteRange");
    if named.is_none() && find(bytes, b"/Sig").is_none() && find(bytes, b"/ObjStm").is_none() {
        return Checked::default();
    }
    let unreadable = |verdict, why| {
        let mut signature = Signature::broken(String::new(), None, why);
        signature.integrity.verdict = verdict;
        Checked { signatures: named.map(|_| signature).into_iter().collect(), ..Checked::default() }
    };
    limit.may_read(bytes.len());
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
    limit.count(&last);
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
        return Checked { signatures: cut.into_iter().collect(), empty, is_cut_short: false };
    }
    let now = now.duration_since(SystemTime::UNIX_EPOCH).ok().and_then(|now| i64::try_from(now.as_secs()).ok());
    let (pool, records) = evidence(&last);
    let strays = strays(&last);
    // Each revision is read again, and held no longer than needed.
    drop(last);
    let now = Moment(now.unwrap_or(0));
    let means = Means { bytes, revisions: &revisions, roots, pool: &pool, records: &records, proofs: &[], now };
    let first = named.unwrap_or(0);
    let mut history = History::read(means, &limit, first, None);
    // What a document time stamp proves is known only once it was looked at.
    let proofs = history.proofs();
    if !proofs.is_empty() && !history.is_cut_short {
        history = History::read(Means { proofs: &proofs, ..means }, &limit, first, None);
    }
    let is_cut_short = history.is_cut_short;
    // Of what was left out it isn't known to whom it belongs.
    let strays = strays.into_iter().filter(|id| !is_cut_short && !history.knows(*id));
    let strays: Vec<Signature> = strays.map(stray).collect();
    let mut signatures = history.told();
    signatures.extend(strays);
    // A file torn in its signature shows one only once it is mended.
    if signatures.is_empty() && is_signed && !is_cut_short {
        let why = said!("chữ ký trong tệp không đọc được", "the file's signature can't be read");
        signatures.push(Signature::broken(String::new(), None, why));
    }
    Checked { signatures, empty, is_cut_short }
}

/// The certificates of the DSS, and its revocation lists and answers.
fn evidence(document: &Document) -> (Vec<Certificate>, Vec<Record>) {
    let Some(dss) = catalog(document).and_then(|catalog| value(document, catalog, b"DSS").as_dict().ok()) else {
        return (Vec::new(), Vec::new());
    };
    let streams = |key: &[u8]| -> Vec<Vec<u8>> {
        let list = value(document, dss, key).as_array().map_or(&[][..], Vec::as_slice);
        let streams = list.iter().filter_map(|object| fields::resolved(document, object).as_stream().ok());
        streams.take(SIGNATURES).filter_map(|stream| stream.get_plain_content_with_limit(INFLATED).ok()).collect()
    };
    let certificates = streams(b"Certs").iter().filter_map(|der| Certificate::from_der(der).ok()).collect();
    let lists = streams(b"CRLs").iter().filter_map(|der| Record::list(der)).collect::<Vec<_>>();
    let answers = streams(b"OCSPs").iter().filter_map(|der| Record::answer(der)).collect();
    (certificates, [lists, answers].concat())
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

/// What is said of an object that looks like a signature and is none.
fn stray(id: ObjectId) -> Signature {
    let number = id.0;
    let why = said!(
        "từ điển chữ ký (đối tượng {number}) không thuộc ô ký nào của tệp",
        "a signature dictionary (object {number}) that belongs to no field of the file"
    );
    Signature::broken(String::new(), None, why)
}
