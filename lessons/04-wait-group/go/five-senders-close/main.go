// Five goroutines send their index; main receives until the channel is closed (program A4.2,
// mended: the close comes after the last send, and it is what ends the loop).
package main

import (
	"fmt"
	"sync"
)

// ANCHOR: main
func main() {
	indices := make(chan int)
	var allSent sync.WaitGroup
	for index := range 5 {
		allSent.Go(func() { indices <- index })
	}
	go func() {
		allSent.Wait()
		close(indices)
	}()
	for index := range indices {
		fmt.Println(index)
	}
}

// ANCHOR_END: main
