//! Finished files, read back.

mod docx;
