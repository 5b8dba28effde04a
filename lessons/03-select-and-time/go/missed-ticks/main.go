// A reader who sleeps through three ticks finds one.
package main

import (
	"fmt"
	"time"
)

func main() {
	tick := time.Tick(1 * time.Second)
	time.Sleep(3500 * time.Millisecond)
	ticks := 0
	for {
		select {
		case <-tick:
			ticks++
			continue
		default:
		}
		break
	}
	fmt.Println(ticks)
}
