// Two goroutines print a line each; main reads a line from standard input (program A1.3).
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
	go func() {
		fmt.Println("Hello, Go!")
	}()
	bufio.NewReader(os.Stdin).ReadString('\n') // BUG: says nothing about the goroutines
}

// ANCHOR_END: main
