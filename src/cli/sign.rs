//! `plan sign`: signs a finished file where a key is at hand.

use std::fs;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, ValueHint, value_parser};
use plan_core::diagnostic::Said;
use plan_core::said;
use plan_sign::sign::{Key, Moment, Prepared, Role, Signed, Wish, prepare};

use super::catalogue::Catalogue;
use super::password::{self, password};
use super::terminal::{Target, Terminal};
use super::{Outcome, Stop};
use crate::session::{Output, guarded, read_finished, shown, whole_path, write_together};

/// The command's options.
pub(super) fn arguments(words: Catalogue) -> Vec<Arg> {
    let path = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name(value)
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::FilePath)
            .help(help)
    };
    let text = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    let flag = |name: &'static str, help: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue).help(help);
    let file = words.file_value();
    let mut all = vec![
        text("as", "nguoi-ky|co-quan", words.as_option())
            .value_parser(PossibleValuesParser::new(["nguoi-ky", "co-quan"]))
            .hide_possible_values(true)
            .required(true),
        path("out", file, words.signed_out_option()),
        path("pkcs12", file, words.pkcs12_option()),
        path("pkcs11", words.module_value(), words.pkcs11_option()),
        text("token", words.name_value(), words.token_option()),
        text("key", words.name_value(), words.key_option()),
    ];
    all.extend(password::arguments(words));
    all.extend([
        text("tsa", "URL", words.tsa_option()),
        path("crl", file, words.crl_option()).action(ArgAction::Append),
        path("ocsp", file, words.ocsp_option()).action(ArgAction::Append),
        path("image", file, words.image_option()),
        flag("add-field", words.add_field_option()),
        flag("force", words.force_sign_option()),
    ]);
    let file = Arg::new("file")
        .value_name(file)
        .required(true)
        .value_parser(value_parser!(PathBuf))
        .value_hint(ValueHint::FilePath)
        .help_heading(words.arguments_heading())
        .help(words.sign_argument());
    let options = all.into_iter().map(|arg| arg.help_heading(words.options_heading()));
    std::iter::once(file).chain(options).collect()
}

pub(super) fn run(matches: &ArgMatches, words: Catalogue, terminal: &mut Terminal) -> Result<Outcome, Stop> {
    let named = |name: &str| matches.get_one::<PathBuf>(name).map(PathBuf::as_path);
    let Some(path) = named("file") else { return Ok(Outcome::Failure) };
    let target = target(path, named("out"))?;
    let bytes = read(path)?;
    let image = named("image").map(read).transpose()?;
    let (crls, ocsps) = (read_all(matches, "crl")?, read_all(matches, "ocsp")?);
    let wish = Wish {
        image: image.as_deref(),
        add_field: matches.get_flag("add-field"),
        force: matches.get_flag("force"),
        tsa: matches.get_one::<String>("tsa").map(String::as_str),
        crls: &crls,
        ocsps: &ocsps,
    };
    let role = match matches.get_one::<String>("as").map(String::as_str) {
        Some("co-quan") => Role::Office,
        _ => Role::Person,
    };
    // What the file doesn't allow is said before anybody types a password.
    let prepared = within(path, || prepare(&bytes, role, wish))?;
    let signed = sign(prepared, path, matches, words)?;
    // Typing a password and asking a stamp server take their time.
    refuse_existing(&target)?;
    let output = Output { path: target.clone(), bytes: signed.bytes };
    write_together(&[output]).map_err(|(path, error)| {
        let path = shown(&path);
        Stop::Message(said!("không ghi được `{path}`: {error}", "can't write `{path}`: {error}"))
    })?;
    for note in &signed.notes {
        terminal.line(Target::Aside, words.said(note))?;
    }
    let (by, at) = (&signed.by, signed.at);
    let said = match signed.stamped {
        Some(stamped) => {
            said!("{by} ký lúc {at}; dấu thời gian {stamped}", "signed by {by} at {at}; time stamp {stamped}")
        }
        None => said!("{by} ký lúc {at}", "signed by {by} at {at}"),
    };
    terminal.line(Target::Aside, words.said(&said))?;
    terminal.line(Target::Result, &shown(&target))?;
    Ok(Outcome::Clean)
}

fn sign(prepared: Prepared<'_>, path: &Path, matches: &ArgMatches, words: Catalogue) -> Result<Signed, Stop> {
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let place = |name: &str| matches.get_one::<PathBuf>(name);
    let key = match (place("pkcs12"), place("pkcs11")) {
        (Some(file), None) => {
            let bytes = read(file)?;
            let pin = password(matches, words.ask_password())?;
            within(file, || Key::in_file(&bytes, &pin, text("key")))?
        }
        (None, Some(module)) => {
            let pin = password(matches, words.ask_pin())?;
            within(module, || Key::on_token(module, text("token"), text("key"), &pin))?
        }
        _ => {
            return Err(Stop::Message(said!(
                "khóa ở đâu? ghi --pkcs12 hoặc --pkcs11, một trong hai",
                "where is the key? give --pkcs12 or --pkcs11, one of the two"
            )));
        }
    };
    let now = Moment::now().map_err(Stop::Message)?;
    within(path, || prepared.sign(&key, now))
}

/// What went wrong, with the file it went wrong with.
fn within<T>(path: &Path, work: impl FnOnce() -> Result<T, Said>) -> Result<T, Stop> {
    let why = match guarded(work) {
        Ok(Ok(done)) => return Ok(done),
        Ok(Err(why)) => why,
        Err(slip) => slip.in_file(),
    };
    let (file, Said { vi, en }) = (shown(path), why);
    Err(Stop::Message(said!("{file}: {vi}", "{file}: {en}")))
}

/// Where the signed file goes; never over the file that is signed.
fn target(path: &Path, out: Option<&Path>) -> Result<PathBuf, Stop> {
    let target = out.map_or_else(|| path.with_extension("signed.pdf"), Path::to_owned);
    let name = shown(&target);
    let ending = target.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    if ending.as_deref() != Some("pdf") {
        return Err(Stop::Message(said!(
            "`--out` ghi tệp .pdf, không ghi `{name}`",
            "`--out` writes a .pdf, not `{name}`"
        )));
    }
    let there = fs::symlink_metadata(&target).is_ok();
    if there && whole_path(&target) == whole_path(path) {
        return Err(Stop::Message(said!(
            "`{name}` chính là tệp được ký; tệp đó không bao giờ bị sửa: chọn tên khác",
            "`{name}` is the file that is signed, which is never changed: choose another name"
        )));
    }
    refuse_existing(&target)?;
    Ok(target)
}

/// A signed file is an original, and no option writes over one.
fn refuse_existing(target: &Path) -> Result<(), Stop> {
    if fs::symlink_metadata(target).is_err() {
        return Ok(());
    }
    let name = shown(target);
    Err(Stop::Message(said!(
        "`{name}` đã có, có thể là bản đã ký: chọn tên khác bằng --out, hoặc tự xóa tệp ấy trước",
        "`{name}` is there, and may be a signed original: choose another name with --out, or delete that file yourself"
    )))
}

fn read(path: &Path) -> Result<Vec<u8>, Stop> {
    read_finished(path).map_err(|Said { vi, en }| {
        let file = shown(path);
        Stop::Message(said!("{file}: {vi}", "{file}: {en}"))
    })
}

fn read_all(matches: &ArgMatches, name: &str) -> Result<Vec<Vec<u8>>, Stop> {
    matches.get_many::<PathBuf>(name).into_iter().flatten().map(|path| read(path)).collect()
}
