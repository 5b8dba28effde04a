// Measures once what n goroutines or n channels cost, in a process that has done nothing else,
// and prints nanoseconds and resident bytes (Linux only). benches/cost runs it, beside the same
// measurements in Rust.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"
)

// ANCHOR: run
// run starts n goroutines that do nothing, and waits for them.
func run(n int) {
	var tasks sync.WaitGroup
	tasks.Add(n)
	for range n {
		go tasks.Done()
	}
	tasks.Wait()
}

// ANCHOR_END: run

// ANCHOR: park
// park starts n goroutines that all wait, and measures while they do.
func park(n int, measure func()) {
	var started, ended sync.WaitGroup
	hold := make(chan struct{})
	started.Add(n)
	ended.Add(n)
	for range n {
		go func() {
			started.Done()
			<-hold
			ended.Done()
		}()
	}
	started.Wait()
	measure()
	close(hold)
	ended.Wait()
}

// ANCHOR_END: park

// resident returns how many bytes of the process are in memory.
func resident() int {
	rollup, err := os.ReadFile("/proc/self/smaps_rollup")
	if err != nil {
		panic(err)
	}
	for line := range strings.Lines(string(rollup)) {
		if fields := strings.Fields(line); fields[0] == "Rss:" {
			kib, err := strconv.Atoi(fields[1])
			if err != nil {
				panic(err)
			}
			return kib * 1024
		}
	}
	panic("no Rss in smaps_rollup")
}

func main() {
	kind := os.Args[1]
	n, err := strconv.Atoi(os.Args[2])
	if err != nil {
		panic(err)
	}
	run(1) // what is set up on first use is not the n-th goroutine's cost
	resident()
	channels := make([]chan int, n)
	before := resident()
	start := time.Now()
	var took time.Duration
	var after int
	switch kind {
	case "run":
		run(n)
		took = time.Since(start)
	case "park":
		park(n, func() { after = resident() })
	case "channels":
		for i := range channels {
			channels[i] = make(chan int)
		}
		took = time.Since(start)
		after = resident()
	default:
		panic("run, park or channels")
	}
	runtime.KeepAlive(channels)
	fmt.Println(took.Nanoseconds(), max(after-before, 0))
}
