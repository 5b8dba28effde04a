//! The search and the queries on toy programs without threads.

use std::collections::BTreeMap;

use interleave_schedule::{
    BigUint, Event, Graph, Kind, Limits, Move, Object, ObjectState, Outcome, Phase, Place, Program,
    Request, Schedule, State, Step, Stop, Thread, ThreadState, Trace, Waits, World, explore,
    unmerged,
};

/// Threads that do so many steps each; what was done by whom is all there is to a state.
struct Counters {
    steps: Vec<u8>,
    /// The end is a deadlock when this thread moves last.
    bad_last: u8,
    /// What a run adds to every key: other than 0, replays diverge.
    drift: u128,
    runs: u128,
}

impl Counters {
    fn new(steps: &[u8]) -> Self {
        Self {
            steps: steps.to_vec(),
            bad_last: 0,
            drift: 0,
            runs: 0,
        }
    }

    fn key(&self, done: &[u8], last: Option<u8>) -> u128 {
        let ended = done == self.steps;
        let sum = done.iter().fold(0, |sum, &one| sum * 100 + u128::from(one));
        let end = if ended {
            u128::from(last.unwrap_or(9))
        } else {
            9
        };
        sum * 10 + end + self.drift * self.runs
    }

    fn moves(&self, done: &[u8]) -> Vec<Move> {
        let threads = (0..).zip(done.iter().zip(&self.steps));
        threads
            .filter(|(_, (done, all))| done < all)
            .map(|(thread, _)| Move { thread, way: 0 })
            .collect()
    }

    fn state(&self, done: &[u8]) -> State {
        let threads = (0..)
            .zip(done.iter().zip(&self.steps))
            .map(|(thread, (done, all))| {
                let over = done == all;
                let other = u8::from(thread == 0);
                ThreadState {
                    thread,
                    phase: if over { Phase::Waiting } else { Phase::Running },
                    next: None,
                    waits: over.then(|| Waits {
                        text: format!("锁{other}"),
                        on: vec![other],
                    }),
                    ways: if over {
                        Vec::new()
                    } else {
                        vec!["step".to_owned()]
                    },
                    goes_on: !over,
                }
            });
        let objects = (0..2).map(|object| ObjectState {
            object,
            text: "held".to_owned(),
            holders: vec![u8::try_from(object).unwrap()],
            queue: Vec::new(),
        });
        State {
            threads: threads.collect(),
            objects: objects.collect(),
        }
    }
}

impl Program for Counters {
    fn run(&mut self, request: &Request<'_>) -> Trace {
        self.runs += 1;
        let mut done = vec![0; self.steps.len()];
        let mut last: Option<u8> = None;
        let mut steps = Vec::new();
        loop {
            let key = self.key(&done, last);
            let moves = self.moves(&done);
            let number = steps.len();
            let state = (number >= request.record_from).then(|| self.state(&done));
            let stop = if number >= request.prefix.len() && (request.known)(key) {
                Some(Stop::Known)
            } else if moves.is_empty() {
                let bad = last == Some(self.bad_last);
                Some(Stop::Ended(Outcome {
                    kind: if bad { Kind::Deadlock } else { Kind::Finished },
                    message: None,
                    output: String::new(),
                }))
            } else {
                None
            };
            if let Some(stop) = stop {
                return Trace {
                    steps,
                    key,
                    stop,
                    state,
                };
            }
            let same = last
                .map(|thread| Move { thread, way: 0 })
                .filter(|by| moves.contains(by));
            let chosen = request
                .prefix
                .get(number)
                .copied()
                .or(same)
                .unwrap_or(moves[0]);
            done[usize::from(chosen.thread)] += 1;
            last = Some(chosen.thread);
            let event = Event {
                text: "加一".to_owned(),
                place: Some(Place {
                    file: "a.rs".to_owned(),
                    line: 7,
                    end_of_scope: false,
                }),
                ..Event::default()
            };
            steps.push(Step {
                key,
                moves,
                chosen,
                state,
                event: Some(event),
            });
        }
    }

    fn world(&self) -> World {
        let thread = |number: usize| Thread {
            name: if number == 1 {
                "存款".to_owned()
            } else {
                String::new()
            },
            path: number.to_string(),
            place: None,
        };
        let object = |number: usize| Object {
            kind: "mutex".to_owned(),
            name: format!("锁{number}"),
            place: None,
        };
        World {
            threads: (0..self.steps.len()).map(thread).collect(),
            objects: (0..2).map(object).collect(),
        }
    }
}

fn graph(steps: &[u8]) -> Graph {
    explore("counters", &mut Counters::new(steps), Limits::default()).unwrap()
}

