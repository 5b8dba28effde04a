// A goroutine that exists before it has run: the go statement only creates it. One processor and
// a few tries make sure that we catch it between the two.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
)

func main() {
	runtime.GOMAXPROCS(1)
	for try := 0; try < 1000; try++ {
		var ran atomic.Bool
		done := make(chan struct{})
		before := runtime.NumGoroutine()
		go func() {
			ran.Store(true)
			close(done)
		}()
		created := runtime.NumGoroutine() == before+1
		if created && !ran.Load() {
			fmt.Println("created, and has not run")
			return
		}
		<-done
	}
	fmt.Println("always ran at once")
}
