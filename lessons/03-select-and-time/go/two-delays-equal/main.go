// Two goroutines sleep equally long and send a word each.
package main

import (
	"fmt"
	"time"
)

func main() {
	words := make(chan string)
	for _, word := range []string{"Hello", "World"} {
		go func() {
			time.Sleep(1 * time.Second)
			words <- word
		}()
	}
	fmt.Println(<-words)
	fmt.Println(<-words)
}
