//! Giving a document its number: what has to hold, and the two files that change.

use std::fs;
use std::path::PathBuf;

use plan_core::compile::Options;
use plan_core::decree::kind;
use plan_core::diagnostic::{Said, Severity};
use plan_core::document::{Date, Document};
use plan_core::said;
use plan_core::source::files::join;
use plan_core::source::toml::Manifest;
use plan_core::source::{Memory, Overlay, PlanSource};

use super::book::Book;
use super::entry::Entry;
use super::judge::{Numbering, Standing, judge, next_number};
use super::manifest::{Registration, with_registration};
use super::placeholder::placeholder;
use super::row::short;
use crate::session::{Output, Plan, guarded, read_finished, shown, write_together};

/// What the clerk asks for.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) number: Option<RequestedNumber>,
    /// A full date.
    pub(crate) date: Option<Date>,
    /// Signed on paper: what a PDF carries is of no account.
    pub(crate) on_paper: bool,
    /// Finished files of the document, which may carry a signature.
    pub(crate) pdfs: Vec<PathBuf>,
}

/// `--so`
#[derive(Debug, Clone, Copy)]
pub(crate) enum RequestedNumber {
    /// `tiep`
    Next,
    This(u64),
}

/// Why a document gets no number.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The document, its number or its date won't do.
    Finding(Said),
    /// It can't be told, or can't be done.
    Failure(Said),
}

/// For everything that reads and writes.
impl From<Said> for Refusal {
    fn from(said: Said) -> Self {
        Self::Failure(said)
    }
}

/// A document that has its number.
#[derive(Debug)]
pub(crate) struct Issued {
    /// "05/KH-UBND"
    pub(crate) mark: String,
    pub(crate) date: Date,
    /// The register's file name.
    pub(crate) register: String,
    /// What its numbers are counted in.
    pub(crate) series: Said,
    /// Whether the register had it before.
    pub(crate) was_entered: bool,
    /// The numbers before its own that nobody has, from and to.
    pub(crate) skipped: Option<(u64, u64)>,
    /// Another row that says the same of a document: its mark.
    pub(crate) twin: Option<String>,
    /// Whether there was no register before.
    pub(crate) is_first: bool,
}

/// A document without errors, while the register is locked.
#[derive(Debug)]
pub(crate) struct Issue<'a> {
    pub(crate) plan: &'a Plan,
    /// The folder of co-quan.toml and the register, below the root of the plan's files.
    pub(crate) office: &'a str,
    pub(crate) source: &'a PlanSource,
    pub(crate) document: &'a Document,
    pub(crate) request: &'a Request,
}

/// What plan.toml says already, and in which table.
struct Registered {
    table: &'static str,
    number: Option<u64>,
    date: Option<Date>,
}

impl Registered {
    /// A decision in the same file is what is registered; what another document issues has that one's number.
    fn of(manifest: &Manifest) -> Result<Self, Said> {
        if manifest.issued_by.is_some() {
            return Err(said!(
                "văn bản này ban hành kèm theo văn bản khác ([kem-theo]), không có số riêng: cấp số cho văn bản kia",
                "another document issues this one ([kem-theo]), and it has no number of its own: give that one its number"
            ));
        }
        let (table, number, date) = match (&manifest.decision, &manifest.document) {
            (Some(decision), _) => ("quyet-dinh", &decision.number, &decision.date),
            (None, Some(document)) => ("van-ban", &document.number, &document.date),
            (None, None) => return Err(said!("plan.toml không có [van-ban]", "plan.toml has no [van-ban]")),
        };
        let number = number.as_ref().and_then(|number| number.value.parse().ok());
        Ok(Self { table, number, date: date.as_ref().map(|date| date.value) })
    }

    /// The date that was asked for, or the one of plan.toml; where there are both they agree.
    fn date(&self, requested: Option<Date>) -> Result<Date, Refusal> {
        match (requested, self.date) {
            (Some(date), Some(known)) => {
                let agree = date.year == known.year
                    && known.month.is_none_or(|month| date.month == Some(month))
                    && known.day.is_none_or(|day| date.day == Some(day));
                if agree { Ok(date) } else { Err(self.differs("ngay", &short(date), &short(known))) }
            }
            (Some(date), None) => Ok(date),
            (None, known) => {
                known.filter(|date| date.day.is_some()).ok_or_else(|| self.missing("ngay", "2026-11-21").into())
            }
        }
    }

