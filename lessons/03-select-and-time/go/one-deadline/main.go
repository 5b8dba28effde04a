// Waits so long for all letters together. The context carries the deadline, and tells the sender
// when nobody reads any more.
package main

import (
	"context"
	"fmt"
	"time"
)

const moment = 100 * time.Millisecond

// post sends a letter every moment, four in all, for as long as somebody reads them.
func post(ctx context.Context) <-chan int {
	letters := make(chan int)
	go func() {
		defer close(letters)
		for letter := 1; letter <= 4; letter++ {
			time.Sleep(moment)
			select {
			case letters <- letter:
			case <-ctx.Done():
				return
			}
		}
	}()
	return letters
}

// ANCHOR: main
func main() {
	ctx, cancel := context.WithTimeout(context.Background(), moment*5/2)
	defer cancel()
	letters := post(ctx)
	for {
		select {
		case letter, open := <-letters:
			if !open && ctx.Err() == nil {
				fmt.Println("that was all")
				return
			}
			if !open {
				fmt.Println("time is up")
				return
			}
			fmt.Println("letter", letter)
		case <-ctx.Done():
			fmt.Println("time is up")
			return
		}
	}
}

// ANCHOR_END: main
