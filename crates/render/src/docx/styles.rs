//! The paragraph styles: one for every component, under the name an official knows.
//!
//! All formatting of the form stands here, so that a change to a style in Word changes every paragraph of its kind.

use docx_rs::{
    AlignmentType, BorderType, LineSpacing, LineSpacingType, ParagraphBorder, ParagraphBorderPosition,
    ParagraphBorders, RunFonts, SpecialIndentType, Style, StyleType, VertAlignType,
};
use plan_core::decree::{Align, Component, Layout, TypeFace, Unit};
use plan_core::document::{CellAlign, Division, ParagraphKind, RowKind, TitleRole};

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
    pub(crate) const LETTER_SUBJECT: &str = "TrichYeuCongVan";
    pub(crate) const ADDRESSEES: &str = "KinhGui";
    pub(crate) const ADDRESSEE: &str = "DanhSachKinhGui";
    pub(crate) const ISSUING_AUTHORITY: &str = "ThamQuyenBanHanh";
    pub(crate) const ORDER: &str = "QuyetDinh";
    pub(crate) const AUTHORITY: &str = "QuyenHanNguoiKy";
    pub(crate) const POSITION: &str = "ChucVuNguoiKy";
    pub(crate) const SIGNER: &str = "HoTenNguoiKy";
    pub(crate) const RECIPIENTS_LABEL: &str = "NoiNhan";
    pub(crate) const RECIPIENTS: &str = "DanhSachNoiNhan";
    pub(crate) const PAGE_NUMBER: &str = "SoTrang";
    pub(crate) const RULE_LINE: &str = "DuongKe";
    pub(crate) const END: &str = "CuoiVanBan";
    pub(crate) const TABLE_CAPTION: &str = "TenBang";
    pub(crate) const TABLE_UNIT: &str = "DonViTinh";
    pub(crate) const FOOTNOTE: &str = "FootnoteText";
    pub(crate) const FOOTNOTE_MARK: &str = "FootnoteReference";
}

/// The styles that Word knows by their names; all others are ours.
pub(super) fn is_words_own(id: &str) -> bool {
    id == NORMAL || id == id::FOOTNOTE || id == id::FOOTNOTE_MARK || id.starts_with("Heading")
}

const BASIS: &str = "CanCu";
const BODY: &str = "LoiVan";
const ARTICLE: &str = "DieuKhongTen";
const CLAUSE: &str = "Khoan";
const POINT: &str = "Diem";
const DASH: &str = "GachDauDong";
const PLUS: &str = "DauCong";

/// The style of a heading: id, name, and its place in the outline, from 0. Word's own where one fits.
pub(super) fn heading(division: Division) -> (&'static str, &'static str, usize) {
    match division {
        Division::Volume => ("Phan", "Phần", 0),
        Division::Chapter => ("Chuong", "Chương", 0),
        Division::Section => ("MucCuaChuong", "Mục của chương", 1),
        Division::Subsection => ("TieuMuc", "Tiểu mục", 2),
        Division::Article => ("Dieu", "Điều", 0),
        Division::Roman => ("Heading1", "heading 1", 0),
        Division::Clause => ("Heading2", "heading 2", 1),
        Division::Subclause => ("Heading3", "heading 3", 2),
        Division::Point => ("Heading4", "heading 4", 3),
    }
}

const DIVISIONS: [Division; 9] = [
    Division::Volume,
    Division::Chapter,
    Division::Section,
    Division::Subsection,
    Division::Article,
    Division::Roman,
    Division::Clause,
    Division::Subclause,
    Division::Point,
];

/// The style of a line of the title: id and name.
pub(super) fn title(role: TitleRole) -> (&'static str, &'static str) {
    match role {
        TitleRole::Kind => ("TenLoai", "Tên loại"),
        TitleRole::Subject | TitleRole::SubjectMark => ("TrichYeu", "Trích yếu"),
        TitleRole::AppendixLabel => ("SoPhuLuc", "Số phụ lục"),
        TitleRole::AppendixTitle => ("TieuDePhuLuc", "Tiêu đề phụ lục"),
        TitleRole::AttachedTo => ("KemTheo", "Kèm theo"),
    }
}

const TITLE_ROLES: [TitleRole; 5] =
    [TitleRole::Kind, TitleRole::Subject, TitleRole::AppendixLabel, TitleRole::AppendixTitle, TitleRole::AttachedTo];

/// The style of a row's paragraphs: id and name.
pub(super) fn row(kind: RowKind) -> (&'static str, &'static str) {
    match kind {
        RowKind::Head => ("TenCot", "Tên cột"),
        RowKind::Numbers => ("SoCot", "Số cột"),
        RowKind::Group => ("NhomViec", "Nhóm việc"),
        RowKind::Subgroup => ("NhomCon", "Nhóm con"),
        RowKind::Item => ("O", "Ô"),
        RowKind::Total => ("TongCong", "Tổng cộng"),
    }
}

const ROW_KINDS: [RowKind; 6] =
    [RowKind::Head, RowKind::Numbers, RowKind::Group, RowKind::Subgroup, RowKind::Item, RowKind::Total];

