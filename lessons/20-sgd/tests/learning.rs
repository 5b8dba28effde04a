//! That what is trained is right, and what each way of training promises. Losses are asserted on,
//! and never speed.

use lesson_20_sgd::batch::{self, in_order};
use lesson_20_sgd::cell::Weight;
use lesson_20_sgd::data::{Data, Labels};
use lesson_20_sgd::model::{Model, Task};
use lesson_20_sgd::optimum::optimum;
use lesson_20_sgd::server::{self, Setup};
use lesson_20_sgd::sharded::{self, Shards};
use lesson_20_sgd::sync::Mutex;
use lesson_20_sgd::{
    actor, hogwild, locked, parallel, serial, shard, staleness, tasks, train, wild,
};

/// A smaller task than the lesson's.
fn small(model: Model) -> Task {
    let labels = match model {
        Model::Linear => Labels::Numbers,
        Model::Logistic => Labels::Signs,
    };
    let data = Data::dense(tasks::SEED, 1_000, 11, labels);
    Task { model, data }
}

fn largest(gradient: &[f64]) -> f64 {
    gradient.iter().fold(0.0, |most, g| g.abs().max(most))
}

#[test]
fn a_row_depends_on_the_seed_and_its_number_only() {
    let few = Data::dense(tasks::SEED, 3, 32, Labels::Numbers);
    let many = Data::dense(tasks::SEED, 300, 32, Labels::Numbers);
    let other = Data::dense(tasks::SEED + 1, 3, 32, Labels::Numbers);
    for index in 0..3 {
        assert_eq!(few.row(index).values, many.row(index).values);
        assert_eq!(few.row(index).label, many.row(index).label);
        assert_ne!(few.row(index).values, other.row(index).values);
    }
    let few = Data::sparse(tasks::SEED, 3, 400, 8, Labels::Signs);
    let many = Data::sparse(tasks::SEED, 300, 400, 8, Labels::Signs);
    assert_eq!(few.row(2).columns, many.row(2).columns);
    assert_eq!(few.row(2).label, many.row(2).label);
}

#[test]
fn sparse_rows_are_sparse() {
    let data = tasks::sparse().data;
    let filled: usize = (0..data.rows()).map(|i| data.row(i).values.len()).sum();
    let part = filled as f64 / data.rows() as f64 / data.width as f64;
    assert!((0.005..0.011).contains(&part), "{part}");
}

/// Against (loss(w + h) − loss(w − h)) / 2h, in every direction, at weights that are nowhere near
/// the best.
#[test]
fn the_gradient_is_that_of_the_loss() {
    let h = 1e-5;
    for model in [Model::Linear, Model::Logistic] {
        let task = small(model);
        let rows = task.data.rows();
        let weights: Vec<f64> = (0..11).map(|i| 0.1 * f64::from(i) - 0.4).collect();
        let gradient = task.gradient(0..rows, &weights);
        for column in 0..weights.len() {
            let loss = |step: f64| {
                let mut moved = weights.clone();
                moved[column] += step;
                task.loss(&moved)
            };
            let difference = (loss(h) - loss(-h)) / (2.0 * h);
            let exact = gradient[column] / rows as f64;
            assert!(
                (difference - exact).abs() < 1e-8,
                "{model:?} {column}: {difference} {exact}"
            );
        }
    }
}

/// At the best weights the gradient is zero, and every step away costs something.
#[test]
fn the_optimum_is_one() {
    for model in [Model::Linear, Model::Logistic] {
        let task = small(model);
        let rows = task.data.rows();
        let best = optimum(&task);
        assert!(largest(&task.gradient(0..rows, &best)) < 1e-9);
        for column in 0..best.len() {
            for step in [-0.01, 0.01] {
                let mut moved = best.clone();
                moved[column] += step;
                assert!(task.loss(&moved) > task.loss(&best));
            }
        }
    }
}

