//! Signing a finished file: PAdES B-B, and B-T with a time stamp (ETSI EN 319 142-1).
//!
//! ```text
//! file ─▶ prepare ─▶ Prepared ─▶ sign(key) ─▶ update ─▶ bytes ─▶ digest ─▶ CMS ─▶ put in its place
//!           │                      │
//!           field, order, picture  certificate: dates, use, strength, name
//! ```
//!
//! Everything that can be refused without the key is refused by [`prepare`], before anybody is asked for a password.

mod appearance;
mod certificate;
mod clock;
mod cms;
mod facts;
mod field;
mod gap;
mod key;
mod names;
mod pdf;
mod revocation;
mod scheme;
mod stamp;

use std::sync::atomic::AtomicBool;

use lopdf::{Dictionary, Object, StringFormat};
use plan_core::diagnostic::Said;
use plan_core::said;
use plan_pdf::{PdfError, Update};

use crate::check::{Finding, Roots, Verdict, check, lock};
use appearance::Look;
use field::Field;
use gap::Gap;
use revocation::Revocation;

pub use clock::Moment;
pub(crate) use facts::Facts;
pub use key::{Key, Pin};
pub(crate) use names::names_agree;

/// Bytes that are kept for a signature, its certificates and its stamp: PDF/A allows no longer string (ISO 19005-2,
/// 6.1.13). Four certificates and a stamp with three take a third of it.
const ROOM: usize = 32_767;

/// As whom a file is signed (Decree 30/2020/NĐ-CP, Điều 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The competent person: *người có thẩm quyền*.
    Person,
    /// The office, by its clerk: *cơ quan, tổ chức*.
    Office,
}

impl Role {
    /// The role's name on the command line, and the name of its field.
    pub fn name(self) -> &'static str {
        match self {
            Role::Person => "nguoi-ky",
            Role::Office => "co-quan",
        }
    }
}

/// What is asked for besides the signature itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wish<'w> {
    /// A PNG: the picture of the signature, or of the seal.
    pub image: Option<&'w [u8]>,
    /// Whether a file without the field gets one that isn't seen.
    pub add_field: bool,
    /// Whether a certificate with another name will do.
    pub force: bool,
    /// The address of a stamp server.
    pub tsa: Option<&'w str>,
    /// Lists of revoked certificates, DER.
    pub crls: &'w [Vec<u8>],
    /// Answers about a certificate's state, DER.
    pub ocsps: &'w [Vec<u8>],
}

/// A file that may be signed.
#[derive(Debug)]
pub struct Prepared<'a> {
    bytes: &'a [u8],
    update: Update<'a>,
    role: Role,
    wish: Wish<'a>,
    field: Field,
    look: Look,
    facts: Facts,
    revocation: Revocation,
}

/// A signed file, and what to say of it.
#[derive(Debug)]
pub struct Signed {
    /// The whole file.
    pub bytes: Vec<u8>,
    /// The name in the certificate.
    pub by: String,
    /// The time that the signature gives, by this machine's clock.
    pub at: Moment,
    /// The time that the stamp server gave.
    pub stamped: Option<Moment>,
    /// What the user should know.
    pub notes: Vec<Said>,
}

