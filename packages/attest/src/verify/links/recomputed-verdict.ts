// SPDX-License-Identifier: Apache-2.0
import { RULES_VERSION } from '@touchstone/assessor';
import {
  assessment as assessmentSchema,
  canonicalJson,
  parseCanonicalPaper,
  TouchstoneError,
  type Assessment,
  type Certificate,
} from '@touchstone/model';
import { assessEvidence, type Evidence } from '../../bundle/evidence.js';
import type { OpenBundle } from '../../bundle/open-bundle.js';
import type { RestOn } from '../chain.js';
import { howMany } from './how-many.js';

/** The assessor, run on the evidence here and now, gives the assessment in the bundle to the byte. */
export async function recomputedVerdict(
  { rules }: Certificate,
  open: OpenBundle,
  evidence: Evidence,
  restsOn: RestOn,
): Promise<Assessment> {
  const held = heldAssessment(open);
  if (rules !== RULES_VERSION) {
    // Taking the lab's word here would let anyone escape recomputation by naming rules that nobody has.
    throw new TouchstoneError(
      'VERIFY_RULES',
      `It was judged by version ${rules} of the rules; this program judges by version ${RULES_VERSION}.`,
      {
        hint: "Use the version of the program that the certificate names as its tool; --no-recompute takes the lab's word.",
        details: { rules, own: RULES_VERSION },
      },
    );
  }
  const computed = await assessEvidence(evidence);
  if (!Buffer.from(`${canonicalJson(computed)}\n`).equals(held)) {
    throw new TouchstoneError(
      'VERIFY_VERDICT',
      'The evidence gives another assessment than the one in the bundle.',
      {
        hint: 'Its verdict does not follow from its evidence, whoever signed it. touchstone assess BUNDLE shows what does.',
        details: { level: computed.level },
      },
    );
  }
  restsOn(
    `${howMany(computed.runs.length, 'recording')} and ${howMany(computed.scans.length, 'scan')} judged again by rules ${rules}: the same bytes`,
  );
  return computed;
}

/** The assessment as the bundle has it, where it is not computed again. */
export function readAssessment(open: OpenBundle): Assessment {
  const limit = 64 * 1024 * 1024;
  const source = { name: `${open.path}: assessment`, limit, lineEnd: true };
  return parseCanonicalPaper(assessmentSchema, heldAssessment(open), source);
}

function heldAssessment({ members, path }: OpenBundle): Uint8Array {
  const held = members.find(({ role }) => role === 'assessment');
  if (held !== undefined && 'bytes' in held) return held.bytes;
  throw new TouchstoneError('BUNDLE_INCOMPLETE', `${path} holds no assessment.`, {
    hint: 'Get the bundle again, whole.',
  });
}
