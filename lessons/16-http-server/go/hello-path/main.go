// Greets whoever the path names (program A0.2), with a banner once the port is bound, and an error
// when it cannot be.
package main

import (
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
)

// ANCHOR: main
func main() {
	addr := flag.String("addr", ":8080", "where to listen")
	flag.Parse()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "Hello, %s!", r.URL.Path[1:])
	})
	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("Listening on http://%s\n", listener.Addr())
	log.Fatal(http.Serve(listener, nil))
}

// ANCHOR_END: main
