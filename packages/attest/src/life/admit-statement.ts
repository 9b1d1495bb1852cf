// SPDX-License-Identifier: Apache-2.0
import { LOG_ENTRY_FORMAT, PREDICATES, TouchstoneError } from '@touchstone/model';
import { parseEnvelope } from '../envelope/parse-envelope.js';
import type { NewLogEntry } from '../log/entry-identity.js';
import type { TrustedRoot } from '../trust/trusted-root.js';
import { verifyStatement } from './verify-statement.js';

/**
 * What a log takes of a statement that someone sends: the entry, once it is verified that whoever signed it may say so now.
 * Certificates come with their bundle, not alone: what nobody can recompute is not logged.
 *
 * @param bytes of an envelope's file
 * @throws TouchstoneError what `parseEnvelope` and `verifyStatement` throw; STATEMENT_KIND
 */
export function admitStatement(bytes: Uint8Array, name: string, root: TrustedRoot, at: Date): NewLogEntry {
  const parsed = parseEnvelope(bytes, name);
  const { statement } = verifyStatement(parsed, root, { at, isRevoked: () => false });
  const { predicateType } = statement;
  if (predicateType === PREDICATES.certificate) {
    throw new TouchstoneError(
      'STATEMENT_KIND',
      `${name} is a certificate, which is logged with its bundle.`,
      {
        hint: 'Publish the bundle: touchstone publish BUNDLE --to LOG',
      },
    );
  }
  return { format: LOG_ENTRY_FORMAT, kind: 'statement', predicateType, envelope: parsed.envelope };
}