    /// The number that was asked for, or the one of plan.toml; where there are both they agree.
    fn number(
        &self,
        requested: Option<RequestedNumber>,
        next: impl FnOnce() -> Result<u64, Said>,
    ) -> Result<u64, Refusal> {
        match (requested, self.number) {
            (Some(RequestedNumber::This(number)), Some(known)) if number != known => {
                Err(self.differs("so", &number.to_string(), &known.to_string()))
            }
            (Some(RequestedNumber::This(number)), None) | (_, Some(number)) => Ok(number),
            (Some(RequestedNumber::Next), None) => next().map_err(Refusal::Finding),
            (None, None) => Err(self.missing("so", "tiep").into()),
        }
    }

    fn differs(&self, key: &str, requested: &str, known: &str) -> Refusal {
        let table = self.table;
        Refusal::Finding(said!(
            "plan.toml đã ghi [{table}] {key} = {known}, khác --{key} {requested}. Chỗ đã ghi thì không tự đổi; nếu ghi nhầm, sửa \
             plan.toml trước",
            "plan.toml has [{table}] {key} = {known}, not --{key} {requested}. What stands there isn't changed; if it is a slip, mend \
             plan.toml first"
        ))
    }

    fn missing(&self, key: &str, example: &str) -> Said {
        let table = self.table;
        said!(
            "thiếu --{key} (ví dụ --{key} {example}): [{table}] trong plan.toml cũng chưa có {key}",
            "--{key} is missing (such as --{key} {example}): [{table}] of plan.toml has no {key} either"
        )
    }
}

