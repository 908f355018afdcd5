//! `plan issue`: the clerk's step. A document gets its number and date, and a row in the office's register.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, ValueHint, value_parser};
use plan_core::compile::Options;
use plan_core::decree::Clause;
use plan_core::diagnostic::show::full;
use plan_core::diagnostic::{Language, Said, Severity};
use plan_core::document::{Date, Document};
use plan_core::source::files::{join, parent};
use plan_core::source::{Sources, read_plan};
use plan_core::{Compilation, said};

use super::catalogue::Catalogue;
use super::check::named_paths;
use super::terminal::{Target, Terminal};
use super::{Outcome, Stop};
use crate::register::{Issue, Issued, Lock, Refusal, Request, RequestedNumber, read_date, short};
use crate::session::{Plan, file_name, find_plans, guarded};

/// The plan and the options.
pub(super) fn arguments(words: Catalogue) -> Vec<Arg> {
    let plan = Arg::new("paths")
        .value_name(words.plan_value())
        .num_args(0..=1)
        .value_parser(value_parser!(PathBuf))
        .value_hint(ValueHint::DirPath)
        .help_heading(words.arguments_heading())
        .help(words.issue_argument());
    let options = [
        Arg::new("so").long("so").value_name(words.number_value()).help(words.so_option()),
        Arg::new("ngay").long("ngay").value_name(words.date_value()).help(words.ngay_option()),
        Arg::new("da-ky-giay").long("da-ky-giay").action(ArgAction::SetTrue).help(words.paper_option()),
        Arg::new("pdf")
            .long("pdf")
            .value_name(words.file_value())
            .action(ArgAction::Append)
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::FilePath)
            .help(words.issue_pdf_option()),
    ];
    std::iter::once(plan).chain(options.map(|option| option.help_heading(words.options_heading()))).collect()
}

pub(super) fn run(matches: &ArgMatches, words: Catalogue, terminal: &mut Terminal) -> Result<Outcome, Stop> {
    let plans = find_plans(&named_paths(matches)).map_err(Stop::Message)?;
    let [plan] = plans.as_slice() else {
        return Err(Stop::Message(said!(
            "mỗi lần cấp số cho một văn bản: chỉ rõ thư mục của nó",
            "a number is given to one document at a time: name its folder"
        )));
    };
    let mut request = request(matches).map_err(Stop::Message)?;
    let office = office(plan).map_err(Stop::Message)?;
    // From here to the end nobody else takes a number from this register.
    let _lock = Lock::wait(&plan.on_disk(&office)).map_err(Stop::Message)?;
    let (source, compilation) = guarded(|| {
        let source = read_plan(&plan.files, &plan.folder, &mut Sources::default());
        (source, plan_core::check(&plan.files, &plan.folder, Options::default()))
    })
    .map_err(|slip| Stop::Message(slip.about(plan)))?;
    let document = match &compilation.document {
        Some(document) if !compilation.has_errors() => document,
        _ => return refuse_errors(plan, &compilation, words, terminal),
    };
    request.pdfs.extend(built(plan, document));
    let issue = Issue { plan, office: &office, source: &source, document, request: &request };
    match issue.run() {
        Ok(issued) => {
            report(&issued, plan, &office, request.on_paper, words, terminal)?;
            Ok(Outcome::Clean)
        }
        Err(Refusal::Finding(said)) => {
            terminal.line(Target::Result, &format!("{}: {}", plan.shown, words.said(&said)))?;
            Ok(Outcome::Findings)
        }
        Err(Refusal::Failure(said)) => Err(Stop::Message(said)),
    }
}

/// Says which errors the document has: one that has any gets no number.
fn refuse_errors(
    plan: &Plan,
    compilation: &Compilation,
    words: Catalogue,
    terminal: &mut Terminal,
) -> Result<Outcome, Stop> {
    let colour = terminal.colour(Target::Result);
    for finding in compilation.findings.iter().filter(|finding| finding.severity == Severity::Error) {
        terminal.line(Target::Result, &full(finding, &compilation.sources, words.language, colour))?;
        terminal.line(Target::Result, "")?;
    }
    let why = said!("còn lỗi, chưa cấp số", "it has errors and gets no number");
    terminal.line(Target::Aside, &format!("{}: {}", plan.shown, words.said(&why)))?;
    Ok(Outcome::Findings)
}

