//! Asking on a terminal for what no option gives.

use std::io::{self, BufRead, IsTerminal as _};

use clap::ArgMatches;
use plan_core::said;

use super::Stop;
use super::catalogue::Catalogue;
use super::terminal::{Target, Terminal};

/// The options of a command, and the user behind them, if there is one.
pub(super) struct Questions<'a> {
    matches: &'a ArgMatches,
    words: Catalogue,
    terminal: &'a mut Terminal,
    /// Where answers come from; nobody is asked where the standard input is a file or a pipe.
    input: Option<Box<dyn BufRead>>,
}

impl<'a> Questions<'a> {
    pub(super) fn new(matches: &'a ArgMatches, words: Catalogue, terminal: &'a mut Terminal) -> Self {
        let input = io::stdin().is_terminal().then(|| Box::new(io::stdin().lock()) as Box<dyn BufRead>);
        Self { matches, words, terminal, input }
    }

    /// Whether an option was given.
    pub(super) fn is_given(&self, option: &str) -> bool {
        self.matches.contains_id(option)
    }

    /// A text: the option's, the user's, or the default.
    pub(super) fn text(&mut self, option: &str, question: &str, default: &str) -> Result<String, Stop> {
        match self.matches.get_one::<String>(option) {
            Some(given) => Ok(given.clone()),
            None => self.answer(question, default),
        }
    }

    /// One of the words of a list; asked again until it is.
    pub(super) fn one_of(&mut self, option: &str, question: &str, default: &str, all: &[&str]) -> Result<String, Stop> {
        let list = all.join(", ");
        loop {
            let answer = self.text(option, &format!("{question} ({list})"), default)?;
            if all.contains(&answer.as_str()) {
                return Ok(answer);
            }
            self.again(&list)?;
        }
    }

    /// A year; asked again until it is one.
    pub(super) fn year(&mut self, option: &str, question: &str, default: u16) -> Result<u16, Stop> {
        if let Some(given) = self.matches.get_one::<u16>(option) {
            return Ok(*given);
        }
        loop {
            let answer = self.answer(question, &default.to_string())?;
            match answer.parse() {
                Ok(year) if (1945..=2999).contains(&year) => return Ok(year),
                _ => self.again("1945-2999")?,
            }
        }
    }

    /// Several texts: the option as often as it was given, or one answer with semicolons.
    pub(super) fn several(&mut self, option: &str, question: &str, default: Vec<String>) -> Result<Vec<String>, Stop> {
        if let Some(given) = self.matches.get_many::<String>(option) {
            return Ok(given.cloned().collect());
        }
        if self.input.is_none() {
            return Ok(default);
        }
        let question = format!("{question} ({})", self.words.asked_list());
        let answer = self.answer(&question, &default.join("; "))?;
        Ok(answer.split(';').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect())
    }

    fn answer(&mut self, question: &str, default: &str) -> Result<String, Stop> {
        let Some(input) = &mut self.input else { return Ok(default.to_owned()) };
        self.terminal.ask(&format!("{question} [{default}]: "))?;
        let mut line = String::new();
        let read = input.read_line(&mut line).map_err(|error| {
            Stop::Message(said!("không đọc được câu trả lời: {error}", "the answer can't be read: {error}"))
        })?;
        if read == 0 {
            return Err(Stop::Message(said!("dừng theo yêu cầu; chưa tạo gì", "stopped; nothing was made")));
        }
        let answer = line.trim();
        Ok(if answer.is_empty() { default } else { answer }.to_owned())
    }

    fn again(&mut self, list: &str) -> Result<(), Stop> {
        let said = said!("  chỉ nhận: {list}", "  it takes: {list}");
        Ok(self.terminal.line(Target::Aside, self.words.said(&said))?)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::io::Cursor;

    use plan_core::diagnostic::Language;

    use super::*;
    use crate::cli::args::command;

    #[test]
    fn options_come_first_then_answers_then_defaults() {
        let words = Catalogue { language: Language::Vi };
        let matches = command(words).try_get_matches_from(["plan", "new", "x", "--luu", "VT, VP"]).unwrap();
        let (_, matches) = matches.subcommand().unwrap();
        let mut terminal = Terminal::new(matches);
        let answers = "ke hoach\nbao-cao\n\nnăm nay\n2031\nA; B;\n";
        let mut questions =
            Questions { matches, words, terminal: &mut terminal, input: Some(Box::new(Cursor::new(answers))) };
        assert_eq!(questions.one_of("loai", "", "ke-hoach", &["ke-hoach", "bao-cao"]).unwrap(), "bao-cao");
        assert_eq!(questions.text("trich-yeu", "", "mặc định").unwrap(), "mặc định");
        assert_eq!(questions.year("nam", "", 2026).unwrap(), 2031);
        assert_eq!(questions.text("luu", "", "VT").unwrap(), "VT, VP");
        assert_eq!(questions.several("noi-nhan", "", Vec::new()).unwrap(), ["A", "B"]);
        assert!(questions.text("nguoi-ky", "", "").is_err(), "the end of the input is no answer");
    }
}
