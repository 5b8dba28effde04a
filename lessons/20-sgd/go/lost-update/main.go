// Two workers add 1 and 2 to one weight. Every access holds the lock, and an update may be lost.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var lock sync.Mutex
	var workers sync.WaitGroup
	weight := 0.0
	for _, change := range []float64{1, 2} {
		workers.Go(func() {
			lock.Lock()
			value := weight
			lock.Unlock()
			lock.Lock()
			weight = value + change // BUG: value may be stale
			lock.Unlock()
		})
	}
	workers.Wait()
	fmt.Println(weight)
}