fn request(matches: &ArgMatches) -> Result<Request, Said> {
    let text = |id: &str| matches.get_one::<String>(id).map(|text| text.trim());
    Ok(Request {
        number: text("so").map(number).transpose()?,
        date: text("ngay").map(date).transpose()?,
        on_paper: matches.get_flag("da-ky-giay"),
        pdfs: matches.get_many::<PathBuf>("pdf").into_iter().flatten().cloned().collect(),
    })
}

fn number(text: &str) -> Result<RequestedNumber, Said> {
    if matches!(text, "tiep" | "tiếp") {
        return Ok(RequestedNumber::Next);
    }
    let is_number = text.len() <= 6 && text.bytes().all(|b| b.is_ascii_digit());
    let number = text.parse().ok().filter(|number| is_number && *number > 0);
    let place = |language| Clause::new("pl1:I.II.3.a").citation(language);
    let (vi, en) = (place(Language::Vi), place(Language::En));
    number.map(RequestedNumber::This).ok_or_else(|| {
        said!(
            "--so {text}: số là số thứ tự, chỉ gồm chữ số, từ 1 đến 999999; không có số xen như 35a ({vi}). Ghi tiep để lấy số tiếp theo",
            "--so {text}: a number counts, in digits only, from 1 to 999999; there is none in between such as 35a ({en}). Say tiep for the next"
        )
    })
}

fn date(text: &str) -> Result<Date, Said> {
    read_date(text).ok_or_else(|| {
        said!(
            "--ngay {text}: không phải ngày trên lịch từ năm 1945; viết 2026-11-21 hoặc 21/11/2026",
            "--ngay {text}: no date of the calendar since 1945; write 2026-11-21 or 21/11/2026"
        )
    })
}

/// The folder of the plan's co-quan.toml, below the root of the plan's files.
fn office(plan: &Plan) -> Result<String, Said> {
    let mut sources = Sources::default();
    guarded(|| read_plan(&plan.files, &plan.folder, &mut sources)).map_err(|slip| slip.about(plan))?;
    let office = sources.iter().find(|(_, file)| file.name() == "co-quan.toml");
    office.and_then(|(_, file)| parent(file.path()).map(str::to_owned)).ok_or_else(|| {
        let shown = &plan.shown;
        said!(
            "{shown}: không có co-quan.toml ở thư mục này hay phía trên. Sổ đăng ký là của cơ quan và đứng cạnh tệp ấy: viết \
             co-quan.toml với bảng [co-quan]",
            "{shown}: there is no co-quan.toml in this folder or above. The register is the office's and stands beside it: write \
             co-quan.toml with the table [co-quan]"
        )
    })
}

/// The document's PDF files in `build/`, where `plan build` and `plan sign` put them: `x.pdf`, `x.signed.pdf`.
fn built(plan: &Plan, document: &Document) -> Vec<PathBuf> {
    let names: Vec<String> = document.volumes().iter().map(|volume| format!("{}.", file_name(plan, volume))).collect();
    let is_of_it = |name: &str| name.ends_with(".pdf") && names.iter().any(|own| name.starts_with(own));
    let Ok(entries) = fs::read_dir("build") else { return Vec::new() };
    let mut built: Vec<PathBuf> = entries
        .flatten()
        .filter(|entry| entry.file_name().to_str().is_some_and(is_of_it))
        .map(|entry| Path::new("build").join(entry.file_name()))
        .collect();
    built.sort();
    built
}

