// SPDX-License-Identifier: Apache-2.0
import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openBundle } from '../bundle/open-bundle.js';
import { writeAttestation } from '../bundle/write-attestation.js';
import { envelopeText } from '../envelope/sign-envelope.js';
import type { SigningKey } from '../keys/signing-key.js';
import { signBundle } from '../statement/sign-bundle.js';

/** Copies the evidence of a solution of the catalog into a new folder and signs it as a lab. */
export async function writeSignedBundle(
  folder: string,
  solution: string,
  lab: string,
  key: SigningKey,
  issuedAt: Date,
): Promise<void> {
  const evidence = fileURLToPath(new URL(`../../../../catalog/${solution}/evidence`, import.meta.url));
  await cp(evidence, folder, { recursive: true });
  const bundle = await openBundle(folder);
  const tool = { name: 'touchstone', version: '0.1.0' };
  const said = { lab, tool, issuedAt, waivers: [], supersedes: null, artefacts: [] };
  const { envelope } = await signBundle(bundle, said, [key]);
  await bundle.close();
  await writeAttestation(folder, { certificate: Buffer.from(envelopeText(envelope)) });
}
