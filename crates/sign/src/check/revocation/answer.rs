//! An answer about a certificate's state (OCSP, RFC 6960, 4.2).

use der::asn1::{AnyRef, BitString, ContextSpecific, ObjectIdentifier, OctetString, OctetStringRef};
use der::{Decode as _, Encode as _, Enumerated, Reader, Sequence, SliceReader, Tag, TagMode, TagNumber, Tagged as _};
use plan_core::diagnostic::Said;
use plan_core::said;
use spki::{AlgorithmIdentifierOwned, AlgorithmIdentifierRef};
use x509_cert::Certificate;
use x509_cert::ext::pkix::ExtendedKeyUsage;
use x509_cert::serial_number::SerialNumber;

use super::super::chain;
use super::super::key::{self, Hash, Refused};
use super::super::moment::Moment;
use super::{State, Statement};

/// *id-pkix-ocsp-basic*, the one kind of answer there is.
const BASIC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.1");

/// *id-kp-OCSPSigning*: an issuer lets somebody answer for it.
const ANSWERING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.9");

/// An answer that was read; whether who may answer signed it is asked when it is used.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    /// What is signed, as it was written.
    signed: Vec<u8>,
    made: Moment,
    singles: Vec<Single>,
    algorithm: AlgorithmIdentifierOwned,
    signature: BitString,
    certificates: Vec<Certificate>,
}

/// The answer about one certificate.
#[derive(Debug, Clone)]
struct Single {
    hash: Option<Hash>,
    issuer_name: Vec<u8>,
    issuer_key: Vec<u8>,
    serial: SerialNumber,
    statement: Statement,
}

#[derive(Sequence)]
struct Response {
    status: Status,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    bytes: Option<Bytes>,
}

#[derive(Sequence)]
struct Bytes {
    kind: ObjectIdentifier,
    basic: OctetString,
}

#[derive(Clone, Copy, PartialEq, Eq, Enumerated)]
#[repr(u8)]
enum Status {
    Successful = 0,
    MalformedRequest = 1,
    InternalError = 2,
    TryLater = 3,
    SigRequired = 5,
    Unauthorized = 6,
}

/// *CertID*.
#[derive(Sequence)]
struct Which<'a> {
    algorithm: AlgorithmIdentifierRef<'a>,
    issuer_name: OctetStringRef<'a>,
    issuer_key: OctetStringRef<'a>,
    serial: SerialNumber,
}

impl Answer {
    pub(super) fn read(der: &[u8]) -> Option<Self> {
        let response = Response::from_der(der).ok()?;
        let bytes = response.bytes.filter(|bytes| response.status == Status::Successful && bytes.kind == BASIC)?;
        let mut reader = SliceReader::new(bytes.basic.as_bytes()).ok()?;
        let (signed, algorithm, signature, certificates) = reader
            .sequence(|reader| {
                let signed = reader.tlv_bytes()?;
                let algorithm = reader.decode()?;
                let signature = reader.decode()?;
                let certificates = reader.context_specific::<Vec<Certificate>>(TagNumber::N0, TagMode::Explicit)?;
                Ok((signed, algorithm, signature, certificates.unwrap_or_default()))
            })
            .ok()?;
        let (made, singles) = data(signed).ok()?;
        Some(Self { signed: signed.to_vec(), made, singles, algorithm, signature, certificates })
    }

    pub(super) fn of(&self, subject: &Certificate, issuer: &Certificate) -> Option<Result<Statement, Said>> {
        let single = self.singles.iter().find(|single| single.is_about(subject, issuer))?;
        Some(self.refuse_foreign(issuer).map(|()| single.statement))
    }

