// What becomes of what a reply held before the call, where the answer is zero: gob does not send
// fields that are zero, and JSON sends all.
package main

import (
	"fmt"
	"log"
	"net"
	"net/rpc"
	"net/rpc/jsonrpc"
)

// ANCHOR: main
// Args are two numbers.
type Args struct{ A, B int }

// Product has a field, unlike a bare number.
type Product struct{ C int }

// Arith calculates.
type Arith struct{}

// Multiply answers A*B.
func (Arith) Multiply(args *Args, product *Product) error {
	product.C = args.A * args.B
	return nil
}

func main() {
	if err := rpc.Register(Arith{}); err != nil {
		log.Fatal(err)
	}
	near, far := net.Pipe()
	go rpc.ServeConn(far)
	ask("gob", rpc.NewClient(near))
	near, far = net.Pipe()
	go jsonrpc.ServeConn(far)
	ask("json", jsonrpc.NewClient(near))
}

func ask(codec string, client *rpc.Client) {
	reply := Product{C: 99}
	if err := client.Call("Arith.Multiply", &Args{7, 0}, &reply); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s: 7*0=%d\n", codec, reply.C)
}

// ANCHOR_END: main
