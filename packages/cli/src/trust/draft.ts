// SPDX-License-Identifier: Apache-2.0
import { parsePublicKey, parseTrustRoot } from '@touchstone/attest';
import { TouchstoneError, TRUST_ROOT_FORMAT, type TrustRoot } from '@touchstone/model';
import { stringify } from 'yaml';
import { readKeyFile } from '../keys/read-key-file.js';
import type { Output } from '../output.js';
import { readGuideline } from '../papers/guideline-files.js';
import { EXIT } from '../refusal.js';
import { readTrustRootFile } from './read-trust-root.js';

export interface DraftOptions {
  readonly name?: string;
  readonly rootKey?: readonly string[];
  readonly now: Date;
}

const YEAR = 365 * 24 * 60 * 60 * 1000;

const HEAD = ` A trust root: whom a verifier believes, and for what. It is not signed yet.
 Edit it, then: touchstone trust sign THIS --key ROOTKEY --out trust-root.dsse.json
 touchstone key show FILE.pub prints a key's id, algorithm and PEM; a log's key is the line in the file .pub beside its key.`;

/**
 * `touchstone trust draft [SIGNED]`: prints the paper to edit, of the version after a signed trust root, or of a first one
 * with the root keys named and the guidelines that this program knows.
 */
export async function draftCommand(
  signed: string | undefined,
  options: DraftOptions,
  output: Output,
): Promise<number> {
  const paper =
    signed === undefined ? await firstPaper(options, output) : await nextPaper(signed, options.now);
  output.text(`${HEAD.replaceAll(/^/gm, '#')}\n${stringify(paper, { lineWidth: 0 })}`);
  return EXIT.reached;
}

async function nextPaper(signed: string, now: Date): Promise<TrustRoot> {
  const { name, bytes } = await readTrustRootFile(signed);
  const { paper } = parseTrustRoot(bytes, name);
  const life = Date.parse(paper.expiresAt) - Date.parse(paper.issuedAt);
  return { ...paper, version: paper.version + 1, ...times(now, life) };
}

async function firstPaper({ name, rootKey = [], now }: DraftOptions, output: Output): Promise<TrustRoot> {
  if (name === undefined || rootKey.length === 0) {
    throw new TouchstoneError('CLI_USAGE', 'A first trust root needs a name and root keys.', {
      hint: 'touchstone trust draft --name NAME --root-key FILE.pub, or name the signed trust root that the next one follows.',
    });
  }
  const keys = [];
  for (const file of rootKey) keys.push(parsePublicKey(await readKeyFile(file, output), file));
  const { issuedAt, expiresAt } = times(now, YEAR);
  const guideline = await readGuideline();
  return {
    format: TRUST_ROOT_FORMAT,
    name,
    version: 1,
    issuedAt,
    expiresAt,
    threshold: keys.length,
    rootKeys: keys.map(({ id }) => id),
    owners: [{ id: 'registry', name, kind: 'registry', operator: name }],
    keys: keys.map(({ id, algorithm, pem }) => ({
      id,
      algorithm,
      publicKey: pem,
      owner: 'registry',
      may: ['root'],
      validFrom: issuedAt,
      validUntil: new Date(now.getTime() + 5 * YEAR).toISOString(),
    })),
    logs: [],
    guidelines: [
      {
        version: guideline.guideline.version,
        guideline: guideline.guidelineDigest,
        concerns: guideline.concernsDigest,
        categories: guideline.categoriesDigest,
      },
    ],
  };
}

function times(now: Date, life: number): Pick<TrustRoot, 'issuedAt' | 'expiresAt'> {
  return { issuedAt: now.toISOString(), expiresAt: new Date(now.getTime() + life).toISOString() };
}
