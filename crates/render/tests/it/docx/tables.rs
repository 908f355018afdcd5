//! Tables of the document, read back.

use plan_core::decree::Layout;
use plan_core::document::{Block, CellAlign, Document, Paper, RowKind, Table};

use super::made::{self, appendix, columns, row, spanning, table, tasks, text};
use super::parts::elements;
use super::read::{all, part, values};
use super::{build, sample};

fn with(table: Table, paper: Paper) -> Document {
    let mut document = sample();
    let mut appendix = appendix("phu-luc:a", paper, "Phụ lục", &["NHIỆM VỤ"]);
    appendix.body = vec![Block::Table(table)];
    document.parts.push(appendix);
    document
}

/// The table of the document, the last in the file.
fn set(document: &Document) -> String {
    let xml = part(&build(document).unwrap(), "word/document.xml");
    elements(&xml, "w:tbl").last().unwrap().to_string()
}

#[test]
fn columns_fill_the_text_width_on_either_paper() {
    for (paper, width) in [(Paper::Portrait, 11906 - 1701 - 851), (Paper::Landscape, 16838 - 1701 - 851)] {
        let xml = part(&build(&with(tasks(paper, 7), paper)).unwrap(), "word/document.xml");
        for table in elements(&xml, "w:tbl") {
            let grid: Vec<usize> =
                values(table, "w:gridCol", "w:w").iter().map(|width| width.parse().unwrap()).collect();
            let whole: usize = grid.iter().sum();
            assert_eq!(values(table, "w:tblW", "w:w"), [whole.to_string()]);
            assert_eq!(values(table, "w:tblLayout", "w:type"), ["fixed"]);
            for row in elements(table, "w:tr") {
                let mut column = 0;
                for cell in elements(row, "w:tc") {
                    let span: usize = values(cell, "w:gridSpan", "w:val").first().map_or(1, |n| n.parse().unwrap());
                    let own: usize = grid[column..column + span].iter().sum();
                    assert_eq!(values(cell, "w:tcW", "w:w"), [own.to_string()]);
                    column += span;
                }
                assert_eq!(column, grid.len(), "a row that isn't as wide as its table");
            }
        }
        let last = elements(&xml, "w:tbl").pop().unwrap();
        let widths = values(last, "w:gridCol", "w:w");
        assert_eq!(widths.iter().map(|width| width.parse::<usize>().unwrap()).sum::<usize>(), width);
    }
}

#[test]
fn the_head_is_repeated_and_rows_are_kept_whole_and_together() {
    let mut source = tasks(Paper::Portrait, 6);
    source.rows[4].may_break = true;
    let xml = set(&with(source.clone(), Paper::Portrait));
    let rows = elements(&xml, "w:tr");
    for (set, row) in rows.iter().zip(source.all_rows()) {
        let is_head = matches!(row.kind, RowKind::Head | RowKind::Numbers);
        assert_eq!(set.contains("<w:tblHeader/>"), is_head, "{set}");
        assert_eq!(set.contains("<w:cantSplit/>"), !row.may_break, "{set}");
        let kept = elements(set, "w:p").iter().filter(|paragraph| paragraph.contains("<w:keepNext/>")).count();
        assert_eq!(kept, if row.keep_with_next { elements(set, "w:p").len() } else { 0 }, "{set}");
    }
    assert_eq!(rows.len(), source.all_rows().count());
    assert_eq!(values(&xml, "w:tblLook", "w:firstRow"), ["1"]);
}

#[test]
fn merged_cells_hold_their_place_in_every_row() {
    let mut wide = row("r.1", RowKind::Item, CellAlign::Left, &["a", "b", "d"]);
    spanning(&mut wide, 1, 2, 2);
    wide.cells[2].column = 3;
    let mut below = row("r.2", RowKind::Item, CellAlign::Left, &["e", "h"]);
    below.cells[1].column = 3;
    let names = [("1", 1.0), ("2", 1.0), ("3", 1.0), ("4", 1.0)];
    let source = table("bang", columns(Paper::Portrait, &names), vec![], vec![wide, below]);
    let xml = set(&with(source, Paper::Portrait));
    let shape = |row: &str| -> Vec<(String, usize, String)> {
        let cell = |cell: &&str| {
            let span = values(cell, "w:gridSpan", "w:val").first().map_or(1, |n| n.parse().unwrap());
            let merge = all(cell, "w:vMerge").first().map(|merge| merge.get("w:val").cloned().unwrap_or_default());
            (super::paragraphs(cell).join(""), span, merge.unwrap_or_else(|| "-".to_owned()))
        };
        elements(row, "w:tc").iter().map(cell).collect()
    };
    let expected = |all: &[(&str, usize, &str)]| -> Vec<(String, usize, String)> {
        all.iter().map(|(text, span, merge)| ((*text).to_owned(), *span, (*merge).to_owned())).collect()
    };
    let rows = elements(&xml, "w:tr");
    assert_eq!(shape(rows[0]), expected(&[("a", 1, "-"), ("b", 2, "restart"), ("d", 1, "-")]));
    assert_eq!(shape(rows[1]), expected(&[("e", 1, "-"), ("", 2, "continue"), ("h", 1, "-")]));
}

