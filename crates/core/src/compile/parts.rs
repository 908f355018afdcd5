//! The parts of a document: decision, plan, appendices.

use super::{Context, appendix, sections};
use crate::decree::{Scheme, scheme, usual_scheme};
use crate::document::{Component, Metadata, Missing, NodeId, Paper, Part, PartKind};
use crate::source::{Fault, Problem, Span};

/// All parts, in order, and what the files say about themselves.
pub(super) fn lower(context: &mut Context<'_>) -> (Vec<Part>, Metadata) {
    let kind = context.kind();
    context.forbidden();
    context.targets();
    let numbering = context.scheme(kind.map_or_else(usual_scheme, |kind| kind.scheme()));
    let decision = decision(context);
    let main = main(context, kind, numbering);
    let metadata = context.metadata(kind, &main.title, decision.as_ref());
    let appendices = appendix::lower(context, numbering);
    let mut parts: Vec<Part> = decision.into_iter().chain([main]).chain(appendices).collect();
    context.sign_here(&mut parts);
    (parts, metadata)
}

/// The document that `[van-ban]` describes.
fn main(context: &mut Context<'_>, kind: Option<&'static crate::decree::Kind>, numbering: &'static Scheme) -> Part {
    let (plan, manifest) = (context.plan, context.manifest);
    // Bases, signer and recipients are the decision's, here or in another file.
    let is_attached = manifest.decision.is_some() || manifest.issued_by.is_some();
    let header = context.header(kind);
    let title = context.title(kind);
    let decides = kind.and_then(|kind| kind.order.as_deref());
    let typed = manifest.document.as_ref().and_then(|table| table.authority.as_ref());
    let (authority, order) = match decides {
        Some(order) => (Some(context.authority(typed)), Some(super::frame::order(order))),
        None => (None, None),
    };
    let addressees = context.addressees(kind);
    let bases = if is_attached { Vec::new() } else { context.bases() };
    let mut body = sections::framing(context, plan.opening.as_ref(), "mo-dau");
    body.extend(sections::sections(context, &plan.sections, numbering));
    body.extend(sections::framing(context, plan.closing.as_ref(), "ket"));
    if body.is_empty() {
        context.facts.missing.push(Missing { component: Component::Content, at: manifest.span });
    }
    let (recipients, signature) =
        if is_attached { (None, None) } else { (Some(context.recipients()), Some(context.signature())) };
    Part {
        id: NodeId::root("van-ban"),
        kind: PartKind::Main,
        paper: Paper::Portrait,
        own_file: None,
        header: Some(header),
        title,
        addressees,
        authority,
        bases,
        order,
        body,
        recipients,
        signature,
        fields: Vec::new(),
    }
}

/// The decision that issues the plan in the same file (Mẫu 1.3).
fn decision(context: &mut Context<'_>) -> Option<Part> {
    let (plan, manifest) = (context.plan, context.manifest);
    let table = manifest.decision.as_ref()?;
    // `data/kinds.toml` has it; without it there is no decision to write.
    let kind = crate::decree::kind("quyet-dinh")?;
    let header = context.decision_header(table, kind);
    let title = context.decision_title(table, kind);
    let authority = context.authority(table.authority.as_ref());
    let order = kind.order.as_deref().map(super::frame::order);
    let bases = context.bases();
    let body = sections::sections(context, &plan.articles, kind.scheme());
    if body.is_empty() {
        context.facts.missing.push(Missing { component: Component::Articles, at: table.span });
    }
    let recipients = context.recipients();
    let signature = context.signature();
    Some(Part {
        id: NodeId::root("quyet-dinh"),
        kind: PartKind::Decision,
        paper: Paper::Portrait,
        own_file: None,
        header: Some(header),
        title,
        addressees: None,
        authority: Some(authority),
        bases,
        order,
        body,
        recipients: Some(recipients),
        signature: Some(signature),
        fields: Vec::new(),
    })
}

impl Context<'_> {
    /// The numbering scheme that the plan names, or its kind's own.
    fn scheme(&mut self, usual: &'static Scheme) -> &'static Scheme {
        let Some(text) = self.manifest.document.as_ref().and_then(|table| table.scheme.as_ref()) else { return usual };
        scheme(text.value.trim()).unwrap_or_else(|| {
            let all = crate::decree::SCHEMES.iter().map(|scheme| scheme.id.clone()).collect();
            self.problems.push(super::frame::one_of(text, "van-ban.so-do", all));
            usual
        })
    }

    /// Keys that the document can't have, because another document has them.
    fn forbidden(&mut self) {
        let manifest = self.manifest;
        let mut forbid = |key: String, span: Span, because: &'static str| {
            self.problems.push(Problem { span, fault: Fault::Forbidden { key, because } });
        };
        let kind = manifest.document.as_ref().and_then(|table| crate::decree::kind(table.kind.as_ref()?.value.trim()));
        let decides = kind.is_some_and(|kind| kind.order.is_some());
        if let Some(table) = manifest.decision.as_ref().filter(|_| decides) {
            forbid("quyet-dinh".to_owned(), table.span, "loai");
        }
        let because = match (&manifest.decision, &manifest.issued_by) {
            (Some(_), Some(other)) => {
                forbid("kem-theo".to_owned(), other.span, "quyet-dinh");
                "quyet-dinh"
            }
            (Some(_), None) => "quyet-dinh",
            (None, Some(_)) => {
                for (key, span) in [
                    ("can-cu", manifest.bases_span),
                    ("ky", manifest.signatory.as_ref().map(|signatory| signatory.span())),
                    ("noi-nhan", manifest.recipients_span),
                ] {
                    if let Some(span) = span {
                        forbid(key.to_owned(), span, "kem-theo");
                    }
                }
                "kem-theo"
            }
            (None, None) => return,
        };
        for (key, span) in manifest.document.iter().flat_map(|table| table.registration()) {
            forbid(format!("van-ban.{key}"), span, because);
        }
    }
}
