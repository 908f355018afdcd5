//! `plan new`: a folder that has nothing to find in it and builds at once, for the author to write over.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser};
use clap::{Arg, ArgAction, ArgMatches, ValueHint, value_parser};
use plan_core::compile::Options;
use plan_core::decree::{KINDS, kind, outline, outlines};
use plan_core::diagnostic::show::concise;
use plan_core::said;
use plan_core::source::toml::read_office;
use plan_core::source::{Memory, Sources, files::join};

use super::catalogue::Catalogue;
use super::questions::Questions;
use super::terminal::{Target, Terminal};
use super::{Outcome, Stop};
use crate::scaffold::{Answers, NewFile, NewOffice, Office, SCHEMAS, files};
use crate::session::{Output, office_above, whole_path, write_together};

/// An option for each thing that is asked.
pub(super) fn arguments(words: Catalogue) -> Vec<Arg> {
    let text = |id: &'static str, help: &str| {
        Arg::new(id)
            .long(id)
            .value_name(words.text_value())
            .value_parser(NonEmptyStringValueParser::new())
            .help(help.to_owned())
    };
    let several = |id: &'static str, help: &str| {
        text(id, help).action(ArgAction::Append).help(format!("{help} ({})", words.may_repeat()))
    };
    let one_of = |id: &'static str, help: &str, all: Vec<&'static str>| {
        let help = format!("{help}: {}", all.join(", "));
        text(id, &help).value_parser(PossibleValuesParser::new(all)).hide_possible_values(true)
    };
    let options = [
        one_of("loai", words.ask_kind(), kinds()),
        one_of("khung", words.ask_outline(), outline_names()),
        text("co-quan", words.ask_office()),
        text("viet-tat", words.ask_abbreviation()).requires("co-quan"),
        text("dia-danh", words.ask_place()).requires("co-quan"),
        text("trich-yeu", words.ask_subject()),
        Arg::new("nam")
            .long("nam")
            .value_name(words.year_value())
            .value_parser(value_parser!(u16).range(1945..=2999))
            .help(words.ask_year()),
        text("ky-hieu", words.ask_symbol()),
        several("kinh-gui", words.ask_addressees()),
        text("chuc-vu", words.ask_title()),
        several("quyen-han", words.ask_authority()),
        text("nguoi-ky", words.ask_signer()),
        several("noi-nhan", words.ask_recipients()),
        text("luu", words.ask_archive()),
    ];
    let folder = Arg::new("folder")
        .value_name(words.folder_value())
        .value_parser(value_parser!(PathBuf))
        .value_hint(ValueHint::DirPath)
        .required(true)
        .help_heading(words.arguments_heading())
        .help(words.new_folder_argument());
    std::iter::once(folder).chain(options.map(|option| option.help_heading(words.options_heading()))).collect()
}

fn kinds() -> Vec<&'static str> {
    KINDS.iter().filter(|kind| kind.has_form()).map(|kind| kind.id.as_str()).collect()
}

fn outline_names() -> Vec<&'static str> {
    outlines().iter().map(|outline| outline.id.as_str()).collect()
}

pub(super) fn run(matches: &ArgMatches, words: Catalogue, terminal: &mut Terminal) -> Result<Outcome, Stop> {
    let folder = matches.get_one::<PathBuf>("folder").map_or(Path::new(""), PathBuf::as_path);
    refuse_what_is_there(folder)?;
    // An office that is named on the command line gets a file of its own.
    let whole = whole_path(folder);
    let office = whole.as_deref().filter(|_| !matches.contains_id("co-quan")).and_then(office_above);
    let answers = ask(&mut Questions::new(matches, words, terminal), office.as_deref(), words)?;
    let schemas = office.as_deref().zip(whole.as_deref()).and_then(|(office, whole)| schemas_beside(office, whole));
    let files = files(&answers, schemas.as_deref()).map_err(|error| {
        Stop::Message(said!("khuôn của plan new sai: {error}", "a template of plan new is at fault: {error}"))
    })?;
    refuse_findings(&files, office.as_deref(), words)?;

    let outputs: Vec<Output> =
        files.into_iter().map(|file| Output { path: folder.join(file.path), bytes: file.text.into_bytes() }).collect();
    write_together(&outputs).map_err(|(path, error)| {
        let path = slashed(&path);
        Stop::Message(said!(
            "không ghi được `{path}`: {error}; không tệp nào được tạo",
            "can't write `{path}`: {error}; no file was made"
        ))
    })?;
    for output in &outputs {
        terminal.line(Target::Result, &slashed(&output.path))?;
    }
    let shown = slashed(folder);
    let next = said!(
        "thay những chỗ có dấu [ ] bằng nội dung thật, rồi: plan build {shown}",
        "write over what stands in [ ], then: plan build {shown}"
    );
    terminal.line(Target::Aside, words.said(&next))?;
    Ok(Outcome::Clean)
}

