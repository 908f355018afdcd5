//! Sections: the tree of headings, the numbers, the rows of khoản and điểm.
//!
//! The level decides the number, never the author: "I." → "1." → "1.1." or "a)" (Phụ lục I, Phần I, Mục II, khoản 6,
//! điểm đ, second scheme).

use super::Context;
use super::inline::Allows;
use crate::decree::Clause;
use crate::document::{
    Anchor, AnchorKind, Block, Division, NodeId, Paragraph, ParagraphKind, Run, Section, Style, Text,
};
use crate::source::markdown::{self, Heading, Inline, Item, Row};
use crate::source::{Construct, Fault, ListReadings, Problem, SectionFault, SectionSource, Span};
use crate::vietnamese::{point_letter, roman};

const SCHEME: Clause = Clause::new("pl1:I.II.6.dd");

/// The paragraphs of the opening or the closing.
pub(super) fn framing(context: &mut Context<'_>, source: Option<&SectionSource>, id: &str) -> Vec<Block> {
    let Some(source) = source else { return Vec::new() };
    let mut open = Open::new(NodeId::root(id));
    for block in &source.markdown.blocks {
        match block {
            markdown::Block::Heading(heading) => {
                context.section_fault(heading.span, SectionFault::HeadingInFrame);
            }
            markdown::Block::Row(row) => context.list_start(row, ListReadings::InFrame),
            other => open.leaf(context, other),
        }
    }
    open.body
}

/// All sections, numbered.
pub(super) fn lower(context: &mut Context<'_>, sources: &[SectionSource]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for source in sources {
        let number = sections.len() + 1;
        sections.extend(Lowering::new(source, number).run(context));
    }
    sections
}

impl Context<'_> {
    /// The id, or one of its own where it stands already: two parts of one name are an error, not one part.
    fn unique(&mut self, mut node: NodeId) -> NodeId {
        let copies = self.nodes.entry(node.clone()).or_default();
        *copies += 1;
        if *copies > 1 {
            // No id that an author can give holds a dot: these are new.
            node = node.child(format_args!("lap.{copies}"));
        }
        node
    }

    fn section_fault(&mut self, span: Span, fault: SectionFault) {
        self.problems.push(Problem { span, fault: Fault::SectionFile(fault) });
    }

    fn list_start(&mut self, row: &Row, readings: ListReadings) {
        self.problems.push(Problem { span: row.start_span, fault: Fault::ListStart { start: row.start, readings } });
    }
}

fn division(level: u8) -> Division {
    match level {
        0 | 1 => Division::Roman,
        2 => Division::Clause,
        3 => Division::Subclause,
        _ => Division::Point,
    }
}

/// A part that is being filled, with its counters.
struct Open {
    id: NodeId,
    level: u8,
    /// What a reference to it prints, and what its own children put before theirs.
    printed: String,
    label: Run,
    title: Text,
    span: Span,
    body: Vec<Block>,
    /// Paragraphs so far, for their ids.
    paragraphs: usize,
    /// Level 1: khoản (`##` and numbered rows); level 2: `###`.
    numbered: usize,
    /// Levels 2 and 3: điểm (`####` and numbered rows).
    points: usize,
    /// Where the row before stands, if nothing but its own text came after it.
    last_row: Option<u64>,
}

impl Open {
    fn new(id: NodeId) -> Self {
        Self {
            id,
            level: 0,
            printed: String::new(),
            label: Run::generated("", SCHEME),
            title: Text::new(),
            span: Span::new(crate::source::FileId::default(), 0..0),
            body: Vec::new(),
            paragraphs: 0,
            numbered: 0,
            points: 0,
            last_row: None,
        }
    }

    fn close(self) -> Section {
        let Self { id, level, label, title, body, span, .. } = self;
        Section { id, level, division: division(level), label, title, body, span }
    }

    fn paragraph(&mut self, context: &mut Context<'_>, kind: ParagraphKind, label: Option<String>, inline: &Inline) {
        self.paragraphs += 1;
        let id = self.id.child(format_args!("doan.{}", self.paragraphs));
        let text = context.text_of(inline, Allows::All);
        let clause = if matches!(kind, ParagraphKind::Clause | ParagraphKind::Point) {
            SCHEME
        } else {
            Clause::new("thuc-hanh")
        };
        let label = label.map(|label| Run::generated(label, clause));
        self.body.push(Block::Paragraph(Paragraph { id, kind, label, text, span: inline.span }));
    }

