// Two workers add 1 and 2 to one weight, and neither update is lost.
package main

import (
	"fmt"
	"math"
	"sync"
	"sync/atomic"
)

func main() {
	var weight atomic.Uint64
	var workers sync.WaitGroup
	for _, change := range []float64{1, 2} {
		workers.Go(func() {
			for {
				bits := weight.Load()
				sum := math.Float64bits(math.Float64frombits(bits) + change)
				if weight.CompareAndSwap(bits, sum) {
					return
				}
			}
		})
	}
	workers.Wait()
	fmt.Println(math.Float64frombits(weight.Load()))
}
