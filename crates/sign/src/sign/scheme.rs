//! Which algorithms sign, and how strong a key has to be.

use der::asn1::{Any, BitStringRef, ObjectIdentifier, UintRef};
use der::oid::db::{rfc5911, rfc5912};
use der::{Decode as _, Sequence};
use plan_core::decree::Clause;
use plan_core::diagnostic::{Language, Said};
use plan_core::said;
use ring::digest;
use ring::signature::{self, UnparsedPublicKey, VerificationAlgorithm};
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

/// The shortest RSA modulus that signs, bits.
const RSA_BITS: usize = 2048;

/// A kind of key, with the digest that goes with it.
///
/// RSA signs with PKCS #1 v1.5. TT 15/2025 (Phụ lục I, 1.2) names RSASSA-PSS; whether the offices' tokens do that isn't known,
/// and docs/ND30.md says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scheme {
    /// RSA, SHA-256.
    Rsa,
    /// ECDSA on P-256, SHA-256.
    P256,
    /// ECDSA on P-384, SHA-384.
    P384,
}

/// An RSA public key (RFC 8017, A.1.1).
#[derive(Sequence)]
struct RsaKey<'a> {
    modulus: UintRef<'a>,
    #[allow(dead_code)] // A field of the structure that nobody asks for.
    exponent: UintRef<'a>,
}

impl Scheme {
    /// The scheme of a certificate's key.
    ///
    /// # Errors
    /// The key is too weak, or of a kind that isn't used here.
    pub(super) fn of(key: &SubjectPublicKeyInfoOwned) -> Result<Self, Said> {
        let curve = || key.algorithm.parameters.as_ref().and_then(|it| it.decode_as::<ObjectIdentifier>().ok());
        if key.algorithm.oid == rfc5912::RSA_ENCRYPTION {
            let bits = rsa_bits(key).ok_or_else(|| unusual("RSA?"))?;
            return if bits < RSA_BITS { Err(weak(&format!("RSA {bits} bit"))) } else { Ok(Scheme::Rsa) };
        }
        if key.algorithm.oid != rfc5912::ID_EC_PUBLIC_KEY {
            return Err(unusual(&key.algorithm.oid.to_string()));
        }
        match curve() {
            Some(rfc5912::SECP_256_R_1) => Ok(Scheme::P256),
            Some(rfc5912::SECP_384_R_1) => Ok(Scheme::P384),
            Some(rfc5912::SECP_224_R_1) => Err(weak("ECDSA P-224")),
            Some(other) => Err(unusual(&format!("ECDSA {other}"))),
            None => Err(unusual("ECDSA ?")),
        }
    }

    /// The digest of what is signed.
    pub(super) fn digest(self) -> &'static digest::Algorithm {
        match self {
            Scheme::Rsa | Scheme::P256 => &digest::SHA256,
            Scheme::P384 => &digest::SHA384,
        }
    }

    /// The digest's name.
    pub(super) fn digest_name(self) -> AlgorithmIdentifierOwned {
        let oid = match self {
            Scheme::Rsa | Scheme::P256 => rfc5912::ID_SHA_256,
            Scheme::P384 => rfc5912::ID_SHA_384,
        };
        AlgorithmIdentifierOwned { oid, parameters: None }
    }

    /// The signature's name.
    pub(super) fn signature_name(self) -> AlgorithmIdentifierOwned {
        let (oid, parameters) = match self {
            Scheme::Rsa => (rfc5912::SHA_256_WITH_RSA_ENCRYPTION, Some(Any::null())),
            Scheme::P256 => (rfc5912::ECDSA_WITH_SHA_256, None),
            Scheme::P384 => (rfc5912::ECDSA_WITH_SHA_384, None),
        };
        AlgorithmIdentifierOwned { oid, parameters }
    }

    fn verification(self) -> &'static dyn VerificationAlgorithm {
        match self {
            Scheme::Rsa => &signature::RSA_PKCS1_2048_8192_SHA256,
            Scheme::P256 => &signature::ECDSA_P256_SHA256_ASN1,
            Scheme::P384 => &signature::ECDSA_P384_SHA384_ASN1,
        }
    }

    /// Whether `signature` is the one of `key` on `message`.
    pub(super) fn verifies(self, key: &SubjectPublicKeyInfoOwned, message: &[u8], signature: &[u8]) -> bool {
        verifies(self.verification(), key, message, signature)
    }
}

