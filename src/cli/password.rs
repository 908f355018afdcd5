//! A password or PIN: from a pipe, a variable or the terminal. Never an argument, which everybody on the machine can read.

use std::io;

use clap::{Arg, ArgMatches, value_parser};
use plan_core::said;
use plan_sign::sign::Pin;

use super::Stop;
use super::catalogue::Catalogue;

/// The options that say where it comes from.
pub(super) fn arguments(words: Catalogue) -> [Arg; 2] {
    [
        Arg::new("password-fd")
            .long("password-fd")
            .value_name("N")
            .value_parser(value_parser!(u16))
            .conflicts_with("password-env")
            .help(words.password_fd_option()),
        Arg::new("password-env").long("password-env").value_name(words.name_value()).help(words.password_env_option()),
    ]
}

/// The password, asked for with `question` where no option says where it is.
pub(super) fn password(matches: &ArgMatches, question: &str) -> Result<Pin, Stop> {
    if let Some(number) = matches.get_one::<u16>("password-fd") {
        let line = from_descriptor(*number).map_err(|error| {
            Stop::Message(said!(
                "không đọc được mật khẩu từ --password-fd {number}: {error}",
                "no password can be read from --password-fd {number}: {error}"
            ))
        })?;
        return Ok(Pin::new(line));
    }
    if let Some(name) = matches.get_one::<String>("password-env") {
        let value = std::env::var(name).map_err(|_| {
            Stop::Message(said!("biến môi trường `{name}` chưa đặt", "the variable `{name}` isn't set"))
        })?;
        return Ok(Pin::new(value));
    }
    rpassword::prompt_password(format!("{question}: ")).map(Pin::new).map_err(|error| {
        Stop::Message(said!(
            "không hỏi được mật khẩu ở đây ({error}): dùng --password-env hoặc --password-fd",
            "the password can't be asked for here ({error}): use --password-env or --password-fd"
        ))
    })
}

/// The first line of an open descriptor.
#[cfg(unix)]
fn from_descriptor(number: u16) -> io::Result<String> {
    use std::fs::File;
    use std::io::{BufRead as _, BufReader, Read as _};

    /// No longer password is read, bytes.
    const LONGEST: u64 = 4096;

    let mut line = String::new();
    let file = File::open(format!("/dev/fd/{number}"))?;
    BufReader::new(file.take(LONGEST)).read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

#[cfg(not(unix))]
fn from_descriptor(_: u16) -> io::Result<String> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}
