use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    let letter = String::from("Dear Bob");
    tx.send(letter).unwrap();
    println!("I wrote: {letter}");
    println!("Bob reads: {}", rx.recv().unwrap());
}
