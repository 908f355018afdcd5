//! A key in a PKCS #12 file (.p12, .pfx).

use der::asn1::{AnyRef, OctetStringRef};
use der::{Reader as _, SliceReader, Tag};
use p12_keystore::error::Error;
use p12_keystore::{Pkcs12Archive, PrivateKeyBag};
use plan_core::diagnostic::Said;
use plan_core::said;
use ring::error::KeyRejected;
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P384_SHA384_ASN1_SIGNING, EcdsaKeyPair, EcdsaSigningAlgorithm, KeyPair as _,
    RSA_PKCS1_SHA256, RsaKeyPair,
};

use super::super::certificate::Certificate;
use super::super::scheme::Scheme;
use super::choose;

/// What a file holds of one key.
pub(super) struct Found {
    /// The key, PKCS #8.
    pub(super) key: Vec<u8>,
    pub(super) leaf: Certificate,
    pub(super) others: Vec<Certificate>,
}

/// A key that is in memory.
#[derive(Debug)]
pub(super) enum Pair {
    Rsa(Box<RsaKeyPair>),
    Ec(Box<EcdsaKeyPair>),
}

pub(super) fn find(bytes: &[u8], password: &str, label: Option<&str>) -> Result<Found, Said> {
    let archive = Pkcs12Archive::from_pkcs12(bytes, password).map_err(unreadable)?;
    let mut others = Vec::new();
    let mut leaves = Vec::new();
    for bag in &archive.certs {
        let certificate = Certificate::of(bag.cert.as_der())?;
        leaves.push((bag.local_key_id.as_deref(), certificate.clone()));
        others.push(certificate);
    }
    let keys: Vec<(String, &PrivateKeyBag)> =
        archive.keys.iter().map(|bag| (bag.friendly_name.clone().unwrap_or_default(), bag)).collect();
    let none = said!("tệp không có khóa bí mật nào, chỉ có chứng thư số", "the file holds no private key");
    let bag = choose(keys, label, none)?;
    let id = bag.local_key_id.as_ref().map(AsRef::<[u8]>::as_ref);
    let key = bag.key.as_der().to_vec();
    let by_id = leaves.iter().find(|(own, _)| own.is_some() && *own == id);
    // Files without the identifier: the certificate whose key this is.
    let found = by_id.or_else(|| {
        leaves.iter().find(|(_, leaf)| leaf.scheme().is_ok_and(|scheme| Pair::of(&key, scheme, leaf).is_ok()))
    });
    let Some((_, leaf)) = found else {
        return Err(said!("tệp không có chứng thư số của khóa", "the file has no certificate of its key"));
    };
    Ok(Found { leaf: leaf.clone(), key, others })
}

impl Pair {
    /// Reads the key, which has to be the one of `certificate`.
    pub(super) fn of(key: &[u8], scheme: Scheme, certificate: &Certificate) -> Result<Self, Said> {
        let certified = &certificate.parsed().tbs_certificate.subject_public_key_info.subject_public_key;
        let certified = certified.as_bytes().unwrap_or_default();
        let ec = |algorithm, length| elliptic(algorithm, length, key, certified).map(|pair| Pair::Ec(Box::new(pair)));
        let pair = match scheme {
            Scheme::Rsa => RsaKeyPair::from_pkcs8(key).map(|pair| Pair::Rsa(Box::new(pair))),
            Scheme::P256 => ec(&ECDSA_P256_SHA256_ASN1_SIGNING, 32),
            Scheme::P384 => ec(&ECDSA_P384_SHA384_ASN1_SIGNING, 48),
        };
        let pair = pair
            .map_err(|error| said!("không dùng được khóa bí mật: {error}", "the private key can't be used: {error}"))?;
        let public = match &pair {
            Pair::Rsa(pair) => pair.public_key().as_ref(),
            Pair::Ec(pair) => pair.public_key().as_ref(),
        };
        if certified == public {
            Ok(pair)
        } else {
            Err(said!(
                "khóa bí mật không phải của chứng thư số đi kèm nó",
                "the private key isn't the one of the certificate beside it"
            ))
        }
    }

    pub(super) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Said> {
        let random = SystemRandom::new();
        let signed = match self {
            Pair::Rsa(pair) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature).map(|()| signature)
            }
            Pair::Ec(pair) => pair.sign(&random, message).map(|signature| signature.as_ref().to_vec()),
        };
        signed.map_err(|error| said!("khóa không ký được: {error}", "the key couldn't sign: {error}"))
    }
}

/// A key on a curve, whose private value has `length` bytes. A file needn't hold the public half, and what Java makes often
/// doesn't: it stands in the certificate then, and *ring* refuses one that isn't the private value's.
fn elliptic(
    algorithm: &'static EcdsaSigningAlgorithm,
    length: usize,
    key: &[u8],
    certified: &[u8],
) -> Result<EcdsaKeyPair, KeyRejected> {
    let random = SystemRandom::new();
    EcdsaKeyPair::from_pkcs8(algorithm, key, &random).or_else(|refusal| match private_value(key, length) {
        Some(value) => EcdsaKeyPair::from_private_key_and_public_key(algorithm, &value, certified, &random),
        None => Err(refusal),
    })
}

/// The private value of a key in PKCS #8 (RFC 5958, 2; RFC 5915, 3), with zeros in front where they were left out.
fn private_value(key: &[u8], length: usize) -> Option<Vec<u8>> {
    let octets = |bytes: &[u8]| -> der::Result<Vec<u8>> {
        SliceReader::new(bytes)?.sequence(|reader| {
            let _version: u8 = reader.decode()?;
            // PKCS #8 has the algorithm before the octets, the key of the curve has nothing.
            if reader.peek_tag()? == Tag::Sequence {
                let _: AnyRef<'_> = reader.decode()?;
            }
            let octets: OctetStringRef<'_> = reader.decode()?;
            while !reader.is_finished() {
                let _: AnyRef<'_> = reader.decode()?;
            }
            Ok(octets.as_bytes().to_vec())
        })
    };
    let value = octets(key).and_then(|inner| octets(&inner)).ok()?;
    let missing = length.checked_sub(value.len())?;
    Some([vec![0; missing], value].concat())
}

fn unreadable(error: Error) -> Said {
    match error {
        // A file without a digest of its own is only seen to be wrong when it is decrypted.
        Error::MacError(_) | Error::UnpadError | Error::Pkcs5Error(_) => {
            said!("sai mật khẩu của tệp khóa", "the password of the key file is wrong")
        }
        error => {
            said!("không đọc được tệp khóa (PKCS #12): {error}", "the key file (PKCS #12) can't be read: {error}")
        }
    }
}
