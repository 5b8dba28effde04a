// Joins a base path and a name, and creates that directory with its parents (program A2.2).
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// ANCHOR: main
func main() {
	base, name := "target/boxes", "one"
	if len(os.Args) == 3 {
		base, name = os.Args[1], os.Args[2]
	}
	path := filepath.Join(base, name)
	if err := os.MkdirAll(path, 0755); err != nil {
		fmt.Println("Error creating directory:", err)
		return
	}
	fmt.Println("Directory created:", path)
}

// ANCHOR_END: main
