//! One signature: its dictionary, its bytes, its CMS.

use lopdf::{Dictionary, Document, ObjectId, decode_text_string};
use plan_core::diagnostic::Said;
use plan_core::said;
use x509_cert::Certificate;

use super::bare::Bare;
use super::chain::{Roots, person};
use super::cms::{Cms, Content, DATA};
use super::fields::{Field, text, value};
use super::key::{Hash, Key};
use super::moment::Moment;
use super::outcome::{Clock, Coverage, Finding, Kind, Signature, Verdict};
use super::place::drawn;
use super::range::{Covered, covered};
use super::revisions::Revision;
use super::revocation::{Record, When};
use super::stamp::Stamp;
use super::standing::{Signer, Standing, Times};
use crate::sign::{Facts, names_agree};

/// What all signatures of a file are checked with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Means<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) revisions: &'a [Revision],
    pub(super) roots: &'a Roots,
    /// Certificates that the file brings along in its DSS.
    pub(super) pool: &'a [Certificate],
    /// Revocation lists and answers, from the same place.
    pub(super) records: &'a [Record],
    /// What counts as proof that a signature existed: the revisions that document time stamps cover, and their times.
    pub(super) proofs: &'a [(usize, Moment)],
    pub(super) now: Moment,
}

impl Means<'_> {
    /// The first time at which something else proves that the signature was there.
    fn existed(&self, covered: &Covered<'_>) -> Option<Moment> {
        self.proofs.iter().filter(|(revision, _)| *revision > covered.revision).map(|(_, time)| *time).min()
    }
}

/// Checks the signature `id` in `field`, as the revision numbered `from` (from 0) has it, where it is first seen. What was
/// done to the file since isn't told here. The second value is the revision that it covers.
pub(super) fn assess(
    means: Means<'_>,
    document: &Document,
    from: usize,
    field: &Field,
    id: ObjectId,
) -> (Signature, Option<usize>) {
    let broken = |why| (Signature::broken(field.name.clone(), field.page, why), None);
    let covered = match covered(means.bytes, document, id, means.revisions) {
        Ok(covered) => covered,
        Err(why) => return broken(why),
    };
    if covered.revision != from {
        return broken(said!(
            "chữ ký không phủ đến cuối bản mà nó được đưa vào",
            "the signature doesn't reach the end of the revision that brought it"
        ));
    }
    let Ok(dictionary) = document.get_dictionary(id) else {
        return broken(said!("từ điển chữ ký không đọc được", "the signature's dictionary can't be read"));
    };
    let name =
        |key: &[u8]| value(document, dictionary, key).as_name().map(|name| String::from_utf8_lossy(name).into_owned());
    let sub_filter = name(b"SubFilter").unwrap_or_default();
    let coverage = Coverage {
        revision: covered.revision + 1,
        revisions: means.revisions.len(),
        bytes: covered.head.len() + covered.tail.len(),
    };
    let read = match sub_filter.as_str() {
        "adbe.x509.rsa_sha1" => bare(means, document, dictionary, &covered),
        "adbe.pkcs7.detached" | "ETSI.CAdES.detached" | "adbe.pkcs7.sha1" => {
            approval(means, document, dictionary, &covered, &sub_filter)
        }
        "ETSI.RFC3161" => time_stamp(means, &covered),
        other => Err(Finding::unknown(said!(
            "định dạng chữ ký “{other}” plan không đọc",
            "the signature format “{other}” isn't read here"
        ))),
    };
    let mut signature = read.unwrap_or_else(|finding| {
        let mut signature = Signature::broken(String::new(), None, finding.said);
        signature.integrity.verdict = finding.verdict;
        signature
    });
    signature.field.clone_from(&field.name);
    signature.page = field.page;
    signature.drawn = drawn(document, field);
    signature.named = signature.signer.as_ref().filter(|_| signature.kind == Kind::Approval).and_then(|signer| {
        let tooltip = document.get_dictionary(field.id).ok().map(|field| value(document, field, b"TU"));
        names(
            &signer.name,
            &field.name,
            &Facts::of_document(document),
            tooltip.and_then(|text| decode_text_string(text).ok()),
        )
    });
    signature.sub_filter = sub_filter;
    signature.covers = Some(coverage);
    (signature, Some(covered.revision))
}

