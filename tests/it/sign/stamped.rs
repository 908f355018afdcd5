//! Time stamps, and servers that fail.

use std::time::{Duration, Instant};

use super::server::{Answer, Server};
use super::{Place, assert_valid, available, key_file};

#[test]
fn stamped_signatures_are_valid() {
    if !available("stamped_signatures_are_valid", &["openssl", "pdfsig", "pyhanko"]) {
        return;
    }
    let server = Server::start(Answer::Stamp);
    let tsa = ["--tsa", &server.address];
    for key in ["rsa", "p256", "p384"] {
        let place = Place::new();
        place.sign("nguoi-ky", key, "a.pdf", "one.pdf", &tsa);
        place.sign("co-quan", "office", "one.pdf", "two.pdf", &tsa);
        assert_valid(&place.path("two.pdf"), &["nguoi-ky", "co-quan"]);
    }
}

/// RFC 3161, 2.4.2: the time may have fractions of a second.
#[test]
fn a_stamp_may_be_finer_than_a_second() {
    if !available("a_stamp_may_be_finer_than_a_second", &["openssl", "pdfsig", "pyhanko"]) {
        return;
    }
    let server = Server::start(Answer::Fraction);
    let place = Place::new();
    place.sign("nguoi-ky", "rsa", "a.pdf", "one.pdf", &["--tsa", &server.address]);
    assert_valid(&place.path("one.pdf"), &["nguoi-ky"]);
    super::valid::assert_right(&std::fs::read(place.path("one.pdf")).unwrap(), 1);
}

#[test]
fn a_server_that_fails_is_named_in_time() {
    if !available("a_server_that_fails_is_named_in_time", &["openssl"]) {
        return;
    }
    let place = Place::new();
    let key = key_file("rsa");
    let refused = |address: &str| {
        let begun = Instant::now();
        let arguments = ["--as", "nguoi-ky", "--pkcs12", &key, "--password-env", "SECRET", "--tsa", address, "a.pdf"];
        let said = place.refused(&arguments);
        assert!(begun.elapsed() < Duration::from_secs(60), "a hang");
        said
    };
    for (answer, words) in [
        (Answer::Rubbish, "no stamp of RFC 3161"),
        (Answer::Endless, "can't be asked"),
        (Answer::Error, "refused (HTTP 500)"),
        (Answer::Nothing, "can't be asked"),
        (Answer::Silence, "gave no answer in 10 seconds"),
        (Answer::Altered, "signature is wrong"),
        (Answer::Replayed, "is of another signature"),
        (Answer::OtherUse, "isn't for time stamps"),
    ] {
        let said = refused(&Server::start(answer).address);
        assert!(said.contains(words), "{said}");
    }
    assert!(refused("ftp://x/").contains("is no http:// or https:// address"));
}