/// Nothing is ever written over, and nothing put among files that are no part of it.
fn refuse_what_is_there(folder: &Path) -> Result<(), Stop> {
    let shown = slashed(folder);
    let said = match fs::read_dir(folder).map(|mut entries| entries.next().is_none()) {
        Ok(true) => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Ok(false) => said!(
            "thư mục `{shown}` đã có và không trống: chọn tên khác",
            "the folder `{shown}` is there and isn't empty: choose another name"
        ),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            said!("`{shown}` là một tệp đã có: chọn tên khác", "`{shown}` is a file: choose another name")
        }
        Err(error) => said!("không đọc được `{shown}`: {error}", "`{shown}` can't be read: {error}"),
    };
    Err(Stop::Message(said))
}

/// What options give, the user says, or can be told from the rest, in this order.
fn ask(questions: &mut Questions<'_>, office: Option<&Path>, words: Catalogue) -> Result<Answers, Stop> {
    let chosen = questions.one_of("loai", words.ask_kind(), "ke-hoach", &kinds())?;
    let usual = kind(&chosen).and_then(|kind| kind.outline.as_deref()).unwrap_or("tu-do");
    let framework = questions.one_of("khung", words.ask_outline(), usual, &outline_names())?;
    let Some(framework) = outline(&framework) else {
        return Err(Stop::Message(said!("không có khung `{framework}`", "there is no outline `{framework}`")));
    };
    let (name, short, new_office) = match office {
        Some(path) => {
            let (name, short) = named_in(path)?;
            (name, short, None)
        }
        None => {
            let name = questions.text("co-quan", words.ask_office(), "Ủy ban nhân dân [tên xã, phường]")?;
            let known = Office::named(&name);
            let abbreviation = questions.text("viet-tat", words.ask_abbreviation(), &known.abbreviation())?;
            let place = known.place().unwrap_or_else(|| "[Địa danh]".to_owned());
            let place = questions.text("dia-danh", words.ask_place(), &place)?;
            (name.clone(), abbreviation.clone(), Some(NewOffice { name, abbreviation, place }))
        }
    };
    let known = Office::named(&name);
    let subject = match framework.id.as_str() {
        "cchc" => "Cải cách hành chính năm {{ van-ban.nam }}",
        "duy-tri-chi-so" => "Duy trì, nâng cao Chỉ số cải cách hành chính năm {{ van-ban.nam }}",
        _ => "[Trích yếu nội dung] năm {{ van-ban.nam }}",
    };
    let subject = questions.text("trich-yeu", words.ask_subject(), subject)?;
    let year = questions.year("nam", words.ask_year(), this_year())?;
    // A kind without an abbreviation has the department that wrote it in its symbol (Phụ lục I, Phần I, Mục II, khoản 3).
    let has_own_symbol = kind(&chosen).is_some_and(|kind| kind.abbreviation.is_none()) || questions.is_given("ky-hieu");
    let symbol = if has_own_symbol {
        Some(questions.text("ky-hieu", words.ask_symbol(), &format!("{short}-[đơn vị soạn thảo]"))?)
    } else {
        None
    };
    // Only a letter has them; an office that writes them into another kind has a reason.
    let is_letter = kind(&chosen).is_some_and(plan_core::decree::Kind::is_letter);
    let addressees = if is_letter || questions.is_given("kinh-gui") {
        questions.several("kinh-gui", words.ask_addressees(), vec!["[Cơ quan, đơn vị nhận]".to_owned()])?
    } else {
        Vec::new()
    };
    // A letter goes to its addressees, a decision to those who carry it out.
    let recipient = match kind(&chosen) {
        Some(kind) if kind.is_letter() => "Như trên",
        Some(kind) if kind.order.is_some() && framework.roles.is_empty() => "Như @dieu:thi-hanh",
        _ => "[Cơ quan, đơn vị nhận]",
    };
    let title = questions.text("chuc-vu", words.ask_title(), known.head().unwrap_or("[Chức vụ]"))?;
    Ok(Answers {
        kind: chosen,
        outline: framework,
        office: new_office,
        symbol,
        subject,
        year,
        addressees,
        authority: questions.several("quyen-han", words.ask_authority(), known.authority(&title))?,
        title,
        signer: questions.text("nguoi-ky", words.ask_signer(), "[Họ và tên]")?,
        recipients: questions.several("noi-nhan", words.ask_recipients(), vec![recipient.to_owned()])?,
        archive: questions.text("luu", words.ask_archive(), "VT")?,
    })
}

