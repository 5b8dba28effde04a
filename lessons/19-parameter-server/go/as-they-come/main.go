// The article's server with both faults mended and nothing else changed: the updates of a fixed
// seed, added in the order in which they come.
package main

import (
	"fmt"
	"sync"
)

// mix turns a number into one that looks random: a step of SplitMix64.
func mix(number uint64) uint64 {
	number += 0x9e3779b97f4a7c15
	number = (number ^ number>>30) * 0xbf58476d1ce4e5b9
	number = (number ^ number>>27) * 0x94d049bb133111eb
	return number ^ number>>31
}

// units is an update as a whole number of 2^-53: it depends on nothing but its arguments.
func units(seed uint64, worker, sequence int) uint64 {
	ofWorker := mix(seed + mix(uint64(worker)))
	return mix(ofWorker+uint64(sequence)) >> 11
}

// update is the update number sequence of worker.
func update(seed uint64, worker, sequence int) float64 {
	return float64(units(seed, worker, sequence)) / (1 << 53)
}

// ANCHOR: main
func main() {
	var mu sync.Mutex
	parameter := 0.0
	var updating sync.WaitGroup
	for worker := range 10 {
		updating.Go(func() {
			for sequence := 1; sequence <= 100; sequence++ {
				mu.Lock()
				parameter += update(19, worker, sequence)
				mu.Unlock()
			}
		})
	}
	updating.Wait()
	fmt.Println(parameter)
}

// ANCHOR_END: main
