//! Reads text, headers, notes and boxes paragraph by paragraph, each with all that the file says of it.

use std::rc::Rc;

use super::drawing::Around;
use super::field::Fields;
use super::format::{ParagraphFormat, RunFormat};
use super::frame::{self, Framed};
use super::indent;
use super::inline::{self, Content, Note, Setting};
use super::item::{CellRule, Item};
use super::numbering::Numbering;
use super::section::{Section, Settings};
use super::spacing;
use super::styles::{Styles, Type};
use super::table::{Inherited, TableShape};
use super::theme::Theme;
use super::units::MM;
use super::words::{Lines, Measure, Words, is_blank};
use super::xml::{Element, Node, shown};
use crate::reading::{Align, Cell, Extent, NumberStyle, Pages, Paragraph, Zone};

/// Paragraphs that are kept; what comes after is left out.
const PARAGRAPHS: usize = 200_000;

/// Where paragraphs stand.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) sheet: usize,
    pub(super) zone: Zone,
    pub(super) cell: Option<Cell>,
    /// The column or cell, mm from the paper's left edge.
    pub(super) column: Option<Extent>,
    /// Between the page's margins.
    pub(super) margins: Extent,
    /// mm.
    pub(super) page_width: f64,
    /// What the table around them says.
    pub(super) inherited: Rc<Inherited>,
    /// In a header (`true`) or footer of these pages.
    pub(super) header: Option<(Pages, bool)>,
    /// How page numbers are written here.
    pub(super) numbers: NumberStyle,
}

impl Place {
    /// The text of a section.
    pub(super) fn text_of(sheet: usize, section: &Section<'_>) -> Place {
        let margins = section.text();
        Place {
            sheet,
            zone: Zone::Body,
            cell: None,
            column: Some(margins),
            margins,
            page_width: section.sheet.width_mm,
            inherited: Rc::default(),
            header: None,
            numbers: section.style.unwrap_or(NumberStyle::Arabic),
        }
    }
}

/// Everything that paragraphs are read with, and what has been read.
pub(super) struct Story<'s, 'a> {
    pub(super) styles: &'s Styles<'a>,
    pub(super) theme: &'s Theme,
    pub(super) settings: Settings<'a>,
    pub(super) numbering: Numbering,
    pub(super) measure: Measure,
    pub(super) items: Vec<Item<'a>>,
    pub(super) cell_rules: Vec<CellRule>,
    /// Notes that the text refers to and that haven't been read.
    pub(super) notes: Vec<Note<'a>>,
    /// A page ends before the next words.
    pub(super) breaks_page: bool,
    /// Whether something was left out.
    pub(super) cut_short: bool,
    /// The page that the next words stand on, from 1, as far as the file says where pages ended.
    pub(super) page: usize,
    fields: Fields,
    tables: usize,
    flows: usize,
}

impl<'s, 'a> Story<'s, 'a> {
    pub(super) fn new(styles: &'s Styles<'a>, theme: &'s Theme, settings: Settings<'a>, numbering: Numbering) -> Self {
        Story {
            styles,
            theme,
            settings,
            numbering,
            measure: Measure::new(),
            items: Vec::new(),
            cell_rules: Vec::new(),
            notes: Vec::new(),
            breaks_page: false,
            cut_short: false,
            page: 1,
            fields: Fields::default(),
            tables: 0,
            flows: 0,
        }
    }

    /// Reads a part, a cell or a box: something that its fields don't run out of.
    pub(super) fn closed(&mut self, node: Node<'a>, place: &Place) {
        let outside = std::mem::take(&mut self.fields);
        self.blocks(&shown(node), place);
        self.fields = outside;
    }

