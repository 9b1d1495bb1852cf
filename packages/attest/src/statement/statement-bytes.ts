// SPDX-License-Identifier: Apache-2.0
import {
  canonicalJson,
  statement as statementSchema,
  TouchstoneError,
  type Statement,
} from '@touchstone/model';

/**
 * The bytes that are signed: canonical JSON (RFC 8785) without a line end.
 * @throws TouchstoneError STATEMENT_FIELD where it could not be read again
 */
export function statementBytes(statement: Statement): Uint8Array {
  const checked = statementSchema.safeParse(statement);
  if (checked.success) return Buffer.from(canonicalJson(statement));
  const [issue] = checked.error.issues;
  throw new TouchstoneError(
    'STATEMENT_FIELD',
    `The statement cannot be signed: ${issue?.path.map(String).join('.')}: ${issue?.message}.`,
    { hint: 'docs/reference/predicates.md tells what each field holds.' },
  );
}
