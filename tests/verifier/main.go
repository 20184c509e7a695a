// SPDX-License-Identifier: Apache-2.0

// Verifies a whole log with code that others wrote: golang.org/x/mod/sumdb. It shares nothing with Strongroom but the
// specifications c2sp.org/tlog-tiles, tlog-checkpoint and signed-note.
//
//	verifier VKEY URL-OR-FOLDER
//
// Prints "ok SIZE ROOT", or what is wrong and exits 1.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// fetch returns the bytes of a path below the log's prefix.
type fetch func(path string) ([]byte, error)

func source(where string) fetch {
	if !strings.Contains(where, "://") {
		return func(path string) ([]byte, error) { return os.ReadFile(filepath.Join(where, path)) }
	}
	return func(path string) ([]byte, error) {
		response, err := http.Get(strings.TrimSuffix(where, "/") + "/" + path)
		if err != nil {
			return nil, err
		}
		defer response.Body.Close()
		if response.StatusCode != http.StatusOK {
			return nil, fmt.Errorf("%s: %s", path, response.Status)
		}
		return io.ReadAll(response.Body)
	}
}

func openCheckpoint(read fetch, vkey string) (tree tlog.Tree, err error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return tree, err
	}
	signed, err := read("checkpoint")
	if err != nil {
		return tree, err
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return tree, fmt.Errorf("checkpoint: %w", err)
	}
	// Package note takes any last bits in base64; a published checkpoint has one spelling.
	if _, err := base64.StdEncoding.Strict().DecodeString(opened.Sigs[0].Base64); err != nil {
		return tree, fmt.Errorf("checkpoint: %w", err)
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tree, fmt.Errorf("checkpoint: origin %q is not %q", lines[0], verifier.Name())
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return tree, fmt.Errorf("checkpoint: %w", err)
	}
	tree.Hash, err = tlog.ParseHash(lines[2])
	return tree, err
}

// tilePath turns "tile/8/0/000", as the Go sumdb spells it, into "tile/0/000", or "tile/entries/000".
func tilePath(level string, t tlog.Tile) string {
	t.L = 0
	return "tile/" + level + "/" + strings.TrimPrefix(t.Path(), "tile/8/0/")
}

// rows holds the hashes of the tree at the tile levels: of the leaves, of 256 leaves, of 65,536 leaves…
//
// They are derived from the entries and compared with the tiles byte for byte. tlog.TileHashReader is not used: in
// x/mod 0.7.0 it leaves some tiles unchecked where several subtrees of the root lie in one tile (at 70,000 leaves).
type rows [][]tlog.Hash

// ReadHashes serves package tlog.
func (r rows) ReadHashes(indexes []int64) (hashes []tlog.Hash, err error) {
	for _, index := range indexes {
		level, n := tlog.SplitStoredHashIndex(index)
		hashes = append(hashes, r.hash(level, n))
	}
	return hashes, nil
}

func (r rows) hash(level int, n int64) tlog.Hash {
	if level%8 == 0 && level/8 < len(r) {
		return r[level/8][n]
	}
	return tlog.NodeHash(r.hash(level-1, 2*n), r.hash(level-1, 2*n+1))
}

// readBundle returns the leaf hashes of one bundle.
func readBundle(read fetch, t tlog.Tile) (leaves []tlog.Hash, err error) {
	path := tilePath("entries", t)
	rest, err := read(path)
	if err != nil {
		return nil, err
	}
	for i := 0; i < t.W; i++ {
		if len(rest) < 2 || len(rest)-2 < int(binary.BigEndian.Uint16(rest)) {
			return nil, fmt.Errorf("%s: cut off in entry %d", path, i)
		}
		end := 2 + int(binary.BigEndian.Uint16(rest))
		leaves = append(leaves, tlog.RecordHash(rest[2:end]))
		rest = rest[end:]
	}
	if len(rest) > 0 {
		return nil, fmt.Errorf("%s: goes on after its last entry", path)
	}
	return leaves, nil
}

func checkTile(read fetch, t tlog.Tile, hashes []tlog.Hash) error {
	path := tilePath(strconv.Itoa(t.L), t)
	stored, err := read(path)
	if err != nil {
		return err
	}
	var derived []byte
	for _, hash := range hashes {
		derived = append(derived, hash[:]...)
	}
	if !bytes.Equal(stored, derived) {
		return fmt.Errorf("%s: is not what the entries hash to", path)
	}
	return nil
}

func verify(read fetch, vkey string) (tree tlog.Tree, err error) {
	if tree, err = openCheckpoint(read, vkey); err != nil {
		return tree, err
	}
	all := rows{nil}
	for level := 0; tree.N>>(8*level) > 0; level++ {
		if level > 0 {
			all = append(all, nil)
		}
		row := &all[level]
		for width := tree.N >> (8 * level); int64(len(*row)) < width; {
			t := tlog.Tile{H: 8, L: level, N: int64(len(*row)) / 256, W: 256}
			if rest := width - int64(len(*row)); rest < 256 {
				t.W = int(rest)
			}
			var hashes []tlog.Hash
			if level == 0 {
				if hashes, err = readBundle(read, t); err != nil {
					return tree, err
				}
			} else {
				for i := 0; i < t.W; i++ {
					hashes = append(hashes, all[:level].hash(8*level, t.N*256+int64(i)))
				}
			}
			if err = checkTile(read, t, hashes); err != nil {
				return tree, err
			}
			*row = append(*row, hashes...)
		}
	}
	root := tlog.Hash(sha256.Sum256(nil))
	if tree.N > 0 {
		if root, err = tlog.TreeHash(tree.N, all); err != nil {
			return tree, err
		}
	}
	if root != tree.Hash {
		return tree, fmt.Errorf("checkpoint: states the root %v, the entries lead to %v", tree.Hash, root)
	}
	return tree, nil
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: verifier VKEY URL-OR-FOLDER")
		os.Exit(2)
	}
	tree, err := verify(source(os.Args[2]), os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, "verifier:", err)
		os.Exit(1)
	}
	fmt.Println("ok", tree.N, tree.Hash)
}
