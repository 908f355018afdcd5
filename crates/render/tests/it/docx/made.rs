//! Documents made by hand: what the sources can't say yet, or say only at length.

use plan_core::decree::{Clause, Layout};
use plan_core::document::{
    Addressees, Block, Cell, CellAlign, Column, ColumnRole, Division, Document, NodeId, Origin, Paper, Paragraph,
    ParagraphKind, Part, PartKind, Row, RowKind, Run, Section, Style, Table, Text, TitleLine, TitleRole,
};
use plan_core::source::{FileId, Span};

use crate::fixture::sample;

pub(crate) fn span() -> Span {
    Span::new(FileId::default(), 0..0)
}

pub(crate) fn words(text: &str) -> Run {
    Run::source(text, span())
}

fn generated(text: &str) -> Run {
    Run::generated(text, Clause::new("thuc-hanh"))
}

pub(crate) fn text(text: &str) -> Text {
    vec![words(text)]
}

/// A reference that prints `printed`.
pub(crate) fn reference(printed: &str, target: &NodeId) -> Run {
    let origin = Origin::Reference { at: span(), target: Some(target.clone()) };
    Run { origin, ..words(printed) }
}

/// The number of a footnote, and its words.
pub(crate) fn note(mark: &str, said: Text) -> Run {
    Run { note: Some(said), ..generated(mark) }
}

pub(crate) fn paragraph(id: &str, kind: ParagraphKind, label: Option<&str>, text: Text) -> Block {
    Block::Paragraph(Paragraph { id: NodeId::root(id), kind, label: label.map(generated), text, span: span() })
}

pub(crate) fn plain(id: &str, said: &str) -> Block {
    paragraph(id, ParagraphKind::Plain, None, text(said))
}

pub(crate) fn section(id: &str, level: u8, division: Division, label: &str, title: &str, body: Vec<Block>) -> Block {
    let (id, label, title) = (NodeId::root(id), generated(label), text(title));
    Block::Section(Section { id, level, division, label, title, body, span: span() })
}

pub(crate) fn title(role: TitleRole, said: &str) -> TitleLine {
    TitleLine { role, text: text(said) }
}

/// An appendix without a text.
pub(crate) fn appendix(id: &str, paper: Paper, label: &str, name: &[&str]) -> Part {
    let mut lines = vec![title(TitleRole::AppendixLabel, label)];
    lines.extend(name.iter().map(|name| title(TitleRole::AppendixTitle, name)));
    lines.push(title(TitleRole::AttachedTo, "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2025)"));
    Part {
        id: NodeId::root(id),
        kind: PartKind::Appendix,
        paper,
        own_file: None,
        header: None,
        title: lines,
        addressees: None,
        authority: None,
        bases: Vec::new(),
        order: None,
        body: Vec::new(),
        recipients: None,
        signature: None,
        fields: Vec::new(),
    }
}

/// A cell that covers nothing but its own place.
pub(crate) fn cell(row: &NodeId, column: usize, align: CellAlign, paragraphs: &[&str]) -> Cell {
    let paragraphs = paragraphs.iter().map(|said| text(said)).collect();
    Cell { id: row.child(format!("cot.{column}")), column, columns: 1, rows: 1, align, paragraphs, span: span() }
}

/// A row of cells from the first column on.
pub(crate) fn row(id: &str, kind: RowKind, align: CellAlign, cells: &[&str]) -> Row {
    let id = NodeId::root(id);
    let cells = cells.iter().enumerate().map(|(column, said)| cell(&id, column, align, &[said])).collect();
    Row { id, kind, cells, keep_with_next: false, may_break: false, span: span() }
}

/// A cell made to cover more.
pub(crate) fn spanning(row: &mut Row, index: usize, columns: usize, rows: usize) {
    (row.cells[index].columns, row.cells[index].rows) = (columns, rows);
}

/// Columns in the given proportions.
pub(crate) fn columns(paper: Paper, names: &[(&str, f64)]) -> Vec<Column> {
    let room = Layout::nd30().page.text_width_pt(paper);
    let whole: f64 = names.iter().map(|(_, share)| share).sum();
    let column = |(name, share): &(&str, f64)| Column {
        id: (*name).to_owned(),
        name: (*name).to_owned(),
        role: ColumnRole::Other,
        width: room * share / whole,
        span: span(),
    };
    names.iter().map(column).collect()
}

