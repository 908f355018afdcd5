//! A stand-in, until the requirements are there: made-up rows.

use std::sync::Arc;

use plan_core::decree::Clause;
use plan_core::diagnostic::Said;
use plan_core::said;

use crate::error::Unreadable;
use crate::reading::{
    Align, Area, Cell, Colour, Extent, FileFacts, Format, Line, Margins, Paragraph, Reading, RuleKind, RuleLine, Sheet,
    Span, Zone,
};
use crate::report::{Group, Measured, Place, Report, Row, Verdict};

/// Measures a file against the decree.
///
/// # Errors
/// When it is neither a PDF nor a DOCX, or can't be read.
pub fn measure(name: &str, bytes: Vec<u8>) -> Result<Measured, Unreadable> {
    let format = if bytes.starts_with(b"%PDF") {
        Format::Pdf
    } else if bytes.starts_with(b"PK") {
        Format::Docx
    } else {
        return Err(Unreadable { why: said!("không phải PDF, không phải DOCX", "neither a PDF nor a DOCX") });
    };
    let reading = match format {
        Format::Pdf => pages(&bytes),
        Format::Docx => sections(),
    };
    let report = Report { file: name.to_owned(), format, rows: rows(format) };
    Ok(Measured { report, reading, bytes: Arc::new(bytes) })
}

fn pages(bytes: &[u8]) -> Reading {
    let pdf = hayro::hayro_syntax::Pdf::new(bytes.to_vec()).ok();
    let mut sheets = Vec::new();
    for page in pdf.iter().flat_map(|pdf| pdf.pages().iter()) {
        let (width, height) = page.render_dimensions();
        let mm = |pt: f32| f64::from(pt) / 72.0 * 25.4;
        sheets.push(Sheet { width_mm: mm(width), height_mm: mm(height), ..Sheet::default() });
    }
    Reading {
        format: Format::Pdf,
        facts: FileFacts::default(),
        sheets,
        paragraphs: Vec::new(),
        loose_rules: Vec::new(),
    }
}

fn paragraph(ordinal: usize, text: &str, align: Align) -> Paragraph {
    let span = |text: &str| Span {
        text: text.to_owned(),
        face: Some("Times New Roman".to_owned()),
        size_pt: Some(14.0),
        bold: text == text.to_uppercase(),
        italic: false,
        underline: false,
        colour: Some(Colour(0, 0, 0)),
    };
    let line = |text: &str| Line { spans: vec![span(text)], ..Line::default() };
    Paragraph {
        sheet: 0,
        ordinal,
        zone: Zone::Body,
        cell: None,
        extent: None,
        lines: text.split('\n').map(line).collect(),
        align: Some(align),
        first_indent_mm: (align == Align::Justify).then_some(12.7),
        gap_before_pt: Some(6.0),
        line_spacing: Some(1.0),
        rule_below: None,
        empty_before: 0,
        starts_page: false,
        continues: false,
        keep_with_next: false,
        outline_level: None,
    }
}

fn sections() -> Reading {
    let mut paragraphs = Vec::new();
    let cells = [
        (0, 0, "ỦY BAN NHÂN DÂN\nXÃ VĨNH MỸ", 67.5),
        (0, 1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 92.5),
        (0, 1, "Độc lập - Tự do - Hạnh phúc", 92.5),
        (1, 0, "Số: 06/KH-UBND", 67.5),
        (1, 1, "Vĩnh Mỹ, ngày 05 tháng 01 năm 2022", 92.5),
    ];
    for (ordinal, (row, column, text, width)) in (1..).zip(cells) {
        let mut cell = paragraph(ordinal, text, Align::Center);
        cell.cell = Some(Cell { table: 0, row, column, ruled: false });
        cell.extent = Some(Extent { left: 30.0, right: 30.0 + width });
        if ordinal == 3 {
            cell.rule_below =
                Some(RuleLine { length_pt: 160.0, kind: RuleKind::Drawn, area: None, off_centre_mm: None });
        }
        paragraphs.push(cell);
    }
    paragraphs.push(paragraph(6, "KẾ HOẠCH", Align::Center));
    paragraphs.push(paragraph(7, "Cải cách hành chính năm 2022", Align::Center));
    for ordinal in 8..20 {
        paragraphs.push(paragraph(ordinal, "Thực hiện Kế hoạch của Ủy ban nhân dân huyện về cải cách hành chính nhà nước, Ủy ban nhân dân xã ban hành Kế hoạch cải cách hành chính năm 2022 như sau:", Align::Justify));
    }
    let mut number = paragraph(0, "2", Align::Center);
    number.zone = Zone::Header;
    paragraphs.push(number);
    let margins = Margins { top: Some(20.0), bottom: Some(20.0), left: Some(30.0), right: Some(15.0) };
    let sheet = Sheet { width_mm: 210.0, height_mm: 297.0, margins, ..Sheet::default() };
    Reading {
        format: Format::Docx,
        facts: FileFacts::default(),
        sheets: vec![sheet],
        paragraphs,
        loose_rules: Vec::new(),
    }
}

