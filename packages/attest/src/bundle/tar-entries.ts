// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { FileReader } from './file-reader.js';
import { isTarHeader, parseTarHeader, TAR_BLOCK, TAR_END, tarPadding } from './tar-header.js';

export interface TarEntry {
  readonly name: string;
  readonly size: number;
  /** Where its header begins. */
  readonly at: number;
}

/** The entries of a tar, one after the other, each with its padding. */
export class TarEntries {
  readonly #reader: FileReader;
  readonly #file: string;
  /** The next header, where it was looked at already. */
  #header: Buffer | undefined;
  #next: TarEntry | 'end' | undefined;

  constructor(reader: FileReader, file: string) {
    this.#reader = reader;
    this.#file = file;
  }

  /** The first entry; undefined for a file that does not begin as some tar does. */
  async first(): Promise<TarEntry | undefined> {
    if (this.#reader.size < TAR_BLOCK) return undefined;
    this.#header = await this.#reader.take(TAR_BLOCK);
    return isTarHeader(this.#header) ? this.peek() : undefined;
  }

  /** Where the content of the entry that was peeked at begins. */
  get contentOffset(): number {
    return this.#reader.at;
  }

  /** The entry that comes next; undefined at the end. */
  async peek(): Promise<TarEntry | undefined> {
    if (this.#next === undefined) {
      const raw = this.#header ?? (await this.#reader.take(TAR_BLOCK));
      this.#header = undefined;
      const at = this.#reader.at - TAR_BLOCK;
      const header = parseTarHeader(raw, `${this.#file}, byte ${at}`);
      this.#next = header === undefined ? 'end' : { ...header, at };
    }
    return this.#next === 'end' ? undefined : this.#next;
  }

  async content(entry: TarEntry): Promise<Buffer> {
    // A copy: the piece that was read ahead is larger than what stays of it.
    const bytes = Buffer.from(await this.#reader.take(entry.size));
    await this.#pass(entry);
    return bytes;
  }

  async *pieces(entry: TarEntry): AsyncGenerator<Buffer> {
    yield* this.#reader.pieces(entry.size);
    await this.#pass(entry);
  }

  async #pass(entry: TarEntry): Promise<void> {
    const padding = await this.#reader.take(tarPadding(entry.size));
    if (padding.some((byte) => byte !== 0)) throw trailing(this.#file, `behind ${entry.name}`);
    this.#next = undefined;
  }

  /** Holds the rest of the file to what ends a tar. */
  async end(): Promise<void> {
    const entry = await this.peek();
    if (entry !== undefined) throw unnamedEntry(this.#file, entry);
    const rest = await this.#reader.take(TAR_END - TAR_BLOCK);
    if (rest.some((byte) => byte !== 0)) throw trailing(this.#file, 'in the block that ends it');
    if (this.#reader.at !== this.#reader.size)
      throw trailing(this.#file, `behind its end at ${this.#reader.at}`);
  }
}

/** What the index does not name and no attestation is. */
export function unnamedEntry(file: string, { name, at }: TarEntry): TouchstoneError {
  return new TouchstoneError(
    'BUNDLE_UNNAMED',
    `${file}, byte ${at}: ${name} is named neither by the index nor is it an attestation.`,
    { hint: 'A bundle file holds nothing else: get it again.', details: { file, name } },
  );
}

function trailing(file: string, where: string): TouchstoneError {
  return new TouchstoneError('BUNDLE_TRAILING', `${file} has bytes that belong to nothing, ${where}.`, {
    hint: 'Get the file again.',
    details: { file },
  });
}
