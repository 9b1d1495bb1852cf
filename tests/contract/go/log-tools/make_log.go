// SPDX-License-Identifier: Apache-2.0
package main

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type inclusion struct {
	Index int64    `json:"index"`
	Proof []string `json:"proof"`
}

func write(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

// makeLog writes a log as the Go packages compute it, in the layout of c2sp.org/tlog-tiles, and proofs of it.
func makeLog(args []string) (any, error) {
	if len(args) != 3 {
		return nil, errors.New("usage: log-tools make-log FOLDER NAME SIZE")
	}
	size, err := strconv.ParseInt(args[2], 10, 64)
	if err != nil {
		return nil, err
	}
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		list := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			list[i] = stored[index]
		}
		return list, nil
	})
	bundle := []byte{}
	for n := int64(0); n < size; n++ {
		entry := []byte(fmt.Sprintf("entry %d", n))
		more, err := tlog.StoredHashes(n, entry, reader)
		if err != nil {
			return nil, err
		}
		stored = append(stored, more...)
		bundle = append(append(bundle, binary.BigEndian.AppendUint16(nil, uint16(len(entry)))...), entry...)
		if n%256 == 255 || n == size-1 {
			tile := tlog.Tile{H: height, L: 0, N: n / 256, W: int(n%256) + 1}
			path := filepath.Join(args[0], "tile", "entries", tilePath(tile)[len("tile/0/"):])
			if err := write(path, bundle); err != nil {
				return nil, err
			}
			bundle = nil
		}
	}
	for _, tile := range tlog.NewTiles(height, 0, size) {
		data, err := tlog.ReadTileData(tile, reader)
		if err != nil {
			return nil, err
		}
		if err := write(filepath.Join(args[0], tilePath(tile)), data); err != nil {
			return nil, err
		}
	}
	return proofsOf(args[0], args[1], size, reader)
}

func proofsOf(path, name string, size int64, reader tlog.HashReader) (any, error) {
	root, err := tlog.TreeHash(size, reader)
	if err != nil {
		return nil, err
	}
	skey, vkey, err := note.GenerateKey(rand.Reader, name)
	if err != nil {
		return nil, err
	}
	checkpoint, err := sign(skey, fmt.Sprintf("%s\n%d\n%s\n", name, size, base64.StdEncoding.EncodeToString(root[:])))
	if err != nil {
		return nil, err
	}
	if err := write(filepath.Join(path, "checkpoint"), checkpoint); err != nil {
		return nil, err
	}
	inclusions, trees := []inclusion{}, []treeClaim{}
	for _, n := range sample(size) {
		proof, err := tlog.ProveRecord(size, n, reader)
		if err != nil {
			return nil, err
		}
		inclusions = append(inclusions, inclusion{n, encode(proof)})
		from, err := tlog.ProveTree(size, n+1, reader)
		if err != nil {
			return nil, err
		}
		old, err := tlog.TreeHash(n+1, reader)
		if err != nil {
			return nil, err
		}
		roots := encode([]tlog.Hash{old, root})
		trees = append(trees, treeClaim{n + 1, roots[0], size, roots[1], encode(from)})
	}
	return map[string]any{"verifier": vkey, "inclusions": inclusions, "trees": trees}, nil
}
