// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson, sha256Digest, type BundleIndex } from '@touchstone/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeBundle, writeBundle } from './bundle-folder.js';
import type { Member } from './member.js';
import { readBundle } from './open-bundle.js';

let place = '';
let folder = '';
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'touchstone-bundle-'));
  folder = join(place, 'bundle');
  mkdirSync(folder);
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const member = (path: string, text = path, role: Member['role'] = 'recipe'): Member => ({
  role,
  path,
  bytes: Buffer.from(text),
});
const entry = (
  path: string,
  text = path,
  role: Member['role'] = 'recipe',
): BundleIndex['members'][number] => ({
  role,
  path,
  digest: sha256Digest(text),
  bytes: Buffer.byteLength(text),
});
function index(members: readonly unknown[]): void {
  writeFileSync(
    join(folder, 'bundle.json'),
    `${canonicalJson({ format: 'touchstone-bundle/1', solution: 'x', members })}\n`,
  );
}

describe('a bundle', () => {
  it('reads back as it was written', async () => {
    await writeBundle(folder, 'x', [
      member('recipe/a.sh'),
      member('recordings/r.ndjson.gz', 'r', 'recording'),
    ]);
    const { members } = await readBundle(folder);
    expect(members.map(({ path }) => path)).toEqual(['recipe/a.sh', 'recordings/r.ndjson.gz']);
  });

  it('is not written at all where it could not be read again', async () => {
    const write = writeBundle(folder, 'x', [member('recipe/good.sh'), member('recipe/two words.sh')]);
    await expect(write).rejects.toMatchObject({ code: 'PAPER_FIELD' });
    expect(existsSync(join(folder, 'recipe'))).toBe(false);
  });
});

