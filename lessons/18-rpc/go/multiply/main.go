// The article's client, mended: a failure is exit code 1, and it does not wait for ever.
package main

import (
	"flag"
	"fmt"
	"log"
	"net"
	"net/rpc"
	"net/rpc/jsonrpc"
	"time"
)

// Args are two numbers.
type Args struct{ A, B int }

func main() {
	log.SetFlags(0)
	addr := flag.String("addr", "localhost:1234", "where the server is")
	codec := flag.String("codec", "gob", "gob or json")
	within := flag.Duration("within", 5*time.Second, "how long to wait")
	flag.Parse()
	connection, err := net.DialTimeout("tcp", *addr, *within)
	if err != nil {
		log.Fatal("dialing: ", err)
	}
	newClient := rpc.NewClient
	if *codec == "json" {
		newClient = jsonrpc.NewClient
	}
	client := newClient(connection)
	// ANCHOR: deadline
	args, reply := Args{A: 7, B: 2}, 0
	call := client.Go("Arith.Multiply", &args, &reply, make(chan *rpc.Call, 1))
	select {
	case <-call.Done:
		if call.Error != nil {
			log.Fatal("arith error: ", call.Error)
		}
		fmt.Printf("Arith: %d*%d=%d", args.A, args.B, reply)
	case <-time.After(*within):
		log.Fatal("arith error: deadline exceeded")
	}
	// ANCHOR_END: deadline
}
