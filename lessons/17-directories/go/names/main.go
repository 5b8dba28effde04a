// Joins a base and a name and creates that directory, as make-directory does. Base and name are given in
// hexadecimal, since an argument cannot contain NUL. Prints the path in hexadecimal; then nothing, or the
// path of the error in hexadecimal and the number of the error.
package main

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

func argument(number int) string {
	bytes, err := hex.DecodeString(os.Args[number])
	if err != nil {
		panic(err)
	}
	return string(bytes)
}

func main() {
	path := filepath.Join(argument(1), argument(2))
	fmt.Printf("%x\n", path)
	var failed *fs.PathError
	var cause syscall.Errno
	err := os.MkdirAll(path, 0755)
	if errors.As(err, &failed) && errors.As(err, &cause) {
		fmt.Printf("%x\n%d\n", failed.Path, int(cause))
	} else if err != nil {
		panic(err)
	}
}
