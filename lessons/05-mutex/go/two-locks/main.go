// A bug: each pocket has a lock, and the coin is in neither or in both.
package main

import (
	"fmt"
	"sync"
)

// ANCHOR: main
func main() {
	left, right := 1, 0
	var leftLock, rightLock sync.Mutex
	var people sync.WaitGroup
	people.Go(func() {
		leftLock.Lock()
		left--
		leftLock.Unlock()
		rightLock.Lock()
		right++ // BUG: where was it in between?
		rightLock.Unlock()
	})
	people.Go(func() {
		leftLock.Lock()
		inLeft := left
		leftLock.Unlock()
		rightLock.Lock()
		inRight := right
		rightLock.Unlock()
		fmt.Println("coins:", inLeft+inRight)
	})
	people.Wait()
}

// ANCHOR_END: main
