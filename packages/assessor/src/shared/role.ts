// SPDX-License-Identifier: Apache-2.0
import type { Assessment } from '@touchstone/model';
import type { RunFacts } from '../facts/run-facts.js';

const LADDER = ['reader', 'member', 'manager', 'admin'] as const;
type Rung = (typeof LADDER)[number];

/**
 * The lowest role that suffices: by the default policies that the index holds, but never more than a run got by with
 * (policies that depend on ownership look stricter on paper than they are).
 * `because` names the operations that ask for it, and is empty for reader.
 */
export function lowestRole(runs: readonly RunFacts[]): Assessment['role'] {
  const needs = new Map<string, number>();
  for (const run of runs) {
    const held = rungHeld(run.shown.credential.roles);
    for (const { exchange, operation, accepted } of run.own.calls) {
      if (!accepted || operation === undefined || !exchange.auth.token) continue;
      const rung = Math.min(rungOf(operation.role), held);
      needs.set(operation.id, Math.min(needs.get(operation.id) ?? LADDER.length, rung));
    }
  }
  const highest = Math.max(0, ...needs.values());
  const because = [...needs].filter(([, rung]) => rung === highest && rung > 0).map(([id]) => id);
  return { name: LADDER[highest] ?? 'reader', because: because.sort() };
}

/** `none` and `owner` are open to anyone who is signed in; a service's operations are no user's business but admin's. */
function rungOf(role: string): number {
  if (role === 'service') return LADDER.indexOf('admin');
  return Math.max(0, LADDER.indexOf(role as Rung));
}

/** The highest of the ladder's roles among those of a credential; a credential with other names only counts as admin. */
function rungHeld(roles: readonly string[]): number {
  const rungs = roles.map((role) => LADDER.indexOf(role.toLowerCase() as Rung)).filter((rung) => rung >= 0);
  return rungs.length === 0 ? LADDER.length - 1 : Math.max(...rungs);
}
