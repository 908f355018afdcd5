//! Numbers that Word writes before paragraphs (`numbering.xml`), as they print.

use std::collections::{BTreeMap, HashMap};

use plan_core::vietnamese::roman;

use super::format::{ParagraphFormat, RunFormat};
use super::xml::{Element, Node};

/// Levels of a row of numbers.
const LEVELS: usize = 9;

/// Definitions that are read; a file has a dozen, one that was pasted together for years some hundred.
const DEFINITIONS: usize = 5_000;

/// Word counts no further.
const HIGHEST: usize = 32_767;

/// One level of a row.
#[derive(Debug, Clone, Default)]
struct Level {
    start: usize,
    /// "decimal", "lowerLetter" …
    format: String,
    /// "%1.%2." with the numbers' places.
    text: String,
    /// All numbers in it are Arabic.
    is_legal: bool,
    /// What stands between the number and the text: a tab or a space, or nothing.
    has_gap: bool,
    /// A number of the level above which this one begins anew; 0: never.
    restart: Option<usize>,
    /// The paragraph style that means this level.
    style: Option<String>,
    paragraph: ParagraphFormat,
    run: RunFormat,
}

impl Level {
    fn of(node: Node<'_>) -> Level {
        let value = |name| node.child(name).and_then(|child| child.val());
        Level {
            start: value("start").and_then(|start| start.parse().ok()).unwrap_or(0).min(HIGHEST),
            format: value("numFmt").unwrap_or("decimal").to_owned(),
            text: value("lvlText").unwrap_or_default().chars().take(100).collect(),
            is_legal: node.switch("isLgl") == Some(true),
            has_gap: value("suff") != Some("nothing"),
            restart: value("lvlRestart").and_then(|level| level.parse().ok()),
            style: value("pStyle").map(str::to_owned),
            paragraph: node.child("pPr").map(ParagraphFormat::of).unwrap_or_default(),
            run: node.child("rPr").map(RunFormat::of).unwrap_or_default(),
        }
    }
}

/// A row of numbers that paragraphs name (`w:num`).
#[derive(Debug, Clone)]
struct Row {
    /// The definition it counts in, together with all rows of the same one.
    definition: String,
    /// Levels that it sets otherwise.
    overrides: BTreeMap<usize, (Option<usize>, Option<Level>)>,
    /// Whether a paragraph has used it.
    is_begun: bool,
}

/// What a paragraph's number comes to.
#[derive(Debug, Clone, Default)]
pub(super) struct Label {
    /// "1. ", "a) ", "- ": with a space where there is a gap before the text.
    pub(super) text: String,
    /// How the level sets its paragraphs.
    pub(super) paragraph: ParagraphFormat,
    /// How the level sets its numbers.
    pub(super) run: RunFormat,
}

/// All rows of a file, and how far they have counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: HashMap<String, Vec<Level>>,
    rows: HashMap<u32, Row>,
    counters: HashMap<String, [Option<usize>; LEVELS]>,
}

impl Numbering {
    /// Reads the part of numbers.
    pub(super) fn of(root: Node<'_>) -> Numbering {
        let mut numbering = Numbering::default();
        // A definition may only name the style of the one that has the levels.
        let mut named: HashMap<&str, &str> = HashMap::new();
        let mut links: Vec<(&str, &str)> = Vec::new();
        for node in root.elements().filter(|node| node.name() == "abstractNum").take(DEFINITIONS) {
            let Some(id) = node.attr("abstractNumId") else { continue };
            if let Some(style) = node.child("styleLink").and_then(|link| link.val()) {
                named.insert(style, id);
            }
            if let Some(style) = node.child("numStyleLink").and_then(|link| link.val()) {
                links.push((id, style));
            }
            let mut levels = vec![Level::default(); LEVELS];
            for level in node.elements().filter(|node| node.name() == "lvl") {
                if let Some(slot) = index(level).and_then(|index| levels.get_mut(index)) {
                    *slot = Level::of(level);
                }
            }
            numbering.definitions.insert(id.to_owned(), levels);
        }
        for (id, style) in links {
            if let Some(levels) = named.get(style).and_then(|source| numbering.definitions.get(*source)).cloned() {
                numbering.definitions.insert(id.to_owned(), levels);
            }
        }
        for node in root.elements().filter(|node| node.name() == "num").take(DEFINITIONS) {
            let id = node.attr("numId").and_then(|id| id.parse().ok());
            let definition = node.child("abstractNumId").and_then(|id| id.val());
            if let (Some(id), Some(definition)) = (id, definition) {
                let overrides = node.elements().filter(|node| node.name() == "lvlOverride").filter_map(|node| {
                    let start = node.child("startOverride").and_then(|start| start.val()?.parse().ok());
                    Some((
                        index(node)?,
                        (start.map(|start: usize| start.min(HIGHEST)), node.child("lvl").map(Level::of)),
                    ))
                });
                let row = Row { definition: definition.to_owned(), overrides: overrides.collect(), is_begun: false };
                numbering.rows.insert(id, row);
            }
        }
        numbering
    }

