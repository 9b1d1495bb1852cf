// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFolderLog } from '../../packages/attest/src/folder-log/open-folder-log.js';
import { addCosignatures, cosign } from '../../packages/attest/src/note/cosign.js';
import { createNoteKey, parseNoteSigner } from '../../packages/attest/src/note/note-signer.js';
import { certificateEntry } from '../../packages/attest/src/testing/log-entries.js';
import { findMissingGo } from './log-tools.js';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const page = join(repository, 'docs/reference/transparency-log.md');
const command = join(repository, 'packages/cli/bin/touchstone.mjs');
const missing =
  findMissingGo() ?? (spawnSync('openssl', ['version']).error ? 'openssl is not installed' : undefined);

/** More than one full bundle, so that paths, tiles and bundles of both kinds are met. */
const ENTRIES = 300;
const signer = parseNoteSigner(createNoteKey('example.com/log').signer);
const witness = parseNoteSigner(createNoteKey('witness.example/w1', 'cosignature').signer);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-log-commands-'));
  await writeFile(join(folder, 'touchstone'), `#!/bin/sh\nexec '${process.execPath}' '${command}' "$@"\n`);
  await chmod(join(folder, 'touchstone'), 0o755);
  const log = await openFolderLog(join(folder, 'log'), {
    signer,
    clock: () => Date.UTC(2026, 10, 22),
    create: true,
    cosign: async (note) => addCosignatures(note, cosign(note, witness, 1_795_305_600), [witness.verifier]),
  });
  await log.append(Array.from({ length: ENTRIES }, (_, at) => certificateEntry(`entry ${at}`)));
  await log.close();
}, 120_000);
afterAll(async () => rm(folder, { recursive: true, force: true }));

/** Runs all commands of the page, in its order, as a reader would paste them. */
async function runPage(
  log: string,
  index: number,
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const text = await readFile(page, 'utf8');
  const script = [...text.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block]) => block).join('\n');
  return spawnSync('bash', ['--norc', '-eu', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: `${folder}:${process.env['PATH']}`,
      HOME: folder,
      LOG: log,
      KEY: signer.verifier.vkey,
      WITNESS: witness.verifier.vkey,
      INDEX: String(index),
      REPOSITORY: repository,
      GOFLAGS: '',
    },
  });
}

describe.skipIf(missing !== undefined)(
  `the commands of the reference page${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    test.each([255, ENTRIES - 1])(
      'verify checkpoint, cosignature, entry %i and its proof',
      async (index) => {
        const { status, stdout, stderr } = await runPage(join(folder, 'log'), index);
        expect(stderr).toBe('');
        expect(status).toBe(0);
        expect(stdout.match(/Signature Verified Successfully/g)).toHaveLength(2);
        expect(stdout).toContain(`{"index":${index},"origin":"example.com/log","size":${ENTRIES}}`);
        expect(stdout).toContain('"verified":["example.com/log","witness.example/w1"]');
      },
      120_000,
    );

    test('refuse a log whose checkpoint was changed', async () => {
      const other = join(folder, 'other');
      spawnSync('cp', ['-r', join(folder, 'log'), other]);
      const file = join(other, 'checkpoint');
      await writeFile(file, (await readFile(file, 'utf8')).replace('\n300\n', '\n299\n'));
      expect((await runPage(other, 0)).status).not.toBe(0);
    }, 60_000);
  },
);
