//! Public keys, and whether a signature was made with one. The arithmetic is *ring*'s.

use der::asn1::{AnyRef, ObjectIdentifier, UintRef};
use der::{Reader as _, Sequence, SliceReader};
use plan_core::diagnostic::Said;
use plan_core::said;
use ring::{digest, signature};
use spki::{AlgorithmIdentifierOwned, AlgorithmIdentifierRef, SubjectPublicKeyInfoOwned};

const fn oid(dotted: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(dotted)
}

const RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.1");
const PSS: ObjectIdentifier = oid("1.2.840.113549.1.1.10");
const EC: ObjectIdentifier = oid("1.2.840.10045.2.1");
const P256: ObjectIdentifier = oid("1.2.840.10045.3.1.7");
const P384: ObjectIdentifier = oid("1.3.132.0.34");

/// A hash function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hash {
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    pub(super) fn of(algorithm: &ObjectIdentifier) -> Option<Self> {
        match algorithm.to_string().as_str() {
            "1.3.14.3.2.26" => Some(Hash::Sha1),
            "2.16.840.1.101.3.4.2.1" => Some(Hash::Sha256),
            "2.16.840.1.101.3.4.2.2" => Some(Hash::Sha384),
            "2.16.840.1.101.3.4.2.3" => Some(Hash::Sha512),
            _ => None,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Hash::Sha1 => "SHA-1",
            Hash::Sha256 => "SHA-256",
            Hash::Sha384 => "SHA-384",
            Hash::Sha512 => "SHA-512",
        }
    }

    /// The digest of `parts`, one after the other.
    pub(super) fn digest(self, parts: &[&[u8]]) -> Vec<u8> {
        let algorithm = match self {
            Hash::Sha1 => &digest::SHA1_FOR_LEGACY_USE_ONLY,
            Hash::Sha256 => &digest::SHA256,
            Hash::Sha384 => &digest::SHA384,
            Hash::Sha512 => &digest::SHA512,
        };
        let mut context = digest::Context::new(algorithm);
        for part in parts {
            context.update(part);
        }
        context.finish().as_ref().to_vec()
    }
}

/// How a key is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// Bits of the modulus.
    Rsa(usize),
    P256,
    P384,
    Other,
}

impl Key {
    pub(super) fn of(key: &SubjectPublicKeyInfoOwned) -> Self {
        let algorithm = key.algorithm.oid;
        if algorithm == RSA || algorithm == PSS {
            return modulus_bits(key.subject_public_key.raw_bytes()).map_or(Key::Other, Key::Rsa);
        }
        let curve = key.algorithm.parameters.as_ref().and_then(|curve| curve.decode_as::<ObjectIdentifier>().ok());
        match curve {
            Some(P256) if algorithm == EC => Key::P256,
            Some(P384) if algorithm == EC => Key::P384,
            _ => Key::Other,
        }
    }

    /// "RSA 2048".
    pub(super) fn name(self) -> Said {
        match self {
            Key::Rsa(bits) => said!("RSA {bits} bit", "RSA {bits} bits"),
            Key::P256 => said!("ECDSA P-256", "ECDSA P-256"),
            Key::P384 => said!("ECDSA P-384", "ECDSA P-384"),
            Key::Other => said!("khóa loại khác", "a key of another kind"),
        }
    }
}

fn modulus_bits(key: &[u8]) -> Option<usize> {
    let mut reader = SliceReader::new(key).ok()?;
    let modulus = reader.sequence(|reader| {
        let modulus: UintRef<'_> = reader.decode()?;
        let _: UintRef<'_> = reader.decode()?;
        Ok(modulus)
    });
    let bytes = modulus.ok()?.as_bytes().to_vec();
    let first = bytes.first()?.leading_zeros();
    (bytes.len() * 8).checked_sub(usize::try_from(first).ok()?)
}

/// Why a signature isn't known to be good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// It wasn't made with this key over this.
    Wrong,
    /// A kind that isn't known here.
    Unsupported,
}

