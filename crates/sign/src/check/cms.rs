//! The CMS of a signature (RFC 5652): what it was made over, and by whom.

use cms::cert::CertificateChoices;
use cms::content_info::{CmsVersion, ContentInfo};
use cms::revocation::RevocationInfoChoice;
use cms::signed_data::{SignedData, SignerIdentifier, SignerInfo};
use der::asn1::{ObjectIdentifier, OctetString};
use der::{Any, Decode as _, Encode as _, Sequence, Tagged as _};
use plan_core::diagnostic::Said;
use plan_core::said;
use x509_cert::Certificate;
use x509_cert::attr::Attributes;
use x509_cert::ext::pkix::SubjectKeyIdentifier;
use x509_cert::time::Time;

use super::key::{self, Hash, Refused};
use super::moment::Moment;
use super::outcome::{Finding, Verdict};
use super::revocation::Record;

pub(super) const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
pub(super) const TST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");
const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_TIME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");
const CERTIFICATE_V1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.12");
const CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
const TIME_STAMP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");
const REVOCATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113583.1.1.8");

/// Each certificate that comes along is held against each other one; no chain brings more than this.
const CERTIFICATES: usize = 20;

/// A signature that can be read; whether it holds is asked of it.
#[derive(Debug, Clone)]
pub(super) struct Cms {
    data: SignedData,
    signer: SignerInfo,
    /// The signer's.
    pub(super) certificate: Certificate,
    /// All that came along, the signer's among them.
    pub(super) certificates: Vec<Certificate>,
    /// The hash function of the content.
    pub(super) hash: Option<Hash>,
}

/// What is signed.
#[derive(Debug, Clone, Copy)]
pub(super) enum Content<'a> {
    /// These bytes, which stand outside.
    Outside(&'a [&'a [u8]]),
    /// What stands inside, of this type.
    Inside(ObjectIdentifier),
}

