//! Lines under words: drawn, underlined, typed.

use super::bars::Bar;
use super::block::{Block, Kind};
use super::page::Page;
use super::pieces::Piece;
use crate::reading::{Area, RuleKind, RuleLine, Zone};

/// How far below its words' baseline a rule line may be, pt.
const BELOW: f64 = 14.5;
/// A line nearer to the baseline than this, em, is an underline.
const HUGS: f64 = 0.22;
/// A typed line may be a line of text lower, pt.
const TYPED: f64 = 30.0;
/// mm in a pt.
pub(super) const MM: f64 = 25.4 / 72.0;

/// Words that a line hugs from below are underlined. What underlines words inside running text belongs to them, and
/// to nothing else.
pub(super) fn mark_underlined(page: &mut Page) {
    for bar in &page.bars {
        for (line, _) in &mut page.pieces {
            if hugs(bar, line) {
                for word in &mut line.words {
                    word.underlined |= bar.within(word.x0, word.x1) >= 0.8 * (word.x1 - word.x0);
                }
            }
        }
    }
}

fn hugs(bar: &Bar, line: &Piece) -> bool {
    (-0.5..HUGS * line.size).contains(&(bar.at - line.y))
}

fn underlines(bar: &Bar, line: &Piece) -> bool {
    hugs(bar, line) && line.words.iter().any(|word| word.underlined && bar.within(word.x0, word.x1) > 0.0)
}

/// Gives each free level line to the paragraph above it; returns the lengths of those that nobody has, pt.
pub(super) fn set_rules(blocks: &mut Vec<Block>, page: &Page) -> Vec<f64> {
    let mut loose = Vec::new();
    for bar in &page.bars {
        let nearest = blocks
            .iter_mut()
            .filter(|block| block.zone == Zone::Body && block.kind != Kind::Cell)
            .filter_map(|block| {
                let last = block.last()?;
                let below = bar.at - last.y;
                let over = bar.within(last.x0, last.x1) >= 0.5 * bar.length().min(last.x1 - last.x0);
                ((-1.0..=BELOW).contains(&below) && over).then_some((below, block))
            })
            .min_by(|a, b| a.0.total_cmp(&b.0));
        match nearest {
            Some((_, block)) => give(block, bar),
            None if page.pieces.iter().any(|(line, _)| underlines(bar, line)) => {}
            None if bar.length() > 15.0 && bar.length() < 0.9 * page.width => loose.push(bar.length()),
            None => {}
        }
    }
    take_typed(blocks);
    loose
}

fn give(block: &mut Block, bar: &Bar) {
    let Some(last) = block.last() else { return };
    let width = last.x1 - last.x0;
    let hugs = hugs(bar, last);
    let whole = bar.within(last.x0, last.x1) >= 0.9 * width && bar.length() < width + 6.0;
    // In running text some underlined words are emphasis, not a rule line.
    if hugs && !whole && block.kind == Kind::Flow && block.pieces.len() > 1 || block.rule.is_some() {
        return;
    }
    let kind = if hugs && (whole || last.words.iter().any(|word| word.underlined)) {
        RuleKind::Underline
    } else {
        RuleKind::Drawn
    };
    let off = f64::midpoint(bar.from, bar.to) - last.middle();
    block.rule = Some(RuleLine {
        length_pt: bar.length(),
        kind,
        area: Some(Area {
            left: bar.from * MM,
            top: (bar.at - 0.5) * MM,
            right: bar.to * MM,
            bottom: (bar.at + 0.5) * MM,
        }),
        off_centre_mm: Some(off.abs() * MM),
    });
}

/// Lines made of "____" or "-----" aren't words; they belong to the line above them.
fn take_typed(blocks: &mut Vec<Block>) {
    let mut index = 0;
    while index < blocks.len() {
        let typed = blocks.get(index).filter(|block| block.kind != Kind::Cell).and_then(typed_rule);
        let host = typed.and_then(|(rule, x0, x1, y)| {
            let above = |block: &&mut Block| {
                block.last().is_some_and(|last| {
                    (2.0..TYPED).contains(&(y - last.y)) && last.x0 < x1 && x0 < last.x1 && typed_rule(block).is_none()
                })
            };
            let host = blocks.iter_mut().filter(above).max_by(|a, b| {
                let y = |block: &Block| block.last().map_or(0.0, |last| last.y);
                y(a).total_cmp(&y(b))
            });
            host.map(|host| (rule, f64::midpoint(x0, x1), host))
        });
        let Some((mut rule, middle, host)) = host else {
            index += 1;
            continue;
        };
        rule.off_centre_mm = host.last().map(|last| (middle - last.middle()).abs() * MM);
        host.rule = host.rule.or(Some(rule));
        blocks.remove(index);
    }
}

fn typed_rule(block: &Block) -> Option<(RuleLine, f64, f64, f64)> {
    let [line] = block.pieces.as_slice() else { return None };
    let text = line.text();
    let drawn = text.chars().filter(|letter| !letter.is_whitespace()).all(|letter| "_-–—―─━‗¯".contains(letter));
    if !drawn || text.chars().count() < 3 {
        return None;
    }
    let area = Area {
        left: line.x0 * MM,
        top: (line.y - 0.3 * line.size) * MM,
        right: line.x1 * MM,
        bottom: (line.y + 0.2 * line.size) * MM,
    };
    let rule = RuleLine { length_pt: line.x1 - line.x0, kind: RuleKind::Typed, area: Some(area), off_centre_mm: None };
    Some((rule, line.x0, line.x1, line.y))
}
