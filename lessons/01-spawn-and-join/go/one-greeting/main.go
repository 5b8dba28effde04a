// One goroutine prints a greeting, and main waits for it (program A1.1, mended).
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
	greeters.Wait()
}

// ANCHOR_END: main
