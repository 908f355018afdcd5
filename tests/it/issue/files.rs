//! What stands in the two files besides number and date stays as it is, byte for byte.

use std::fs;

use super::{HEADS, Place};

const DAY: &str = "2025-03-01";

#[test]
fn line_ends_marks_and_remarks_stay() {
    let place = Place::new();
    place.document("a", "ke-hoach", "so = \"02\" # số cũ\n\n# ngày để trống\nngay = 2025\t# năm\n");
    let windows = format!("\u{feff}{}", place.read("a/plan.toml").replace('\n', "\r\n"));
    place.write("a/plan.toml", &windows);
    place.issue(&["a", "--ngay", DAY]);
    let expected = windows.replace("so = \"02\"", "so = 2").replace("ngay = 2025\t", "ngay = 2025-03-01\t");
    assert_eq!(place.read("a/plan.toml"), expected);
}

/// A spreadsheet's file: semicolons, CRLF, a byte order mark, quotes, its own columns and their order, notes typed by hand.
#[test]
fn a_register_that_a_spreadsheet_saved_is_carried_on() {
    let place = Place::new();
    place.document("a", "ke-hoach", "");
    let first = "1;01/KH-UBND;02/01/2025;\"Kế hoạch \"\"Ngày; chủ nhật\"\"\";Hồ sơ 7;;gửi lại\r\n";
    let last = "2;3/KH-UBND;2/4/2025;Kế hoạch ba;;;\r\n";
    let heads = "TT;Số, ký hiệu;Ngày tháng;Tên loại và trích yếu nội dung;Hồ sơ;Người ký;Ghi chú\r\n";
    place.write("so-van-ban.csv", format!("\u{feff}{heads}{first}{last};;;;;;\r\n"));
    place.issue(&["a", "--so", "2", "--ngay", DAY]);
    let row = ";02/KH-UBND;01/03/2025;Kế hoạch Việc a;;Nguyễn Văn A;\r\n";
    assert_eq!(place.read("so-van-ban.csv"), format!("\u{feff}{heads}{first}{row}{last};;;;;;\r\n"));
}

#[test]
fn a_register_in_toml_is_carried_on() {
    let place = Place::new();
    place.document("a", "ke-hoach", "");
    let first = "# Sổ năm 2025\nco-quan = \"x\"\nvan-ban = [\n  { so-ky-hieu = \"01/KH-UBND\", ngay-thang = 2025-01-02, \
        ten-loai-va-trich-yeu = \"Kế hoạch một\", ho-so = 7 }, # gửi lại\n";
    place.write("so-van-ban.toml", format!("{first}]\n"));
    place.issue(&["a", "--so", "tiep", "--ngay", DAY]);
    let row = "  { so-ky-hieu = \"02/KH-UBND\", ngay-thang = 2025-03-01, ten-loai-va-trich-yeu = \"Kế hoạch Việc a\", \
        nguoi-ky = \"Nguyễn Văn A\", noi-nhan = \"UBND tỉnh; Các thôn\", don-vi-nguoi-nhan-ban-luu = \"VT, VP\" },\n";
    assert_eq!(place.read("so-van-ban.toml"), format!("{first}{row}]\n"));
    let before = place.everything();
    place.issue(&["a"]);
    assert_eq!(before, place.everything());
    // The register beside a plan's own co-quan.toml is no part of the plan.
    place.write("a/co-quan.toml", super::OFFICE);
    place.write("a/so-van-ban.toml", "");
    place.issue(&["a"]);
    assert!(place.read("a/so-van-ban.toml").starts_with("van-ban = [\n  { so-ky-hieu = \"02/KH-UBND\""));
    assert!(place.plan(&["check", "a", "--deny-warnings"]).status.success());
}

#[test]
fn a_register_that_cannot_be_read_or_written_is_left_alone() {
    let place = Place::new();
    place.document("a", "ke-hoach", "");
    let issue = ["a", "--so", "tiep", "--ngay", DAY];
    for (content, why) in [
        (&b"Ng\xe0y,S\xd2\n"[..], "UTF-8"),
        (b"a,b\n1,2\n", "dòng 1"),
        (format!("{HEADS}35/KH-UBND,hôm qua,x\n").as_bytes(), "dòng 2"),
        (format!("{HEADS}01/KH-UBND,02/01/2025,x\n,02/01/2025,y\n").as_bytes(), "dòng 3"),
        // What git leaves of a conflict.
        (format!("{HEADS}<<<<<<< HEAD\n01/KH-UBND,02/01/2025,x\n").as_bytes(), "dòng 2"),
    ] {
        place.write("so-van-ban.csv", content);
        let said = place.refused(2, &issue);
        assert!(said.contains("so-van-ban.csv") && said.contains(why), "{said}");
    }
    place.write("so-van-ban.csv", HEADS);
    place.write("so-van-ban.toml", "van-ban = []\n");
    assert!(place.refused(2, &issue).contains("có cả so-van-ban.toml và so-van-ban.csv"));
    fs::remove_file(place.path().join("so-van-ban.toml")).unwrap();
    for path in ["so-van-ban.csv", "a/plan.toml"] {
        let path = place.path().join(path);
        let permissions = fs::metadata(&path).unwrap().permissions();
        let mut closed = permissions.clone();
        closed.set_readonly(true);
        fs::set_permissions(&path, closed).unwrap();
        assert!(place.refused(2, &issue).contains("chỉ đọc"));
        fs::set_permissions(&path, permissions).unwrap();
    }
    // Two rows of one number, as a careless merge leaves them.
    let row = "01/KH-UBND,01/03/2025,Kế hoạch Việc a,Nguyễn Văn A,,,,\n";
    place.write("so-van-ban.csv", format!("{HEADS}{row}{}", row.replace("Việc a", "Việc b")));
    place.document("a", "ke-hoach", "so = 1\nngay = 2025-03-01\n");
    assert!(place.refused(1, &["a"]).contains("đã cấp: dòng 3"));
    place.issue_after(HEADS, &issue);
}

impl Place {
    /// With that register it goes well.
    fn issue_after(&self, register: &str, arguments: &[&str]) {
        self.write("so-van-ban.csv", register);
        self.issue(arguments);
    }
}
