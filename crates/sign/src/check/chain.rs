//! From a signer's certificate to a root that was given (RFC 5280, 6, as far as offices' certificates go).

use der::asn1::ObjectIdentifier;
use der::{Decode as _, DecodePem as _, Encode as _};
use plan_core::diagnostic::Said;
use plan_core::said;
use x509_cert::Certificate;
use x509_cert::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages};

use super::key::{self, Refused};
use super::moment::Moment;
use super::outcome::{Finding, Person};
use crate::subject::{called, organisation};

/// No chain is longer.
const LONG: usize = 8;

/// The extensions that this way through understands; another one that is critical stops it.
const UNDERSTOOD: [&str; 7] =
    ["2.5.29.14", "2.5.29.15", "2.5.29.17", "2.5.29.19", "2.5.29.32", "2.5.29.35", "2.5.29.37"];

/// *id-kp-timeStamping*.
const TIME_STAMPING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.8");

/// The roots that the reader trusts.
#[derive(Debug, Clone, Default)]
pub struct Roots(Vec<Certificate>);

impl Roots {
    /// Adds what a file holds: one certificate in DER, or any number in PEM.
    ///
    /// # Errors
    /// There is none in it.
    pub fn add(&mut self, file: &[u8]) -> Result<(), Said> {
        let before = self.0.len();
        if let Ok(root) = Certificate::from_der(file) {
            self.0.push(root);
        } else if let Ok(text) = std::str::from_utf8(file) {
            const END: &str = "-----END CERTIFICATE-----";
            for part in text.split_inclusive(END) {
                let Some(start) = part.find("-----BEGIN CERTIFICATE-----") else { continue };
                let Ok(root) = Certificate::from_pem(part.get(start..).unwrap_or_default()) else {
                    return Err(said!("có chứng thư không đọc được", "a certificate in it can't be read"));
                };
                self.0.push(root);
            }
        }
        if self.0.len() == before {
            return Err(said!("không có chứng thư nào (PEM hoặc DER)", "no certificate in it (PEM or DER)"));
        }
        Ok(())
    }

    /// Whether none was given.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Whether `issuer` signed `subject`.
pub(super) fn signed(issuer: &Certificate, subject: &Certificate) -> Result<(), Refused> {
    if subject.signature_algorithm != subject.tbs_certificate.signature {
        return Err(Refused::Wrong);
    }
    let message = subject.tbs_certificate.to_der().map_err(|_| Refused::Unsupported)?;
    let key = &issuer.tbs_certificate.subject_public_key_info;
    key::verify(key, &subject.signature_algorithm, None, &message, subject.signature.raw_bytes())
}

/// A certificate, who issued it, who issued that, as far as they are at hand.
pub(super) fn path<'c>(
    certificate: &'c Certificate,
    pool: &'c [Certificate],
    roots: &'c Roots,
) -> Vec<&'c Certificate> {
    let mut path = vec![certificate];
    while let Some(last) = path.last().copied().filter(|_| path.len() < LONG) {
        let own = &last.tbs_certificate;
        let mut candidates =
            roots.0.iter().chain(pool).filter(|candidate| candidate.tbs_certificate.subject == own.issuer);
        let next = candidates.find(|candidate| signed(candidate, last).is_ok());
        let Some(next) = next.filter(|next| !path.contains(next)) else { break };
        path.push(next);
    }
    path
}

/// What a certificate is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Signing,
    TimeStamping,
}

/// Whether `certificate` leads to one of `roots`, all valid at `at`; `clock` says whose time that is.
pub(super) fn chain(
    certificate: &Certificate,
    pool: &[Certificate],
    roots: &Roots,
    at: Moment,
    clock: &Said,
    purpose: Use,
) -> Finding {
    if let Some(finding) = unfit(certificate, purpose) {
        return finding;
    }
    let mut current = certificate;
    for depth in 0..LONG {
        if let Some(finding) = out_of_date(current, at, clock) {
            return finding;
        }
        if let Some(unknown) = not_understood(current) {
            return unknown;
        }
        if roots.0.contains(current) {
            return trusted(current, clock);
        }
        let issuer = &current.tbs_certificate.issuer;
        let is_own = *issuer == current.tbs_certificate.subject;
        let candidates: Vec<&Certificate> =
            roots.0.iter().chain(pool).filter(|candidate| candidate.tbs_certificate.subject == *issuer).collect();
        let next = candidates.iter().find(|candidate| signed(candidate, current).is_ok());
        let name = called(issuer);
        let Some(next) = next.copied() else {
            let is_forged = roots
                .0
                .iter()
                .any(|root| root.tbs_certificate.subject == *issuer && signed(root, current) == Err(Refused::Wrong));
            return if is_forged {
                Finding::wrong(said!(
                    "chứng thư mang tên “{name}” là nơi cấp nhưng không do khóa của nơi đó ký",
                    "the certificate names “{name}” as its issuer and wasn't signed with that one's key"
                ))
            } else {
                untrusted(&name, roots, false)
            };
        };
        if roots.0.contains(next) {
            if let Some(finding) = out_of_date(next, at, clock).or_else(|| no_authority(next, depth)) {
                return finding;
            }
            return trusted(next, clock);
        }
        if is_own {
            return untrusted(&name, roots, true);
        }
        if let Some(finding) = no_authority(next, depth) {
            return finding;
        }
        current = next;
    }
    Finding::unknown(said!("chuỗi chứng thư quá dài", "the chain of certificates is too long"))
}

