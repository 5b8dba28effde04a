// A sender whose receiver has left waits for as long as the process lives.
package main

import (
	"fmt"
	"runtime"
)

func reader(letters chan string) {
	<-letters
}

func main() {
	letters := make(chan string)
	sent := make(chan bool)
	go func() {
		letters <- "first letter"
		sent <- true
		letters <- "second letter"
		fmt.Println("the second letter was sent")
	}()
	reader(letters) // takes one letter and leaves
	<-sent
	for range 100 {
		runtime.Gosched()
		runtime.GC()
		if runtime.NumGoroutine() < 2 {
			fmt.Println("the sender has ended")
			return
		}
	}
	fmt.Println("the sender still waits")
}
