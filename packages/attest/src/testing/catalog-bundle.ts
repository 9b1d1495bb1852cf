// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url';
import { assessEvidence, evidenceOf } from '../bundle/evidence.js';
import { openBundle } from '../bundle/open-bundle.js';
import type { CertifiedBundle } from '../statement/make-certificate.js';

/** The evidence of a solution of the catalog, and what is computed from it. */
export async function readCatalogBundle(solution: string): Promise<CertifiedBundle> {
  const path = fileURLToPath(new URL(`../../../../catalog/${solution}/evidence`, import.meta.url));
  const { index, indexDigest, members } = await openBundle(path);
  const evidence = evidenceOf(members, path);
  return { index, indexDigest, evidence, assessment: await assessEvidence(evidence) };
}
