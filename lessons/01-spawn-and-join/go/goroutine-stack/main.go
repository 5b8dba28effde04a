// How many bytes of stack a goroutine has: when it has just started, and deep in a recursion. And
// how many it starts with, before and after the garbage collector has seen deep ones.
package main

import (
	"fmt"
	"runtime"
	"runtime/metrics"
	"sync"
)

// stackInUse returns the bytes that the runtime has set aside for stacks.
func stackInUse() uint64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.StackInuse
}

// startingSize returns the bytes of stack that a new goroutine is given.
func startingSize() uint64 {
	sample := []metrics.Sample{{Name: "/gc/stack/starting-size:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// perGoroutine returns the bytes of stack of each of n goroutines that run body and stand still
// where it calls its argument. Before they go on the garbage collector looks at their stacks.
func perGoroutine(n uint64, body func(stay func())) uint64 {
	before := stackInUse()
	release := make(chan struct{})
	var arrived, ended sync.WaitGroup
	arrived.Add(int(n))
	stay := func() {
		arrived.Done()
		<-release
	}
	for range n {
		ended.Go(func() { body(stay) })
	}
	arrived.Wait()
	used := stackInUse() - before
	runtime.GC()
	close(release)
	ended.Wait()
	return used / n
}

// descend calls bottom under depth frames of more than 1,000 bytes each.
func descend(depth int, bottom func()) {
	if depth == 0 {
		bottom()
		return
	}
	var frame [1_000]byte
	descend(depth-1, bottom)
	runtime.KeepAlive(&frame)
}

func main() {
	fmt.Println("started", perGoroutine(10_000, func(stay func()) { stay() }))
	fmt.Println("at first", startingSize())
	fmt.Println("recursed", perGoroutine(100, func(stay func()) { descend(100, stay) }))
	fmt.Println("afterwards", startingSize())
}
