// A goroutine panics with the lock held and its change half done, and recovers. The lock is
// released on the way, and nothing tells the next who takes it.
package main

import (
	"fmt"
	"sync"
)

// ANCHOR: main
func main() {
	left, right := 1, 0
	var lock sync.Mutex
	var people sync.WaitGroup
	people.Go(func() {
		defer func() { recover() }()
		lock.Lock()
		defer lock.Unlock()
		left--
		panic("dropped the coin")
	})
	people.Wait()
	lock.Lock()
	defer lock.Unlock()
	fmt.Println("coins:", left+right)
}

// ANCHOR_END: main