#[test]
fn counts_are_binomial() {
    let small = graph(&[3, 2]);
    assert_eq!(small.paths(), BigUint::from(10u8));
    assert_eq!(unmerged(&mut Counters::new(&[3, 2]), 100).paths, 10);
    // 80!/(40! 40!), which no 64-bit number holds.
    assert_eq!(
        graph(&[40, 40]).paths().to_string(),
        "107507208733336176461620"
    );
}

#[test]
fn every_node_knows_its_futures() {
    let graph = graph(&[2, 2]);
    let futures = graph.futures();
    for (number, node) in graph.nodes.iter().enumerate() {
        let sums =
            node.edges
                .iter()
                .filter_map(|edge| edge.to)
                .fold(BTreeMap::new(), |mut sums, to| {
                    for (outcome, count) in futures.of(to).iter().enumerate() {
                        *sums.entry(outcome).or_insert(BigUint::ZERO) += count;
                    }
                    sums
                });
        for (outcome, sum) in sums {
            assert_eq!(futures.of(number)[outcome], sum);
        }
    }
}

#[test]
fn the_simplest_schedule_has_the_fewest_preemptions() {
    let graph = graph(&[2, 2]);
    let shortest = graph.shortest();
    let schedules: Vec<_> = shortest
        .iter()
        .flatten()
        .map(|it| it.schedule.to_string())
        .collect();
    // Finished: thread 1 ends last. Deadlock: thread 0 does.
    assert_eq!(schedules, ["0.0.1.1", "1.1.0.0"]);
    assert!(shortest.iter().flatten().all(|it| it.preemptions == 0));
}

#[test]
fn a_schedule_is_drawn_with_aligned_columns() {
    let text = graph(&[2, 2]).draw(&"1.0.1.0".parse().unwrap()).unwrap();
    let expected = "\
deadlock · 4 steps, 2 preemptions · schedule 1.0.1.0 · src is a.rs
step  main        1 存款
   1              加一 src:7
   2  加一 src:7               ◂ switched by choice
   3              加一 src:7   ◂ switched by choice
   4  加一 src:7               ◃ had to switch
main holds 锁0 and waits for 锁1; 1 holds 锁1 and waits for 锁0.
";
    assert_eq!(text, expected);
}

#[test]
fn a_schedule_that_cannot_be_followed_says_where() {
    let error = graph(&[1, 1])
        .draw(&"0.0".parse::<Schedule>().unwrap())
        .unwrap_err();
    assert_eq!(error.to_string(), "step 2 cannot be 0: possible there: 1");
}

#[test]
fn a_circle_of_waits_is_found() {
    let graph = graph(&[1, 1]);
    let end = *graph
        .replay(&"0.1".parse().unwrap())
        .unwrap()
        .last()
        .unwrap();
    assert_eq!(graph.cycle(end), [0, 1]);
    assert!(graph.cycle(0).is_empty());
    assert_eq!(graph.closing_sentence(0), "Nobody waits.");
}

#[test]
fn limits_are_reported() {
    let explored = |limits| explore("counters", &mut Counters::new(&[5, 5]), limits).unwrap();
    let nodes = explored(Limits {
        nodes: 10,
        ..Limits::default()
    });
    assert_eq!(nodes.limits, ["The search stopped at 10 states."]);
    assert!(nodes.nodes.len() <= 10);
    let runs = explored(Limits {
        runs: 2,
        ..Limits::default()
    });
    assert_eq!(runs.limits, ["The search stopped after 2 runs."]);
    // A graph that was cut off can still be asked and written.
    assert!(runs.paths() > BigUint::ZERO);
    assert_eq!(
        Graph::from_json(&runs.to_json()).unwrap().limits,
        runs.limits
    );
}

#[test]
fn drift_is_reported_as_nondeterminism() {
    let mut program = Counters {
        drift: 1_000_000,
        ..Counters::new(&[2, 2])
    };
    let error = explore("counters", &mut program, Limits::default()).unwrap_err();
    assert!(error.to_string().contains("not deterministic"), "{error}");
}

#[test]
fn json_is_read_back_and_nothing_else_is() {
    let graph = graph(&[2, 2]);
    let json = graph.to_json();
    let read = Graph::from_json(&json).unwrap();
    assert_eq!(read.to_json(), json);
    assert!(Graph::from_json("{}").is_err());
    let other = json.replacen("\"version\":1", "\"version\":2", 1);
    let error = Graph::from_json(&other).unwrap_err().to_string();
    assert_eq!(
        error,
        "no schedule graph: version 2, this program reads version 1"
    );
}
