// SPDX-License-Identifier: Apache-2.0
import { cp } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Copies the committed evidence of a solution of the catalog, without what was signed of it. */
export async function copyEvidence(solution: string, to: string): Promise<void> {
  const evidence = fileURLToPath(new URL(`../../../catalog/${solution}/evidence`, import.meta.url));
  await cp(evidence, to, { recursive: true, filter: (path) => basename(path) !== 'attestation' });
}
