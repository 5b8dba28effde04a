// Measures, in a directory: create-cost KIND DIRECTORY GOROUTINES N. Does N things in all, in so many
// goroutines, and prints how many nanoseconds one took. Kinds: create makes trees of four directories, each
// in one of its own; directory, flock and mutex lock and unlock a lock that nobody else wants.
package main

import (
	"fmt"
	"os"
	"strconv"
	"sync"
	"syscall"
	"time"
)

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func number(text string) int {
	number, err := strconv.Atoi(text)
	must(err)
	return number
}

// ANCHOR: once
func once(kind, base string, goroutine int) func(int) {
	mine := fmt.Sprintf("%s/%d", base, goroutine)
	switch kind {
	case "create":
		return func(tree int) { must(os.MkdirAll(fmt.Sprintf("%s-%d/a/b/c", mine, tree), 0755)) }
	case "directory":
		return func(int) { must(os.Mkdir(mine, 0755)); must(os.Remove(mine)) }
	case "flock":
		file, err := os.Create(mine)
		must(err)
		lock := int(file.Fd())
		return func(int) { must(syscall.Flock(lock, syscall.LOCK_EX)); must(syscall.Flock(lock, syscall.LOCK_UN)) }
	case "mutex":
		var lock sync.Mutex
		return func(int) { lock.Lock(); lock.Unlock() }
	}
	panic("no such kind: " + kind)
}

// ANCHOR_END: once

func main() {
	kind, base := os.Args[1], os.Args[2]
	goroutines, n := number(os.Args[3]), number(os.Args[4])
	var all sync.WaitGroup
	start := time.Now()
	for goroutine := range goroutines {
		all.Go(func() {
			once := once(kind, base, goroutine)
			for i := range n / goroutines {
				once(i)
			}
		})
	}
	all.Wait()
	fmt.Println(time.Since(start).Nanoseconds() / int64(n))
}