    /// A block that is neither a heading nor a numbered row.
    fn leaf(&mut self, context: &mut Context<'_>, block: &markdown::Block) {
        match block {
            markdown::Block::Paragraph(inline) => self.paragraph(context, ParagraphKind::Plain, None, inline),
            markdown::Block::Dash(inline) => {
                self.paragraph(context, ParagraphKind::Dash, Some("- ".to_owned()), inline)
            }
            markdown::Block::Plus(inline) => {
                self.paragraph(context, ParagraphKind::Plus, Some("+ ".to_owned()), inline)
            }
            markdown::Block::Heading(_) | markdown::Block::Row(_) => {}
        }
    }
}

/// One section file on its way into the model: the parts open at the moment, outermost first.
struct Lowering<'s> {
    source: &'s SectionSource,
    number: usize,
    open: Vec<Open>,
}

impl<'s> Lowering<'s> {
    fn new(source: &'s SectionSource, number: usize) -> Self {
        Self { source, number, open: Vec::new() }
    }

    fn run(mut self, context: &mut Context<'_>) -> Option<Section> {
        let file = self.source.file;
        let start = Span::new(file, 0..0);
        let mut early = None;
        for block in &self.source.markdown.blocks {
            match block {
                markdown::Block::Heading(heading) if heading.level == 1 || !self.open.is_empty() => {
                    self.heading(context, heading);
                }
                other if self.open.is_empty() => early = early.or(Some(block_span(other))),
                markdown::Block::Row(row) => self.row(context, row),
                other => {
                    if let Some(open) = self.open.last_mut() {
                        open.leaf(context, other);
                    }
                }
            }
        }
        match (self.open.is_empty(), early) {
            (true, _) => context.section_fault(early.unwrap_or(start), SectionFault::NoHeading),
            (false, Some(span)) => context.section_fault(span, SectionFault::TextBeforeHeading),
            (false, None) => {}
        }
        self.close_to(0);
        self.open.pop().map(Open::close)
    }

    /// Closes every part below `level`, so that the innermost open one has at most that level.
    fn close_to(&mut self, level: u8) {
        while self.open.len() > 1 && self.open.last().is_some_and(|open| open.level > level.max(1)) {
            if let Some(closed) = self.open.pop()
                && let Some(parent) = self.open.last_mut()
            {
                parent.body.push(Block::Section(closed.close()));
            }
        }
    }

    fn heading(&mut self, context: &mut Context<'_>, heading: &Heading) {
        if heading.content.is_blank() {
            context.section_fault(heading.span, SectionFault::EmptyHeading);
        }
        if heading.level == 1 {
            if self.open.is_empty() {
                let id = NodeId::root(format!("muc:{}", self.source.id));
                let label = roman(self.number);
                let printed = format!("Mục {label}");
                // Its own name first; `{#ma}` behind a `#` gives it a second one.
                if let Some(second) = &heading.anchor {
                    let (kind, node, printed) = (AnchorKind::Section, id.clone(), printed.clone());
                    let (id, at) = (second.value.clone(), second.span);
                    match context.facts.anchors.iter().find(|known| known.kind == kind && known.id == id) {
                        Some(known) => {
                            let fault = Fault::DuplicateId { id, first: known.at };
                            context.problems.push(Problem { span: at, fault });
                        }
                        None => context.facts.anchors.push(Anchor { kind, id, node, printed, at }),
                    }
                }
                self.open(context, heading, id, 1, format!("{label}. "), printed, Some(self.source.id.clone()));
            } else {
                context.section_fault(heading.span, SectionFault::SecondHeading);
            }
            return;
        }
        self.close_to(heading.level - 1);
        let Some(parent) = self.open.last_mut() else { return };
        // The scheme: 1 → 2 → 3 or 4, 3 → 4.
        let is_allowed = matches!((parent.level, heading.level), (1, 2) | (2, 3 | 4) | (3, 4));
        if !is_allowed {
            let fault = Fault::Level { level: heading.level, under: parent.level };
            context.problems.push(Problem { span: heading.span, fault });
        }
        parent.last_row = None;
        let (ordinal, label, printed) = match heading.level {
            2 => {
                parent.numbered += 1;
                let n = parent.numbered;
                (format!("khoan.{n}"), format!("{n}. "), format!("khoản {n} {}", parent.printed))
            }
            3 => {
                parent.numbered += 1;
                let above = parent.label.text.trim_end().trim_end_matches('.');
                let n = format!("{above}.{}", parent.numbered);
                let section = parent.printed.split_once(' ').and_then(|(_, rest)| rest.split_once(' '));
                let printed = format!("khoản {n} {}", section.map_or("", |(_, rest)| rest));
                (format!("tiet.{}", parent.numbered), format!("{n}. "), printed)
            }
            _ => {
                parent.points += 1;
                let letter = point_letter(parent.points);
                let printed = format!("điểm {letter} {}", parent.printed);
                (format!("diem.{}", parent.points), format!("{letter}) "), printed)
            }
        };
        let anchor = heading.anchor.as_ref().map(|anchor| anchor.value.clone());
        let id = match &anchor {
            Some(id) => NodeId::root(format!("muc:{id}")),
            None => parent.id.child(ordinal),
        };
        self.open(context, heading, id, heading.level, label, printed, anchor);
    }

