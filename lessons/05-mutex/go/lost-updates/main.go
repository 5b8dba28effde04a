// Counts in two goroutines until an update is lost, first with a lock that is taken to read and
// again to write, then with an atomic that is loaded and then stored. Neither is a data race.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

// ANCHOR: main
func main() {
	var lock sync.Mutex
	count := 0
	loses(func() {
		lock.Lock()
		before := count
		lock.Unlock()
		lock.Lock()
		count = before + 1
		lock.Unlock()
	}, func() int { return count })
	fmt.Println("lost under a lock")

	var atomically atomic.Int64
	loses(func() {
		before := atomically.Load()
		atomically.Store(before + 1)
	}, func() int { return int(atomically.Load()) })
	fmt.Println("lost with an atomic")
}

// loses adds in two goroutines until there is less than was added.
func loses(addOne func(), sum func() int) {
	for added := 2; ; added += 2 {
		var adders sync.WaitGroup
		adders.Go(addOne)
		adders.Go(addOne)
		adders.Wait()
		if sum() < added {
			return
		}
	}
}

// ANCHOR_END: main
