// A receive from a nil channel waits for ever. Here nobody else is left to run, and the runtime
// notices.
package main

func main() {
	var nobody chan int
	<-nobody
}
