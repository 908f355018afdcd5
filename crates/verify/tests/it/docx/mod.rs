//! DOCX: ours, LibreOffice's, and such as officials make by hand.

mod dump;
