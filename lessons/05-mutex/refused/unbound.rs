use std::sync::Mutex;

fn main() {
    let printer = Mutex::new(());
    let _ = printer.lock().unwrap();
    println!("is this line alone?");
}
