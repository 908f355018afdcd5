//! What is said of a signature.

use plan_core::diagnostic::Said;
use plan_core::said;

use super::moment::Moment;

/// What a question comes to; the worse ones are the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// *Đúng*.
    Right,
    /// *Không xác định*: it can't be told here.
    Unknown,
    /// *Sai*: certain.
    Wrong,
}

/// An answer, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it comes to.
    pub verdict: Verdict,
    /// Why.
    pub said: Said,
}

impl Finding {
    pub(super) fn right(said: Said) -> Self {
        Self { verdict: Verdict::Right, said }
    }

    pub(super) fn unknown(said: Said) -> Self {
        Self { verdict: Verdict::Unknown, said }
    }

    pub(super) fn wrong(said: Said) -> Self {
        Self { verdict: Verdict::Wrong, said }
    }
}

/// What a signature is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Somebody signed.
    Approval,
    /// A document time stamp (ETSI.RFC3161).
    TimeStamp,
}

/// Who signed, as the certificate says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// CN.
    pub name: String,
    /// O.
    pub organisation: Option<String>,
    /// The CN of who issued the certificate.
    pub issuer: String,
}

/// Whose clock a time was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The signer's own: nobody vouches for it.
    Signer,
    /// A time stamp authority's.
    Authority,
}

/// What a signature covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// The revision whose end it reaches, from 1.
    pub revision: usize,
    /// How many there are.
    pub revisions: usize,
    /// How many bytes it covers: all of that revision but its own value.
    pub bytes: usize,
}

impl Coverage {
    /// Whether nothing follows.
    pub fn is_whole(&self) -> bool {
        self.revision == self.revisions
    }
}

/// A place on a page, mm from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

/// Where a signature is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drawn {
    /// The page, from 1.
    pub page: usize,
    /// `None` where it can't be told: the page is turned.
    pub area: Option<Area>,
}

/// A signature, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Signature {
    /// The full name of its field.
    pub field: String,
    /// The page that shows it, from 1.
    pub page: Option<usize>,
    /// Where it is drawn, if anywhere.
    pub drawn: Vec<Drawn>,
    /// What it is for.
    pub kind: Kind,
    /// "ETSI.CAdES.detached".
    pub sub_filter: String,
    /// Who signed; `None` where the signature can't be read.
    pub signer: Option<Person>,
    /// When, and by whose clock.
    pub time: Option<(Moment, Clock)>,
    /// What it covers; `None` where it covers nothing that counts.
    pub covers: Option<Coverage>,
    /// Whether what it covers is what was signed.
    pub integrity: Finding,
    /// What was done to the file since.
    pub changes: Finding,
    /// Whether its certificate has the name that the file gives for who signs here; `None` where it gives none.
    pub named: Option<Finding>,
    /// Whether its certificate leads to a root that was given.
    pub chain: Finding,
    /// Whether it was known not to be revoked.
    pub revocation: Finding,
    /// The time stamp over it.
    pub stamp: Option<Finding>,
    /// Whether hash and key are strong enough.
    pub strength: Finding,
}

impl Signature {
    /// What can't be read any further.
    pub(super) fn broken(field: String, page: Option<usize>, why: Said) -> Self {
        let unknown = || Finding::unknown(said!("không đọc được chữ ký", "the signature can't be read"));
        Self {
            field,
            page,
            drawn: Vec::new(),
            kind: Kind::Approval,
            sub_filter: String::new(),
            signer: None,
            time: None,
            covers: None,
            integrity: Finding::wrong(why),
            changes: unknown(),
            named: None,
            chain: unknown(),
            revocation: unknown(),
            stamp: None,
            strength: unknown(),
        }
    }

    /// The worst of its parts. Of revocation hardly a file says anything: only what was revoked counts.
    pub fn overall(&self) -> Verdict {
        let revoked = Some(&self.revocation).filter(|finding| finding.verdict == Verdict::Wrong);
        let parts = [&self.integrity, &self.changes, &self.chain, &self.strength]
            .into_iter()
            .chain(&self.stamp)
            .chain(&self.named)
            .chain(revoked);
        parts.map(|finding| finding.verdict).max().unwrap_or(Verdict::Unknown)
    }
}

/// A file's signatures.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Checked {
    /// All of them, the oldest first; those that are hidden or were taken away too.
    pub signatures: Vec<Signature>,
    /// Fields that wait for a signature.
    pub empty: Vec<String>,
    /// Whether the file asks for more than is looked at: of what was left out nothing is known.
    pub is_cut_short: bool,
}
