// Two goroutines sleep and send a word each; main prints two words (program A0.1).
package main

import (
	"fmt"
	"time"
)

// ANCHOR: main
func main() {
	words := make(chan string)
	go func() {
		time.Sleep(1 * time.Second)
		words <- "Hello"
	}()
	go func() {
		time.Sleep(2 * time.Second) // BUG: waits for the clock, not for Hello
		words <- "World"
	}()
	fmt.Println(<-words)
	fmt.Println(<-words)
}

// ANCHOR_END: main
