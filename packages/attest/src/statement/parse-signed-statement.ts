// SPDX-License-Identifier: Apache-2.0
import {
  IN_TOTO_PAYLOAD,
  PREDICATES,
  TouchstoneError,
  type PredicateKind,
  type StatementOf,
} from '@touchstone/model';
import { parseEnvelope, type ParsedEnvelope } from '../envelope/parse-envelope.js';
import { verifyPayloadType } from '../envelope/verify-envelope.js';
import { parseStatement } from './parse-statement.js';

/** A statement of one kind in its envelope, of which no signature has been looked at. */
export interface SignedStatement<K extends PredicateKind> {
  readonly envelope: ParsedEnvelope;
  readonly statement: StatementOf<K>;
}

/**
 * Reads an envelope and the statement of one kind in it. Who signed it is not looked at: see verifyEnvelope.
 *
 * @param name of the file, for refusals
 * @throws TouchstoneError PAPER_*, ENVELOPE_BASE64, ENVELOPE_KEYS, ENVELOPE_PAYLOAD_TYPE, STATEMENT_SETS, STATEMENT_KIND
 */
export function parseSignedStatement<K extends PredicateKind>(
  bytes: Uint8Array,
  name: string,
  kind: K,
): SignedStatement<K> {
  const envelope = parseEnvelope(bytes, name);
  verifyPayloadType(envelope, IN_TOTO_PAYLOAD);
  const statement = parseStatement(envelope.payload, name);
  if (statement.predicateType === PREDICATES[kind]) {
    return { envelope, statement: statement as StatementOf<K> };
  }
  throw new TouchstoneError(
    'STATEMENT_KIND',
    `${name} holds a statement ${statement.predicateType}; expected was ${PREDICATES[kind]}.`,
    { hint: 'Is this the right file?', details: { predicateType: statement.predicateType } },
  );
}
