// Two visitors come in at two doors and are counted, each under the lock.
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
			defer lock.Unlock()
			count++
		})
	}
	doors.Wait()
	fmt.Println(count)
}

// ANCHOR_END: main
