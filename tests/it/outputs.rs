//! What `plan build` writes, and when it writes nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn plan(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_plan"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("PLAN_LANG")
        .output()
        .expect("the binary runs")
}

/// A copy of Vinh Mỹ's plan in a folder of its own.
fn copy() -> (tempfile::TempDir, PathBuf) {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path().join("vinh-my-2022");
    fs::create_dir(&folder).unwrap();
    for entry in fs::read_dir(root().join("plans/vinh-my-2022")).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
    }
    (scratch, folder)
}

fn outputs(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .map(|entries| entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect())
        .unwrap_or_default();
    names.sort();
    names
}

#[test]
fn one_command_makes_both_files_and_says_where() {
    let (scratch, _) = copy();
    let output = plan(&["build", "vinh-my-2022"], scratch.path());
    assert!(output.status.success(), "{output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "build/vinh-my-2022.pdf\nbuild/vinh-my-2022.docx\n");
    assert_eq!(outputs(&scratch.path().join("build")), ["vinh-my-2022.docx", "vinh-my-2022.pdf"]);
}

#[test]
fn the_findings_for_programs_stand_alone_on_the_standard_output() {
    let (scratch, _) = copy();
    let checked = plan(&["check", "vinh-my-2022", "--format", "json"], scratch.path());
    let built = plan(&["build", "vinh-my-2022", "--format", "json"], scratch.path());
    assert!(built.status.success() && built.stdout.starts_with(b"{"), "{built:?}");
    assert_eq!(String::from_utf8_lossy(&built.stdout), String::from_utf8_lossy(&checked.stdout));
    assert_eq!(String::from_utf8_lossy(&built.stderr), "build/vinh-my-2022.pdf\nbuild/vinh-my-2022.docx\n");
}

#[test]
fn an_error_writes_nothing_and_a_draft_says_what_it_is() {
    let (scratch, folder) = copy();
    fs::remove_file(folder.join("03-to-chuc-thuc-hien.md")).unwrap();
    let output = plan(&["build", "vinh-my-2022"], scratch.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("CT001"));
    assert!(!scratch.path().join("build").exists());

    let output = plan(&["build", "vinh-my-2022", "--draft"], scratch.path());
    assert_eq!(output.status.code(), Some(1), "the errors are still there");
    assert_eq!(outputs(&scratch.path().join("build")), ["vinh-my-2022.docx", "vinh-my-2022.pdf"]);
}

#[test]
fn both_files_or_none() {
    let (scratch, _) = copy();
    let build = scratch.path().join("build");
    fs::create_dir_all(build.join("vinh-my-2022.docx")).unwrap();
    let output = plan(&["build", "vinh-my-2022"], scratch.path());
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(outputs(&build), ["vinh-my-2022.docx"], "the PDF must not appear without the Word file");
}

#[test]
fn two_plans_of_one_name_are_refused() {
    let (one, folder) = copy();
    let (two, other) = copy();
    let output = plan(&["build", folder.to_str().unwrap(), other.to_str().unwrap()], one.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(outputs(&one.path().join("build")).is_empty() && two.path().exists());
}

#[test]
fn the_same_bytes_from_any_folder_zone_language_and_number_of_threads() {
    let build = |folder: &Path, variables: &[(&str, &str)]| -> Vec<Vec<u8>> {
        let status = Command::new(env!("CARGO_BIN_EXE_plan"))
            .args(["build", "vinh-my-2022"])
            .current_dir(folder)
            .env_remove("PLAN_LANG")
            .envs(variables.iter().copied())
            .output()
            .unwrap()
            .status;
        assert!(status.success());
        ["pdf", "docx"].map(|kind| fs::read(folder.join(format!("build/vinh-my-2022.{kind}"))).unwrap()).to_vec()
    };
    let (here, _) = copy();
    let (elsewhere, _) = copy();
    let first = build(here.path(), &[("TZ", "UTC"), ("RAYON_NUM_THREADS", "1")]);
    let second = build(
        elsewhere.path(),
        &[
            ("TZ", "Asia/Tokyo"),
            ("RAYON_NUM_THREADS", "2"),
            ("LANG", "vi_VN.UTF-8"),
            ("LC_ALL", "C"),
            ("FONTCONFIG_FILE", "/dev/null"),
            ("HOME", "/nonexistent"),
            ("SOURCE_DATE_EPOCH", "1"),
        ],
    );
    assert!(first == second, "the bytes differ");
}

#[test]
fn line_ends_and_byte_order_marks_change_nothing() {
    let (plain, _) = copy();
    let (windows, folder) = copy();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap().replace('\n', "\r\n");
        fs::write(&path, format!("\u{feff}{text}")).unwrap();
    }
    for scratch in [&plain, &windows] {
        assert!(plan(&["build", "vinh-my-2022"], scratch.path()).status.success());
    }
    for kind in ["pdf", "docx"] {
        let read =
            |scratch: &tempfile::TempDir| fs::read(scratch.path().join(format!("build/vinh-my-2022.{kind}"))).unwrap();
        assert!(read(&plain) == read(&windows), "{kind} differs");
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_an_error_with_its_place() {
    let (scratch, folder) = copy();
    fs::write(scratch.path().join("bi-mat.md"), "# Bí mật\n").unwrap();
    std::os::unix::fs::symlink("../bi-mat.md", folder.join("04-bi-mat.md")).unwrap();
    let output = plan(&["check", "vinh-my-2022", "--format", "concise"], scratch.path());
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.contains("NG001") && text.contains("04-bi-mat.md") && !text.contains("Bí mật"), "{text}");
}

/// The write end of a pipe that nobody reads.
fn closed_pipe() -> Stdio {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    writer.into()
}

/// The exit status of a run whose results or messages nobody reads.
fn unread(arguments: &[&str], folder: &Path, stdout: Stdio, stderr: Stdio) -> Option<i32> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plan"));
    command.args(arguments).current_dir(folder).env_remove("PLAN_LANG").stdout(stdout).stderr(stderr);
    command.status().unwrap().code()
}

#[test]
fn a_closed_pipe_stops_no_build() {
    let both = |stdout: Stdio, stderr: Stdio| {
        let (scratch, folder) = copy();
        let second = scratch.path().join("thu-hai");
        fs::create_dir(&second).unwrap();
        for name in outputs(&folder) {
            fs::copy(folder.join(&name), second.join(&name)).unwrap();
        }
        let status = unread(&["build", "thu-hai", "vinh-my-2022"], scratch.path(), stdout, stderr);
        (status, outputs(&scratch.path().join("build")))
    };
    let all = ["thu-hai.docx", "thu-hai.pdf", "vinh-my-2022.docx", "vinh-my-2022.pdf"].map(str::to_owned).to_vec();
    assert_eq!(both(closed_pipe(), Stdio::null()), (Some(0), all.clone()));
    assert_eq!(both(Stdio::null(), closed_pipe()), (Some(0), all.clone()));
    assert_eq!(both(closed_pipe(), closed_pipe()), (Some(0), all));
}

#[test]
fn a_closed_pipe_hides_no_error() {
    let (scratch, folder) = copy();
    assert_eq!(unread(&["check", "vinh-my-2022"], scratch.path(), closed_pipe(), Stdio::null()), Some(0));
    fs::remove_file(folder.join("03-to-chuc-thuc-hien.md")).unwrap();
    for format in ["full", "concise", "json"] {
        let arguments = ["check", "vinh-my-2022", "--format", format];
        assert_eq!(unread(&arguments, scratch.path(), closed_pipe(), Stdio::null()), Some(1), "{format}");
        assert_eq!(unread(&arguments, scratch.path(), Stdio::null(), closed_pipe()), Some(1), "{format}");
    }
    assert_eq!(unread(&["check", "khong-co"], scratch.path(), Stdio::null(), closed_pipe()), Some(2));
}

#[test]
fn a_readme_beside_plans_makes_their_folder_no_plan() {
    assert!(root().join("plans/README.md").is_file());
    let output = plan(&["check", "plans", "--format", "concise"], root());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("plans/vinh-my-2022: "), "{output:?}");
}

