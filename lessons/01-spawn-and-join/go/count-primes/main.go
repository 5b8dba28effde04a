// Two goroutines count primes. A go statement discards what its function returns, so each leaves
// its count in a variable of main's.
package main

import (
	"fmt"
	"sync"
)

// ANCHOR: count
func primesBelow(limit int) int {
	var low, high int
	var counters sync.WaitGroup
	counters.Go(func() { low = primesIn(0, limit/2) })
	counters.Go(func() { high = primesIn(limit/2, limit) })
	counters.Wait()
	return low + high
}

// ANCHOR_END: count

func main() {
	fmt.Println(primesBelow(100_000))
}

// primesIn counts the primes from first up to but not including end.
func primesIn(first, end int) int {
	count := 0
	for number := first; number < end; number++ {
		if isPrime(number) {
			count++
		}
	}
	return count
}

func isPrime(number int) bool {
	for divisor := 2; divisor*divisor <= number; divisor++ {
		if number%divisor == 0 {
			return false
		}
	}
	return number >= 2
}
