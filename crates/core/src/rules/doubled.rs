//! One syllable that is written twice, as CV006 reports it: by mistake, or because one word ends in what the next begins with.

use crate::recognise::Words;
use crate::vietnamese::pairs::PAIRS;

/// A syllable, the syllables before it that make it right to stand twice or wrong, and those behind it that make it right.
type Row = (&'static str, &'static [&'static str], &'static [&'static str]);

/// Words that never stand twice, unless one of them ends a compound ("trang bị bị hỏng") or begins one ("cho cho vay").
const NEVER_TWICE: [Row; 40] = [
    ("của", &[], &["cải"]),
    ("các", &[], &[]),
    ("những", &[], &[]),
    ("và", &[], &[]),
    ("với", &[], &[]),
    ("trong", &["bên"], &["sạch", "suốt", "trẻo", "sáng"]),
    ("trên", &[], &[]),
    ("tại", &["hiện", "tồn", "thực", "nội", "ngoại", "đương"], &["chỗ", "chức"]),
    ("cho", &[], &["vay", "phép", "thuê"]),
    ("theo", &["kèm", "tiếp"], &["dõi"]),
    ("về", &["trở", "quay"], &["hưu"]),
    ("được", &["đạt", "thu", "nhận", "có"], &[]),
    ("bị", &["trang", "thiết", "chuẩn"], &["động"]),
    ("đã", &[], &[]),
    ("sẽ", &["san"], &["sàng"]),
    ("đang", &[], &[]),
    ("cần", &[], &["thiết", "cù", "trục"]),
    ("hoặc", &[], &[]),
    ("nhằm", &[], &[]),
    ("bằng", &["công", "cân"], &["chứng", "cấp", "khen"]),
    ("này", &[], &[]),
    ("do", &["tự", "lý", "lí"], &["đó"]),
    ("như", &["hầu", "gần"], &["vậy", "thế"]),
    ("khi", &["trong"], &[]),
    ("để", &["cơ"], &["lại"]),
    ("ubnd", &[], &[]),
    ("hđnd", &[], &[]),
    ("tên", &["họ", "đứng", "ký", "mang", "đặt", "đổi", "mũi", "hàng", "tuổi", "ghi"], &["lửa"]),
    ("thì", &["nếu"], &["thầm", "thào", "thụt"]),
    ("giữa", &[], &[]),
    ("chưa", &["hay", "có"], &[]),
    ("nhưng", &[], &[]),
    ("gồm", &[], &[]),
    ("dưới", &["bên", "phía", "cấp", "xuống"], &["mức"]),
    ("vào", &["đầu", "ra", "lối", "cửa", "đường", "dựa"], &[]),
    ("thuộc", &["trực", "phụ", "lệ", "thân", "quen", "quy", "tùy", "tuỳ", "gia", "liên"], &["lòng", "tính", "làu"]),
    ("việc", &["công", "làm", "sự", "vụ", "nghỉ", "thôi", "xong", "hết", "thạo", "được", "quen"], &["làm"]),
    ("luật", &["pháp", "kỷ", "kỉ", "quy", "dự", "bộ", "đạo", "học", "ngành", "âm", "định"], &["sư", "gia", "học"]),
    ("khu", &["phân", "đặc", "quân", "liên", "chiến", "phó", "tiểu", "cấm", "biệt"], &[]),
    ("cơ", &["hữu", "vô", "động", "nguy", "thời", "tim", "đầu", "căn", "thừa", "tùy", "tuỳ", "vân", "dư", "phi"], &[]),
];

/// Words that a number follows: "ngày ngày 12" is a slip, "ngày ngày" alone is not.
const BEFORE_A_NUMBER: [&str; 8] = ["ngày", "tháng", "số", "điều", "khoản", "quý", "mục", "chương"];

/// Words that "số" ends: "Luật Dân số số 113/2025/QH15".
const WITH_NUMBER: [&str; 16] = [
    "đổi", "nghệ", "dân", "chữ", "chỉ", "đa", "thiểu", "tham", "hệ", "điểm", "tế", "hội", "quyền", "hằng", "mã",
    "thông",
];

/// Syllables that end a word and are typed again behind it ("cơ quan quan tham mưu"): the syllables before that make the
/// word, and those behind that begin another with it ("cơ quan quan trọng").
const ENDS_TWICE: [Row; 23] = [
    ("niệm", &["tưởng", "kỷ", "khái", "quan"], &["phật"]),
    ("hoạch", &["kế", "quy"], &["định"]),
    ("tác", &["công", "hợp"], &["phẩm", "động", "giả", "dụng", "nghiệp", "chiến", "phong", "hại", "quyền", "nhân"]),
    ("nghị", &["đề", "hội", "kiến"], &["quyết", "định", "sự", "lực", "viện", "trường"]),
    // "Ủy viên Ban Ban bảo vệ dân phố"; but "Trưởng ban Ban Tổ chức" is right.
    ("ban", &["viên"], &["hành", "phát", "tặng", "đầu"]),
    ("quan", &["cơ", "liên"], &["trọng", "tâm", "hệ", "trắc", "sát", "điểm", "chức", "ngại", "niệm", "lại", "thuế"]),
    (
        "hiện",
        &["thực", "phát", "thể", "biểu", "xuất"],
        &[
            "đại",
            "trạng",
            "nay",
            "hành",
            "tượng",
            "thực",
            "vật",
            "trường",
            "có",
            "tại",
            "đang",
            "còn",
            "hữu",
            "diện",
            "đã",
        ],
    ),
    ("kiến", &["ý", "sáng", "dự"], &["nghị", "thức", "trúc", "thiết", "tạo", "giải", "tập"]),
    ("bàn", &["địa"], &["giao", "bạc", "ghế", "về", "luận", "đạp", "hành"]),
    ("quyền", &["thẩm"], &["hạn", "lợi", "lực", "sử", "sở", "tác", "và"]),
    ("hình", &["loại", "tình", "mô"], &["thành", "thức", "ảnh", "sự", "dung", "học", "phạt"]),
    ("vực", &["lĩnh", "khu"], &[]),
    ("triển", &["phát"], &["khai", "lãm", "vọng"]),
    ("án", &["dự", "đề", "phương", "đồ"], &["phí", "treo", "lệ", "dân", "hình", "kinh", "tử", "tích", "hành", "ma"]),
    (
        "động",
        &["di", "hoạt", "lao", "vận", "hành", "biến", "tác"],
        &["vật", "viên", "lực", "cơ", "đất", "thái", "thổ", "sản", "tác", "mạch", "thời", "dục", "chạm"],
    ),
    ("nhân", &["ban", "đồng"], &[]),
    ("có", &["phải", "cần"], &[]),
    ("thuộc", &["trực"], &["phạm", "đối", "diện", "thẩm", "lĩnh", "trách"]),
    ("loại", &["từng", "các", "mọi", "mỗi"], &["trừ", "bỏ"]),
    ("người", &["một"], &[]),
    ("tỉnh", &["dân", "bàn", "ubnd", "hđnd"], &["lộ", "ủy", "uỷ", "lỵ", "thành", "đội", "đoàn"]),
    ("huyện", &["dân", "bàn", "ubnd", "hđnd"], &["ủy", "uỷ", "lỵ", "đội", "đoàn"]),
    ("xã", &["dân", "bàn", "ubnd", "hđnd"], &["hội", "viên", "giao", "luận"]),
];

/// Syllables that are no words by themselves: behind a word that they end, and before a particle or a mark, a second one
/// is a slip ("đúng quy định định tại khoản 1", "để đảm bảo bảo các").
const NO_WORD: [&str; 33] = [
    "định",
    "bảo",
    "dụng",
    "cáo",
    "hoạch",
    "niệm",
    "vực",
    "triển",
    "nghị",
    "nghiệp",
    "thuật",
    "dưỡng",
    "phẩm",
    "tượng",
    "tế",
    "khai",
    "lượng",
    "cường",
    "nhiệm",
    "cứu",
    "thống",
    "trạng",
    "phương",
    "pháp",
    "kiện",
    "tục",
    "quyết",
    "sách",
    "chức",
    "viên",
    "luật",
    "việc",
    "trường",
];

/// Syllables that begin a word and are typed twice: what makes the word, and the words that they end themselves ("hành chính
/// chính sách").
const BEGINS_TWICE: [(&str, &[&str], &[&str]); 6] = [
    ("hồ", &["sơ"], &["đồng", "cơ", "ao", "bờ", "ven", "lòng"]),
    ("thủ", &["tục", "trưởng", "tướng"], &["tuân", "bảo", "phòng", "nguyên", "cầu", "đối", "xạ", "đấu", "tự", "cố"]),
    (
        "chính",
        &["sách", "phủ"],
        &["tài", "hành", "bưu", "chủ", "liêm", "đính", "hiệu", "chân", "trung", "đại", "công", "bộ", "quân", "nghiêm"],
    ),
    ("đối", &["với"], &["tương", "phản", "câu", "cân", "tuyệt", "chống", "cương", "đương", "ứng"]),
    ("thực", &["hiện"], &["lương", "hiện", "sự", "trung", "thiết", "xác", "ẩm", "xâm", "nhật", "hải", "thành"]),
    ("làm", &["cơ", "căn"], &["việc", "người"]),
];

/// Words that begin no compound with what stands before them.
const PARTICLES: [&str; 32] = [
    "các", "những", "và", "của", "tại", "theo", "trong", "với", "được", "đã", "sẽ", "để", "hoặc", "nhằm", "khi", "này",
    "thì", "trên", "do", "cho", "từ", "về", "là", "đến", "vào", "bằng", "nếu", "đối", "phải", "cũng", "mà", "như",
];

/// Words that a noun follows and that end none: "các khu khu công nghiệp" can be nothing but a slip, while "phân khu khu vực"
/// are two words.
const BEFORE_A_NOUN: [&str; 9] = ["các", "những", "mọi", "của", "tại", "trong", "trên", "theo", "với"];

/// Syllables that are a verb too, which the noun that begins with them may follow: "trong chi chi phí".
const VERBS: [&str; 16] = [
    "chi", "thu", "học", "giao", "thi", "lập", "trả", "đo", "phân", "vay", "xây", "nuôi", "trồng", "làm", "tính", "nộp",
];

/// Whether the syllable at `index` and the same behind it are a slip.
pub(super) fn is_doubled(words: &Words<'_>, index: usize) -> bool {
    let lower = |at: usize| words.lower().get(at).map(String::as_str).unwrap_or_default();
    let joined = |at: usize| if words.is_joined(at) { lower(at) } else { "" };
    let first = lower(index);
    let before = index.checked_sub(1).filter(|_| words.is_joined(index)).map(lower).unwrap_or_default();
    let behind = joined(index + 2);
    let begins_right = |begins: &[&str]| begins.contains(&behind);
    if BEFORE_A_NUMBER.contains(&first) {
        let is_number = words.get(index + 2).is_some_and(|word| word.is_figure()) && words.is_joined(index + 2);
        let is_compound = before == "hằng" || (first == "số" && WITH_NUMBER.contains(&before));
        return is_number && !is_compound;
    }
    let is_ending = ENDS_TWICE
        .iter()
        .any(|(syllable, befores, begins)| *syllable == first && befores.contains(&before) && !begins_right(begins));
    let is_never = NEVER_TWICE
        .iter()
        .any(|(word, ends, begins)| *word == first && !ends.contains(&before) && !begins_right(begins));
    let is_begun = BEGINS_TWICE
        .iter()
        .any(|(syllable, seconds, ends)| *syllable == first && seconds.contains(&behind) && !ends.contains(&before));
    is_ending || is_never || is_begun || is_no_word(first, before, behind) || is_noun_begun_twice(first, before, behind)
}

fn is_no_word(first: &str, before: &str, behind: &str) -> bool {
    NO_WORD.contains(&first)
        && PAIRS.has(before, first)
        && (behind.is_empty() || behind == first || PARTICLES.contains(&behind))
}

fn is_noun_begun_twice(first: &str, before: &str, behind: &str) -> bool {
    BEFORE_A_NOUN.contains(&before) && !VERBS.contains(&first) && !PAIRS.has(before, first) && PAIRS.has(first, behind)
}

#[cfg(test)]
mod tests {
    use super::is_doubled;
    use crate::recognise::Words;

    fn slips(text: &str) -> Vec<String> {
        let words = Words::of(text);
        (0..words.len())
            .filter(|at| words.lower().get(*at) == words.lower().get(at + 1) && is_doubled(&words, *at))
            .filter_map(|at| words.lower().get(at).cloned())
            .collect()
    }

    #[test]
    fn syllables_written_twice_by_mistake() {
        for text in [
            "giao việc việc kiểm tra",
            "phương tiện cơ cơ giới",
            "đơn vị trực thuộc thuộc Sở",
            "thi hành luật luật này",
            "trong các khu khu công nghiệp",
            "theo đúng quy định định tại khoản 1",
            "đảm bảo bảo các tài liệu",
            "của công công ty",
            "hoàn thiện hồ hồ sơ",
            "thực hiện chính chính sách",
            "từng loại loại cụ thể",
            "theo quy định của pháp luật luật.",
        ] {
            assert_eq!(slips(text).len(), 1, "{text}");
        }
        for text in [
            "công việc việc gì",
            "dầu vô cơ cơ bản",
            "người phụ thuộc thuộc hộ nghèo",
            "đơn vị trực thuộc thuộc phạm vi quản lý",
            "văn phòng luật luật sư",
            "quy hoạch phân khu khu vực",
            "quy định định mức",
            "phải học học phần",
            "hành chính chính sách",
            "tuân thủ thủ tục",
            "pháp luật luật sư",
            "trong chi chi phí",
            "từ từ, dần dần, song song, luôn luôn, đều đều, ngày ngày",
            "trong năm năm tới",
        ] {
            assert_eq!(slips(text), [""; 0], "{text}");
        }
    }
}