/// What was done, what to commit, and what comes next.
fn report(
    issued: &Issued,
    plan: &Plan,
    office: &str,
    on_paper: bool,
    words: Catalogue,
    terminal: &mut Terminal,
) -> Result<(), Stop> {
    let mut say = |target, said: Said| terminal.line(target, words.said(&said));
    let [register, manifest] = [join(office, &issued.register), join(&plan.folder, "plan.toml")]
        .map(|path| plan_core::source::Files::display(&plan.files, &path));
    let (mark, date) = (&issued.mark, short(issued.date));
    let Said { vi, en } = &issued.series;
    let done = if issued.was_entered {
        said!(
            "{mark} ngày {date}: đã có trong {register} (dãy số: {vi})",
            "{mark} of {date}: in {register} already (series: {en})"
        )
    } else {
        said!(
            "{mark} ngày {date}: đã ghi vào {register} (dãy số: {vi})",
            "{mark} of {date}: entered in {register} (series: {en})"
        )
    };
    say(Target::Result, done)?;
    let (register, manifest) = (quoted(&register), quoted(&manifest));
    say(Target::Result, said!("\nĐưa vào kho:", "\nTo commit:"))?;
    say(Target::Result, said!("  git add -- {register} {manifest}", "  git add -- {register} {manifest}"))?;
    // In the office's language, as the repository is.
    let message = quoted(&format!("Cấp số {mark} ngày {date}"));
    say(Target::Result, said!("  git commit -m {message}", "  git commit -m {message}"))?;
    if let Some((from, to)) = issued.skipped {
        let gap = if from == to { from.to_string() } else { format!("{from}-{to}") };
        say(Target::Aside, said!("lưu ý: trong sổ chưa có số {gap}", "note: the register has no number {gap}"))?;
    }
    if let Some(twin) = &issued.twin {
        say(
            Target::Aside,
            said!(
                "lưu ý: dòng {twin} trong sổ ghi y như văn bản này; nếu là của chính nó, xóa một dòng và giữ số đã cấp trước",
                "note: the row {twin} of the register says the same as this document; if it is its own, delete one of them and keep \
                 the number that was given first"
            ),
        )?;
    }
    if issued.is_first {
        say(Target::Aside, said!("lưu ý: vừa lập sổ mới {register}", "note: {register} is a new register"))?;
        if office == plan.folder {
            say(
                Target::Aside,
                said!(
                    "lưu ý: sổ nằm trong thư mục của riêng kế hoạch này, nên kế hoạch khác của cơ quan sẽ đánh số theo sổ khác; \
                     đưa co-quan.toml và sổ lên thư mục chung",
                    "note: the register lies in the folder of this plan alone, so the office's other plans would count in others; move \
                     co-quan.toml and the register to a folder above all of them"
                ),
            )?;
        }
    }
    if is_ahead(issued.date) {
        say(
            Target::Aside,
            said!(
                "lưu ý: {date} còn ở phía trước: số cấp sau không được mang ngày sớm hơn",
                "note: {date} is still to come: no later number may bear an earlier date"
            ),
        )?;
    }
    // Inside the plan's folder no name is needed.
    let folder = if Path::new(&plan.shown).join("plan.toml").is_file() {
        format!(" {}", quoted(&plan.shown))
    } else {
        String::new()
    };
    say(
        Target::Aside,
        if on_paper {
            said!(
                "tiếp theo: ghi số, ngày này lên bản giấy đã ký; không in bản khác thay cho nó",
                "next: write this number and date on the signed paper; print no other in its place"
            )
        } else {
            said!(
                "tiếp theo: plan build{folder}, rồi ký bản PDF nếu chưa ký (docs/KY-SO.md)",
                "next: plan build{folder}, then sign the PDF unless it is signed (docs/KY-SO.md)"
            )
        },
    )?;
    Ok(())
}

/// Whether a date comes after today, by this machine's clock in Viet Nam's time.
fn is_ahead(date: Date) -> bool {
    plan_sign::sign::Moment::now().is_ok_and(|now| (date.year, date.month, date.day) > now.date())
}

/// As a shell takes it for one word.
fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | ',' | ':' | '@' | '+');
    if !text.is_empty() && text.chars().all(is_plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}
