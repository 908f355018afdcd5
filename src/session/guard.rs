//! A slip of the program in one plan stays in that plan.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};

use plan_core::diagnostic::Said;
use plan_core::said;

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

/// Runs `work`; a panic in it becomes a [`Slip`].
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Slip> {
    // Only the hook is told the place; it may run in a thread of the layout's own, whose panic is passed on to this one.
    let place = Arc::new(Mutex::new(None));
    let told = Arc::clone(&place);
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if let (Ok(mut place), Some(location)) = (told.lock(), info.location()) {
            *place = Some(format!("{}:{}", location.file().replace('\\', "/"), location.line()));
        }
    }));
    // Nothing that `work` could leave half done is used after a panic: its value is lost with it.
    let result = catch_unwind(AssertUnwindSafe(work));
    std::panic::set_hook(hook);
    result.map_err(|payload| {
        let text = payload.downcast_ref::<String>().map(String::as_str).or(payload.downcast_ref::<&str>().copied());
        let text = text.unwrap_or("?");
        let place = place.lock().ok().and_then(|mut place| place.take());
        Slip(place.map_or_else(|| text.to_owned(), |place| format!("{place}: {text}")))
    })
}

#[cfg(test)]
mod tests {
    use std::panic::resume_unwind;

    use super::guarded;

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
}