/// Whether a foreign signature, as a message names its algorithms, is the one of `key` on `message`. SHA-1 and what ring
/// doesn't know never are.
pub(super) fn verifies_named(
    name: &AlgorithmIdentifierOwned,
    digest: ObjectIdentifier,
    key: &SubjectPublicKeyInfoOwned,
    message: &[u8],
    signature: &[u8],
) -> bool {
    let curve = key.algorithm.parameters.as_ref().and_then(|it| it.decode_as::<ObjectIdentifier>().ok());
    // An RSA signature may be named by its key alone; the digest is named beside it then.
    let oid = match (name.oid, digest) {
        (rfc5912::RSA_ENCRYPTION, rfc5912::ID_SHA_256) => rfc5912::SHA_256_WITH_RSA_ENCRYPTION,
        (rfc5912::RSA_ENCRYPTION, rfc5912::ID_SHA_384) => rfc5912::SHA_384_WITH_RSA_ENCRYPTION,
        (rfc5912::RSA_ENCRYPTION, rfc5912::ID_SHA_512) => rfc5912::SHA_512_WITH_RSA_ENCRYPTION,
        (oid, _) => oid,
    };
    let algorithm: &dyn VerificationAlgorithm = match (oid, curve) {
        (rfc5912::SHA_256_WITH_RSA_ENCRYPTION, _) => &signature::RSA_PKCS1_2048_8192_SHA256,
        (rfc5912::SHA_384_WITH_RSA_ENCRYPTION, _) => &signature::RSA_PKCS1_2048_8192_SHA384,
        (rfc5912::SHA_512_WITH_RSA_ENCRYPTION, _) => &signature::RSA_PKCS1_2048_8192_SHA512,
        (rfc5912::ID_RSASSA_PSS, _) if digest == rfc5912::ID_SHA_256 => &signature::RSA_PSS_2048_8192_SHA256,
        (rfc5912::ID_RSASSA_PSS, _) if digest == rfc5912::ID_SHA_384 => &signature::RSA_PSS_2048_8192_SHA384,
        (rfc5912::ID_RSASSA_PSS, _) if digest == rfc5912::ID_SHA_512 => &signature::RSA_PSS_2048_8192_SHA512,
        (rfc5912::ECDSA_WITH_SHA_256, Some(rfc5912::SECP_256_R_1)) => &signature::ECDSA_P256_SHA256_ASN1,
        (rfc5912::ECDSA_WITH_SHA_384, Some(rfc5912::SECP_256_R_1)) => &signature::ECDSA_P256_SHA384_ASN1,
        (rfc5912::ECDSA_WITH_SHA_256, Some(rfc5912::SECP_384_R_1)) => &signature::ECDSA_P384_SHA256_ASN1,
        (rfc5912::ECDSA_WITH_SHA_384, Some(rfc5912::SECP_384_R_1)) => &signature::ECDSA_P384_SHA384_ASN1,
        _ => return false,
    };
    verifies(algorithm, key, message, signature)
}

/// A digest by its name; none for what is too weak.
pub(super) fn digest_named(oid: ObjectIdentifier) -> Option<&'static digest::Algorithm> {
    match oid {
        rfc5912::ID_SHA_256 => Some(&digest::SHA256),
        rfc5912::ID_SHA_384 => Some(&digest::SHA384),
        rfc5912::ID_SHA_512 => Some(&digest::SHA512),
        _ => None,
    }
}

/// The name of the attribute that says which certificate signed (RFC 5035).
pub(super) const SIGNING_CERTIFICATE_V2: ObjectIdentifier = rfc5911::ID_AA_SIGNING_CERTIFICATE_V_2;

fn verifies(
    algorithm: &'static dyn VerificationAlgorithm,
    key: &SubjectPublicKeyInfoOwned,
    message: &[u8],
    signature: &[u8],
) -> bool {
    let bits = BitStringRef::from(&key.subject_public_key);
    bits.as_bytes().is_some_and(|key| UnparsedPublicKey::new(algorithm, key).verify(message, signature).is_ok())
}

fn rsa_bits(key: &SubjectPublicKeyInfoOwned) -> Option<usize> {
    let rsa = RsaKey::from_der(key.subject_public_key.as_bytes()?).ok()?;
    let modulus = rsa.modulus.as_bytes();
    let leading = modulus.first()?.leading_zeros();
    Some((modulus.len() * 8).saturating_sub(usize::try_from(leading).ok()?))
}

fn weak(found: &str) -> Said {
    let clause = Clause::new("tt15:I.1.2");
    let (vi, en) = (clause.citation(Language::Vi), clause.citation(Language::En));
    Said {
        vi: format!("khóa {found} yếu quá: phải là RSA từ 2048 bit hoặc ECDSA P-256, P-384 ({vi})"),
        en: format!("the key ({found}) is too weak: RSA of 2048 bits or more, or ECDSA P-256, P-384 ({en})"),
    }
}

fn unusual(found: &str) -> Said {
    said!(
        "không ký được bằng loại khóa này ({found}); plan dùng RSA từ 2048 bit và ECDSA P-256, P-384",
        "this kind of key ({found}) isn't used here; plan signs with RSA of 2048 bits or more and ECDSA P-256, P-384"
    )
}
