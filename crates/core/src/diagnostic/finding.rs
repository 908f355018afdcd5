//! What a rule has to say.

use serde::Serialize;

use super::Said;
use crate::decree::Clause;
use crate::source::Span;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Proven by the structure of the source or by the calendar: the document isn't built.
    Error,
    /// Probably wrong; the author decides.
    Warning,
    /// Worth knowing.
    Note,
}

/// How sure the rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Certain: nothing was guessed.
    Certain,
    /// Recognised in prose.
    Likely,
    /// A hint.
    Possible,
}

/// A second place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What stands there.
    pub text: Said,
}

/// Whether a fix keeps the meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// The printed document stays what the author meant.
    Safe,
    /// Somebody has to look.
    Unsafe,
}

/// One replacement in one file, in bytes of the normalised text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What comes there.
    pub text: String,
    /// Whether it keeps the meaning.
    pub safety: Safety,
}

/// A way out that a program can take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// What it does.
    pub title: Said,
    /// The replacements; they don't overlap.
    pub edits: Vec<Edit>,
}

/// One finding of one rule at one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule's code: "CT001".
    pub code: &'static str,
    /// The rule's name, in kebab-case: "thieu-de-muc".
    pub name: &'static str,
    /// How bad.
    pub severity: Severity,
    /// How sure.
    pub confidence: Confidence,
    /// What is wrong.
    pub message: Said,
    /// Where.
    pub span: Span,
    /// What stands at that place, under the marked words.
    pub label: Option<Said>,
    /// Further places.
    pub related: Vec<Label>,
    /// Further places beyond those that are worth showing.
    #[serde(skip)]
    pub unshown: Vec<Span>,
    /// The way out.
    pub help: Option<Said>,
    /// Why.
    pub clause: Clause,
    /// A way out that a program can take.
    pub fix: Option<Fix>,
    /// The place a waiver names: `muc:kinh-phi`, `plan.toml:can-cu`.
    pub place: Option<String>,
}

impl Finding {
    /// Moves every place that it names.
    #[must_use]
    pub(crate) fn moved(mut self, to: impl Fn(Span) -> Span) -> Self {
        self.span = to(self.span);
        self.related.iter_mut().for_each(|label| label.span = to(label.span));
        self.unshown.iter_mut().for_each(|span| *span = to(*span));
        self.fix.iter_mut().flat_map(|fix| &mut fix.edits).for_each(|edit| edit.span = to(edit.span));
        self
    }

    /// Every place that it speaks of.
    pub fn places(&self) -> impl Iterator<Item = Span> {
        let related = self.related.iter().map(|label| label.span);
        [self.span].into_iter().chain(related).chain(self.unshown.iter().copied())
    }

    /// Marks the words with what stands there.
    #[must_use]
    pub fn label(mut self, label: Said) -> Self {
        self.label = Some(label);
        self
    }

    /// Adds the way out.
    #[must_use]
    pub fn help(mut self, help: Said) -> Self {
        self.help = Some(help);
        self
    }

    /// Adds a further place.
    #[must_use]
    pub fn related(mut self, span: Span, text: Said) -> Self {
        self.related.push(Label { span, text });
        self
    }

    /// Adds a way out that a program can take.
    #[must_use]
    pub fn fix(mut self, title: Said, edits: Vec<Edit>) -> Self {
        self.fix = Some(Fix { title, edits });
        self
    }

    /// Names the place for waivers, where it isn't the file's own.
    #[must_use]
    pub fn place(mut self, place: impl Into<String>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// Says it with another severity than the rule's own.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Says it with another confidence than the rule's own.
    #[must_use]
    pub fn confidence(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }

    /// Names another clause than the rule's own.
    #[must_use]
    pub fn clause(mut self, clause: Clause) -> Self {
        self.clause = clause;
        self
    }
}
