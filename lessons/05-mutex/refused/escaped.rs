use std::sync::Mutex;

fn main() {
    let queue = Mutex::new(vec!["Ann", "Bob"]);
    let first = queue.lock().unwrap().first_mut().unwrap();
    *first = "Cid";
}
