// SPDX-License-Identifier: Apache-2.0

// Command log-tools reads and makes transparency logs with the Go project's own packages for them,
// golang.org/x/mod/sumdb/note and golang.org/x/mod/sumdb/tlog, so that ours can be held against them.
// What those packages do not have, the paths of c2sp.org/tlog-tiles and cosignatures, is here.
package main

import (
	"encoding/json"
	"fmt"
	"os"
)

var commands = map[string]func(args []string) (any, error){
	"open-note":   openNote,   // VKEY... < note: its text and who signed it
	"make-note":   makeNote,   // NAME < text: a new key, and the text signed by it
	"read-log":    readLog,    // FOLDER VKEY: every proof of a log, from its tiles, by its checkpoint
	"check-proof": checkProof, // VKEY ENTRY-FILE < tlog-proof: whether the entry is in the log
	"check-trees": checkTrees, // < {"oldSize","oldRoot","newSize","newRoot","proof"} each in a line
	"make-log":    makeLog,    // FOLDER NAME SIZE: a log of so many entries, its checkpoint, and proofs
}

func main() {
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: log-tools open-note|make-note|read-log|check-proof|check-trees|make-log ...")
		os.Exit(2)
	}
	answer, err := commands[os.Args[1]](os.Args[2:])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if err := json.NewEncoder(os.Stdout).Encode(answer); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