/// Reads a file and refuses what can't be signed whatever the key.
///
/// # Errors
/// Why not, with the way out.
pub fn prepare<'a>(bytes: &'a [u8], role: Role, wish: Wish<'a>) -> Result<Prepared<'a>, Said> {
    let mut update = Update::of(bytes).map_err(unreadable)?;
    let found = field::find(&update, role.name())?;
    refuse_altered(bytes)?;
    let facts = Facts::of(&update);
    if role == Role::Office && !found.as_ref().is_some_and(|field| field.is_in_the_corner) {
        refuse_before_the_person(&update, &facts)?;
    }
    let field = match found {
        Some(field) if field.is_signed => {
            let name = role.name();
            return Err(said!(
                "ô chữ ký `{name}` của tệp đã có chữ ký; không ký lần thứ hai vào cùng một ô",
                "the file's signature field `{name}` is signed already; nothing is signed twice in one field"
            ));
        }
        Some(field) => field,
        None if wish.add_field => field::add_unseen(&mut update, role.name())?,
        None => {
            let name = role.name();
            return Err(said!(
                "tệp không có ô chữ ký `{name}`. Muốn thấy chữ ký, dấu trên trang: ghi [chu-ky-so] o-ky = \"ca-hai\" trong co-quan.toml, \
                 dựng lại rồi mọi người ký lại từ đầu. Không cần thấy: thêm --add-field, không dùng --image",
                "the file has no signature field `{name}`. To see signature and seal on the page: set [chu-ky-so] o-ky = \"ca-hai\" in \
                 co-quan.toml, build again, and all sign from the beginning. If it needn't be seen: --add-field, without --image"
            ));
        }
    };
    if let Some(Said { vi, en }) = lock::forbidding(update.document(), role.name()) {
        return Err(said!("không ký thêm được: {vi}", "nothing more can be signed: {en}"));
    }
    let beside = field::find(&update, Role::Office.name())?.is_some_and(|office| office.size.0 > 0.0);
    let look = Look::chosen(role, &field, beside, wish.image, &facts)?;
    let revocation = Revocation::of(wish.crls, wish.ocsps)?;
    Ok(Prepared { bytes, update, role, wish, field, look, facts, revocation })
}

/// Nobody signs on what is altered: who seals a file has looked at what it seals (Điều 13).
fn refuse_altered(bytes: &[u8]) -> Result<(), Said> {
    let now = std::time::SystemTime::now();
    let checked = check(bytes, &Roots::default(), now, &AtomicBool::new(false));
    let parts = checked.signatures.iter().flat_map(|signature| [&signature.integrity, &signature.changes]);
    let wrong = parts.into_iter().find(|finding| finding.verdict == Verdict::Wrong);
    match wrong {
        None => Ok(()),
        Some(Finding { said: Said { vi, en }, .. }) => Err(said!(
            "chữ ký có sẵn trong tệp không còn đúng: {vi}. Lấy lại bản đã ký, rồi ký bản ấy",
            "a signature in the file doesn't hold any more: {en}. Get the signed file again, and sign that"
        )),
    }
}