    /// Refuses what neither `issuer` signed nor somebody that it lets answer.
    fn refuse_foreign(&self, issuer: &Certificate) -> Result<(), Said> {
        let by = |signer: &Certificate| {
            let key = &signer.tbs_certificate.subject_public_key_info;
            key::verify(key, &self.algorithm, None, &self.signed, self.signature.raw_bytes())
        };
        let own = by(issuer);
        if own.is_ok() || self.certificates.iter().any(|it| self.may_answer(it, issuer) && by(it).is_ok()) {
            return Ok(());
        }
        if self.certificates.iter().any(|it| by(it).is_ok()) {
            let name = chain::person(issuer).name;
            return Err(said!(
                "người trả lời không được “{name}” cho quyền (OCSPSigning), hoặc chứng thư của nó đã hết hạn",
                "who answers may not do so for “{name}” (OCSPSigning), or by a certificate out of date"
            ));
        }
        own.map_err(|refused| {
            super::unsigned(if self.certificates.is_empty() { refused } else { Refused::Wrong }, issuer)
        })
    }

    fn may_answer(&self, responder: &Certificate, issuer: &Certificate) -> bool {
        let own = &responder.tbs_certificate;
        let usage = own.get::<ExtendedKeyUsage>();
        let validity = &own.validity;
        own.issuer == issuer.tbs_certificate.subject
            && matches!(usage, Ok(Some((_, usage))) if usage.0.contains(&ANSWERING))
            && Moment::of(&validity.not_before) <= self.made
            && self.made <= Moment::of(&validity.not_after)
            && chain::signed(issuer, responder).is_ok()
    }
}

impl Single {
    fn is_about(&self, subject: &Certificate, issuer: &Certificate) -> bool {
        let Some(hash) = self.hash else { return false };
        let own = &subject.tbs_certificate;
        let Ok(name) = own.issuer.to_der() else { return false };
        let key = issuer.tbs_certificate.subject_public_key_info.subject_public_key.raw_bytes();
        self.serial == own.serial_number
            && hash.digest(&[&name]) == self.issuer_name
            && hash.digest(&[key]) == self.issuer_key
    }
}

/// *ResponseData*: when it was made, and what it says.
fn data(bytes: &[u8]) -> der::Result<(Moment, Vec<Single>)> {
    SliceReader::new(bytes)?.sequence(|reader| {
        let _version = reader.context_specific::<u8>(TagNumber::N0, TagMode::Explicit)?;
        let _responder: AnyRef<'_> = reader.decode()?;
        let made = time(reader.decode()?)?;
        let singles = reader.sequence(|reader| {
            let mut singles = Vec::new();
            while !reader.is_finished() {
                singles.push(single(reader)?);
            }
            Ok(singles)
        })?;
        rest(reader)?;
        Ok((made, singles))
    })
}

/// *SingleResponse*.
fn single<'r>(reader: &mut impl Reader<'r>) -> der::Result<Single> {
    reader.sequence(|reader| {
        let which: Which<'_> = reader.decode()?;
        let state = state(reader.decode()?)?;
        let from = time(reader.decode()?)?;
        let next = ContextSpecific::<AnyRef<'_>>::decode_explicit(reader, TagNumber::N0)?;
        let until = next.map(|next| time(next.value)).transpose()?;
        rest(reader)?;
        Ok(Single {
            hash: Hash::of(&which.algorithm.oid),
            issuer_name: which.issuer_name.as_bytes().to_vec(),
            issuer_key: which.issuer_key.as_bytes().to_vec(),
            serial: which.serial,
            statement: Statement { state, from, until },
        })
    })
}

/// *CertStatus*: good (0), revoked (1) with its time, unknown (2).
fn state(status: AnyRef<'_>) -> der::Result<State> {
    match status.tag() {
        Tag::ContextSpecific { number: TagNumber::N0, .. } => Ok(State::Good),
        Tag::ContextSpecific { number: TagNumber::N1, .. } => {
            let mut reader = SliceReader::new(status.value())?;
            time(reader.decode()?).map(State::Revoked)
        }
        Tag::ContextSpecific { number: TagNumber::N2, .. } => Ok(State::Unknown),
        other => Err(other.value_error()),
    }
}

fn time(value: AnyRef<'_>) -> der::Result<Moment> {
    Moment::of_any(value).ok_or_else(|| Tag::GeneralizedTime.value_error())
}

/// What follows and nobody asks for.
fn rest<'r>(reader: &mut impl Reader<'r>) -> der::Result<()> {
    while !reader.is_finished() {
        let _: AnyRef<'_> = reader.decode()?;
    }
    Ok(())
}
