// What kind of word a word is, by Go's own scanner and type checker; and make, shadowed.
package main

import (
	"fmt"
	"go/token"
	"go/types"
)

func kind(word string) string {
	if token.IsKeyword(word) {
		return "keyword"
	}
	switch types.Universe.Lookup(word).(type) {
	case *types.Builtin:
		return "predeclared function"
	case nil:
		return "no word of the language"
	default:
		return "predeclared"
	}
}

func main() {
	for _, word := range []string{"chan", "go", "make", "close", "send", "receive"} {
		fmt.Printf("%s: %s\n", word, kind(word))
	}
	make := func() string { return "shadowed" }
	fmt.Println("make:", make())
}
