//! Tables of real plans, laid out.

use std::time::{Duration, Instant};

use super::{Face, FontSet, Ruler, paper, set_widths};
use crate::decree::Layout;
use crate::document::{
    Cell, CellAlign, Column, ColumnRole, NodeId, Paper, Row, RowKind, Run, Table, TextExt, WideWord,
};
use crate::source::{FileId, Span};

/// Huyện Mang Yang, Kế hoạch kèm theo Quyết định 3571/QĐ-UBND, 2019. `;;` parts paragraphs, an empty cell is one.
const MANG_YANG: &str = "\
TT|Nội dung thực hiện|Đơn vị chủ trì|Đơn vị thực hiện/phối hợp thực hiện|Sản phẩm đầu ra/Kết quả đạt được|Thời gian hoàn thành
1|Ban hành, triển khai thực hiện Kế hoạch CCHC; Kế hoạch tuyên truyền CCHC; Kế hoạch kiểm tra công tác CCHC hàng năm của huyện|Phòng Nội vụ|Các cơ quan: Tư pháp; Tài chính - Kế hoạch; Văn phòng HĐND và UBND và các cơ quan, đơn vị có liên quan; UBND các xã, thị trấn|1. Quyết định của UBND huyện ban hành Kế hoạch CCHC; Kế hoạch tuyên truyền CCHC; Kế hoạch kiểm tra công tác CCHC hàng năm của huyện;;;2. Báo cáo đánh giá mức độ thực hiện kế hoạch (đánh giá tỉ lệ % thực hiện).|1. Kế hoạch CCHC; Kế hoạch tuyên truyền CCHC ban hành trong quý IV của năm trước liền kề; Kế hoạch kiểm tra công tác CCHC ban hành trong quý I năm thực hiện kế hoạch;;;2. Báo cáo kết quả cùng với báo cáo công tác CCHC định kỳ.
3|Sáng kiến hoặc giải pháp mới trong cải cách hành chính|Các cơ quan: Nội vụ; Tư pháp; Tài chính và kế hoạch; Kinh tế và Hạ tầng; Văn hóa và Thông tin|Các cơ quan, đơn vị; UBND cấp xã|1. Các văn bản phê duyệt triển khai các giải pháp mới trong thực hiện các nội dung CCHC;;;2. Các văn bản công nhận sáng kiến của cơ quan có thẩm quyền (nếu có).|Thường xuyên trong năm
4|Thực hiện các nhiệm vụ được UBND tỉnh, Chủ tịch UBND tỉnh giao|Văn phòng HĐND và UBND huyện|Các cơ quan, đơn vị; UBND cấp xã|Văn bản của UBND huyện|Thường xuyên trong năm
1|Ban hành Kế hoạch rà soát thủ tục hành chính|Văn phòng HĐND và UBND huyện|Các cơ quan, đơn vị; UBND cấp xã|Quyết định ban hành Kế hoạch của UBND huyện|Ban hành trong quý IV của năm trước liền kề
2|Xử lý các vấn đề phát hiện qua rà soát TTHC|Văn phòng HĐND và UBND huyện|Các cơ quan, đơn vị; UBND cấp xã|Các văn bản xử lý các vấn đề phát hiện qua rà soát|Theo kế hoạch
4|Thực hiện việc tiếp nhận, trả kết quả đối với tất cả TTHC thuộc thẩm quyền giải quyết tại Bộ phận Tiếp nhận và trả kết quả|Các cơ quan, đơn vị; Bưu điện huyện; UBND cấp xã|Văn phòng HĐND và UBND huyện|100% TTHC được thực hiện việc tiếp nhận, trả kết quả tại Bộ phận Tiếp nhận và trả kết quả|Thường xuyên trong năm
5|Rà soát, ban hành quy định thực hiện cơ chế một cửa liên thông giữa các cơ quan cấp huyện; giữa các cơ quan của cấp huyện và UBND cấp xã|Văn phòng HĐND và UBND huyện|Các cơ quan, đơn vị; UBND cấp xã|Quyết định của UBND cấp huyện|Thường xuyên trong năm
6|Nâng cao tỷ lệ hồ sơ TTHC được giải quyết đúng hạn do các cơ quan, đơn vị huyện, UBND cấp xã tiếp nhận trong năm|Các cơ quan, đơn vị; UBND cấp xã|Văn phòng HĐND và UBND huyện|100% hồ sơ TTHC do cơ quan, đơn vị huyện, UBND cấp xã tiếp nhận trong năm được giải quyết đúng hạn|Thường xuyên trong năm
7|Tổ chức thực hiện việc tiếp nhận PAKN của cá nhân, tổ chức đối với TTHC thuộc thẩm quyền giải quyết của huyện, xã|Văn phòng HĐND và UBND huyện; UBND cấp xã|Các cơ quan, đơn vị liên quan|Báo cáo số lượng tiếp nhận phản ánh, kiến nghị và kết quả xử lý phản ánh kiến nghị của cá nhân, tổ chức|Báo cáo kết quả cùng với báo cáo công tác kiểm soát TTHC định kỳ
";

