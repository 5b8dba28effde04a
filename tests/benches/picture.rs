//! The README's picture of the explorer, taken from the page in Chromium:
//! `cargo bench -p workbook-tests --bench picture`. Writes `tests/picture/explorer.png`.

use std::{env, fs};

use chrome::Chrome;
use site::Site;
use workbook_tests::root;

#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../tests/browser/chrome.rs"]
mod chrome;
#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../tests/browser/site.rs"]
mod site;

/// The page, an explorer of it, and how far it has been played.
const PAGE: &str = "05-mutex.html";
const EXPLORER: &str = "#explore-check-then-act";
const PLAYED: &str = "check-then-act=0.0.2.2.1.1";

/// The picture, from the root.
const FILE: &str = "tests/picture/explorer.png";

fn main() {
    if !env::args().any(|argument| argument == "--bench") {
        return; // `cargo test --all-targets` runs benches too
    }
    let (chrome, site) = (Chrome::start(), Site::build());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime can be made");
    let picture = runtime.block_on(async {
        let browser = chrome.session().await;
        browser.prefer("light", "screen").await;
        browser.resize(1720, 1400).await;
        browser.open(&format!("{}#{PLAYED}", site.url(PAGE))).await;
        let button = format!("{EXPLORER} [data-move]");
        browser
            .until(&format!("document.querySelector({button:?})"))
            .await;
        let picture = browser.picture(EXPLORER).await;
        browser.close().await.expect("the browser ends");
        picture
    });
    let file = root().join(FILE);
    fs::create_dir_all(file.parent().expect("a directory")).expect("the tree can be written");
    fs::write(&file, picture).expect("the tree can be written");
    println!("wrote {FILE}");
}
