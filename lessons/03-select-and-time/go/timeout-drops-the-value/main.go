// The same courier with a place at the door: it no longer waits, and the parcel is lost.
package main

import (
	"fmt"
	"sync"
	"time"
)

const moment = 100 * time.Millisecond

// ANCHOR: main
func main() {
	door := make(chan string, 1) // BUG: sent is not received
	var courier sync.WaitGroup
	courier.Go(func() {
		time.Sleep(2 * moment)
		door <- "parcel"
		fmt.Println("courier: delivered")
	})
	select {
	case parcel := <-door:
		fmt.Println(parcel, "received")
	case <-time.After(moment):
		fmt.Println("nobody came")
	}
	courier.Wait()
}

// ANCHOR_END: main
