// SPDX-License-Identifier: Apache-2.0
import { checkpointText } from '../log/checkpoint.js';
import { consistencyProof } from '../log/consistency-proof.js';
import { encodeEntries } from '../log/entry-bundle.js';
import type { LogReader } from '../log/log-store.js';
import { leafHash, rootOf } from '../log/merkle.js';
import { entriesPath, hashesAtLevel, tilePath, TILE_WIDTH } from '../log/tiles.js';
import type { HashReader } from '../log/tree-node.js';
import { createNoteKey, parseNoteSigner, type NoteSigner } from '../note/note-signer.js';
import { signNote } from '../note/sign-note.js';

/**
 * A log in memory whose entries can be anything, lies included: what it publishes is what it is told to have. Small:
 * everything is computed anew.
 */
export class MemoryLog implements LogReader {
  readonly signer: NoteSigner;
  /** Resources that are given in place of those that follow from the entries. */
  readonly replaced = new Map<string, Uint8Array>();
  entries: Uint8Array[] = [];

  readonly origin: string;

  constructor(origin: string, signer?: NoteSigner) {
    this.origin = origin;
    this.signer = signer ?? parseNoteSigner(createNoteKey(origin).signer);
  }

  get vkey(): string {
    return this.signer.verifier.vkey;
  }

  checkpoint(size: number = this.entries.length): Uint8Array {
    const text = checkpointText({ origin: this.origin, size, root: this.root(size) });
    return Buffer.from(signNote(text, [this.signer]));
  }

  root(size: number = this.entries.length): Uint8Array {
    return rootOf(this.entries.slice(0, size).map(leafHash));
  }

  get tree(): HashReader {
    return {
      read: async (nodes) =>
        nodes.map(({ level, index }) =>
          rootOf(this.entries.slice(index * 2 ** level, (index + 1) * 2 ** level).map(leafHash)),
        ),
    };
  }

  proof(oldSize: number, size: number): Promise<readonly Uint8Array[]> {
    return consistencyProof(this.tree, oldSize, size);
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const replaced = this.replaced.get(path);
    if (replaced !== undefined) return replaced;
    if (path === 'checkpoint') return this.checkpoint();
    return this.#tile(path);
  }

  #tile(path: string): Uint8Array | undefined {
    const size = this.entries.length;
    for (let level = 0; hashesAtLevel(level, size) > 0; level += 1) {
      const hashes = hashesAtLevel(level, size);
      for (let index = 0; index * TILE_WIDTH < hashes; index += 1) {
        const most = Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH);
        for (let width = 1; width <= most; width += 1) {
          if (width < most && width % TILE_WIDTH === 0) continue;
          if (path === tilePath(level, index, width)) return this.#hashes(level, index, width);
          if (level === 0 && path === entriesPath(index, width)) {
            return encodeEntries(this.entries.slice(index * TILE_WIDTH, index * TILE_WIDTH + width));
          }
        }
      }
    }
    return undefined;
  }

  #hashes(level: number, index: number, width: number): Uint8Array {
    const span = TILE_WIDTH ** level;
    const first = index * TILE_WIDTH;
    return Buffer.concat(
      Array.from({ length: width }, (_, i) =>
        rootOf(this.entries.slice((first + i) * span, (first + i + 1) * span).map(leafHash)),
      ),
    );
  }
}
