//! What honest programs do isn't called tampering, and what is weak or not trusted is named.

use std::sync::atomic::AtomicBool;
use std::time::{Duration, SystemTime};

use plan_sign::check::{Clock, Kind, Roots, Verdict, added, check};

use crate::altered::update;
use crate::keys::signed;
use crate::{checked, checked_at, is_right, read, told};

#[test]
fn what_pyhanko_signs_is_right_in_every_form() {
    let Some(folder) = signed() else { return };
    for (name, signatures) in [
        ("one", 1),
        ("two", 2),
        ("p384", 1),
        ("pss", 1),
        ("adobe", 1),
        ("stamped", 1),
        ("two-stamped", 2),
        ("evidence", 2),
        ("document-stamp", 3),
        ("archive", 3),
    ] {
        let checked = checked(folder, &read(folder, name));
        assert!(is_right(&checked, signatures), "{name}:\n{}", told(&checked));
    }
}

/// Who knows the file as it was before anybody signed is told what was added to it.
#[test]
fn what_was_added_to_a_known_file_is_told() {
    let Some(folder) = signed() else { return };
    let plain = read(folder, "plain").len();
    for name in ["plain", "one", "two", "pss", "adobe", "two-stamped", "evidence", "archive", "weak-key"] {
        let finding = added(&read(folder, name), plain);
        assert_eq!(finding.verdict, Verdict::Right, "{name}: {finding:?}");
    }
    for (name, verdict, words) in
        [("new-field", Verdict::Unknown, "see whether it hides"), ("filled-after", Verdict::Wrong, "ghi-chu")]
    {
        let finding = added(&read(folder, name), plain);
        assert!(finding.verdict == verdict && finding.said.en.contains(words), "{name}: {finding:?}");
    }
    // Bytes that are no whole file are no base.
    assert_eq!(added(&read(folder, "one"), plain - 9).verdict, Verdict::Wrong);
}

#[test]
fn who_when_and_what_is_told() {
    let Some(folder) = signed() else { return };
    let two = checked(folder, &read(folder, "two-stamped"));
    let [first, second] = two.signatures.as_slice() else { panic!("{}", told(&two)) };
    assert_eq!((first.field.as_str(), second.field.as_str()), ("nguoi-ky", "co-quan"));
    assert_eq!((first.page, second.page), (Some(1), Some(1)));
    let signer = first.signer.as_ref().unwrap();
    assert_eq!(
        (signer.name.as_str(), signer.organisation.as_deref(), signer.issuer.as_str()),
        ("rsa", Some("UBND"), "Goc")
    );
    assert_eq!(first.time.unwrap().1, Clock::Authority);
    let covers = first.covers.unwrap();
    assert_eq!((covers.revision, covers.revisions, covers.is_whole()), (2, 3, false));
    assert!(second.covers.unwrap().is_whole());
    assert!(first.changes.said.vi.starts_with("ký thêm ở ô “co-quan”"), "{}", told(&two));
    let one = checked(folder, &read(folder, "one"));
    assert_eq!(one.signatures.first().unwrap().time.unwrap().1, Clock::Signer);
    assert_eq!(one.empty, ["co-quan"]);
    let stamped = checked(folder, &read(folder, "document-stamp"));
    assert_eq!(stamped.signatures.last().unwrap().kind, Kind::TimeStamp);
}

#[test]
fn without_roots_nothing_is_trusted_and_nothing_is_wrong() {
    let Some(folder) = signed() else { return };
    for name in ["two", "two-stamped", "archive"] {
        let checked = check(&read(folder, name), &Roots::default(), SystemTime::now(), &AtomicBool::new(false));
        assert!(
            checked.signatures.iter().all(|signature| signature.overall() == Verdict::Unknown),
            "{}",
            told(&checked)
        );
    }
}

#[test]
fn weak_and_unfit_keys_are_named() {
    let Some(folder) = signed() else { return };
    for (name, said) in [
        ("weak-hash", "SHA-1"),
        ("weak-key", "RSA 1024"),
        ("expired", "không còn hạn"),
        ("not-for-signing", "keyUsage"),
    ] {
        let checked = checked(folder, &read(folder, name));
        let told = told(&checked);
        assert_eq!(
            checked.signatures.first().map(|signature| signature.overall()),
            Some(Verdict::Wrong),
            "{name}: {told}"
        );
        assert!(told.contains(said), "{name}: {told}");
        assert_eq!(checked.signatures.first().unwrap().integrity.verdict, Verdict::Right, "{name}: {told}");
    }
}

/// *ring* reads RSASSA-PSS with a salt as long as the hash; pyHanko's default is longer.
#[test]
fn what_cannot_be_checked_is_neither_right_nor_wrong() {
    let Some(folder) = signed() else { return };
    let checked = checked(folder, &read(folder, "pss-long-salt"));
    assert_eq!(
        checked.signatures.first().map(|first| first.integrity.verdict),
        Some(Verdict::Unknown),
        "{}",
        told(&checked)
    );
}

#[test]
fn a_new_field_on_the_page_asks_for_a_look() {
    let Some(folder) = signed() else { return };
    let checked = checked(folder, &read(folder, "new-field"));
    assert_eq!(
        checked.signatures.first().map(|first| first.changes.verdict),
        Some(Verdict::Unknown),
        "{}",
        told(&checked)
    );
}

/// A year after all certificates ran out, only a stamp proves that somebody signed before.
#[test]
fn without_a_stamp_a_certificate_that_ran_out_proves_nothing() {
    let Some(folder) = signed() else { return };
    let later = SystemTime::now() + Duration::from_secs(4000 * 24 * 3600);
    let chain = |name| checked_at(folder, &read(folder, name), later).signatures.first().unwrap().chain.clone();
    assert_eq!(chain("stamped").verdict, Verdict::Right);
    let unstamped = chain("one");
    assert_eq!(unstamped.verdict, Verdict::Unknown);
    assert!(unstamped.said.vi.contains("không có dấu thời gian"), "{unstamped:?}");
}

/// How a text is written isn't what it says; and an update may do nothing.
#[test]
fn what_says_the_same_is_no_alteration() {
    let Some(folder) = signed() else { return };
    let one = read(folder, "one");
    let title = "<</Title <FEFF004B006500200068006F00610063006800> /ModDate (D:2026)>>";
    for (objects, said) in [
        (vec![(16, title.to_owned())], "đổi ngày sửa"),
        (vec![(16, title.replace("FEFF", "feff"))], "đổi ngày sửa"),
        (Vec::new(), "một bản cập nhật không đổi gì"),
    ] {
        let checked = checked(folder, &update(&one, &objects, "/Root 1 0 R"));
        assert!(is_right(&checked, 1), "{}", told(&checked));
        assert!(checked.signatures.first().unwrap().changes.said.vi.contains(said), "{}", told(&checked));
    }
}

/// What `plan sign` asks before, a report asks afterwards: is this the name that the file gives?
#[test]
fn the_names_of_who_signed_are_held_against_the_file() {
    let Some(folder) = signed() else { return };
    let checked = checked(folder, &read(folder, "described-two"));
    let named: Vec<_> = checked.signatures.iter().map(|one| one.named.as_ref().map(|named| named.verdict)).collect();
    assert_eq!(named, [Some(Verdict::Right), Some(Verdict::Unknown)], "{}", told(&checked));
}

#[test]
fn a_file_without_signatures_has_none() {
    let Some(folder) = signed() else { return };
    let checked = checked(folder, &read(folder, "plain"));
    assert_eq!((checked.signatures.len(), checked.empty.len()), (0, 2));
}
