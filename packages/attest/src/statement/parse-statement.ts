// SPDX-License-Identifier: Apache-2.0
import {
  parseCanonicalPaper,
  PREDICATES,
  statement as statementSchema,
  TouchstoneError,
  type Statement,
} from '@touchstone/model';
import { isPartition } from './outcome-sets.js';

/** Bytes of a statement; a certificate of eight runs has 10 KiB. */
const LIMIT = 4 * 1024 * 1024;

/**
 * Reads a statement from the payload of an envelope: in-toto Statement v1 with one of our predicates, in canonical form,
 * the sets of a certificate without a gap.
 *
 * @param name for refusals
 * @throws TouchstoneError PAPER_TOO_LARGE, PAPER_SYNTAX, PAPER_FIELD, PAPER_CANONICAL, STATEMENT_SETS
 */
export function parseStatement(payload: Uint8Array, name: string): Statement {
  const statement = parseCanonicalPaper(statementSchema, payload, { name, limit: LIMIT, lineEnd: false });
  if (statement.predicateType !== PREDICATES.certificate) return statement;
  const { criteria, runs } = statement.predicate;
  const field = isPartition(criteria)
    ? runs.flatMap(({ steps }, i) => (isPartition(steps) ? [] : [`runs.${i}.steps`]))[0]
    : 'criteria';
  if (field === undefined) return statement;
  throw new TouchstoneError(
    'STATEMENT_SETS',
    `${name}: predicate.${field}: what was expected does not stand in exactly one of the other sets.`,
    { hint: 'Believe nothing of it: no program of ours signs such a statement.', details: { field } },
  );
}
