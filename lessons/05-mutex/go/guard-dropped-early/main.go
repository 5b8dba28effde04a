// A bug: the numbers are drawn in order, but may be called out of it.
package main

import (
	"fmt"
	"sync"
)

// ANCHOR: main
func main() {
	drawn := 0
	var lock sync.Mutex
	var clerks sync.WaitGroup
	for range 2 {
		clerks.Go(func() {
			lock.Lock()
			drawn++
			number := drawn
			lock.Unlock() // BUG: the other clerk may call first
			fmt.Printf("number %d, please\n", number)
		})
	}
	clerks.Wait()
}

// ANCHOR_END: main
