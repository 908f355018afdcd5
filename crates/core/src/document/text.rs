//! Text as runs that know where they come from.

use serde::Serialize;

use super::NodeId;
use crate::decree::Clause;
use crate::source::Span;

/// A line or a paragraph's words.
pub type Text = Vec<Run>;

/// A stretch of text with one style and one origin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The final words.
    pub text: String,
    /// Emphasis that the author typed; what the component itself prescribes stands in the layout.
    pub style: Style,
    /// Where the words come from.
    pub origin: Origin,
    /// Set where the run shows a change between two versions.
    pub change: Option<Change>,
    /// The words of a footnote; then the run's own are its number, set above the line.
    pub note: Option<Text>,
}

/// Emphasis typed by the author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Style {
    /// `**đậm**`
    pub bold: bool,
    /// `*nghiêng*`
    pub italic: bool,
}

/// Where a run's words come from. Only [`Origin::Source`] can be patched by an edit made in Word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// Typed by the author, here.
    Source(Span),
    /// A value: `{{ … }}`.
    Value {
        /// The expression in the text.
        expr: Span,
        /// Where the value is set; `None` where it is not found.
        def: Option<Span>,
    },
    /// A reference: `@muc:…`.
    Reference {
        /// The reference in the text.
        at: Span,
        /// The part it names; `None` where there is none.
        target: Option<NodeId>,
    },
    /// Written by the compiler, as this clause asks.
    Generated(Clause),
    /// Read from somebody's finished file.
    Imported {
        /// The part of the package.
        part: String,
        /// The element in it.
        node: String,
    },
}

/// A change between two versions, as Word tracks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// In the newer version only.
    Inserted,
    /// In the older version only.
    Deleted,
}

impl Run {
    /// Unstyled words typed at `span`.
    pub fn source(text: impl Into<String>, span: Span) -> Self {
        Self { text: text.into(), style: Style::default(), origin: Origin::Source(span), change: None, note: None }
    }

    /// Where the author typed these words, or the value that stands for them.
    pub fn typed_at(&self) -> Option<Span> {
        match &self.origin {
            Origin::Source(span) | Origin::Value { expr: span, .. } => Some(*span),
            Origin::Reference { .. } | Origin::Generated(_) | Origin::Imported { .. } => None,
        }
    }

    /// Words that the compiler writes because `clause` asks for them.
    pub fn generated(text: impl Into<String>, clause: Clause) -> Self {
        Self { text: text.into(), style: Style::default(), origin: Origin::Generated(clause), change: None, note: None }
    }
}

/// The words of a text, without style and origin.
pub fn plain(text: &[Run]) -> String {
    text.iter().map(|run| run.text.as_str()).collect()
}

/// Reading a [`Text`].
pub trait TextExt {
    /// The words, without style and origin.
    fn plain(&self) -> String;
}

impl TextExt for [Run] {
    fn plain(&self) -> String {
        plain(self)
    }
}
