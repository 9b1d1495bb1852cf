// SPDX-License-Identifier: Apache-2.0
package main

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

// tilePath is a tile's path in c2sp.org/tlog-tiles: that of the Go checksum database without the height in it.
func tilePath(t tlog.Tile) string {
	return strings.Replace(t.Path(), "tile/8/", "tile/", 1)
}

// folder reads the tiles of a log that is kept in a folder.
type folder struct {
	path string
}

func (f *folder) Height() int { return height }

func (f *folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, t := range tiles {
		bytes, err := os.ReadFile(filepath.Join(f.path, tilePath(t)))
		if err != nil {
			return nil, err
		}
		data[i] = bytes
	}
	return data, nil
}

func (f *folder) SaveTiles([]tlog.Tile, [][]byte) {}

// entries reads one entry bundle: each entry after its length in two bytes.
func (f *folder) entries(bundle, size int64) ([][]byte, error) {
	width := size - bundle*256
	if width > 256 {
		width = 256
	}
	path := strings.Replace(tilePath(tlog.Tile{H: height, L: 0, N: bundle, W: int(width)}), "tile/0/", "tile/entries/", 1)
	bytes, err := os.ReadFile(filepath.Join(f.path, path))
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(bytes) > 0 {
		if len(bytes) < 2 || len(bytes) < 2+int(binary.BigEndian.Uint16(bytes)) {
			return nil, errors.New(path + " is cut")
		}
		end := 2 + int(binary.BigEndian.Uint16(bytes))
		entries = append(entries, bytes[2:end])
		bytes = bytes[end:]
	}
	if int64(len(entries)) != width {
		return nil, errors.New(path + " holds another number of entries")
	}
	return entries, nil
}
