//! Signatures without a stamp: each kind of key, one and two of them, with a field and without.

use std::fs;
use std::sync::atomic::AtomicBool;
use std::time::SystemTime;

use plan_sign::check::{Roots, Verdict, check};

use super::authority::keys;
use super::{Place, assert_valid, available};

const TOOLS: [&str; 3] = ["openssl", "pdfsig", "pyhanko"];

/// That `plan` itself calls all signatures of a file right, as many as there should be.
pub(crate) fn assert_right(bytes: &[u8], signatures: usize) {
    let mut roots = Roots::default();
    roots.add(&fs::read(keys().join("root.pem")).unwrap()).unwrap();
    let checked = check(bytes, &roots, SystemTime::now(), &AtomicBool::new(false));
    assert_eq!(checked.signatures.len(), signatures);
    for signature in &checked.signatures {
        assert_eq!(signature.overall(), Verdict::Right, "{signature:?}");
    }
}

#[test]
fn the_person_then_the_office() {
    if !available("the_person_then_the_office", &TOOLS) {
        return;
    }
    for key in ["rsa", "p256", "p384", "p256-half", "p384-half"] {
        let place = Place::new();
        place.sign("nguoi-ky", key, "a.pdf", "one.pdf", &[]);
        assert_valid(&place.path("one.pdf"), &["nguoi-ky"]);
        place.sign("co-quan", "office", "one.pdf", "two.pdf", &[]);
        assert_valid(&place.path("two.pdf"), &["nguoi-ky", "co-quan"]);

        let read = |name: &str| fs::read(place.path(name)).unwrap();
        let (zero, one, two) = (read("a.pdf"), read("one.pdf"), read("two.pdf"));
        assert!(one.starts_with(&zero) && two.starts_with(&one), "only added to");
        assert!(two.ends_with(b"%%EOF\n"));
        assert_right(&one, 1);
        assert_right(&two, 2);
    }
}

#[test]
fn the_signed_file_lies_beside_the_other() {
    if !available("the_signed_file_lies_beside_the_other", &["openssl"]) {
        return;
    }
    let place = Place::new();
    let key = super::key_file("rsa");
    let output = place.run(&["--as", "nguoi-ky", "--pkcs12", &key, "--password-env", "SECRET", "a.pdf"]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "a.signed.pdf\n");
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("signed by NGUYEN VAN AN at "));
    assert!(place.path("a.signed.pdf").is_file());
}

#[cfg(unix)]
#[test]
fn the_password_may_come_through_a_pipe() {
    if !available("the_password_may_come_through_a_pipe", &["openssl", "sh"]) {
        return;
    }
    let place = Place::new();
    let script = "printf '%s\\n' \"$SECRET\" | \"$0\" sign --as nguoi-ky --pkcs12 \"$1\" --password-fd 0 a.pdf";
    let mut command = std::process::Command::new("sh");
    command.args(["-c", script, env!("CARGO_BIN_EXE_plan"), &super::key_file("rsa")]);
    command.env("SECRET", super::PASSWORD).current_dir(place.scratch.path());
    assert!(command.output().unwrap().status.success());
}

#[test]
fn a_file_without_fields_gets_one_that_is_not_seen() {
    if !available("a_file_without_fields_gets_one_that_is_not_seen", &TOOLS) {
        return;
    }
    let place = Place::new();
    // The appendix has the office's field and none for a person.
    let appendix = super::seen::APPENDIX;
    let key = super::key_file("rsa");
    let arguments = ["--as", "nguoi-ky", "--pkcs12", &key, "--password-env", "SECRET", "--out", "b.pdf", appendix];
    assert!(place.refused(&arguments).contains("--add-field"));
    place.sign("nguoi-ky", "rsa", appendix, "b.pdf", &["--add-field", "--force"]);
    assert_valid(&place.path("b.pdf"), &["nguoi-ky"]);
}