    #[expect(clippy::too_many_arguments, reason = "a heading has that many particulars, and each has one source")]
    fn open(
        &mut self,
        context: &mut Context<'_>,
        heading: &Heading,
        node: NodeId,
        level: u8,
        label: String,
        printed: String,
        anchor: Option<String>,
    ) {
        let mut title = context.text_of(&heading.content, Allows::Values);
        if crate::decree::Layout::nd30().components.heading(division(level)).capitals {
            for run in &mut title {
                run.text = run.text.to_uppercase();
            }
        }
        // A heading is bold as a whole: emphasis inside it says nothing more.
        for run in &mut title {
            run.style = Style::default();
        }
        let node = context.unique(node);
        if let Some(id) = anchor {
            let at = heading.anchor.as_ref().map_or(heading.span, |anchor| anchor.span);
            let known = context.facts.anchors.iter().find(|known| known.kind == AnchorKind::Section && known.id == id);
            match known {
                Some(first) => {
                    let fault = Fault::DuplicateId { id, first: first.at };
                    // Two files of one id are reported where the folder is read.
                    let files = context.plan.sections.iter().filter(|section| section.id == self.source.id).count();
                    if heading.anchor.is_some() || files < 2 {
                        context.problems.push(Problem { span: at, fault });
                    }
                }
                None => {
                    let (kind, node, printed) = (AnchorKind::Section, node.clone(), printed.clone());
                    context.facts.anchors.push(Anchor { kind, id, node, printed, at });
                }
            }
        }
        let label = Run::generated(label, SCHEME);
        self.open.push(Open { level, printed, label, title, span: heading.span, ..Open::new(node) });
    }

    /// A numbered row: khoản under `#`, điểm under `##` and `###`; one that starts at n > 1 continues a row.
    fn row(&mut self, context: &mut Context<'_>, row: &Row) {
        let Some(open) = self.open.last() else { return };
        let continues = |last: u64| row.start > 1 && last + 1 == row.start;
        let own = open.last_row.is_some_and(continues);
        match open.level {
            1 => {
                let next = open.numbered as u64 + 1;
                if row.start != next {
                    context.list_start(row, ListReadings::Nothing { next });
                }
                self.clauses(context, row);
            }
            2 => {
                // After khoản 1 and 2 with titles, "3." without one stands beside them, not below the second.
                let clause = self.open.first().is_some_and(|section| continues(section.numbered as u64));
                match (own, clause) {
                    (true, true) => {
                        context.list_start(row, ListReadings::Both);
                        self.points(context, row);
                    }
                    (false, true) => {
                        self.close_to(1);
                        self.clauses(context, row);
                    }
                    (true, false) => self.points(context, row),
                    (false, false) => {
                        if row.start != 1 {
                            let next = open.last_row.map_or(1, |last| last + 1);
                            context.list_start(row, ListReadings::Nothing { next });
                        }
                        self.points(context, row);
                    }
                }
            }
            3 => {
                if row.start != 1 && !own {
                    let next = open.last_row.map_or(1, |last| last + 1);
                    context.list_start(row, ListReadings::Nothing { next });
                }
                self.points(context, row);
            }
            _ => {
                context.list_start(row, ListReadings::TooDeep);
                self.points(context, row);
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

fn block_span(block: &markdown::Block) -> Span {
    match block {
        markdown::Block::Heading(heading) => heading.span,
        markdown::Block::Paragraph(inline) | markdown::Block::Dash(inline) | markdown::Block::Plus(inline) => {
            inline.span
        }
        markdown::Block::Row(row) => row.start_span,
    }
}
