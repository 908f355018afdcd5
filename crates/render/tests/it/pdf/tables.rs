//! Tables, page by page.

use std::process::Command;
use std::time::{Duration, Instant};

use plan_core::document::{Block, Document, Paper, Row, RowKind, Table};

use super::made::{alone, appendix, group, note, plain, row, table, text};
use super::{pages, render, words};
use crate::fixture::sample;
use crate::tools::{Scratch, available};

const COLUMNS: [(&str, f64); 3] = [("TT", 1.0), ("Nội dung", 8.0), ("Chủ trì", 3.0)];

/// `count` rows of one line each.
fn items(count: usize) -> Vec<Row> {
    let item = |n: usize| row(&format!("viec.{n}"), RowKind::Item, &[&n.to_string(), &format!("Việc thứ {n}"), "Sở"]);
    (1..=count).map(item).collect()
}

fn document(above: usize, table: Table) -> Document {
    let mut body: Vec<Block> = (0..above).map(|n| plain(&format!("doan.{n}"), &format!("Đoạn {n}."))).collect();
    body.push(Block::Table(table));
    alone(sample(), appendix("I", Paper::Portrait, body))
}

#[test]
fn the_head_stands_on_every_page_and_once_in_the_tags() {
    let name = "the_head_stands_on_every_page_and_once_in_the_tags";
    if !available(name, "pdftotext") || !available(name, "pdfinfo") {
        return;
    }
    let file = Scratch::new("head.pdf", &render(&document(0, table("bang", Paper::Portrait, &COLUMNS, items(120)))));
    let pages = pages(file.path());
    assert!(pages.len() > 2 && pages.iter().all(|page| page.contains("TT Nội dung Chủ trì")), "{pages:?}");
    let tags = Command::new("pdfinfo").arg("-struct-text").arg(file.path()).output().unwrap();
    let tags = String::from_utf8_lossy(&tags.stdout).into_owned();
    assert_eq!(tags.matches("Nội dung").count(), 1, "{tags}");
    let named =
        |line: &&str, tag: &str| line.split_whitespace().next().is_some_and(|word| word.trim_end_matches(':') == tag);
    let count = |tag: &str| tags.lines().filter(|line| named(line, tag)).count();
    assert_eq!((count("Table"), count("TH"), count("TR"), count("TD")), (1, 3, 121, 360));
}

/// Neither the name of a group nor that of a group in it ends a page.
#[test]
fn the_name_of_a_group_never_ends_a_page() {
    if !available("the_name_of_a_group_never_ends_a_page", "pdftotext") {
        return;
    }
    for fill in 24..44 {
        let mut rows = items(fill);
        rows.push(group("nhom", RowKind::Group, "II", "NHÓM HAI", 3));
        rows.push(group("nhom/con", RowKind::Subgroup, "A", "Nhóm con", 3));
        rows.extend((0..3).map(|n| row(&format!("them.{n}"), RowKind::Item, &["1", "Việc thêm", "Sở"])));
        let file = Scratch::new("group.pdf", &render(&document(0, table("bang", Paper::Portrait, &COLUMNS, rows))));
        let pages = pages(file.path());
        let page = pages.iter().find(|page| page.contains("NHÓM HAI")).unwrap();
        assert!(page.contains("A Nhóm con\n1 Việc thêm"), "{fill} rows: {page}");
        assert_eq!(pages.iter().filter(|page| page.contains("NHÓM HAI")).count(), 1, "{fill} rows");
    }
}

#[test]
fn rows_that_a_merged_cell_holds_stay_on_one_page() {
    if !available("rows_that_a_merged_cell_holds_stay_on_one_page", "pdftotext") {
        return;
    }
    let merged = |held: usize| {
        let mut rows = items(30);
        for n in 0..held {
            let mut one = row(&format!("gop.{n}"), RowKind::Item, &["1", &format!("Gộp {n}."), "Sở Nội vụ"]);
            if n == 0 {
                one.cells[2].rows = held
            } else {
                one.cells.truncate(2)
            }
            one.keep_with_next = n + 1 < held;
            rows.push(one);
        }
        table("bang", Paper::Portrait, &COLUMNS, rows)
    };
    for above in 0..8 {
        let file = Scratch::new("merged.pdf", &render(&document(above, merged(4))));
        let pages = pages(file.path());
        let page = pages.iter().find(|page| page.contains("Gộp 0.")).unwrap();
        assert!(page.contains("Gộp 3."), "{above}: {pages:?}");
    }
    // More than a page holds: the rows go on, each of them whole.
    let file = Scratch::new("merged.pdf", &render(&document(0, merged(90))));
    let pages = pages(file.path());
    assert!((0..90).all(|n| pages.iter().any(|page| page.contains(&format!("Gộp {n}.")))), "{pages:?}");
    assert!(pages[0].contains("Gộp 0.") && pages.len() <= 5, "{} pages", pages.len());
}

/// What is longer than a page goes on where the page ends, in lines.
#[test]
fn a_cell_longer_than_a_page_goes_on_overleaf() {
    if !available("a_cell_longer_than_a_page_goes_on_overleaf", "pdftotext") {
        return;
    }
    let long = "bốn chữ một lần ".repeat(50_000 / 16);
    for may_break in [true, false] {
        let mut rows = items(3);
        let mut huge = row("dai", RowKind::Item, &["4", &long, "Sở"]);
        huge.may_break = may_break;
        rows.push(huge);
        rows.extend(items(2).into_iter().map(|mut row| {
            row.id = row.id.child("sau");
            row
        }));
        let file = Scratch::new("long.pdf", &render(&document(0, table("bang", Paper::Portrait, &COLUMNS, rows))));
        let pages = pages(file.path());
        let found = words(&pages.join("\n"));
        assert_eq!(found.iter().filter(|word| *word == "bốn").count(), 50_000 / 16);
        assert!(pages.len() < 28, "{} pages", pages.len());
    }
}

