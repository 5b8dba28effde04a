//! A little of `cargo bench -p lesson-16-http-server --bench fuzz`: the request reader against
//! input that is made up, the same in every run.

mod made_up;
mod random;
mod table;

use random::Random;

#[test]
fn made_up_input_is_read_or_refused() {
    let mut random = Random::new(1);
    let (mut requests, mut refused) = (0, 0);
    for _ in 0..5000 {
        let bytes = made_up::input(&mut random);
        let outcome = made_up::check(&bytes, &mut random);
        requests += outcome.requests.len();
        refused += usize::from(outcome.refused.is_some());
    }
    // The input is neither all right nor all wrong.
    assert!(requests > 1000 && refused > 1000, "{requests}, {refused}");
}
