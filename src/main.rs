//! `plan`: from a folder of text to the document that an office signs.

mod cli;
mod register;
mod scaffold;
mod schema;
mod session;
mod settings;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(std::env::args_os())
}
