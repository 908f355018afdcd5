//! Regular expressions: they are part of the program, and one that is none is found by a test.

use regex::Regex;

/// The expression that `source` is. Only [`patterns`] calls it, with a test for each.
pub(crate) fn pattern(source: &str) -> Regex {
    #[expect(clippy::expect_used)]
    Regex::new(source).expect("a pattern, as its test shows")
}

/// Declares regular expressions, each built when first used: `NAME = r"…";`. A file has one such block, and with it the
/// test that builds each.
macro_rules! patterns {
    ($($(#[$doc:meta])* $name:ident = $source:expr;)+) => {
        $(
            $(#[$doc])*
            static $name: std::sync::LazyLock<regex::Regex> =
                std::sync::LazyLock::new(|| $crate::recognise::pattern::pattern($source));
        )+

        #[cfg(test)]
        mod patterns {
            #[test]
            fn each_can_be_built() {
                $( std::sync::LazyLock::force(&super::$name); )+
            }
        }
    };
}
pub(crate) use patterns;
