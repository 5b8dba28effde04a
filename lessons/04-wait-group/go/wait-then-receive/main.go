// A bug: main waits for senders that wait for main. The runtime notices that nobody can move.
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
		tasks.Go(func() { indices <- index })
	}
	tasks.Wait() // BUG: no sender is done before somebody receives
	for range 5 {
		fmt.Println(<-indices)
	}
}

// ANCHOR_END: main
