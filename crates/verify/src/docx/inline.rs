//! What stands in a paragraph: words in their type, breaks, fields, drawings, notes.

use super::drawing::{self, Around, Stroke, TextBox};
use super::field::{Fields, Kind};
use super::format::RunFormat;
use super::numbering::symbol;
use super::styles::{Styles, Type};
use super::theme::Theme;
use super::words::Lines;
use super::xml::{Element, Node, shown};
use crate::reading::NumberStyle;

/// A note that the words refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Note<'a> {
    Foot(&'a str),
    End(&'a str),
}

/// A page number that is shown.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PageNumber {
    /// How the field says that it is written.
    pub(super) style: Option<NumberStyle>,
    /// What stands before it in its line.
    pub(super) before: String,
    /// A tab that goes to the middle between the margins, whatever the tab stops (`w:ptab`), stands before it.
    pub(super) is_after_middle_tab: bool,
}

/// What stands in a paragraph.
#[derive(Debug, Default)]
pub(super) struct Content<'a> {
    /// What stands between page breaks; one more than there are breaks.
    pub(super) pieces: Vec<Lines>,
    pub(super) strokes: Vec<Stroke>,
    pub(super) boxes: Vec<TextBox<'a>>,
    pub(super) notes: Vec<Note<'a>>,
    pub(super) page_number: Option<PageNumber>,
    /// Where pages ended when the file was laid out last (`w:lastRenderedPageBreak`): the piece that begins behind each;
    /// one past the last where it stands behind words.
    pub(super) page_ends: Vec<usize>,
    /// All words that aren't the page number.
    pub(super) besides: String,
    is_after_middle_tab: bool,
}

/// What the words of a paragraph are set by.
pub(super) struct Setting<'s, 'a> {
    pub(super) styles: &'s Styles<'a>,
    pub(super) theme: &'s Theme,
    pub(super) table: &'s RunFormat,
    pub(super) paragraph: &'s RunFormat,
    pub(super) around: Around,
}

impl Setting<'_, '_> {
    /// The type of words with these properties of their own.
    pub(super) fn type_of(&self, direct: &RunFormat) -> Type {
        self.styles.type_of(self.theme, self.table, self.paragraph, direct)
    }
}

/// Reads what stands in `node`; `fields` are those that were opened before it.
pub(super) fn read<'a>(node: Node<'a>, setting: &Setting<'_, 'a>, fields: &mut Fields) -> Content<'a> {
    let mut content = Content { pieces: vec![Lines::default()], ..Content::default() };
    content.add_all(node, setting, fields);
    fields.end_paragraph();
    content
}

impl<'a> Content<'a> {
    fn add_all(&mut self, node: Node<'a>, setting: &Setting<'_, 'a>, fields: &mut Fields) {
        for child in shown(node) {
            match child.name() {
                "r" => self.add_run(child, setting, fields),
                "fldSimple" => {
                    fields.begin();
                    fields.instruct(child.attr("instr").unwrap_or_default());
                    fields.separate();
                    self.add_all(child, setting, fields);
                    self.end_field(setting, fields, &RunFormat::default());
                }
                "oMath" | "oMathPara" => {
                    let words: String = child
                        .descendants()
                        .filter(|node| node.is_element() && node.name() == "t")
                        .filter_map(|node| node.text())
                        .collect();
                    self.say(&words, &setting.type_of(&RunFormat::default()), fields);
                }
                _ => {}
            }
        }
    }

    fn add_run(&mut self, run: Node<'a>, setting: &Setting<'_, 'a>, fields: &mut Fields) {
        let direct = run.child("rPr").map(RunFormat::of).unwrap_or_default();
        let set = setting.type_of(&direct);
        for child in shown(run) {
            match child.name() {
                "t" => self.say(&text_of(child), &set, fields),
                "tab" => self.say("\t", &set, fields),
                "ptab" => {
                    self.is_after_middle_tab = child.attr("alignment") == Some("center");
                    self.say("\t", &set, fields);
                }
                "noBreakHyphen" => self.say("-", &set, fields),
                "sym" => {
                    let code = child.attr("char").and_then(|code| u32::from_str_radix(code, 16).ok());
                    if let Some(c) = code.and_then(char::from_u32) {
                        self.say(symbol(c).encode_utf8(&mut [0; 4]), &set, fields);
                    }
                }
                "cr" => self.turn(fields),
                "lastRenderedPageBreak" => {
                    let begun = self.pieces.last().is_some_and(|piece| !piece.is_blank());
                    self.page_ends.push(if begun { self.pieces.len() } else { self.pieces.len().saturating_sub(1) });
                }
                "br" => match child.attr("type") {
                    Some("page") => self.pieces.push(Lines::default()),
                    _ => self.turn(fields),
                },
                "fldChar" => match child.attr("fldCharType") {
                    Some("begin") => fields.begin(),
                    Some("separate") => fields.separate(),
                    Some("end") => self.end_field(setting, fields, &direct),
                    _ => {}
                },
                "instrText" => fields.instruct(child.text().unwrap_or_default()),
                "pgNum" => {
                    self.note_page_number(None);
                    self.show("1", &set);
                }
                "footnoteReference" => self.notes.extend(child.attr("id").map(Note::Foot)),
                "endnoteReference" => self.notes.extend(child.attr("id").map(Note::End)),
                "drawing" | "pict" | "object" if !set.hidden => {
                    let drawn = drawing::read(child, &setting.around);
                    self.strokes.extend(drawn.strokes);
                    self.boxes.extend(drawn.boxes);
                }
                _ => {}
            }
        }
    }

    /// A number that nobody has filled in yet is shown all the same when the file is opened.
    fn end_field(&mut self, setting: &Setting<'_, 'a>, fields: &mut Fields, direct: &RunFormat) {
        if let Some(kind) = fields.end() {
            match kind {
                Kind::Page(style) => self.note_page_number(style),
                Kind::Count | Kind::Other => self.besides.push('1'),
            }
            self.show("1", &setting.type_of(direct));
        }
    }

    fn turn(&mut self, fields: &Fields) {
        if !fields.is_hidden()
            && let Some(piece) = self.pieces.last_mut()
        {
            piece.turn();
        }
    }

    /// Words, where they are shown.
    fn say(&mut self, text: &str, set: &Type, fields: &mut Fields) {
        if text.is_empty() || set.hidden || fields.is_hidden() {
            return;
        }
        match fields.shown() {
            Kind::Page(style) => self.note_page_number(style),
            Kind::Count | Kind::Other => self.besides.push_str(text),
        }
        self.show(text, set);
    }

    fn show(&mut self, text: &str, set: &Type) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.push(text, set);
        }
    }

    fn note_page_number(&mut self, style: Option<NumberStyle>) {
        let line = self.pieces.last().and_then(|piece| piece.lines.last());
        let before = line.map(|line| line.iter().map(|words| words.span.text.as_str()).collect()).unwrap_or_default();
        let is_after_middle_tab = self.is_after_middle_tab;
        self.page_number.get_or_insert(PageNumber { style, before, is_after_middle_tab });
    }
}

/// The words of `w:t`: white space at its ends counts where the file says so, a line's end in the file is a space.
fn text_of(node: Node<'_>) -> String {
    let text: String = node.children().filter(Node::is_text).filter_map(|child| child.text()).collect();
    let preserves = |node: Node<'_>| node.attr("space") == Some("preserve");
    let text = if preserves(node) || preserves(node.document().root_element()) {
        text.as_str()
    } else {
        text.trim_matches([' ', '\t', '\r', '\n'])
    };
    text.replace(['\r', '\n'], " ")
}
