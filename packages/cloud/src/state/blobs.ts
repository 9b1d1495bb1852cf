// SPDX-License-Identifier: Apache-2.0
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bytes that a cloud holds: an object's or an image's. Immutable; records name it by id. */
export interface Blob {
  readonly id: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly md5: string;
  readonly sha512: string;
}

export interface BlobLimits {
  /** Bytes of one blob that stay in memory; what is longer goes to a temporary file. */
  readonly memoryPerBlob: number;
}

export const DEFAULT_BLOB_LIMITS: BlobLimits = Object.freeze({ memoryPerBlob: 8 * 1024 * 1024 });

type Held = { readonly chunks: readonly Uint8Array[] } | { readonly file: string };

/** Keeps content out of the records: small in memory, large in a temporary folder that `close` removes. */
export class Blobs {
  private readonly held = new Map<string, Held>();
  private readonly limits: BlobLimits;
  private pinned: ReadonlySet<string> = new Set();
  private folder: string | undefined;
  private count = 0;

  constructor(limits: BlobLimits = DEFAULT_BLOB_LIMITS) {
    this.limits = limits;
  }

  /**
   * Takes in a stream of any length, with the backpressure of the disk.
   * @param most bytes after which the stream is refused; @throws RangeError then, and keeps nothing
   */
  async write(stream: AsyncIterable<Uint8Array>, most = Number.POSITIVE_INFINITY): Promise<Blob> {
    const md5 = createHash('md5');
    const sha512 = createHash('sha512');
    const chunks: Uint8Array[] = [];
    let size = 0;
    let file: { path: string; out: WriteStream } | undefined;
    try {
      for await (const chunk of stream) {
        size += chunk.length;
        if (size > most) throw new RangeError(`more than ${most} bytes`);
        md5.update(chunk);
        sha512.update(chunk);
        if (!file && size > this.limits.memoryPerBlob) {
          file = this.openFile();
          for (const early of chunks.splice(0)) await push(file.out, early);
        }
        if (file) await push(file.out, chunk);
        else chunks.push(chunk);
      }
      if (file) await finish(file.out);
    } catch (error) {
      file?.out.destroy();
      if (file) rmSync(file.path, { force: true });
      throw error;
    }
    this.count += 1;
    const id = `blob-${this.count}`;
    this.held.set(id, file ? { file: file.path } : { chunks });
    return { id, size, md5: md5.digest('hex'), sha512: sha512.digest('hex') };
  }

  /** Takes in bytes that are there already. */
  keep(bytes: Uint8Array): Blob {
    const digest = (name: string): string => createHash(name).update(bytes).digest('hex');
    this.count += 1;
    const id = `blob-${this.count}`;
    this.held.set(id, { chunks: [bytes] });
    return { id, size: bytes.length, md5: digest('md5'), sha512: digest('sha512') };
  }

  /** Bytes `start` to `end`, both included; all of it without them. An unknown id reads as nothing. */
  async *read(id: string, start = 0, end = Number.POSITIVE_INFINITY): AsyncGenerator<Uint8Array> {
    const held = this.held.get(id);
    if (!held || end < start) return;
    if ('file' in held) {
      yield* createReadStream(held.file, end === Number.POSITIVE_INFINITY ? { start } : { start, end });
      return;
    }
    let at = 0;
    for (const chunk of held.chunks) {
      const from = Math.max(start - at, 0);
      const to = Math.min(end + 1 - at, chunk.length);
      if (from < to) yield chunk.subarray(from, to);
      at += chunk.length;
      if (at > end) return;
    }
  }

  /** Forgets a blob, unless a snapshot still needs it. */
  drop(id: string): void {
    if (this.pinned.has(id)) return;
    const held = this.held.get(id);
    this.held.delete(id);
    if (held && 'file' in held) rmSync(held.file, { force: true });
  }

  /** Keeps all that is there now for good: a snapshot names it. */
  pinAll(): void {
    this.pinned = new Set(this.held.keys());
  }

  /** Forgets what came after the last pinning. */
  dropUnpinned(): void {
    const ids = Array.from(this.held.keys());
    for (const id of ids) this.drop(id);
  }

  /** Removes the temporary folder and all content. */
  close(): void {
    this.held.clear();
    this.pinned = new Set();
    if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true });
    this.folder = undefined;
  }

  private openFile(): { path: string; out: WriteStream } {
    this.folder ??= mkdtempSync(join(tmpdir(), 'touchstone-cloud-'));
    const path = join(this.folder, randomUUID());
    return { path, out: createWriteStream(path, { mode: 0o600 }) };
  }
}

async function push(out: WriteStream, chunk: Uint8Array): Promise<void> {
  if (!out.write(chunk)) await once(out, 'drain');
}

async function finish(out: WriteStream): Promise<void> {
  out.end();
  await once(out, 'close');
}
