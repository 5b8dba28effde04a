// The client as the article has it: what fails is printed, and the program has succeeded; a server
// that says nothing is waited for without end.
package main

import (
	"fmt"
	"net/rpc"
)

// ANCHOR: main
// Args are two numbers.
type Args struct{ A, B int }

func main() {
	client, err := rpc.Dial("tcp", "localhost:1234")
	if err != nil {
		fmt.Println("dialing:", err)
		return
	}
	args, reply := Args{A: 7, B: 2}, 0
	err = client.Call("Arith.Multiply", &args, &reply)
	if err != nil {
		fmt.Println("arith error:", err)
		return
	}
	fmt.Printf("Arith: %d*%d=%d", args.A, args.B, reply)
}

// ANCHOR_END: main