pub(crate) fn table(id: &str, columns: Vec<Column>, head: Vec<Row>, rows: Vec<Row>) -> Table {
    Table { id: NodeId::root(id), caption: None, unit: None, columns, head, rows, span: span() }
}

/// The tasks of a plan: a head of two tiers and a row of numbers, groups, a merged cell, a sum.
pub(crate) fn tasks(paper: Paper, count: usize) -> Table {
    let names = [("TT", 1.0), ("Nội dung", 6.0), ("Chủ trì", 3.0), ("Phối hợp", 3.0), ("Kinh phí", 2.0)];
    let (left, center) = (CellAlign::Left, CellAlign::Center);
    let mut upper = row("cot", RowKind::Head, center, &["TT", "Nội dung công việc", "Cơ quan", "", "Kinh phí"]);
    upper.cells.remove(3);
    for (index, columns, rows) in [(0, 1, 2), (1, 1, 2), (2, 2, 1), (3, 1, 2)] {
        spanning(&mut upper, index, columns, rows);
    }
    let mut lower = row("cot-2", RowKind::Head, center, &["", "", "Chủ trì", "Phối hợp"]);
    lower.cells.drain(..2);
    let numbers = row("so-cot", RowKind::Numbers, center, &["1", "2", "3", "4", "5"]);
    let mut head = vec![upper, lower, numbers];
    head.iter_mut().for_each(|row| row.keep_with_next = true);

    let mut group = row("nhom", RowKind::Group, left, &["I", "CẢI CÁCH THỂ CHẾ"]);
    spanning(&mut group, 1, 4, 1);
    group.keep_with_next = true;
    let mut subgroup = row("nhom/con", RowKind::Subgroup, left, &["A", "Rà soát văn bản"]);
    spanning(&mut subgroup, 1, 4, 1);
    subgroup.keep_with_next = true;
    let mut rows = vec![group, subgroup];
    for number in 1..=count {
        let id = format!("viec.{number}");
        let said = format!("Rà soát, hệ thống hóa văn bản quy phạm pháp luật lần thứ {number} trong năm");
        let mut item = row(&id, RowKind::Item, left, &[&number.to_string(), &said, "Văn phòng", "Các phòng", "1.250"]);
        item.cells[0].align = center;
        item.cells[4].align = CellAlign::Right;
        // Two rows under one office.
        match number % 5 {
            1 if number < count => {
                spanning(&mut item, 2, 1, 2);
                item.keep_with_next = true;
            }
            2 => drop(item.cells.remove(2)),
            _ => {}
        }
        rows.push(item);
    }
    let mut total = row("tong", RowKind::Total, left, &["Tổng cộng", "", "", "", "9.999"]);
    total.cells.drain(1..4);
    spanning(&mut total, 0, 4, 1);
    total.cells[1].align = CellAlign::Right;
    rows.push(total);
    table("phu-luc:nhiem-vu/bang", columns(paper, &names), head, rows)
}

