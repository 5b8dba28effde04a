// The parameter server mended: every push is applied once and has a number, the workers are waited
// for, and their sums are added in their order.
package main

import (
	"flag"
	"fmt"
	"sync"
)

// ANCHOR: server
type ParameterServer struct {
	mu      sync.Mutex
	applied []int     // the number of each worker's last push
	partial []float64 // the sum of what each worker has pushed
}

// Push applies an update, unless it has been applied before.
func (ps *ParameterServer) Push(worker, sequence int, delta float64) {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	if sequence > ps.applied[worker] {
		ps.applied[worker] = sequence
		ps.partial[worker] += delta
	}
}

// Pull changes nothing.
func (ps *ParameterServer) Pull() float64 {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	parameter := 0.0
	for _, partial := range ps.partial {
		parameter += partial
	}
	return parameter
}

// ANCHOR_END: server

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
	seed := flag.Uint64("seed", 19, "what the random updates depend on")
	workers := flag.Int("workers", 10, "how many workers push")
	updates := flag.Int("updates", 100, "how many updates each of them pushes")
	flag.Parse()
	server := &ParameterServer{
		applied: make([]int, *workers),
		partial: make([]float64, *workers),
	}
	var pushing sync.WaitGroup
	for worker := range *workers {
		pushing.Go(func() {
			for sequence := 1; sequence <= *updates; sequence++ {
				server.Push(worker, sequence, update(*seed, worker, sequence))
			}
		})
	}
	pushing.Wait()
	fmt.Println("Final parameter:", server.Pull())
}

// ANCHOR_END: main
