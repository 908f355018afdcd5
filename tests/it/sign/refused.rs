//! What isn't signed: said in words, with exit status 2, and no file is there afterwards.

use super::{Place, available, key_file};

/// Refused for this key; `more` are further arguments.
fn said(place: &Place, role: &str, key: &str, from: &str, more: &[&str]) -> String {
    let key = key_file(key);
    place.refused(&[&["--as", role, "--pkcs12", &key, "--password-env", "SECRET", from], more].concat())
}

#[test]
fn keys_and_certificates_that_will_not_do() {
    if !available("keys_and_certificates_that_will_not_do", &["openssl"]) {
        return;
    }
    let place = Place::new();
    for (key, words) in [
        (
            "weak",
            "RSA 1024 bit) is too weak: RSA of 2048 bits or more, or ECDSA P-256, P-384 (row 1.2, Annex I of Circular 15/2025/TT-BKHCN)",
        ),
        ("p521", "isn't used here"),
        ("expired", "has expired"),
        ("later", "isn't valid yet: it is from 01/01/2099"),
        ("no-use", "isn't for signing"),
        ("no-key", "holds no private key"),
        ("somebody", "the certificate is of “Trần Thị Bình”, but the file says “Nguyễn Văn Ân”"),
    ] {
        let said = said(&place, "nguoi-ky", key, "a.pdf", &[]);
        assert!(said.contains(words), "{key}: {said}");
    }
    place.sign("nguoi-ky", "somebody", "a.pdf", "b.pdf", &["--force"]);
}

#[test]
fn wrong_passwords_and_files_that_are_no_keys() {
    if !available("wrong_passwords_and_files_that_are_no_keys", &["openssl"]) {
        return;
    }
    let place = Place::new();
    let key = key_file("rsa");
    let arguments = |key, variable| ["--as", "nguoi-ky", "--pkcs12", key, "--password-env", variable, "a.pdf"];
    assert!(place.refused(&arguments(&key, "PATH")).contains("password of the key file is wrong"));
    assert!(place.refused(&arguments(&key, "NO_SUCH")).contains("`NO_SUCH` isn't set"));
    assert!(place.refused(&arguments("a.pdf", "SECRET")).contains("can't be read"));
    assert!(place.refused(&arguments("none.p12", "SECRET")).contains("there is no such file"));
    assert!(place.refused(&["--as", "nguoi-ky", "a.pdf"]).contains("where is the key?"));
    assert!(
        place.refused(&["--as", "nguoi-ky", "--pkcs12", &key, "--pkcs11", "x", "a.pdf"]).contains("one of the two")
    );
}

#[test]
fn the_office_waits_for_the_person_and_nothing_is_signed_twice() {
    if !available("the_office_waits_for_the_person_and_nothing_is_signed_twice", &["openssl"]) {
        return;
    }
    let place = Place::new();
    let early = said(&place, "co-quan", "office", "a.pdf", &[]);
    assert!(early.contains("only after the competent person has signed (Articles 13, 17"), "{early}");
    place.sign("nguoi-ky", "rsa", "a.pdf", "b.pdf", &[]);
    assert!(said(&place, "nguoi-ky", "rsa", "b.pdf", &[]).contains("signed already"));
    assert!(said(&place, "co-quan", "rsa", "b.pdf", &[]).contains("“Ủy ban nhân dân xã An Bình”"));
}

#[test]
fn no_file_is_written_over() {
    if !available("no_file_is_written_over", &["openssl"]) {
        return;
    }
    let place = Place::new();
    place.sign("nguoi-ky", "rsa", "a.pdf", "b.pdf", &[]);
    for force in [&[][..], &["--force"]] {
        let options: Vec<&str> = ["--out", "b.pdf"].iter().chain(force).copied().collect();
        assert!(said(&place, "nguoi-ky", "rsa", "a.pdf", &options).contains("may be a signed original"));
    }
    assert!(said(&place, "nguoi-ky", "rsa", "a.pdf", &["--out", "a.pdf", "--force"]).contains("never changed"));
    assert!(said(&place, "nguoi-ky", "rsa", "a.pdf", &["--out", "a.txt"]).contains("writes a .pdf"));
    std::fs::write(place.path("torn.pdf"), b"%PDF-1.7\n").unwrap();
    assert!(said(&place, "nguoi-ky", "rsa", "torn.pdf", &[]).contains("can't be read"));
}
