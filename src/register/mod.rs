//! The office's register of outgoing documents (*sổ đăng ký văn bản đi*, Điều 16 and Phụ lục IV), and the number that a
//! document gets in it (Điều 15).
//!
//! The register is a text file beside co-quan.toml, a document a line. A new line stands right behind the one whose
//! number comes before its own, so two clerks who took a number of the same series on two machines changed the same
//! place, and git says so. All other lines stay as they are, byte for byte.

mod book;
mod columns;
mod comma;
mod entry;
mod issue;
mod judge;
mod lock;
mod manifest;
mod placeholder;
mod row;
mod toml_rows;

pub(crate) use issue::{Issue, Issued, Refusal, Request, RequestedNumber};
pub(crate) use lock::Lock;
pub(crate) use row::{read_date, short};
