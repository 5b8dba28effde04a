// What the race detector is for: two goroutines write one variable, and nothing orders them.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var greeting string
	var writers sync.WaitGroup
	writers.Go(func() { greeting = "Hello, World!" })
	writers.Go(func() { greeting = "Hello, Go!" })
	writers.Wait()
	fmt.Println(greeting)
}
