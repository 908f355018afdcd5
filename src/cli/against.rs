//! What a folder builds, for `plan verify --against`.

use std::cell::OnceCell;
use std::path::Path;
use std::sync::Arc;

use plan_core::compile::Options;
use plan_core::diagnostic::Said;
use plan_core::document::Document;
use plan_core::said;
use plan_verify::report::{Measured, Row};
use plan_verify::{Built, Folder, against};

use crate::session::{Plan, Rendered, Source, Wanted, find_plans, guarded, render, source_of};

/// How files that are built here name this program.
const PROGRAM: &str = concat!("plan ", env!("CARGO_PKG_VERSION"));

/// A plan, and the PDF files that it builds.
pub(super) struct Against {
    plan: Plan,
    source: Source,
    document: Document,
    plain: Vec<Built>,
    /// Those with the source inside; made when a file is none of the others.
    attached: OnceCell<Vec<Built>>,
}

impl Against {
    /// Builds the plan in the folder that was named, and writes nothing.
    ///
    /// # Errors
    /// It isn't one plan, or the plan can't be built: there is nothing to hold a file against.
    pub(super) fn new(folder: &Path) -> Result<Self, Said> {
        let mut plans = find_plans(&[folder.to_owned()])?;
        let Some(plan) = plans.pop().filter(|_| plans.is_empty()) else {
            let folder = crate::session::shown(folder);
            return Err(said!(
                "`--against {folder}`: có nhiều kế hoạch, chỉ rõ một thư mục",
                "`--against {folder}`: several plans; name the folder of one"
            ));
        };
        let compilation = guarded(|| plan_core::check(&plan.files, &plan.folder, Options::default()))
            .map_err(|slip| slip.about(&plan))?;
        let has_errors = compilation.has_errors();
        let Some(document) = compilation.document.filter(|_| !has_errors) else {
            let shown = &plan.shown;
            return Err(said!(
                "`--against {shown}`: kế hoạch còn lỗi nên không dựng được để so; xem `plan check {shown}`",
                "`--against {shown}`: the plan has errors and can't be built to compare; see `plan check {shown}`"
            ));
        };
        let source = source_of(&plan)?;
        let plain = build(&plan, &document, &source, false)?;
        Ok(Self { plan, source, document, plain, attached: OnceCell::new() })
    }

    /// The row of a measured file.
    ///
    /// # Errors
    /// The plan can't be built with its source inside.
    pub(super) fn row(&self, measured: &Measured) -> Result<Row, Said> {
        let folder = Folder {
            shown: &self.plan.shown,
            digest: &self.source.digest,
            files: &self.source.files,
            program: PROGRAM,
        };
        if self.plain.iter().any(|built| built.begins(&measured.bytes)) {
            return Ok(against(measured, &folder, &self.plain));
        }
        // What is in a file may have been put there, so its attachments don't tell how it was built.
        let all = match self.attached.get() {
            Some(all) => all,
            None => {
                let attached = build(&self.plan, &self.document, &self.source, true)?;
                self.attached.get_or_init(|| [self.plain.as_slice(), &attached].concat())
            }
        };
        Ok(against(measured, &folder, all))
    }
}

fn build(plan: &Plan, document: &Document, source: &Source, attached: bool) -> Result<Vec<Built>, Said> {
    let files = render(plan, document, source, Wanted { pdf: true, docx: false, attached })?;
    Ok(files.into_iter().map(|Rendered { name, bytes }| Built { name, bytes: Arc::new(bytes) }).collect())
}
