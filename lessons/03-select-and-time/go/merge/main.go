// Two channels become one stream. A receive from a closed channel is ready for ever, so nil, which
// never is, takes the place of a channel that has been closed.
package main

import "fmt"

func source(name string, words int) <-chan string {
	stream := make(chan string)
	go func() {
		for word := 1; word <= words; word++ {
			stream <- fmt.Sprint(name, " ", word)
		}
		close(stream)
	}()
	return stream
}

// ANCHOR: main
func main() {
	left := source("left", 2)
	right := source("right", 2)
	for left != nil || right != nil {
		select {
		case word, open := <-left:
			if !open {
				left = nil
				continue
			}
			fmt.Println(word)
		case word, open := <-right:
			if !open {
				right = nil
				continue
			}
			fmt.Println(word)
		}
	}
}

// ANCHOR_END: main
