//! Files of text: sections, Điều, opening and closing, prose of an appendix.

use super::numbers::{Counters, NUMBERS};
use super::open::Open;
use crate::compile::Context;
use crate::compile::inline::Allows;
use crate::decree::Scheme;
use crate::document::{AnchorKind, Block, Division, NodeId, ParagraphKind, Run, Style, Text};
use crate::source::markdown::{self, Heading, Inline};
use crate::source::{Fault, FileId, ListReadings, Problem, SectionFault, SectionSource, Span};

/// The paragraphs of the opening or the closing.
pub(in crate::compile) fn framing(context: &mut Context<'_>, source: Option<&SectionSource>, id: &str) -> Vec<Block> {
    let Some(source) = source else { return Vec::new() };
    let mut open = Open::untitled(NodeId::root(id));
    for block in &source.markdown.blocks {
        match block {
            markdown::Block::Heading(heading) => {
                context.section_fault(heading.span, SectionFault::HeadingInFrame);
            }
            markdown::Block::Row(row) => context.list_start(row, ListReadings::InFrame),
            other => open.leaf(context, other),
        }
    }
    open.close()
}

/// All sections of the document, numbered by `scheme`.
pub(in crate::compile) fn sections(
    context: &mut Context<'_>,
    sources: &[SectionSource],
    scheme: &'static Scheme,
) -> Vec<Block> {
    let mut counters = Counters::new(&context.layout.words);
    let mut blocks = Vec::new();
    for source in sources {
        let lowering = Lowering::new(scheme, &mut counters, Some(source));
        blocks.extend(lowering.file(context, source));
    }
    blocks
}

/// The prose of an appendix: its title, from its `#`, and its text; its `##` are the scheme's first level.
pub(in crate::compile) fn prose(
    context: &mut Context<'_>,
    file: FileId,
    blocks: &[markdown::Block],
    id: NodeId,
    scheme: &'static Scheme,
    within: &str,
) -> (Option<Text>, Vec<Block>) {
    let mut counters = Counters::new(&context.layout.words);
    let mut lowering = Lowering::new(scheme, &mut counters, None);
    lowering.shift = 1;
    lowering.within = within.to_owned();
    lowering.root = Some(id.clone());
    lowering.open.push(Open::untitled(id));
    let is_title = |block: &markdown::Block| matches!(block, markdown::Block::Heading(heading) if heading.level == 1);
    let place = blocks.iter().position(is_title);
    match (place, blocks.first()) {
        (None, first) => {
            let start = first.map_or_else(|| Span::new(file, 0..0), block_span);
            context.section_fault(start, SectionFault::NoHeading);
        }
        (Some(1..), Some(first)) => context.section_fault(block_span(first), SectionFault::TextBeforeHeading),
        _ => {}
    }
    // Before the text: its footnotes come first.
    let title = place.and_then(|place| blocks.get(place)).and_then(|block| match block {
        markdown::Block::Heading(heading) => Some(context.text_of(&heading.content, Allows::Values)),
        _ => None,
    });
    for (index, block) in blocks.iter().enumerate() {
        match block {
            markdown::Block::Heading(heading) if heading.level == 1 => {
                if place != Some(index) {
                    context.section_fault(heading.span, SectionFault::SecondHeading);
                }
            }
            other => lowering.block(context, other),
        }
    }
    lowering.close_to(0);
    (title, lowering.open.pop().map(Open::close).unwrap_or_default())
}

impl Context<'_> {
    fn section_fault(&mut self, span: Span, fault: SectionFault) {
        self.problems.push(Problem { span, fault: Fault::SectionFile(fault) });
    }
}

/// One file on its way into the model: the parts open at the moment, outermost first.
pub(super) struct Lowering<'s, 'w> {
    scheme: &'static Scheme,
    counters: &'s mut Counters<'w>,
    source: Option<&'s SectionSource>,
    /// How many levels of heading stand above the scheme's first.
    shift: u8,
    /// What ends the printed references to its outermost headings.
    within: String,
    /// What the ids of its headings stand below; none where they stand at the top.
    root: Option<NodeId>,
    pub(super) open: Vec<Open>,
}

impl<'s, 'w> Lowering<'s, 'w> {
    fn new(scheme: &'static Scheme, counters: &'s mut Counters<'w>, source: Option<&'s SectionSource>) -> Self {
        Self { scheme, counters, source, shift: 0, within: String::new(), root: None, open: Vec::new() }
    }

    /// The blocks of a section's file.
    fn file(mut self, context: &mut Context<'_>, source: &SectionSource) -> Vec<Block> {
        let blocks = &source.markdown.blocks;
        let has_heading = blocks.iter().any(|block| matches!(block, markdown::Block::Heading(h) if h.level == 1));
        let mut rest = blocks.as_slice();
        let mut early = None;
        if !has_heading && self.scheme.division(1) == Some(Division::Article) {
            rest = self.untitled_article(context, source);
        }
        for block in rest {
            match block {
                markdown::Block::Heading(heading) if heading.level == 1 => self.heading(context, heading),
                other if self.open.is_empty() => early = early.or(Some(block_span(other))),
                other => self.block(context, other),
            }
        }
        let start = Span::new(source.file, 0..0);
        match (self.open.is_empty(), early) {
            (true, _) => context.section_fault(early.unwrap_or(start), SectionFault::NoHeading),
            (false, Some(span)) => context.section_fault(span, SectionFault::TextBeforeHeading),
            (false, None) => {}
        }
        self.close_to(0);
        self.open.pop().map(Open::close).unwrap_or_default()
    }

