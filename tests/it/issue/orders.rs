//! The three orders, and what stands in the way of each.

use super::{HEADS, OFFICE, Place};

const DAY: &str = "2025-01-15";

/// Something that looks like a signed PDF to whoever searches it for a signature.
const SIGNED: &str = "%PDF-1.7\n1 0 obj<</Type/Sig/ByteRange [0 10 20 30]/Contents <00ff>>>endobj\n%%EOF\n";

#[test]
fn the_number_first_then_build_and_sign() {
    let place = Place::new();
    place.document("a", "ke-hoach", "");
    // A built file has a place for the signature, and none in it.
    assert!(place.plan(&["build", "a"]).status.success());
    let said = place.issue(&["a", "--so", "35", "--ngay", DAY]);
    assert!(said.contains("35/KH-UBND") && said.contains("git add -- so-van-ban.csv a/plan.toml"), "{said}");
    assert!(said.contains("git commit -m 'Cấp số 35/KH-UBND ngày 15/01/2025'"), "{said}");
    assert!(place.read("a/plan.toml").contains("trich-yeu = \"Việc a\"\nso = 35\nngay = 2025-01-15\n\n[ky]"));
    let row = "35/KH-UBND,15/01/2025,Kế hoạch Việc a,Nguyễn Văn A,UBND tỉnh; Các thôn,\"VT, VP\",,\n";
    assert_eq!(place.read("so-van-ban.csv"), format!("\u{feff}{HEADS}{row}"));
    let listed = place.plan(&["list", "a"]).stdout;
    assert!(String::from_utf8_lossy(&listed).contains("35/KH-UBND  15/01/2025  đã ban hành"), "{listed:?}");
    // Once more changes nothing, and another number is no slip of the pen.
    let before = place.everything();
    place.issue(&["a"]);
    place.issue(&["a", "--so", "tiep", "--ngay", "15/01/2025"]);
    assert_eq!(before, place.everything());
    assert!(place.refused(1, &["a", "--so", "36"]).contains("so = 35"));
    assert!(place.refused(1, &["a", "--ngay", "2025-01-16"]).contains("ngay = 15/01/2025"));
}

#[test]
fn what_is_signed_is_not_numbered_any_more_unless_the_original_is_paper() {
    let place = Place::new();
    place.document("a", "ke-hoach", "");
    for name in ["build/a.pdf", "build/a.signed.pdf"] {
        place.write(name, SIGNED);
        let said = place.refused(1, &["a", "--so", "tiep", "--ngay", DAY]);
        assert!(said.contains(name) && said.contains("Điều 15") && said.contains("--da-ky-giay"), "{said}");
        std::fs::remove_file(place.path().join(name)).unwrap();
    }
    place.write("ky/x.pdf", SIGNED);
    let said = place.refused(1, &["a", "--so", "1", "--ngay", DAY, "--pdf", "ky/x.pdf", "--lang", "en"]);
    assert!(said.contains("ky/x.pdf carries a signature"), "{said}");
    assert!(place.refused(2, &["a", "--so", "1", "--ngay", DAY, "--pdf", "khong-co.pdf"]).contains("khong-co.pdf"));
    place.write("build/a.pdf", SIGNED);
    place.issue(&["a", "--so", "tiep", "--ngay", DAY, "--da-ky-giay"]);
    assert_eq!((place.marks(), place.read("build/a.pdf")), (vec!["01/KH-UBND".to_owned()], SIGNED.to_owned()));
}

#[test]
fn a_number_taken_over_is_entered_as_it_is() {
    let place = Place::new();
    place.document("a", "ke-hoach", "so = \"07\" # hệ thống cấp\nngay = \"15/01/2025\"\n");
    let before = place.read("a/plan.toml");
    // It is signed already: nothing in it changes.
    place.write("build/a.pdf", SIGNED);
    place.issue(&["a"]);
    assert_eq!((place.marks(), place.read("a/plan.toml")), (vec!["07/KH-UBND".to_owned()], before));
    // Of a date as far as it is known only the rest is free.
    place.document("b", "ke-hoach", "ngay = \"2/2025\"\n");
    assert!(place.refused(1, &["b", "--so", "8", "--ngay", "2025-03-01"]).contains("…/02/2025"));
    place.issue(&["b", "--so", "8", "--ngay", "2025-02-03"]);
    assert!(place.read("b/plan.toml").contains("ngay = 2025-02-03\nso = 8\n"));
}

