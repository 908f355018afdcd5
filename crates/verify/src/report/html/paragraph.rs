//! A paragraph as a browser shows it. Style sheets are made of numbers and names that stand here, and of nothing that a
//! file says in words, but the name of a face, of which only letters are kept.

use serde::Serialize;

use super::super::words::{key, tame};
use super::marks::{Mark, verdicts, worst};
use crate::reading::{Align, Colour, Line, Paragraph, RuleLine, Span};

/// No more letters of one paragraph than this are drawn.
const LETTERS: usize = 20_000;

/// Heights of lines are multiples of this, which is single spacing of Times New Roman, em.
const SINGLE: f64 = 1.15;

/// A paragraph.
#[derive(Serialize)]
pub(super) struct Drawn<'a> {
    anchor: Option<String>,
    style: String,
    lines: Vec<Vec<Words>>,
    /// A line below it: its style.
    rule: Option<String>,
    marks: Vec<Mark<'a>>,
    key: &'static str,
    verdicts: String,
}

/// Words in one type.
#[derive(Serialize)]
struct Words {
    text: String,
    style: String,
}

/// The paragraph, with the rows that name it.
pub(super) fn drawn<'a>(paragraph: &Paragraph, marks: Vec<Mark<'a>>, file: &str) -> Drawn<'a> {
    let mut left = LETTERS;
    Drawn {
        anchor: (paragraph.ordinal > 0).then(|| format!("{file}-d{}", paragraph.ordinal)),
        style: style(paragraph),
        lines: paragraph.lines.iter().map(|line| words(line, &mut left)).collect(),
        rule: paragraph.rule_below.map(rule),
        key: if marks.is_empty() { "" } else { key(worst(&marks)) },
        verdicts: verdicts(&marks),
        marks,
    }
}

/// A number within bounds, as style sheets write it.
pub(super) fn bounded(value: f64, least: f64, most: f64) -> String {
    let value = if value.is_finite() { value.clamp(least, most) } else { least };
    format!("{value:.1}")
}

fn style(paragraph: &Paragraph) -> String {
    let align = match paragraph.align {
        Some(Align::Center) => "center",
        Some(Align::Right) => "right",
        Some(Align::Justify) => "justify",
        Some(Align::Left) | None => "left",
    };
    let mut style = format!("text-align:{align}");
    if let Some(indent) = paragraph.first_indent_mm {
        style += &format!(";text-indent:{}mm", bounded(indent, -60.0, 100.0));
    }
    // Empty paragraphs are only counted: each takes a line of 14 pt.
    let empty = f64::from(u8::try_from(paragraph.empty_before).unwrap_or(u8::MAX)).min(12.0) * 14.0 * SINGLE;
    let gap = paragraph.gap_before_pt.unwrap_or(0.0) + empty;
    style += &format!(";margin-top:{}pt", bounded(gap, 0.0, 300.0));
    let spacing = bounded(paragraph.line_spacing.unwrap_or(1.0) * SINGLE, 0.8, 6.0);
    style + &format!(";line-height:{spacing}")
}

fn words(line: &Line, left: &mut usize) -> Vec<Words> {
    let mut words = Vec::new();
    for span in &line.spans {
        let text: String = span.text.chars().take(*left).collect();
        // Tabs stay: they move the words.
        let text = text.split('\t').map(tame).collect::<Vec<_>>().join("\t");
        *left = left.saturating_sub(text.chars().count());
        if !text.is_empty() {
            words.push(Words { text, style: span_style(span) });
        }
    }
    words
}

fn span_style(span: &Span) -> String {
    let mut style = format!("font-size:{}pt", bounded(span.size_pt.unwrap_or(14.0), 4.0, 72.0));
    // The paper has the decree's own.
    if let Some(face) = span.face.as_deref().filter(|face| *face != "Times New Roman") {
        let face: String = face.chars().filter(|c| c.is_alphanumeric() || *c == ' ').take(60).collect();
        style += &format!(";font-family:'{face}','Times New Roman','Liberation Serif',serif");
    }
    for (is_so, says) in [
        (span.bold, ";font-weight:bold"),
        (span.italic, ";font-style:italic"),
        (span.underline, ";text-decoration:underline"),
    ] {
        style += if is_so { says } else { "" };
    }
    match span.colour {
        None | Some(Colour(0, 0, 0)) => style,
        Some(Colour(red, green, blue)) => style + &format!(";color:rgb({red},{green},{blue})"),
    }
}

fn rule(rule: RuleLine) -> String {
    format!("width:{}pt", bounded(rule.length_pt, 4.0, 800.0))
}
