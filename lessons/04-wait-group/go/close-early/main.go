// A bug: the channel is closed while the senders are still on their way to it.
package main

import (
	"fmt"
	"sync"
)

// ANCHOR: main
func main() {
	indices := make(chan int)
	var allSent sync.WaitGroup
	for index := range 3 {
		allSent.Go(func() { indices <- index })
	}
	close(indices) // BUG: nobody has waited
	for index := range indices {
		fmt.Println(index)
	}
	allSent.Wait()
}

// ANCHOR_END: main
