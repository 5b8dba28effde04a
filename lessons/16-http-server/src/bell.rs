//! A door without a socket, through which visitors come from a channel: on it the pool can be
//! explored.

use std::collections::BTreeMap;

use crate::sync::channel::{Receiver, Sender};
use crate::sync::print;
use crate::work::{Door, Found};

/// What happens at this door.
#[derive(Debug)]
pub enum Event {
    /// Somebody comes in, or several at a time.
    Come(Vec<Visitor>),
    /// The parked visitor of this number has something to say.
    Calls(usize),
    /// The bell is rung: whoever watches is to come back.
    Bell,
}

/// A client of one request.
#[derive(Debug)]
pub struct Visitor {
    /// Under which it is parked.
    pub number: usize,
    /// To be greeted by.
    pub name: &'static str,
    /// What there is of its request.
    pub request: Part,
    /// Whether it keeps its connection after the answer.
    pub keeps: bool,
    /// Where the answer goes.
    pub answered: Option<Sender<()>>,
}

/// How much of a request has arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Half of it.
    Half,
    /// All of it.
    Whole,
    /// Nothing: the last one has been answered.
    Nothing,
}

impl Visitor {
    // ANCHOR: serve
    /// Answers what has arrived. A visitor that is served for the `last` time is waited for.
    pub fn serve(mut self, last: bool) -> Option<Self> {
        if self.request == Part::Whole || (self.request == Part::Half && last) {
            print(format!("Hello, {}!", self.name));
            self.request = Part::Nothing;
            if let Some(answered) = &self.answered {
                answered.send(()).unwrap();
            }
            if !self.keeps {
                return None;
            }
        }
        (!last).then_some(self)
    }
    // ANCHOR_END: serve
}

/// The inside of the door.
#[derive(Debug)]
pub struct Bell(pub Receiver<Event>);

impl Door for Bell {
    type Client = Visitor;

    fn watch(&self) -> Found<Visitor> {
        let (mut new, mut called) = (Vec::new(), Vec::new());
        match self.0.recv() {
            Ok(Event::Come(visitors)) => new.extend(visitors),
            Ok(Event::Calls(number)) => called.push(number),
            Ok(Event::Bell) | Err(_) => {}
        }
        Found { new, called }
    }

    fn shut(&self) -> Vec<Visitor> {
        let mut new = Vec::new();
        while let Ok(event) = self.0.try_recv() {
            if let Event::Come(visitors) = event {
                new.extend(visitors);
            }
        }
        new
    }

    fn arm(&self, visitor: &mut Visitor) -> Option<usize> {
        Some(visitor.number)
    }

    fn late(&self, _parked: &mut BTreeMap<usize, Visitor>) -> Vec<Visitor> {
        Vec::new()
    }
}
