// SPDX-License-Identifier: Apache-2.0
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../output.js';
import { accessRulesCommand } from './access-rules.js';
import { assessCommand } from './assess.js';
import { diffCommand } from './diff.js';
import { packCommand } from './pack.js';
import { unpackCommand } from './unpack.js';

const EVIDENCE = fileURLToPath(new URL('../../../../catalog/rclone/evidence', import.meta.url));
const OPTIONS = { format: 'json', level: 'basic', version: '0.0.0' } as const;

let place = '';
let bundle = '';
let file = '';
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'touchstone-forms-'));
  bundle = join(place, 'unsigned');
  cpSync(EVIDENCE, bundle, { recursive: true, filter: (path) => basename(path) !== 'attestation' });
  file = join(place, 'rclone.touchstone');
  await packCommand(bundle, { out: file }, written().output);
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

function written(): { readonly output: Output; readonly text: string[]; readonly notes: string[] } {
  const [text, notes] = [[] as string[], [] as string[]];
  const output: Output = {
    text: (result) => void text.push(result),
    json: (result) => void text.push(JSON.stringify(result)),
    drained: async () => {},
    note: (message) => void notes.push(message),
    colour: false,
    live: false,
    width: 80,
  };
  return { output, text, notes };
}

describe('a bundle of the catalog as a file', () => {
  it('is named after its solution unless a name is given', async () => {
    const before = process.cwd();
    process.chdir(place);
    try {
      const { output, notes } = written();
      expect(await packCommand(bundle, {}, output)).toBe(0);
      expect(notes.join()).toContain('rclone.touchstone: ');
    } finally {
      process.chdir(before);
    }
  });

  it('is assessed as the folder is, and gives the same access rules', async () => {
    const [ofFolder, ofFile] = [written(), written()];
    await assessCommand([bundle], OPTIONS, ofFolder.output);
    expect(await assessCommand([file], OPTIONS, ofFile.output)).toBe(0);
    expect(ofFile.text).toEqual(ofFolder.text);
    expect(ofFile.notes.join()).toContain('the same bytes as the assessment in the bundle');
    const [rulesOfFolder, rulesOfFile] = [written(), written()];
    await accessRulesCommand(bundle, rulesOfFolder.output);
    await accessRulesCommand(file, rulesOfFile.output);
    expect(rulesOfFile.text).toEqual(rulesOfFolder.text);
  });

  it('can be assessed into a new folder, which packs to the same file', async () => {
    const { output } = written();
    await assessCommand([file], { ...OPTIONS, out: join(place, 'assessed') }, output);
    await unpackCommand(file, { out: join(place, 'unpacked') }, output);
    for (const folder of ['assessed', 'unpacked']) {
      await packCommand(join(place, folder), { out: join(place, 'again') }, output);
      expect(readFileSync(join(place, 'again')).equals(readFileSync(file)), folder).toBe(true);
    }
  });
});

describe('diff', () => {
  it('ends with 0 for the same verdicts, in every format', async () => {
    for (const format of ['text', 'json', 'md'] as const) {
      const { output, text } = written();
      expect(await diffCommand([bundle, file], { format }, output)).toBe(0);
      expect(text.join('')).toContain('rclone');
    }
  });

  it('ends with 1 for others, and refuses what is no bundle', async () => {
    const folder = join(place, 'other');
    cpSync(bundle, folder, { recursive: true });
    const index = JSON.parse(readFileSync(join(folder, 'bundle.json'), 'utf8')) as {
      members: { role: string }[];
    };
    const { output, text } = written();
    writeFileSync(
      join(folder, 'bundle.json'),
      `${JSON.stringify({ ...index, members: index.members.filter(({ role }) => role !== 'scan' && role !== 'assessment') })}\n`,
    );
    expect(await diffCommand([bundle, folder], { format: 'text' }, output)).toBe(1);
    expect(text.join('')).toContain('no-parallel-stack (native): passed → not run');
    expect(text.join('')).toContain('it holds no assessment, so it was judged now');
    writeFileSync(join(place, 'none'), 'no bundle');
    await expect(diffCommand([file, join(place, 'none')], { format: 'text' }, output)).rejects.toMatchObject({
      code: 'BUNDLE_NOT_ONE',
    });
  });
});
