//! Files that mean harm, or met it.

use std::time::{Duration, Instant};

use super::{OTHER, OURS, bytes};

/// A generator of no quality, the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

/// Reads; the time it takes is bounded, and nothing escapes.
fn read_in_time(file: Vec<u8>, what: &str) {
    let start = Instant::now();
    let _ = plan_verify::pdf::read(file);
    let took = start.elapsed();
    assert!(took < Duration::from_secs(2), "{what}: {took:?}");
}

#[test]
fn mutations_are_read_or_refused() {
    // What the library says when it panics is noise here.
    std::panic::set_hook(Box::new(|_| {}));
    let count =
        std::env::var("PLAN_FUZZ").ok().and_then(|count| count.parse().ok()).map_or(150, |count: usize| count / 5);
    for (name, seed) in [(OURS, 1), (OTHER, 2)] {
        let whole = bytes(name);
        let mut dice = Dice(seed);
        for round in 0..count {
            let mut file = whole.clone();
            match round % 4 {
                0 => {
                    for _ in 0..=dice.below(40) {
                        let at = dice.below(file.len());
                        file[at] ^= 1 << dice.below(8);
                    }
                }
                1 => file.truncate(dice.below(whole.len())),
                2 => {
                    let from = dice.below(file.len());
                    let to = (from + dice.below(4000)).min(file.len());
                    file.drain(from..to);
                }
                _ => {
                    // A piece of the file in a wrong place.
                    let (from, length, to) = (dice.below(file.len()), dice.below(2000), dice.below(file.len()));
                    let piece = whole[from..(from + length).min(whole.len())].to_vec();
                    file.splice(to..to, piece);
                }
            }
            read_in_time(file, &format!("{name}, round {round}"));
        }
    }
    let _ = std::panic::take_hook();
}
