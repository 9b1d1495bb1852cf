// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { isTouchstoneError } from '@touchstone/model';
import { pack, type Header } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder, type TemporaryFolder } from '../../testing/temporary-folder.js';
import { zipOf } from '../../testing/zip-of.js';
import { DEFAULT_LIMITS, type ScanLimits } from '../limits.js';
import { openInput } from '../open-input.js';
import type { Tree } from '../tree.js';

let folder: TemporaryFolder;
let temp: string;
beforeEach(() => {
  folder = temporaryFolder();
  temp = join(folder.path, 'temp');
  mkdirSync(temp);
});
afterEach(() => folder.remove());

type Entry = Partial<Header> & { readonly name: string; readonly content?: string };

async function tarOf(entries: readonly Entry[]): Promise<Buffer> {
  const tar = pack();
  for (const { content = '', ...header } of entries) tar.entry(header, content);
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function open(bytes: Uint8Array, limits: Partial<ScanLimits> = {}): Promise<Tree> {
  folder.write({ archive: bytes });
  return openInput(join(folder.path, 'archive'), { ...DEFAULT_LIMITS, ...limits }, temp);
}

/** What is in an archive, as text; nothing may be left of it afterwards. */
async function contents(
  bytes: Uint8Array,
  limits: Partial<ScanLimits> = {},
): Promise<Record<string, string>> {
  const tree = await open(bytes, limits);
  const read = tree.entries.map(({ path, bytes: length, at }) => [
    path,
    readFileSync(at.file)
      .subarray(at.offset, at.offset + length)
      .toString(),
  ]);
  await tree.close();
  expect(readdirSync(temp)).toEqual([]);
  return {
    ...Object.fromEntries(read),
    ...Object.fromEntries(tree.skipped.map((one) => [one.path, `(${one.reason})`])),
  };
}

async function refusal(bytes: Uint8Array, limits: Partial<ScanLimits> = {}): Promise<string> {
  const error: unknown = await open(bytes, limits).then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(readdirSync(temp)).toEqual([]);
  return isTouchstoneError(error) ? error.code : String(error);
}

const EVIL_NAMES = [
  '../evil.py',
  'a/../../evil.py',
  '/etc/evil.py',
  'C:\\evil.py',
  '..\\evil.py',
  '\\\\server\\evil.py',
];

describe('an archive', () => {
  it('is read from tar, tar.gz and zip alike, without the folder that all lies in', async () => {
    const files = { 'name-1.0/b.py': 'import os', 'name-1.0/a/c.py': 'pass' };
    const tar = await tarOf(Object.entries(files).map(([name, content]) => ({ name, content })));
    const expected = { 'a/c.py': 'pass', 'b.py': 'import os' };
    expect(await contents(tar)).toEqual(expected);
    expect(await contents(gzipSync(tar))).toEqual(expected);
    expect(await contents(zipOf(files))).toEqual(expected);
  });

  it.each(EVIL_NAMES)('is refused when it holds %j', async (name) => {
    // Readers of tar take backslashes for what they are on this system; we take them for what they are on any.
    const tar = await tarOf([{ name: 'a.py' }, { name, content: 'evil' }]);
    expect(await refusal(tar)).toBe('SCAN_ARCHIVE_HOSTILE');
    expect(await refusal(zipOf({ 'a.py': '', [name]: 'evil' }))).toBe('SCAN_ARCHIVE_HOSTILE');
  });

  it('has its links named and not followed, those that lead outside too', async () => {
    const tar = await tarOf([
      { name: 'a/in', type: 'symlink', linkname: '../b.py' },
      { name: 'a/out', type: 'symlink', linkname: '../../b.py' },
      { name: 'root', type: 'symlink', linkname: '/etc/passwd' },
      { name: 'hard', type: 'link', linkname: 'b.py' },
      { name: 'device', type: 'character-device', devmajor: 1, devminor: 5 },
      { name: 'b.py', content: 'x' },
      // Written through the link, this would be /etc/passwd.
      { name: 'root', content: 'evil' },
    ]);
    expect(await contents(tar)).toEqual({
      'a/in': '(symbolic-link)',
      'a/out': '(link-outside)',
      root: '(duplicate-path)',
      hard: '(symbolic-link)',
      device: '(special-file)',
      'b.py': 'x',
    });
    expect(await contents(zipOf({ link: '/etc/passwd' }, { mode: 0o120777 }))).toEqual({
      link: '(symbolic-link)',
    });
  });

  it('is refused when it unpacks to too much: by ratio, by bytes, by files', async () => {
    const zeros = '0'.repeat(3_000_000);
    const bombs = [gzipSync(await tarOf([{ name: 'a.txt', content: zeros }])), zipOf({ 'a.txt': zeros })];
    for (const bomb of bombs) {
      expect(await refusal(bomb, { ratioFrom: 1_000_000 })).toBe('SCAN_ARCHIVE_HOSTILE');
      expect(await refusal(bomb, { bytes: 2_000_000 })).toBe('SCAN_ARCHIVE_HOSTILE');
    }
    const many = Array.from({ length: 20 }, (_, at) => ({ name: `${at}.py` }));
    expect(await refusal(await tarOf(many), { files: 19 })).toBe('SCAN_ARCHIVE_HOSTILE');
  });

  it('is a bomb, too, when what it unpacks to is not even wanted', async () => {
    const tar = await tarOf([{ name: 'image.png', content: '0'.repeat(3_000_000) }]);
    expect(await refusal(gzipSync(tar), { ratioFrom: 1_000_000 })).toBe('SCAN_ARCHIVE_HOSTILE');
  });

  it('has files skipped that are too large, too deep, binary, or no part of the product', async () => {
    const tar = await tarOf([
      { name: 'big.py', content: 'x'.repeat(100) },
      { name: 'a/b/c/d.py', content: 'x' },
      { name: 'logo.png', content: 'x' },
      { name: '.git/config', content: 'x' },
      { name: 'ok.py', content: 'x' },
    ]);
    expect(await contents(tar, { fileBytes: 50, depth: 3 })).toEqual({
      'big.py': '(too-large)',
      'a/b/c/d.py': '(too-deep)',
      'logo.png': '(binary)',
      'ok.py': 'x',
    });
  });

  it('is refused when it is truncated, wherever that is', async () => {
    const tar = await tarOf([{ name: 'a.py', content: 'x'.repeat(3000) }]);
    const zip = zipOf({ 'a.py': 'x'.repeat(3000) });
    expect(await refusal(tar.subarray(0, 1500))).toBe('SCAN_ARCHIVE_BROKEN');
    const gzip = gzipSync(tar);
    for (let end = 20; end < gzip.length - 8; end += 11) {
      expect(await refusal(gzip.subarray(0, end))).toBe('SCAN_ARCHIVE_BROKEN');
    }
    for (let end = 20; end < zip.length - 1; end += 7) {
      expect(await refusal(zip.subarray(0, end))).toBe('SCAN_ARCHIVE_BROKEN');
    }
  });

  it('is read or refused with a code, whatever bytes of it are changed, and leaves nothing behind', async () => {
    const originals = [
      await tarOf([
        { name: 'a.py', content: 'x'.repeat(600) },
        { name: 'b/c.py', content: 'y' },
      ]),
      zipOf({ 'a.py': 'x'.repeat(600), 'b/c.py': 'y' }),
    ];
    const change = fc.record({ at: fc.nat(), byte: fc.nat(255) });
    const changes = fc.array(change, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...originals), changes, async (original, list) => {
        const bytes = Buffer.from(original);
        for (const { at, byte } of list) bytes[at % bytes.length] = byte;
        const outcome = await open(bytes).then(
          (tree) => tree.close().then(() => 'read'),
          (error: unknown) => (isTouchstoneError(error) ? 'refused' : error),
        );
        expect(['read', 'refused']).toContain(outcome);
        expect(readdirSync(temp)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('what is neither a folder nor an archive', () => {
  it('is refused with what it is', async () => {
    expect(await refusal(Buffer.from('BZh91AY&SY'))).toBe('SCAN_NOT_AN_ARCHIVE');
    expect(await refusal(Buffer.from('just some text'))).toBe('SCAN_NOT_AN_ARCHIVE');
    expect(await refusal(Buffer.alloc(0))).toBe('SCAN_NOT_AN_ARCHIVE');
    expect(await refusal(Buffer.from([1, 2, 3, 0]))).toBe('SCAN_NOT_AN_ARCHIVE');
    await expect(openInput(join(temp, 'nothing'), DEFAULT_LIMITS)).rejects.toMatchObject({
      code: 'SCAN_NO_SUCH_PATH',
    });
  });
});

describe('an SBOM', () => {
  it('is recognised by what it says, not by its name', async () => {
    const cyclonedx = {
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: [{ type: 'library', name: 'a' }],
    };
    expect((await open(Buffer.from(JSON.stringify(cyclonedx)))).kind).toBe('sbom');
    const spdx = { spdxVersion: 'SPDX-2.3', packages: [{ name: 'a' }] };
    expect((await open(Buffer.from(JSON.stringify(spdx, null, 2)))).kind).toBe('sbom');
  });

  it.each([
    ['{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{}]}'],
    ['{"bomFormat":"CycloneDX","specVersion":"1.6"'],
    ['{"bomFormat":"Cyclone","specVersion":"1.6"}'],
    ['{"spdxVersion":"SPDX-9"}'],
    ['{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[]}'],
    ['SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\n'],
    ['<?xml version="1.0"?>\n<bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>'],
    [`{"bomFormat":"CycloneDX","components":${'['.repeat(100_000)}`],
  ])('is refused when it cannot be read: %.60s', async (text) => {
    expect(await refusal(Buffer.from(text))).toBe('SCAN_SBOM');
  });
});
