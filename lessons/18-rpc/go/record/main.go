// Records what Go's own client and server say to one another: for each of four calls two lines in
// hexadecimal, what goes out and what comes back.
package main

import (
	"errors"
	"fmt"
	"log"
	"net"
	"net/rpc"
)

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

// tap keeps what goes through a connection.
type tap struct {
	net.Conn
	out, back []byte
}

func (t *tap) Write(bytes []byte) (int, error) {
	t.out = append(t.out, bytes...)
	return t.Conn.Write(bytes)
}

func (t *tap) Read(bytes []byte) (int, error) {
	n, err := t.Conn.Read(bytes)
	t.back = append(t.back, bytes[:n]...)
	return n, err
}

func main() {
	if err := rpc.Register(Arith{}); err != nil {
		log.Fatal(err)
	}
	near, far := net.Pipe()
	go rpc.ServeConn(far)
	tapped := &tap{Conn: near}
	client := rpc.NewClient(tapped)
	show := func(err error) {
		fmt.Printf("%x\n%x\n", tapped.out, tapped.back)
		tapped.out, tapped.back = nil, nil
		if err != nil {
			log.Print(err)
		}
	}
	var product int
	var quotient Quotient
	show(client.Call("Arith.Multiply", &Args{7, 2}, &product))
	show(client.Call("Arith.Multiply", &Args{7, 2}, &product))
	show(client.Call("Arith.Divide", &Args{-7, 2}, &quotient))
	show(client.Call("Arith.Divide", &Args{7, 0}, &quotient))
}
