// SPDX-License-Identifier: Apache-2.0
import {
  isTouchstoneError,
  PREDICATES,
  type LogEntry,
  type StatementOf,
  type TrustedKey,
} from '@touchstone/model';
import type { TrustedRoot } from '../trust/trusted-root.js';
import { readLoggedStatement, type LoggedEntry, type LoggedStatement } from './log-statements.js';
import {
  applyRevocation,
  revocationOf,
  type AppliedRevocation,
  type LoggedRevocation,
} from './revocations.js';

/** An entry that changes nothing, and why. */
export interface RefusedEntry {
  readonly index: number;
  readonly code: string;
  readonly why: string;
}

/** A waiver of the log by someone who may waive. */
export interface LoggedWaiver {
  readonly logged: LoggedStatement;
  readonly statement: StatementOf<'waiver'>;
}

/** Revocations of one key of the trust root, as the log has them. */
export interface RevokedKey {
  readonly id: string;
  readonly owner: string;
  readonly revocations: readonly AppliedRevocation[];
}

/** What the statements of a log say, as far as its signers are believed. */
export interface BelievedStatements {
  readonly waivers: readonly LoggedWaiver[];
  readonly revocations: readonly LoggedRevocation[];
  readonly keys: readonly RevokedKey[];
  readonly refused: readonly RefusedEntry[];
  /** Whether the log itself took the key's trust away before that entry. */
  isRevoked(keyId: string, index: number): boolean;
}

/**
 * Reads all statements of a log in its order, since a revoked key counts for nothing from its revocation on. The log can
 * take trust away, never give it: keys that are announced in it are believed when a trust root has them.
 */
export function believedStatements(
  entries: readonly LoggedEntry<LogEntry>[],
  root: TrustedRoot,
): BelievedStatements {
  const waivers: LoggedWaiver[] = [];
  const revocations: LoggedRevocation[] = [];
  const refused: RefusedEntry[] = [];
  const keys = new Map<string, { key: TrustedKey; revocations: AppliedRevocation[] }>();
  const isRevoked = (id: string, index: number): boolean =>
    keys.get(id)?.revocations.some((one) => one.effect && one.index < index) ?? false;
  for (const { index, entry } of entries) {
    if (entry.kind !== 'statement') continue;
    try {
      const logged = readLoggedStatement({ index, entry }, root, (id) => isRevoked(id, index));
      const { statement } = logged;
      if (statement.predicateType === PREDICATES.waiver) {
        waivers.push({ logged, statement });
      } else if (statement.predicateType === PREDICATES.revocation) {
        const revocation = revocationOf(logged, statement);
        revocations.push(revocation);
        for (const key of keysOf(revocation, root)) {
          const known = keys.get(key.id) ?? { key, revocations: [] };
          known.revocations.push(applyRevocation(revocation, key.owner));
          keys.set(key.id, known);
        }
      }
    } catch (error) {
      // Anything but a refusal is a defect of ours, and goes on.
      if (!isTouchstoneError(error)) throw error;
      refused.push({ index, code: error.code, why: error.message });
    }
  }
  const revokedKeys = [...keys.values()].map((one) => ({
    id: one.key.id,
    owner: one.key.owner,
    revocations: one.revocations,
  }));
  return { waivers, revocations, keys: revokedKeys, refused, isRevoked };
}

function keysOf(revocation: LoggedRevocation, root: TrustedRoot): TrustedKey[] {
  if (revocation.what !== 'key') return [];
  return revocation.subjects.flatMap((id) => root.findKey(id) ?? []);
}
