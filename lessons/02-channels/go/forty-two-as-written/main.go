// One value over an unbuffered channel, then a line from standard input (program A1.2).
package main

import (
	"bufio"
	"fmt"
	"os"
)

// ANCHOR: main
func main() {
	numbers := make(chan int)
	go func() {
		numbers <- 42
	}()
	fmt.Println(<-numbers)
	bufio.NewReader(os.Stdin).ReadString('\n') // BUG: there is nothing left to wait for
}

// ANCHOR_END: main
