//! What a rule is, and what it looks at.

use crate::decree::{Clause, Outline, outline};
use crate::diagnostic::{Confidence, Finding, Language, Said, Severity};
use crate::document::{AnchorKind, Document};
use crate::recognise::{Found, FoundIn};
use crate::script::Script;
use crate::source::{PlanSource, SectionSource, Sources, Span};

use super::Waiver;

/// A rule's record.
#[derive(Debug)]
pub struct Rule {
    /// Two letters for the family and three digits: "CT001".
    pub code: &'static str,
    /// Names the fault, not the remedy; Vietnamese, kebab-case: "thieu-de-muc".
    pub name: &'static str,
    /// One line, Vietnamese and English.
    pub summary: [&'static str; 2],
    /// Why.
    pub clause: Clause,
    /// How bad, unless the finding says otherwise.
    pub severity: Severity,
    /// How sure.
    pub confidence: Confidence,
    /// Whether a program can mend it.
    pub fix: FixKind,
    /// Whether a waiver may silence it: not where words would be lost or a placeholder printed.
    pub waivable: bool,
    /// The kinds of documents it looks at; empty for all.
    pub kinds: &'static [&'static str],
    /// `docs/rules/<CODE>.md`, in both languages.
    pub page: &'static str,
    /// When it runs, and what.
    pub phase: Phase,
}

/// Whether a rule brings a fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FixKind {
    /// A fix that keeps the meaning.
    Safe,
    /// None.
    None,
}

/// When a rule runs.
#[derive(Debug, Clone, Copy)]
pub enum Phase {
    /// On the source and the model of a plan.
    Document(fn(&Rule, &Subject<'_>, &mut Vec<Finding>)),
    /// On the words, a plan's or a foreign text's.
    Script(fn(&Rule, &Subject<'_>, &Script, &mut Vec<Finding>)),
    /// On the waivers, once it is known which were used.
    Waivers(fn(&Rule, &Subject<'_>, &[Waiver<'_>], &mut Vec<Finding>)),
}

/// What rules look at.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The text.
    pub sources: &'a Sources,
    /// What was read.
    pub plan: &'a PlanSource,
    /// The model, where there is one.
    pub document: Option<&'a Document>,
    /// The words, of the model or of a foreign text, and what they name.
    pub found: Option<&'a Found<'a>>,
}

impl Rule {
    /// A finding of this rule.
    pub fn finding(&self, span: Span, message: Said) -> Finding {
        Finding {
            code: self.code,
            name: self.name,
            severity: self.severity,
            confidence: self.confidence,
            message,
            span,
            label: None,
            related: Vec::new(),
            unshown: Vec::new(),
            help: None,
            clause: self.clause.clone(),
            fix: None,
            place: None,
        }
    }

    /// The summary in one language.
    pub fn summary_in(&self, language: Language) -> &'static str {
        let [vi, en] = self.summary;
        match language {
            Language::Vi => vi,
            Language::En => en,
        }
    }
}

/// The part of a page in one language: Vietnamese comes first, English from the second "# " on. What stands in fences is
/// an example and no heading of the page.
pub fn page_in(page: &str, language: Language) -> &str {
    let second = unfenced(page).filter(|(_, line)| line.starts_with("# ")).nth(1);
    let (vi, en) = page.split_at(second.map_or(page.len(), |(at, _)| at));
    match language {
        Language::Vi => vi.trim_end(),
        Language::En => en.trim_end(),
    }
}

/// The lines of a page outside its fences, each with its place.
fn unfenced(page: &str) -> impl Iterator<Item = (usize, &str)> {
    let (mut at, mut is_fenced) = (0, false);
    page.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let is_fence = line.starts_with("```");
        is_fenced ^= is_fence;
        (!is_fenced && !is_fence).then_some((start, line))
    })
}

impl<'a> Subject<'a> {
    /// The passages of its script, each with what its words name.
    pub(super) fn passages(&self) -> impl Iterator<Item = FoundIn<'a>> + use<'a> {
        self.found.into_iter().flat_map(Found::passages)
    }

