// Two goroutines need the same directory. Each looks whether it is there, then creates it.
package main

import (
	"fmt"
	"os"
	"sync"
)

// ANCHOR: main
func main() {
	var both sync.WaitGroup
	for _, name := range []string{"Ann", "Bob"} {
		both.Go(func() {
			if _, err := os.Stat("box"); os.IsNotExist(err) {
				if err := os.Mkdir("box", 0755); err != nil {
					fmt.Println(name, "has not:", err)
					return
				}
			}
			fmt.Println(name, "has the box")
		})
	}
	both.Wait()
}

// ANCHOR_END: main
