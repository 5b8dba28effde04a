// Two clerks draw the next number and call it out before they let go of the lock.
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
			defer lock.Unlock()
			drawn++
			fmt.Printf("number %d, please\n", drawn)
		})
	}
	clerks.Wait()
}

// ANCHOR_END: main