/// Xã Sơn Châu, Kế hoạch cải cách hành chính năm 2022.
const SON_CHAU: &str = "\
TT|Nhiệm vụ trọng tâm|Kết quả đầu ra, chỉ tiêu chính (dự kiến)|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian thực hiện/hoàn thành|Kinh phí thực hiện (Triệu đồng)
1|Ban hành các văn bản chỉ đạo thực hiện nhiệm vụ CCHC 2022|Công văn|UBND xã|Văn phòng|Tháng 01/2022|
3|Ban hành các văn bản chỉ đạo khắc phục CCHC năm 2021 và giải pháp nâng cao chỉ số CCHC năm 2022|Văn bản của UBND xã|Văn phòng xã|Các ban ngành liên quan|Thường xuyên|
4|Xây dựng kế hoạch, tổ chức tuyên truyền CCHC năm 2022|Kế hoạch, các hình thức tuyên truyền|Văn hóa xã|Cán bộ, công chức liên quan|Thường xuyên trong năm|
7|Tự kiểm tra, rà soát văn bản quy phạm pháp luật do HĐND, UBND xã ban hành|Báo cáo|Tư pháp – Hộ tịch|Cán bộ, công chức liên quan|Trong năm|
10|Niêm yết công khai các bộ TTHC được UBND tỉnh công bố thuộc thẩm quyền giải quyết của UBND xã tại Bộ phận tiếp nhận và trả kết quả, Trang thông tin điện tử xã|100% TTHC thuộc thẩm quyền được niêm yết công khai đúng quy định|Văn phòng xã|Các ban ngành liên quan|Thường xuyên năm 2022|
12|Nâng cao tỷ lệ số hóa kết quả giải quyết thủ tục hành chính đang còn hiệu lực và có giá trị sử dụng thuộc thẩm quyền giải quyết của UBND xã|Số hóa kết quả giải quyết TTHC đang còn hiệu lực và có giá trị sử dụng thuộc thẩm quyền giải quyết 35% hồ sơ tiếp nhận|Văn phòng UBND|Các bộ phận chuyên môn|Thường xuyên|
17|Thực hiện sắp xếp, tinh gọn tổ chức bộ máy, giảm biên chế||Văn phòng xã|Các ban ngành có liên quan|Khi có hướng dẫn, chỉ đạo của cấp trên|
19|Tham gia các lớp đào tạo, bồi dưỡng|Quyết định cử đi học|Văn phòng xã|Cán bộ, công chức liên quan|Khi có thông báo của tỉnh, huyện|10
23|Ban hành Quy chế chi tiêu nội bộ; quản lý tài sản công|Quyết định|Tài chính -KT|Văn phòng xã|Tháng 01/2022|
28|Đầu tư thiết bị hạ tầng công nghệ thông tin đảm bảo hoạt động cơ quan||Văn hóa - Thông tin|Văn phòng, các ban ngành có liên quan|Trong năm|150
30|Cập nhật các danh mục, văn bản, tin bài trên trang thông tin điện tử||Văn hóa - Thông tin|Ban biên tập; Các ban, ngành liên quan|Thường xuyên|Theo dự trù kinh phí riêng
31|Tuyên truyền Dịch vụ công trực tuyến mức độ 3,4 cho người dân, doanh nghiệp.|Tờ rơi tuyên truyền về Dịch vụ công trực tuyến mức độ 3,4 của các cấp|Văn hóa - Thông tin|Các ban, ngành liên quan|Trong năm|40
";

const SCORES: &str = "\
TT|Đơn vị|Điểm đạt được|Chỉ số|Xếp loại
1|Xã Đăk Djrăng|87,25|0,8725|Tốt
2|Thị trấn Kon Dơng|81,5|0,815|Khá
";

