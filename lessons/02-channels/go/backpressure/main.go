// A baker, a shop, and a shelf with one place between them.
package main

import "fmt"

// ANCHOR: main
func main() {
	shelf := make(chan int, 1)
	go func() {
		for loaf := 1; loaf <= 4; loaf++ {
			fmt.Println("baked", loaf)
			shelf <- loaf
		}
		close(shelf)
	}()
	for loaf := range shelf {
		fmt.Println("sold", loaf)
	}
}

// ANCHOR_END: main
