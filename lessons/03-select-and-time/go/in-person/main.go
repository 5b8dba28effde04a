// The courier hands the parcel over, or learns that nobody waits any more and takes it back.
package main

import (
	"context"
	"fmt"
	"sync"
	"time"
)

const moment = 100 * time.Millisecond

// ANCHOR: main
func main() {
	home, leave := context.WithCancel(context.Background())
	door := make(chan string)
	var courier sync.WaitGroup
	courier.Go(func() {
		time.Sleep(moment)
		select {
		case door <- "parcel":
			fmt.Println("courier: delivered")
		case <-home.Done():
			fmt.Println("courier: parcel taken back")
		}
	})
	select {
	case parcel := <-door:
		fmt.Println(parcel, "received")
	case <-time.After(moment):
		fmt.Println("nobody came")
	}
	leave()
	courier.Wait()
}

// ANCHOR_END: main