    /// The required headings that the document is held to.
    pub fn outline(&self) -> Option<&'static Outline> {
        outline(self.document?.facts.outline.as_deref()?)
    }

    /// The lines that a span touches.
    pub fn lines_of(&self, span: Span) -> &'a str {
        let text = self.sources.file(span.file).text();
        let start = text.get(..span.range().start).and_then(|t| t.rfind('\n')).map_or(0, |i| i + 1);
        let end = text.get(span.range().end..).and_then(|t| t.find('\n')).map_or(text.len(), |i| span.range().end + i);
        text.get(start..end).unwrap_or_default()
    }

    /// The name of a place, as a waiver writes it: `muc:kinh-phi`, `mo-dau`, `dieu:thi-hanh`, `phu-luc:nhiem-vu`,
    /// `plan.toml:can-cu`.
    pub fn place_of(&self, span: Span) -> Option<String> {
        let plan = self.plan;
        if let Some(section) = plan.sections.iter().find(|section| section.file == span.file) {
            let kind = if self.is_article(section) { AnchorKind::Article } else { AnchorKind::Section };
            return Some(format!("{}:{}", kind.word(), section.id));
        }
        if let Some(article) = plan.articles.iter().find(|article| article.file == span.file) {
            return Some(format!("{}:{}", AnchorKind::Article.word(), article.id));
        }
        if let Some(appendix) = plan.appendices.iter().find(|appendix| appendix.file == span.file) {
            return Some(format!("{}:{}", AnchorKind::Appendix.word(), appendix.id));
        }
        let framing = [&plan.opening, &plan.closing].into_iter().flatten();
        if let Some(section) = framing.into_iter().find(|section| section.file == span.file) {
            return Some(section.id.clone());
        }
        let file = self.sources.file(span.file);
        let header = file.table_at(span.range().start);
        Some(header.map_or_else(|| file.name().to_owned(), |table| format!("{}:{table}", file.name())))
    }

    /// Whether a section's file is a Điều: so it is in a decision that stands alone.
    fn is_article(&self, section: &SectionSource) -> bool {
        let anchors = self.document.map_or(&[][..], |document| &document.facts.anchors);
        anchors.iter().any(|anchor| {
            anchor.kind == AnchorKind::Article && anchor.at.file == section.file && anchor.id == section.id
        })
    }
}

/// The page of a rule, `docs/rules/<CODE>.md`.
macro_rules! page {
    ($code:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/rules/", $code, ".md"))
    };
}
pub(in crate::rules) use page;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::RULES;
    use super::*;

    #[test]
    fn a_heading_in_an_example_does_not_begin_the_english_part() {
        let page = "# A · a\n\n```\n# Kinh phí\n```\n\n# A · a\n\nEnglish\n";
        assert_eq!(page_in(page, Language::Vi), "# A · a\n\n```\n# Kinh phí\n```");
        assert_eq!(page_in(page, Language::En), "# A · a\n\nEnglish");
    }

    #[test]
    fn every_rule_is_documented_in_both_languages() {
        let mut seen = BTreeSet::new();
        for rule in RULES {
            assert!(seen.insert(rule.code) && seen.insert(rule.name), "{} stands twice", rule.code);
            let [vi, en] = [Language::Vi, Language::En].map(|language| page_in(rule.page, language));
            for page in [vi, en] {
                assert!(page.starts_with(&format!("# {} ", rule.code)), "{}: {page:.60}", rule.code);
                assert!(page.contains(rule.name), "{}: the page doesn't name {}", rule.code, rule.name);
            }
            let sections = |page: &str| unfenced(page).filter(|(_, line)| line.starts_with("## ")).count();
            assert!(
                sections(vi) >= 3 && sections(vi) == sections(en),
                "{}: {} ≠ {}",
                rule.code,
                sections(vi),
                sections(en)
            );
        }
    }
}
