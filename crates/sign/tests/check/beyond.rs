//! What a signature brings along, forbids, or is made as: revocation data, certifications, forms beside CMS.

use std::time::{Duration, SystemTime};

use plan_sign::check::{Roots, Verdict, check};
use plan_sign::sign::{Role, Wish, prepare};

use crate::keys::signed;
use crate::{checked, is_right, read, told};

#[test]
fn revocation_data_are_judged() {
    let Some(folder) = signed() else { return };
    for (name, verdict, words) in [
        ("one", Verdict::Unknown, "no revocation data"),
        ("crl-good", Verdict::Right, "isn't revoked (CRL of"),
        ("ocsp-good", Verdict::Right, "isn't revoked (OCSP of"),
        ("archived", Verdict::Right, "isn't revoked (CRL of"),
        ("both", Verdict::Right, "isn't revoked (CRL of"),
        ("crl-long-ago", Verdict::Wrong, "before it signed (CRL)"),
        ("ocsp-long-ago", Verdict::Wrong, "before it signed (OCSP)"),
        // Only the signer's clock says that it was earlier.
        ("crl-later", Verdict::Unknown, "no time stamp proves"),
        ("ocsp-later", Verdict::Unknown, "no time stamp proves"),
        ("later-stamped", Verdict::Right, "it was afterwards"),
        ("later-existed", Verdict::Right, "it was afterwards"),
        ("crl-stale", Verdict::Unknown, "before the signing"),
        ("crl-forged", Verdict::Unknown, "its signature isn't the one of the issuer “Goc”"),
        ("ocsp-unknown", Verdict::Unknown, "the responder doesn't know the certificate"),
    ] {
        let checked = checked(folder, &read(folder, name));
        let first = checked.signatures.first().unwrap();
        let finding = &first.revocation;
        assert_eq!(finding.verdict, verdict, "{name}: {finding:?}");
        assert!(finding.said.en.contains(words), "{name}: {finding:?}");
        let overall = if verdict == Verdict::Wrong { Verdict::Wrong } else { Verdict::Right };
        assert_eq!(first.overall(), overall, "{name}:\n{}", told(&checked));
    }
}

/// The signer's certificate has expired long since; a document time stamp shows that it signed before.
#[test]
fn a_document_time_stamp_proves_that_a_signature_was_there() {
    let Some(folder) = signed() else { return };
    let mut roots = Roots::default();
    roots.add(&std::fs::read(folder.join("root.pem")).unwrap()).unwrap();
    let in_thirty_years = SystemTime::now() + Duration::from_secs(30 * 365 * 24 * 3600);
    for (name, verdict, words) in [
        ("existed", Verdict::Right, "when a document time stamp proves"),
        ("one", Verdict::Unknown, "no time stamp proves"),
    ] {
        let checked = check(&read(folder, name), &roots, in_thirty_years, &std::sync::atomic::AtomicBool::new(false));
        let chain = &checked.signatures.first().unwrap().chain;
        assert!(chain.verdict == verdict && chain.said.en.contains(words), "{name}: {chain:?}");
    }
}

#[test]
fn what_an_earlier_signature_forbids_is_wrong() {
    let Some(folder) = signed() else { return };
    for (name, signatures) in [("final", 1), ("final-stamped", 2), ("certified", 2), ("locked-other", 2)] {
        let checked = checked(folder, &read(folder, name));
        assert!(is_right(&checked, signatures), "{name}:\n{}", told(&checked));
    }
    for (name, words) in [("final-signed", "DocMDP, P = 1"), ("locked", "FieldMDP")] {
        let checked = checked(folder, &read(folder, name));
        let changes = &checked.signatures.first().unwrap().changes;
        assert!(changes.verdict == Verdict::Wrong && changes.said.en.contains(words), "{name}: {changes:?}");
    }
}

#[test]
fn what_an_earlier_signature_forbids_is_not_signed() {
    let Some(folder) = signed() else { return };
    let refused = |name| prepare(&read(folder, name), Role::Office, Wish::default()).map(drop).unwrap_err().en;
    assert!(refused("final").contains("nothing more can be signed: a certifying signature"), "{}", refused("final"));
    let locked = read(folder, "locked");
    // Before the second signature, which pyHanko made all the same.
    let end = locked.windows(5).enumerate().filter(|(_, it)| it == b"%%EOF").nth(1).unwrap().0 + 6;
    let refusal = prepare(&locked[..end], Role::Office, Wish::default()).map(drop).unwrap_err().en;
    assert!(refusal.contains("was locked by an earlier signature"), "{refusal}");
    assert!(prepare(&read(folder, "one"), Role::Office, Wish::default()).is_ok());
}

/// ISO 32000-1, 12.8.3.2 and 12.8.3.3: older forms are read too; what they do with SHA-1 is weak.
#[test]
fn signatures_in_older_forms_are_judged() {
    let Some(folder) = signed() else { return };
    for (name, form, strength) in [
        ("bare-sha1", "adbe.x509.rsa_sha1", Verdict::Wrong),
        ("bare-sha256", "adbe.x509.rsa_sha1", Verdict::Right),
        ("inside", "adbe.pkcs7.sha1", Verdict::Wrong),
        ("document-stamp", "ETSI.RFC3161", Verdict::Right),
    ] {
        let bytes = read(folder, name);
        let told_of = |bytes: &[u8]| {
            let checked = checked(folder, bytes);
            let last = checked.signatures.last().unwrap().clone();
            (last, told(&checked))
        };
        let (signature, told) = told_of(&bytes);
        assert_eq!(signature.sub_filter, form, "{name}:\n{told}");
        let found = (signature.integrity.verdict, signature.chain.verdict, signature.strength.verdict);
        assert_eq!(found, (Verdict::Right, Verdict::Right, strength), "{name}:\n{told}");

        let mut altered = bytes;
        let place = altered.windows(10).position(|it| it == b"Chi 5 dong").unwrap();
        altered[place + 4] = b'9';
        let (signature, told) = told_of(&altered);
        assert_eq!(signature.integrity.verdict, Verdict::Wrong, "{name}:\n{told}");
    }
}
