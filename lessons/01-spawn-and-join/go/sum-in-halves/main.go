// Two goroutines add up half of the numbers each. They borrow as a scoped thread does, but nothing
// checks that they end before what they borrow from does: the garbage collector keeps it alive.
package main

import (
	"fmt"
	"sync"
)

// ANCHOR: sum
func sum(numbers []uint64) uint64 {
	middle := len(numbers) / 2
	var left, right uint64
	var adders sync.WaitGroup
	adders.Go(func() { left = sumOf(numbers[:middle]) })
	adders.Go(func() { right = sumOf(numbers[middle:]) })
	adders.Wait()
	return left + right
}

// ANCHOR_END: sum

func sumOf(numbers []uint64) uint64 {
	var total uint64
	for _, number := range numbers {
		total += number
	}
	return total
}

func main() {
	numbers := make([]uint64, 1_000)
	for index := range numbers {
		numbers[index] = uint64(index + 1)
	}
	fmt.Println(sum(numbers))
}
