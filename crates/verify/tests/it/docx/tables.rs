//! Tables: where their cells stand, and what they say of their paragraphs.

use plan_verify::reading::Cell;

use super::file::{File, p, r};
use super::{about, find};

fn cell(properties: &str, words: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p("", &r("", words)))
}

fn table(properties: &str, rows: &[String]) -> String {
    let rows: String = rows.iter().map(|row| format!("<w:tr>{row}</w:tr>")).collect();
    format!(
        r#"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid><w:gridCol w:w="567"/><w:gridCol w:w="2835"/><w:gridCol w:w="2835"/></w:tblGrid>{rows}</w:tbl>"#
    )
}

#[test]
fn cells_stand_where_the_grid_and_their_spans_say() {
    let rows = [
        cell("", "TT") + &cell(r#"<w:gridSpan w:val="2"/>"#, "Nhiệm vụ"),
        cell(r#"<w:vMerge w:val="restart"/>"#, "1") + &cell("", "Việc") + &cell("", "Thời hạn"),
        cell("<w:vMerge/>", "") + &cell("", "Việc khác") + &cell("", "Quý I"),
    ];
    let reading = File::of(&table(r#"<w:tblStyle w:val="TableGrid"/><w:jc w:val="center"/>"#, &rows)).read();
    let place = |words: &str| {
        let paragraph = find(&reading, words);
        let extent = paragraph.extent.unwrap();
        (paragraph.cell.unwrap(), extent.left, extent.right)
    };
    let (head, left, right) = place("Nhiệm vụ");
    assert_eq!(head, Cell { table: 0, row: 0, column: 1, ruled: true });
    // 110 mm in the middle of 160; the first column is 10 mm, and 1.9 are left in each cell.
    assert!(about(left, 30.0 + 25.0 + 10.0 + 1.9) && about(right, 30.0 + 25.0 + 110.0 - 1.9), "{left} {right}");
    let (last, left, _) = place("Quý I");
    assert_eq!((last.row, last.column), (2, 2));
    assert!(about(left, 30.0 + 25.0 + 60.0 + 1.9), "{left}");
}

#[test]
fn a_table_in_a_cell_is_a_table_of_its_own() {
    let inner = table("", &[cell("", "trong")]);
    let outer = cell("", "ngoài").replace("</w:tc>", &format!("{inner}<w:p/></w:tc>"));
    let reading = File::of(&table("", &[cell("", "một") + &outer])).read();
    assert_eq!(find(&reading, "trong").cell.unwrap().table, 1);
    let (outside, inside) = (find(&reading, "ngoài").extent.unwrap(), find(&reading, "trong").extent.unwrap());
    assert!(about(outside.left, inside.left), "{outside:?} {inside:?}");
}

#[test]
fn a_style_may_set_the_first_row_apart() {
    let style = r#"<w:style w:type="table" w:styleId="Dam"><w:basedOn w:val="TableGrid"/><w:pPr><w:jc w:val="center"/></w:pPr>
      <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>"#;
    let rows = [cell("", "đầu"), cell("", "sau")];
    for (look, is_bold) in
        [(r#"<w:tblLook w:val="04A0" w:firstRow="1"/>"#, true), (r#"<w:tblLook w:val="0480"/>"#, false)]
    {
        let reading = File::of(&table(&format!(r#"<w:tblStyle w:val="Dam"/>{look}"#), &rows)).styles(style).read();
        assert_eq!(find(&reading, "đầu").lines[0].spans[0].bold, is_bold);
        assert!(!find(&reading, "sau").lines[0].spans[0].bold);
    }
}
