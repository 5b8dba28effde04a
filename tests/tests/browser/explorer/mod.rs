//! The explorers of every page, compared with what the crate says of the same graphs.

mod addresses;
mod ends;
mod keyboard;
mod looks;

use interleave_schedule::{Graph, Schedule, Shortest};
use serde_json::Value;
use workbook::Graphs;
use workbook_tests::workspace;

use crate::pages::AXE;
use crate::{Book, Browser};

/// What every page gets before its own scripts.
const HELPERS: &str = include_str!("page.js");

/// What a page with an explorer has in its HTML.
pub(crate) const MARK: &str = "<section class=\"explorer\"";

/// An explorer of a page: the versions that it plays.
struct Player {
    versions: Vec<Graph>,
}

/// A page with explorers, open as a file.
struct Ground<'a> {
    browser: &'a Browser,
    page: &'a str,
    url: String,
    players: Vec<Player>,
    problems: Vec<String>,
}

pub(crate) async fn check(book: &Book) -> Vec<String> {
    let browser = &book.browser;
    let scripts = [browser.first(HELPERS).await, browser.first(AXE).await];
    browser.prefer("light", "screen").await;
    browser.resize(1600, 900).await;
    let pages = book.site.pages_with(MARK);
    let committed = committed();
    let mut problems = Vec::new();
    if pages.is_empty() {
        problems.push("no page has an explorer".to_owned());
    }
    for page in &pages {
        let mut ground = Ground {
            browser,
            page,
            url: book.site.url(page),
            players: Vec::new(),
            problems: Vec::new(),
        };
        ground.find_players(&committed).await;
        ends::check(&mut ground).await;
        keyboard::check(&mut ground).await;
        looks::check(&mut ground).await;
        addresses::check(&mut ground, page == &pages[0]).await;
        ground.quiet().await;
        problems.append(&mut ground.problems);
    }
    if let Some(page) = pages.first() {
        let served = book.server.url(page);
        problems.extend(ends::served(browser, page, &served).await);
    }
    for script in scripts {
        browser.forget(script).await;
    }
    problems
}

/// Every graph in the tree.
fn committed() -> Vec<Graph> {
    let mut all = Vec::new();
    for graphs in Graphs::all(&workspace()).expect("the lessons can be read") {
        for name in graphs.names() {
            all.push(graphs.load(name).unwrap_or_else(|error| panic!("{error}")));
        }
    }
    all
}

impl Player {
    /// The name under which the page knows it, that of its first version.
    fn name(&self) -> &str {
        &self.versions[0].name
    }
}

impl Ground<'_> {
    fn wrong(&mut self, what: impl std::fmt::Display) {
        self.problems.push(format!("{}: {what}", self.page));
    }

    /// Wrong unless `condition` holds in the page; whether it does.
    async fn expect(&mut self, what: impl std::fmt::Display, condition: &str) -> bool {
        // What it asks about may not even be there.
        let asked =
            format!("(() => {{ try {{ return {condition} }} catch {{ return false }} }})()");
        let holds = self.browser.is(&asked).await;
        if !holds {
            self.wrong(format!("{what}: not {condition}"));
        }
        holds
    }

    /// Loads the page anew, at an address such as `#NAME=SCHEDULE`.
    async fn load(&mut self, address: &str) {
        self.quiet().await;
        // From the page itself, another address of it is no new load.
        self.browser.open("about:blank").await;
        self.browser.open(&format!("{}{address}", self.url)).await;
        self.browser.log("performance").await;
    }

    /// A page asks for nothing once it is loaded, and has nothing to complain of.
    async fn quiet(&mut self) {
        for message in self.browser.log("performance").await {
            let event: Value = serde_json::from_str(&message).expect("an event is JSON");
            let event = &event["message"];
            if event["method"] == "Network.requestWillBeSent" {
                self.wrong(format!("asks for {}", event["params"]["request"]["url"]));
            }
        }
        for message in self.browser.log("browser").await {
            self.wrong(message);
        }
    }

    /// Takes the graphs of the page's explorers from the tree, where each must be just so.
    async fn find_players(&mut self, committed: &[Graph]) {
        self.browser.log("performance").await;
        self.load("").await;
        let found = self.browser.run("return played.versions()").await;
        let found: Vec<Vec<(String, String)>> =
            serde_json::from_value(found).expect("explorers have versions");
        for versions in found {
            let mut graphs = Vec::new();
            for (name, json) in versions {
                // Where bugs share a mended version, its name follows the bug's.
                let own = name.split("--").last();
                let same = |graph: &&Graph| Some(&*graph.name) == own && graph.to_json() == json;
                match committed.iter().find(same) {
                    Some(graph) => graphs.push(Graph {
                        name,
                        ..graph.clone()
                    }),
                    None => self.wrong(format!("{name} is no graph of a lesson")),
                }
            }
            if !graphs.is_empty() {
                self.players.push(Player { versions: graphs });
            }
        }
        if self.players.is_empty() {
            self.wrong("its explorers play nothing");
        }
    }

    /// Unfolds what the explorer stands in.
    async fn unfold(&mut self, name: &str) {
        let open = "const folded = played.section('NAME').closest('details'); if (folded) folded.open = true;";
        self.browser.run(&open.replace("NAME", name)).await;
    }
}

/// The failing schedule with the fewest preemptions, and of those the shortest.
fn simplest_failure(graph: &Graph) -> Option<Shortest> {
    (graph.outcomes.iter().zip(graph.shortest()))
        .filter(|(outcome, _)| outcome.fails())
        .filter_map(|(_, shortest)| shortest)
        .min_by_key(|shortest| (shortest.preemptions, shortest.schedule.0.len()))
}

/// The node in which `schedule` ends.
fn last(graph: &Graph, schedule: &Schedule) -> usize {
    let passed = graph.replay(schedule).expect("the schedule fits");
    passed.last().copied().unwrap_or_default()
}