/// A CMS that isn't read: torn, or in the looser rules of ASN.1 that some programs write (BER, of indefinite length).
fn unread(cms: &[u8], why: Said) -> Finding {
    match cms {
        [0x30, 0x80, ..] => Finding::unknown(said!(
            "CMS mã hóa theo BER: plan chỉ đọc DER",
            "the CMS is encoded in BER: only DER is read here"
        )),
        _ => Finding::wrong(why),
    }
}

/// Somebody's signature.
fn approval(
    means: Means<'_>,
    document: &Document,
    dictionary: &Dictionary,
    covered: &Covered<'_>,
    sub_filter: &str,
) -> Result<Signature, Finding> {
    let cms = Cms::read(&covered.signature).map_err(|why| unread(&covered.signature, why))?;
    let parts = [covered.head, covered.tail];
    let is_sha1 = sub_filter == "adbe.pkcs7.sha1";
    let mut integrity = if is_sha1 {
        match cms.inside() {
            Some(inside) if inside == Hash::Sha1.digest(&parts) => cms.holds(Content::Inside(DATA)),
            _ => Finding::wrong(said!(
                "nội dung được ký đã bị sửa: giá trị băm không khớp",
                "what was signed was changed: the digest differs"
            )),
        }
    } else {
        cms.holds(Content::Outside(&parts))
    };
    if integrity.verdict == Verdict::Right && sub_filter.starts_with("ETSI") && !cms.binds_certificate() {
        integrity = Finding::unknown(said!(
            "chữ ký PAdES thiếu thuộc tính signing-certificate",
            "a PAdES signature without the signing-certificate attribute"
        ));
    }
    let stamp = cms.stamp().map(|token| Stamp::read(&token));
    let value_of = [cms.value()];
    let counted = match &stamp {
        Some(Ok(stamp)) if stamp.counts(&value_of, means.roots, means.pool) => Some(stamp.time),
        _ => None,
    };
    let times = Times {
        stamped: counted,
        existed: means.existed(covered),
        claimed: cms.signing_time().or_else(|| dictionary_time(document, dictionary)),
    };
    let signer = Signer { certificate: &cms.certificate, certificates: &cms.certificates, records: &cms.records() };
    let stamp = stamp.map(|stamp| match stamp {
        Ok(stamp) => stamp.finding(&value_of, means.roots, means.pool),
        Err(why) => Finding::wrong(why),
    });
    let strength =
        strength(&cms.certificate, [if is_sha1 { Some(Hash::Sha1) } else { cms.hash }, cms.signature_hash()]);
    Ok(approved(&cms.certificate, signer.standing(means, times), integrity, stamp, strength))
}

/// Somebody's signature without CMS.
fn bare(
    means: Means<'_>,
    document: &Document,
    dictionary: &Dictionary,
    covered: &Covered<'_>,
) -> Result<Signature, Finding> {
    let bare = Bare::read(document, dictionary, &covered.signature).map_err(Finding::wrong)?;
    let unread = || Finding::wrong(said!("thiếu chứng thư của người ký", "the signer's certificate is missing"));
    let certificate = bare.certificates.first().ok_or_else(unread)?;
    let (integrity, hash) = bare.holds(&[covered.head, covered.tail]);
    let claimed = dictionary_time(document, dictionary);
    let times = Times { stamped: None, existed: means.existed(covered), claimed };
    let signer = Signer { certificate, certificates: &bare.certificates, records: &[] };
    let strength = strength(certificate, [hash, hash]);
    Ok(approved(certificate, signer.standing(means, times), integrity, None, strength))
}

/// The dictionary's `/M`: the signer's own clock.
fn dictionary_time(document: &Document, dictionary: &Dictionary) -> Option<Moment> {
    let date = value(document, dictionary, b"M").as_str().ok().map(text)?;
    Moment::of_pdf(&date)
}

/// An approval; who asked knows its field and what it covers.
fn approved(
    certificate: &Certificate,
    standing: Standing,
    integrity: Finding,
    stamp: Option<Finding>,
    strength: Finding,
) -> Signature {
    Signature {
        field: String::new(),
        page: None,
        drawn: Vec::new(),
        kind: Kind::Approval,
        sub_filter: String::new(),
        signer: Some(person(certificate)),
        time: standing.time,
        covers: None,
        named: None,
        integrity,
        changes: unchecked(),
        chain: standing.chain,
        revocation: standing.revocation,
        stamp,
        strength,
    }
}

