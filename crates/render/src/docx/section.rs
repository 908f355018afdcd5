//! The pages of a part: a section of Word's.

use docx_rs::{HeaderReference, PageMargin, PageNumType, PageOrientationType, PageSize, SectionProperty, SectionType};
use plan_core::decree::Page;
use plan_core::document::{Paper, Part};

use super::package::HEADER_ID;
use super::units::{gap, twips, twips_at_least};

/// Its paper, its margins, its page numbers from 1, none on the first page.
pub(super) fn section(part: &Part, page: &Page) -> SectionProperty {
    let size = PageSize::new().size(gap(page.width_pt(part.paper)), gap(page.height_pt(part.paper)));
    let size = match part.paper {
        Paper::Portrait => size,
        Paper::Landscape => size.orient(PageOrientationType::Landscape),
    };
    let mut section =
        SectionProperty::new().page_size(size).page_margin(margins(page)).page_num_type(PageNumType::new().start(1));
    section.section_type = Some(SectionType::NextPage);
    section.header_reference = Some(HeaderReference::new("default", HEADER_ID));
    if page.unnumbered.count() >= 1 {
        // A first page of its own kind, for which there is no header: its number isn't shown. Word knows no such way to
        // leave out more pages than one.
        section = section.title_pg();
    }
    section
}

/// Margins, and the distance of the page number from the paper's edge.
fn margins(page: &Page) -> PageMargin {
    PageMargin {
        top: twips_at_least(page.margin_top.pt()),
        right: twips_at_least(page.margin_right.pt()),
        bottom: twips_at_least(page.margin_bottom.pt()),
        left: twips_at_least(page.margin_left.pt()),
        header: twips(page.number_distance.pt()),
        // There is no footer; Word wants a distance all the same.
        footer: twips(page.number_distance.pt()),
        gutter: 0,
    }
}
