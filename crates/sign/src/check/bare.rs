//! A bare RSA signature, `adbe.x509.rsa_sha1` (ISO 32000-1, 12.8.3.2): no CMS, the certificates stand in the dictionary.

use der::asn1::OctetString;
use der::{Any, Decode as _};
use lopdf::{Dictionary, Document, Object};
use plan_core::diagnostic::Said;
use plan_core::said;
use spki::{AlgorithmIdentifierOwned, ObjectIdentifier};
use x509_cert::Certificate;

use super::fields::{resolved, value};
use super::key::{self, Hash};
use super::outcome::Finding;

/// The signature algorithms of PKCS #1 v1.5, each with its hash function. Which it is stands in the signature alone.
const ALGORITHMS: [(Hash, ObjectIdentifier); 4] = [
    (Hash::Sha1, ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.5")),
    (Hash::Sha256, ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11")),
    (Hash::Sha384, ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.12")),
    (Hash::Sha512, ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.13")),
];

/// A signature that was read.
#[derive(Debug, Clone)]
pub(super) struct Bare {
    /// The signer's first, then those above it.
    pub(super) certificates: Vec<Certificate>,
    value: Vec<u8>,
}

impl Bare {
    pub(super) fn read(document: &Document, dictionary: &Dictionary, contents: &[u8]) -> Result<Self, Said> {
        let strings: Vec<&Object> = match value(document, dictionary, b"Cert") {
            Object::Array(all) => all.iter().map(|one| resolved(document, one)).collect(),
            one => vec![one],
        };
        let read = |string: &Object| Certificate::from_der(string.as_str().ok()?).ok();
        let certificates: Option<Vec<Certificate>> = strings.into_iter().map(read).collect();
        let value = OctetString::from_der(contents).map(OctetString::into_bytes);
        match (certificates, value) {
            (Some(certificates), Ok(value)) if !certificates.is_empty() => Ok(Self { certificates, value }),
            _ => Err(said!(
                "chữ ký RSA không kèm CMS (adbe.x509.rsa_sha1) không đọc được",
                "the RSA signature without CMS (adbe.x509.rsa_sha1) can't be read"
            )),
        }
    }

    /// Whether it is the signature of `parts`, and by which hash function.
    pub(super) fn holds(&self, parts: &[&[u8]]) -> (Finding, Option<Hash>) {
        let message = parts.concat();
        let key = self.certificates.first().map(|signer| &signer.tbs_certificate.subject_public_key_info);
        let is_made_with = |oid| {
            let algorithm = AlgorithmIdentifierOwned { oid, parameters: Some(Any::null()) };
            key.is_some_and(|key| key::verify(key, &algorithm, None, &message, &self.value).is_ok())
        };
        match ALGORITHMS.into_iter().find(|(_, oid)| is_made_with(*oid)) {
            Some((hash, _)) => {
                (Finding::right(said!("chữ ký khớp với nội dung", "the signature holds for the content")), Some(hash))
            }
            None => (
                Finding::wrong(said!(
                    "nội dung được ký đã bị sửa, hoặc không do khóa của chứng thư ký",
                    "what was signed was changed, or wasn't signed with the certificate's key"
                )),
                None,
            ),
        }
    }
}
