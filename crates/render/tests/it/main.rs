//! What the renderers give, read back with readers that aren't ours.

mod docx;
mod fixture;
