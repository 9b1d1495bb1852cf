// SPDX-License-Identifier: Apache-2.0
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder.js';
import { DEFAULT_LIMITS } from './limits.js';
import { readSource, textOf } from './read-source.js';

let folder: TemporaryFolder;
beforeEach(() => (folder = temporaryFolder()));
afterEach(() => folder.remove());

function read(content: Uint8Array | string, limits = {}): string {
  folder.write({ file: content });
  const entry = { path: 'file', bytes: content.length, at: { file: join(folder.path, 'file'), offset: 0 } };
  const source = readSource(entry, { ...DEFAULT_LIMITS, ...limits });
  return source.kind === 'read' ? `read: ${textOf(source.bytes)}` : source.reason;
}

describe('readSource', () => {
  it('reads UTF-8, and takes away its byte order mark', () => {
    expect(read(Buffer.from('grüße\n'))).toBe('read: grüße\n');
    expect(read(Buffer.from('\uFEFFimport os\n'))).toBe('read: import os\n');
    expect(read('')).toBe('read: ');
  });

  it('skips what is no text, with the reason', () => {
    expect(read(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0]))).toBe('binary');
    expect(read(Buffer.from([0x67, 0x72, 0xfc, 0xdf, 0x65]))).toBe('not-utf-8');
    expect(read(Buffer.from('\uFEFFimport os', 'utf16le'))).toBe('not-utf-8');
    // An overlong form of `/`, by which filters were once passed.
    expect(read(Buffer.from([0xc0, 0xaf]))).toBe('not-utf-8');
  });

  it('skips a file that is larger than the limit without reading it', () => {
    expect(read('x'.repeat(11), { fileBytes: 10 })).toBe('too-large');
    expect(read('x'.repeat(10), { fileBytes: 10 })).toBe(`read: ${'x'.repeat(10)}`);
  });

  it('does not follow a file that has become a link since it was listed', () => {
    symlinkSync('/etc/passwd', join(folder.path, 'link'));
    const entry = { path: 'link', bytes: 5, at: { file: join(folder.path, 'link'), offset: 0 } };
    expect(readSource(entry, DEFAULT_LIMITS)).toEqual({ kind: 'skipped', reason: 'unreadable' });
  });

  it('takes a file that has shrunk since it was listed as it is now', () => {
    folder.write({ file: 'abc' });
    const entry = { path: 'file', bytes: 100, at: { file: join(folder.path, 'file'), offset: 0 } };
    const source = readSource(entry, DEFAULT_LIMITS);
    expect(source.kind === 'read' && textOf(source.bytes)).toBe('abc');
  });
});