/// Words are never dropped for want of a place.
#[test]
fn a_cell_without_a_place_is_an_error() {
    let mut above = row("r.1", RowKind::Item, CellAlign::Left, &["a", "b"]);
    spanning(&mut above, 0, 1, 2);
    let below = row("r.2", RowKind::Item, CellAlign::Left, &["c", "d"]);
    let source = table("bang", columns(Paper::Portrait, &[("1", 1.0), ("2", 1.0)]), vec![], vec![above, below]);
    assert!(build(&with(source, Paper::Portrait)).unwrap_err().to_string().contains("r.2"));
}

#[test]
fn cells_stand_as_the_model_says() {
    let xml = set(&with(tasks(Paper::Portrait, 3), Paper::Portrait));
    let styled = |style: &str| -> Vec<String> {
        let rows = elements(&xml, "w:tr").into_iter();
        rows.filter(|row| row.contains(&format!("w:val=\"{style}\""))).map(str::to_owned).collect()
    };
    for (style, rows, middle) in [
        ("TenCot", 2, true),
        ("SoCot", 1, true),
        ("NhomViec", 1, true),
        ("NhomCon", 1, true),
        ("O", 3, false),
        ("TongCong", 1, true),
    ] {
        let found = styled(style);
        assert_eq!(found.len(), rows, "{style}");
        for row in found {
            let cells = elements(&row, "w:tc").len();
            assert_eq!(values(&row, "w:vAlign", "w:val"), vec!["center"; if middle { cells } else { 0 }], "{row}");
        }
    }
    let item = styled("O").remove(0);
    let cells = elements(&item, "w:tc");
    assert_eq!(values(cells[0], "w:jc", "w:val"), ["center"]);
    assert_eq!(values(cells[1], "w:jc", "w:val"), [""; 0], "as its style says");
    assert_eq!(values(cells[4], "w:jc", "w:val"), ["right"]);
}

#[test]
fn caption_and_unit_stand_above_and_go_with_the_table() {
    let mut source = tasks(Paper::Portrait, 2);
    source.caption = Some(text("Bảng 1. Nhiệm vụ"));
    source.unit = Some(text("Đơn vị tính: Triệu đồng"));
    let xml = part(&build(&with(source, Paper::Portrait)).unwrap(), "word/document.xml");
    let (before, _) = xml.rsplit_once("<w:tbl>").unwrap();
    let above: Vec<&str> = elements(before, "w:p").into_iter().rev().take(2).collect();
    for (paragraph, style) in above.iter().zip(["DonViTinh", "TenBang"]) {
        assert_eq!(values(paragraph, "w:pStyle", "w:val"), [style]);
        assert!(paragraph.contains("<w:keepNext/>"), "{paragraph}");
    }
    assert_eq!(values(&xml, "w:tblCaption", "w:val").last().unwrap(), "Bảng 1. Nhiệm vụ");

    let bare = set(&with(tasks(Paper::Portrait, 2), Paper::Portrait));
    assert_eq!(values(&bare, "w:tblCaption", "w:val"), ["Phụ lục NHIỆM VỤ"]);
    assert_eq!(values(&bare, "w:tblDescription", "w:val"), ["TT; Nội dung; Chủ trì; Phối hợp; Kinh phí"]);
}

/// Two tables in a row would be one to Word.
#[test]
fn tables_never_touch() {
    let mut document = made::whole();
    let bare = |id: &str| {
        let item = row(&format!("{id}/1"), RowKind::Item, CellAlign::Left, &["a"]);
        Block::Table(table(id, columns(Paper::Portrait, &[("1", 1.0)]), vec![], vec![item]))
    };
    document.parts[0].body.extend([bare("x"), bare("y")]);
    let xml = part(&build(&document).unwrap(), "word/document.xml");
    assert!(!xml.contains("</w:tbl><w:tbl>"));
}

#[test]
fn every_border_has_the_thickness_of_the_layout() {
    let xml = set(&with(tasks(Paper::Portrait, 1), Paper::Portrait));
    let borders = elements(&xml, "w:tblBorders").remove(0);
    let eighths = (Layout::nd30().table.rule.pt() * 8.0).to_string();
    for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
        assert_eq!(values(borders, side, "w:sz"), [eighths.as_str()], "{side}");
    }
}

/// Time and size grow with the rows, no faster.
#[test]
fn thousands_of_rows_are_set_in_linear_time() {
    let time = |count: usize| {
        let document = with(tasks(Paper::Landscape, count), Paper::Landscape);
        let begun = std::time::Instant::now();
        let file = build(&document).unwrap();
        (begun.elapsed(), part(&file, "word/document.xml").matches("<w:tr>").count())
    };
    let (short, _) = time(500);
    let (long, rows) = time(5_000);
    assert_eq!(rows, 5_000 + 7 + 2);
    assert!(long < 40 * short, "500 rows in {short:?}, 5,000 in {long:?}");
}
