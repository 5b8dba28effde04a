// Waits so long for each letter, and so takes any time for all.
package main

import (
	"fmt"
	"time"
)

const moment = 100 * time.Millisecond

// post sends a letter every moment, four in all, for as long as somebody reads them.
func post(left <-chan struct{}) <-chan int {
	letters := make(chan int)
	go func() {
		defer close(letters)
		for letter := 1; letter <= 4; letter++ {
			time.Sleep(moment)
			select {
			case letters <- letter:
			case <-left:
				return
			}
		}
	}()
	return letters
}

func main() {
	left := make(chan struct{})
	defer close(left)
	letters := post(left)
	for {
		select {
		case letter, open := <-letters:
			if !open {
				fmt.Println("that was all")
				return
			}
			fmt.Println("letter", letter)
		case <-time.After(moment * 3 / 2):
			fmt.Println("no letter in time")
			return
		}
	}
}
