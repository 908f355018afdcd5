//! The paragraph styles: one for every component, under the name an official knows.
//!
//! All formatting of the form stands here, so that a change to a style in Word changes every paragraph of its kind.

use docx_rs::{
    AlignmentType, BorderType, LineSpacing, LineSpacingType, ParagraphBorder, ParagraphBorderPosition,
    ParagraphBorders, RunFonts, SpecialIndentType, Style, StyleType,
};
use plan_core::decree::{Align, Component, Layout, TypeFace};
use plan_core::document::ParagraphKind;

use super::units::{eighths, gap, half_points, lines, twips};

/// The style that every other is based on.
pub(super) const NORMAL: &str = "Normal";

/// Ids of the styles that renderers of single blocks name.
pub(super) mod id {
    pub(crate) const NATIONAL_NAME: &str = "QuocHieu";
    pub(crate) const MOTTO: &str = "TieuNgu";
    pub(crate) const PARENT: &str = "CoQuanChuQuan";
    pub(crate) const ISSUER: &str = "TenCoQuan";
    pub(crate) const NUMBER: &str = "SoKyHieu";
    pub(crate) const PLACE_DATE: &str = "DiaDanhThoiGian";
    pub(crate) const DRAFT_MARK: &str = "DuThao";
    pub(crate) const KIND: &str = "TenLoai";
    pub(crate) const SUBJECT: &str = "TrichYeu";
    pub(crate) const AUTHORITY: &str = "ChucVuNguoiKy";
    pub(crate) const SIGNER: &str = "HoTenNguoiKy";
    pub(crate) const RECIPIENTS_LABEL: &str = "NoiNhan";
    pub(crate) const RECIPIENTS: &str = "DanhSachNoiNhan";
    pub(crate) const PAGE_NUMBER: &str = "SoTrang";
    pub(crate) const RULE_LINE: &str = "DuongKe";
    pub(crate) const END: &str = "CuoiVanBan";
}

const BASIS: &str = "CanCu";
const BODY: &str = "LoiVan";
const CLAUSE: &str = "Khoan";
const POINT: &str = "Diem";
const DASH: &str = "GachDauDong";
const PLUS: &str = "DauCong";

/// The style of a heading of `level`, 1 to 4: Word's own, so that its navigation pane shows the structure.
pub(super) fn heading(level: u8) -> &'static str {
    match level {
        0 | 1 => "Heading1",
        2 => "Heading2",
        3 => "Heading3",
        _ => "Heading4",
    }
}

/// The style of a paragraph.
pub(super) fn paragraph(kind: ParagraphKind) -> &'static str {
    match kind {
        ParagraphKind::Basis => BASIS,
        ParagraphKind::Plain => BODY,
        ParagraphKind::Clause => CLAUSE,
        ParagraphKind::Point => POINT,
        ParagraphKind::Dash => DASH,
        ParagraphKind::Plus => PLUS,
    }
}

/// The fonts of every script, named and not taken from a theme: a theme would set its own over them.
pub(super) fn fonts(face: &TypeFace) -> RunFonts {
    let family = &face.family;
    RunFonts::new().ascii(family).hi_ansi(family).cs(family).east_asia(family)
}

