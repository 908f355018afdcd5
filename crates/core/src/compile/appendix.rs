//! Appendices (*phụ lục*): a table as data, or prose.

use super::frame::{capitals, generated};
use super::inline::Allows;
use super::{Context, sections};
use crate::decree::Scheme;
use crate::document::{AnchorKind, Block, NodeId, Paper, Part, PartKind, Text, TitleLine, TitleRole};
use crate::source::{AppendixContent, AppendixSource, Span};
use crate::vietnamese::roman;

/// All appendices, in the order of their files.
pub(super) fn lower(context: &mut Context<'_>, scheme: &'static Scheme) -> Vec<Part> {
    let plan = context.plan;
    let is_one = plan.appendices.len() == 1;
    plan.appendices
        .iter()
        .zip(1..)
        .map(|(source, ordinal)| {
            // From two on they are numbered (Phụ lục I, Phần I, Mục III, khoản 1, điểm a).
            let label = if is_one { "Phụ lục".to_owned() } else { format!("Phụ lục {}", roman(ordinal)) };
            appendix(context, source, label, scheme)
        })
        .collect()
}

fn appendix(context: &mut Context<'_>, source: &AppendixSource, label: String, scheme: &'static Scheme) -> Part {
    let id = context.unique(NodeId::root(format!("phu-luc:{}", source.id)));
    let at = Span::new(source.file, 0..0);
    context.declare(AnchorKind::Appendix, source.id.clone(), id.clone(), label.clone(), at);
    let (title, paper, own_file, body) = match &source.content {
        AppendixContent::Data(table, _) => {
            let title: Vec<Text> = table.title.iter().map(|line| context.text_of_toml(line, Allows::Values)).collect();
            let lowered = context.data_table(table, &id, &label);
            (title, table.paper.as_ref().map(|paper| paper.value), table.own_file, vec![Block::Table(lowered)])
        }
        AppendixContent::Prose(markdown) => {
            let (title, body) = sections::prose(context, source.file, &markdown.blocks, id.clone(), scheme, &label);
            (title.into_iter().collect(), None, false, body)
        }
    };
    let form = &context.layout.components;
    let in_capitals = |text: Text| if form.appendix_title.capitals { capitals(text) } else { text };
    let mut lines = vec![TitleLine { role: TitleRole::AppendixLabel, text: generated(label, "pl1:I.III.1.b") }];
    lines.extend(title.into_iter().map(|text| TitleLine { role: TitleRole::AppendixTitle, text: in_capitals(text) }));
    lines.extend(context.attached_to_main());
    lines.extend(context.unverified_line());
    Part {
        id,
        kind: PartKind::Appendix,
        // Where the author gives none, `tables::lay_out` finds it.
        paper: paper.unwrap_or(Paper::Portrait),
        own_file: own_file.then(|| format!("phu-luc-{}", source.stem)),
        header: None,
        title: lines,
        addressees: None,
        authority: None,
        bases: Vec::new(),
        order: None,
        body,
        recipients: None,
        signature: None,
        fields: Vec::new(),
    }
}