#[test]
fn every_way_of_training_comes_near_the_optimum() {
    for task in [tasks::linear(), tasks::logistic()] {
        let least = task.loss(&optimum(&task));
        for way in train::all(&task) {
            let last = way.losses[train::EPOCHS - 1];
            assert!(
                least < last && last < 1.1 * least,
                "{}: {last}, {least}",
                way.name
            );
        }
    }
}

/// The digest test: as the serial version to the last bit, however many threads add.
#[test]
fn all_cores_make_the_same_bits() {
    for task in [tasks::linear(), tasks::logistic()] {
        let rate = train::rate(task.model);
        let digest = |sum: batch::Sum| {
            let mut weights = task.start();
            for _ in 0..3 {
                batch::epoch(&task, &mut weights, rate, train::BATCH, sum);
            }
            tasks::digest(&weights)
        };
        let serial = digest(in_order);
        for threads in 1..=4 {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
            let pool = pool.build().expect("threads can be started");
            let own = pool.install(|| digest(parallel::in_order));
            assert_eq!(own, serial, "{threads} threads");
        }
    }
}

/// Why the order matters: the same sums of chunks, added from the other end, make other bits.
#[test]
fn another_order_makes_other_bits() {
    let task = tasks::linear();
    let start = task.start();
    let sums: Vec<_> = (shard::chunks(0..task.data.rows()))
        .map(|chunk| task.gradient(chunk, &start))
        .collect();
    let total = |sums: &mut dyn Iterator<Item = &Vec<f64>>| {
        let mut total = task.start();
        sums.for_each(|sum| batch::add(&mut total, sum, 1.0));
        total
    };
    let (forth, back) = (total(&mut sums.iter()), total(&mut sums.iter().rev()));
    assert_ne!(tasks::digest(&forth), tasks::digest(&back));
    for (forth, back) in forth.iter().zip(&back) {
        assert!((forth - back).abs() < 1e-9 * forth.abs().max(1.0));
    }
}

/// Batches, whoever sums them: within 1e-9 of the serial loss after every epoch.
#[test]
fn deterministic_ways_agree() {
    for task in [tasks::linear(), tasks::logistic()] {
        let ways = train::all(&task);
        let [_, serial, others @ ..] = &ways[..] else {
            unreachable!("there are four ways");
        };
        for way in others {
            for (own, serial) in way.losses.iter().zip(&serial.losses) {
                assert!((own - serial).abs() < 1e-9, "{}: {own} {serial}", way.name);
            }
        }
    }
}

/// The harm of staleness at the rates that the page gives: at a small rate more staleness is only
/// faster; at a larger one the largest bound diverges, then the middle one too.
#[test]
fn staleness_does_harm() {
    let curves = staleness::curves(&tasks::linear());
    let diverges: Vec<bool> = curves.iter().map(|curve| curve.diverges()).collect();
    let (ends, blows_up) = (false, true);
    let expected = [
        ends, ends, ends, ends, ends, blows_up, ends, blows_up, blows_up,
    ];
    assert_eq!(diverges, expected);
    let end = |index: usize| curves[index].points.last().expect("a start").above;
    assert!(end(2) < end(1) && end(1) < end(0), "at the smallest rate");
    assert!(end(4) < end(3), "at the middle rate");
}

/// The rate up to which gradients that are always so many rounds old do not diverge, where the
/// second derivative is 1 (Levin and May, A note on difference-delay equations, Theoretical
/// Population Biology 9, 1976).
fn limit(bound: u32) -> f64 {
    2.0 * (std::f64::consts::FRAC_PI_2 / (2.0 * f64::from(bound) + 1.0)).sin()
}

/// Descent on x² / 2: below the limit it dies out, above it grows.
#[test]
fn late_gradients_diverge_above_the_limit() {
    for bound in staleness::BOUNDS {
        let late = bound as usize;
        let most_in_the_end = |rate: f64| {
            let mut x = vec![1.0_f64; late + 1];
            for round in late..late + 1_000 {
                x.push(x[round] - rate * x[round - late]);
            }
            largest(&x[1_000..])
        };
        assert!(most_in_the_end(0.95 * limit(bound)) < 0.5, "{bound}");
        assert!(most_in_the_end(1.05 * limit(bound)) > 2.0, "{bound}");
    }
}

