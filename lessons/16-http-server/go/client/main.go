// Asks a server, by Go's own client: a GET, a HEAD, a POST with a body of unknown length, and a GET
// that is redirected, all on one connection.
package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptrace"
	"os"
	"strings"
)

func main() {
	connections := 0
	trace := &httptrace.ClientTrace{ConnectStart: func(string, string) { connections++ }}
	ask := func(method, path string, body io.Reader) {
		request, err := http.NewRequest(method, os.Args[1]+path, body)
		if err != nil {
			log.Fatal(err)
		}
		request = request.WithContext(httptrace.WithClientTrace(request.Context(), trace))
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			log.Fatal(err)
		}
		text, err := io.ReadAll(response.Body)
		if err != nil {
			log.Fatal(err)
		}
		response.Body.Close()
		fmt.Printf("%s %s: %d %s\n", method, path, response.StatusCode, text)
	}
	ask("GET", "/Ann", nil)
	ask("HEAD", "/Ann", nil)
	ask("POST", "/Bob", io.MultiReader(strings.NewReader("some"), strings.NewReader("thing")))
	ask("GET", "//x", nil)
	fmt.Printf("connections: %d\n", connections)
}
