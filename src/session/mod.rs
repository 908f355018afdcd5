//! A run over plans on disk: finding them, guarding against a slip in one of them, writing their files.

mod discover;
mod guard;
mod write;

pub(crate) use discover::{Plan, find_plans, office_above, whole_path};
pub(crate) use guard::guarded;
pub(crate) use write::{Output, write_together};
