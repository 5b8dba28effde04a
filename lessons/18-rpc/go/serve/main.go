// Serves Arith, Gate and Text by net/rpc, with gob or with JSON, until it is killed.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"net"
	"net/rpc"
	"net/rpc/jsonrpc"
	"strings"
	"sync"
)

// ANCHOR: arith
// Args are two numbers.
type Args struct{ A, B int }

// Quotient is the result of a division.
type Quotient struct{ Quo, Rem int }

// Arith calculates.
type Arith struct{}

// Multiply answers A*B.
func (Arith) Multiply(args *Args, product *int) error {
	*product = args.A * args.B
	return nil
}

// Divide answers A/B, or an error when B is zero.
func (Arith) Divide(args *Args, quotient *Quotient) error {
	if args.B == 0 {
		return errors.New("divide by zero")
	}
	quotient.Quo, quotient.Rem = args.A/args.B, args.A%args.B
	return nil
}

// ANCHOR_END: arith

// Gate keeps whoever wants to pass until somebody opens.
type Gate struct {
	lock   sync.Mutex
	opened sync.Cond
	open   map[int]int
}

// Pass waits until the gate with this number is opened, once for each who passes.
func (g *Gate) Pass(number int, passed *int) error {
	g.lock.Lock()
	defer g.lock.Unlock()
	for g.open[number] == 0 {
		g.opened.Wait()
	}
	g.open[number]--
	*passed = number
	return nil
}

// Open lets one pass.
func (g *Gate) Open(number int, opened *int) error {
	g.lock.Lock()
	defer g.lock.Unlock()
	g.open[number]++
	g.opened.Broadcast()
	*opened = number
	return nil
}

// Piece is a text, and how often it is wanted.
type Piece struct {
	Text  string
	Times int
}

// Text makes long replies.
type Text struct{}

// Repeat answers the text so many times over.
func (Text) Repeat(piece *Piece, whole *string) error {
	*whole = strings.Repeat(piece.Text, piece.Times)
	return nil
}

func main() {
	addr := flag.String("addr", "localhost:1234", "where to listen")
	codec := flag.String("codec", "gob", "gob or json")
	flag.Parse()
	gate := &Gate{open: make(map[int]int)}
	gate.opened.L = &gate.lock
	for _, service := range []any{Arith{}, gate, Text{}} {
		if err := rpc.Register(service); err != nil {
			log.Fatal(err)
		}
	}
	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("serving on", listener.Addr())
	for {
		connection, err := listener.Accept()
		if err != nil {
			log.Fatal(err)
		}
		if *codec == "json" {
			go jsonrpc.ServeConn(connection)
		} else {
			go rpc.ServeConn(connection)
		}
	}
}
