//! The signature as a message (CMS, RFC 5652), with the attributes that PAdES asks for and no others.

use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedAttributes, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use der::asn1::{Any, ObjectIdentifier, OctetString, SetOfVec};
use der::oid::db::rfc5911;
use der::{Encode as _, Tag};
use plan_core::diagnostic::Said;
use plan_core::said;
use ring::digest;
use x509_cert::attr::Attribute;

use super::key::Key;
use super::scheme::SIGNING_CERTIFICATE_V2;

/// The unsigned attribute that holds a time stamp (RFC 3161, appendix A).
const TIME_STAMP_TOKEN: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");

/// What was signed, and the signature.
#[derive(Debug)]
pub(super) struct Signer {
    attributes: SignedAttributes,
    signature: Vec<u8>,
}

impl Signer {
    /// Signs the attributes that hold the digest of the document.
    ///
    /// There is no signing-time among them: in a PDF the signature dictionary says it (ETSI EN 319 142-1, 5.3).
    pub(super) fn sign(key: &Key, digest: &[u8]) -> Result<Self, Said> {
        let attributes = attributes(key, digest).map_err(unwritable)?;
        let message = attributes.to_der().map_err(unwritable)?;
        let signature = key.sign(&message)?;
        Ok(Self { attributes, signature })
    }

    /// What a time stamp is about.
    pub(super) fn signature(&self) -> &[u8] {
        &self.signature
    }

    /// The whole message, DER.
    pub(super) fn finish(self, key: &Key, stamp: Option<Any>) -> Result<Vec<u8>, Said> {
        self.message(key, stamp).map_err(unwritable)
    }

    fn message(self, key: &Key, stamp: Option<Any>) -> der::Result<Vec<u8>> {
        let scheme = key.scheme();
        let leaf = &key.certificate().parsed().tbs_certificate;
        let unsigned_attrs = match stamp {
            Some(token) => Some(SetOfVec::try_from(vec![attribute(TIME_STAMP_TOKEN, token)?])?),
            None => None,
        };
        let signer = SignerInfo {
            version: CmsVersion::V1,
            sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
                issuer: leaf.issuer.clone(),
                serial_number: leaf.serial_number.clone(),
            }),
            digest_alg: scheme.digest_name(),
            signed_attrs: Some(self.attributes),
            signature_algorithm: scheme.signature_name(),
            signature: OctetString::new(self.signature)?,
            unsigned_attrs,
        };
        let certificates: Vec<CertificateChoices> =
            key.chain().iter().map(|it| CertificateChoices::Certificate(it.parsed().clone())).collect();
        let signed = SignedData {
            version: CmsVersion::V1,
            digest_algorithms: SetOfVec::try_from(vec![scheme.digest_name()])?,
            encap_content_info: EncapsulatedContentInfo { econtent_type: rfc5911::ID_DATA, econtent: None },
            certificates: Some(CertificateSet(SetOfVec::try_from(certificates)?)),
            crls: None,
            signer_infos: SignerInfos(SetOfVec::try_from(vec![signer])?),
        };
        let content = Any::encode_from(&signed)?;
        ContentInfo { content_type: rfc5911::ID_SIGNED_DATA, content }.to_der()
    }
}

/// Content type, digest, and which certificate signs: the three that PAdES B-B wants.
fn attributes(key: &Key, digest: &[u8]) -> der::Result<SignedAttributes> {
    let content = attribute(rfc5911::ID_CONTENT_TYPE, Any::encode_from(&rfc5911::ID_DATA)?)?;
    let digest = attribute(rfc5911::ID_MESSAGE_DIGEST, Any::new(Tag::OctetString, digest)?)?;
    // SigningCertificateV2 { certs { ESSCertIDv2 { certHash } } }: the digest is SHA-256 where none is named.
    let hash = Any::new(Tag::OctetString, digest::digest(&digest::SHA256, key.certificate().der()).as_ref())?;
    let mut which = hash;
    for _ in 0..3 {
        which = Any::new(Tag::Sequence, which.to_der()?)?;
    }
    let which = attribute(SIGNING_CERTIFICATE_V2, which)?;
    SetOfVec::try_from(vec![content, digest, which])
}

fn attribute(oid: ObjectIdentifier, value: Any) -> der::Result<Attribute> {
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![value])? })
}

fn unwritable(error: der::Error) -> Said {
    said!("không ghi được chữ ký: {error}", "the signature can't be written: {error}")
}
