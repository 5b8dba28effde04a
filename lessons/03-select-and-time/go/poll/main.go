// Works piece by piece, and looks in between whether it is told to stop.
package main

import "fmt"

// ANCHOR: main
func main() {
	stop := make(chan struct{})
	go func() { close(stop) }()
	for piece := 1; piece <= 3; piece++ {
		select {
		case <-stop:
			fmt.Println("told to stop")
			return
		default:
			fmt.Println("piece", piece)
		}
	}
	fmt.Println("all done")
}

// ANCHOR_END: main
