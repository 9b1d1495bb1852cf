// SPDX-License-Identifier: Apache-2.0

// Command log-bench does with the Go project's own packages what the benchmark has ours do, and tells the CPU time in
// microseconds for each.
package main

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

// task is what standard input holds; each command takes its part of it.
type task struct {
	Folder  string   `json:"folder"`
	Size    int64    `json:"size"`
	Root    string   `json:"root"`
	Indexes []int64  `json:"indexes"`
	Leaves  []string `json:"leaves"`
	Key     string   `json:"key"`
	Note    string   `json:"note"`
	Times   int      `json:"times"`
	Message string   `json:"message"`
	Seed    string   `json:"seed"`
}

var answer = map[string]float64{}

func main() {
	var t task
	input, err := io.ReadAll(os.Stdin)
	check(err)
	check(json.Unmarshal(input, &t))
	switch os.Args[1] {
	case "proofs":
		proofs(t)
	case "note":
		openNotes(t)
	case "ed25519":
		signatures(t)
	}
	check(json.NewEncoder(os.Stdout).Encode(answer))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func cpu() float64 {
	var usage syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	micros := func(t syscall.Timeval) float64 { return float64(t.Sec)*1e6 + float64(t.Usec) }
	return micros(usage.Utime) + micros(usage.Stime)
}

func measure(name string, times int, work func()) {
	before := cpu()
	work()
	answer[name] = (cpu() - before) / float64(times)
}

// folder reads the tiles of a log that is kept in a folder, in the layout of c2sp.org/tlog-tiles.
type folder string

func (f folder) Height() int { return height }

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, t := range tiles {
		bytes, err := os.ReadFile(filepath.Join(string(f), strings.Replace(t.Path(), "tile/8/", "tile/", 1)))
		if err != nil {
			return nil, err
		}
		data[i] = bytes
	}
	return data, nil
}

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

func hashOf(text string) (hash tlog.Hash) {
	bytes, err := base64.StdEncoding.DecodeString(text)
	check(err)
	copy(hash[:], bytes)
	return hash
}

func proofs(t task) {
	tree := tlog.Tree{N: t.Size, Hash: hashOf(t.Root)}
	inclusions := make([]tlog.RecordProof, len(t.Indexes))
	measure("prove inclusion", len(t.Indexes), func() {
		for i, index := range t.Indexes {
			// A reader for each proof: none profits from the tiles of the one before.
			proof, err := tlog.ProveRecord(t.Size, index, tlog.TileHashReader(tree, folder(t.Folder)))
			check(err)
			inclusions[i] = proof
		}
	})
	measure("verify inclusion", len(t.Indexes), func() {
		for i, index := range t.Indexes {
			check(tlog.CheckRecord(inclusions[i], t.Size, tree.Hash, index, hashOf(t.Leaves[i])))
		}
	})
	older := make([]tlog.Hash, len(t.Indexes))
	for i, index := range t.Indexes {
		hash, err := tlog.TreeHash(index+1, tlog.TileHashReader(tree, folder(t.Folder)))
		check(err)
		older[i] = hash
	}
	consistent := make([]tlog.TreeProof, len(t.Indexes))
	measure("prove consistency", len(t.Indexes), func() {
		for i, index := range t.Indexes {
			proof, err := tlog.ProveTree(t.Size, index+1, tlog.TileHashReader(tree, folder(t.Folder)))
			check(err)
			consistent[i] = proof
		}
	})
	measure("verify consistency", len(t.Indexes), func() {
		for i, index := range t.Indexes {
			check(tlog.CheckTree(consistent[i], t.Size, tree.Hash, index+1, older[i]))
		}
	})
}

func openNotes(t task) {
	measure("open", t.Times, func() {
		for i := 0; i < t.Times; i++ {
			verifier, err := note.NewVerifier(t.Key)
			check(err)
			_, err = note.Open([]byte(t.Note), note.VerifierList(verifier))
			check(err)
		}
	})
}

func signatures(t task) {
	seed, err := base64.StdEncoding.DecodeString(t.Seed)
	check(err)
	message, err := base64.StdEncoding.DecodeString(t.Message)
	check(err)
	key := ed25519.NewKeyFromSeed(seed)
	var signature []byte
	measure("sign", t.Times, func() {
		for i := 0; i < t.Times; i++ {
			signature = ed25519.Sign(key, message)
		}
	})
	public := key.Public().(ed25519.PublicKey)
	measure("verify", t.Times, func() {
		for i := 0; i < t.Times; i++ {
			if !ed25519.Verify(public, message, signature) {
				check(fmt.Errorf("the signature does not verify"))
			}
		}
	})
}
