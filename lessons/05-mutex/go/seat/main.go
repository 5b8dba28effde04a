// Two want the last seat; whoever is about to take it looks again.
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
			defer lock.Unlock()
			if !taken {
				taken = true
				fmt.Println(name, "has the seat")
			}
		})
	}
	guests.Wait()
}

// ANCHOR_END: main
