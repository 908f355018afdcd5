//! Fields: which of their words are instructions, and which ones are page numbers.

use crate::reading::NumberStyle;

/// What stands where in an open field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Instruction,
    Result,
}

/// The kind of a field, as far as a reader cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The number of the page; its style, if the field says one.
    Page(Option<NumberStyle>),
    /// Another number of the layout, as the number of pages.
    Count,
    /// Anything else.
    Other,
}

impl Kind {
    /// The kind of an instruction: `PAGE \* roman`.
    pub(super) fn of(instruction: &str) -> Kind {
        let mut words = instruction.split_whitespace();
        match words.next().map(str::to_ascii_uppercase).as_deref() {
            Some("PAGE") => Kind::Page(words.filter(|word| !word.starts_with('\\')).find_map(style)),
            Some("NUMPAGES" | "SECTIONPAGES") => Kind::Count,
            _ => Kind::Other,
        }
    }
}

/// The number style of a switch.
fn style(switch: &str) -> Option<NumberStyle> {
    match switch.trim_matches('"').to_ascii_lowercase().as_str() {
        "arabic" => Some(NumberStyle::Arabic),
        "roman" => Some(NumberStyle::Roman),
        "mergeformat" | "charformat" => None,
        _ => Some(NumberStyle::Other),
    }
}

#[derive(Debug, Clone)]
struct Open {
    part: Part,
    instruction: String,
    kind: Kind,
    /// Whether its result has had words.
    has_words: bool,
}

/// The fields that are open at a place, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Open>,
}

/// Fields in fields that are followed; Word's own go three deep.
const DEPTH: usize = 50;

impl Fields {
    /// A field begins. What is nested too deeply is read as text.
    pub(super) fn begin(&mut self) {
        if self.open.len() < DEPTH {
            let part = Part::Instruction;
            self.open.push(Open { part, instruction: String::new(), kind: Kind::Other, has_words: false });
        }
    }

    /// A part of the instruction of the innermost field.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| field.instruction.len() < 1000) {
            field.instruction.push_str(text);
        }
    }

    /// The instruction is complete.
    pub(super) fn separate(&mut self) {
        if let Some(field) = self.open.last_mut() {
            field.part = Part::Result;
            field.kind = Kind::of(&field.instruction);
        }
    }

    /// The innermost field ends. Its kind, if it is a number that nobody has filled in.
    pub(super) fn end(&mut self) -> Option<Kind> {
        let field = self.open.pop()?;
        let kind = if field.part == Part::Instruction { Kind::of(&field.instruction) } else { field.kind };
        (!field.has_words && kind != Kind::Other && !self.is_hidden()).then_some(kind)
    }

    /// Whether words at this place are instructions.
    pub(super) fn is_hidden(&self) -> bool {
        self.open.iter().any(|field| field.part == Part::Instruction)
    }

    /// Words are shown at this place: the kind of number that they are the result of.
    pub(super) fn shown(&mut self) -> Kind {
        for field in &mut self.open {
            field.has_words = true;
        }
        self.open.iter().map(|field| field.kind).find(|kind| *kind != Kind::Other).unwrap_or(Kind::Other)
    }

    /// A paragraph ends. Instructions don't run on: such a field was never finished.
    pub(super) fn end_paragraph(&mut self) {
        self.open.retain(|field| field.part == Part::Result);
    }
}
