//! Transcripts: each `tests/console/*.md` holds commands and what they print, to the letter.
//!
//! `TRYCMD=overwrite cargo test --release --test it` writes them anew; look at the diff before you commit it.

#[test]
fn transcripts() {
    trycmd::TestCases::new()
        .case("tests/console/*.md")
        // What a user's shell may hold and a transcript must not depend on.
        .env("PLAN_LANG", "")
        .env("NO_COLOR", "")
        .env("CLICOLOR_FORCE", "");
}