    /// Counts a paragraph. `style` is the id of its style, which means a level where none is named.
    pub(super) fn next(&mut self, row: u32, level: Option<u8>, style: Option<&str>) -> Option<Label> {
        let row = self.rows.get_mut(&row)?;
        let levels = self.definitions.get(&row.definition)?;
        let counters = self.counters.entry(row.definition.clone()).or_default();
        if !row.is_begun {
            row.is_begun = true;
            for (place, (start, _)) in &row.overrides {
                if let (Some(start), Some(counter)) = (start, counters.get_mut(*place)) {
                    // The next number is the one that the row starts with.
                    *counter = start.checked_sub(1);
                }
            }
        }
        let at = level.map(usize::from).unwrap_or_else(|| {
            levels.iter().position(|level| level.style.is_some() && level.style.as_deref() == style).unwrap_or(0)
        });
        let set = |place: usize| {
            let own = row.overrides.get(&place).and_then(|(_, level)| level.as_ref());
            own.or_else(|| levels.get(place))
        };
        let here = set(at)?;
        let counter = counters.get_mut(at)?;
        *counter = Some(counter.map_or(here.start, |number| (number + 1).min(HIGHEST)));
        // A number begins the rows below it anew.
        for place in at + 1..LEVELS {
            let restart = set(place).and_then(|level| level.restart);
            if restart.is_none_or(|from| from != 0 && at < from)
                && let Some(counter) = counters.get_mut(place)
            {
                *counter = None;
            }
        }
        let mut text = String::new();
        let mut parts = here.text.chars().peekable();
        while let Some(c) = parts.next() {
            let place = if c == '%' { parts.peek().and_then(|c| c.to_digit(10)) } else { None };
            let Some(place) = place.and_then(|place| usize::try_from(place).ok()?.checked_sub(1)) else {
                text.push(symbol(c));
                continue;
            };
            parts.next();
            if let Some(level) = set(place) {
                let number = counters.get(place).copied().flatten().unwrap_or(level.start);
                let format = if here.is_legal { "decimal" } else { level.format.as_str() };
                text.push_str(&written(number, format));
            }
        }
        if here.format == "none" {
            text.clear();
        }
        if here.has_gap && !text.is_empty() {
            text.push(' ');
        }
        Some(Label { text, paragraph: here.paragraph.clone(), run: here.run.clone() })
    }
}

/// The place of a level, from 0.
fn index(node: Node<'_>) -> Option<usize> {
    node.attr("ilvl")?.parse().ok()
}

/// A number as it is written.
fn written(number: usize, format: &str) -> String {
    match format {
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperLetter" => letters(number).to_uppercase(),
        "lowerLetter" => letters(number),
        "decimalZero" => format!("{number:02}"),
        "numberInDash" => format!("- {number} -"),
        "none" | "bullet" => String::new(),
        _ => number.to_string(),
    }
}

/// Letters as Word counts them: a to z, then doubled. It knows no đ.
fn letters(number: usize) -> String {
    let Some(index) = number.checked_sub(1) else { return String::new() };
    let letter = u8::try_from(index % 26).map_or('a', |offset| char::from(b'a' + offset));
    // Beyond 780 Word begins again.
    std::iter::repeat_n(letter, index / 26 % 30 + 1).collect()
}

/// A character of a symbol font as the one that looks like it.
pub(super) fn symbol(c: char) -> char {
    match c {
        '\u{F02D}' => '-',
        '\u{F02B}' => '+',
        '\u{F0A7}' => '▪',
        '\u{F0A8}' | '\u{F06F}' | '\u{F072}' => '□',
        '\u{F0D8}' => '➢',
        '\u{F0FC}' => '✓',
        '\u{F0FE}' => '☑',
        '\u{F076}' => '❖',
        // Symbol's bullet, and whatever else has no letter of its own.
        '\u{F000}'..='\u{F0FF}' => '•',
        c => c,
    }
}
