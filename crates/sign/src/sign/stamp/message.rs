//! The messages of RFC 3161, as structures.

use cms::content_info::ContentInfo;
use der::asn1::{Any, BitString, Int, ObjectIdentifier, OctetString};
use der::{Encode as _, Sequence};
use spki::AlgorithmIdentifierOwned;

/// What is stamped: a digest.
#[derive(Debug, Clone, PartialEq, Eq, Sequence)]
pub(super) struct Imprint {
    pub(super) algorithm: AlgorithmIdentifierOwned,
    pub(super) digest: OctetString,
}

/// TimeStampReq.
#[derive(Sequence)]
struct Request {
    version: u8,
    imprint: Imprint,
    nonce: Int,
    wants_certificate: bool,
}

/// TimeStampResp.
#[derive(Sequence)]
pub(super) struct Response {
    pub(super) status: Status,
    #[asn1(optional = "true")]
    pub(super) token: Option<ContentInfo>,
}

/// PKIStatusInfo.
#[derive(Sequence)]
pub(super) struct Status {
    pub(super) status: u8,
    /// The server's own words.
    #[asn1(optional = "true")]
    pub(super) words: Option<Vec<Any>>,
    #[asn1(optional = "true")]
    pub(super) failure: Option<BitString>,
}

/// TSTInfo.
#[derive(Sequence)]
pub(super) struct Info {
    pub(super) version: u8,
    pub(super) policy: ObjectIdentifier,
    pub(super) imprint: Imprint,
    pub(super) serial: Int,
    /// GeneralizedTime. `der` knows it in whole seconds, a server may say fractions (RFC 3161, 2.4.2).
    pub(super) time: Any,
    #[asn1(optional = "true")]
    pub(super) accuracy: Option<Vec<Any>>,
    #[asn1(default = "Default::default")]
    pub(super) is_ordered: bool,
    #[asn1(optional = "true")]
    pub(super) nonce: Option<Int>,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    pub(super) authority: Option<Any>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    pub(super) extensions: Option<Vec<Any>>,
}

/// A request for a stamp of `digest`, with the server's certificate in the answer.
pub(super) fn request(algorithm: AlgorithmIdentifierOwned, digest: &[u8], nonce: &[u8]) -> der::Result<Vec<u8>> {
    let imprint = Imprint { algorithm, digest: OctetString::new(digest)? };
    Request { version: 1, imprint, nonce: Int::new(nonce)?, wants_certificate: true }.to_der()
}