describe("a stranger's bundle", () => {
  it('has one index: another spelling of it, or a paper where none of its role lies, is refused', async () => {
    mkdirSync(join(folder, 'recipe'));
    for (const name of ['a', 'b']) writeFileSync(join(folder, 'recipe', name), '');
    const [a, b] = [entry('recipe/a', ''), entry('recipe/b', '')];
    index([a, b]);
    await readBundle(folder);
    const text = readFileSync(join(folder, 'bundle.json'), 'utf8');
    const spellings = [
      text.trimEnd(),
      ` ${text}`,
      text.replace('"solution"', '"solutio\\u006e"'),
      text.replace('"bytes":0', '"bytes":0.0'),
      text.replace('"bytes":0', '"bytes":1,"bytes":0'),
    ];
    for (const spelling of spellings) {
      writeFileSync(join(folder, 'bundle.json'), spelling);
      await expect(readBundle(folder), spelling).rejects.toMatchObject({
        code: expect.stringMatching(/^PAPER_(?:CANONICAL|SYNTAX)$/),
      });
    }
    index([b, a]);
    await expect(readBundle(folder)).rejects.toMatchObject({ code: 'BUNDLE_INDEX' });
    for (const path of [
      'bundle.json',
      'attestation/entry.json',
      'report.html',
      'recipe',
      'recipe/',
      'recipe//a',
    ]) {
      index([entry(path)]);
      await expect(readBundle(folder), path).rejects.toMatchObject({ code: 'BUNDLE_INDEX' });
    }
    for (const members of [
      [entry('recipe/a', ''), entry('recipe/a/b', '')],
      [entry(`recipe/${'a'.repeat(256)}`)],
      [entry('recipe/a', ''), { ...entry('recipe/b', ''), bytes: 1 }],
    ]) {
      index(members);
      await expect(readBundle(folder)).rejects.toMatchObject({ code: 'BUNDLE_INDEX' });
    }
  });

  it('leads nowhere outside its folder', async () => {
    for (const path of ['../secret', '/etc/hostname', 'a/../../secret', './a', 'a//../b/..', '..']) {
      index([entry(path)]);
      await expect(readBundle(folder), path).rejects.toMatchObject({ code: 'PAPER_FIELD' });
    }
  });

  it('leads nowhere outside its folder through links, of files or of folders', async () => {
    mkdirSync(join(place, 'elsewhere'));
    writeFileSync(join(place, 'elsewhere', 'secret'), 'secret');
    symlinkSync(join(place, 'elsewhere'), join(folder, 'recipe'));
    symlinkSync(join(place, 'elsewhere', 'secret'), join(folder, 'touchstone.yaml'));
    for (const path of ['recipe/secret', 'touchstone.yaml']) {
      index([entry(path, 'secret', path.startsWith('recipe') ? 'recipe' : 'manifest')]);
      await expect(readBundle(folder), path).rejects.toMatchObject({ code: 'BUNDLE_MISSING' });
    }
  });

  it('is refused where its index is a link, a pipe, or huge', async () => {
    const name = join(folder, 'bundle.json');
    symlinkSync('/dev/zero', name);
    await expect(readBundle(folder)).rejects.toMatchObject({ code: 'BUNDLE_MISSING' });
    rmSync(name);
    execFileSync('mkfifo', [name]);
    await expect(readBundle(folder)).rejects.toMatchObject({ code: 'BUNDLE_MISSING' });
    rmSync(name);
    writeFileSync(name, ' '.repeat(2_000_000));
    await expect(readBundle(folder)).rejects.toMatchObject({ code: 'BUNDLE_MISSING' });
  });

  it('is refused where its index is nested too deeply to be read', async () => {
    for (const text of ['['.repeat(500_000), `${'['.repeat(200_000)}${']'.repeat(200_000)}`]) {
      writeFileSync(join(folder, 'bundle.json'), text);
      await expect(readBundle(folder)).rejects.toMatchObject({
        code: expect.stringMatching(/^PAPER_(?:SYNTAX|FIELD)$/),
      });
    }
  });

  it('is refused before anything is read where it names more than is read', async () => {
    index([{ ...entry('recordings/a', 'a', 'recording'), bytes: 2 ** 40 }]);
    await expect(readBundle(folder)).rejects.toMatchObject({ code: 'BUNDLE_TOO_LARGE' });
  });

  it('has no more members than are read', async () => {
    const names = Array.from({ length: 2001 }, (_, i) => `recipe/${String(i).padStart(4, '0')}`);
    index(names.map((name) => entry(name, '')));
    await expect(readBundle(folder)).rejects.toMatchObject({ code: 'PAPER_FIELD' });
    index(names.slice(1).map((name) => entry(name, '')));
    await expect(readBundle(folder)).rejects.toMatchObject({ code: 'BUNDLE_MISSING' });
  });

  it('has each paper once: which of two manifests was judged by must not be a matter of order', async () => {
    index([entry('manifest/a', 'a', 'manifest'), entry('manifest/b', 'b', 'manifest')]);
    await expect(readBundle(folder)).rejects.toMatchObject({ code: 'PAPER_FIELD' });
    index([entry('recipe/a'), entry('recipe/a')]);
    await expect(readBundle(folder)).rejects.toMatchObject({ code: 'PAPER_FIELD' });
  });

  it('is refused where a member has other bytes or another size than it says', async () => {
    mkdirSync(join(folder, 'recipe'));
    writeFileSync(join(folder, 'recipe', 'a'), 'a');
    index([entry('recipe/a', 'b')]);
    await expect(readBundle(folder)).rejects.toMatchObject({ code: 'BUNDLE_DIGEST' });
    index([{ ...entry('recipe/a', 'a'), bytes: 7 }]);
    await expect(readBundle(folder)).rejects.toMatchObject({ code: 'BUNDLE_DIGEST' });
  });

  it('takes nothing with it when it makes place for a new one but what bundles consist of', async () => {
    mkdirSync(join(place, 'elsewhere'));
    writeFileSync(join(place, 'elsewhere', 'precious'), '');
    symlinkSync(join(place, 'elsewhere'), join(folder, 'recipe'));
    writeFileSync(join(folder, 'thesis.tex'), '');
    writeFileSync(join(folder, 'assessment.json'), '');
    index([entry('assessment.json', '', 'assessment'), entry('recipe/precious')]);
    await removeBundle(folder);
    expect(existsSync(join(place, 'elsewhere', 'precious'))).toBe(true);
    expect(existsSync(join(folder, 'thesis.tex'))).toBe(true);
    expect(existsSync(join(folder, 'assessment.json'))).toBe(false);
    expect(existsSync(join(folder, 'bundle.json'))).toBe(false);
  });

  it('cannot make a new one be written elsewhere', async () => {
    mkdirSync(join(place, 'elsewhere'));
    writeFileSync(join(place, 'precious'), 'precious');
    symlinkSync(join(place, 'elsewhere'), join(folder, 'recipe'));
    await expect(writeBundle(folder, 'x', [member('recipe/a')])).rejects.toMatchObject({
      code: 'BUNDLE_PATH_TAKEN',
    });
    symlinkSync(join(place, 'precious'), join(folder, 'assessment.json'));
    await writeBundle(folder, 'x', [member('assessment.json', 'new', 'assessment')]);
    expect(readFileSync(join(place, 'precious'), 'utf8')).toBe('precious');
  });
});