/// The office's name and abbreviation in its co-quan.toml.
fn named_in(path: &Path) -> Result<(String, String), Stop> {
    let mut sources = Sources::default();
    let file = sources.add("co-quan.toml", "co-quan.toml", &read(path)?);
    let office = read_office(&sources, file, &mut Vec::new()).issuer;
    let name = office.name.iter().map(|line| line.value.trim()).collect::<Vec<_>>().join(" ");
    Ok((name, office.abbreviation.map(|text| text.value).unwrap_or_default()))
}

fn read(path: &Path) -> Result<String, Stop> {
    fs::read_to_string(path).map_err(|error| {
        let path = slashed(path);
        Stop::Message(said!("không đọc được `{path}`: {error}", "`{path}` can't be read: {error}"))
    })
}

/// The way from a new folder to the schemas that lie beside its office's co-quan.toml, where some do.
fn schemas_beside(office: &Path, folder: &Path) -> Option<String> {
    let above = office.parent()?;
    if !above.join(SCHEMAS).join("plan.schema.json").is_file() {
        return None;
    }
    let down = folder.strip_prefix(above).ok()?.components().count();
    Some(format!("{}{SCHEMAS}", "../".repeat(down)))
}

/// Checks the plan before it is written: an answer that the format doesn't take is said now.
fn refuse_findings(files: &[NewFile], office: Option<&Path>, words: Catalogue) -> Result<(), Stop> {
    const FOLDER: &str = "moi";
    let mut memory = Memory::default();
    for file in files {
        memory.insert(join(FOLDER, &file.path), file.text.as_str());
    }
    if let Some(path) = office {
        memory.insert("co-quan.toml", read(path)?);
    }
    let checked = plan_core::check(&memory, FOLDER, Options::default());
    let Some(finding) = checked.findings.first() else { return Ok(()) };
    let finding = concise(finding, &checked.sources, words.language);
    let finding = finding.strip_prefix("moi/").unwrap_or(&finding);
    Err(Stop::Message(said!(
        "chưa tạo gì, vì kế hoạch mới sẽ có phát hiện:\n  {finding}",
        "nothing was made, because the new plan would have a finding:\n  {finding}"
    )))
}

/// The year by this machine's clock, as it is in Việt Nam.
fn this_year() -> u16 {
    const DAY: u64 = 86_400;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()) + 7 * 3_600;
    let (mut days, mut year) = (now / DAY, 1970_u16);
    loop {
        let length = if plan_core::document::days_in_month(year, 2) == 29 { 366 } else { 365 };
        if days < length || year == 2999 {
            return year;
        }
        days -= length;
        year += 1;
    }
}

fn slashed(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
