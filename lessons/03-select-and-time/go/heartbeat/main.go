// Waits for an answer, and says so at every tick.
package main

import (
	"fmt"
	"time"
)

const moment = 100 * time.Millisecond

func main() {
	answer := make(chan int, 1) // nobody need be left to receive it
	go func() {
		time.Sleep(moment * 5 / 2)
		answer <- 42
	}()
	tick := time.Tick(moment)
	for range 4 {
		select {
		case number := <-answer:
			fmt.Println(number)
			return
		case <-tick:
			fmt.Println("still waiting")
		}
	}
	fmt.Println("gave up")
}