/// Nothing would stand below it on any page.
#[test]
fn a_head_longer_than_a_page_is_set_once() {
    if !available("a_head_longer_than_a_page_is_set_once", "pdftotext") {
        return;
    }
    let mut table = table("bang", Paper::Portrait, &COLUMNS, items(3));
    table.head[0].cells[1].paragraphs = vec![text(&"tên cột dài ".repeat(1_500))];
    table.head[0].may_break = true;
    let file = Scratch::new("head.pdf", &render(&document(0, table)));
    let found = words(&pages(file.path()).join("\n"));
    assert_eq!(found.iter().filter(|word| *word == "dài").count(), 1_500);
    assert!(found.ends_with(&["3", "Việc", "thứ", "3", "Sở"].map(str::to_owned)), "{found:?}");
}

#[test]
fn merged_cells_say_so_in_the_tags() {
    if !available("merged_cells_say_so_in_the_tags", "pdfinfo") {
        return;
    }
    let mut rows = items(4);
    rows[0].cells[1].rows = 2;
    rows[1].cells.remove(1);
    rows[2].cells[0].columns = 2;
    rows[2].cells.remove(1);
    let file = Scratch::new("spans.pdf", &render(&document(0, table("bang", Paper::Portrait, &COLUMNS, rows))));
    let tags = Command::new("pdfinfo").arg("-struct").arg(file.path()).output().unwrap();
    let tags = String::from_utf8_lossy(&tags.stdout).into_owned();
    assert!(tags.contains("/RowSpan 2") && tags.contains("/ColSpan 2"), "{tags}");
}

#[test]
fn a_footnote_in_a_cell_stands_at_the_foot_of_the_page() {
    if !available("a_footnote_in_a_cell_stands_at_the_foot_of_the_page", "pdftotext") {
        return;
    }
    let mut rows = items(60);
    rows[5].cells[1].paragraphs[0].push(note("1", "Chú thích trong ô."));
    let file = Scratch::new("note.pdf", &render(&document(0, table("bang", Paper::Portrait, &COLUMNS, rows))));
    let pages = pages(file.path());
    assert!(pages[0].contains("Chú thích trong ô.") && pages.len() == 2, "{pages:?}");
}

/// A word that its column can't hold is divided there, and runs into no other column.
#[test]
fn a_word_wider_than_its_column_is_divided_in_it() {
    if !available("a_word_wider_than_its_column_is_divided_in_it", "pdftotext") {
        return;
    }
    let mut table = table("bang", Paper::Portrait, &[("TT", 1.0), ("Nội dung", 1.0), ("Chủ trì", 8.0)], items(2));
    table.rows[1].cells[1].paragraphs = vec![text("Ngườingườilớplớpxônglên"), text("Xem 45/2016/QĐ-UBNDTINH")];
    let columns: Vec<f64> = table.columns.iter().map(|column| column.width).collect();
    let file = Scratch::new("wide.pdf", &render(&document(0, table)));
    let html = Command::new("pdftotext").arg("-bbox").arg(file.path()).arg("-").output().unwrap();
    let html = String::from_utf8(html.stdout).unwrap();
    let edges = |line: &str| {
        let edge = |name: &str| line.split_once(name)?.1.split_once('"')?.0.parse::<f64>().ok();
        edge("xMin=\"").zip(edge("xMax=\""))
    };
    let left = 85.04 + columns[0];
    let mut seen = 0;
    for line in html.lines().filter(|line| ["Ngư", "ời", "45/", "016", "UBND"].iter().any(|part| line.contains(part)))
    {
        let Some((from, to)) = edges(line) else { continue };
        if from >= left && from < left + columns[1] {
            assert!(to <= left + columns[1] - 4.0, "{line}");
            seen += 1;
        }
    }
    assert!(seen >= 3, "{html}");
}

#[test]
fn caption_and_unit_stand_above_the_table_on_its_page() {
    if !available("caption_and_unit_stand_above_the_table_on_its_page", "pdftotext") {
        return;
    }
    for above in 28..40 {
        let mut table = table("bang", Paper::Portrait, &COLUMNS, items(8));
        table.caption = Some(text("Bảng 1. Các việc"));
        table.unit = Some(text("Đơn vị tính: Triệu đồng"));
        let file = Scratch::new("caption.pdf", &render(&document(above, table)));
        let pages = pages(file.path());
        let page = pages.iter().find(|page| page.contains("Bảng 1.")).unwrap();
        let together = "Bảng 1. Các việc\nĐơn vị tính: Triệu đồng\nTT Nội dung Chủ trì\n1 Việc thứ 1";
        assert!(page.contains(together), "{above}: {page}");
    }
}

/// Twice as many rows take about twice as long.
#[test]
fn thousands_of_rows_take_seconds() {
    let time = |count: usize| {
        let document = document(0, table("bang", Paper::Portrait, &COLUMNS, items(count)));
        let begun = Instant::now();
        render(&document);
        begun.elapsed()
    };
    let (half, whole) = (time(2_500), time(5_000));
    assert!(whole < Duration::from_secs(40) && whole < 4 * half, "{half:?} for 2,500 rows, {whole:?} for 5,000");
}
