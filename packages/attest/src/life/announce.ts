// SPDX-License-Identifier: Apache-2.0
import { PREDICATES, STATEMENT_TYPE, TouchstoneError, type StatementOf } from '@touchstone/model';

type KeyAnnouncement = StatementOf<'key'>['predicate'];
type GuidelineAnnouncement = StatementOf<'guideline'>['predicate'];

/**
 * The statement that makes a key known; still unsigned. Being announced does not make a key trusted: a trust root does.
 * @param id of the key: SHA-256 of its SubjectPublicKeyInfo, 64 hex digits
 * @throws TouchstoneError STATEMENT_TIME where it is never valid
 */
export function announceKey(id: string, said: KeyAnnouncement): StatementOf<'key'> {
  if (Date.parse(said.validUntil) <= Date.parse(said.validFrom)) {
    throw new TouchstoneError(
      'STATEMENT_TIME',
      `A key that is valid from ${said.validFrom} until ${said.validUntil} never is.`,
      { hint: 'Let it end after it begins.' },
    );
  }
  return {
    _type: STATEMENT_TYPE,
    subject: [{ name: `key of ${said.owner}`, digest: { sha256: id } }],
    predicateType: PREDICATES.key,
    predicate: said,
  };
}

/** The statement that makes a version of the guideline known by its three files; still unsigned. */
export function announceGuideline(said: GuidelineAnnouncement): StatementOf<'guideline'> {
  const files = { guideline: said.guideline, concerns: said.concerns, categories: said.categories };
  return {
    _type: STATEMENT_TYPE,
    subject: Object.entries(files).map(([name, digest]) => ({
      name: name === 'guideline' ? `guideline ${said.version}` : name,
      digest: { sha256: digest.replace(/^sha256:/, '') },
    })),
    predicateType: PREDICATES.guideline,
    predicate: said,
  };
}
