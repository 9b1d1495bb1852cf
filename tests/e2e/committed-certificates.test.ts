// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Verification } from '@touchstone/model';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BIN = fileURLToPath(new URL('../../packages/cli/bin/touchstone.mjs', import.meta.url));
const LOG = `${ROOT}trust/log`;
/** Within the validity of all: whether a certificate verifies must not depend on the day of the test. */
const AT = '2026-12-24T00:00:00.000Z';
const ids = readdirSync(`${ROOT}catalog`).filter((id) => existsSync(`${ROOT}catalog/${id}/touchstone.yaml`));

const run = promisify(execFile);
async function touchstone(...args: string[]): Promise<string> {
  // No proxy and no environment of the user's: verification is offline and rests on the repository alone.
  const { stdout } = await run(process.execPath, [BIN, ...args], { cwd: ROOT, env: {}, maxBuffer: 64e6 });
  return stdout;
}

describe('the catalog', () => {
  it.each(ids)('has a certificate of %s that verifies and recomputes, offline', async (id) => {
    const bundle = `catalog/${id}/evidence`;
    const printed = await touchstone('verify', bundle, '--log', LOG, '--at', AT, '--format', 'json');
    const [one] = (JSON.parse(printed) as { verifications: Verification[] }).verifications;
    expect(one?.verdict).toBe('verified');
    expect(one?.links.filter(({ outcome }) => outcome !== 'holds')).toEqual([]);
  });

  it('has one certificate in force for each solution in the demo log, and no more', async () => {
    const { certificates } = JSON.parse(await touchstone('status', LOG, '--at', AT, '--format', 'json')) as {
      certificates: { solution: string; state: string }[];
    };
    const valid = certificates.filter(({ state }) => state === 'valid').map(({ solution }) => solution);
    expect(valid.toSorted()).toEqual(ids.toSorted());
  });

  it('has a demo log that can be derived again from its entries', async () => {
    await expect(touchstone('log', 'fsck', LOG)).resolves.toBeTruthy();
  });
});
