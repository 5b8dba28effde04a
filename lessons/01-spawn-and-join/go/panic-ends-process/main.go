// A goroutine panics while main waits, able to go on if it were told to.
package main

import "fmt"

func main() {
	answer := make(chan string)
	go func() {
		panic("in the goroutine")
	}()
	fmt.Println(<-answer)
}