/// The largest second derivative is about 1 here, and the page's rates lie on both sides of the
/// limit.
#[test]
fn the_harm_is_where_theory_has_it() {
    for curve in staleness::curves(&tasks::linear()) {
        let stable = curve.rate < limit(curve.bound);
        assert_eq!(curve.diverges(), !stable, "{} {}", curve.rate, curve.bound);
    }
}

#[test]
fn the_parameter_server_repeats_itself() {
    let run = || {
        let task = small(Model::Linear);
        let setup = Setup {
            workers: 3,
            batch: 90,
            rate: 0.05,
            bound: 2,
        };
        let mut times = Vec::new();
        let mut weights = task.start();
        server::train(&task, setup, &mut weights, |time, round, _| {
            times.push(time);
            round < 40
        });
        (times, tasks::digest(&weights))
    };
    assert_eq!(run(), run());
}

/// What is lost is little: Hogwild ends where one thread ends, nearly.
#[test]
fn hogwild_learns_too() {
    for (name, task, rate) in wild::both() {
        let losses = wild::compare(&task, rate);
        let [alone, wild] = losses[train::EPOCHS - 1];
        assert!((wild - alone).abs() < 0.05 * alone, "{name}: {losses:?}");
    }
}

/// With one worker, every way of sharing weights does what one thread does.
#[test]
fn one_worker_is_the_serial_reference() {
    for model in [Model::Linear, Model::Logistic] {
        let task = small(model);
        let rate = 0.01;
        let mut weights = task.start();
        serial::epoch(&task, &mut weights, rate);
        let expected = task.loss(&weights);
        let same = |way: &str, weights: &[f64]| {
            let loss = task.loss(weights);
            assert!((loss - expected).abs() < 1e-9, "{way}: {loss} {expected}");
        };
        for (way, add) in [
            ("add", Weight::add as hogwild::Add),
            ("exchange", Weight::add_exchange),
        ] {
            let shared = hogwild::share(&task.start());
            hogwild::epoch(&task, &shared, rate, 1, add);
            same(way, &hogwild::values(&shared));
        }
        let one_lock = Mutex::new(task.start());
        locked::epoch(&task, &one_lock, rate, 1);
        same("locked", &one_lock.lock().unwrap());
        let shards = Shards::new(&task.start(), 4);
        sharded::epoch(&task, &shards, rate, 1);
        let mut pulled = task.start();
        shards.pull(&mut pulled);
        same("sharded", &pulled);
        let mut owned = task.start();
        actor::epoch(&task, &mut owned, rate, 1);
        same("actor", &owned);
    }
}

/// With several, nothing is lost where there are locks: every way learns.
#[test]
fn several_workers_learn() {
    let task = small(Model::Linear);
    let start = task.loss(&task.start());
    let learnt = |way: &str, weights: &[f64]| {
        let loss = task.loss(weights);
        assert!(loss < start / 4.0, "{way}: {loss}, from {start}");
    };
    let one_lock = Mutex::new(task.start());
    locked::epoch(&task, &one_lock, 0.01, 3);
    learnt("locked", &one_lock.lock().unwrap());
    let shards = Shards::new(&task.start(), 4);
    sharded::epoch(&task, &shards, 0.01, 3);
    let mut pulled = task.start();
    shards.pull(&mut pulled);
    learnt("sharded", &pulled);
    let mut owned = task.start();
    actor::epoch(&task, &mut owned, 0.01, 3);
    learnt("actor", &owned);
    let shared = hogwild::share(&task.start());
    hogwild::epoch(&task, &shared, 0.01, 3, Weight::add_exchange);
    learnt("exchange", &hogwild::values(&shared));
}
