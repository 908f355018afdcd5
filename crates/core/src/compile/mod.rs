//! From source to model: lower, number, fill in values, resolve references.
//!
//! Only what prevents a model stops here. What is missing or names nothing stays in the model, printed as `[?…]`, and a
//! rule reports it.

mod anchors;
mod appendix;
mod attached;
mod end_mark;
mod form;
mod frame;
mod inline;
mod parts;
mod references;
mod sections;
mod signing;
mod tables;
mod targets;
mod values;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::decree::Layout;
use crate::document::{Document, Facts, NodeId};
use crate::measure::FontSet;
use crate::source::toml::Manifest;
use crate::source::{PlanSource, Problem, Span};

/// What a build may choose.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Marks the document "DỰ THẢO".
    pub draft: bool,
}

/// The model of a plan; `None` where plan.toml is absent or torn.
///
/// Faults that show only now (a list that continues nothing, a level the scheme doesn't allow) go into `problems`.
pub fn compile(plan: &PlanSource, options: Options, problems: &mut Vec<Problem>) -> Option<Document> {
    let manifest = plan.manifest.as_ref().filter(|manifest| manifest.whole)?;
    let (layout, fonts) = form::form(plan, problems);
    let mut context = Context {
        plan,
        manifest,
        options,
        layout: &layout,
        fonts: &fonts,
        values: values::Values::of(plan, manifest, &layout),
        facts: Facts::default(),
        nodes: BTreeMap::new(),
        notes: 0,
        tables: 0,
        problems,
    };
    let (parts, metadata) = parts::lower(&mut context);
    let facts = context.facts;
    let mut document = Document { facts, metadata, layout: Arc::new(layout), fonts, parts };
    said_once(&mut document.facts, problems);
    end_mark::write(&mut document);
    references::resolve(&mut document);
    tables::lay_out(&mut document, plan);
    Some(document)
}

/// A name that several parts print (the office's, the issuing decision's) is looked at for each; what is wrong with it
/// is one fault.
fn said_once(facts: &mut Facts, problems: &mut Vec<Problem>) {
    facts.missing.sort_by_key(|missing| (missing.component, missing.at));
    facts.missing.dedup();
    let mut places = BTreeSet::new();
    facts.unresolved.retain(|unresolved| places.insert((unresolved.at, unresolved.name.clone())));
    let mut said: Vec<Problem> = Vec::with_capacity(problems.len());
    let mut places: BTreeMap<Span, Vec<usize>> = BTreeMap::new();
    for problem in problems.drain(..) {
        let here = places.entry(problem.span).or_default();
        if !here.iter().any(|&index| said.get(index) == Some(&problem)) {
            here.push(said.len());
            said.push(problem);
        }
    }
    *problems = said;
}

/// What every step of lowering needs.
struct Context<'a> {
    plan: &'a PlanSource,
    manifest: &'a Manifest,
    options: Options,
    /// The layout that the document is set in.
    layout: &'a Layout,
    /// The faces that it is set in.
    fonts: &'a FontSet,
    values: values::Values,
    facts: Facts,
    /// Names given so far, and how often each was asked for.
    nodes: BTreeMap<NodeId, usize>,
    /// Footnotes so far in this file.
    notes: usize,
    /// Tables with a caption so far.
    tables: usize,
    problems: &'a mut Vec<Problem>,
}
