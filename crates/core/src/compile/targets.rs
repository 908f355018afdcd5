//! `[[chi-tieu]]`: figures declared once, used by `@chi-tieu:`.

use super::Context;
use crate::document::{AnchorKind, NodeId, Target};

/// Units that stand right behind their figure.
const GLUED: [&str; 3] = ["%", "‰", "°C"];

impl Context<'_> {
    /// Declares every figure under its id.
    pub(super) fn targets(&mut self) {
        for source in &self.manifest.targets {
            let (Some(id), Some(value)) = (&source.id, &source.value) else { continue };
            let unit = source.unit.as_ref().map(|unit| unit.value.trim().to_owned());
            let printed = match &unit {
                Some(unit) if GLUED.contains(&unit.as_str()) => format!("{}{unit}", value.value),
                Some(unit) => format!("{} {unit}", value.value),
                None => value.value.clone(),
            };
            let id = id.value.trim().to_owned();
            let node = self.unique(NodeId::root(format!("chi-tieu:{id}")));
            self.declare(AnchorKind::Target, id.clone(), node, printed, source.span);
            self.facts.targets.push(Target {
                id,
                name: source.name.as_ref().map(|name| name.value.trim().to_owned()),
                value: value.value.clone(),
                unit,
                at: source.span,
            });
        }
    }
}