/// A decision, the plan it issues, an appendix across the paper and one along it.
pub(crate) fn whole() -> Document {
    let mut document = sample();
    let mut main = document.parts.remove(0);
    let mut decision = main.clone();
    decision.id = NodeId::root("quyet-dinh");
    decision.kind = PartKind::Decision;
    decision.title = vec![
        title(TitleRole::Kind, "QUYẾT ĐỊNH"),
        title(TitleRole::Subject, "Về việc ban hành Kế hoạch cải cách hành chính năm 2025"),
    ];
    decision.authority = Some(text("ỦY BAN NHÂN DÂN XÃ VĨNH MỸ"));
    let basis = |number: u8, said: &str| Paragraph {
        id: NodeId::root(format!("can-cu.{number}")),
        kind: ParagraphKind::Basis,
        label: None,
        text: text(said),
        span: span(),
    };
    decision.bases = vec![
        basis(1, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;"),
        basis(2, "Theo đề nghị của Văn phòng Ủy ban nhân dân xã."),
    ];
    decision.order = Some(text("QUYẾT ĐỊNH:"));
    let article = |number: u8, said: &str| {
        paragraph(&format!("dieu.{number}"), ParagraphKind::Article, Some(&format!("Điều {number}. ")), text(said))
    };
    decision.body = vec![
        article(1, "Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2025."),
        section(
            "dieu.2",
            1,
            Division::Article,
            "Điều 2. ",
            "Hiệu lực thi hành",
            vec![plain("dieu.2/doan.1", "Quyết định này có hiệu lực kể từ ngày ký.")],
        ),
        article(3, "Văn phòng và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./."),
    ];

    let header = main.header.as_mut().unwrap();
    (header.number, header.place_date) = (None, None);
    main.title.push(title(TitleRole::AttachedTo, "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2025)"));
    (main.recipients, main.signature) = (None, None);
    let table_id = NodeId::root("phu-luc:nhiem-vu/bang");
    let closing = vec![
        words("Nhiệm vụ cụ thể tại "),
        reference("Phụ lục I", &NodeId::root("phu-luc:nhiem-vu")),
        words(", "),
        reference("bảng", &table_id),
        words(" và "),
        reference("việc số 3", &NodeId::root("viec.3")),
        note("1", text("Theo Nghị quyết số 76/NQ-CP của Chính phủ.")),
        words(", chi tiết tại "),
        reference("Bảng 1", &NodeId::root("bang:chi-tieu")),
        words("./."),
    ];
    main.body.push(paragraph("loi-ket/doan.1", ParagraphKind::Plain, None, closing));

    let name = ["NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH", "NĂM 2025 CỦA XÃ VĨNH MỸ"];
    let mut across = appendix("phu-luc:nhiem-vu", Paper::Landscape, "Phụ lục I", &name);
    let mut table = tasks(Paper::Landscape, 30);
    table.unit = Some(text("Đơn vị tính: Triệu đồng"));
    table.rows[2].cells[1].paragraphs[0].push(note(
        "2",
        vec![
            words("Kể cả văn bản "),
            {
                let mut bold = words("hết hiệu lực");
                bold.style = Style { bold: true, italic: false };
                bold
            },
            words("."),
        ],
    ));
    across.body = vec![Block::Table(table)];

    let mut along = appendix("phu-luc:chi-tieu", Paper::Portrait, "Phụ lục II", &["CHỈ TIÊU NĂM 2025"]);
    let mut figures = table_of_figures();
    figures.caption = Some(text("Bảng 1. Chỉ tiêu"));
    along.body = vec![
        section(
            "phu-luc:chi-tieu/chuong.1",
            1,
            Division::Chapter,
            "Chương I",
            "QUY ĐỊNH CHUNG",
            vec![section(
                "phu-luc:chi-tieu/dieu.1",
                2,
                Division::Article,
                "Điều 1. ",
                "Phạm vi",
                vec![plain("phu-luc:chi-tieu/doan.1", "Các chỉ tiêu dưới đây áp dụng cho các đơn vị thuộc xã.")],
            )],
        ),
        Block::Table(figures.clone()),
        plain("phu-luc:chi-tieu/doan.2", "Bảng trên được cập nhật hằng quý./."),
    ];
    document.parts = vec![decision, main, across, along];
    document
}

fn table_of_figures() -> Table {
    let names = [("TT", 1.0), ("Chỉ tiêu", 5.0), ("Đơn vị", 2.0), ("Năm 2025", 2.0)];
    let center = CellAlign::Center;
    let head = vec![row("chi-tieu/cot", RowKind::Head, center, &["TT", "Chỉ tiêu", "Đơn vị", "Năm 2025"])];
    let rows = vec![
        row("chi-tieu/1", RowKind::Item, CellAlign::Left, &["1", "Hồ sơ giải quyết đúng hạn", "%", "98"]),
        row("chi-tieu/2", RowKind::Item, CellAlign::Left, &["2", "Mức độ hài lòng", "%", ""]),
    ];
    table("bang:chi-tieu", columns(Paper::Portrait, &names), head, rows)
}

/// A công văn: no title, "V/v …" under the number, "Kính gửi".
pub(crate) fn letter(addressees: &[&str]) -> Document {
    let mut document = sample();
    let part = &mut document.parts[0];
    part.title.clear();
    part.header.as_mut().unwrap().subject =
        vec![text("V/v báo cáo kết quả cải cách hành chính"), text("quý I năm 2025")];
    let label = if addressees.len() == 1 { "Kính gửi: " } else { "Kính gửi:" };
    let lines = addressees.iter().map(|line| text(line)).collect();
    part.addressees = Some(Addressees { label: text(label), lines });
    document
}
