// SPDX-License-Identifier: Apache-2.0
import {
  addTrustSignatures,
  envelopeText,
  parseTrustRoot,
  rootSigners,
  signTrustRoot,
  TRUST_ROOT_LIMIT,
  type ParsedTrustRoot,
} from '@touchstone/attest';
import { parsePaper, trustRoot, type Envelope } from '@touchstone/model';
import { readSigningKey } from '../keys/read-signing-key.js';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';
import { readTrustRootFile } from './read-trust-root.js';
import { replaceFile } from './replace-file.js';

export interface TrustSignOptions {
  readonly out: string;
  readonly key?: string;
  readonly previous?: string;
}

/**
 * `touchstone trust sign PAPER --key FILE --out FILE [--previous FILE]`: signs a paper that a person wrote, or adds a
 * signature to one that another root key has signed, and tells how many are still missing.
 */
export async function trustSignCommand(
  file: string,
  options: TrustSignOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const { name, bytes } = await readTrustRootFile(file);
  const before = options.previous === undefined ? undefined : await readSigned(options.previous);
  const key = await readSigningKey(options, env, output);
  const text = Buffer.from(bytes).toString('utf8');
  const envelope: Envelope = isEnvelope(text)
    ? addTrustSignatures(parseTrustRoot(bytes, name), [key], before)
    : signTrustRoot(parsePaper(trustRoot, text, { name, limit: TRUST_ROOT_LIMIT }), [key], before, name);
  const signed = envelopeText(envelope);
  const known = isEnvelope(text) ? [file] : [];
  await replaceFile(
    options.out,
    signed,
    options.previous === undefined ? known : [...known, options.previous],
  );
  const root = parseTrustRoot(Buffer.from(signed), options.out);
  output.note(`Signed: ${options.out}, version ${root.paper.version}. ${stillMissing(root, before)}`);
  return EXIT.reached;
}

async function readSigned(file: string): Promise<ParsedTrustRoot> {
  const { name, bytes } = await readTrustRootFile(file);
  return parseTrustRoot(bytes, name);
}

/** An envelope is one line of JSON that says so; a paper is for people, and has no field of that name. */
function isEnvelope(text: string): boolean {
  return text.startsWith('{"payload":');
}

function stillMissing(root: ParsedTrustRoot, before: ParsedTrustRoot | undefined): string {
  const own = root.paper.threshold - rootSigners(root, root.paper).length;
  const former = before === undefined ? 0 : before.paper.threshold - rootSigners(root, before.paper).length;
  const missing = [
    ...(own > 0 ? [`${own} more of its own root keys`] : []),
    ...(former > 0 ? [`${former} more of the root keys of version ${before?.paper.version}`] : []),
  ];
  return missing.length === 0
    ? 'All signatures that it needs are there.'
    : `Still to sign: ${missing.join(', and ')}.`;
}
