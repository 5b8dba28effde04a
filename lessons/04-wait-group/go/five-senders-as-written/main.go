// Five goroutines send their index (program A4.1). It does not compile, as the original does not:
// the package time is imported and never used.
package main

import (
	"fmt"
	"sync"
	"time"
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
