// SPDX-License-Identifier: Apache-2.0
import type { RunFacts } from './run-facts.js';
import type { AlikeCalls } from '../observe/alike-calls.js';

/** The run's credential holds the admin role. */
export function holdsAdmin(run: RunFacts): boolean {
  return run.shown.credential.roles.some((role) => role.toLowerCase() === 'admin');
}

/**
 * Accepted calls of operations that default policies keep for admin. They needed admin only where the credential had it:
 * a cloud that let them through without it has shown that it does not ask for it (revoking one's own token is such an
 * operation everywhere).
 */
export function adminCalls(run: RunFacts): AlikeCalls[] {
  return run.own.calls.filter((call) => call.accepted && call.operation?.role === 'admin');
}