    /// Reads paragraphs and tables; which flow the last paragraphs stand in.
    pub(super) fn blocks(&mut self, blocks: &[Node<'a>], place: &Place) -> usize {
        let mut flow = self.new_flow();
        for block in blocks {
            if self.items.len() >= PARAGRAPHS {
                self.cut_short = true;
                break;
            }
            match block.name() {
                "p" => self.paragraph(*block, place, flow),
                "tbl" => {
                    self.table(*block, place);
                    flow = self.new_flow();
                }
                // Text in a file of another format.
                "altChunk" | "subDoc" => self.cut_short = true,
                _ => {}
            }
        }
        flow
    }

    fn new_flow(&mut self) -> usize {
        self.flows += 1;
        self.flows
    }

    fn table(&mut self, node: Node<'a>, place: &Place) {
        let shape = TableShape::of(node, place.column, self.styles, &self.settings);
        let table = self.tables;
        self.tables += 1;
        // The paragraphs of the row above, cell by cell.
        let mut above: Vec<Option<usize>> = Vec::new();
        for (row, cells) in shape.rows.iter().enumerate() {
            let mut flows = Vec::new();
            // A row that a page's end goes through says so in each of its cells.
            let (page, mut last_page) = (self.page, self.page);
            for (column, cell) in cells.iter().enumerate() {
                let inside = Place {
                    cell: Some(Cell { table, row, column, ruled: shape.is_ruled }),
                    column: cell.text,
                    inherited: shape.inherited(row),
                    ..place.clone()
                };
                // Where the cell above goes on, Word keeps a paragraph without words.
                self.page = page;
                let flow = (!cell.goes_on).then(|| self.blocks(&shown(cell.node), &inside));
                last_page = last_page.max(self.page);
                if !shape.is_ruled {
                    if cell.has_bottom {
                        self.cell_rules.push(CellRule { flow, whole: cell.whole });
                    }
                    if cell.has_top {
                        let flow = above.get(column).copied().flatten();
                        self.cell_rules.push(CellRule { flow, whole: cell.whole });
                    }
                }
                flows.push(flow);
            }
            self.page = last_page;
            above = flows;
        }
    }

    fn paragraph(&mut self, node: Node<'a>, place: &Place, flow: usize) {
        let properties = node.child("pPr");
        let direct = properties.map(ParagraphFormat::of).unwrap_or_default();
        let mark = properties.and_then(|properties| properties.child("rPr"));
        let named = properties.and_then(|properties| properties.child("pStyle")?.val());
        let style_id = self.styles.paragraph_id(named);
        let style = self.styles.get(style_id);

        let base = self.styles.defaults.paragraph.under(&place.inherited.paragraph);
        let row = direct.number.or(style.paragraph.number).filter(|row| *row != 0);
        let level = direct.number_level.or(style.paragraph.number_level);
        let label = row.and_then(|row| self.numbering.next(row, level, style_id));
        // What a number's level says stands just below who names the number.
        let numbered = label.as_ref().map(|label| &label.paragraph);
        let format = match numbered {
            Some(level) if direct.number.is_some() => base.under(&style.paragraph).under(level).under(&direct),
            Some(level) => base.under(level).under(&style.paragraph).under(&direct),
            None => base.under(&style.paragraph).under(&direct),
        };

        let frame = format.frame.clone();
        let extent = match &frame {
            Some(frame) => frame::extent(frame, place),
            None => place.column.map(|column| Extent {
                left: column.left + format.left.unwrap_or(0.0) * MM,
                right: column.right - format.right.unwrap_or(0.0) * MM,
            }),
        };
        // Indents that leave no room are a mistake, and where Word sets such words isn't known.
        let extent = extent.filter(|extent| extent.right > extent.left);
        let setting = Setting {
            styles: self.styles,
            theme: self.theme,
            table: &place.inherited.run,
            paragraph: &style.run,
            around: Around {
                column: place.column,
                margins: place.margins,
                page_width: place.page_width,
                is_cell: place.cell.is_some(),
            },
        };
        let mut content = inline::read(node, &setting, &mut self.fields);
        let mark_run = mark.map(RunFormat::of).unwrap_or_default();
        let mark_type = setting.type_of(&mark_run);
        if let Some(label) = label.filter(|label| !label.text.is_empty() && !mark_type.hidden) {
            put_before(&mut content, &label.text, &setting.type_of(&mark_run.under(&label.run)));
        }

        let is_gone = mark_type.hidden || mark.is_some_and(|mark| mark.child("del").is_some());
        let flow = if frame.is_some() { self.new_flow() } else { flow };
        let zone = if frame.is_some() && place.zone == Zone::Body { Zone::Box } else { place.zone };
        let frame = Framed { zone, flow, extent, frame };
        self.keep(Read { format, style: style_id, content, mark_type, is_gone }, place, frame);
    }

    /// Keeps what was read of a paragraph: one item for each piece between page breaks, then its boxes.
    fn keep(&mut self, mut read: Read<'a>, place: &Place, framed: Framed) {
        let pieces = std::mem::take(&mut read.content.pieces);
        let mut strokes = std::mem::take(&mut read.content.strokes);
        let breaks = pieces.len() > 1;
        if read.format.page_break_before == Some(true) && framed.zone == Zone::Body {
            self.breaks_page = true;
        }
        let mark = self.mark(&read, place, &framed);
        let page_ends = std::mem::take(&mut read.content.page_ends);
        let mut page_ends = page_ends.into_iter().peekable();
        for (order, piece) in pieces.into_iter().enumerate() {
            while page_ends.next_if(|piece| *piece <= order).is_some() {
                self.page += 1;
            }
            if order > 0 && framed.zone == Zone::Body {
                self.breaks_page = true;
            }
            let blank = piece.is_blank();
            if blank && breaks && strokes.is_empty() {
                continue;
            }
            let mut item = self.item(piece.lines, order == 0, &read, place, &framed);
            item.is_nothing = blank && (breaks || read.is_gone);
            item.strokes = std::mem::take(&mut strokes);
            item.mark = mark.clone().filter(|_| !blank);
            self.items.push(item);
        }
        self.page += page_ends.count();
        self.notes.append(&mut read.content.notes);
        let zone = if place.zone == Zone::Body { Zone::Box } else { place.zone };
        // A box's text is its own: page breaks do nothing in it.
        for text in read.content.boxes {
            let inside = Place { zone, cell: None, column: text.column, inherited: Rc::default(), ..place.clone() };
            self.closed(text.content, &inside);
        }
    }

    /// A piece of a paragraph.
    fn item(
        &mut self,
        mut lines: Vec<Vec<Words>>,
        is_first: bool,
        read: &Read<'a>,
        place: &Place,
        framed: &Framed,
    ) -> Item<'a> {
        let format = &read.format;
        let blank_lines = lines.iter().take_while(|line| is_blank(line)).count();
        lines.retain(|line| !is_blank(line));
        let lead = lines
            .first_mut()
            .map(|line| indent::take_lead(line, format.align, format, self.settings.tab, &mut self.measure));
        let first = if is_first { format.first.unwrap_or(0.0) } else { 0.0 };
        let size = lines.iter().flatten().filter_map(|words| words.span.size_pt).fold(0.0, f64::max);
        let size = if size > 0.0 { size } else { read.mark_type.size };
        let multiple = spacing::multiple(format.line, size);
        let lines: Vec<_> = lines.into_iter().map(|line| self.measure.line(line)).collect();
        let starts_page = !lines.is_empty() && framed.zone == Zone::Body && std::mem::take(&mut self.breaks_page);
        let is_boxed = format.edges.is_box();
        let height_in_lines = spacing::height(&lines, framed.extent, size);
        Item {
            flow: framed.flow,
            style: read.style,
            before: format.space_before(),
            after: format.space_after(),
            is_contextual: format.contextual == Some(true),
            pitch: multiple * spacing::SINGLE * size,
            height_in_lines,
            blank_lines: if lines.is_empty() { 0 } else { blank_lines },
            has_top: format.edges.has_top() && !is_boxed,
            has_bottom: format.edges.has_bottom() && !is_boxed,
            strokes: Vec::new(),
            is_nothing: false,
            is_rule: false,
            mark: None,
            paragraph: Paragraph {
                sheet: place.sheet,
                ordinal: 0,
                page: Some(self.page),
                zone: framed.zone,
                cell: place.cell,
                extent: framed.extent,
                lines,
                align: Some(format.align.unwrap_or(Align::Left)),
                first_indent_mm: Some((first + lead.unwrap_or(0.0)) * MM),
                gap_before_pt: None,
                line_spacing: Some(multiple),
                rule_below: None,
                empty_before: 0,
                starts_page,
                continues: false,
                keep_with_next: format.keep_next == Some(true),
                outline_level: format.outline.filter(|level| *level < 9).map(|level| level + 1),
            },
        }
    }
}

/// What was read of a paragraph.
pub(super) struct Read<'a> {
    pub(super) format: ParagraphFormat,
    style: Option<&'a str>,
    pub(super) content: Content<'a>,
    /// How its mark is set.
    pub(super) mark_type: Type,
    /// Its mark isn't shown: without words there is nothing.
    is_gone: bool,
}

/// Puts a number before the words of a paragraph.
fn put_before(content: &mut Content<'_>, text: &str, set: &Type) {
    let mut label = Lines::default();
    label.push(text, set);
    let Some(piece) = content.pieces.first_mut() else { return };
    match (label.lines.pop(), piece.lines.first_mut()) {
        (Some(spans), Some(line)) => {
            line.splice(0..0, spans);
        }
        (Some(spans), None) => piece.lines.push(spans),
        (None, _) => {}
    }
}
