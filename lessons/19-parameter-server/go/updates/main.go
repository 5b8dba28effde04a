// Measures once what an update costs a parameter server: as the article has it, mended behind one
// mutex, and with compare-and-swap. Prints picoseconds an update. benches/updates runs it, beside
// the same measurements in Rust.
package main

import (
	"fmt"
	"math"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// ANCHOR: as-written
type asWritten struct {
	mu        sync.Mutex
	parameter float64
	updates   []float64
}

func (s *asWritten) push(_, _, _ int, delta float64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.parameter += delta
	s.updates = append(s.updates, delta)
}

// ANCHOR_END: as-written

func (s *asWritten) sum() float64 { return s.parameter }

// ANCHOR: mutex
type mutex struct {
	mu         sync.Mutex
	applied    []int
	partial    []float64
	parameters int
}

func (s *mutex) push(worker, sequence, key int, delta float64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if sequence > s.applied[worker] {
		s.applied[worker] = sequence
		s.partial[worker*s.parameters+key] += delta
	}
}

// ANCHOR_END: mutex

// pushRange pushes to several parameters next to each other under one number.
func (s *mutex) pushRange(worker, sequence, key int, deltas []float64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if sequence > s.applied[worker] {
		s.applied[worker] = sequence
		partial := s.partial[worker*s.parameters+key:][:len(deltas)]
		for i, delta := range deltas {
			partial[i] += delta
		}
	}
}

func (s *mutex) sum() float64 {
	sum := 0.0
	for _, partial := range s.partial {
		sum += partial
	}
	return sum
}

// ANCHOR: cas
type cas struct{ bits []atomic.Uint64 }

func (s *cas) push(_, _, key int, delta float64) {
	for {
		old := s.bits[key].Load()
		updated := math.Float64bits(math.Float64frombits(old) + delta)
		if s.bits[key].CompareAndSwap(old, updated) {
			return
		}
	}
}

// ANCHOR_END: cas

func (s *cas) sum() float64 {
	sum := 0.0
	for key := range s.bits {
		sum += math.Float64frombits(s.bits[key].Load())
	}
	return sum
}

type server interface {
	push(worker, sequence, key int, delta float64)
	sum() float64
}

// run pushes so many updates of 1 from each worker, which has a part of the parameters and goes
// through it in turn.
func run[S server](s S, workers, updates, parameters int) {
	var pushing sync.WaitGroup
	for worker := range workers {
		pushing.Go(func() {
			first, width := worker*parameters/workers, parameters/workers
			for sequence := 1; sequence <= updates; sequence++ {
				s.push(worker, sequence, first+sequence%width, 1)
			}
		})
	}
	pushing.Wait()
}

func timed[S server](s S, workers, updates, parameters int) {
	start := time.Now()
	run(s, workers, updates, parameters)
	took := time.Since(start)
	if s.sum() != float64(workers*updates) {
		panic("an update was lost")
	}
	fmt.Println(took.Nanoseconds() * 1000 / int64(workers*updates))
}

// ranged is how many updates a push has, where there are several.
const ranged = 8

// timedRanges does the same, each push with a range of updates.
func timedRanges(s *mutex, workers, updates, parameters int) {
	start := time.Now()
	var pushing sync.WaitGroup
	for worker := range workers {
		pushing.Go(func() {
			var deltas [ranged]float64
			for i := range deltas {
				deltas[i] = 1
			}
			first, ranges := worker*parameters/workers/ranged, parameters/workers/ranged
			for sequence := 1; sequence <= updates/ranged; sequence++ {
				s.pushRange(worker, sequence, (first+sequence%ranges)*ranged, deltas[:])
			}
		})
	}
	pushing.Wait()
	took := time.Since(start)
	if s.sum() != float64(workers*(updates/ranged)*ranged) {
		panic("an update was lost")
	}
	fmt.Println(took.Nanoseconds() * 1000 / int64(workers*updates))
}

func number(argument string) int {
	number, err := strconv.Atoi(argument)
	if err != nil {
		panic(err)
	}
	return number
}

func main() {
	workers, updates, parameters := number(os.Args[2]), number(os.Args[3]), number(os.Args[4])
	switch os.Args[1] {
	case "as-written":
		timed(&asWritten{}, workers, updates, parameters)
	case "mutex":
		server := &mutex{parameters: parameters}
		server.applied = make([]int, workers)
		server.partial = make([]float64, workers*parameters)
		timed(server, workers, updates, parameters)
	case "mutex-ranges":
		server := &mutex{parameters: parameters}
		server.applied = make([]int, workers)
		server.partial = make([]float64, workers*parameters)
		timedRanges(server, workers, updates, parameters)
	case "cas":
		timed(&cas{make([]atomic.Uint64, parameters)}, workers, updates, parameters)
	default:
		panic(os.Args[1])
	}
}
