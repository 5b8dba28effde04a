//! Wrong: it is `crate::sync`'s own, which is made of other things than channels.

pub struct WaitGroup(crate::sync::WaitGroup);

impl WaitGroup {
    pub fn new() -> Self {
        Self(crate::sync::WaitGroup::new())
    }

    pub fn add(&self, tasks: usize) {
        self.0.add(tasks);
    }

    pub fn done(&self) {
        self.0.done();
    }

    pub fn wait(&self) {
        self.0.wait();
    }
}
