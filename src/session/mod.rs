//! A run over plans or finished files on disk: finding them, guarding against a slip in one of them, writing files.

mod discover;
mod finished;
mod fix;
mod foreign;
mod guard;
mod provenance;
mod render;
mod write;

pub(crate) use discover::{Plan, find_plans, office_above, whole_path};
pub(crate) use finished::{finished_files, read_finished, shown};
pub(crate) use fix::{ChangedFile, Fixed, fix};
pub(crate) use foreign::{Named, Subject, check_each, find_subjects};
pub(crate) use guard::{Slip, each_guarded, guarded};
pub(crate) use provenance::{Source, source_of};
pub(crate) use render::{Rendered, Wanted, file_name, render};
pub(crate) use write::{Output, write_together};
