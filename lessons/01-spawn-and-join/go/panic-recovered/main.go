// A goroutine panics and recovers from it, and the process goes on.
package main

import "fmt"

func main() {
	answer := make(chan any)
	go func() {
		defer func() { answer <- recover() }()
		panic("in the goroutine")
	}()
	fmt.Println("recovered:", <-answer)
}
