//! The order in which WordprocessingML (transitional, ISO/IEC 29500-1 Annex A) wants the children of each element.
//!
//! docx-rs writes many of them in another order; Word offers to repair such files. Only elements that this crate
//! writes are here: an element that isn't is an error, so that a new one can't slip through in the wrong place.

use super::DocxError;
use super::xml::{Element, Node};

/// The children an element may have.
struct Model {
    /// A sequence at the start.
    head: &'static [&'static str],
    /// A choice in any order, kept as it is.
    any: &'static [&'static str],
    /// A sequence at the end.
    tail: &'static [&'static str],
    /// Whether it holds words.
    words: bool,
}

const fn sequence(head: &'static [&'static str]) -> Option<Model> {
    Some(Model { head, any: &[], tail: &[], words: false })
}

const fn choice(head: &'static [&'static str], any: &'static [&'static str]) -> Option<Model> {
    Some(Model { head, any, tail: &[], words: false })
}

const WORDS: Option<Model> = Some(Model { head: &[], any: &[], tail: &[], words: true });
const EMPTY: Option<Model> = sequence(&[]);

/// Paragraph content that may stand in a paragraph and in a tracked change.
const INLINE: &[&str] = &["w:r", "w:bookmarkStart", "w:bookmarkEnd", "w:hyperlink", "w:ins", "w:del"];

/// What a run may hold.
#[rustfmt::skip]
const RUN_CONTENT: &[&str] = &[
    "w:t", "w:delText", "w:fldChar", "w:instrText", "w:br", "w:footnoteReference", "w:footnoteRef", "w:separator",
    "w:continuationSeparator",
];

fn model(name: &str) -> Option<Model> {
    match name {
        "w:document" => sequence(&["w:background", "w:body"]),
        "w:body" => Some(Model { head: &[], any: &["w:p", "w:tbl"], tail: &["w:sectPr"], words: false }),
        "w:hdr" => choice(&[], &["w:p", "w:tbl"]),
        "w:p" => choice(&["w:pPr"], INLINE),
        "w:hyperlink" | "w:ins" | "w:del" => choice(&[], INLINE),
        "w:footnotes" => sequence(&["w:footnote"]),
        "w:footnote" => choice(&[], &["w:p", "w:tbl"]),
        "w:footnotePr" => sequence(&["w:pos", "w:numFmt", "w:numStart", "w:numRestart", "w:footnote"]),
        "w:r" => choice(&["w:rPr"], RUN_CONTENT),
        "w:t" | "w:delText" | "w:instrText" => WORDS,
        "w:pPr" => sequence(PARAGRAPH),
        "w:rPr" => sequence(RUN),
        "w:pBdr" => sequence(&["w:top", "w:left", "w:bottom", "w:right", "w:between", "w:bar"]),
        "w:sectPr" => sequence(SECTION),
        "w:tbl" => choice(&["w:tblPr", "w:tblGrid"], &["w:tr"]),
        "w:tblPr" => sequence(TABLE),
        "w:tblBorders" => {
            sequence(&["w:top", "w:start", "w:left", "w:bottom", "w:end", "w:right", "w:insideH", "w:insideV"])
        }
        "w:tblCellMar" | "w:tcMar" => sequence(&["w:top", "w:start", "w:left", "w:bottom", "w:end", "w:right"]),
        "w:tblGrid" => sequence(&["w:gridCol"]),
        "w:tr" => choice(&["w:trPr"], &["w:tc"]),
        "w:trPr" => choice(&[], &["w:cantSplit", "w:trHeight", "w:tblHeader", "w:hidden"]),
        "w:tc" => choice(&["w:tcPr"], &["w:p", "w:tbl"]),
        "w:tcPr" => sequence(CELL),
        "w:styles" => sequence(&["w:docDefaults", "w:latentStyles", "w:style"]),
        "w:docDefaults" => sequence(&["w:rPrDefault", "w:pPrDefault"]),
        "w:rPrDefault" => sequence(&["w:rPr"]),
        "w:pPrDefault" => sequence(&["w:pPr"]),
        "w:style" => sequence(STYLE),
        "w:settings" => sequence(SETTINGS),
        "w:compat" => choice(&[], &["w:compatSetting"]),
        "w:fonts" => sequence(&["w:font"]),
        "w:font" => sequence(&["w:altName", "w:panose1", "w:charset", "w:family", "w:notTrueType", "w:pitch", "w:sig"]),
        // Elements that say all in their attributes.
        _ if [PARAGRAPH, RUN, SECTION, TABLE, CELL, STYLE, SETTINGS].iter().any(|list| list.contains(&name))
            || LEAVES.contains(&name) =>
        {
            EMPTY
        }
        _ => None,
    }
}

#[rustfmt::skip]
const PARAGRAPH: &[&str] = &[
    "w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl", "w:numPr",
    "w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap",
    "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd",
    "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc",
    "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr",
    "w:sectPr", "w:pPrChange",
];

