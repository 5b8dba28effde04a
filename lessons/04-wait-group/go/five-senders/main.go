// Five goroutines send their index; main receives five times, then waits (program A4.1, without
// the import that kept it from compiling).
package main

import (
	"fmt"
	"sync"
)

// ANCHOR: main
func main() {
	indices := make(chan int)
	var tasks sync.WaitGroup
	for index := range 5 {
		tasks.Add(1)
		go func() {
			defer tasks.Done()
			indices <- index
		}()
	}
	for range 5 {
		fmt.Println(<-indices)
	}
	tasks.Wait()
	close(indices)
}

// ANCHOR_END: main
