// A bug: every access holds the lock, and a visitor may be lost.
package main

import (
	"fmt"
	"sync"
)

// ANCHOR: main
func main() {
	count := 0
	var lock sync.Mutex
	var doors sync.WaitGroup
	for range 2 {
		doors.Go(func() {
			lock.Lock()
			before := count
			lock.Unlock()
			lock.Lock()
			count = before + 1
			lock.Unlock()
		})
	}
	doors.Wait()
	fmt.Println(count)
}

// ANCHOR_END: main
