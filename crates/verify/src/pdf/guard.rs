//! A slip of the PDF library, or a file that keeps it busy, stays with the file.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread::Builder;

use super::bounds;

/// Why nothing came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lost {
    /// The library panicked.
    Panicked,
    /// It took too long.
    Late,
}

/// Runs `work` in a thread with a large stack, and waits for it until [`bounds::READING`]. What is late is told to stop
/// (the flag it was given) and left behind; a panic ends the thread alone.
pub(crate) fn guarded<T: Send + 'static>(work: impl FnOnce(Arc<AtomicBool>) -> T + Send + 'static) -> Result<T, Lost> {
    let stop = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&stop);
    let (send, receive) = channel();
    let thread = Builder::new().name("pdf".to_owned()).stack_size(bounds::STACK).spawn(move || {
        // Who waits may have gone.
        let _ = send.send(work(told));
    });
    // No thread, or a panic: its end of the channel is dropped.
    let result = receive.recv_timeout(bounds::READING);
    stop.store(true, Ordering::Relaxed);
    match result {
        Ok(value) => {
            if let Ok(thread) = thread {
                let _ = thread.join();
            }
            Ok(value)
        }
        Err(RecvTimeoutError::Timeout) => Err(Lost::Late),
        Err(RecvTimeoutError::Disconnected) => Err(Lost::Panicked),
    }
}

/// Runs `work`; `None` if it unwound. What it was filling is used all the same: as far as it came.
pub(super) fn attempted<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

#[cfg(test)]
mod tests {
    use super::{Lost, attempted, guarded};

    #[test]
    fn a_panic_ends_the_thread_alone() {
        assert_eq!(guarded(|_| 1), Ok(1));
        assert_eq!(guarded(|_| std::panic::resume_unwind(Box::new(()))), Err::<(), _>(Lost::Panicked));
        assert_eq!(attempted(|| 1), Some(1));
        assert_eq!(attempted(|| std::panic::resume_unwind(Box::new(()))), None::<()>);
    }
}
