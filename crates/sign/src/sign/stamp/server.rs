//! Talking to a stamp server: one question, one bounded answer, within a bounded time.

use std::time::Duration;

use plan_core::diagnostic::Said;
use plan_core::said;
use ureq::{Agent, Error};

/// How long the whole exchange may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// No longer answer is read, bytes: a token with its certificates has some thousand.
const LARGEST: u64 = 64 << 10;

/// The server's answer to a request.
pub(super) fn send(server: &str, request: &[u8]) -> Result<Vec<u8>, Said> {
    let config = Agent::config_builder().timeout_global(Some(PATIENCE)).max_redirects(3).build();
    let sent = Agent::new_with_config(config)
        .post(server)
        .header("Content-Type", "application/timestamp-query")
        .header("Accept", "application/timestamp-reply")
        .send(request);
    sent.and_then(|mut answer| answer.body_mut().with_config().limit(LARGEST).read_to_vec())
        .map_err(|error| failed(server, &error))
}

fn failed(server: &str, error: &Error) -> Said {
    match error {
        Error::Timeout(_) => {
            let seconds = PATIENCE.as_secs();
            said!(
                "máy chủ cấp dấu thời gian {server} không trả lời trong {seconds} giây",
                "the stamp server {server} gave no answer in {seconds} seconds"
            )
        }
        Error::StatusCode(code) => said!(
            "máy chủ cấp dấu thời gian {server} từ chối (HTTP {code})",
            "the stamp server {server} refused (HTTP {code})"
        ),
        Error::BadUri(_) | Error::Http(_) => {
            said!("`{server}` không phải địa chỉ http:// hay https://", "`{server}` is no http:// or https:// address")
        }
        error => said!(
            "không hỏi được máy chủ cấp dấu thời gian {server}: {error}",
            "the stamp server {server} can't be asked: {error}"
        ),
    }
}
