//! What the ledger calls met is right in files that have just been built: the real plans, and a letter and a regulation,
//! which have what no plan has.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use plan_verify::report::Verdict;

use crate::ledger;

const OFFICE: &str = r#"
[co-quan]
ten = ["Ủy ban nhân dân", "xã An Bình"]
chu-quan = "Ủy ban nhân dân tỉnh Bình Sơn"
viet-tat = "UBND"
dia-danh = "An Bình"
"#;

/// Of the document, then of everything else: bases, a signer for the body, recipients.
const LETTER: &str = r#"
loai = "cong-van"
ky-hieu = "UBND-VP"
trich-yeu = "rà soát thủ tục hành chính"
[kinh-gui]
gui = ["Sở Nội vụ", "Sở Tư pháp"]
"#;
const REGULATION: &str = r#"
loai = "quy-che"
so-do = "chuong-tieu-muc"
trich-yeu = "Rà soát thủ tục hành chính"
"#;
const REST: &str = r#"
[can-cu]
dong = ["Căn cứ Luật Ngân sách nhà nước", "Căn cứ Luật Đầu tư công"]
[ky]
quyen-han = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]
chuc-vu = "Phó Chủ tịch"
ho-ten = "Nguyễn Văn A"
[noi-nhan]
gui = ["Ủy ban nhân dân tỉnh", "Các thôn"]
luu = "VT, VP"
"#;

/// A folder with one document; its text goes on for more than a page.
fn write(folder: &Path, document: &str, file: &str, heading: &str) {
    let sentence = "Ủy ban nhân dân xã rà soát thủ tục hành chính trên địa bàn và kiến nghị các sở, ngành xem xét. ";
    let text = format!("{}\n\n", sentence.repeat(4)).repeat(16);
    fs::create_dir(folder).unwrap();
    fs::write(folder.join("co-quan.toml"), OFFICE).unwrap();
    let manifest = format!("phien-ban = 1\n[van-ban]\nnam = 2025\nso = 7\nngay = \"5/3/2025\"{document}{REST}");
    fs::write(folder.join("plan.toml"), manifest).unwrap();
    fs::write(folder.join(file), format!("{heading}{text}")).unwrap();
}

fn build(folder: &Path, arguments: &[&str], out: &Path) {
    let plan = Command::new(env!("CARGO_BIN_EXE_plan"))
        .arg("build")
        .args(arguments)
        .arg("--out-dir")
        .arg(out)
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(plan.status.success(), "{}", String::from_utf8_lossy(&plan.stderr));
}

#[test]
fn what_the_ledger_calls_met_is_right_in_what_is_built() {
    let scratch = tempfile::tempdir().unwrap();
    let out = scratch.path().join("out");
    build(Path::new(env!("CARGO_MANIFEST_DIR")), &["plans"], &out);
    write(&scratch.path().join("cong-van"), LETTER, "00-mo-dau.md", "");
    let headings = "# Quy định chung\n\n## Rà soát\n\n### Phạm vi\n\n#### Trong xã\n\n";
    write(&scratch.path().join("quy-che"), REGULATION, "01-chung.md", headings);
    build(scratch.path(), &["cong-van", "quy-che"], &out);

    // By format and name of the requirement.
    let mut verdicts: BTreeMap<(String, &str), BTreeSet<Verdict>> = BTreeMap::new();
    let mut wrong = Vec::new();
    for entry in fs::read_dir(&out).unwrap() {
        let path = entry.unwrap().path();
        let format = path.extension().unwrap().to_str().unwrap();
        let measured = plan_verify::measure(path.to_str().unwrap(), fs::read(&path).unwrap()).unwrap();
        for row in &measured.report.rows {
            verdicts.entry((format.to_owned(), row.id)).or_default().insert(row.verdict);
            if row.verdict == Verdict::Wrong {
                wrong.push(format!("{}: {}: {}", path.display(), row.id, row.found.vi));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));

    for row in ledger::rows().iter().filter(|row| row.is_met()) {
        for id in row.proofs.iter().filter_map(|proof| proof.strip_prefix("verify:")) {
            // A Word file doesn't tell where its pages end.
            let formats = if id == "khoi-ky" { &["pdf"][..] } else { &["pdf", "docx"] };
            for format in formats {
                let found = verdicts.get(&((*format).to_owned(), id));
                let is_right = found.is_some_and(|found| found.contains(&Verdict::Right));
                let place = &row.place;
                assert!(is_right, "{place} is met, but `verify:{id}` is right in no {format} that is built: {found:?}");
            }
        }
    }
}
