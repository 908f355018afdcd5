//! What was added to a file whose first bytes are known: those that were built.

use std::sync::atomic::AtomicBool;

use plan_core::said;

use super::chain::Roots;
use super::history::{History, load};
use super::limit::Limit;
use super::moment::Moment;
use super::outcome::Finding;
use super::revisions::revisions;
use super::signature::{Means, joined};

/// What was added to the first `built` bytes of a file. *Right*: nothing, or signatures that hold and what belongs to
/// them. *Wrong*: anything else, and it is named.
///
/// That a file begins with known bytes proves nothing alone: an update may show other pages, and a signature behind it
/// covers them. So each update is compared with the revision before it, from the known one on, as [`check`](super::check)
/// does from the first signature on. Who signed isn't asked here.
pub fn added(bytes: &[u8], built: usize) -> Finding {
    let none = said!("không có gì thêm vào", "nothing was added");
    if bytes.len() == built {
        return Finding::right(none);
    }
    let revisions = revisions(bytes);
    let Some(base) = revisions.iter().position(|revision| revision.end == built) else {
        return Finding::wrong(said!("phần thêm vào không tách ra được", "what was added can't be told from the rest"));
    };
    if load(bytes).is_none() {
        return Finding::wrong(said!("phần thêm vào làm hỏng tệp", "what was added tears the file"));
    }
    // Certificates aren't looked into, so none is trusted and no clock is asked.
    let means = Means {
        bytes,
        revisions: &revisions,
        roots: &Roots::default(),
        pool: &[],
        records: &[],
        proofs: &[],
        now: Moment(0),
    };
    let stop = AtomicBool::new(false);
    let limit = Limit::new(&stop);
    let history = History::read(means, &limit, built.saturating_sub(1), Some(base));
    let findings = history.done();
    joined(&findings, none)
}
