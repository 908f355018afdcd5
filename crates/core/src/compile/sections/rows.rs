//! Numbered rows: khoản under "I." and under Điều, điểm under a khoản.

use super::files::Lowering;
use super::open::Open;
use crate::compile::Context;
use crate::document::{Division, ParagraphKind};
use crate::source::markdown::{self, Item, Row};
use crate::source::{Construct, Fault, ListReadings, Problem};
use crate::vietnamese::point_letter;

impl Context<'_> {
    pub(super) fn list_start(&mut self, row: &Row, readings: ListReadings) {
        self.problems.push(Problem { span: row.start_span, fault: Fault::ListStart { start: row.start, readings } });
    }
}

impl Lowering<'_, '_> {
    /// A row under the innermost heading; one that starts at n > 1 continues a row.
    pub(super) fn row(&mut self, context: &mut Context<'_>, row: &Row) {
        let Some(open) = self.open.last() else { return };
        let continues = |last: u64| row.start > 1 && last + 1 == row.start;
        let own = open.last_row.is_some_and(continues);
        let no_reading = |context: &mut Context<'_>, next: u64| {
            if row.start != next {
                context.list_start(row, ListReadings::Nothing { next });
            }
        };
        match open.division {
            Some(Division::Clause) => {
                // After khoản 1 and 2 with titles, "3." without one stands beside them, not below the second.
                let above = self.open.iter().rposition(|open| open.division != Some(Division::Clause));
                let beside =
                    above.and_then(|at| self.open.get(at)).map(|parent| (parent.level, parent.numbered as u64));
                let clause = beside.is_some_and(|(_, numbered)| continues(numbered));
                match (own, clause, beside) {
                    (true, true, _) => {
                        context.list_start(row, ListReadings::Both);
                        self.points(context, row);
                    }
                    (false, true, Some((level, _))) => {
                        self.close_to(level);
                        self.clauses(context, row);
                    }
                    (true, ..) => self.points(context, row),
                    _ => {
                        no_reading(
                            context,
                            1.max(open.last_row.map_or(1, |last| if row.start == 1 { 1 } else { last + 1 })),
                        );
                        self.points(context, row);
                    }
                }
            }
            Some(Division::Subclause) => {
                if row.start != 1 && !own {
                    no_reading(context, open.last_row.map_or(1, |last| last + 1));
                }
                self.points(context, row);
            }
            Some(Division::Point) => {
                context.list_start(row, ListReadings::TooDeep);
                self.points(context, row);
            }
            _ => {
                no_reading(context, open.numbered as u64 + 1);
                self.clauses(context, row);
            }
        }
    }

    fn clauses(&mut self, context: &mut Context<'_>, row: &Row) {
        for item in &row.items {
            let Some(open) = self.open.last_mut() else { return };
            open.numbered += 1;
            let label = format!("{}. ", open.numbered);
            open.paragraph(context, ParagraphKind::Clause, Some(label), &item.content);
            below(context, open, item, true);
        }
    }

    fn points(&mut self, context: &mut Context<'_>, row: &Row) {
        let Some(open) = self.open.last_mut() else { return };
        if row.start == 1 {
            open.points = 0;
        }
        for item in &row.items {
            open.points += 1;
            let label = format!("{}) ", point_letter(open.points));
            open.paragraph(context, ParagraphKind::Point, Some(label), &item.content);
            below(context, open, item, false);
        }
        open.last_row = Some(row.start + (row.items.len() as u64).saturating_sub(1));
    }
}

/// What stands under an item: "-" and "+" paragraphs, running text; under a khoản also a row of điểm.
fn below(context: &mut Context<'_>, open: &mut Open, item: &Item, points_allowed: bool) {
    for block in &item.below {
        match block {
            markdown::Block::Row(row) => {
                if !points_allowed {
                    context.list_start(row, ListReadings::TooDeep);
                } else if row.start != 1 {
                    context.list_start(row, ListReadings::Nothing { next: 1 });
                }
                for (index, item) in row.items.iter().enumerate() {
                    let label = format!("{}) ", point_letter(index + 1));
                    open.paragraph(context, ParagraphKind::Point, Some(label), &item.content);
                    // One level of điểm and no more: deeper rows are reported, their words are kept.
                    below(context, open, item, false);
                }
            }
            markdown::Block::Heading(heading) => {
                let fault = Fault::Markdown(Construct::HeadingInList);
                context.problems.push(Problem { span: heading.span, fault });
            }
            leaf => open.leaf(context, leaf),
        }
    }
}
