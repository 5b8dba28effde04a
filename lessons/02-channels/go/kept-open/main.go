// Nobody closes the channel, so the loop never ends. Here nobody else is left to run, and the
// runtime notices.
package main

import "fmt"

func main() {
	letters := make(chan string)
	go func() {
		letters <- "Ann 1"
	}()
	for letter := range letters {
		fmt.Println(letter)
	}
}