impl Cms {
    /// Reads a `ContentInfo` with one signer, whose certificate came along.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Said> {
        let unreadable = || said!("chữ ký CMS không đọc được", "the CMS signature can't be read");
        let info = ContentInfo::from_der(bytes).map_err(|_| unreadable())?;
        if info.content_type != SIGNED_DATA {
            return Err(unreadable());
        }
        let data: SignedData = info.content.decode_as().map_err(|_| unreadable())?;
        let mut signers = data.signer_infos.0.iter();
        let (Some(signer), None) = (signers.next().cloned(), signers.next()) else {
            return Err(said!("CMS không có đúng một người ký", "the CMS hasn't exactly one signer"));
        };
        let mut certificates = Vec::new();
        for choice in data.certificates.iter().flat_map(|set| set.0.iter()) {
            if let CertificateChoices::Certificate(certificate) = choice {
                certificates.push(certificate.clone());
            }
        }
        let certificate = certificates.iter().find(|certificate| names(&signer.sid, certificate)).cloned();
        let certificate = certificate.ok_or_else(|| {
            said!("CMS không kèm chứng thư của người ký", "the signer's certificate isn't in the CMS")
        })?;
        let hash = Hash::of(&signer.digest_alg.oid);
        Ok(Self { data, signer, certificate, certificates, hash })
    }

    /// The content inside.
    pub(super) fn inside(&self) -> Option<Vec<u8>> {
        let content = self.data.encap_content_info.econtent.as_ref()?;
        content.decode_as::<OctetString>().ok().map(OctetString::into_bytes)
    }

    /// Whether digest, signed attributes and signature hold for `content`.
    pub(super) fn holds(&self, content: Content<'_>) -> Finding {
        // The proof first: what was never signed may bring along as much as it likes for the form.
        let findings = match self.proof(content) {
            Err(wrong) if wrong.verdict == Verdict::Wrong => return wrong,
            proof => [proof.err(), self.form(content).err()],
        };
        findings
            .into_iter()
            .flatten()
            .max_by_key(|finding| finding.verdict)
            .unwrap_or_else(|| Finding::right(said!("giá trị băm và chữ ký khớp", "digest and signature hold")))
    }

    /// What nobody signed and every program writes alike: a change here breaks nothing, and is one.
    fn form(&self, content: Content<'_>) -> Result<(), Finding> {
        let wrong = || Err(Finding::wrong(said!("cấu trúc CMS bị đổi", "the structure of the CMS was changed")));
        let by_name = matches!(self.signer.sid, SignerIdentifier::IssuerAndSerialNumber(_));
        let inside = self.data.encap_content_info.econtent.is_some();
        let kind = match content {
            Content::Outside(_) => DATA,
            Content::Inside(kind) => kind,
        };
        if self.data.encap_content_info.econtent_type != kind || inside != matches!(content, Content::Inside(_)) {
            return wrong();
        }
        // RFC 5652, 5.1 and 5.3.
        let signer = if by_name { CmsVersion::V1 } else { CmsVersion::V3 };
        let data = if kind == DATA && by_name { CmsVersion::V1 } else { CmsVersion::V3 };
        if self.signer.version != signer || (self.data.version != data && self.data.crls.is_none()) {
            return Err(Finding::unknown(said!(
                "số phiên bản ghi trong CMS không đúng chuẩn",
                "the version that the CMS states isn't the standard's"
            )));
        }
        let declared: Vec<_> = self.data.digest_algorithms.iter().map(|algorithm| algorithm.oid).collect();
        if declared != [self.signer.digest_alg.oid] {
            return wrong();
        }
        let known = |oid: ObjectIdentifier| oid == TIME_STAMP || oid == REVOCATION;
        let unsigned = self.signer.unsigned_attrs.iter().flat_map(|attributes| attributes.iter());
        if unsigned.into_iter().any(|attribute| !known(attribute.oid)) {
            return Err(Finding::unknown(said!(
                "CMS có thuộc tính không ký mà plan không biết",
                "the CMS has an unsigned attribute that isn't known here"
            )));
        }
        let brought = self.certificates.len();
        if brought > CERTIFICATES {
            return Err(Finding::unknown(said!(
                "CMS kèm {brought} chứng thư: nhiều hơn một chuỗi có thể có",
                "{brought} certificates came along: more than any chain has"
            )));
        }
        let strangers = self.certificates.iter().filter(|certificate| !self.belongs(certificate)).count();
        if strangers > 0 {
            return Err(Finding::unknown(said!(
                "{strangers} chứng thư kèm theo không khớp với chuỗi của người ký",
                "{strangers} certificates that came along don't fit the signer's chain"
            )));
        }
        Ok(())
    }

    /// Whether a certificate is the signer's, or signed one that belongs; and is itself what its issuer signed, if that came
    /// along.
    fn belongs(&self, certificate: &Certificate) -> bool {
        let issued = |issuer: &Certificate, subject: &Certificate| {
            issuer.tbs_certificate.subject == subject.tbs_certificate.issuer
                && super::chain::signed(issuer, subject).is_ok()
        };
        let subject = &certificate.tbs_certificate.subject;
        let is_root = *subject == certificate.tbs_certificate.issuer;
        if is_root {
            return issued(certificate, certificate);
        }
        *certificate == self.certificate
            || self.certificates.iter().any(|other| other != certificate && issued(certificate, other))
    }

    /// The digest, the attributes, the signature.
    fn proof(&self, content: Content<'_>) -> Result<(), Finding> {
        let unsupported = || {
            Finding::unknown(said!(
                "thuật toán chữ ký plan không kiểm tra được",
                "a signature algorithm that can't be checked here"
            ))
        };
        let hash = self.hash.ok_or_else(unsupported)?;
        let inside = self.inside();
        let parts: Vec<&[u8]> = match (content, &inside) {
            (Content::Outside(parts), _) => parts.to_vec(),
            (Content::Inside(_), Some(inside)) => vec![inside.as_slice()],
            (Content::Inside(_), None) => {
                return Err(Finding::wrong(said!("CMS không có nội dung", "the CMS has no content")));
            }
        };
        let message = match &self.signer.signed_attrs {
            Some(attributes) => {
                self.attributes(attributes, &hash.digest(&parts))?;
                attributes.to_der().map_err(|_| unsupported())?
            }
            None if matches!(content, Content::Outside(_)) => parts.concat(),
            None => {
                return Err(Finding::wrong(said!("CMS thiếu thuộc tính được ký", "the CMS has no signed attributes")));
            }
        };
        let key = &self.certificate.tbs_certificate.subject_public_key_info;
        let value = self.signer.signature.as_bytes();
        key::verify(key, &self.signer.signature_algorithm, self.hash, &message, value).map_err(
            |refused| match refused {
                Refused::Wrong => Finding::wrong(said!(
                    "chữ ký số không khớp với khóa của chứng thư",
                    "the signature wasn't made with the certificate's key"
                )),
                Refused::Unsupported => unsupported(),
            },
        )
    }

    fn attributes(&self, attributes: &Attributes, digest: &[u8]) -> Result<(), Finding> {
        let kind = single(attributes, CONTENT_TYPE).and_then(|value| value.decode_as::<ObjectIdentifier>().ok());
        if kind != Some(self.data.encap_content_info.econtent_type) {
            return Err(Finding::wrong(said!(
                "thuộc tính content-type thiếu hoặc sai",
                "the content-type attribute is missing or wrong"
            )));
        }
        let own = single(attributes, MESSAGE_DIGEST).and_then(|value| value.decode_as::<OctetString>().ok());
        match own {
            None => {
                return Err(Finding::wrong(said!(
                    "thuộc tính message-digest thiếu hoặc sai",
                    "the message-digest attribute is missing or wrong"
                )));
            }
            Some(own) if own.as_bytes() != digest => {
                return Err(Finding::wrong(said!(
                    "nội dung được ký đã bị sửa: giá trị băm không khớp",
                    "what was signed was changed: the digest differs"
                )));
            }
            Some(_) => {}
        }
        for version in [CERTIFICATE_V2, CERTIFICATE_V1] {
            if attributes.iter().any(|attribute| attribute.oid == version)
                && single(attributes, version).and_then(|value| self.is_own(value, version == CERTIFICATE_V1))
                    != Some(true)
            {
                return Err(Finding::wrong(said!(
                    "thuộc tính signing-certificate chỉ chứng thư khác",
                    "the signing-certificate attribute names another certificate"
                )));
            }
        }
        Ok(())
    }

    /// Whether the first ESSCertID (RFC 5035) is that of the signer's certificate.
    fn is_own(&self, value: &Any, is_first: bool) -> Option<bool> {
        // SigningCertificate { certs { ESSCertID { [hash], OCTET STRING, … }, … }, … }
        let certs: Vec<Any> = Vec::from_der(&value.to_der().ok()?).ok()?;
        let ids: Vec<Any> = Vec::from_der(&certs.first()?.to_der().ok()?).ok()?;
        let id: Vec<Any> = Vec::from_der(&ids.first()?.to_der().ok()?).ok()?;
        let mut hash = if is_first { Hash::Sha1 } else { Hash::Sha256 };
        let mut parts = id.iter();
        let mut part = parts.next()?;
        if part.tag() == der::Tag::Sequence {
            let algorithm: spki::AlgorithmIdentifierOwned = part.decode_as().ok()?;
            hash = Hash::of(&algorithm.oid)?;
            part = parts.next()?;
        }
        let own = part.decode_as::<OctetString>().ok()?;
        Some(own.as_bytes() == hash.digest(&[&self.certificate.to_der().ok()?]))
    }

    /// Whether the signed attributes bind the certificate, as PAdES asks.
    pub(super) fn binds_certificate(&self) -> bool {
        self.signer.signed_attrs.as_ref().is_some_and(|attributes| {
            attributes.iter().any(|attribute| attribute.oid == CERTIFICATE_V2 || attribute.oid == CERTIFICATE_V1)
        })
    }

    /// The signing-time attribute: the signer's own clock.
    pub(super) fn signing_time(&self) -> Option<Moment> {
        let value = single(self.signer.signed_attrs.as_ref()?, SIGNING_TIME)?;
        let time = Time::from_der(&value.to_der().ok()?).ok()?;
        Some(Moment::of(&time))
    }

    /// The time stamp over the signature, if one came along.
    pub(super) fn stamp(&self) -> Option<Vec<u8>> {
        single(self.signer.unsigned_attrs.as_ref()?, TIME_STAMP)?.to_der().ok()
    }

    /// What a time stamp is made over.
    pub(super) fn value(&self) -> &[u8] {
        self.signer.signature.as_bytes()
    }

    /// The revocation lists and answers that came along.
    pub(super) fn records(&self) -> Vec<Record> {
        let lists = self.data.crls.iter().flat_map(|choices| choices.0.iter()).filter_map(|choice| match choice {
            RevocationInfoChoice::Crl(list) => Record::list(&list.to_der().ok()?),
            RevocationInfoChoice::Other(_) => None,
        });
        let attributes = [self.signer.signed_attrs.as_ref(), self.signer.unsigned_attrs.as_ref()];
        let archives = attributes.into_iter().flatten().filter_map(|attributes| single(attributes, REVOCATION));
        lists
            .chain(archives.filter_map(|archive| archive.decode_as::<Archive>().ok()).flat_map(Archive::records))
            .collect()
    }

    /// The hash function of the signature itself: weaker than the content's, it is what counts.
    pub(super) fn signature_hash(&self) -> Option<Hash> {
        key::hash_of(&self.signer.signature_algorithm, self.hash)
    }
}

