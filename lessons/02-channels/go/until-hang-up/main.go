// Two friends send two letters each; main reads until the channel is closed. A channel in Go does
// not know its senders, so one more goroutine waits for both and closes it.
package main

import (
	"fmt"
	"sync"
)

func main() {
	letters := make(chan string, 1)
	var friends sync.WaitGroup
	for _, friend := range []string{"Ann", "Bob"} {
		friends.Go(func() {
			for letter := range 2 {
				letters <- fmt.Sprint(friend, " ", letter+1)
			}
		})
	}
	go func() {
		friends.Wait()
		close(letters)
	}()
	for letter := range letters {
		fmt.Println(letter)
	}
	fmt.Println("everybody has hung up")
}