fn rows(format: Format) -> Vec<Row> {
    let at = |page: usize, ordinal: usize, area: [f64; 4], words: &str| {
        let [left, top, right, bottom] = area;
        let is_pdf = format == Format::Pdf;
        Place {
            page: is_pdf.then_some(page),
            paragraph: (!is_pdf).then_some(ordinal),
            area: is_pdf.then_some(Area { left, top, right, bottom }),
            words: words.to_owned(),
        }
    };
    let row = |id, group, title: Said, clause, required: Said, found: Said, verdict, places| Row {
        id,
        group,
        title,
        clause: Clause::new(clause),
        required,
        found,
        verdict,
        places,
    };
    let motto = at(1, 3, [113.0, 26.0, 174.0, 31.0], "Độc lập - Tự do - Hạnh phúc");
    vec![
        row(
            "kho-giay",
            Group::Paper,
            said!("Khổ giấy", "Paper"),
            "pl1:I.I.1",
            said!("A4, 210 × 297 mm", "A4, 210 × 297 mm"),
            said!("210 × 297 mm", "210 × 297 mm"),
            Verdict::Right,
            vec![],
        ),
        row(
            "le-trai",
            Group::Paper,
            said!("Lề trái", "Left margin"),
            "pl1:I.I.3",
            said!("30 đến 35 mm", "30 to 35 mm"),
            said!("25,0 mm trên mọi trang", "25.0 mm on all pages"),
            Verdict::Wrong,
            vec![],
        ),
        row(
            "phong-chu",
            Group::Type,
            said!("Phông chữ", "Typeface"),
            "pl1:I.I.4",
            said!("Times New Roman, bộ mã ký tự Unicode", "Times New Roman, Unicode"),
            said!(
                "Liberation Serif, có bề rộng và chiều cao chữ như Times New Roman",
                "Liberation Serif, as wide and as high as Times New Roman"
            ),
            Verdict::Substitute,
            vec![],
        ),
        row(
            "quoc-hieu",
            Group::Head,
            said!("Quốc hiệu", "National name"),
            "pl1:I.II.1.a",
            said!("in hoa, cỡ chữ 12 đến 13, đứng, đậm", "capitals, 12 to 13 pt, upright, bold"),
            said!("in hoa, cỡ chữ 13, đứng, đậm", "capitals, 13 pt, upright, bold"),
            Verdict::Right,
            vec![at(1, 2, [96.0, 20.0, 190.0, 25.0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
        ),
        row(
            "tieu-ngu",
            Group::Head,
            said!("Tiêu ngữ", "Motto"),
            "pl1:I.II.1.b",
            said!("in thường, cỡ chữ 13 đến 14, đứng, đậm", "lower case, 13 to 14 pt, upright, bold"),
            said!("cỡ chữ 12, nghiêng", "12 pt, italic"),
            Verdict::Wrong,
            vec![motto.clone()],
        ),
        row(
            "ke-tieu-ngu",
            Group::Head,
            said!("Đường kẻ dưới Tiêu ngữ", "Line below the motto"),
            "pl1:I.II.1.b",
            said!("nét liền, dài bằng dòng chữ", "solid, as long as the words"),
            said!("dài 84% dòng chữ", "84% of the words' length"),
            Verdict::Wrong,
            vec![motto],
        ),
        row(
            "trich-yeu",
            Group::Title,
            said!("Trích yếu nội dung", "Subject"),
            "pl1:I.II.5.b",
            said!(
                "in thường, cỡ chữ 13 đến 14, đứng, đậm, đặt canh giữa dưới tên loại",
                "lower case, 13 to 14 pt, upright, bold, centred below the kind"
            ),
            said!("không tìm thấy chắc chắn", "not found with certainty"),
            Verdict::Unknown,
            vec![],
        ),
        row(
            "canh-deu",
            Group::Body,
            said!("Nội dung canh đều cả hai lề", "Text justified"),
            "pl1:I.II.6.e",
            said!("canh đều cả hai lề", "justified"),
            said!("7 đoạn canh trái", "7 paragraphs flush left"),
            Verdict::Wrong,
            (0..7)
                .map(|n| {
                    at(
                        2,
                        8 + n,
                        [
                            30.0,
                            40.0 + 12.0 * f64::from(u8::try_from(n).unwrap_or(0)),
                            195.0,
                            50.0 + 12.0 * f64::from(u8::try_from(n).unwrap_or(0)),
                        ],
                        "Thực hiện Kế hoạch của Ủy ban nhân dân huyện",
                    )
                })
                .collect(),
        ),
        row(
            "noi-nhan",
            Group::Signature,
            said!("Từ “Nơi nhận”", "The word “Nơi nhận”"),
            "pl1:I.II.9.b",
            said!("cỡ chữ 12, nghiêng, đậm", "12 pt, italic, bold"),
            said!("cỡ chữ 12, nghiêng, đậm", "12 pt, italic, bold"),
            Verdict::Right,
            vec![],
        ),
        row(
            "phu-luc-so-trang",
            Group::Appendix,
            said!("Số trang của phụ lục", "Page numbers of appendices"),
            "pl1:I.III.1",
            said!("đánh riêng từng phụ lục", "each appendix for itself"),
            said!("không có phụ lục", "there is no appendix"),
            Verdict::Right,
            vec![],
        ),
        row(
            "so-trang",
            Group::PageNumbers,
            said!("Vị trí số trang", "Place of page numbers"),
            "pl1:I.I.7",
            said!("canh giữa theo chiều ngang trong phần lề trên", "centred in the upper margin"),
            said!("canh giữa trong lề trên", "centred in the upper margin"),
            Verdict::Right,
            vec![at(2, 0, [109.0, 9.0, 116.0, 15.0], "2")],
        ),
        row(
            "the",
            Group::File,
            said!("Thẻ cấu trúc", "Tags"),
            "thuc-hanh",
            said!("có thẻ", "tagged"),
            said!("không rõ", "not known"),
            Verdict::Unknown,
            vec![],
        ),
    ]
}
