use super::{Acts, Body, Citation};
use crate::recognise::local::Level;
use crate::recognise::words::Words;

fn read(text: &str) -> Acts {
    let mut acts = Acts::default();
    acts.read(0, &Words::of(text));
    acts
}

fn one(text: &str) -> Citation {
    let mut acts = read(text);
    assert_eq!(acts.cited.len(), 1, "{text}: {:?}", acts.cited);
    acts.cited.remove(0)
}

#[test]
fn codes_in_every_spelling() {
    for (text, genus, code) in [
        ("theo Kế hoạch số 520/KH-UBND, ngày 24/12/2021 của UBND tỉnh", Some("Kế hoạch"), "520/KH-UBND"),
        ("Quyết định số: 442/QĐ-UBND", Some("Quyết định"), "442/QĐ-UBND"),
        ("Chỉ thị số 46 - CT/TW", Some("Chỉ thị"), "46-CT/TW"),
        ("Kế hoạch số 119- KH/TU", Some("Kế hoạch"), "119-KH/TU"),
        ("Quyết định số 416/QĐ- TTg", Some("Quyết định"), "416/QĐ-TTg"),
        ("Quyết định số 16/2020/QĐ- UBND", Some("Quyết định"), "16/2020/QĐ-UBND"),
        ("Công văn số 215/SNV-CCHC&VTLT ngày", Some("Công văn"), "215/SNV-CCHC&VTLT"),
        ("Thông tư số 01/2018/T-VPCP", Some("Thông tư"), "01/2018/T-VPCP"),
        ("Luật Tổ chức chính quyền địa phương số 72/2025/QH15", Some("Luật"), "72/2025/QH15"),
        ("Bộ luật Lao động số 45/2019/QH14", Some("Bộ luật"), "45/2019/QH14"),
        ("Nghị quyết số 30c/NQ-CP", Some("Nghị quyết"), "30c/NQ-CP"),
        ("(Kèm theo Quyết định số: 35/UBND/QĐ-UBND ngày 11/11/2019", Some("Quyết định"), "35/UBND/QĐ-UBND"),
        ("Kết luận số 29 KL/TU ngày 22/7/2021", Some("Kết luận"), "29-KL/TU"),
        ("Chỉ thị 26/CT-TTg", Some("Chỉ thị"), "26/CT-TTg"),
        ("Quyết định số /QĐ-UBND ngày tháng năm 2021", Some("Quyết định"), "/QĐ-UBND"),
        ("Quyết định số …./QĐ-UBND", Some("Quyết định"), "/QĐ-UBND"),
        ("số 18-NQ/TW ngày 25/10/2017", None, "18-NQ/TW"),
        ("120/2020/NĐ-CP ngày 07/10/2020", None, "120/2020/NĐ-CP"),
        ("Thông báo kết luận số 12/TB-VP", Some("Thông báo kết luận"), "12/TB-VP"),
        ("Thông tư liên tịch số 12/2015/TTLT-BTC-BNV", Some("Thông tư liên tịch"), "12/2015/TTLT-BTC-BNV"),
        ("Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15", Some("Luật"), "64/2025/QH15"),
        ("Luật số 42/2024/QH151", Some("Luật"), "42/2024/QH15"),
        ("Thông tư số 47/2024/TT-BGTVT4 ngày 15/11/2024", Some("Thông tư"), "47/2024/TT-BGTVT"),
        ("Luật số 16/2021/QH151", Some("Luật"), "16/2021/QH15"),
        ("Luật số 01/2016/QH142", Some("Luật"), "01/2016/QH14"),
        ("Luật số 13/2008/QH112 ngày", Some("Luật"), "13/2008/QH112"),
        ("Công văn số 09/HDTLMM/2025 ngày 06/11/2025", Some("Công văn"), "09/HDTLMM"),
    ] {
        let found = one(text);
        assert_eq!((found.genus.map(|genus| genus.name), found.code.written().as_str()), (genus, code), "{text}");
    }
}

#[test]
fn what_is_no_citation() {
    for text in [
        "ngày 31/12/2021 - Chủ tịch",
        "giai đoạn 2021 - 2025",
        "TCVN ISO 9001:2015",
        "Mẫu số 01/TTHC-KH",
        "Biểu số 03/BNV",
        "năm 2021 - Cao Bằng",
        "24/7",
        "Số: lượng",
        "số hộ nghèo/tổng số hộ",
        "đạt 5/7 chỉ tiêu",
        "Điện thoại: 0203/3835",
    ] {
        assert!(read(text).cited.is_empty(), "{text}: {:?}", read(text).cited);
    }
}

