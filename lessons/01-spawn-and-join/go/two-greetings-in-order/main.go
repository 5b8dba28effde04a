// Two goroutines print a line each, the second started when the first has ended.
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
	greeters.Go(func() {
		fmt.Println("Hello, Go!")
	})
	greeters.Wait()
}

// ANCHOR_END: main
