//! `plan fmt`: the normal form is one, and nothing is lost on the way to it.

use plan_core::compile::Options;
use plan_core::source::{Files as _, Memory};
use plan_core::tidy::tidied;

use crate::literate;

/// Every file of `files` as `plan fmt` leaves it.
fn formatted(files: &Memory) -> Memory {
    let mut tidy = files.clone();
    let (sources, changed) = tidied(files, "");
    for file in changed {
        tidy.insert(sources.file(file.file).path(), file.content);
    }
    tidy
}

/// A way to make a file untidy.
type Way = fn(&str) -> String;

fn letters(files: &Memory) -> String {
    let mut names: Vec<String> = files.list("").expect("a folder").into_iter().map(|entry| entry.name).collect();
    names.sort();
    let content = names.iter().filter_map(|name| files.read(name).ok());
    content
        .flat_map(|bytes| String::from_utf8_lossy(&bytes).chars().filter(|c| !c.is_whitespace()).collect::<Vec<_>>())
        .collect()
}

#[test]
fn the_normal_form_is_reached_at_once_and_says_the_same() {
    let base = literate::base();
    let said = |files: &Memory| {
        let checked = plan_core::check(files, "", Options::default());
        let texts = checked.document.expect("a document").texts();
        let words: Vec<String> = texts.iter().map(|text| plan_core::document::plain(text)).collect();
        (words, checked.findings.iter().map(|finding| finding.code).collect::<Vec<_>>())
    };
    // More blanks, other line ends, a byte order mark: each file of the base plan, made untidy in ways that mean nothing.
    let ways: [(&str, Way); 4] = [
        ("empty lines", |text| text.replace("\n\n", "\n\n\n\n")),
        ("line ends", |text| text.replace('\n', "\r\n")),
        ("a byte order mark", |text| format!("\u{feff}{text}")),
        ("blanks at the end", |text| format!("{}\n\n  \n", text.trim_end())),
    ];
    for (way, untidy) in ways {
        let mut files = base.clone();
        for entry in base.list("").expect("a folder") {
            let text = String::from_utf8(base.read(&entry.name).expect("a file")).expect("UTF-8");
            files.insert(&entry.name, untidy(&text));
        }
        let once = formatted(&files);
        assert_eq!(tidied(&once, "").1, [], "{way}");
        assert_eq!(said(&once), said(&base), "{way}");
        assert_eq!(letters(&once).replace('\u{feff}', ""), letters(&base), "{way}");
    }
}

#[test]
fn what_cannot_be_read_stays_as_it_is() {
    let mut files = literate::base();
    files.insert("plan.toml", "phien-ban=1\n[van-ban\n");
    assert_eq!(tidied(&files, "").1, []);
}
