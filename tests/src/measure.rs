//! Medians over many batches, on one core.

use std::hint::black_box;
use std::time::{Duration, Instant};

const BATCHES: usize = 101;
const BATCH: Duration = Duration::from_millis(5);

/// Prints the median time of one call.
pub fn measure<T>(name: &str, call: impl FnMut() -> T) {
    println!("  {name:<44} {:>10.3} µs", micros(call));
}

/// The median time of one call in microseconds.
pub fn micros<T>(mut call: impl FnMut() -> T) -> f64 {
    let mut batch = |calls: u32| {
        let start = Instant::now();
        for _ in 0..calls {
            black_box(call());
        }
        start.elapsed()
    };
    let mut calls = 1;
    while batch(calls) < BATCH {
        calls *= 2;
    }
    let mut times: Vec<Duration> = (0..BATCHES).map(|_| batch(calls)).collect();
    times.sort_unstable();
    times[BATCHES / 2].as_secs_f64() * 1e6 / f64::from(calls)
}
