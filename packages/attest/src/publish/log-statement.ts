// SPDX-License-Identifier: Apache-2.0
import {
  LOG_ENTRY_FORMAT,
  LOG_ENTRY_LIMIT,
  PREDICATES,
  TouchstoneError,
  type Statement,
  type StatementOf,
} from '@touchstone/model';
import { parseEnvelope } from '../envelope/parse-envelope.js';
import type { LoggedStatement } from '../life/log-statements.js';
import { applyRevocation, revocationOf } from '../life/revocations.js';
import { verifyStatement } from '../life/verify-statement.js';
import { logEntryOnce } from './log-entry-once.js';
import type { Published, PublishWorld } from './publish-world.js';

/** A statement's envelope is in its entry whole, in base64 and with the rest of the entry around it. */
export const STATEMENT_LIMIT = LOG_ENTRY_LIMIT;

/**
 * Logs a revocation, a waiver, a key or a guideline's version, signed by someone who may say so. The log would not be
 * believed by reading it, so nothing is let in that counts for nothing: it would only make noise.
 * @param bytes the envelope's file
 * @param admit is told whose statement it is, once its signatures are good; throws where that is not allowed
 * @throws TouchstoneError PAPER_*, ENVELOPE_*, STATEMENT_*; PUBLISH_KIND; PUBLISH_AUTHORITY; what `admit` and the log throw
 */
export async function logStatement(
  bytes: Uint8Array,
  { log, root, clock, memory }: PublishWorld,
  admit: (owner: string) => void = () => undefined,
): Promise<Published> {
  const parsed = parseEnvelope(bytes, 'the statement');
  await memory.catchUp();
  const at = new Date(clock());
  const verified = verifyStatement(parsed, root, { at, isRevoked: (id) => memory.isRevoked(id) });
  const predicateType = loggedType(verified.statement);
  admit(verified.signers[0]?.owner ?? '');
  const known = await log.find(parsed.digest);
  if (known !== undefined) return { ...known, fresh: false, proof: await log.prove(known.index) };
  refuseWithoutEffect({ ...verified, index: memory.size, loggedAt: at.toISOString() }, { root, memory });
  return logEntryOnce(log, {
    format: LOG_ENTRY_FORMAT,
    kind: 'statement',
    predicateType,
    envelope: parsed.envelope,
  });
}

function loggedType(statement: Statement): Exclude<Statement, StatementOf<'certificate'>>['predicateType'] {
  if (statement.predicateType !== PREDICATES.certificate) return statement.predicateType;
  throw new TouchstoneError('PUBLISH_KIND', 'A certificate is published with its bundle, never alone.', {
    hint: 'touchstone publish BUNDLE: what cannot be computed again is not logged.',
  });
}

/** Whoever signed a paper may take it back, others only with the power to. @throws TouchstoneError PUBLISH_AUTHORITY */
function refuseWithoutEffect(
  logged: LoggedStatement,
  { root, memory }: Pick<PublishWorld, 'root' | 'memory'>,
): void {
  const { statement } = logged;
  if (statement.predicateType !== PREDICATES.revocation) return;
  const revocation = revocationOf(logged, statement);
  for (const hex of revocation.subjects) {
    const owner = revocation.what === 'key' ? root.findKey(hex)?.owner : memory.findOwner(`sha256:${hex}`);
    if (owner === undefined)
      throw refused(`it takes back ${revocation.what} ${hex}, which neither the log nor the trust root has`);
    const { effect, why } = applyRevocation(revocation, owner);
    if (!effect) throw refused(why);
  }
  if (revocation.subjects.length === 0) throw refused('it names nothing by a SHA-256');
}

function refused(why: string): TouchstoneError {
  return new TouchstoneError('PUBLISH_AUTHORITY', `The statement would have no effect: ${why}.`, {
    hint: 'Whoever signed a paper may take it back; waivers, keys, guidelines and what others signed need a key with that power in the trust root.',
  });
}
