//! What is checked of `gather`.

use lesson_exercise::Check;

use super::exercise::gather;
use crate::sync::model::{Counted, check};

pub const CHECKS: &[Check] = &[Check::new("two producers", two_producers)
    .drains()
    .on_loom(with_a_value_each)];

const PRODUCERS: usize = 2;
const BETWEEN: usize = 1;
/// One in each producer's hand, and one in the consumer's.
const UNDER_WAY: usize = BETWEEN + PRODUCERS + 1;

/// A value that the machine counts while it lives.
struct Parcel {
    from: usize,
    number: usize,
    _alive: Counted,
}

/// A source that packs a parcel when it is asked for one.
fn source(from: usize, values: usize) -> impl Iterator<Item = Parcel> + Send + 'static {
    (0..values).map(move |number| {
        let message = "bounded: more values are under way than may wait and be in somebody's hand";
        Parcel {
            from,
            number,
            _alive: Counted::at_most(UNDER_WAY, message),
        }
    })
}

/// Together they have more values than may be under way.
fn two_producers() {
    gathers([2, 3]);
}

fn with_a_value_each() {
    gathers([1, 1]);
}

/// Gathers so many values of each producer, and looks at what comes.
fn gathers(values: [usize; PRODUCERS]) {
    let mut came = [0; PRODUCERS];
    let sources = values.iter().enumerate();
    let sources = sources
        .map(|(from, &values)| source(from, values))
        .collect();
    gather(sources, BETWEEN, |parcel: Parcel| {
        let next = &mut came[parcel.from];
        check(
            parcel.number == *next,
            "order: the values of one source came in another order, or twice",
        );
        *next += 1;
    });
    let (came, all): (usize, usize) = (came.iter().sum(), values.iter().sum());
    let message = format!("lost: it returned when {came} of {all} values had come");
    check(came == all, &message);
}
