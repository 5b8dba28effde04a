//! Chromium without a window, driven through chromedriver.

use std::io::{BufRead as _, BufReader, Read};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use fantoccini::actions::{InputSource as _, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

const ARGUMENTS: [&str; 10] = [
    // The tests go through more addresses in a second than the browser lets a page do.
    "--disable-ipc-flooding-protection",
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
];

/// A running chromedriver; dropping it kills it.
pub(crate) struct Chrome {
    driver: Child,
    /// Kept open, so that the driver can go on writing to it.
    _output: ChildStdout,
    port: u16,
    profile: TempDir,
}

/// A browser's only tab.
#[derive(Clone)]
pub(crate) struct Browser(Client);

impl Chrome {
    pub(crate) fn start() -> Self {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts");
        let mut output = driver.stdout.take().expect("piped");
        let line = line_with("successfully on port ", &mut output);
        let port = line
            .rsplit("port ")
            .next()
            .map(|port| port.trim_end_matches('.'));
        Self {
            driver,
            _output: output,
            port: port
                .and_then(|port| port.parse().ok())
                .expect("chromedriver says its port"),
            profile: TempDir::new().expect("a directory can be made"),
        }
    }

    /// Starts the browser, with a profile that nobody has used.
    pub(crate) async fn session(&self) -> Browser {
        let mut arguments: Vec<String> = ARGUMENTS.map(str::to_owned).into();
        arguments.push(format!("--user-data-dir={}", self.profile.path().display()));
        let Value::Object(capabilities) = json!({
            "goog:chromeOptions": { "args": arguments },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "timeouts": { "script": 120_000, "pageLoad": 30_000 },
        }) else {
            unreachable!("an object");
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .expect("the browser starts");
        Browser(client)
    }
}

impl Drop for Chrome {
    fn drop(&mut self) {
        // Both fail only when the driver has ended already.
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

impl Browser {
    pub(crate) async fn close(self) -> Result<(), CmdError> {
        self.0.close().await
    }

    /// Opens `url` and waits until it is loaded.
    pub(crate) async fn open(&self, url: &str) {
        self.0
            .goto(url)
            .await
            .unwrap_or_else(|error| panic!("{url} opens: {error}"));
    }

    /// What the body of a function, `script`, returns in the page.
    pub(crate) async fn run(&self, script: &str) -> Value {
        let result = self.0.execute(script, Vec::new()).await;
        result.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    pub(crate) async fn text(&self, script: &str) -> String {
        self.run(script)
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    pub(crate) async fn is(&self, expression: &str) -> bool {
        self.run(&format!("return Boolean({expression})")).await == Value::Bool(true)
    }

    /// What `script` hands to the function `done`.
    pub(crate) async fn run_async(&self, script: &str) -> Value {
        let script = format!("const done = arguments[0]; {script}");
        let result = self.0.execute_async(&script, Vec::new()).await;
        result.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Waits until `condition` is true in the page, looking before every frame.
    ///
    /// # Panics
    /// When it is not true after the script timeout.
    pub(crate) async fn until(&self, condition: &str) {
        let look = format!(
            "const look = () => ({condition}) ? done(true) : requestAnimationFrame(look); look();"
        );
        self.run_async(&look).await;
    }

    /// Whether `expression` becomes true within ten seconds, in this page or one that takes its place;
    /// a question that meets the change is lost with the old page, and asked again.
    pub(crate) async fn becomes(&self, expression: &str) -> bool {
        let script = format!("return Boolean({expression})");
        let asked = async {
            while !matches!(
                self.0.execute(&script, Vec::new()).await,
                Ok(Value::Bool(true))
            ) {}
        };
        tokio::time::timeout(Duration::from_secs(10), asked)
            .await
            .is_ok()
    }

    /// Clicks as a mouse does; the element must be visible and not covered.
    pub(crate) async fn click(&self, css: &str) {
        let element = self.0.find(Locator::Css(css)).await;
        let element = element.unwrap_or_else(|error| panic!("{css} is there: {error}"));
        let center =
            format!("document.querySelector({css:?}).scrollIntoView({{ block: 'center' }})");
        self.run(&center).await;
        element
            .click()
            .await
            .unwrap_or_else(|error| panic!("{css} can be clicked: {error}"));
    }

    /// Types into whatever has the focus.
    pub(crate) async fn keys(&self, keys: impl ToString) {
        let focused = self
            .0
            .active_element()
            .await
            .expect("something has the focus");
        focused
            .send_keys(&keys.to_string())
            .await
            .expect("it takes keys");
    }

    /// Presses keys one after another, whatever has the focus then.
    pub(crate) async fn press(&self, keys: &str) {
        let strokes =
            keys.chars()
                .fold(KeyActions::new("keyboard".to_owned()), |strokes, value| {
                    strokes
                        .then(KeyAction::Down { value })
                        .then(KeyAction::Up { value })
                });
        let pressed = self.0.perform_actions(strokes).await;
        pressed.unwrap_or_else(|error| panic!("{keys:?} can be pressed: {error}"));
    }

    /// Moves the mouse to the middle of an element.
    pub(crate) async fn hover(&self, css: &str) {
        let element = self.0.find(Locator::Css(css)).await;
        let element = element.unwrap_or_else(|error| panic!("{css} is there: {error}"));
        let move_to = PointerAction::MoveToElement {
            element,
            duration: None,
            x: 0.0,
            y: 0.0,
        };
        let mouse = MouseActions::new("mouse".to_owned()).then(move_to);
        let moved = self.0.perform_actions(mouse).await;
        moved.unwrap_or_else(|error| panic!("the mouse reaches {css}: {error}"));
    }

    /// An element as it looks, as PNG.
    #[allow(dead_code, reason = "the picture in the README is taken with it")]
    pub(crate) async fn picture(&self, css: &str) -> Vec<u8> {
        let element = self.0.find(Locator::Css(css)).await;
        let element = element.unwrap_or_else(|error| panic!("{css} is there: {error}"));
        let picture = element.screenshot().await;
        picture.unwrap_or_else(|error| panic!("{css} can be seen: {error}"))
    }

    /// The browser's own Back button.
    pub(crate) async fn back(&self) {
        self.0.back().await.expect("the browser goes back");
    }

    /// The browser's own Forward button.
    pub(crate) async fn forward(&self) {
        self.0.forward().await.expect("the browser goes forward");
    }

    /// Sets the size of the page, in CSS pixels.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics)
            .await;
    }

    /// Makes the browser prefer a colour scheme, on `screen` or in `print`. Transitions are off, so
    /// that a colour is what it is at once.
    pub(crate) async fn prefer(&self, scheme: &str, media: &str) {
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        let media = json!({ "media": media, "features": features });
        self.devtools("Emulation.setEmulatedMedia", media).await;
    }

    /// Has `script` run in every document from now on, before the document's own; the answer ends
    /// that again, handed to [`forget`](Self::forget).
    pub(crate) async fn first(&self, script: &str) -> Value {
        let source = json!({ "source": script });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", source)
            .await
    }

    pub(crate) async fn forget(&self, first: Value) {
        self.devtools("Page.removeScriptToEvaluateOnNewDocument", first)
            .await;
    }

    /// A command of the DevTools protocol.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.extension("goog/cdp/execute", body).await
    }

    /// What has been logged since last asked: `browser` for the console, `performance` for events
    /// of the DevTools protocol.
    pub(crate) async fn log(&self, kind: &str) -> Vec<String> {
        let log = self.extension("se/log", json!({ "type": kind })).await;
        let entries = log.as_array().into_iter().flatten();
        entries
            .filter_map(|entry| Some(entry["message"].as_str()?.to_owned()))
            .collect()
    }

    async fn extension(&self, path: &'static str, body: Value) -> Value {
        let result = self
            .0
            .issue_cmd(Extension {
                path,
                body: body.clone(),
            })
            .await;
        result.unwrap_or_else(|error| panic!("{path} {body}: {error}"))
    }
}

/// A command that chromedriver has beyond the standard.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

/// The first line of `output` that contains `part`.
///
/// # Panics
/// When there is none before the output ends.
pub(crate) fn line_with(part: &str, output: &mut impl Read) -> String {
    // One byte at a time: what follows stays in the pipe.
    let mut lines = BufReader::with_capacity(1, output)
        .lines()
        .map_while(Result::ok);
    lines
        .find(|line| line.contains(part))
        .unwrap_or_else(|| panic!("it says \"{part}\""))
}
