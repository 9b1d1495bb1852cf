// SPDX-License-Identifier: Apache-2.0
import { cosignWith, parseNoteVerifier, type Cosign, type TrustedRoot } from '@touchstone/attest';
import { TouchstoneError } from '@touchstone/model';
import type { Output } from '../output.js';

export interface WitnessOptions {
  /** Submission prefixes. */
  readonly witness?: readonly string[] | undefined;
  /** Verifier keys; those of the trust root are known besides. */
  readonly witnessKey?: readonly string[] | undefined;
}

/**
 * How a log has its checkpoints cosigned; undefined without witnesses.
 * @throws TouchstoneError CLI_USAGE, NOTE_KEY
 */
export function readWitnesses(
  { witness = [], witnessKey = [] }: WitnessOptions,
  root: TrustedRoot | undefined,
  output: Output,
): Cosign | undefined {
  if (witness.length === 0) return undefined;
  const trusted = root?.paper.logs.flatMap((log) => log.witnesses.keys) ?? [];
  const keys = [...new Set([...witnessKey, ...trusted])].map(parseNoteVerifier);
  if (keys.length === 0) {
    throw new TouchstoneError(
      'CLI_USAGE',
      'No key of a witness is known: every cosignature would be ignored.',
      {
        hint: 'Give --witness-key KEY, or a trust root that names the witnesses of the log.',
      },
    );
  }
  return cosignWith(witness.map(witnessUrl), keys, (answers) => {
    for (const { url, outcome, why } of answers)
      if (outcome !== 'cosigned')
        output.note(`Witness ${url.host} ${outcome}: ${why ?? 'no reason is known'}`);
  });
}

function witnessUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && ['http:', 'https:'].includes(url.protocol)) return url;
  throw new TouchstoneError('CLI_USAGE', `${text.slice(0, 200)} is no address of a witness.`, {
    hint: 'Name its submission prefix, as https://witness.example/.',
  });
}
