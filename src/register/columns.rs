//! The columns of the decree's register (Phụ lục IV): keys in TOML, heads in CSV.

use plan_core::vietnamese::fold;

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// *Số, ký hiệu văn bản*
    Mark,
    /// *Ngày tháng văn bản*
    Date,
    /// *Tên loại và trích yếu nội dung văn bản*
    Title,
    /// *Người ký*
    Signer,
    /// *Nơi nhận văn bản*
    Recipients,
    /// *Đơn vị, người nhận bản lưu*
    Keeper,
    /// *Số lượng bản*
    Copies,
    /// *Ghi chú*
    Note,
}

impl Column {
    /// All of them with key and head, in the decree's order.
    pub(super) const ALL: [(Column, &'static str, &'static str); 8] = [
        (Column::Mark, "so-ky-hieu", "Số, ký hiệu văn bản"),
        (Column::Date, "ngay-thang", "Ngày tháng văn bản"),
        (Column::Title, "ten-loai-va-trich-yeu", "Tên loại và trích yếu nội dung văn bản"),
        (Column::Signer, "nguoi-ky", "Người ký"),
        (Column::Recipients, "noi-nhan", "Nơi nhận văn bản"),
        (Column::Keeper, "don-vi-nguoi-nhan-ban-luu", "Đơn vị, người nhận bản lưu"),
        (Column::Copies, "so-luong-ban", "Số lượng bản"),
        (Column::Note, "ghi-chu", "Ghi chú"),
    ];

    /// The column that a head names; capitals, tone marks, punctuation and "văn bản" at its end count nothing.
    pub(super) fn of_head(head: &str) -> Option<Self> {
        let plain = |text: &str| {
            let words = fold(text).replace(|c: char| !c.is_alphanumeric(), " ");
            let words = words.split_whitespace().collect::<Vec<_>>().join("-");
            words.strip_suffix("-van-ban").map(str::to_owned).unwrap_or(words)
        };
        let head = plain(head);
        let known = |(_, key, name): &&(Column, &str, &str)| plain(key) == head || plain(name) == head;
        Self::ALL.iter().find(known).map(|(column, ..)| *column)
    }
}

#[cfg(test)]
mod tests {
    use super::Column;

    #[test]
    fn a_head_is_known_by_its_words() {
        for (column, key, head) in Column::ALL {
            assert_eq!([Column::of_head(key), Column::of_head(head)], [Some(column); 2], "{head}");
        }
        assert_eq!(Column::of_head(" SỐ,  KÝ HIỆU "), Some(Column::Mark));
        assert_eq!(Column::of_head("Mã hồ sơ"), None);
    }
}
