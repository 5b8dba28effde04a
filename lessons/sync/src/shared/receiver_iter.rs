//! Iterating over what a receiver receives, over the flavour's own `Receiver`.

use super::Receiver;

/// Receives until the channel hangs up.
#[derive(Debug)]
pub struct Iter<R> {
    receiver: R,
}

impl<R> Iter<R> {
    pub(super) fn new(receiver: R) -> Self {
        Self { receiver }
    }
}

impl<T> Iterator for Iter<Receiver<T>> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.receiver.recv().ok()
    }
}

impl<T> Iterator for Iter<&Receiver<T>> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.receiver.recv().ok()
    }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = Iter<Self>;

    fn into_iter(self) -> Iter<Self> {
        Iter::new(self)
    }
}

impl<T> IntoIterator for &Receiver<T> {
    type Item = T;
    type IntoIter = Iter<Self>;

    fn into_iter(self) -> Iter<Self> {
        Iter::new(self)
    }
}
