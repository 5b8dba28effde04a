// One value over an unbuffered channel (program A1.2, mended).
package main

import "fmt"

// ANCHOR: main
func main() {
	numbers := make(chan int)
	go func() {
		numbers <- 42
	}()
	fmt.Println(<-numbers)
}

// ANCHOR_END: main
