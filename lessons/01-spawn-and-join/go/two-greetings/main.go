// Two goroutines print a line each, and main waits for both (program A1.3, mended).
package main

import (
	"fmt"
	"sync"
)

// ANCHOR: main
func main() {
	var greeters sync.WaitGroup
	greeters.Go(func() {
		fmt.Println("Hello, World!")
	})
	greeters.Go(func() {
		fmt.Println("Hello, Go!")
	})
	greeters.Wait()
}

// ANCHOR_END: main
