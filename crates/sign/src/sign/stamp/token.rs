//! Whether an answer is a stamp of what was sent, signed by the certificate it names for stamping.

use cms::cert::CertificateChoices;
use cms::signed_data::{SignedData, SignerIdentifier, SignerInfo};
use der::asn1::{Any, AnyRef, Int, ObjectIdentifier, OctetString};
use der::oid::db::{rfc5280, rfc5911};
use der::{Decode as _, Encode as _, Sequence, Tagged as _};
use plan_core::diagnostic::Said;
use plan_core::said;
use ring::digest;
use x509_cert::Certificate;
use x509_cert::ext::pkix::{ExtendedKeyUsage, SubjectKeyIdentifier};

use super::super::clock::Moment;
use super::super::scheme::{SIGNING_CERTIFICATE_V2, Scheme, digest_named, verifies_named};
use super::Stamp;
use super::message::{Info, Response};
use crate::check;

/// The content of a stamp (RFC 3161, 2.4.2).
const TST_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");

/// SigningCertificateV2, as far as it is looked at (RFC 5035): each with its digest, or its algorithm before.
#[derive(Sequence)]
struct Which {
    certificates: Vec<Vec<Any>>,
    #[asn1(optional = "true")]
    #[allow(dead_code)] // A field of the structure that nobody asks for.
    policies: Option<Vec<Any>>,
}

/// The stamp in an answer.
pub(super) fn checked(answer: &[u8], digest: &[u8], scheme: Scheme, nonce: &[u8]) -> Result<Stamp, Said> {
    let response = Response::from_der(answer).map_err(torn)?;
    let Some(token) = response.token.filter(|_| response.status.status <= 1) else {
        let words = response.status.words.unwrap_or_default();
        let words: Vec<_> = words.iter().map(|it| String::from_utf8_lossy(it.value()).into_owned()).collect();
        let (code, words) = (response.status.status, words.join(" "));
        return Err(said!("từ chối (mã {code}) {words}", "refused (status {code}) {words}"));
    };
    if token.content_type != rfc5911::ID_SIGNED_DATA {
        return Err(torn("no signed data"));
    }
    let signed: SignedData = token.content.decode_as().map_err(torn)?;
    if signed.encap_content_info.econtent_type != TST_INFO {
        return Err(torn("no TSTInfo"));
    }
    let content: OctetString =
        signed.encap_content_info.econtent.as_ref().ok_or_else(|| torn("no TSTInfo"))?.decode_as().map_err(torn)?;
    let info = Info::from_der(content.as_bytes()).map_err(torn)?;
    if info.imprint.digest.as_bytes() != digest || info.imprint.algorithm.oid != scheme.digest_name().oid {
        return Err(said!("dấu thời gian của một chữ ký khác", "the stamp is of another signature"));
    }
    if info.nonce.as_ref().map(Int::as_bytes) != Some(nonce) {
        return Err(said!("dấu thời gian của một yêu cầu khác", "the stamp answers another request"));
    }
    let time =
        check::Moment::of_any(AnyRef::from(&info.time)).and_then(Moment::found).ok_or_else(|| torn("no time"))?;
    refuse_bad_signature(&signed, content.as_bytes(), time)?;
    Ok(Stamp { token: Any::encode_from(&token).map_err(torn)?, time })
}

/// The token's signature, by the one certificate that its signer names.
fn refuse_bad_signature(signed: &SignedData, content: &[u8], time: Moment) -> Result<(), Said> {
    let [signer] = signed.signer_infos.0.as_slice() else { return Err(torn("not one signer")) };
    let certificates = signed.certificates.iter().flat_map(|all| all.0.iter());
    let mut certificates = certificates.filter_map(|choice| match choice {
        CertificateChoices::Certificate(certificate) => Some(certificate),
        CertificateChoices::Other(_) => None,
    });
    let Some(certificate) = certificates.find(|it| is_named(signer, it)) else {
        return Err(said!("thiếu chứng thư số của máy chủ", "the server's certificate is missing"));
    };
    let bad = || said!("chữ ký của dấu thời gian không đúng", "the stamp's signature is wrong");
    let attributes = signer.signed_attrs.as_ref().ok_or_else(bad)?;
    let attribute =
        |oid: ObjectIdentifier| attributes.iter().find(|it| it.oid == oid).and_then(|it| it.values.iter().next());
    let algorithm = digest_named(signer.digest_alg.oid)
        .ok_or_else(|| said!("dùng thuật toán băm quá yếu", "its digest is too weak"))?;
    let own = digest::digest(algorithm, content);
    let is_digest = attribute(rfc5911::ID_MESSAGE_DIGEST).is_some_and(|value| value.value() == own.as_ref());
    let is_kind = attribute(rfc5911::ID_CONTENT_TYPE)
        .is_some_and(|value| value.decode_as::<ObjectIdentifier>().is_ok_and(|kind| kind == TST_INFO));
    let names_it = [SIGNING_CERTIFICATE_V2, rfc5911::ID_AA_SIGNING_CERTIFICATE]
        .into_iter()
        .find_map(attribute)
        .is_some_and(|value| names_certificate(value, certificate));
    let message = attributes.to_der().map_err(torn)?;
    let key = &certificate.tbs_certificate.subject_public_key_info;
    let is_signed =
        verifies_named(&signer.signature_algorithm, signer.digest_alg.oid, key, &message, signer.signature.as_bytes());
    if !(is_digest && is_kind && names_it && is_signed) {
        return Err(bad());
    }
    let validity = certificate.tbs_certificate.validity;
    let is_valid = (validity.not_before.to_date_time()..=validity.not_after.to_date_time()).contains(&time.utc());
    let usage = certificate.tbs_certificate.get::<ExtendedKeyUsage>().ok().flatten();
    if !is_valid || !usage.is_some_and(|(_, usage)| usage.0.contains(&rfc5280::ID_KP_TIME_STAMPING)) {
        return Err(said!(
            "chứng thư số của máy chủ không dùng để cấp dấu thời gian, hoặc đã hết hạn",
            "the server's certificate isn't for time stamps, or has expired"
        ));
    }
    Ok(())
}

fn is_named(signer: &SignerInfo, certificate: &Certificate) -> bool {
    let own = &certificate.tbs_certificate;
    match &signer.sid {
        SignerIdentifier::IssuerAndSerialNumber(name) => {
            name.issuer == own.issuer && name.serial_number == own.serial_number
        }
        SignerIdentifier::SubjectKeyIdentifier(id) => {
            own.get::<SubjectKeyIdentifier>().is_ok_and(|found| found.is_some_and(|(_, found)| found == *id))
        }
    }
}

/// Whether the attribute's first entry is the digest of `certificate`: SHA-1 by its old form (RFC 2634), which only says
/// which certificate is meant, or the digest that it names.
fn names_certificate(value: &Any, certificate: &Certificate) -> bool {
    let Ok(which) = value.decode_as::<Which>() else { return false };
    let Ok(der) = certificate.to_der() else { return false };
    let Some(first) = which.certificates.first() else { return false };
    let algorithms = [&digest::SHA1_FOR_LEGACY_USE_ONLY, &digest::SHA256, &digest::SHA384, &digest::SHA512];
    first
        .iter()
        .take(2)
        .filter(|part| part.tag() == der::Tag::OctetString)
        .any(|part| algorithms.iter().any(|algorithm| digest::digest(algorithm, &der).as_ref() == part.value()))
}

fn torn(why: impl std::fmt::Display) -> Said {
    said!("không phải dấu thời gian theo RFC 3161 ({why})", "no stamp of RFC 3161 ({why})")
}
