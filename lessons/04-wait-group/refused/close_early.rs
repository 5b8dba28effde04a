use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::sync_channel(0);
    let lent = &tx;
    thread::scope(|scope| {
        for index in 0..3 {
            scope.spawn(move || lent.send(index).unwrap());
        }
        drop(tx); // too early: the senders may not have sent
        for index in rx {
            println!("{index}");
        }
    });
}