#[rustfmt::skip]
const RUN: &[&str] = &[
    "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:caps",
    "w:smallCaps", "w:strike", "w:dstrike", "w:outline", "w:shadow", "w:emboss", "w:imprint", "w:noProof",
    "w:snapToGrid", "w:vanish", "w:webHidden", "w:color", "w:spacing", "w:w", "w:kern", "w:position", "w:sz",
    "w:szCs", "w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs",
    "w:em", "w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath", "w:rPrChange",
];

#[rustfmt::skip]
const SECTION: &[&str] = &[
    "w:headerReference", "w:footerReference", "w:footnotePr", "w:endnotePr", "w:type", "w:pgSz", "w:pgMar",
    "w:paperSrc", "w:pgBorders", "w:lnNumType", "w:pgNumType", "w:cols", "w:formProt", "w:vAlign", "w:noEndnote",
    "w:titlePg", "w:textDirection", "w:bidi", "w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange",
];

#[rustfmt::skip]
const TABLE: &[&str] = &[
    "w:tblStyle", "w:tblpPr", "w:tblOverlap", "w:bidiVisual", "w:tblStyleRowBandSize", "w:tblStyleColBandSize",
    "w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar",
    "w:tblLook", "w:tblCaption", "w:tblDescription", "w:tblPrChange",
];

#[rustfmt::skip]
const CELL: &[&str] = &[
    "w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge", "w:vMerge", "w:tcBorders", "w:shd", "w:noWrap", "w:tcMar",
    "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark", "w:tcPrChange",
];

#[rustfmt::skip]
const STYLE: &[&str] = &[
    "w:name", "w:aliases", "w:basedOn", "w:next", "w:link", "w:autoRedefine", "w:hidden", "w:uiPriority",
    "w:semiHidden", "w:unhideWhenUsed", "w:qFormat", "w:locked", "w:personal", "w:personalCompose",
    "w:personalReply", "w:rsid", "w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr",
];

#[rustfmt::skip]
const SETTINGS: &[&str] = &[
    "w:zoom", "w:trackRevisions", "w:defaultTabStop", "w:autoHyphenation", "w:evenAndOddHeaders",
    "w:characterSpacingControl", "w:footnotePr", "w:endnotePr", "w:compat", "w:themeFontLang", "w:decimalSymbol",
    "w:listSeparator",
];

#[rustfmt::skip]
const LEAVES: &[&str] = &[
    "w:fldChar", "w:bookmarkStart", "w:bookmarkEnd", "w:top", "w:left", "w:bottom", "w:right",
    "w:insideH", "w:insideV", "w:numRestart", "w:br", "w:footnoteReference", "w:footnoteRef", "w:separator", "w:continuationSeparator",
    "w:gridCol", "w:cantSplit", "w:tblHeader", "w:compatSetting", "w:panose1", "w:charset", "w:family", "w:pitch",
];

/// Sorts the children of `element` and of all below it.
///
/// # Errors
/// [`DocxError::Schema`] where an element stands in a place that the table doesn't know.
pub(super) fn arrange(element: &mut Element) -> Result<(), DocxError> {
    let Some(model) = model(&element.name) else {
        return Err(DocxError::Schema { parent: String::new(), child: element.name.clone() });
    };
    let misplaced = |child: &str| DocxError::Schema { parent: element.name.clone(), child: child.to_owned() };
    let mut ranked = Vec::with_capacity(element.children.len());
    for child in std::mem::take(&mut element.children) {
        let rank = match &child {
            Node::Text(_) if model.words => 0,
            Node::Text(_) => return Err(misplaced("text")),
            Node::Element(child) => model.rank(&child.name).ok_or_else(|| misplaced(&child.name))?,
        };
        ranked.push((rank, child));
    }
    // Stable: what the schema leaves in any order stays as it was written.
    ranked.sort_by_key(|(rank, _)| *rank);
    element.children = ranked.into_iter().map(|(_, child)| child).collect();
    element.elements_mut().try_for_each(arrange)
}

impl Model {
    fn rank(&self, name: &str) -> Option<usize> {
        let at = |list: &[&str]| list.iter().position(|known| *known == name);
        let after_head = self.head.len();
        at(self.head)
            .or_else(|| at(self.any).map(|_| after_head))
            .or_else(|| at(self.tail).map(|index| after_head + 1 + index))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn children_are_sorted_and_choices_stay() {
        let source = b"<w:p><w:r/><w:bookmarkEnd/><w:r/><w:pPr><w:jc/><w:keepNext/><w:pStyle/></w:pPr></w:p>";
        let mut element = Element::parse("test", source).unwrap();
        arrange(&mut element).unwrap();
        let sorted = b"<w:p><w:pPr><w:pStyle/><w:keepNext/><w:jc/></w:pPr><w:r/><w:bookmarkEnd/><w:r/></w:p>";
        assert_eq!(element, Element::parse("test", sorted).unwrap());
    }

    #[test]
    fn what_the_table_does_not_know_is_an_error() {
        for source in ["<w:p><w:sdt/></w:p>", "<w:body>words</w:body>", "<w:smartTag/>", "<w:pPr><w:sz/></w:pPr>"] {
            let mut element = Element::parse("test", source.as_bytes()).unwrap();
            assert!(arrange(&mut element).is_err(), "{source}");
        }
    }
}
