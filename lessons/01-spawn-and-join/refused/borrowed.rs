use std::thread;

fn main() {
    let name = String::from("World");
    let greeter = thread::spawn(|| println!("Hello, {name}!"));
    greeter.join().unwrap();
}
