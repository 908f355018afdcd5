//! A key on a token, through the module of its maker (PKCS #11). The key stays on the token; the PIN goes nowhere else.

use std::path::Path;

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::error::{Error, RvError};
use cryptoki::mechanism::{Mechanism, MechanismType};
use cryptoki::object::{Attribute, AttributeType, ObjectClass, ObjectHandle};
use cryptoki::session::{Session, UserType};
use cryptoki::slot::Slot;
use cryptoki::types::AuthPin;
use der::asn1::UintRef;
use der::{Encode as _, Sequence};
use plan_core::diagnostic::Said;
use plan_core::said;
use ring::digest;

use super::super::certificate::Certificate;
use super::super::scheme::Scheme;
use super::choose;

/// A key on a token, logged in to.
#[derive(Debug)]
pub(super) struct Token {
    // Before the module, whose end would close it.
    session: Session,
    key: ObjectHandle,
    /// Whether the token makes the digest of an RSA signature itself.
    digests: bool,
    _module: Pkcs11,
}

/// What a token holds of one key.
pub(super) struct Found {
    pub(super) token: Token,
    pub(super) leaf: Certificate,
    pub(super) others: Vec<Certificate>,
}

/// An ECDSA signature as certificates have it; a token gives the two numbers alone.
#[derive(Sequence)]
struct EcdsaSignature<'a> {
    r: UintRef<'a>,
    s: UintRef<'a>,
}

/// What precedes a SHA-256 digest in an RSA signature (RFC 8017, 9.2).
const SHA256_PREFIX: [u8; 19] =
    [0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20];

pub(super) fn find(module: &Path, token: Option<&str>, label: Option<&str>, pin: &str) -> Result<Found, Said> {
    let shown = module.display();
    let module = Pkcs11::new(module).map_err(|error| {
        said!("không nạp được mô-đun PKCS #11 `{shown}`: {error}", "can't load the PKCS #11 module `{shown}`: {error}")
    })?;
    match module.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)) {
        Ok(()) | Err(Error::Pkcs11(RvError::CryptokiAlreadyInitialized, _)) => {}
        Err(error) => return Err(failed(&error)),
    }
    let slot = slot(&module, token)?;
    let session = module.open_ro_session(slot).map_err(|error| failed(&error))?;
    log_in(&session, pin)?;
    let (key, id) = private_key(&session, label)?;
    let mut others = Vec::new();
    let mut leaf = None;
    for object in session.find_objects(&[Attribute::Class(ObjectClass::CERTIFICATE)]).map_err(|error| failed(&error))? {
        // A token may hold certificates of kinds that aren't read here; only the key's own has to be.
        let Some(certificate) = value(&session, object).and_then(|der| Certificate::of(&der).ok()) else { continue };
        if leaf.is_none() && bytes(&session, object, AttributeType::Id) == id {
            leaf = Some(certificate.clone());
        }
        others.push(certificate);
    }
    let leaf = leaf
        .ok_or_else(|| said!("thiết bị không có chứng thư số của khóa", "the token has no certificate of its key"))?;
    let digests = module.get_mechanism_list(slot).is_ok_and(|all| all.contains(&MechanismType::SHA256_RSA_PKCS));
    Ok(Found { token: Token { session, key, digests, _module: module }, leaf, others })
}

impl Token {
    pub(super) fn sign(&self, message: &[u8], scheme: Scheme) -> Result<Vec<u8>, Said> {
        let digest = digest::digest(scheme.digest(), message);
        let signed = match scheme {
            Scheme::Rsa if self.digests => self.session.sign(&Mechanism::Sha256RsaPkcs, self.key, message),
            Scheme::Rsa => {
                let info = [&SHA256_PREFIX, digest.as_ref()].concat();
                self.session.sign(&Mechanism::RsaPkcs, self.key, &info)
            }
            Scheme::P256 | Scheme::P384 => self.session.sign(&Mechanism::Ecdsa, self.key, digest.as_ref()),
        };
        let signature = signed.map_err(|error| failed(&error))?;
        match scheme {
            Scheme::Rsa => Ok(signature),
            Scheme::P256 | Scheme::P384 => der_signature(&signature).map_err(|error| {
                said!("thiết bị trả chữ ký không đọc được: {error}", "the token's signature can't be read: {error}")
            }),
        }
    }
}

