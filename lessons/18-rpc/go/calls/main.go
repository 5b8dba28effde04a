// Makes every kind of call to a server at --addr and prints what came of each. The Rust client
// prints the same, whichever server answers.
package main

import (
	"flag"
	"fmt"
	"log"
	"net"
	"net/rpc"
	"net/rpc/jsonrpc"
)

// Args are two numbers.
type Args struct{ A, B int }

// Quotient is the result of a division.
type Quotient struct{ Quo, Rem int }

// Piece is a text, and how often it is wanted.
type Piece struct {
	Text  string
	Times int
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func main() {
	addr := flag.String("addr", "localhost:1234", "where the server is")
	codec := flag.String("codec", "gob", "gob or json")
	flag.Parse()
	connection, err := net.Dial("tcp", *addr)
	must(err)
	newClient := rpc.NewClient
	if *codec == "json" {
		newClient = jsonrpc.NewClient
	}
	client := newClient(connection)

	var product int
	must(client.Call("Arith.Multiply", &Args{7, 2}, &product))
	fmt.Printf("7*2=%d\n", product)
	must(client.Call("Arith.Multiply", &Args{-7, 0}, &product))
	fmt.Printf("-7*0=%d\n", product)
	var quotient Quotient
	must(client.Call("Arith.Divide", &Args{-7, 2}, &quotient))
	fmt.Printf("-7/2=%d, remainder %d\n", quotient.Quo, quotient.Rem)
	fmt.Println("7/0:", client.Call("Arith.Divide", &Args{7, 0}, &quotient))
	for _, method := range []string{"Arith.Add", "Abacus.Add", "Add"} {
		fmt.Printf("%s: %v\n", method, client.Call(method, &Args{7, 2}, &product))
	}

	first := client.Go("Gate.Pass", 1, new(int), nil)
	second := client.Go("Gate.Pass", 2, new(int), nil)
	must(client.Call("Arith.Multiply", &Args{3, 5}, &product))
	fmt.Printf("3*5=%d, while two calls wait at gates\n", product)
	must(client.Call("Gate.Open", 2, new(int)))
	fmt.Println("then the later one:", *(<-second.Done).Reply.(*int))
	must(client.Call("Gate.Open", 1, new(int)))
	fmt.Println("then the earlier one:", *(<-first.Done).Reply.(*int))

	var whole string
	must(client.Call("Text.Repeat", &Piece{"Gopher", 50_000}, &whole))
	fmt.Println("a reply of", len(whole), "letters")
	must(client.Call("Text.Repeat", &Piece{}, &whole))
	fmt.Println("a reply of", len(whole), "letters")
	must(client.Close())
}
