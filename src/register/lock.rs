//! One clerk at a time: who holds the lock reads the register, takes a number and writes it.

use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use plan_core::diagnostic::Said;
use plan_core::said;

/// The file that is locked. It isn't the register, which is replaced as a whole: a lock on it would be one on the file of
/// before. It stays there, empty, and says nothing by its presence; the system frees the lock of a program that dies.
const NAME: &str = ".so-van-ban.lock";

/// How long another clerk's run may take: a run holds the lock for a few dozen milliseconds.
const PATIENCE: Duration = Duration::from_secs(10);

/// The right to write the register, while it lives.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Waits for the register in the office's folder.
    ///
    /// # Errors
    /// The folder can't be written, or somebody else doesn't finish.
    pub(crate) fn wait(office: &Path) -> Result<Self, Said> {
        let failed = |error: std::io::Error| {
            said!("không khóa được sổ (tệp {NAME}): {error}", "the register can't be locked (the file {NAME}): {error}")
        };
        let path = office.join(NAME);
        let file = match File::options().write(true).create(true).truncate(false).open(&path) {
            // The file of another account, on a folder that they share: to lock it, it needn't be written.
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                File::open(&path).map_err(|_| failed(error))?
            }
            other => other.map_err(failed)?,
        };
        let started = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::Error(error)) => return Err(failed(error)),
                Err(TryLockError::WouldBlock) if started.elapsed() < PATIENCE => {
                    thread::sleep(Duration::from_millis(10));
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(said!(
                        "một lệnh plan issue khác đang giữ sổ: đợi nó xong rồi chạy lại",
                        "another plan issue holds the register: wait until it is done and run this again"
                    ));
                }
            }
        }
    }
}