/// All styles of the document. No comma may stand in a name: Word reads what follows it as a second name.
pub(super) fn styles(layout: &Layout) -> Vec<Style> {
    let c = &layout.components;
    let mut all = vec![normal(layout)];
    all.extend(
        [
            (id::NATIONAL_NAME, "Quốc hiệu", &c.national_name),
            (id::MOTTO, "Tiêu ngữ", &c.motto),
            (id::PARENT, "Tên cơ quan chủ quản", &c.parent),
            (id::ISSUER, "Tên cơ quan", &c.issuer),
            (id::NUMBER, "Số và ký hiệu", &c.number),
            (id::PLACE_DATE, "Địa danh và thời gian", &c.place_date),
            (id::DRAFT_MARK, "Dự thảo", &c.draft_mark),
            (id::KIND, "Tên loại", &c.kind),
            (id::SUBJECT, "Trích yếu", &c.subject),
            (id::AUTHORITY, "Chức vụ người ký", &c.authority),
            (id::SIGNER, "Họ tên người ký", &c.signer),
            (id::RECIPIENTS_LABEL, "Nơi nhận", &c.recipients_label),
            (id::RECIPIENTS, "Danh sách nơi nhận", &c.recipients),
            (id::PAGE_NUMBER, "Số trang", &c.page_number),
        ]
        .map(|(id, name, component)| set(style(id, name), component)),
    );
    all.extend((1..=4).map(|level| {
        let component = c.heading(level);
        let mut style = running(style(heading(level), &format!("heading {level}")), component, layout)
            .next(BODY)
            .outline_lvl(usize::from(level) - 1);
        style.paragraph_property = style.paragraph_property.keep_next(true);
        style
    }));
    all.push(running(style(BASIS, "Căn cứ"), &c.basis, layout));
    all.push(running(style(BODY, "Lời văn"), &c.body, layout));
    // The renderers set these as running text; their names are what an editor and a redline go by.
    all.extend(
        [(CLAUSE, "Khoản"), (POINT, "Điểm"), (DASH, "Gạch đầu dòng"), (PLUS, "Dấu cộng")]
            .map(|(id, name)| Style::new(id, StyleType::Paragraph).name(name).based_on(BODY)),
    );
    all.push(rule_line(layout));
    all.push(end());
    all
}

fn style(id: &str, name: &str) -> Style {
    Style::new(id, StyleType::Paragraph).name(name).based_on(NORMAL)
}

fn normal(layout: &Layout) -> Style {
    let mut style = Style::new(NORMAL, StyleType::Paragraph)
        .name(NORMAL)
        .fonts(fonts(&layout.type_face))
        .size(half_points(layout.components.body.size.pt()))
        .color(&layout.type_face.colour)
        .line_spacing(single());
    style.paragraph_property = style.paragraph_property.widow_control(true);
    style
}

/// Single spacing without gaps.
fn single() -> LineSpacing {
    LineSpacing::new().before(0).after(0).line_rule(LineSpacingType::Auto).line(lines(1.0))
}

/// Size, weight, slope and alignment of a component.
fn set(mut style: Style, component: &Component) -> Style {
    style = style.size(half_points(component.size.pt())).align(match component.align {
        Align::Left => AlignmentType::Left,
        Align::Center => AlignmentType::Center,
        Align::Justify => AlignmentType::Both,
    });
    if component.bold {
        style = style.bold();
    }
    if component.italic {
        style = style.italic();
    }
    style
}

/// A component of the running text: first-line indent, gap, line spacing (Phụ lục I, Phần I, Mục II, khoản 6, điểm e).
fn running(style: Style, component: &Component, layout: &Layout) -> Style {
    let body = &layout.body;
    set(style, component)
        .indent(Some(0), Some(SpecialIndentType::FirstLine(twips(body.first_line_indent.pt()))), Some(0), None)
        .line_spacing(
            LineSpacing::new()
                .before(0)
                .after(gap(body.paragraph_gap.pt()))
                .line_rule(LineSpacingType::Auto)
                .line(lines(body.line_spacing.pt())),
        )
}

/// *Đường kẻ*: the upper border of an empty paragraph; its indents, set where it stands, make its length.
fn rule_line(layout: &Layout) -> Style {
    let rule = &layout.rule_line;
    let border = ParagraphBorder::new(ParagraphBorderPosition::Top)
        .val(BorderType::Single)
        .size(eighths(rule.thickness.pt()))
        .space(0)
        .color(&layout.type_face.colour);
    let mut style = style(id::RULE_LINE, "Đường kẻ").line_spacing(
        LineSpacing::new()
            .before(gap(rule.gap.pt()))
            .after(0)
            .line_rule(LineSpacingType::Exact)
            // The border adds its own thickness to the height: both make the strip.
            .line(twips(rule.strip.pt() - rule.thickness.pt())),
    );
    style.paragraph_property = style.paragraph_property.set_borders(ParagraphBorders::with_empty().set(border));
    style
}

/// The paragraph that Word wants behind a last table, as low as the format can say: LibreOffice lets it fall onto an
/// empty page where the table fills its own, unless there is next to nothing to fall.
fn end() -> Style {
    style(id::END, "Cuối văn bản")
        .size(half_points(1.0))
        .line_spacing(LineSpacing::new().before(0).after(0).line_rule(LineSpacingType::Exact).line(ONE_TWIP))
}

/// A twentieth of a point.
const ONE_TWIP: i32 = 1;
