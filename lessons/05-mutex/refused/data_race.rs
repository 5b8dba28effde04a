use std::thread;

fn main() {
    let mut count = 0;
    let left_door = || count += 1;
    let right_door = || count += 1;
    thread::scope(|scope| {
        scope.spawn(left_door);
        scope.spawn(right_door);
    });
    println!("{count}");
}
