//! `[chu-ky-so]`: which empty signature fields (*ô ký số*) the office wants in its PDF files.

use super::reader::Table;

/// `o-ky`: whose fields a PDF has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SignatureFields {
    /// `nguoi-ky`: the signer's.
    #[default]
    Signer,
    /// `ca-hai`: the signer's and the office's.
    Both,
    /// `khong`: none, because the office's own signing tool places them.
    None,
}

impl SignatureFields {
    pub(super) fn read(table: &mut Table<'_, '_>) -> Self {
        let known = [("nguoi-ky", Self::Signer), ("ca-hai", Self::Both), ("khong", Self::None)];
        table.one_of("o-ky", &known).map_or_else(Self::default, |named| named.value)
    }
}
