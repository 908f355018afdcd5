//! A slip of the program in one plan stays in that plan.

use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, Once};
use std::thread::{self, ThreadId};

use plan_core::diagnostic::Said;
use plan_core::said;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::Plan;

/// That the program itself failed.
#[derive(Debug)]
pub(crate) struct Slip(String);

impl Slip {
    /// The message for the user.
    pub(crate) fn about(&self, plan: &Plan) -> Said {
        let (shown, why) = (&plan.shown, &self.0);
        said!(
            "{shown}: chương trình gặp lỗi của chính nó ({why}); xin báo lỗi này kèm thư mục kế hoạch",
            "{shown}: the program itself failed ({why}); please report it together with the plan's folder"
        )
    }

    /// The message for the user about a file, whose name stands before it.
    pub(crate) fn in_file(&self) -> Said {
        let why = &self.0;
        said!(
            "chương trình gặp lỗi của chính nó ({why}); xin báo lỗi này kèm tệp",
            "the program itself failed ({why}); please report it together with the file"
        )
    }
}

/// Where threads panicked, since the hook alone is told. The hook belongs to the whole process, so these do too.
static PLACES: Mutex<Vec<(ThreadId, String)>> = Mutex::new(Vec::new());

/// How much guarded work is under way.
static UNDER_WAY: AtomicUsize = AtomicUsize::new(0);

/// Runs `work`; a panic in it becomes a [`Slip`].
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Slip> {
    note_places();
    // A panic that other work had caught for itself isn't this one's.
    if let Ok(mut places) = PLACES.lock() {
        places.retain(|(thread, _)| *thread != thread::current().id());
    }
    UNDER_WAY.fetch_add(1, Ordering::SeqCst);
    // Nothing that `work` could leave half done is used after a panic: its value is lost with it.
    let done = catch_unwind(AssertUnwindSafe(work));
    UNDER_WAY.fetch_sub(1, Ordering::SeqCst);
    done.map_err(|payload| {
        let text = payload.downcast_ref::<String>().map(String::as_str).or(payload.downcast_ref::<&str>().copied());
        let text = text.unwrap_or("?");
        Slip(noted_place().map_or_else(|| text.to_owned(), |place| format!("{place}: {text}")))
    })
}

/// Does `work` for each of `items`, on as many threads as the machine has cores; the results in the order of the items.
/// A panic in one of them becomes its [`Slip`]. Threads have 2 MB of stack, as those have in which the tests nest what can be
/// nested.
pub(crate) fn each_guarded<I: Sync, T: Send>(items: &[I], work: impl Fn(&I) -> T + Sync) -> Vec<Result<T, Slip>> {
    items.par_iter().map(|item| guarded(|| work(item))).collect()
}

/// From now on, a panic in guarded work is noted and not printed.
fn note_places() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |info| {
            if UNDER_WAY.load(Ordering::SeqCst) == 0 {
                before(info);
            } else if let (Ok(mut places), Some(at)) = (PLACES.lock(), info.location()) {
                places.push((thread::current().id(), format!("{}:{}", at.file().replace('\\', "/"), at.line())));
            }
        }));
    });
}

/// Where this thread panicked; or where one of the layout's own threads did, whose panic was passed on to this one. Nobody
/// tells whose such a thread is: of two layouts that fail at once, one may be given the other's place.
fn noted_place() -> Option<String> {
    let mut places = PLACES.lock().ok()?;
    let own = places.iter().rposition(|(thread, _)| *thread == thread::current().id());
    let at = own.or(places.len().checked_sub(1))?;
    Some(places.remove(at).1)
}

#[cfg(test)]
mod tests {
    use std::panic::resume_unwind;

    use super::{each_guarded, guarded};

    #[test]
    #[expect(clippy::panic, reason = "the test needs one")]
    fn a_panic_becomes_data() {
        assert!(guarded(|| 1).is_ok());
        let slip = guarded(|| panic!("x")).err().map(|slip| slip.0).unwrap_or_default();
        assert!(slip.starts_with("src/session/guard.rs:") && slip.ends_with(": x"), "{slip}");
        // As a pool of threads passes it on.
        let slip = guarded(|| std::thread::spawn(|| panic!("y")).join().unwrap_or_else(|panic| resume_unwind(panic)));
        assert!(slip.is_err_and(|slip| slip.0.starts_with("src/session/guard.rs:")));
    }

    #[test]
    #[expect(clippy::panic, reason = "the test needs some")]
    fn one_panic_of_many_stays_where_it_is() {
        let numbers: Vec<u32> = (0..100).collect();
        let done = each_guarded(&numbers, |number| if number % 7 == 3 { panic!("{number}") } else { number * 2 });
        for (number, done) in numbers.iter().zip(done) {
            match done {
                Ok(double) => assert!(double == number * 2 && number % 7 != 3),
                Err(slip) => assert!(slip.0.ends_with(&format!(": {number}")), "{slip:?}"),
            }
        }
    }
}
