//! What a finished PDF says of itself in its XMP, by name: `plan build` writes it, `plan sign` and `plan verify` read it.

/// The namespace of the properties.
pub const NAMESPACE: &str = "urn:plan:nghi-dinh-30:phu-luc-vi#";

/// What stands before their names.
pub const PREFIX: &str = "nd30";

/// A property that every file of this program describes (ISO 19005-2, 6.6.2.3.3), and most have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Property {
    /// Its name behind the prefix.
    pub name: &'static str,
    /// What it is, in the decree's words (Phụ lục VI).
    pub description: &'static str,
    /// `Text`, `Date` or `Integer`.
    pub value_type: &'static str,
}

const fn text(name: &'static str, description: &'static str) -> Property {
    Property { name, description, value_type: "Text" }
}

/// *Số văn bản*: "35".
pub const NUMBER: Property = text("soVanBan", "Số văn bản");

/// *Ký hiệu văn bản*: "KH-UBND".
pub const SYMBOL: Property = text("kyHieu", "Ký hiệu văn bản");

/// *Ngày, tháng, năm văn bản*: "2026-11-21".
pub const DATE: Property =
    Property { name: "ngayVanBan", description: "Ngày, tháng, năm văn bản", value_type: "Date" };

/// *Tên cơ quan, tổ chức ban hành văn bản*.
pub const ISSUER: Property = text("coQuanBanHanh", "Tên cơ quan, tổ chức ban hành văn bản");

/// *Tên loại văn bản*: "Kế hoạch".
pub const KIND: Property = text("tenLoai", "Tên loại văn bản");

/// *Trích yếu nội dung*.
pub const SUBJECT: Property = text("trichYeu", "Trích yếu nội dung");

/// *Ngôn ngữ*: "Tiếng Việt".
pub const LANGUAGE: Property = text("ngonNgu", "Ngôn ngữ");

/// *Số trang* of this file.
pub const PAGES: Property = Property { name: "soTrang", description: "Số trang của tệp", value_type: "Integer" };

/// *Chức vụ của người ký*.
pub const POSITION: Property = text("chucVu", "Chức vụ của người ký");

/// *Họ và tên người ký*.
pub const SIGNER: Property = text("hoTen", "Họ và tên người ký");

/// The folder that the file is built from, which isn't the decree's: "sha256:" and 64 hexadecimal digits.
pub const SOURCE: Property = text("maBamNguon", "Mã băm SHA-256 của thư mục nguồn");
