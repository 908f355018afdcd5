//! Tables typed in the text.

use super::data::{cell, row};
use super::{column, row_id};
use crate::compile::Context;
use crate::compile::inline::Allows;
use crate::decree::Clause;
use crate::document::{AnchorKind, CellAlign, ColumnRole, NodeId, RowKind, Run, Table, Text};
use crate::source::markdown::{self, Inline};

impl Context<'_> {
    /// A Markdown table; with a caption it has a number, counted through the document.
    pub(in crate::compile) fn markdown_table(&mut self, source: &markdown::Table, id: NodeId) -> Table {
        let id = match &source.anchor {
            Some(anchor) => self.unique(NodeId::root(format!("bang:{}", anchor.value))),
            None => self.unique(id),
        };
        let caption = source.caption.as_ref().map(|words| {
            self.tables += 1;
            let printed = format!("Bảng {}", self.tables);
            if let Some(anchor) = &source.anchor {
                self.declare(AnchorKind::Table, anchor.value.clone(), id.clone(), printed.clone(), anchor.span);
            }
            let mut text = vec![Run::generated(format!("{printed}. "), Clause::new("thuc-hanh"))];
            text.extend(self.text_of(words, Allows::All));
            text
        });
        let columns = source
            .head
            .iter()
            .enumerate()
            .map(|(index, name)| column(format!("cot-{}", index + 1), name.plain(), ColumnRole::Other, name.span));
        let mut table = Table {
            id: id.clone(),
            caption,
            unit: None,
            columns: columns.collect(),
            head: Vec::new(),
            rows: Vec::new(),
            span: source.span,
        };
        let mut head = row(id.child("dau"), RowKind::Head, source.span);
        for (index, words) in source.head.iter().enumerate() {
            let text = self.cell_text(words);
            head.cells.push(cell(&head.id, index, 1, 1, CellAlign::Center, text, words.span));
        }
        table.head.push(head);
        for (ordinal, words) in source.rows.iter().enumerate() {
            let mut row = row(row_id(&id, ordinal + 1), RowKind::Item, source.span);
            for (index, words) in words.iter().enumerate() {
                let align = source.aligns.get(index).copied().unwrap_or(CellAlign::Left);
                let text = self.cell_text(words);
                row.cells.push(cell(&row.id, index, 1, 1, align, text, words.span));
            }
            table.rows.push(row);
        }
        table
    }

    fn cell_text(&mut self, words: &Inline) -> Vec<Text> {
        if words.is_blank() { Vec::new() } else { vec![self.text_of(words, Allows::All)] }
    }
}
