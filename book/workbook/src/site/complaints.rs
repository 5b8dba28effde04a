//! Hearing what mdBook only logs.
//!
//! mdBook reports broken includes and unbalanced HTML as log events and then succeeds; without a
//! subscriber nobody would see them.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};

/// Runs `work` on this thread and returns, beside its result, all warnings and errors it logged.
pub(super) fn heard<T>(work: impl FnOnce() -> T) -> (T, Vec<String>) {
    let ear = Ear::default();
    let heard = Arc::clone(&ear.0);
    let subscriber = tracing_subscriber::registry().with(ear);
    let result = tracing::subscriber::with_default(subscriber, work);
    let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
    (result, std::mem::take(&mut heard))
}

#[derive(Default)]
struct Ear(Arc<Mutex<Vec<String>>>);

impl<S: Subscriber> Layer<S> for Ear {
    fn enabled(&self, metadata: &tracing::Metadata<'_>, _: Context<'_, S>) -> bool {
        *metadata.level() <= Level::WARN
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut message = Message::default();
        event.record(&mut message);
        let mut heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        heard.push(format!("mdBook: {}", message.0));
    }
}

#[derive(Default)]
struct Message(String);

impl Visit for Message {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        let separator = if self.0.is_empty() { "" } else { " " };
        let name = if field.name() == "message" {
            String::new()
        } else {
            format!("{}=", field.name())
        };
        write!(self.0, "{separator}{name}{value:?}").expect("writing to a string");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_and_errors_are_heard_and_nothing_else() {
        let (result, heard) = heard(|| {
            tracing::info!("built");
            tracing::warn!("unclosed <b>");
            tracing::error!(page = "x.md", "no such file");
            7
        });
        assert_eq!(result, 7);
        assert_eq!(
            heard,
            ["mdBook: unclosed <b>", "mdBook: no such file page=\"x.md\""]
        );
    }
}