#[test]
fn a_number_is_given_once_and_dates_never_fall() {
    let place = Place::new();
    for name in ["a", "b", "c", "d"] {
        place.document(name, "ke-hoach", "");
    }
    place.document("e", "chi-thi", "");
    place.issue(&["a", "--so", "5", "--ngay", "2025-02-01"]);
    let taken = place.refused(1, &["b", "--so", "5", "--ngay", "2025-02-01"]);
    assert!(taken.contains("đã cấp: dòng 2 của sổ là 05/KH-UBND") && taken.contains("lúc này là 6"), "{taken}");
    let falls = place.refused(1, &["b", "--so", "6", "--ngay", "2025-01-31"]);
    assert!(falls.contains("trước ngày của 05/KH-UBND") && falls.contains("Điều 15"), "{falls}");
    assert!(place.refused(1, &["b", "--so", "4", "--ngay", "2025-02-02"]).contains("sau ngày của 05/KH-UBND"));
    place.issue(&["b", "--so", "8", "--ngay", "2025-02-03"]);
    // In between: the date between its neighbours'.
    place.issue(&["c", "--so", "7", "--ngay", "2025-02-02"]);
    // The series of its kind, of its year.
    place.issue(&["e", "--so", "tiep", "--ngay", "2025-01-02"]);
    place.issue(&["d", "--so", "tiep", "--ngay", "2026-01-02"]);
    assert_eq!(place.marks(), ["05/KH-UBND", "07/KH-UBND", "08/KH-UBND", "01/CT-UBND", "01/KH-UBND"]);
}

#[test]
fn the_office_says_which_kinds_count_together() {
    let place = Place::new();
    place.write(
        "co-quan.toml",
        format!("{OFFICE}[so-van-ban]\nday = \"chung\"\nnhom = [[\"chi-thi\", \"thong-bao\"]]\n"),
    );
    for (name, kind) in [("a", "ke-hoach"), ("b", "bao-cao"), ("c", "chi-thi"), ("d", "thong-bao")] {
        place.document(name, kind, "");
    }
    for name in ["a", "b", "c"] {
        place.issue(&[name, "--so", "tiep", "--ngay", DAY]);
    }
    let said = place.refused(1, &["d", "--so", "1", "--ngay", DAY]);
    assert!(said.contains("là 01/CT-UBND") && said.contains("Chỉ thị, Thông báo, năm 2025"), "{said}");
    place.issue(&["d", "--so", "tiep", "--ngay", DAY]);
    assert_eq!(place.marks(), ["01/KH-UBND", "02/BC-UBND", "01/CT-UBND", "02/TB-UBND"]);
}

#[test]
fn a_decision_in_the_same_file_is_what_is_registered() {
    let place = Place::new();
    place.document("a", "ke-hoach", "");
    let manifest = place.read("a/plan.toml")
        + "\n[quyet-dinh]\ntrich-yeu = \"Ban hành Kế hoạch\"\n\
        tham-quyen = \"Ủy ban nhân dân xã\"\n\n[can-cu]\ndong = [\"Căn cứ Luật Tổ chức chính quyền địa phương\"]\n";
    place.write("a/plan.toml", &manifest);
    place.write("a/quyet-dinh/01-ban-hanh.md", "# Ban hành kế hoạch\n\nBan hành kèm theo Quyết định này Kế hoạch.\n");
    place.issue(&["a", "--so", "12", "--ngay", DAY]);
    assert_eq!(place.marks(), ["12/QĐ-UBND"]);
    assert!(place.read("so-van-ban.csv").contains("Quyết định Ban hành Kế hoạch"));
    let expected = manifest.replace("nhân dân xã\"\n", "nhân dân xã\"\nso = 12\nngay = 2025-01-15\n");
    assert_eq!(place.read("a/plan.toml"), expected);
    // What another document issues has that one's number.
    place.document("b", "ke-hoach", "");
    let attached = "phien-ban = 1\n[van-ban]\nloai = \"ke-hoach\"\nkhung = \"tu-do\"\ntrich-yeu = \"x\"\n\
        [kem-theo]\nloai = \"quyet-dinh\"\ncua = \"UBND xã\"\n";
    place.write("b/plan.toml", attached);
    assert!(place.refused(1, &["b", "--so", "1", "--ngay", DAY]).contains("[kem-theo]"));
}

#[test]
fn what_is_not_ready_gets_no_number() {
    let place = Place::new();
    place.document("a", "ke-hoach", "");
    let whole = place.read("a/plan.toml");
    place.write("a/plan.toml", whole.replace("ho-ten = \"Nguyễn Văn A\"\n", ""));
    let said = place.refused(1, &["a", "--so", "1", "--ngay", DAY]);
    assert!(said.contains("TT001") && said.contains("chưa cấp số"), "{said}");
    place.write("a/plan.toml", whole.replace("Việc a", "[Trích yếu]"));
    assert!(place.refused(1, &["a", "--so", "1", "--ngay", DAY]).contains("“[Trích yếu]”"));
    place.write("a/plan.toml", &whole);
    for (arguments, why) in [
        (&["a", "--so", "35a", "--ngay", DAY][..], "không có số xen"),
        (&["a", "--so", "0", "--ngay", DAY], "từ 1"),
        (&["a", "--so", "1", "--ngay", "2025-02-30"], "không phải ngày"),
        (&["a", "--so", "1"], "thiếu --ngay"),
        (&["a", "--ngay", DAY], "thiếu --so"),
        (&[".", "--so", "khong"], "--so khong"),
        (&["khong-co", "--so", "1", "--ngay", DAY], "khong-co"),
    ] {
        assert!(place.refused(2, arguments).contains(why), "{arguments:?}");
    }
    place.write("co-quan.toml", format!("{OFFICE}[trinh-bay]\nthe-thuc = \"dang\"\n"));
    assert!(place.refused(2, &["a", "--so", "1", "--ngay", DAY]).contains("nhiệm kỳ"));
}
