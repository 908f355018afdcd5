//! What was known of revoked certificates when the file was signed, kept in the file (DSS, ETSI EN 319 142-1, 5.4).

use der::asn1::{ObjectIdentifier, OctetString};
use der::{Decode as _, Enumerated, Sequence};
use lopdf::{Dictionary, Object, ObjectId, Stream};
use plan_core::diagnostic::Said;
use plan_core::said;
use plan_pdf::Update;
use x509_cert::crl::CertificateList;

use super::certificate::Certificate;
use super::key::Key;
use super::{pdf, unreadable};

/// Lists and answers, as they were given.
#[derive(Debug)]
pub(super) struct Revocation {
    crls: Vec<(Vec<u8>, CertificateList)>,
    ocsps: Vec<Vec<u8>>,
}

/// An answer about a certificate's state (RFC 6960, 4.2.1).
#[derive(Sequence)]
struct OcspResponse {
    status: OcspStatus,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    answer: Option<OcspAnswer>,
}

#[derive(Sequence)]
struct OcspAnswer {
    #[allow(dead_code)] // A field of the structure that nobody asks for.
    kind: ObjectIdentifier,
    #[allow(dead_code)] // As above.
    basic: OctetString,
}

#[derive(Clone, Copy, PartialEq, Eq, Enumerated)]
#[repr(u8)]
enum OcspStatus {
    Successful = 0,
    MalformedRequest = 1,
    InternalError = 2,
    TryLater = 3,
    SigRequired = 5,
    Unauthorized = 6,
}

impl Revocation {
    /// Reads what was given.
    pub(super) fn of(crls: &[Vec<u8>], ocsps: &[Vec<u8>]) -> Result<Self, Said> {
        let mut read = Vec::new();
        for bytes in crls {
            let list = CertificateList::from_der(bytes).map_err(|error| {
                said!("tệp --crl không phải CRL dạng DER: {error}", "the --crl file is no CRL in DER: {error}")
            })?;
            read.push((bytes.clone(), list));
        }
        for bytes in ocsps {
            let is_answer = OcspResponse::from_der(bytes)
                .is_ok_and(|response| response.status == OcspStatus::Successful && response.answer.is_some());
            if !is_answer {
                return Err(said!(
                    "tệp --ocsp không phải câu trả lời OCSP thành công dạng DER",
                    "the --ocsp file is no successful OCSP response in DER"
                ));
            }
        }
        Ok(Self { crls: read, ocsps: ocsps.to_vec() })
    }

    /// Refuses a certificate that a list of its issuer names.
    pub(super) fn refuse_revoked(&self, certificate: &Certificate) -> Result<(), Said> {
        let own = &certificate.parsed().tbs_certificate;
        let is_listed =
            self.crls.iter().filter(|(_, list)| list.tbs_cert_list.issuer == own.issuer).any(|(_, list)| {
                let revoked = list.tbs_cert_list.revoked_certificates.as_deref().unwrap_or_default();
                revoked.iter().any(|entry| entry.serial_number == own.serial_number)
            });
        let name = certificate.name();
        if is_listed {
            return Err(said!(
                "chứng thư số của “{name}” đã bị thu hồi theo CRL đưa vào",
                "the certificate of “{name}” is revoked, the given CRL says"
            ));
        }
        Ok(())
    }

    /// Adds them to the signed file, as an update of its own behind the signature.
    pub(super) fn embed(&self, signed: Vec<u8>, key: &Key) -> Result<Vec<u8>, Said> {
        if self.crls.is_empty() && self.ocsps.is_empty() {
            return Ok(signed);
        }
        let mut update = Update::of(&signed).map_err(unreadable)?;
        let catalog = update.catalog().map_err(unreadable)?;
        let before = update.get(catalog).ok().and_then(|it| it.as_dict().ok()).and_then(|it| it.get(b"DSS").ok());
        let mut store = before.and_then(|it| update.resolved(it).as_dict().ok()).cloned().unwrap_or_default();
        store.set("Type", "DSS");
        let certificates = key.chain().iter().map(Certificate::der);
        put(&mut update, &mut store, "Certs", certificates);
        put(&mut update, &mut store, "CRLs", self.crls.iter().map(|(bytes, _)| bytes.as_slice()));
        put(&mut update, &mut store, "OCSPs", self.ocsps.iter().map(Vec::as_slice));
        let store = update.add(Object::Dictionary(store));
        update.dictionary(catalog).map_err(unreadable)?.set("DSS", store);
        update.finish().map_err(unreadable)
    }
}

/// Adds streams to a list of the store.
fn put<'b>(
    update: &mut Update<'_>,
    store: &mut Dictionary,
    name: &'static str,
    contents: impl Iterator<Item = &'b [u8]>,
) {
    let mut list = pdf::elements(update, store.get(name.as_bytes()).ok()).to_vec();
    let new: Vec<ObjectId> =
        contents.map(|bytes| update.add(Object::Stream(Stream::new(Dictionary::new(), bytes.to_vec())))).collect();
    list.extend(new.into_iter().map(Object::from));
    if !list.is_empty() {
        store.set(name, list);
    }
}