fn span() -> Span {
    Span::new(FileId::default(), 0..0)
}

fn cell(column: usize, columns: usize, rows: usize, text: &str) -> Cell {
    let paragraphs = text.split(";;;").filter(|text| !text.is_empty());
    Cell {
        id: NodeId::root("o"),
        column,
        columns,
        rows,
        align: CellAlign::Left,
        paragraphs: paragraphs.map(|text| vec![Run::source(text, span())]).collect(),
        span: span(),
    }
}

fn row(kind: RowKind, cells: Vec<Cell>) -> Row {
    Row { id: NodeId::root("hang"), kind, cells, keep_with_next: false, may_break: false, span: span() }
}

/// The first line is the head, TT its numbers; only the columns of `chosen` where that names some.
fn table(text: &str, chosen: &[usize]) -> Table {
    let mut lines = text.lines().map(|line| {
        let cells: Vec<&str> = line.split('|').collect();
        if chosen.is_empty() { cells } else { chosen.iter().map(|at| cells[*at]).collect() }
    });
    let cells = |cells: &[&str]| cells.iter().enumerate().map(|(at, text)| cell(at, 1, 1, text)).collect();
    let names = lines.next().unwrap_or_default();
    let column = |name: &&str| {
        let role = if *name == "TT" { ColumnRole::Number } else { ColumnRole::Other };
        Column { id: (*name).into(), name: (*name).into(), role, width: 0.0, span: span() }
    };
    Table {
        id: NodeId::root("bang"),
        caption: None,
        unit: None,
        columns: names.iter().map(column).collect(),
        head: vec![row(RowKind::Head, cells(&names))],
        rows: lines.map(|line| row(RowKind::Item, cells(&line))).collect(),
        span: span(),
    }
}

fn lay_out(table: &mut Table, paper: Paper) -> Vec<WideWord> {
    let layout = Layout::nd30();
    let (width, height) = (layout.page.text_width_pt(paper), layout.page.text_height_pt(paper));
    let wide = set_widths(table, width, height, layout, &FontSet::BUNDLED);
    let sum: f64 = widths(table).iter().sum();
    assert!(table.columns.is_empty() || (sum - width).abs() < 1e-9, "{sum} of {width}");
    wide
}

fn widths(table: &Table) -> Vec<f64> {
    table.columns.iter().map(|column| column.width).collect()
}

fn asked(table: &Table) -> Paper {
    paper([table], Layout::nd30(), &FontSet::BUNDLED)
}

/// No word is broken, numbers take no room, the work takes most, and all columns but the widest are Word's units.
#[test]
fn columns_read_well() {
    let form = &Layout::nd30().table;
    for (text, paper) in
        [MANG_YANG, SON_CHAU].iter().flat_map(|text| [Paper::Portrait, Paper::Landscape].map(|paper| (text, paper)))
    {
        let mut table = table(text, &[]);
        assert_eq!(lay_out(&mut table, paper), []);
        let widths = widths(&table);
        let mut ruler = Ruler::new(&FontSet::BUNDLED);
        for (rows, face) in [(&table.head, Face::Bold), (&table.rows, Face::Regular)] {
            for cell in rows.iter().flat_map(|row| &row.cells) {
                let room = widths[cell.column] - 2.0 * form.margin_side.pt() - form.rule.pt();
                for word in cell
                    .paragraphs
                    .iter()
                    .flat_map(|text| text.plain().split(' ').map(str::to_owned).collect::<Vec<_>>())
                {
                    assert!(ruler.width_pt(&word, face, 12.0) <= room + 0.01, "{word} in {room}");
                }
            }
        }
        let (numbers, others) = widths.split_first().unwrap();
        assert!(*numbers < 30.0, "{widths:?}");
        assert!(others.iter().all(|width| *width > 55.0), "{widths:?}");
        let mut ranked: Vec<usize> = (0..widths.len()).collect();
        ranked.sort_by(|a, b| widths[*b].total_cmp(&widths[*a]));
        assert!(ranked[..2].contains(&1), "{widths:?}");
        let broken = |width: &&f64| (*width * 20.0 - (*width * 20.0).round()).abs() > 1e-6;
        assert!(widths.iter().filter(broken).count() <= 1, "{widths:?}");
        assert!(table.all_rows().all(|row| !row.may_break));
    }
}

