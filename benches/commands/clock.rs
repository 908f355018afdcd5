//! Times of commands that are run in turn.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The times of one side, sorted; never empty.
pub(crate) struct Times(Vec<Duration>);

/// Runs each side once to warm the disk's cache, then all of them in each round; every other round backwards. A side is
/// the commands that are run one after the other.
pub(crate) fn in_turn(rounds: usize, sides: &mut [Vec<Command>]) -> Vec<Times> {
    for side in sides.iter_mut() {
        once(side);
    }
    let mut times = vec![Vec::with_capacity(rounds); sides.len()];
    for round in 0..rounds {
        for index in 0..sides.len() {
            let index = if round % 2 == 0 { index } else { sides.len() - 1 - index };
            times[index].push(once(&mut sides[index]));
        }
    }
    times.iter_mut().for_each(|times| times.sort());
    times.into_iter().map(Times).collect()
}

fn once(side: &mut [Command]) -> Duration {
    let start = Instant::now();
    for command in side {
        let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
        assert!(status.success(), "{command:?}");
    }
    start.elapsed()
}

impl Times {
    /// Milliseconds, as all of them.
    fn least(&self) -> f64 {
        self.0[0].as_secs_f64() * 1000.0
    }

    fn middle(&self) -> f64 {
        self.0[self.0.len() / 2].as_secs_f64() * 1000.0
    }

    /// A line of the table: least, middle, greatest.
    pub(crate) fn print(&self, name: &str) {
        let greatest = self.0[self.0.len() - 1].as_secs_f64() * 1000.0;
        println!("{name:<28} {:9.1} {:9.1} {greatest:9.1} ms", self.least(), self.middle());
    }

    /// How many times as long as `other`, by the least and by the middle times.
    pub(crate) fn print_against(&self, name: &str, other: &Self, note: &str) {
        let (least, middle) = (self.least() / other.least(), self.middle() / other.middle());
        println!("  {name}: least × {least:.2}, middle × {middle:.2}{note}");
    }
}