impl Issue<'_> {
    /// Does it.
    ///
    /// # Errors
    /// Why not; then no file has changed.
    pub(crate) fn run(&self) -> Result<Issued, Refusal> {
        if self.document.layout.form.unverified.is_some() {
            return Err(Refusal::Failure(said!(
                "văn bản của Đảng đánh số theo nhiệm kỳ, sổ này đánh số theo năm: ghi so và ngay vào plan.toml bằng tay",
                "documents of the Party are numbered by term, and this register by year: write so and ngay in plan.toml by hand"
            )));
        }
        let uncompiled =
            || said!("không đọc được loại và ký hiệu của văn bản", "the document's kind or symbol can't be read");
        let registered =
            Registered::of(self.source.manifest.as_ref().ok_or_else(uncompiled)?).map_err(Refusal::Finding)?;
        if let Some(words) = placeholder(self.document) {
            return Err(Refusal::Finding(said!(
                "còn chỗ chưa điền: “{words}”. Thay bằng nội dung thật; chữ trong ngoặc vuông là chỗ chờ điền",
                "something is still to be filled in: “{words}”. Write over it: words in square brackets wait for the real ones"
            )));
        }
        let date = registered.date(self.request.date)?;
        let kind = match registered.table {
            "quyet-dinh" => kind("quyet-dinh"),
            _ => self.document.facts.kind.as_ref().and_then(|id| kind(&id.value)),
        };
        let kind = kind.ok_or_else(uncompiled)?;
        let book = Book::read(&self.plan.on_disk(self.office))?;
        let numbering = Numbering { office: &self.source.office.register, kind, year: date.year };
        let unnumbered = Entry::of(self.document, kind, date).ok_or_else(uncompiled)?;
        let number = registered.number(self.request.number, || next_number(numbering, &book.rows, &unnumbered))?;
        let entry = unnumbered.numbered(number, &self.document.layout.words.number_join);
        let standing = judge(numbering, &book.rows, &entry, registered.number.is_some()).map_err(Refusal::Finding)?;

        let mut outputs = Vec::new();
        // The register first: a run that is cut off between the two leaves a number that is taken and not used yet, which
        // running it again puts into plan.toml; never a number in a document that another one may get too.
        if let Standing::Free { after } = standing {
            outputs.push(Output { path: book.path.clone(), bytes: book.with(&entry, after) });
        }
        if (registered.number, registered.date) != (Some(number), Some(date)) {
            if !self.request.on_paper {
                self.refuse_signed()?;
            }
            let text = self.rewritten(&Registration { table: registered.table, number, date })?;
            outputs.push(Output { path: self.manifest_path(), bytes: text.into_bytes() });
        }
        write_together(&outputs).map_err(|(path, error)| {
            let path = shown(&path);
            said!(
                "không ghi được `{path}`: {error}; không tệp nào bị thay đổi",
                "can't write `{path}`: {error}; no file was changed"
            )
        })?;
        Ok(Issued {
            date,
            register: book.name(),
            series: numbering.name(),
            was_entered: standing == Standing::Entered,
            skipped: numbering.skipped(&book.rows, number),
            twin: numbering.twin(&book.rows, &entry),
            is_first: book.is_new,
            mark: entry.mark,
        })
    }

    fn manifest_path(&self) -> PathBuf {
        self.plan.on_disk(&join(&self.plan.folder, "plan.toml"))
    }

    /// plan.toml with number and date, tried before it is written.
    fn rewritten(&self, registration: &Registration) -> Result<String, Refusal> {
        let path = self.manifest_path();
        let failed =
            |error: std::io::Error| said!("không đọc được plan.toml: {error}", "plan.toml can't be read: {error}");
        if fs::metadata(&path).map_err(failed)?.permissions().readonly() {
            return Err(Refusal::Failure(said!(
                "plan.toml đang ở chế độ chỉ đọc: cho phép ghi rồi chạy lại",
                "plan.toml is read-only: make it writable and run this again"
            )));
        }
        let by_hand = || {
            let table = registration.table;
            said!(
                "không tự ghi được so và ngay vào [{table}] của plan.toml: ghi bằng tay rồi chạy lại",
                "so and ngay can't be put into [{table}] of plan.toml: write them by hand and run this again"
            )
        };
        let text = fs::read_to_string(&path).map_err(failed)?;
        let written = with_registration(&text, registration).ok_or_else(by_hand)?;
        let mut above = Memory::default();
        above.insert(join(&self.plan.folder, "plan.toml"), written.as_str());
        let files = Overlay::new(self.plan.files.clone(), above);
        let tried = guarded(|| plan_core::check(&files, &self.plan.folder, Options::default()))
            .map_err(|slip| slip.about(self.plan))?;
        if let Some(finding) = tried.findings.iter().find(|finding| finding.severity == Severity::Error) {
            let Said { vi, en } = &finding.message;
            return Err(Refusal::Finding(said!(
                "với số và ngày ấy văn bản có lỗi: {vi}",
                "with that number and date the document has an error: {en}"
            )));
        }
        let holds = tried.document.is_some_and(|document| {
            let number = document.facts.number.and_then(|number| number.value.parse().ok());
            let date = document.facts.date.map(|date| date.value);
            (number, date) == (Some(registration.number), Some(registration.date))
        });
        if holds { Ok(written) } else { Err(by_hand().into()) }
    }

    /// A signature covers the whole file, number and date with it: they are given before.
    fn refuse_signed(&self) -> Result<(), Refusal> {
        for path in &self.request.pdfs {
            let name = shown(path);
            let bytes = read_finished(path).map_err(|Said { vi, en }| said!("{name}: {vi}", "{name}: {en}"))?;
            if plan_pdf::is_signed(&bytes) {
                return Err(Refusal::Finding(said!(
                    "{name} đã có chữ ký số, mà số và ngày ấy chưa có trong plan.toml. Chữ ký che toàn bộ tệp: thêm số hay ngày sau \
                     khi ký là làm hỏng chữ ký, nên văn bản điện tử có số, ngày rồi mới ký (khoản 3 Điều 15 Nghị định \
                     30/2020/NĐ-CP: hệ thống cấp số, ngày). Nếu tệp ấy chỉ là bản ký thử: xóa đi, cấp số, dựng và ký lại. Nếu bản gốc \
                     là bản giấy đã ký: thêm --da-ky-giay",
                    "{name} carries a signature, and plan.toml doesn't have that number and date. A signature covers the whole \
                     file: a number or date added later breaks it, so an electronic document has them before it is signed (clause \
                     3, Article 15 of Decree 30/2020/NĐ-CP: the system gives number and date). If that file was only a trial: delete \
                     it, give the number, build and sign again. If the original is the signed paper: add --da-ky-giay"
                )));
            }
        }
        Ok(())
    }
}
