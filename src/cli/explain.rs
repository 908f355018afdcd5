//! `plan explain`: a rule's page, or the list of all rules.

use clap::ArgMatches;
use plan_core::rules::{RULES, page_in, rule};
use plan_core::said;
use plan_core::source::toml::nearest;

use super::catalogue::Catalogue;
use super::terminal::{Target, Terminal};
use super::{Outcome, Stop};

pub(super) fn run(matches: &ArgMatches, words: Catalogue, terminal: &mut Terminal) -> Result<Outcome, Stop> {
    let Some(code) = matches.get_one::<String>("code") else {
        for rule in RULES {
            let line = format!("{}  {:<28} {}", rule.code, rule.name, rule.summary_in(words.language));
            terminal.line(Target::Result, &line)?;
        }
        return Ok(Outcome::Clean);
    };
    let Some(rule) = rule(code) else {
        let near = nearest(code, RULES.iter().flat_map(|rule| [rule.code, rule.name])).join("`, `");
        return Err(Stop::Message(if near.is_empty() {
            said!(
                "không có quy tắc `{code}`; `plan explain` liệt kê mọi quy tắc",
                "there is no rule `{code}`; `plan explain` lists them all"
            )
        } else {
            said!("không có quy tắc `{code}`; có phải `{near}`?", "there is no rule `{code}`; did you mean `{near}`?")
        }));
    };
    terminal.line(Target::Result, page_in(rule.page, words.language))?;
    Ok(Outcome::Clean)
}
