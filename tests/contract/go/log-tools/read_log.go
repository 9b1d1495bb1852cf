// SPDX-License-Identifier: Apache-2.0
package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// openLog opens the checkpoint of a log in a folder, and its tree through TileHashReader, which believes no tile.
func openLog(path, vkey string) (string, tlog.Tree, *folder, tlog.HashReader, error) {
	msg, err := os.ReadFile(filepath.Join(path, "checkpoint"))
	if err != nil {
		return "", tlog.Tree{}, nil, nil, err
	}
	opened, err := open(msg, vkey)
	if err != nil {
		return "", tlog.Tree{}, nil, nil, err
	}
	origin, tree, err := treeOf(opened.Text)
	files := &folder{path}
	return origin, tree, files, tlog.TileHashReader(tree, files), err
}

// sample is every number below n where there are few, else some near the ends and about a hundred between.
func sample(n int64) []int64 {
	var some []int64
	step := n/100 + 1
	for i := int64(0); i < n; i++ {
		if n <= 400 || i < 3 || i >= n-3 || i%step == 0 {
			some = append(some, i)
		}
	}
	return some
}

func readLog(args []string) (any, error) {
	if len(args) != 2 {
		return nil, errors.New("usage: log-tools read-log FOLDER VKEY")
	}
	origin, tree, files, reader, err := openLog(args[0], args[1])
	if err != nil {
		return nil, err
	}
	root, err := tlog.TreeHash(tree.N, reader)
	if err != nil || (tree.N > 0 && root != tree.Hash) {
		return nil, fmt.Errorf("the tiles do not give the root: %v", err)
	}
	inclusions, consistencies := 0, 0
	for _, n := range sample(tree.N) {
		entries, err := files.entries(n/256, tree.N)
		if err != nil {
			return nil, err
		}
		proof, err := tlog.ProveRecord(tree.N, n, reader)
		if err != nil {
			return nil, err
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, n, tlog.RecordHash(entries[n%256])); err != nil {
			return nil, fmt.Errorf("entry %d: %v", n, err)
		}
		inclusions++
		old, err := tlog.TreeHash(n+1, reader)
		if err != nil {
			return nil, err
		}
		from, err := tlog.ProveTree(tree.N, n+1, reader)
		if err != nil {
			return nil, err
		}
		if err := tlog.CheckTree(from, tree.N, tree.Hash, n+1, old); err != nil {
			return nil, fmt.Errorf("tree of %d: %v", n+1, err)
		}
		consistencies++
	}
	return map[string]any{"origin": origin, "size": tree.N, "inclusions": inclusions, "consistencies": consistencies}, nil
}

// checkProof verifies a proof of c2sp.org/tlog-proof.
func checkProof(args []string) (any, error) {
	if len(args) != 2 {
		return nil, errors.New("usage: log-tools check-proof VKEY ENTRY-FILE < proof")
	}
	entry, err := os.ReadFile(args[1])
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(os.Stdin)
	if err != nil {
		return nil, err
	}
	head, checkpoint, found := bytes.Cut(text, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if !found || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return nil, errors.New("not a tlog-proof")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return nil, err
	}
	proof, err := hashes(lines[2:])
	if err != nil {
		return nil, err
	}
	opened, err := open(checkpoint, args[0])
	if err != nil {
		return nil, err
	}
	origin, tree, err := treeOf(opened.Text)
	if err != nil {
		return nil, err
	}
	if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)); err != nil {
		return nil, err
	}
	return map[string]any{"origin": origin, "size": tree.N, "index": index}, nil
}

func hashes(texts []string) ([]tlog.Hash, error) {
	list := []tlog.Hash{}
	for _, text := range texts {
		hash, err := tlog.ParseHash(text)
		if err != nil {
			return nil, err
		}
		list = append(list, hash)
	}
	return list, nil
}

type treeClaim struct {
	OldSize int64    `json:"oldSize"`
	OldRoot string   `json:"oldRoot"`
	NewSize int64    `json:"newSize"`
	NewRoot string   `json:"newRoot"`
	Proof   []string `json:"proof"`
}

func checkTrees([]string) (any, error) {
	lines := bufio.NewScanner(os.Stdin)
	checked := 0
	for lines.Scan() {
		var claim treeClaim
		if err := json.Unmarshal(lines.Bytes(), &claim); err != nil {
			return nil, err
		}
		proof, err := hashes(claim.Proof)
		if err != nil {
			return nil, err
		}
		roots, err := hashes([]string{claim.OldRoot, claim.NewRoot})
		if err != nil {
			return nil, err
		}
		if err := tlog.CheckTree(proof, claim.NewSize, roots[1], claim.OldSize, roots[0]); err != nil {
			return nil, fmt.Errorf("from %d to %d: %v", claim.OldSize, claim.NewSize, err)
		}
		checked++
	}
	return map[string]int{"checked": checked}, lines.Err()
}

func encode(list []tlog.Hash) []string {
	texts := []string{}
	for _, hash := range list {
		texts = append(texts, base64.StdEncoding.EncodeToString(hash[:]))
	}
	return texts
}
