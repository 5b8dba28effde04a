// Calls Arith.Multiply as fast as it can: load CODEC ADDRESS CONNECTIONS IN-FLIGHT CALLS. Prints the
// nanoseconds that all took, and those within which half of them and 99 % were answered. benches/calls
// runs it, beside the same client in Rust.
package main

import (
	"fmt"
	"log"
	"net"
	"net/rpc"
	"net/rpc/jsonrpc"
	"os"
	"slices"
	"strconv"
	"sync"
	"time"
)

// Args are two numbers.
type Args struct{ A, B int }

// timed is a call, and when it began.
type timed struct {
	args  Args
	reply int
	began time.Time
}

func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		log.Fatal(err)
	}
	return n
}

// load keeps inFlight calls under way on one connection, and notes how long each took.
func load(client *rpc.Client, inFlight, calls int) []time.Duration {
	took := make([]time.Duration, 0, calls)
	done := make(chan *rpc.Call, inFlight)
	pending := make(map[*rpc.Call]*timed, inFlight)
	begun := 0
	for len(took) < calls {
		for begun < calls && len(pending) < inFlight {
			call := &timed{args: Args{begun, 2}, began: time.Now()}
			pending[client.Go("Arith.Multiply", &call.args, &call.reply, done)] = call
			begun++
		}
		ended := <-done
		call := pending[ended]
		delete(pending, ended)
		if ended.Error != nil || call.reply != 2*call.args.A {
			log.Fatal("a wrong reply: ", ended.Error)
		}
		took = append(took, time.Since(call.began))
	}
	return took
}

func main() {
	codec, address := os.Args[1], os.Args[2]
	connections, inFlight, calls := number(os.Args[3]), number(os.Args[4]), number(os.Args[5])
	newClient := rpc.NewClient
	if codec == "json" {
		newClient = jsonrpc.NewClient
	}
	clients := make([]*rpc.Client, connections)
	for i := range clients {
		connection, err := net.Dial("tcp", address)
		if err != nil {
			log.Fatal(err)
		}
		clients[i] = newClient(connection)
	}
	var lock sync.Mutex
	var all []time.Duration
	var loads sync.WaitGroup
	start := time.Now()
	for _, client := range clients {
		loads.Go(func() {
			took := load(client, inFlight, calls/connections)
			lock.Lock()
			defer lock.Unlock()
			all = append(all, took...)
		})
	}
	loads.Wait()
	total := time.Since(start)
	slices.Sort(all)
	fmt.Println(total.Nanoseconds(), all[len(all)/2].Nanoseconds(), all[len(all)*99/100].Nanoseconds())
}
