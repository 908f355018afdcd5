//! Styles, and what follows from all levels together (ISO/IEC 29500-1, 17.7).

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::format::{Edges, ParagraphFormat, RunFormat};
use super::theme::Theme;
use super::units;
use super::xml::{Element, Node};
use crate::reading::Colour;

/// How many styles may be based on each other; Word takes eleven.
const CHAIN: usize = 24;

/// The space between a cell's border and its text, pt; `None` where a level doesn't say.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct CellMargins {
    pub(super) left: Option<f64>,
    pub(super) right: Option<f64>,
}

impl CellMargins {
    /// What Word leaves left and right where nothing is said, pt.
    pub(super) const WORD: f64 = 5.4;

    /// Reads `w:tblCellMar` or `w:tcMar`, if there is one.
    pub(super) fn of(node: Option<Node<'_>>) -> Self {
        let width = |names: [&str; 2]| {
            let margin = names.iter().find_map(|name| node?.child(name))?;
            units::length(margin.attr("w")?)
        };
        Self { left: width(["left", "start"]), right: width(["right", "end"]) }
    }

    /// `self` with what `later` says.
    pub(super) fn under(self, later: Self) -> Self {
        Self { left: later.left.or(self.left), right: later.right.or(self.right) }
    }
}

/// A style, with all that it is based on.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    pub(super) paragraph: ParagraphFormat,
    pub(super) run: RunFormat,
    /// Of a table.
    pub(super) edges: Edges,
    /// Of a table.
    pub(super) margins: CellMargins,
    /// What a table's first row has besides.
    pub(super) first_row: Option<Rc<Style>>,
}

impl Style {
    fn of(node: Node<'_>) -> Style {
        let properties = node.child("tblPr");
        Style {
            paragraph: node.child("pPr").map(ParagraphFormat::of).unwrap_or_default(),
            run: node.child("rPr").map(RunFormat::of).unwrap_or_default(),
            edges: Edges::of(properties.and_then(|properties| properties.child("tblBorders")))
                .under(Edges::of(node.child("tcPr").and_then(|properties| properties.child("tcBorders")))),
            margins: CellMargins::of(properties.and_then(|properties| properties.child("tblCellMar"))),
            first_row: node
                .elements()
                .find(|part| part.name() == "tblStylePr" && part.attr("type") == Some("firstRow"))
                .map(|part| Rc::new(Style::of(part))),
        }
    }

    fn under(&self, later: &Style) -> Style {
        Style {
            paragraph: self.paragraph.under(&later.paragraph),
            run: self.run.under(&later.run),
            edges: self.edges.under(later.edges),
            margins: self.margins.under(later.margins),
            first_row: later.first_row.clone().or_else(|| self.first_row.clone()),
        }
    }

    /// As it applies to a table's first row.
    pub(super) fn in_first_row(&self) -> Style {
        self.first_row.as_ref().map_or_else(|| self.clone(), |first| self.under(first))
    }
}

/// How words are set when all levels have spoken.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Type {
    /// The family of ASCII letters.
    pub(super) ascii: Option<String>,
    /// The family of all others.
    pub(super) other: Option<String>,
    /// pt.
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) caps: bool,
    pub(super) hidden: bool,
    pub(super) underline: bool,
    /// Raised or lowered, and smaller for it: officials type lines so ("______") that shall stand close to the words above.
    pub(super) raised: bool,
    pub(super) colour: Option<Colour>,
}

/// The styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles<'a> {
    /// By id, those of all kinds together: their ids differ.
    nodes: HashMap<&'a str, Node<'a>>,
    known: RefCell<HashMap<&'a str, Rc<Style>>>,
    /// The id of the style of paragraphs that name none.
    normal: Option<&'a str>,
    /// The id of the style of tables that name none.
    table: Option<&'a str>,
    /// What stands below all styles.
    pub(super) defaults: Style,
    /// The language of the text, "vi-VN".
    pub(super) language: Option<&'a str>,
}

