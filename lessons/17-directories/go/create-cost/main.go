// Measures os.MkdirAll: create-cost BASE GOROUTINES TREES. Each goroutine makes its share of so many trees of
// four directories, in directories that are all its own below the first. Prints nanoseconds for all.
package main

import (
	"fmt"
	"os"
	"strconv"
	"sync"
	"time"
)

func main() {
	base := os.Args[1]
	threads, err := strconv.Atoi(os.Args[2])
	if err != nil {
		panic(err)
	}
	trees, err := strconv.Atoi(os.Args[3])
	if err != nil {
		panic(err)
	}
	var all sync.WaitGroup
	start := time.Now()
	for thread := range threads {
		all.Go(func() {
			for tree := range trees / threads {
				path := fmt.Sprintf("%s/%d-%d/a/b/c", base, thread, tree)
				if err := os.MkdirAll(path, 0755); err != nil {
					panic(err)
				}
			}
		})
	}
	all.Wait()
	fmt.Println(time.Since(start).Nanoseconds())
}
