// Two goroutines sleep and send a word each; main says which word it wants first (program A0.1,
// mended).
package main

import (
	"fmt"
	"time"
)

// ANCHOR: main
func main() {
	hello := make(chan string)
	world := make(chan string)
	go func() {
		time.Sleep(1 * time.Second)
		hello <- "Hello"
	}()
	go func() {
		time.Sleep(2 * time.Second)
		world <- "World"
	}()
	fmt.Println(<-hello)
	fmt.Println(<-world)
}

// ANCHOR_END: main
