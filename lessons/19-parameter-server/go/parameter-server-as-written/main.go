// The parameter server as the article has it (program A3.2): it does not compile.
package main

import (
	"fmt"
	"math/rand"
	"time"
)

// ANCHOR: server
type ParameterServer struct {
	mu        sync.Mutex
	parameter float64
	updates   []float64
}

func (ps *ParameterServer) Update(delta float64) {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	ps.parameter += delta
	ps.updates = append(ps.updates, delta)
}

func (ps *ParameterServer) Get() float64 {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	sum := 0.0
	for _, delta := range ps.updates {
		sum += delta
	}
	ps.updates = nil
	ps.parameter += sum
	return ps.parameter
}

// ANCHOR_END: server

// ANCHOR: main
func main() {
	server := &ParameterServer{}
	for range 10 {
		go func() {
			for range 100 {
				server.Update(rand.Float64())
			}
		}()
	}
	time.Sleep(100 * time.Millisecond)
	fmt.Println("Final parameter:", server.Get())
}

// ANCHOR_END: main