/// *RevocationInfoArchival*, the attribute of Adobe (ISO 32000-1, 12.8.3.3.2).
#[derive(Sequence)]
struct Archive {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    lists: Option<Vec<Any>>,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    answers: Option<Vec<Any>>,
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT", optional = "true")]
    #[allow(dead_code)] // Nobody has ever written another kind.
    others: Option<Vec<Any>>,
}

impl Archive {
    fn records(self) -> Vec<Record> {
        let read = |all: Option<Vec<Any>>, record: fn(&[u8]) -> Option<Record>| -> Vec<Record> {
            all.into_iter().flatten().filter_map(|one| record(&one.to_der().ok()?)).collect()
        };
        let mut records = read(self.lists, Record::list);
        records.extend(read(self.answers, Record::answer));
        records
    }
}

/// The value of an attribute that stands once and has one.
fn single(attributes: &Attributes, oid: ObjectIdentifier) -> Option<&Any> {
    let mut values =
        attributes.iter().filter(|attribute| attribute.oid == oid).flat_map(|attribute| attribute.values.iter());
    match (values.next(), values.next()) {
        (Some(value), None) => Some(value),
        _ => None,
    }
}

fn names(sid: &SignerIdentifier, certificate: &Certificate) -> bool {
    let own = &certificate.tbs_certificate;
    match sid {
        SignerIdentifier::IssuerAndSerialNumber(name) => {
            name.issuer == own.issuer && name.serial_number == own.serial_number
        }
        SignerIdentifier::SubjectKeyIdentifier(key) => {
            matches!(own.get::<SubjectKeyIdentifier>(), Ok(Some((_, own))) if own == *key)
        }
    }
}
