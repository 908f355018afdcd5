//! A key that signs: in a file, or on a token that never lets it out.

mod pkcs11;
mod pkcs12;

use std::fmt;
use std::path::Path;

use plan_core::diagnostic::Said;
use plan_core::said;

use super::certificate::Certificate;
use super::scheme::Scheme;

/// A password or PIN; never shown.
#[derive(Clone)]
pub struct Pin(String);

impl Pin {
    /// What the user typed.
    pub fn new(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(…)")
    }
}

/// A key, with its certificate and those above it.
#[derive(Debug)]
pub struct Key {
    chain: Vec<Certificate>,
    leaf: Certificate,
    scheme: Scheme,
    holder: Holder,
}

#[derive(Debug)]
enum Holder {
    File(pkcs12::Pair),
    Token(pkcs11::Token),
}

impl Key {
    /// The key in a PKCS #12 file; the one named `label` where it holds several.
    ///
    /// # Errors
    /// The file can't be read, the password is wrong, there is no key, or it is too weak.
    pub fn in_file(bytes: &[u8], password: &Pin, label: Option<&str>) -> Result<Self, Said> {
        let found = pkcs12::find(bytes, &password.0, label)?;
        let scheme = found.leaf.scheme()?;
        let pair = pkcs12::Pair::of(&found.key, scheme, &found.leaf)?;
        Ok(Self::with(found.leaf, &found.others, scheme, Holder::File(pair)))
    }

    /// A key on a PKCS #11 token.
    ///
    /// # Errors
    /// The module or the token can't be used, the PIN is wrong, there is no key, or it is too weak.
    pub fn on_token(module: &Path, token: Option<&str>, label: Option<&str>, pin: &Pin) -> Result<Self, Said> {
        let found = pkcs11::find(module, token, label, &pin.0)?;
        let scheme = found.leaf.scheme()?;
        Ok(Self::with(found.leaf, &found.others, scheme, Holder::Token(found.token)))
    }

    fn with(leaf: Certificate, others: &[Certificate], scheme: Scheme, holder: Holder) -> Self {
        Self { chain: leaf.clone().chain(others), leaf, scheme, holder }
    }

    pub(super) fn certificate(&self) -> &Certificate {
        &self.leaf
    }

    /// The certificate, then each one's issuer.
    pub(super) fn chain(&self) -> &[Certificate] {
        &self.chain
    }

    pub(super) fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// The signature of `message`. It is checked with the certificate before it is used: a token may hold a certificate of
    /// another key, and a signature that nobody can verify helps nobody.
    pub(super) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Said> {
        let signature = match &self.holder {
            Holder::File(pair) => pair.sign(message)?,
            Holder::Token(token) => token.sign(message, self.scheme)?,
        };
        if self.scheme.verifies(&self.leaf.parsed().tbs_certificate.subject_public_key_info, message, &signature) {
            Ok(signature)
        } else {
            Err(said!(
                "khóa bí mật không phải của chứng thư số đi kèm nó",
                "the private key isn't the one of the certificate beside it"
            ))
        }
    }
}

/// One of several by its label; the only one where no label is given.
///
/// # Errors
/// There is none, or it can't be told which is meant.
fn choose<T>(mut all: Vec<(String, T)>, label: Option<&str>, none: Said) -> Result<T, Said> {
    // A token tells its keys in any order.
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    let labels = all.iter().map(|(label, _)| label.as_str()).collect::<Vec<_>>().join(", ");
    if all.is_empty() {
        return Err(none);
    }
    if let Some(label) = label {
        all.retain(|(own, _)| own == label);
    }
    match (all.pop(), all.is_empty(), label) {
        (Some((_, one)), true, _) => Ok(one),
        (None, _, Some(label)) => Err(said!(
            "không có khóa nào tên `{label}`; có: {labels}",
            "there is no key `{label}`; there are: {labels}"
        )),
        _ => Err(said!(
            "có nhiều khóa: chọn một bằng --key ({labels})",
            "there are several keys: name one with --key ({labels})"
        )),
    }
}
