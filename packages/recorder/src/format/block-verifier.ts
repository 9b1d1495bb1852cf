// SPDX-License-Identifier: Apache-2.0
import { isAscii } from 'node:buffer';
import { recordingLine, type RecordingFooter, type RecordingLine } from '@touchstone/model';
import { fitsExchange } from './fits-exchange.js';
import { readExchangeLine } from './read-exchange-line.js';
import { FIRST_LINK, sealDigest, sealLine } from './seal-chain.js';

const NEWLINE = 0x0a;

/** Follows a recording block by block and says what is wrong with the first one that does not verify. */
export class BlockVerifier {
  readonly #lineLimit: number;
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #seq = 0;
  #link = FIRST_LINK;
  #blocks = 0;
  #exchanges = 0;
  #unclassified = 0;
  #footer: RecordingFooter | undefined;

  constructor(lineLimit: number) {
    this.#lineLimit = lineLimit;
  }

  get verified(): {
    lines: number;
    blocks: number;
    seal: string | null;
    footer: RecordingFooter | undefined;
  } {
    const seal = this.#blocks === 0 ? null : this.#link;
    return { lines: this.#seq, blocks: this.#blocks, seal, footer: this.#footer };
  }

  /** @returns the block's lines without its seal, or the sentence that says where and why it does not verify */
  take(block: Buffer): { readonly lines: readonly RecordingLine[] } | { readonly wrong: string } {
    const number = this.#blocks + 1;
    if (this.#footer) return { wrong: `Block ${number} comes after the footer.` };
    if (block[block.length - 1] !== NEWLINE)
      return { wrong: `Block ${number} does not end with a whole line.` };
    const sealAt = block.lastIndexOf(NEWLINE, block.length - 2) + 1;
    if (sealAt === 0) return { wrong: `Block ${number} has no lines before its seal.` };
    const lines: RecordingLine[] = [];
    const ascii = isAscii(block);
    for (let at = 0; at < sealAt;) {
      const end = block.indexOf(NEWLINE, at);
      const read = this.#readLine(block, at, end, ascii, this.#seq + lines.length);
      if (typeof read === 'string') return { wrong: `Block ${number}, ${read}` };
      lines.push(read);
      at = end + 1;
    }
    const link = sealDigest(this.#link, block.subarray(0, sealAt));
    const seq = this.#seq + lines.length;
    if (block.toString('latin1', sealAt, block.length - 1) !== sealLine(seq, link)) {
      const first = this.#seq;
      return {
        wrong: `The seal of block ${number} (lines ${first} to ${seq - 1}) does not fit what is before it.`,
      };
    }
    const wrong = this.#checkOrder(lines, number);
    if (wrong !== undefined) return { wrong };
    this.#seq = seq + 1;
    this.#link = link;
    this.#blocks = number;
    return { lines };
  }

  /** @param ascii whether all of the block is: then each byte is its character, and cheaper to decode */
  #readLine(block: Buffer, at: number, end: number, ascii: boolean, seq: number): RecordingLine | string {
    if (end - at > this.#lineLimit)
      return `line ${seq} has ${end - at} bytes; the limit is ${this.#lineLimit}.`;
    let value: unknown;
    try {
      const text = ascii ? block.toString('latin1', at, end) : this.#utf8.decode(block.subarray(at, end));
      const exchange = readExchangeLine(text);
      if (exchange !== undefined && exchange.seq === seq) return exchange;
      value = exchange ?? JSON.parse(text);
    } catch {
      return `line ${seq} is not JSON.`;
    }
    const found = (value as { seq?: unknown } | null)?.seq;
    if (typeof found === 'number' && found !== seq) return `line ${seq} has the sequence number ${found}.`;
    if (fitsExchange(value)) return value;
    const parsed = recordingLine.safeParse(value);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    return `line ${seq}: ${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'does not fit'}.`;
  }

  /** Header first and only there, seals only at the end, footer last and with the right counts. */
  #checkOrder(lines: readonly RecordingLine[], number: number): string | undefined {
    for (let index = 0; index < lines.length; index += 1) {
      const line = lines[index]!;
      if ((line.kind === 'header') !== (line.seq === 0)) {
        return line.seq === 0 ? 'Line 0 is no header.' : `Line ${line.seq} is a second header.`;
      }
      if (line.kind === 'seal') return `Line ${line.seq} is a seal in the middle of block ${number}.`;
      if (line.kind === 'exchange') {
        this.#exchanges += 1;
        if (line.operation === null) this.#unclassified += 1;
      }
      if (line.kind !== 'footer') continue;
      if (index !== lines.length - 1) return `Line ${line.seq} is a footer, but lines follow it.`;
      if (line.exchanges !== this.#exchanges || line.unclassified !== this.#unclassified) {
        return (
          `The footer (line ${line.seq}) counts ${line.exchanges} exchanges, ${line.unclassified} unclassified; ` +
          `there are ${this.#exchanges} and ${this.#unclassified}.`
        );
      }
      this.#footer = line;
    }
    return undefined;
  }
}
