// A sleep in a bubble takes no time of the world's, and exactly its own of the bubble's.
package main

import (
	"fmt"
	"time"
)

func main() {
	start := time.Now()
	time.Sleep(24 * time.Hour)
	fmt.Println(time.Since(start))
}
