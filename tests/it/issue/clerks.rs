//! Several clerks at once: on one machine, and on two.

use std::process::{Command, Output, Stdio};

use super::{Place, command};

const CLERKS: usize = 8;

/// All at once, one for each document, with the same options.
fn at_once(place: &Place, options: &[&str]) -> Vec<Output> {
    let names: Vec<String> = (0..CLERKS).map(|clerk| format!("viec-{clerk}")).collect();
    for name in &names {
        place.document(name, "ke-hoach", "");
    }
    let start = |name: &String| {
        let mut command = command(&[&["issue", name], options].concat(), place.path());
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let clerks: Vec<_> = names.iter().map(start).collect();
    clerks.into_iter().map(|clerk| clerk.wait_with_output().unwrap()).collect()
}

#[test]
fn one_of_them_gets_the_number() {
    let place = Place::new();
    let done = at_once(&place, &["--so", "35", "--ngay", "2025-01-15"]);
    let with = |status| done.iter().filter(|output| output.status.code() == Some(status)).collect::<Vec<_>>();
    assert_eq!((with(0).len(), with(1).len()), (1, CLERKS - 1), "{done:?}");
    assert!(with(1).iter().all(|output| String::from_utf8_lossy(&output.stdout).contains("35/KH-UBND đã cấp")));
    assert_eq!(place.marks(), ["35/KH-UBND"]);
    let numbered = (0..CLERKS).filter(|clerk| place.read(&format!("viec-{clerk}/plan.toml")).contains("so = 35"));
    assert_eq!(numbered.count(), 1);
}

#[test]
fn each_gets_a_number_of_its_own() {
    let place = Place::new();
    let done = at_once(&place, &["--so", "tiep", "--ngay", "2025-01-15"]);
    assert!(done.iter().all(|output| output.status.success()), "{done:?}");
    let expected: Vec<_> = (1..=CLERKS).map(|number| format!("{number:02}/KH-UBND")).collect();
    assert_eq!(place.marks(), expected);
    let mut numbers: Vec<usize> = (0..CLERKS)
        .map(|clerk| {
            let text = place.read(&format!("viec-{clerk}/plan.toml"));
            text.lines().find_map(|line| line.strip_prefix("so = ")).unwrap().parse().unwrap()
        })
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=CLERKS).collect::<Vec<_>>());
}

/// Two machines know nothing of each other; git does, whatever their dates, and whatever was entered in other series.
#[test]
fn on_two_machines_git_shows_the_conflict() {
    let place = Place::new();
    let git = |arguments: &[&str]| {
        Command::new("git")
            .args(["-c", "user.name=Văn thư", "-c", "user.email=vt@example.vn", "-c", "init.defaultBranch=main"])
            .args(arguments)
            .current_dir(place.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .output()
            .expect("git runs")
    };
    let commit = |message: &str| {
        assert!(git(&["add", "."]).status.success());
        let output = git(&["commit", "-m", message]);
        assert!(output.status.success(), "{output:?}");
    };
    std::fs::remove_dir(place.path().join(".git")).unwrap();
    assert!(git(&["init"]).status.success());
    for (name, kind) in [("a", "ke-hoach"), ("b", "ke-hoach"), ("c", "ke-hoach"), ("d", "chi-thi"), ("e", "bao-cao")] {
        place.document(name, kind, "");
    }
    place.write(".gitignore", ".so-van-ban.lock\n");
    place.issue(&["a", "--so", "tiep", "--ngay", "2025-01-02"]);
    place.issue(&["d", "--so", "tiep", "--ngay", "2025-01-06"]);
    commit("trước");
    assert!(git(&["checkout", "-b", "may-hai"]).status.success());
    place.issue(&["b", "--so", "tiep", "--ngay", "2025-01-05"]);
    commit("máy hai");
    assert!(git(&["checkout", "main"]).status.success());
    place.issue(&["e", "--so", "tiep", "--ngay", "2025-01-07"]);
    place.issue(&["c", "--so", "tiep", "--ngay", "2025-01-08"]);
    commit("máy một");
    let merged = git(&["merge", "may-hai"]);
    assert!(!merged.status.success(), "{merged:?}");
    assert!(String::from_utf8_lossy(&merged.stdout).contains("so-van-ban.csv"), "{merged:?}");
}