    fn block(&mut self, context: &mut Context<'_>, block: &markdown::Block) {
        match block {
            markdown::Block::Heading(heading) => self.heading(context, heading),
            markdown::Block::Row(row) => self.row(context, row),
            other => {
                if let Some(open) = self.open.last_mut() {
                    open.leaf(context, other);
                }
            }
        }
    }

    /// A Điều without a title: its number leads the first paragraph. Returns the blocks behind it.
    fn untitled_article<'b>(&mut self, context: &mut Context<'_>, source: &'b SectionSource) -> &'b [markdown::Block] {
        let blocks = source.markdown.blocks.as_slice();
        let Some(first) = blocks.first() else { return blocks };
        let number = self.counters.next(Division::Article, None, &self.within);
        let id = context.unique(NodeId::root(format!("dieu:{}", source.id)));
        let mut open = Open::untitled(id.clone());
        open.division = Some(Division::Article);
        open.printed.clone_from(&number.printed);
        open.number = number.bare;
        let (inline, rest) = match (first, blocks.split_first()) {
            (markdown::Block::Paragraph(inline), Some((_, rest))) => (inline.clone(), rest),
            _ => (Inline { pieces: Vec::new(), span: block_span(first) }, blocks),
        };
        let at = inline.span;
        open.paragraph(context, ParagraphKind::Article, Some(number.label), &inline);
        if let Some(Block::Paragraph(paragraph)) = open.body.last_mut() {
            paragraph.id = id.clone();
            // Phụ lục I, Phần I, Mục II, khoản 6, điểm đ: the number of a Điều is bold.
            if let Some(label) = &mut paragraph.label {
                label.style.bold = true;
            }
        }
        context.declare(AnchorKind::Article, source.id.clone(), id, number.printed, at);
        self.open.push(open);
        rest
    }

    /// Closes every part below `level`, so that the innermost open one has at most that level.
    pub(super) fn close_to(&mut self, level: u8) {
        while self.open.len() > 1 && self.open.last().is_some_and(|open| open.level > level) {
            if let Some(closed) = self.open.pop()
                && let Some(parent) = self.open.last_mut()
            {
                parent.body.extend(closed.close());
            }
        }
    }

    fn heading(&mut self, context: &mut Context<'_>, heading: &Heading) {
        if heading.content.is_blank() {
            context.section_fault(heading.span, SectionFault::EmptyHeading);
        }
        let level = heading.level.saturating_sub(self.shift);
        if heading.level == 1 && !self.open.is_empty() {
            context.section_fault(heading.span, SectionFault::SecondHeading);
            return;
        }
        self.close_to(level.saturating_sub(1));
        let parent = self.open.last_mut();
        // An untitled Điều stands where its heading would.
        let under = parent.as_ref().map_or(0, |parent| if parent.division.is_some() { parent.level.max(1) } else { 0 });
        let division = self.scheme.division(level);
        let is_allowed = if under == 0 { level == 1 } else { self.scheme.allows(level, under) };
        if !is_allowed || division.is_none() {
            let fault = Fault::Level { level, under, shift: self.shift, scheme: self.scheme };
            context.problems.push(Problem { span: heading.span, fault });
        }
        let division = division.unwrap_or(Division::Point);
        let base = match (&parent, &self.root) {
            (Some(parent), _) => Some(parent.id.clone()),
            (None, root) => root.clone(),
        };
        let mut parent = parent;
        if let Some(parent) = &mut parent {
            parent.last_row = None;
        }
        let parent = parent.filter(|parent| parent.division.is_some());
        let number = self.counters.next(division, parent, &self.within);

        let kind = if division == Division::Article { AnchorKind::Article } else { AnchorKind::Section };
        let own = heading.anchor.as_ref().map(|anchor| anchor.value.clone());
        let of_file = self.source.filter(|_| heading.level == 1).map(|source| source.id.clone());
        let node = match (&of_file, &own, base) {
            (Some(id), ..) | (None, Some(id), _) => NodeId::root(format!("{}:{id}", kind.word())),
            (None, None, Some(base)) => base.child(&number.ordinal),
            (None, None, None) => NodeId::root(&number.ordinal),
        };
        let node = context.unique(node);
        // The file's own name first; `{#ma}` behind its `#` gives it a second one.
        if let Some(id) = of_file {
            context.declare(kind, id, node.clone(), number.printed.clone(), heading.span);
        }
        if let (Some(id), Some(anchor)) = (own, &heading.anchor) {
            context.declare(kind, id, node.clone(), number.printed.clone(), anchor.span);
        }

        let mut title = context.text_of(&heading.content, Allows::Values);
        let capitals = context.layout.components.heading(division).capitals;
        for run in &mut title {
            if capitals {
                run.text = run.text.to_uppercase();
            }
            // A heading is bold as a whole: emphasis inside it says nothing more.
            run.style = Style::default();
        }
        self.open.push(Open {
            level,
            division: Some(division),
            printed: number.printed,
            number: number.bare,
            label: Run::generated(number.label, NUMBERS),
            title,
            span: heading.span,
            ..Open::untitled(node)
        });
    }
}

fn block_span(block: &markdown::Block) -> Span {
    match block {
        markdown::Block::Heading(heading) => heading.span,
        markdown::Block::Paragraph(inline) | markdown::Block::Dash(inline) | markdown::Block::Plus(inline) => {
            inline.span
        }
        markdown::Block::Row(row) => row.start_span,
        markdown::Block::Table(table) => table.span,
    }
}
