// SPDX-License-Identifier: Apache-2.0
package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// cosigner verifies cosignatures of type 0x04 (c2sp.org/tlog-cosignature), which the note package knows nothing of.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }

func (c cosigner) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	time := binary.BigEndian.Uint64(sig)
	signed := append([]byte(fmt.Sprintf("cosignature/v1\ntime %d\n", time)), msg...)
	return ed25519.Verify(c.key, signed, sig[8:])
}

// verifierOf reads a verifier key: Ed25519 keys with the note package, witnesses' keys here.
func verifierOf(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, errors.New("not a verifier key")
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(key) != 33 || key[0] != 4 {
		return note.NewVerifier(vkey)
	}
	hash := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	if fmt.Sprintf("%x", hash[:4]) != parts[1] {
		return nil, errors.New("the key id is not the key's")
	}
	return cosigner{parts[0], binary.BigEndian.Uint32(hash[:4]), ed25519.PublicKey(key[1:])}, nil
}

func open(msg []byte, vkeys ...string) (*note.Note, error) {
	var list []note.Verifier
	for _, vkey := range vkeys {
		verifier, err := verifierOf(vkey)
		if err != nil {
			return nil, err
		}
		list = append(list, verifier)
	}
	return note.Open(msg, note.VerifierList(list...))
}

func openNote(args []string) (any, error) {
	msg, err := io.ReadAll(os.Stdin)
	if err != nil {
		return nil, err
	}
	opened, err := open(msg, args...)
	if err != nil {
		return nil, err
	}
	names := []string{}
	for _, sig := range opened.Sigs {
		names = append(names, sig.Name)
	}
	return map[string]any{"text": opened.Text, "verified": names, "unverified": len(opened.UnverifiedSigs)}, nil
}

func makeNote(args []string) (any, error) {
	if len(args) != 1 {
		return nil, errors.New("usage: log-tools make-note NAME < text")
	}
	text, err := io.ReadAll(os.Stdin)
	if err != nil {
		return nil, err
	}
	skey, vkey, err := note.GenerateKey(rand.Reader, args[0])
	if err != nil {
		return nil, err
	}
	signed, err := sign(skey, string(text))
	return map[string]string{"signer": skey, "verifier": vkey, "note": string(signed)}, err
}

func sign(skey, text string) ([]byte, error) {
	signer, err := note.NewSigner(skey)
	if err != nil {
		return nil, err
	}
	return note.Sign(&note.Note{Text: text}, signer)
}

// treeOf reads the text of a checkpoint (c2sp.org/tlog-checkpoint): origin, size, root hash.
func treeOf(text string) (string, tlog.Tree, error) {
	lines := strings.Split(text, "\n")
	if len(lines) < 4 {
		return "", tlog.Tree{}, errors.New("not a checkpoint")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return "", tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return lines[0], tlog.Tree{N: size, Hash: root}, err
}
