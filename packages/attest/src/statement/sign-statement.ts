// SPDX-License-Identifier: Apache-2.0
import { IN_TOTO_PAYLOAD, type Envelope, type Statement } from '@touchstone/model';
import { signEnvelope } from '../envelope/sign-envelope.js';
import type { SigningKey } from '../keys/signing-key.js';
import { statementBytes } from './statement-bytes.js';

/** A statement in an envelope, signed by each of the keys. @throws TouchstoneError STATEMENT_FIELD, ENVELOPE_KEYS */
export function signStatement(statement: Statement, keys: readonly SigningKey[]): Envelope {
  return signEnvelope({ payloadType: IN_TOTO_PAYLOAD, payload: statementBytes(statement) }, keys);
}
