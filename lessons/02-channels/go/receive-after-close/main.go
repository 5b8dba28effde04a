// A receive from a closed channel first gets what is left in it, then zero values, without end.
package main

import "fmt"

func main() {
	numbers := make(chan int, 1)
	numbers <- 42
	close(numbers)
	for range 3 {
		number, ok := <-numbers
		fmt.Println(number, ok)
	}
}