fn trusted(root: &Certificate, clock: &Said) -> Finding {
    let name = called(&root.tbs_certificate.subject);
    let (vi, en) = (&clock.vi, &clock.en);
    Finding::right(said!("tới gốc tin cậy “{name}”; còn hạn {vi}", "leads to the trusted root “{name}”; valid {en}"))
}

/// A chain that ends elsewhere: with roots at hand it is certain only where the end was seen.
fn untrusted(name: &str, roots: &Roots, is_end: bool) -> Finding {
    if roots.is_empty() {
        return Finding::unknown(said!(
            "chưa có gốc tin cậy để đối chiếu (`--root`); nơi cấp: “{name}”",
            "no trusted root was given (`--root`); issued by “{name}”"
        ));
    }
    if is_end {
        return Finding::wrong(said!(
            "chuỗi kết thúc ở “{name}”, không phải gốc tin cậy đã cho",
            "the chain ends in “{name}”, which is none of the given roots"
        ));
    }
    Finding::unknown(said!(
        "không có chứng thư của nơi cấp “{name}” để nối tới gốc",
        "the certificate of the issuer “{name}” isn't at hand to reach a root"
    ))
}

/// What the certificate itself may not be used for.
fn unfit(certificate: &Certificate, purpose: Use) -> Option<Finding> {
    let own = &certificate.tbs_certificate;
    let may = match own.get::<KeyUsage>() {
        Ok(Some((_, usage))) => {
            usage.0.contains(KeyUsages::DigitalSignature) || usage.0.contains(KeyUsages::NonRepudiation)
        }
        Ok(None) => true,
        Err(_) => false,
    };
    if !may {
        return Some(Finding::wrong(said!(
            "chứng thư không được dùng để ký (keyUsage)",
            "the certificate isn't for signing (keyUsage)"
        )));
    }
    let extended = own.get::<ExtendedKeyUsage>();
    let stamps = matches!(&extended, Ok(Some((true, usage))) if usage.0 == [TIME_STAMPING]);
    (purpose == Use::TimeStamping && !stamps).then(|| {
        Finding::wrong(said!(
            "chứng thư không phải chứng thư cấp dấu thời gian (timeStamping)",
            "the certificate isn't one for time stamps (timeStamping)"
        ))
    })
}

/// Whether an issuer may issue, with `below` certificates between it and the first.
fn no_authority(issuer: &Certificate, below: usize) -> Option<Finding> {
    let own = &issuer.tbs_certificate;
    let is_authority = matches!(own.get::<BasicConstraints>(), Ok(Some((_, constraints)))
        if constraints.ca && constraints.path_len_constraint.is_none_or(|length| usize::from(length) >= below));
    let may = match own.get::<KeyUsage>() {
        Ok(Some((_, usage))) => usage.0.contains(KeyUsages::KeyCertSign),
        Ok(None) => true,
        Err(_) => false,
    };
    let name = called(&own.subject);
    (!is_authority || !may).then(|| {
        Finding::wrong(said!("“{name}” không được quyền cấp chứng thư này", "“{name}” may not issue this certificate"))
    })
}

fn not_understood(certificate: &Certificate) -> Option<Finding> {
    let extensions = certificate.tbs_certificate.extensions.iter().flatten();
    let mut strange = extensions
        .filter(|extension| extension.critical && !UNDERSTOOD.contains(&extension.extn_id.to_string().as_str()));
    strange.next().map(|extension| {
        let oid = extension.extn_id;
        Finding::unknown(said!(
            "chứng thư có ràng buộc mà plan không hiểu ({oid})",
            "the certificate has a constraint that isn't understood here ({oid})"
        ))
    })
}

fn out_of_date(certificate: &Certificate, at: Moment, clock: &Said) -> Option<Finding> {
    let validity = &certificate.tbs_certificate.validity;
    let (from, to) = (Moment::of(&validity.not_before), Moment::of(&validity.not_after));
    if from <= at && at <= to {
        return None;
    }
    let name = called(&certificate.tbs_certificate.subject);
    let (vi, en) = (&clock.vi, &clock.en);
    let (from, to) = (from.said(), to.said());
    Some(Finding::wrong(Said {
        vi: format!("chứng thư của “{name}” không còn hạn {vi}: từ {} đến {}", from.vi, to.vi),
        en: format!("the certificate of “{name}” isn't valid {en}: from {} to {}", from.en, to.en),
    }))
}

/// Who a certificate was issued to.
pub(super) fn person(certificate: &Certificate) -> Person {
    let own = &certificate.tbs_certificate;
    Person { name: called(&own.subject), organisation: organisation(&own.subject), issuer: called(&own.issuer) }
}
