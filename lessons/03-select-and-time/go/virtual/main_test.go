package main

import (
	"testing"
	"testing/synctest"
	"time"
)

// ANCHOR: bubble
// TestMainInVirtualTime runs main in a bubble, whose clock moves only when every
// goroutine in it waits, and then to the next timer.
func TestMainInVirtualTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		main()
		time.Sleep(time.Hour) // whoever can come to an end has come to it
	})
}

// ANCHOR_END: bubble