/// The hash function that a signature algorithm names, or that `beside` names where it leaves that open.
pub(super) fn hash_of(algorithm: &AlgorithmIdentifierOwned, beside: Option<Hash>) -> Option<Hash> {
    match algorithm.oid.to_string().as_str() {
        "1.2.840.113549.1.1.5" | "1.2.840.10045.4.1" => Some(Hash::Sha1),
        "1.2.840.113549.1.1.11" | "1.2.840.10045.4.3.2" => Some(Hash::Sha256),
        "1.2.840.113549.1.1.12" | "1.2.840.10045.4.3.3" => Some(Hash::Sha384),
        "1.2.840.113549.1.1.13" | "1.2.840.10045.4.3.4" => Some(Hash::Sha512),
        "1.2.840.113549.1.1.1" | "1.2.840.10045.2.1" => beside,
        "1.2.840.113549.1.1.10" => pss_hash(algorithm),
        _ => None,
    }
}

/// RSASSA-PSS-params (RFC 4055, 3.1).
#[derive(Sequence)]
struct PssParameters<'a> {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    hash: Option<AlgorithmIdentifierRef<'a>>,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    mask: Option<AnyRef<'a>>,
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT", optional = "true")]
    salt: Option<u16>,
}

/// The hash of a PSS signature whose salt is as long as it: *ring* knows no others.
fn pss_hash(algorithm: &AlgorithmIdentifierOwned) -> Option<Hash> {
    let parameters: PssParameters<'_> = algorithm.parameters.as_ref()?.decode_as().ok()?;
    let hash = Hash::of(&parameters.hash?.oid)?;
    let length = hash.digest(&[]).len();
    (parameters.mask.is_some() && parameters.salt.map(usize::from) == Some(length)).then_some(hash)
}

/// Whether `value` is the signature of `message` by `key`. `beside` is the hash function that stands beside an algorithm
/// that names none.
pub(super) fn verify(
    key: &SubjectPublicKeyInfoOwned,
    algorithm: &AlgorithmIdentifierOwned,
    beside: Option<Hash>,
    message: &[u8],
    value: &[u8],
) -> Result<(), Refused> {
    let hash = hash_of(algorithm, beside).ok_or(Refused::Unsupported)?;
    let is_pss = algorithm.oid == PSS;
    let is_rsa = algorithm.oid.to_string().starts_with("1.2.840.113549.1.1.");
    let method: &dyn signature::VerificationAlgorithm = match (Key::of(key), hash) {
        (Key::Rsa(_), Hash::Sha256) if is_pss => &signature::RSA_PSS_2048_8192_SHA256,
        (Key::Rsa(_), Hash::Sha384) if is_pss => &signature::RSA_PSS_2048_8192_SHA384,
        (Key::Rsa(_), Hash::Sha512) if is_pss => &signature::RSA_PSS_2048_8192_SHA512,
        (Key::Rsa(_), Hash::Sha1) if is_pss => return Err(Refused::Unsupported),
        // Weak ones are read too: that they are weak is said elsewhere.
        (Key::Rsa(_), Hash::Sha1) if is_rsa => &signature::RSA_PKCS1_1024_8192_SHA1_FOR_LEGACY_USE_ONLY,
        (Key::Rsa(_), Hash::Sha256) if is_rsa => &signature::RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY,
        (Key::Rsa(bits), Hash::Sha384) if is_rsa && bits >= 2048 => &signature::RSA_PKCS1_2048_8192_SHA384,
        (Key::Rsa(_), Hash::Sha512) if is_rsa => &signature::RSA_PKCS1_1024_8192_SHA512_FOR_LEGACY_USE_ONLY,
        (Key::P256, Hash::Sha256) if !is_rsa => &signature::ECDSA_P256_SHA256_ASN1,
        (Key::P256, Hash::Sha384) if !is_rsa => &signature::ECDSA_P256_SHA384_ASN1,
        (Key::P384, Hash::Sha256) if !is_rsa => &signature::ECDSA_P384_SHA256_ASN1,
        (Key::P384, Hash::Sha384) if !is_rsa => &signature::ECDSA_P384_SHA384_ASN1,
        (Key::Rsa(_), _) if !is_rsa => return Err(Refused::Wrong),
        (Key::P256 | Key::P384, _) if is_rsa => return Err(Refused::Wrong),
        _ => return Err(Refused::Unsupported),
    };
    let key = signature::UnparsedPublicKey::new(method, key.subject_public_key.raw_bytes());
    key.verify(message, value).map_err(|_| Refused::Wrong)
}