/// *Văn thư* signs with the office's key only what bears the competent person's signature (Điều 13, 17).
/// A file without the person's field may be signed in another one, by the tool of another maker; one whose document
/// nobody signs (what a decision of its own issues) by the office alone.
fn refuse_before_the_person(update: &Update<'_>, facts: &Facts) -> Result<(), Said> {
    match field::find(update, Role::Person.name())? {
        Some(person) if !person.is_signed => Err(said!(
            "ô chữ ký `nguoi-ky` còn trống: cơ quan chỉ ký số sau khi người có thẩm quyền đã ký (Điều 13, Điều 17 Nghị định 30/2020/NĐ-CP)",
            "the field `nguoi-ky` is empty: the office signs only after the competent person has signed (Articles 13, 17 of Decree 30/2020/NĐ-CP)"
        )),
        None if !field::is_any_signed(update)? => match &facts.signer {
            Some(signer) => Err(said!(
                "{signer} chưa ký: cơ quan chỉ ký số sau khi người có thẩm quyền đã ký (Điều 13, Điều 17 Nghị định 30/2020/NĐ-CP)",
                "{signer} hasn't signed: the office signs only after the competent person has signed (Articles 13, 17 of Decree 30/2020/NĐ-CP)"
            )),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

impl Prepared<'_> {
    /// Signs, at the time `now`.
    ///
    /// # Errors
    /// Why the certificate won't do, why the key or the stamp server failed.
    pub fn sign(mut self, key: &Key, now: Moment) -> Result<Signed, Said> {
        let certificate = key.certificate();
        certificate.refuse_unfit(now)?;
        let mut notes = Vec::new();
        notes.extend(self.refuse_another_name(certificate.name())?);
        if self.facts.is_unnumbered {
            notes.push(said!(
                "lưu ý: văn bản chưa có số hoặc ngày, mà sau khi ký thì không thêm được nữa (khoản 3 Điều 15 Nghị định 30/2020/NĐ-CP)",
                "note: the document has no number or no date, and none can be added once it is signed (clause 3, Article 15 of Decree 30/2020/NĐ-CP)"
            ));
        }
        self.revocation.refuse_bad(key.chain(), now)?;

        let look = self.look.put(&mut self.update, &self.field, now)?;
        let signature = self.update.add(Object::Dictionary(dictionary(certificate.name(), now)));
        field::fill(&mut self.update, &self.field, signature, look)?;
        let mut bytes = self.update.finish().map_err(unreadable)?;
        let gap = Gap::find(&bytes, self.bytes.len(), ROOM)?;
        gap.write_ranges(&mut bytes)?;

        let digest = gap.digest(&bytes, key.scheme())?;
        let signer = cms::Signer::sign(key, digest.as_ref())?;
        let stamp = match self.wish.tsa {
            Some(server) => Some(stamp::ask(server, signer.signature(), key.scheme())?),
            None => None,
        };
        let stamped = stamp.as_ref().map(|stamp| stamp.time);
        let message = signer.finish(key, stamp.map(|stamp| stamp.token))?;
        gap.write_contents(&mut bytes, &message)?;
        let bytes = self.revocation.embed(bytes, key)?;
        Ok(Signed { bytes, by: certificate.name().to_owned(), at: now, stamped, notes })
    }

    /// The name in the certificate has to be the one under the signature, tones and capitals aside.
    ///
    /// The remark where there is nothing to compare with.
    fn refuse_another_name(&self, name: &str) -> Result<Option<Said>, Said> {
        let told = match self.role {
            Role::Person => self.facts.signer.as_deref(),
            Role::Office => self.facts.office.as_deref(),
        };
        let Some(expected) = told.or(self.field.tooltip.as_deref()) else {
            return Ok(Some(said!(
                "tệp không ghi tên người ký hoặc cơ quan, nên chưa đối chiếu được với tên trong chứng thư số ({name})",
                "the file doesn't say who signs it, so the name in the certificate ({name}) couldn't be compared"
            )));
        };
        if names_agree(name, expected) {
            return Ok(None);
        }
        if self.wish.force {
            return Ok(Some(said!(
                "chứng thư số cấp cho “{name}”, tệp ghi “{expected}”; vẫn ký theo --force",
                "the certificate is of “{name}”, the file says “{expected}”; signed all the same, by --force"
            )));
        }
        Err(said!(
            "chứng thư số cấp cho “{name}”, còn tệp ghi “{expected}”; nếu đúng là người ký thì thêm --force",
            "the certificate is of “{name}”, but the file says “{expected}”; if that is right, add --force"
        ))
    }
}

/// The signature dictionary, with room for what is known only afterwards.
fn dictionary(name: &str, now: Moment) -> Dictionary {
    let mut signature = Dictionary::new();
    signature.set("Type", "Sig");
    signature.set("Filter", "Adobe.PPKLite");
    signature.set("SubFilter", "ETSI.CAdES.detached");
    signature.set("Name", pdf::text(name));
    signature.set("M", Object::String(now.pdf().into_bytes(), StringFormat::Literal));
    gap::leave(&mut signature, ROOM);
    signature
}

/// Why a PDF can't be signed.
fn unreadable(error: PdfError) -> Said {
    match error {
        PdfError::Encrypted => said!(
            "tệp PDF đặt mật khẩu: bỏ mật khẩu rồi mới ký được",
            "the PDF is encrypted: it can be signed only without a password"
        ),
        error => said!("không đọc được tệp PDF này: {error}", "this PDF can't be read: {error}"),
    }
}
