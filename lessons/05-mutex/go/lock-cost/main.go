// Measures once what it takes to lock, add one and unlock: with a mutex, or with a channel of
// capacity one in a mutex's place. Prints picoseconds an addition. benches/locks runs it, beside
// the same measurements in Rust.
package main

import (
	"fmt"
	"os"
	"strconv"
	"sync"
	"time"
)

// ANCHOR: mutex
// mutex adds n times in each of several goroutines.
func mutex(goroutines, n int) int {
	sum := 0
	var lock sync.Mutex
	each(goroutines, func() {
		for range n {
			lock.Lock()
			sum++
			lock.Unlock()
		}
	})
	return sum
}

// ANCHOR_END: mutex

// ANCHOR: channel
// channel does the same. The number itself sits in a channel with one place, and whoever has
// received it holds the lock.
func channel(goroutines, n int) int {
	lock := make(chan int, 1)
	lock <- 0
	each(goroutines, func() {
		for range n {
			sum := <-lock
			lock <- sum + 1
		}
	})
	return <-lock
}

// ANCHOR_END: channel

// each runs add in so many goroutines and waits for them.
func each(goroutines int, add func()) {
	var adders sync.WaitGroup
	for range goroutines {
		adders.Go(add)
	}
	adders.Wait()
}

func main() {
	goroutines, err := strconv.Atoi(os.Args[2])
	if err != nil {
		panic(err)
	}
	all, err := strconv.Atoi(os.Args[3])
	if err != nil {
		panic(err)
	}
	kinds := map[string]func(goroutines, n int) int{"mutex": mutex, "channel": channel}
	start := time.Now()
	sum := kinds[os.Args[1]](goroutines, all/goroutines)
	took := time.Since(start)
	if sum != all {
		panic("an addition was lost")
	}
	fmt.Println(took.Nanoseconds() * 1000 / int64(all))
}
