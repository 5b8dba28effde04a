// A data race: two goroutines change one variable, and nothing orders them.
package main

import (
	"fmt"
	"sync"
)

// ANCHOR: main
func main() {
	count := 0
	var doors sync.WaitGroup
	doors.Add(2)
	for range 2 {
		go func() {
			count++
			doors.Done()
		}()
	}
	doors.Wait()
	fmt.Println(count)
}

// ANCHOR_END: main