#[test]
fn dates_and_issuers() {
    let pieces = |text: &'static str| {
        let found = one(text);
        let issuer = found.issuer.map(|issuer| (&text[issuer.range], issuer.body));
        (found.date.and_then(|date| date.date).map(|date| (date.day, date.month, date.year)), issuer)
    };
    assert_eq!(
        pieces("Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về thực hiện"),
        (Some((Some(23), Some(4), 2018)), Some(("Chính phủ", Body::Central("CP"))))
    );
    assert_eq!(
        pieces("Quyết định số 766/QĐ-TTg ngày 23 tháng 6 năm 2022 của Thủ tướng Chính phủ phê duyệt"),
        (Some((Some(23), Some(6), 2022)), Some(("Thủ tướng Chính phủ", Body::Central("TTg"))))
    );
    assert_eq!(pieces("Quyết định số /QĐ-UBND ngày tháng năm 2021"), (Some((None, None, 2021)), None));
    assert_eq!(pieces("Quyết định số 12/QĐ-UBND ngày …/11/2021 và"), (Some((None, Some(11), 2021)), None));
    assert_eq!(
        pieces("Thông tư số 05/2021/TT-BNV của Bộ trưởng Bộ Nội vụ hướng dẫn").1,
        Some(("Bộ trưởng Bộ Nội vụ", Body::Central("BNV")))
    );
    assert_eq!(
        pieces("Quyết định số 1/QĐ-BVHTTDL ngày 2-3-2020 của Bộ Văn hóa, Thể thao và Du lịch, Kế hoạch").1,
        Some(("Bộ Văn hóa, Thể thao và Du lịch", Body::Central("BVHTTDL")))
    );
    let seat = |text: &str| match one(text).issuer?.body {
        Body::Committee(seat) => Some((seat.unit?.level?, seat.place)),
        _ => None,
    };
    let place = crate::vietnamese::words_folded("hương sơn");
    assert_eq!(
        seat("Kế hoạch số 03/KH-UBND, ngày 14/01/2022 của UBND huyện Hương Sơn về"),
        Some((Level::District, place))
    );
    assert_eq!(
        seat("Kế hoạch số 35/KH-UBND ngày 17/8/2021 của Uỷ ban nhân dân xã triển khai"),
        Some((Level::Commune, String::new()))
    );
}

#[test]
fn a_list_shares_its_type() {
    let text = "các Nghị định số 20/2008/NĐ-CP, số 63/2010/NĐ-CP và số 92/2017/NĐ-CP; Thông tư 02/2017/TT-VPCP";
    let genera: Vec<_> = read(text).cited.iter().map(|found| found.genus.map(|genus| genus.name)).collect();
    assert_eq!(genera, [Some("Nghị định"), Some("Nghị định"), Some("Nghị định"), Some("Thông tư")]);
}

#[test]
fn laws_by_name_and_year() {
    let text = "Căn cứ Luật Cán bộ, công chức năm 2008; Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; \
                Luật Viên chức; Luật số 12/2020/QH14 năm 2020; \
                Luật Ban hành văn bản quy phạm pháp luật ngày 19/02/2025; Bộ luật Lao động năm 2019";
    let laws = read(text).laws;
    let laws: Vec<_> = laws.iter().map(|law| (&text[law.name.clone()], law.date.year)).collect();
    assert_eq!(
        laws,
        [
            ("Luật Cán bộ, công chức", 2008),
            ("Luật Tổ chức chính quyền địa phương", 2015),
            ("Luật Ban hành văn bản quy phạm pháp luật", 2025),
            ("Bộ luật Lao động", 2019)
        ]
    );
}

#[test]
fn words_are_read_once() {
    let text = "Quyết định số 1/QĐ-UBND ngày 1/1/2020 của UBND tỉnh; ".repeat(50);
    assert_eq!(read(&text).cited.len(), 50);
    assert!(Words::of(&text).len() > 50);
}

#[test]
fn joints_that_are_wrong() {
    for (text, mended) in [
        ("Chỉ thị số 27/CTTg", Some("27/CT-TTg")),
        ("Nghị định số 79/2025/NĐCP", Some("79/2025/NĐ-CP")),
        ("Nghị quyết số 27/NQ- TW", Some("27-NQ/TW")),
        ("Kế hoạch số 12/KH-ĐU", Some("12-KH/ĐU")),
        ("Nghị quyết số 27-NQ/TW", None),
        ("Chỉ thị số 27/CT-TTg", None),
        ("Công văn số 12/TCHQ", None),
        ("Luật số 64/2025/QH15", None),
    ] {
        assert_eq!(one(text).code.mended().as_deref(), mended, "{text}");
    }
}

#[test]
fn an_issuer_is_what_cua_introduces_or_what_stands_right_behind_the_date() {
    let issuer = |text: &'static str| one(text).issuer.map(|issuer| &text[issuer.range]);
    assert_eq!(issuer("Quyết định số 12/QĐ-TTg ngày 03/02/2025 Thủ tướng Chính phủ"), Some("Thủ tướng Chính phủ"));
    let title = "QUYẾT ĐỊNH SỐ 10/2016/QĐ-UBND NGÀY 21/3/2016 CỦA ỦY BAN NHÂN DÂN TỈNH BAN HÀNH QUY ĐỊNH";
    assert_eq!(issuer(title), Some("ỦY BAN NHÂN DÂN TỈNH"));
    for text in [
        "tại Thông báo số 12/TB-VPCP ngày 25/7/2025, Thủ tướng Chính phủ đã giao",
        "theo Nghị định số 131/2025/NĐ-CP, Chủ tịch UBND cấp xã tiếp nhận",
        "theo Nghị định số 131/2025/NĐ-CP Ủy ban nhân dân Thành phố hoặc cơ quan được giao",
    ] {
        assert_eq!(issuer(text), None, "{text}");
    }
}
