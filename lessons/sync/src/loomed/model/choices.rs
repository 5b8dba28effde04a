//! Free choices of a model, such as which of several ready arms a select takes.
//!
//! loom explores schedules and the stores that a load sees; it has no operation for a free choice.
//! So the whole exploration runs once for every **assignment** of choices: the `j`-th choice of
//! each thread has a fixed answer during one exploration, which keeps a thread's behaviour a
//! function of what it observes, as loom's partial-order reduction needs; and the explorations
//! together cover every combination of answers.

use std::cell::RefCell;
use std::collections::HashMap;

/// More choice points than this make the number of explorations unreasonable.
const MOST_CHOICES: usize = 8;

/// A choice point: the `nth` choice of the thread that makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Point {
    /// loom's number of the thread, the same in every execution.
    thread: String,
    nth: usize,
    /// How many answers have been seen possible at most.
    options: usize,
    /// The answer during this exploration.
    answer: usize,
}

thread_local! {
    /// The points met so far, in the order they were met. A point that is new during an
    /// exploration answers 0 there, which is its first assignment.
    static POINTS: RefCell<Vec<Point>> = const { RefCell::new(Vec::new()) };
    /// How many choices each thread of this execution has made.
    static MADE: RefCell<HashMap<String, usize>> = RefCell::new(HashMap::new());
}

/// Calls `explore` once for every assignment of answers to the choice points it meets.
pub(super) fn for_each(explore: impl Fn()) {
    POINTS.with_borrow_mut(Vec::clear);
    loop {
        explore();
        if !POINTS.with_borrow_mut(|points| next_assignment(points)) {
            return;
        }
    }
}

/// Counts the answers up, the oldest point fastest; `false` after the last assignment.
fn next_assignment(points: &mut [Point]) -> bool {
    for point in points {
        point.answer += 1;
        if point.answer < point.options {
            return true;
        }
        point.answer = 0;
    }
    false
}

pub(super) fn begin_execution() {
    MADE.with_borrow_mut(HashMap::clear);
}

/// A number below `options`, chosen freely.
///
/// # Panics
/// When a model makes more than 8 choices: its exploration would take too long.
pub(crate) fn choose(options: usize) -> usize {
    if options < 2 {
        return 0;
    }
    let thread = format!("{:?}", loom::thread::current().id());
    let nth = MADE.with_borrow_mut(|made| {
        let nth = made.entry(thread.clone()).or_default();
        *nth += 1;
        *nth
    });
    POINTS.with_borrow_mut(|points| {
        let known = points
            .iter_mut()
            .find(|point| point.thread == thread && point.nth == nth);
        if let Some(point) = known {
            point.options = point.options.max(options);
            return point.answer % options;
        }
        assert!(
            points.len() < MOST_CHOICES,
            "more than {MOST_CHOICES} choices between ready arms: make the model smaller"
        );
        points.push(Point {
            thread,
            nth,
            options,
            answer: 0,
        });
        0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_assignment_comes_once() {
        let point = |nth, options| Point {
            thread: String::new(),
            nth,
            options,
            answer: 0,
        };
        let mut points = [point(1, 2), point(2, 3)];
        let mut seen = vec![[0, 0]];
        while next_assignment(&mut points) {
            seen.push([points[0].answer, points[1].answer]);
        }
        assert_eq!(seen, [[0, 0], [1, 0], [0, 1], [1, 1], [0, 2], [1, 2]]);
    }
}
