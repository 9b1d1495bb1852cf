// SPDX-License-Identifier: Apache-2.0
import { PREDICATES, TouchstoneError, type StatementOf } from '@touchstone/model';
import type { ParsedEnvelope } from '../../envelope/parse-envelope.js';
import { parseStatement } from '../../statement/parse-statement.js';
import type { Signer } from '../believed.js';
import type { RestOn } from '../chain.js';

/**
 * What the envelope says, and whether who signed may say so: each signer's key may certify, and one of them is the
 * lab's that it names. Else a key that may only waive, or a lab in another's name, could certify.
 */
export function certificateStatement(
  envelope: ParsedEnvelope,
  signers: readonly Signer[],
  restsOn: RestOn,
): StatementOf<'certificate'> {
  const statement = parseStatement(envelope.payload, envelope.name);
  if (statement.predicateType !== PREDICATES.certificate) {
    throw new TouchstoneError(
      'VERIFY_KIND',
      `${envelope.name} holds a statement ${statement.predicateType} and no certificate.`,
      {
        hint: 'Get the bundle again, whole.',
        details: { predicateType: statement.predicateType },
      },
    );
  }
  const { lab, solution, level, tool } = statement.predicate;
  verifyPowers(lab, signers);
  restsOn(`${solution.name} (${solution.id}) ${solution.versions.join(', ')}: level ${level ?? 'none'}`);
  restsOn(`certified by ${lab} with ${tool.name} ${tool.version}`);
  for (const { name, digest, annotations } of statement.subject) {
    const [algorithm, hex] = Object.entries(digest)[0] ?? [];
    restsOn(
      `subject ${name} ${algorithm}:${hex}${annotations === undefined ? '' : ` (${annotations.known})`}`,
    );
  }
  return statement;
}

function verifyPowers(lab: string, signers: readonly Signer[]): void {
  // A key that the caller named has no owner that could be another.
  const known = signers.flatMap(({ trusted }) => trusted ?? []);
  const without = known.find(({ key }) => !key.may.includes('certify'));
  if (without !== undefined) {
    throw new TouchstoneError(
      'VERIFY_POWER',
      `Key ${without.key.id} of ${without.owner.id} may not certify.`,
      {
        hint: 'The trust root gives each key its powers; ask its owner for a certificate by another key.',
        details: { key: without.key.id, may: without.key.may },
      },
    );
  }
  if (known.length === 0 || known.some(({ owner }) => owner.id === lab)) return;
  throw new TouchstoneError(
    'VERIFY_LAB',
    `It says that ${lab} certified, and is signed by ${known.map(({ owner }) => owner.id).join(', ')}.`,
    {
      hint: 'A certificate is signed by the lab that it names; others may sign beside it.',
      details: { lab },
    },
  );
}
