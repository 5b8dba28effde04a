// A select with a choice.
package main

import "fmt"

// ANCHOR: main
func main() {
	left := make(chan string, 1)
	right := make(chan string, 1)
	left <- "left"
	right <- "right"
	select {
	case side := <-left:
		fmt.Println(side)
	case side := <-right:
		fmt.Println(side)
	}
}

// ANCHOR_END: main
