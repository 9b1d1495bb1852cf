// SPDX-License-Identifier: Apache-2.0
import { tmpdir } from 'node:os';
import type { openLogAt } from '@touchstone/attest';

/** What opening a log asks of a machine: for folders, nothing. */
export const STORE_WORLD: Parameters<typeof openLogAt>[2] = {
  env: {},
  cwd: tmpdir(),
  home: tmpdir(),
  readText: () => undefined,
  now: Date.now,
};