#[test]
fn sections_without_plan_toml_are_meant_as_a_plan() {
    let (scratch, folder) = copy();
    fs::remove_file(folder.join("plan.toml")).unwrap();
    let output = plan(&["check", "vinh-my-2022", "--format", "concise"], scratch.path());
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("vinh-my-2022/plan.toml"), "{output:?}");
}

#[test]
fn paths_are_printed_as_seen_from_the_current_folder() {
    let (scratch, folder) = copy();
    let beside = scratch.path().join("ben-canh/trong");
    fs::create_dir_all(&beside).unwrap();
    fs::remove_file(folder.join("03-to-chuc-thuc-hien.md")).unwrap();
    for (here, path, shown) in [
        (scratch.path(), "vinh-my-2022", "vinh-my-2022/"),
        (scratch.path(), ".", "vinh-my-2022/"),
        (&beside, "../..", "../../vinh-my-2022/"),
        (&beside, folder.to_str().unwrap(), "../../vinh-my-2022/"),
    ] {
        let output = plan(&["check", path, "--format", "concise"], here);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(!text.is_empty() && text.lines().all(|line| line.starts_with(shown)), "{path}: {text}");
    }
}

/// A plan that can't be told from no plan isn't passed over: a check of all plans would be green without it.
#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_said() {
    use std::os::unix::fs::PermissionsExt as _;
    let (scratch, _) = copy();
    let broken = scratch.path().join("hong");
    fs::create_dir(&broken).unwrap();
    std::os::unix::fs::symlink("plan.toml", broken.join("plan.toml")).unwrap();
    let said = |arguments: &[&str]| {
        let output = plan(arguments, scratch.path());
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    assert!(said(&["check", "hong"]).contains("không đọc được `hong`"));
    assert!(said(&["check", "."]).contains("không đọc được `./hong`"));
    let closed = scratch.path().join("kin");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    // The system's administrator reads everything.
    if fs::read_dir(&closed).is_err() {
        assert!(said(&["check", "kin"]).contains("không đọc được `kin`"));
    }
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn an_unknown_language_is_said_unless_the_option_names_one() {
    let run = |language: &str, arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plan"));
        let output = command.args(arguments).current_dir(root()).env("PLAN_LANG", language).output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (status, message) = run("fr", &["explain"]);
    assert_eq!(status, Some(2));
    assert!(message.contains("`PLAN_LANG` không nhận giá trị `fr`; nhận: vi, en"), "{message}");
    for (language, arguments) in [("fr", &["explain", "--lang", "en"][..]), ("fr", &["--help"]), ("", &["explain"])] {
        assert_eq!(run(language, arguments), (Some(0), String::new()), "{language} {arguments:?}");
    }
}
