//! From source to model: lower, number, fill in values, resolve references.
//!
//! Only what prevents a model stops here. What is missing or names nothing stays in the model, printed as `[?…]`, and a
//! rule reports it.

mod end_mark;
mod frame;
mod inline;
mod references;
mod sections;
mod values;

use std::collections::BTreeMap;

use crate::document::{Block, Component, Document, Facts, Missing, NodeId, Paper, Part, PartKind};
use crate::source::toml::Manifest;
use crate::source::{PlanSource, Problem};

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
    let mut context = Context {
        plan,
        manifest,
        values: values::Values::of(plan, manifest),
        facts: Facts::default(),
        nodes: BTreeMap::new(),
        problems,
    };
    let frame::Frame { header, title, bases, signature, recipients, metadata } =
        frame::Frame::lower(&mut context, options);
    let mut body = sections::framing(&mut context, plan.opening.as_ref(), "mo-dau");
    body.extend(sections::lower(&mut context, &plan.sections).into_iter().map(Block::Section));
    body.extend(sections::framing(&mut context, plan.closing.as_ref(), "ket"));
    let mut facts = context.facts;
    if body.is_empty() {
        facts.missing.push(Missing { component: Component::Content, at: manifest.span });
    }
    facts.missing.sort_by_key(|missing| missing.component);
    let main = Part {
        id: NodeId::root("van-ban"),
        kind: PartKind::Main,
        paper: Paper::Portrait,
        own_file: None,
        header: Some(header),
        title,
        addressees: None,
        authority: None,
        bases,
        order: None,
        body,
        recipients: Some(recipients),
        signature: Some(signature),
    };
    let mut document = Document { facts, metadata, parts: vec![main] };
    end_mark::write(&mut document);
    references::resolve(&mut document);
    Some(document)
}

/// What every step of lowering needs.
struct Context<'a> {
    plan: &'a PlanSource,
    manifest: &'a Manifest,
    values: values::Values,
    facts: Facts,
    /// Names given so far, and how often each was asked for.
    nodes: BTreeMap<NodeId, usize>,
    problems: &'a mut Vec<Problem>,
}
