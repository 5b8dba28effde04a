//! How long the explorer takes for a step over a large graph, measured in a page of the book in
//! Chromium: `cargo bench -p workbook-tests --bench explorer`.

use std::fs;

use interleave_schedule::Graph;
use serde::Deserialize;
use url::Url;

use chrome::Chrome;
use site::Site;
use toy::Op::{self, Lock, Unlock};

#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../tests/browser/chrome.rs"]
mod chrome;
#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../tests/browser/site.rs"]
mod site;
#[allow(dead_code, reason = "the workbook's tests use more of it")]
#[path = "../../book/workbook/tests/common/toy.rs"]
mod toy;

/// The least size of the graph, in states.
const STATES: usize = 5000;

/// How many key presses are measured.
const PRESSES: usize = 400;

/// What a step may take, in milliseconds.
const LIMIT: f64 = 50.0;

/// The page whose first explorer gets the large graph.
const PAGE: &str = "index.html";

/// Presses keys of threads that can move, chosen by a generator of numbers so that every run is the
/// same, and `r` where none can. The time of a press is that of its handler and of the layout that
/// it asks for, and that of the frame after it: style, layout, what observes sizes, painting.
const MEASURE: &str = "
    const frame = () => new Promise((resolve) => requestAnimationFrame((start) => {
        const began = performance.now();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - began);
        port2.postMessage(null);
    }));
    const section = document.querySelector('section.explorer');
    const press = (key) => {
        const began = performance.now();
        section.querySelector('[data-move]').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        document.body.getBoundingClientRect();
        return performance.now() - began;
    };
    let seed = 1;
    const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
    (async () => {
        const times = [];
        let most = 0;
        while (times.length < PRESSES) {
            const can = [...section.querySelectorAll('[data-move][aria-disabled=false]')];
            const handled = press(can.length > 0 ? can[random(can.length)].dataset.move : 'r');
            times.push(handled + await frame());
            most = Math.max(most, section.querySelectorAll('.explorer-steps li').length);
        }
        const { domContentLoadedEventStart, domContentLoadedEventEnd } = performance.getEntriesByType('navigation')[0];
        done({ times, most, ready: domContentLoadedEventEnd - domContentLoadedEventStart });
    })();";

/// What the page measured, in milliseconds.
#[derive(Deserialize)]
struct Measured {
    times: Vec<f64>,
    /// The longest schedule that was reached.
    most: usize,
    /// How long the explorers needed when the page was loaded.
    ready: f64,
}

fn main() {
    // `cargo test --benches` runs this, too, without the argument that `cargo bench` gives.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let graph = large();
    let paths = graph.paths();
    println!(
        "{} states, {} edges, {paths} schedules, {} bytes of JSON",
        graph.nodes.len(),
        graph.edges(),
        graph.to_json().len()
    );
    let site = Site::build();
    give(&site, &graph);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime can be made");
    let mut measured = runtime.block_on(measure(&site));
    measured.times.sort_by(f64::total_cmp);
    let at = |share: f64| measured.times[((measured.times.len() - 1) as f64 * share) as usize];
    println!("explorers ready after {:.0} ms", measured.ready);
    println!(
        "{} steps, up to {} in a schedule: median {:.1} ms, p99 {:.1} ms, worst {:.1} ms",
        measured.times.len(),
        measured.most,
        at(0.5),
        at(0.99),
        at(1.0)
    );
    let verdict = if at(1.0) < LIMIT { "all" } else { "not all" };
    println!("{verdict} are under {LIMIT} ms");
}

async fn measure(site: &Site) -> Measured {
    let chrome = Chrome::start();
    let browser = chrome.session().await;
    browser.open(&site.url(PAGE)).await;
    let script = MEASURE.replace("PRESSES", &PRESSES.to_string());
    let measured = browser.run_async(&script).await;
    browser.close().await.expect("the browser can be closed");
    serde_json::from_value(measured).expect("the page measures")
}

/// Three threads at two locks, in turn and at last crosswise.
fn large() -> Graph {
    const IN_TURN: usize = 6;
    let turns = |lock| [Lock(lock), Unlock(lock)].repeat(IN_TURN);
    let crosswise = |one, other| vec![Lock(one), Lock(other), Unlock(other), Unlock(one)];
    let threads: [Vec<Op>; 3] = [
        [turns(0), crosswise(0, 1)].concat(),
        [turns(1), crosswise(1, 0)].concat(),
        [turns(0), turns(1)].concat(),
    ];
    let graph = toy::graph("large", &threads.each_ref().map(Vec::as_slice), usize::MAX);
    let states = graph.nodes.len();
    assert!(states >= STATES, "{states} states are too few");
    graph
}

/// Puts the graph in the place of the one that the page's first explorer plays; what happens in it
/// happens in the same file.
fn give(site: &Site, graph: &Graph) {
    const SCRIPT: &str = "<script type=\"application/json\">";
    let file = Url::parse(&site.url(PAGE)).expect("an address");
    let file = file.to_file_path().expect("a file");
    let page = fs::read_to_string(&file).expect("the page can be read");
    let (before, rest) = page.split_once(SCRIPT).expect("the page has an explorer");
    let (old, after) = rest.split_once("</script>").expect("its script ends");
    let old = Graph::from_json(old).expect("a graph");
    let place = old.places().next().expect("a place").file.clone();
    let json = graph.to_json().replace("src/toy.rs", &place);
    let new = format!(
        "{before}{SCRIPT}{}</script>{after}",
        json.replace('<', "\\u003c")
    );
    fs::write(&file, new).expect("the page can be written");
}