/// The style of a paragraph.
pub(super) fn paragraph(kind: ParagraphKind) -> &'static str {
    match kind {
        ParagraphKind::Basis => BASIS,
        ParagraphKind::Plain => BODY,
        ParagraphKind::Article => ARTICLE,
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
            (id::LETTER_SUBJECT, "Trích yếu công văn", &c.letter_subject),
            (id::ADDRESSEES, "Kính gửi", &c.addressees),
            (id::AUTHORITY, "Quyền hạn người ký", &c.authority),
            (id::POSITION, "Chức vụ người ký", &c.position),
            (id::SIGNER, "Họ tên người ký", &c.signer),
            (id::RECIPIENTS_LABEL, "Nơi nhận", &c.recipients_label),
            (id::RECIPIENTS, "Danh sách nơi nhận", &c.recipients),
            (id::PAGE_NUMBER, "Số trang", &c.page_number),
            (id::TABLE_CAPTION, "Tên bảng", &c.table_caption),
            (id::TABLE_UNIT, "Đơn vị tính", &c.table_unit),
        ]
        .map(|(id, name, component)| set(style(id, name), component)),
    );
    all.extend(TITLE_ROLES.map(|role| named(title(role), c.title(role))));
    all.extend(ROW_KINDS.map(|kind| named(row(kind), c.row(kind))));
    // Flush left, dash under dash, where the list has an indent of its own.
    all.push(
        Style::new(id::ADDRESSEE, StyleType::Paragraph)
            .name("Danh sách kính gửi")
            .based_on(id::ADDRESSEES)
            .align(AlignmentType::Left),
    );
    all.extend(DIVISIONS.map(|division| {
        let (id, name, outline) = heading(division);
        let component = c.heading(division);
        let mut style = if division.is_centred() {
            set(style(id, name), component).line_spacing(running_lines(layout))
        } else {
            running(style(id, name), component, layout)
        };
        style.paragraph_property = style.paragraph_property.keep_next(true);
        style.next(BODY).outline_lvl(outline)
    }));
    all.extend(
        [(id::ISSUING_AUTHORITY, "Thẩm quyền ban hành", &c.issuing_authority), (id::ORDER, "Quyết định", &c.order)]
            .map(|(id, name, component)| {
                let mut style = set(style(id, name), component).line_spacing(running_lines(layout));
                style.paragraph_property = style.paragraph_property.keep_next(true);
                style
            }),
    );
    all.push(running(style(BASIS, "Căn cứ"), &c.basis, layout));
    all.push(running(style(BODY, "Lời văn"), &c.body, layout));
    // The renderers set these as running text; their names are what an editor and a redline go by.
    all.extend(
        [(ARTICLE, "Điều không tên"), (CLAUSE, "Khoản"), (POINT, "Điểm"), (DASH, "Gạch đầu dòng"), (PLUS, "Dấu cộng")]
            .map(|(id, name)| Style::new(id, StyleType::Paragraph).name(name).based_on(BODY)),
    );
    all.push(rule_line(layout));
    all.push(end());
    all.push(set(style(id::FOOTNOTE, "footnote text"), &c.footnote));
    all.push(footnote_mark());
    all
}

fn named((id, name): (&str, &str), component: &Component) -> Style {
    set(style(id, name), component)
}

/// The number of a footnote, in the text and before the note.
fn footnote_mark() -> Style {
    let mut style = Style::new(id::FOOTNOTE_MARK, StyleType::Character).name("footnote reference");
    style.run_property = style.run_property.vert_align(VertAlignType::SuperScript);
    style
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
    style = style.size(half_points(component.size.pt())).align(alignment(component.align));
    if component.bold {
        style = style.bold();
    }
    if component.italic {
        style = style.italic();
    }
    if component.underline {
        style.run_property = style.run_property.underline("single");
    }
    style
}

fn alignment(align: Align) -> AlignmentType {
    match align {
        Align::Left => AlignmentType::Left,
        Align::Center => AlignmentType::Center,
        Align::Right => AlignmentType::Right,
        Align::Justify => AlignmentType::Both,
    }
}

/// How the lines of a cell stand, where its row's component says otherwise.
pub(super) fn cell_alignment(align: CellAlign, component: &Component) -> Option<AlignmentType> {
    let wanted = match align {
        CellAlign::Left => Align::Left,
        CellAlign::Center => Align::Center,
        CellAlign::Right => Align::Right,
    };
    (wanted != component.align).then(|| alignment(wanted))
}

/// A component of the running text: first-line indent, gap, line spacing (Phụ lục I, Phần I, Mục II, khoản 6, điểm e).
fn running(style: Style, component: &Component, layout: &Layout) -> Style {
    set(style, component)
        .indent(Some(0), Some(SpecialIndentType::FirstLine(twips(layout.body.first_line_indent.pt()))), Some(0), None)
        .line_spacing(running_lines(layout))
}

/// Line spacing of the running text, and the gap after its paragraphs.
fn running_lines(layout: &Layout) -> LineSpacing {
    let spacing = &layout.body.line_spacing;
    let (rule, height) = match spacing.unit {
        Unit::Pt => (LineSpacingType::Exact, twips(spacing.pt())),
        _ => (LineSpacingType::Auto, lines(spacing.pt())),
    };
    LineSpacing::new().before(0).after(gap(layout.body.paragraph_gap.pt())).line_rule(rule).line(height)
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