/// The two halves of a token's ECDSA signature as the structure of RFC 3279.
fn der_signature(halves: &[u8]) -> der::Result<Vec<u8>> {
    let (r, s) = halves.split_at(halves.len() / 2);
    EcdsaSignature { r: UintRef::new(r)?, s: UintRef::new(s)? }.to_der()
}

/// The token of that label; the only one where none is named.
fn slot(module: &Pkcs11, token: Option<&str>) -> Result<Slot, Said> {
    let slots = module.get_slots_with_initialized_token().map_err(|error| failed(&error))?;
    let mut named = Vec::new();
    for slot in slots {
        let label = module.get_token_info(slot).map_err(|error| failed(&error))?.label().trim().to_owned();
        named.push((label, slot));
    }
    named.sort_by(|(one, _), (other, _)| one.cmp(other));
    let labels = named.iter().map(|(label, _)| label.as_str()).collect::<Vec<_>>().join(", ");
    if named.is_empty() {
        return Err(said!("không thấy thiết bị ký số nào; đã cắm chưa?", "there is no token; is it plugged in?"));
    }
    if let Some(token) = token {
        named.retain(|(label, _)| label == token);
    }
    match (named.pop(), named.is_empty(), token) {
        (Some((_, slot)), true, _) => Ok(slot),
        (None, _, Some(token)) => Err(said!(
            "không có thiết bị nào tên `{token}`; có: {labels}",
            "there is no token `{token}`; there are: {labels}"
        )),
        _ => Err(said!(
            "có nhiều thiết bị ký số: chọn một bằng --token ({labels})",
            "there are several tokens: name one with --token ({labels})"
        )),
    }
}

fn log_in(session: &Session, pin: &str) -> Result<(), Said> {
    match session.login(UserType::User, Some(&AuthPin::new(pin.into()))) {
        Ok(()) | Err(Error::Pkcs11(RvError::UserAlreadyLoggedIn, _)) => Ok(()),
        Err(Error::Pkcs11(RvError::PinLocked, _)) => {
            Err(said!("thiết bị đã khóa vì sai PIN quá số lần", "the token is locked: too many wrong PINs"))
        }
        Err(Error::Pkcs11(RvError::PinIncorrect | RvError::PinLenRange | RvError::PinInvalid, _)) => Err(said!(
            "sai mã PIN của thiết bị; sai nhiều lần thì thiết bị tự khóa",
            "the token's PIN is wrong; after some wrong ones the token locks itself"
        )),
        Err(error) => Err(failed(&error)),
    }
}

/// The key of that label, and the identifier that its certificate shares.
fn private_key(session: &Session, label: Option<&str>) -> Result<(ObjectHandle, Vec<u8>), Said> {
    let objects =
        session.find_objects(&[Attribute::Class(ObjectClass::PRIVATE_KEY)]).map_err(|error| failed(&error))?;
    let keys = objects
        .into_iter()
        .map(|key| (String::from_utf8_lossy(&bytes(session, key, AttributeType::Label)).into_owned(), key))
        .collect();
    let none = said!("thiết bị không có khóa bí mật nào", "the token holds no private key");
    let key = choose(keys, label, none)?;
    Ok((key, bytes(session, key, AttributeType::Id)))
}

/// A label or an identifier; empty where there is none.
fn bytes(session: &Session, object: ObjectHandle, which: AttributeType) -> Vec<u8> {
    match session.get_attributes(object, &[which]).ok().and_then(|mut all| all.pop()) {
        Some(Attribute::Label(bytes) | Attribute::Id(bytes)) => bytes,
        _ => Vec::new(),
    }
}

fn value(session: &Session, object: ObjectHandle) -> Option<Vec<u8>> {
    match session.get_attributes(object, &[AttributeType::Value]).ok()?.pop()? {
        Attribute::Value(bytes) => Some(bytes),
        _ => None,
    }
}

fn failed(error: &Error) -> Said {
    said!("thiết bị ký số báo lỗi: {error}", "the token failed: {error}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_high_first_bit_is_no_sign() {
        assert_eq!(der_signature(&[0x00, 0x01, 0x80, 0x02]).unwrap(), [0x30, 8, 2, 1, 1, 2, 3, 0, 0x80, 2]);
    }
}
