// A coin goes from the left pocket to the right while somebody counts; one lock for both.
package main

import (
	"fmt"
	"sync"
)

// ANCHOR: main
func main() {
	left, right := 1, 0
	var pockets sync.Mutex
	var people sync.WaitGroup
	people.Go(func() {
		pockets.Lock()
		defer pockets.Unlock()
		left--
		right++
	})
	people.Go(func() {
		pockets.Lock()
		defer pockets.Unlock()
		fmt.Println("coins:", left+right)
	})
	people.Wait()
}

// ANCHOR_END: main
