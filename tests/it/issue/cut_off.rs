//! A run that ends before its end: every file is the one of before or the one of after, and running it again finishes.

use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use super::{Place, command};

const ISSUE: [&str; 6] = ["issue", "a", "--so", "35", "--ngay", "2025-01-15"];

/// Between the two renames the register has the row and plan.toml no number.
#[test]
fn the_row_of_an_earlier_run_is_known_again() {
    let place = Place::new();
    place.document("a", "ke-hoach", "");
    place.document("b", "ke-hoach", "");
    let before = place.read("a/plan.toml");
    place.issue(&ISSUE[1..]);
    let after = place.everything();
    place.write("a/plan.toml", &before);
    // The next number would be a second one for the same document.
    let said = place.refused(1, &["a", "--so", "tiep", "--ngay", "2025-01-15"]);
    assert!(said.contains("--so 35") && said.contains("--so 36"), "{said}");
    // Its number is nobody else's.
    assert!(place.refused(1, &["b", "--so", "35", "--ngay", "2025-01-15"]).contains("đã cấp"));
    place.issue(&ISSUE[1..]);
    assert_eq!(place.everything(), after);
}

#[test]
fn killed_at_any_moment_nothing_is_half_written() {
    let place = Place::new();
    for step in 0..40 {
        place.document("a", "ke-hoach", "");
        let [before, register] = ["a/plan.toml", "co-quan.toml"].map(|path| place.read(path));
        std::fs::remove_file(place.path().join("so-van-ban.csv")).ok();
        let mut child = command(&ISSUE, place.path()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        sleep(Duration::from_micros(1_500 * step));
        child.kill().unwrap();
        child.wait().unwrap();
        let manifest = place.read("a/plan.toml");
        let is_entered = place.path().join("so-van-ban.csv").exists();
        assert!(!is_entered || place.marks() == ["35/KH-UBND"]);
        if manifest != before {
            assert!(is_entered, "a number that isn't in the register");
            assert!(manifest.contains("so = 35\nngay = 2025-01-15\n"), "{manifest}");
        }
        place.issue(&ISSUE[1..]);
        assert_eq!(place.marks(), ["35/KH-UBND"], "after {step}");
        assert!(place.read("a/plan.toml").contains("so = 35\nngay = 2025-01-15\n"));
        assert_eq!(place.read("co-quan.toml"), register);
    }
}