/// As offices turn their paper.
#[test]
fn many_columns_of_sentences_lie_across() {
    assert_eq!(asked(&table(MANG_YANG, &[])), Paper::Landscape);
    assert_eq!(asked(&table(SON_CHAU, &[])), Paper::Landscape);
    assert_eq!(asked(&table(SON_CHAU, &[0, 1, 2, 3, 5])), Paper::Portrait);
    assert_eq!(asked(&table(SON_CHAU, &[0, 1, 5])), Paper::Portrait);
    assert_eq!(asked(&table(SCORES, &[])), Paper::Portrait);
    assert_eq!(paper([], Layout::nd30(), &FontSet::BUNDLED), Paper::Portrait);
}

/// A word that no column can hold is told and broken; the others keep their words.
#[test]
fn a_word_too_long_squeezes_nobody() {
    let mut table = table(MANG_YANG, &[]);
    let word = "nghiêng".repeat(7_000);
    table.rows[2].cells[2] = cell(2, 1, 1, &format!("Phòng {word}, xã"));
    let wide = lay_out(&mut table, Paper::Landscape);
    assert_eq!(wide.len(), 1);
    assert_eq!((wide[0].word.trim_end_matches(','), wide[0].column.as_str()), (word.as_str(), "Đơn vị chủ trì"));
    assert_eq!(table.rows.iter().map(|row| row.may_break).filter(|may| *may).count(), 1);
    assert!(table.rows[2].may_break);
}

/// More columns than the longest words have room for: all are shown, and all told.
#[test]
fn columns_too_many_share_what_there_is() {
    for count in [0, 1, 40, 400] {
        let names = vec!["nghiệm-thu"; count].join("|");
        let mut table = if count == 0 { table("", &[]) } else { table(&format!("{names}\n{names}"), &[]) };
        let wide = lay_out(&mut table, Paper::Portrait);
        assert_eq!(wide.len(), if count < 40 { 0 } else { 4 * count });
        assert!(table.columns.iter().all(|column| column.width > 0.0));
    }
}

/// Merged cells have the room of all their columns, and the last row of several pays for what they lack.
#[test]
fn merged_cells_count_where_they_lie() {
    let mut plain = table(SON_CHAU, &[]);
    lay_out(&mut plain, Paper::Landscape);
    let mut grouped = table(SON_CHAU, &[]);
    let name = "CẢI CÁCH THỦ TỤC HÀNH CHÍNH VÀ XÂY DỰNG CHÍNH QUYỀN ĐIỆN TỬ, CHÍNH QUYỀN SỐ";
    grouped.rows.insert(0, row(RowKind::Group, vec![cell(0, 1, 1, "I"), cell(1, 6, 1, name)]));
    lay_out(&mut grouped, Paper::Landscape);
    assert_eq!(widths(&plain), widths(&grouped));

    let mut tall = table(SON_CHAU, &[]);
    tall.rows[0].cells[1] = cell(1, 1, 3, &"Xây dựng kế hoạch ".repeat(300));
    for covered in [1, 2] {
        tall.rows[covered].cells.remove(1);
    }
    lay_out(&mut tall, Paper::Landscape);
    let broken: Vec<usize> = (0..tall.rows.len()).filter(|at| tall.rows[*at].may_break).collect();
    assert_eq!(broken, [2]);
}

/// Time grows with the rows, and nothing depends on chance.
#[test]
fn a_long_table_takes_its_share_of_time() {
    let of = |count: usize| {
        let mut long = table(SON_CHAU, &[]);
        long.rows = long.rows.iter().cycle().take(count).cloned().collect();
        long
    };
    let time = |table: &Table| {
        let runs = (0..7).map(|_| {
            let mut table = table.clone();
            let start = Instant::now();
            lay_out(&mut table, Paper::Landscape);
            (start.elapsed(), widths(&table))
        });
        let runs: Vec<(Duration, Vec<f64>)> = runs.collect();
        assert!(runs.windows(2).all(|pair| pair[0].1 == pair[1].1));
        runs.into_iter().map(|(time, _)| time).min().unwrap()
    };
    let (short, long) = (time(&of(200)), time(&of(2_000)));
    // Ten times the rows; a machine at other work may make that twice as long, a square would make it ten times.
    assert!(long < short * 30, "{short:?}, {long:?}");
}
