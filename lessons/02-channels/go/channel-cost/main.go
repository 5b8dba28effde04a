// Measures once what it takes to hand n values over: one at a time and back again, from one
// goroutine to another, from four to four, and by the batch. Prints nanoseconds for all of them.
// benches/channels runs it, beside the same measurements in Rust.
package main

import (
	"fmt"
	"os"
	"strconv"
	"sync"
	"time"
)

const (
	capacity = 128
	roomy    = 4096
	batch    = 64
)

// ANCHOR: ping-pong
// pingPong goes there and back again, n times, with no place in either channel.
func pingPong(n int) int {
	ping, pong := make(chan int), make(chan int)
	go func() {
		for value := range ping {
			pong <- value
		}
	}()
	sum := 0
	for range n {
		ping <- 1
		sum += <-pong
	}
	close(ping)
	return sum
}

// ANCHOR_END: ping-pong

// through sends n values in all, from pairs senders to as many receivers, who add up what they get.
func through(pairs, capacity, n int) int {
	values, sums := make(chan int, capacity), make(chan int)
	var senders sync.WaitGroup
	for range pairs {
		senders.Go(func() {
			for range n / pairs {
				values <- 1
			}
		})
		go func() {
			sum := 0
			for value := range values {
				sum += value
			}
			sums <- sum
		}()
	}
	senders.Wait()
	close(values)
	sum := 0
	for range pairs {
		sum += <-sums
	}
	return sum
}

// batches is one to one, but a send hands over a whole batch.
func batches(n int) int {
	values := make(chan []int, capacity)
	go func() {
		for range n / batch {
			ones := make([]int, batch)
			for index := range ones {
				ones[index] = 1
			}
			values <- ones
		}
		close(values)
	}()
	sum := 0
	for ones := range values {
		for _, one := range ones {
			sum += one
		}
	}
	return sum
}

func main() {
	n, err := strconv.Atoi(os.Args[2])
	if err != nil {
		panic(err)
	}
	kinds := map[string]func(n int) int{
		"ping-pong":    pingPong,
		"one-to-one":   func(n int) int { return through(1, capacity, n) },
		"roomy":        func(n int) int { return through(1, roomy, n) },
		"four-to-four": func(n int) int { return through(4, capacity, n) },
		"batches":      batches,
	}
	start := time.Now()
	sum := kinds[os.Args[1]](n)
	took := time.Since(start)
	if sum != n {
		panic("a value was lost")
	}
	fmt.Println(took.Nanoseconds())
}
