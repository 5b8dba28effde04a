// Two goroutines write to one map, each to a key of its own and ready for a panic. The runtime
// notices sooner or later, and what it does then is no panic.
package main

import "fmt"

// ANCHOR: main
func main() {
	visitors := map[string]int{"left": 0, "right": 0}
	ended := make(chan bool)
	for _, door := range []string{"left", "right"} {
		go func() {
			defer func() {
				fmt.Println("recovered:", recover())
				ended <- true
			}()
			for {
				visitors[door] = 1
			}
		}()
	}
	<-ended
}

// ANCHOR_END: main
