//! A slip of the program in one plan stays in that plan.

use std::panic::{AssertUnwindSafe, catch_unwind};

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
}

/// Runs `work`; a panic in it becomes a [`Slip`].
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Slip> {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    // Nothing that `work` could leave half done is used after a panic: its value is lost with it.
    let result = catch_unwind(AssertUnwindSafe(work));
    std::panic::set_hook(hook);
    result.map_err(|payload| {
        let text = payload.downcast_ref::<String>().map(String::as_str).or(payload.downcast_ref::<&str>().copied());
        Slip(text.unwrap_or("?").to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    #[expect(clippy::panic, reason = "the test needs one")]
    fn a_panic_becomes_data() {
        assert!(guarded(|| 1).is_ok());
        assert!(guarded(|| panic!("x")).is_err_and(|slip| slip.0 == "x"));
    }
}
