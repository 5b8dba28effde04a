// One goroutine prints a greeting; main reads a line from standard input (program A1.1).
package main

import (
	"bufio"
	"fmt"
	"os"
)

// ANCHOR: main
func main() {
	go func() {
		fmt.Println("Hello, World!")
	}()
	bufio.NewReader(os.Stdin).ReadString('\n') // BUG: says nothing about the goroutine
}

// ANCHOR_END: main