impl<'a> Styles<'a> {
    /// Reads the part of styles.
    pub(super) fn of(root: Node<'a>) -> Self {
        let mut styles = Styles::default();
        if let Some(defaults) = root.child("docDefaults") {
            let run = defaults.child("rPrDefault").and_then(|node| node.child("rPr"));
            let paragraph = defaults.child("pPrDefault").and_then(|node| node.child("pPr"));
            styles.defaults.run = run.map(RunFormat::of).unwrap_or_default();
            styles.defaults.paragraph = paragraph.map(ParagraphFormat::of).unwrap_or_default();
            styles.language = run.and_then(|run| run.child("lang")?.val());
        }
        for node in root.elements().filter(|node| node.name() == "style") {
            let Some(id) = node.attr("styleId") else { continue };
            if node.attr("default").is_some_and(super::xml::is_on) {
                match node.attr("type") {
                    Some("paragraph") => {
                        styles.normal = Some(id);
                        let own = node.child("rPr").and_then(|run| run.child("lang")?.val());
                        styles.language = own.or(styles.language);
                    }
                    Some("table") => styles.table = Some(id),
                    _ => {}
                }
            }
            styles.nodes.insert(id, node);
        }
        styles
    }

    /// The id of a paragraph's style: the one it names, if there is one, else the common one.
    pub(super) fn paragraph_id(&self, named: Option<&str>) -> Option<&'a str> {
        named.and_then(|id| self.nodes.get_key_value(id)).map(|(id, _)| *id).or(self.normal)
    }

    /// The id of a table's style.
    pub(super) fn table_id(&self, named: Option<&str>) -> Option<&'a str> {
        named.and_then(|id| self.nodes.get_key_value(id)).map(|(id, _)| *id).or(self.table)
    }

    /// A style with all that it is based on; nothing where there is none.
    pub(super) fn get(&self, id: Option<&str>) -> Rc<Style> {
        let Some((id, node)) = id.and_then(|id| self.nodes.get_key_value(id)) else { return Rc::default() };
        if let Some(known) = self.known.borrow().get(id) {
            return Rc::clone(known);
        }
        let mut chain = vec![*node];
        let mut names = vec![*id];
        while let Some(base) = chain.last().and_then(|style| style.child("basedOn")?.val()) {
            let Some(node) = self.nodes.get(base).filter(|_| chain.len() < CHAIN && !names.contains(&base)) else {
                break;
            };
            names.push(base);
            chain.push(*node);
        }
        let style = chain.iter().rev().fold(Style::default(), |all, node| all.under(&Style::of(*node)));
        let style = Rc::new(style);
        self.known.borrow_mut().insert(id, Rc::clone(&style));
        style
    }

    /// How words are set: `table` and `paragraph` are the styles around them, `direct` what stands with the words
    /// themselves, later ones winning.
    pub(super) fn type_of(&self, theme: &Theme, table: &RunFormat, paragraph: &RunFormat, direct: &RunFormat) -> Type {
        let character = self.get(direct.style.as_deref());
        let all = self.defaults.run.under(table).under(paragraph).under(&character.run).under(direct);
        // A toggle is turned by each kind of style that has it, and set by what stands with the words (17.7.3).
        let toggle = |of: fn(&RunFormat) -> Option<bool>| {
            of(direct).unwrap_or_else(|| {
                let turned = [table, paragraph, &character.run].into_iter().filter(|run| of(run) == Some(true)).count();
                of(&self.defaults.run) == Some(true) || turned % 2 == 1
            })
        };
        Type {
            ascii: all.ascii.as_ref().map_or_else(word_family, |family| theme.family(family)),
            other: all.other.as_ref().map_or_else(word_family, |family| theme.family(family)),
            size: all.size.unwrap_or(10.0),
            bold: toggle(|run| run.bold),
            italic: toggle(|run| run.italic),
            caps: toggle(|run| run.caps),
            hidden: toggle(|run| run.hidden),
            underline: all.underline == Some(true),
            raised: all.raised == Some(true),
            colour: theme.colour(all.ink.as_ref()),
        }
    }
}

/// What Word takes where no level names a family.
fn word_family() -> Option<String> {
    Some("Times New Roman".to_owned())
}
