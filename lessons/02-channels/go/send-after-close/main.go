// A send on a closed channel panics, even when there would be room.
package main

func main() {
	letters := make(chan string, 1)
	close(letters)
	letters <- "too late"
}
