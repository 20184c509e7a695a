// SPDX-License-Identifier: Apache-2.0

package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// load reads a log's folder into memory, so that a changed byte costs no file.
func load(t *testing.T, folder string) map[string][]byte {
	files := map[string][]byte{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, _ := filepath.Rel(folder, path)
		files[name], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	delete(files, "vkey")
	return files
}

// places says which bytes of a file to change: all of a small log and of any checkpoint, else a few spread over it.
func places(name string, size int, small bool) []int {
	step := 1
	if name != "checkpoint" && !small {
		step = size/3 + 1
	}
	var all []int
	for at := 0; at < size; at += step {
		all = append(all, at)
	}
	return append(all, size-1)
}

// LOGS holds a folder a log, each with its verifier key in the file "vkey"; EVERY_FILE=1 spares no file of a large log.
func TestAcceptsAndRefuses(t *testing.T) {
	folders, _ := filepath.Glob(filepath.Join(os.Getenv("LOGS"), "*"))
	if len(folders) == 0 {
		t.Fatal("no logs in LOGS")
	}
	for _, folder := range folders {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			key, err := os.ReadFile(filepath.Join(folder, "vkey"))
			if err != nil {
				t.Fatal(err)
			}
			vkey := strings.TrimSpace(string(key))
			files := load(t, folder)
			read := func(path string) ([]byte, error) {
				if bytes, found := files[path]; found {
					return bytes, nil
				}
				return nil, fs.ErrNotExist
			}
			tree, err := verify(read, vkey)
			if err != nil {
				t.Fatalf("refused as it was written: %v", err)
			}
			small := len(files) < 4
			full, changed := 0, 0
			for name, bytes := range files {
				// Most files of a large log are alike: the full tiles and bundles of the lowest level.
				if len(files) > 50 && strings.Count(name, "/") == 2 && !strings.HasPrefix(name, "tile/1") {
					if full++; full%16 != 0 && os.Getenv("EVERY_FILE") == "" {
						continue
					}
				}
				for _, at := range places(name, len(bytes), small) {
					bytes[at] ^= 1
					if _, err := verify(read, vkey); err == nil {
						t.Errorf("%s: accepted with byte %d changed", name, at)
					}
					bytes[at] ^= 1
					changed++
				}
			}
			t.Logf("%d entries, root %v: accepted; refused with each of %d bytes changed", tree.N, tree.Hash, changed)
		})
	}
}