/// A document time stamp.
fn time_stamp(means: Means<'_>, covered: &Covered<'_>) -> Result<Signature, Finding> {
    let stamp = Stamp::read(&covered.signature).map_err(Finding::wrong)?;
    let parts = [covered.head, covered.tail];
    let cms = &stamp.cms;
    let signer = Signer { certificate: &cms.certificate, certificates: &cms.certificates, records: &cms.records() };
    let pool: Vec<Certificate> = cms.certificates.iter().chain(means.pool).cloned().collect();
    Ok(Signature {
        field: String::new(),
        page: None,
        drawn: Vec::new(),
        kind: Kind::TimeStamp,
        sub_filter: String::new(),
        signer: Some(person(&stamp.cms.certificate)),
        time: Some((stamp.time, Clock::Authority)),
        covers: None,
        integrity: stamp.holds(&parts),
        changes: unchecked(),
        named: None,
        chain: stamp.chain(means.roots, means.pool),
        revocation: signer.revocation(means, &pool, When { at: stamp.time, is_proven: true, now: means.now }),
        stamp: None,
        strength: strength(&stamp.cms.certificate, [stamp.cms.hash, stamp.cms.signature_hash()]),
    })
}

/// The certificate's name against the one that the file gives for its field: `plan sign` compares them before it signs, and
/// other programs don't.
fn names(name: &str, field: &str, facts: &Facts, tooltip: Option<String>) -> Option<Finding> {
    let told = match field {
        "nguoi-ky" => facts.signer.clone().or(tooltip),
        "co-quan" => facts.office.clone().or(tooltip),
        _ => None,
    };
    let expected = told?;
    Some(if names_agree(name, &expected) {
        Finding::right(said!("đúng tên tệp ghi: “{expected}”", "the name that the file gives: “{expected}”"))
    } else {
        Finding::unknown(said!(
            "chứng thư cấp cho “{name}”, còn tệp ghi “{expected}”",
            "the certificate is of “{name}”, but the file says “{expected}”"
        ))
    })
}

fn unchecked() -> Finding {
    Finding::unknown(said!("chưa so sánh được", "not compared"))
}

/// Hash and key against Thông tư 15/2025/TT-BKHCN, Phụ lục I, 1.2 and 1.3.
fn strength(certificate: &Certificate, hashes: [Option<Hash>; 2]) -> Finding {
    let key = Key::of(&certificate.tbs_certificate.subject_public_key_info);
    let named = hashes.into_iter().flatten().min_by_key(|hash| *hash as u8);
    let hash = named.map_or("?", Hash::name);
    let name = key.name();
    let (vi, en) = (name.vi, name.en);
    match (key, named) {
        (Key::Rsa(..2048), _) => Finding::wrong(said!(
            "{vi}, {hash}: khóa RSA ngắn hơn 2048 bit",
            "{en}, {hash}: an RSA key below 2048 bits"
        )),
        (_, Some(Hash::Sha1)) => Finding::wrong(said!(
            "{vi}, {hash}: hàm băm không còn được dùng",
            "{en}, {hash}: a hash function that may no longer be used"
        )),
        (Key::Other, _) | (_, None) => Finding::unknown(said!("{vi}, {hash}", "{en}, {hash}")),
        _ => Finding::right(said!("{vi}, {hash}", "{en}, {hash}")),
    }
}

/// Two verdicts' words, the worst first.
pub(super) fn joined(findings: &[Finding], none: Said) -> Finding {
    let verdict = findings.iter().map(|finding| finding.verdict).max().unwrap_or(Verdict::Right);
    let mut said = Said { vi: String::new(), en: String::new() };
    let mut ordered: Vec<&Finding> = findings.iter().collect();
    ordered.sort_by_key(|finding| std::cmp::Reverse(finding.verdict));
    for finding in ordered {
        if !said.vi.contains(&finding.said.vi) {
            for (all, one) in [(&mut said.vi, &finding.said.vi), (&mut said.en, &finding.said.en)] {
                if !all.is_empty() {
                    all.push_str("; ");
                }
                all.push_str(one);
            }
        }
    }
    if findings.is_empty() { Finding { verdict, said: none } } else { Finding { verdict, said } }
}
