//! Time stamps of a server (RFC 3161).

mod message;
mod server;
mod token;

use der::asn1::Any;
use plan_core::diagnostic::Said;
use plan_core::said;
use ring::digest;
use ring::rand::{SecureRandom as _, SystemRandom};

use super::clock::Moment;
use super::scheme::Scheme;

/// A stamp that was checked.
#[derive(Debug)]
pub(super) struct Stamp {
    /// The token, as it goes into the signature.
    pub(super) token: Any,
    /// The server's time.
    pub(super) time: Moment,
}

/// Has a signature stamped; the answer is checked before anything is made of it.
///
/// # Errors
/// The server can't be reached in time, refuses, or answers what isn't a stamp of this signature.
pub(super) fn ask(server: &str, signature: &[u8], scheme: Scheme) -> Result<Stamp, Said> {
    let digest = digest::digest(scheme.digest(), signature);
    let mut nonce = [0; 8];
    SystemRandom::new()
        .fill(&mut nonce)
        .map_err(|_| said!("hệ điều hành không cho số ngẫu nhiên", "the system gives no random numbers"))?;
    // Positive, and with no zero in front, so that there is one way to write it.
    nonce[0] = nonce[0] & 0x7F | 0x40;
    let request = message::request(scheme.digest_name(), digest.as_ref(), &nonce).map_err(|error| {
        said!("không ghi được yêu cầu cấp dấu thời gian: {error}", "the stamp request can't be written: {error}")
    })?;
    let answer = server::send(server, &request)?;
    token::checked(&answer, digest.as_ref(), scheme, &nonce).map_err(|why| {
        let (vi, en) = (why.vi, why.en);
        said!(
            "máy chủ cấp dấu thời gian {server} trả lời không dùng được: {vi}",
            "the answer of the stamp server {server} can't be used: {en}"
        )
    })
}
