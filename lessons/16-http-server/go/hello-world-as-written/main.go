// Says that it serves before it does (program A2.3, as it is written, with the address as an
// argument).
package main

import (
	"flag"
	"fmt"
	"net/http"
)

// ANCHOR: main
func main() {
	addr := flag.String("addr", ":8080", "where to listen")
	flag.Parse()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "Hello, world!")
	})
	fmt.Printf("Listening on http://%s\n", *addr) // BUG: not yet, and perhaps never
	http.ListenAndServe(*addr, nil)               // BUG: nobody looks at the error
}

// ANCHOR_END: main
