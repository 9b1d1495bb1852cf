// SPDX-License-Identifier: Apache-2.0
import {
  canonicalJson,
  TouchstoneError,
  TRUST_ROOT_PAYLOAD,
  type Envelope,
  type TrustRoot,
} from '@touchstone/model';
import { addSignature, signEnvelope } from '../envelope/sign-envelope.js';
import type { SigningKey } from '../keys/signing-key.js';
import type { ParsedTrustRoot } from './parse-trust-root.js';
import { verifyTrustRules } from './trust-root-rules.js';
import { findSuccessionProblem } from './verify-succession.js';

/**
 * Signs a trust root as a person wrote it, after holding it to every rule that a verifier will hold it to but the number
 * of signatures: further root keys sign later.
 * @param before the version before; undefined for a first one
 * @throws TouchstoneError TRUST_RULE, TRUST_SUCCESSION, TRUST_NOT_ROOT
 */
export function signTrustRoot(
  paper: TrustRoot,
  keys: readonly SigningKey[],
  before: ParsedTrustRoot | undefined,
  name: string,
): Envelope {
  verifyTrustRules(paper, name);
  verifyFollows(paper, before?.paper, name);
  verifyRootKeys(keys, paper, before?.paper);
  return signEnvelope({ payloadType: TRUST_ROOT_PAYLOAD, payload: Buffer.from(canonicalJson(paper)) }, keys);
}

/**
 * Adds signatures of further root keys to a trust root that was signed before.
 * @throws TouchstoneError TRUST_SUCCESSION, TRUST_NOT_ROOT, ENVELOPE_*
 */
export function addTrustSignatures(
  root: ParsedTrustRoot,
  keys: readonly SigningKey[],
  before: ParsedTrustRoot | undefined,
): Envelope {
  verifyFollows(root.paper, before?.paper, root.name);
  verifyRootKeys(keys, root.paper, before?.paper);
  return keys.reduce<Envelope>(addSignature, root.signed.envelope);
}

function verifyFollows(paper: TrustRoot, before: TrustRoot | undefined, name: string): void {
  const first =
    paper.version === 1 ? undefined : `it is version ${paper.version}, and no version before it was given`;
  const problem = before === undefined ? first : findSuccessionProblem(before, paper);
  if (problem === undefined) return;
  throw new TouchstoneError('TRUST_SUCCESSION', `${name} cannot be signed: ${problem}.`, {
    hint: 'Name the signed trust root that it follows with --previous; a first one has version 1.',
    details: { file: name, version: paper.version },
  });
}

/** A signature that counts nowhere would look like one that does. */
function verifyRootKeys(keys: readonly SigningKey[], paper: TrustRoot, before: TrustRoot | undefined): void {
  for (const { id } of keys) {
    if (paper.rootKeys.includes(id) || before?.rootKeys.includes(id) === true) continue;
    throw new TouchstoneError('TRUST_NOT_ROOT', `Key ${id} is no root key of this trust root.`, {
      hint: 'Sign with one of the keys that `rootKeys` names, or that of the version before did.',
      details: { key: id },
    });
  }
}
