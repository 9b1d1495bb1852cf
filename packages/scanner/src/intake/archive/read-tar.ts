// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import type { Unpacking } from './unpacking.js';

/** Reads a tar archive, as POSIX's pax and GNU write it, entry by entry; nothing but the wanted ones is kept. */
export async function readTar(file: string, isGzip: boolean, unpacking: Unpacking): Promise<void> {
  const source = createReadStream(file);
  const reader = extract();
  // All that gunzip gives counts, headers too: an archive of empty files or of long headers can be a bomb as well.
  const counted = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      unpacking.count(chunk.length);
      yield chunk;
    }
  };
  const steps: Transform[] = isGzip ? [createGunzip()] : [];
  const plain = steps.reduce<Readable>((from, step) => from.pipe(step), source);
  source.on('error', (error) => plain.destroy(error));
  const feeding = pipeline(Readable.from(counted(plain)), reader as unknown as NodeJS.WritableStream);
  const reading = readEntries(reader, unpacking);
  // Whichever fails first says why; the other fails because of it.
  await Promise.all([reading, feeding]).finally(() => source.destroy());
}

async function readEntries(
  reader: AsyncIterable<AsyncIterable<unknown> & { readonly header: Header }>,
  unpacking: Unpacking,
): Promise<void> {
  for await (const entry of reader) {
    const { header } = entry;
    if (header.type === 'directory') {
      for await (const _ of entry);
      continue;
    }
    const wanted = unpacking.begin({
      name: header.name,
      kind: kindOf(header.type),
      target: header.linkname ?? '',
      bytes: header.size ?? 0,
    });
    for await (const chunk of entry) if (wanted) await unpacking.take(chunk as Uint8Array);
    if (wanted) unpacking.end();
  }
}

function kindOf(type: Header['type']): 'file' | 'link' | 'special' {
  if (type === 'file' || type === 'contiguous-file') return 'file';
  return type === 'symlink' || type === 'link' ? 'link' : 'special';
}
