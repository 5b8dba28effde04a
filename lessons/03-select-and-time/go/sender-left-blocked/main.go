// A courier brings a parcel to whoever waits for it, but not for ever. A receiver in Go cannot
// hang up: the courier waits at the door for as long as the process lives.
package main

import (
	"fmt"
	"time"
)

const moment = 100 * time.Millisecond

// ANCHOR: main
func main() {
	door := make(chan string)
	go func() {
		time.Sleep(2 * moment)
		door <- "parcel" // BUG: nobody may be there any more
		fmt.Println("courier: delivered")
	}()
	select {
	case parcel := <-door:
		fmt.Println(parcel, "received")
	case <-time.After(moment):
		fmt.Println("nobody came")
	}
}

// ANCHOR_END: main
