// A bug: the goroutine counts itself, so Wait may look before anything has been counted.
package main

import (
	"fmt"
	"sync"
)

// ANCHOR: main
func main() {
	var tasks sync.WaitGroup
	for task := 1; task <= 2; task++ {
		go func() {
			tasks.Add(1) // BUG: too late
			defer tasks.Done()
			fmt.Printf("Task %d completed\n", task)
		}()
	}
	tasks.Wait()
	fmt.Println("All tasks completed")
}

// ANCHOR_END: main
