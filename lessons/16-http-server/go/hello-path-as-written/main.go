// Greets whoever the path names, and drops the error that says why it does not (program A0.2, as it
// is written, with the address as an argument).
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
		fmt.Fprintf(w, "Hello, %s!", r.URL.Path[1:])
	})
	http.ListenAndServe(*addr, nil) // BUG: nobody looks at the error
}

// ANCHOR_END: main
