//! Lists of revoked certificates (CRL) and answers about one (OCSP): only what can be relied on goes into a file.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use plan_sign::check::{Roots, Verdict, check};

use super::authority::{keys, openssl};
use super::{Place, assert_valid, available, key_file};

/// Makes lists and answers of the authority `ca`, whose index `openssl ca` and `openssl ocsp` read.
pub(crate) fn records(folder: &Path, ca: &str) {
    let list = |name: &str, ca: &str, dates: &str| {
        openssl(folder, &format!("{ca} -gencrl {dates} -out {name}.crl.pem"), &[]);
        openssl(folder, &format!("crl -in {name}.crl.pem -outform DER -out {name}.crl"), &[]);
    };
    let answer = |name: &str, about: &str, by: &str| {
        let bare = if by == "root" { "-resp_no_certs" } else { "" };
        let who = format!("-issuer root.pem -cert {about}.pem -rsigner {by}.pem -rkey {by}.key");
        openssl(
            folder,
            &format!("ocsp -index index -CA root.pem {who} -ndays 3 -no_nonce {bare} -respout {name}.ocsp"),
            &[],
        );
    };
    // Another authority of the same name.
    let stranger = "req -x509 -newkey rsa:2048 -nodes -keyout stranger.key -out stranger.pem -subj /CN=Root";
    openssl(folder, stranger, &[]);
    answer("unknown", "rsa", "ocsp");
    openssl(folder, &format!("{ca} -valid rsa.pem"), &[]);
    openssl(folder, &format!("{ca} -valid office.pem"), &[]);
    list("good", ca, "");
    list("stranger", "ca -batch -notext -config ca.cnf -cert stranger.pem -keyfile stranger.key", "");
    list("stale", ca, "-crl_lastupdate 20200101000000Z -crl_nextupdate 20200201000000Z");
    list("early", ca, "-crl_lastupdate 20990101000000Z -crl_nextupdate 20990201000000Z");
    answer("good", "rsa", "ocsp");
    answer("by-root", "rsa", "root");
    answer("by-nobody", "rsa", "office");
    answer("of-office", "office", "ocsp");
    for (from, to) in [("good.crl", "altered.crl"), ("by-root.ocsp", "altered.ocsp")] {
        // The last byte is one of the signature: no certificate follows it.
        let mut bytes = fs::read(folder.join(from)).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        fs::write(folder.join(to), bytes).unwrap();
    }
    openssl(folder, &format!("{ca} -revoke rsa.pem"), &[]);
    list("bad", ca, "");
    answer("bad", "rsa", "ocsp");
}

fn record(name: &str) -> String {
    keys().join(name).display().to_string()
}

#[test]
fn what_is_known_of_revocation_follows_the_signature() {
    if !available("what_is_known_of_revocation_follows_the_signature", &["openssl", "pdfsig", "pyhanko"]) {
        return;
    }
    let place = Place::new();
    let (list, answer, of_office) = (record("good.crl"), record("good.ocsp"), record("of-office.ocsp"));
    place.sign("nguoi-ky", "rsa", "a.pdf", "one.pdf", &["--crl", &list, "--ocsp", &answer]);
    assert_valid(&place.path("one.pdf"), &["nguoi-ky"]);
    place.sign("co-quan", "office", "one.pdf", "two.pdf", &["--crl", &list, "--ocsp", &of_office]);
    assert_valid(&place.path("two.pdf"), &["nguoi-ky", "co-quan"]);
    place.sign("nguoi-ky", "rsa", "a.pdf", "by-root.pdf", &["--ocsp", &record("by-root.ocsp")]);

    let mut roots = Roots::default();
    roots.add(&fs::read(keys().join("root.pem")).unwrap()).unwrap();
    for (name, signatures, words) in
        [("one.pdf", 1, "isn't revoked ("), ("two.pdf", 2, "isn't revoked ("), ("by-root.pdf", 1, "(OCSP of")]
    {
        let checked = check(
            &fs::read(place.path(name)).unwrap(),
            &roots,
            SystemTime::now(),
            &std::sync::atomic::AtomicBool::new(false),
        );
        assert_eq!(checked.signatures.len(), signatures);
        for signature in &checked.signatures {
            let told = &signature.revocation;
            assert!(told.verdict == Verdict::Right && told.said.en.contains(words), "{name}: {told:?}");
            assert_eq!(signature.overall(), Verdict::Right, "{signature:?}");
        }
    }
}

#[test]
fn what_cannot_be_relied_on_is_not_put_into_the_file() {
    if !available("what_cannot_be_relied_on_is_not_put_into_the_file", &["openssl"]) {
        return;
    }
    let place = Place::new();
    for (option, name, words) in [
        ("--crl", "bad.crl", "the certificate of “NGUYEN VAN AN” is revoked"),
        ("--crl", "stale.crl", "the given CRL can't be used: it is out of date since 07:00:00 on 01/02/2020"),
        ("--crl", "early.crl", "it counts only from 07:00:00 on 01/01/2099"),
        ("--crl", "stranger.crl", "its signature isn't the one of the issuer “Root”"),
        ("--crl", "altered.crl", "its signature isn't the one of the issuer “Root”"),
        ("--crl", "good.ocsp", "the --crl file is no CRL"),
        ("--ocsp", "bad.ocsp", "the certificate of “NGUYEN VAN AN” is revoked"),
        ("--ocsp", "unknown.ocsp", "the responder doesn't know the certificate of “NGUYEN VAN AN”"),
        ("--ocsp", "by-nobody.ocsp", "who answers may not do so for “Root” (OCSPSigning)"),
        ("--ocsp", "altered.ocsp", "its signature isn't the one of the issuer “Root”"),
        ("--ocsp", "of-office.ocsp", "the given OCSP isn't about any certificate in the signer's chain"),
        ("--ocsp", "good.crl", "the --ocsp file is no successful OCSP response"),
    ] {
        let (key, file) = (key_file("rsa"), record(name));
        let arguments =
            ["--as", "nguoi-ky", "--pkcs12", &key, "--password-env", "SECRET", "a.pdf", option, file.as_str()];
        let said = place.refused(&arguments);
        assert!(said.contains(words), "{name}: {said}");
    }
    let (key, file) = (key_file("alone"), record("good.crl"));
    let arguments = ["--as", "nguoi-ky", "--pkcs12", &key, "--password-env", "SECRET", "a.pdf", "--crl", &file];
    assert!(place.refused(&arguments).contains("the certificate of who issued “NGUYEN VAN AN” isn't beside the key"));
}
