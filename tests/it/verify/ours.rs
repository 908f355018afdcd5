//! Our own files have nothing wrong.

use std::fs;

use plan_verify::report::Verdict;

use super::{base, page, verdicts, word};

#[test]
fn our_files_have_no_wrong_row() {
    let mut faults = Vec::new();
    let mut files = 0;
    for entry in fs::read_dir(crate::root().join("plans")).unwrap().map(Result::unwrap) {
        if !entry.path().join("plan.toml").is_file() {
            continue;
        }
        let name = entry.file_name().into_string().unwrap();
        let document = base::plan(&name);
        for (ending, file) in [("pdf", page::whole(&document)), ("docx", word::broken(&document, &[]).unwrap())] {
            files += 1;
            let wrong = verdicts(&name, &file).unwrap().into_iter().filter(|(_, verdict)| *verdict == Verdict::Wrong);
            faults.extend(wrong.map(|(row, _)| format!("{name}.{ending}: {row}")));
        }
    }
    assert!(files >= 10 && faults.is_empty(), "{files} files, {faults:?}");
}

/// What a reader of the report still has to look at: everything else is right.
#[test]
fn little_of_a_whole_plan_stays_open() {
    let document = base::plan("vinh-my-2022");
    let open = |file: Vec<u8>| -> Vec<(&str, Verdict)> {
        verdicts("vinh-my-2022", &file).unwrap().into_iter().filter(|(_, verdict)| verdict.is_open()).collect()
    };
    // Its pages end early, before headings that stay with their text: none is full to its margin.
    assert_eq!(open(page::whole(&document)), [("le-duoi", Verdict::Unknown), ("phong-chu", Verdict::Substitute)]);
    // Word lays the pages out, and nobody else knows them.
    assert_eq!(open(word::broken(&document, &[]).unwrap()), [("khoi-ky", Verdict::Unknown)]);
}
