//! Names: of parts, which are unique, and of what references can name, which the author chose.

use super::Context;
use crate::document::{Anchor, AnchorKind, NodeId};
use crate::source::{Fault, Problem, SectionSource, Span};

impl Context<'_> {
    /// The id, or one of its own where it stands already: two parts of one name are an error, not one part.
    pub(in crate::compile) fn unique(&mut self, mut node: NodeId) -> NodeId {
        let copies = self.nodes.entry(node.clone()).or_default();
        *copies += 1;
        if *copies > 1 {
            // No id that an author can give holds a dot: these are new.
            node = node.child(format_args!("lap.{copies}"));
        }
        node
    }

    /// Notes what a reference can name; an id that stands already is a problem.
    pub(in crate::compile) fn declare(
        &mut self,
        kind: AnchorKind,
        id: String,
        node: NodeId,
        printed: String,
        at: Span,
    ) {
        let known = self.facts.anchors.iter().find(|known| known.kind == kind && known.id == id);
        match known {
            // Two files of one id are reported where the folder is read.
            Some(first) if first.at.file != at.file && self.is_file_id(kind, &id, at) => {}
            Some(first) => {
                let fault = Fault::DuplicateId { id, first: first.at };
                self.problems.push(Problem { span: at, fault });
            }
            None => self.facts.anchors.push(Anchor { kind, id, node, printed, at }),
        }
    }

    /// Whether an id stands in the names of two files of one folder.
    fn is_file_id(&self, kind: AnchorKind, id: &str, at: Span) -> bool {
        let plan = self.plan;
        let files = |sections: &[SectionSource]| {
            sections.iter().filter(|section| section.id == id).count() > 1
                && sections.iter().any(|section| section.file == at.file && section.id == id)
        };
        match kind {
            AnchorKind::Appendix => plan.appendices.iter().filter(|appendix| appendix.id == id).count() > 1,
            _ => files(&plan.sections) || files(&plan.articles),
        }
    }
}
