// What the benchmark measures of Go, as JSON on standard output.
package main

import (
	"encoding/json"
	"os"
	"slices"
	"strconv"
	"time"
)

func main() {
	count, err := strconv.Atoi(os.Args[2])
	if err != nil {
		panic(err)
	}
	var measured any
	switch os.Args[1] {
	case "picks":
		measured = picks(count)
	case "late":
		measured = late(count)
	case "overtaken":
		gap, err := time.ParseDuration(os.Args[3])
		if err != nil {
			panic(err)
		}
		measured = overtaken(count, gap)
	}
	if err := json.NewEncoder(os.Stdout).Encode(measured); err != nil {
		panic(err)
	}
}

// picks returns how often a select takes each of three arms that are all ready.
func picks(count int) [3]int {
	var ready [3]chan struct{}
	for arm := range ready {
		ready[arm] = make(chan struct{})
		close(ready[arm])
	}
	var taken [3]int
	for range count {
		select {
		case <-ready[0]:
			taken[0]++
		case <-ready[1]:
			taken[1]++
		case <-ready[2]:
			taken[2]++
		}
	}
	return taken
}

// late returns by how many nanoseconds each of so many sleeps of a millisecond was too long, the
// shortest first.
func late(count int) []int64 {
	lateness := make([]int64, count)
	for at := range lateness {
		start := time.Now()
		time.Sleep(time.Millisecond)
		lateness[at] = int64(time.Since(start) - time.Millisecond)
	}
	slices.Sort(lateness)
	return lateness
}

// overtaken returns how often, of two goroutines that sleep for a millisecond and for gap longer,
// the second was heard first.
func overtaken(rounds int, gap time.Duration) int {
	times := 0
	for range rounds {
		words := make(chan string)
		go func() {
			time.Sleep(time.Millisecond)
			words <- "Hello"
		}()
		go func() {
			time.Sleep(time.Millisecond + gap)
			words <- "World"
		}()
		if <-words == "World" {
			times++
		}
		<-words
	}
	return times
}
