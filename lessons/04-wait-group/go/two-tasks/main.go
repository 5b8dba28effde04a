// Two tasks, and a last line that must come after both (program A2.1).
package main

import (
	"fmt"
	"sync"
)

// ANCHOR: main
func main() {
	var tasks sync.WaitGroup
	for task := 1; task <= 2; task++ {
		tasks.Add(1)
		go func() {
			defer tasks.Done()
			fmt.Printf("Task %d completed\n", task)
		}()
	}
	tasks.Wait()
	fmt.Println("All tasks completed")
}

// ANCHOR_END: main
