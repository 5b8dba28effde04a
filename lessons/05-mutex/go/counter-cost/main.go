// Measures once what it takes several goroutines to add to one number, behind a mutex or as an
// atomic. Prints nanoseconds for all additions. benches/counters runs it, beside the same
// measurements in Rust.
package main

import (
	"fmt"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

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

// ANCHOR: atomic
// addAtomic needs no lock: the number itself is what goroutines share.
func addAtomic(goroutines, n int) int {
	var sum atomic.Int64
	each(goroutines, func() {
		for range n {
			sum.Add(1)
		}
	})
	return int(sum.Load())
}

// ANCHOR_END: atomic

// each runs add in so many goroutines and waits for them.
func each(goroutines int, add func()) {
	var adders sync.WaitGroup
	for range goroutines {
		adders.Go(add)
	}
	adders.Wait()
}

func number(text string) int {
	number, err := strconv.Atoi(text)
	if err != nil {
		panic(err)
	}
	return number
}

func main() {
	goroutines, all := number(os.Args[2]), number(os.Args[3])
	kinds := map[string]func(goroutines, n int) int{"mutex": mutex, "atomic": addAtomic}
	start := time.Now()
	sum := kinds[os.Args[1]](goroutines, all/goroutines)
	took := time.Since(start)
	if sum != all {
		panic("an addition was lost")
	}
	fmt.Println(took.Nanoseconds())
}
