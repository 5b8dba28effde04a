// A bug: the seat may be taken between the look and the deed.
package main

import (
	"fmt"
	"sync"
)

// ANCHOR: main
func main() {
	taken := false
	var lock sync.RWMutex
	var guests sync.WaitGroup
	for _, name := range []string{"Ann", "Bob"} {
		guests.Go(func() {
			lock.RLock()
			free := !taken
			lock.RUnlock()
			if !free {
				return
			}
			lock.Lock()
			taken = true // BUG: is it still free?
			lock.Unlock()
			fmt.Println(name, "has the seat")
		})
	}
	guests.Wait()
}

// ANCHOR_END: main
