// SPDX-License-Identifier: Apache-2.0
import type { ActionSources } from '../../server/actions/action.js';

/** Bytes of every secret that is made here: of tokens, webhooks and sessions. */
export const SECRET_BYTES = 32;

/** Who does what a form asks for, and when, as the audit trail tells it. */
export function actorOf({ session, clock }: Pick<ActionSources, 'session' | 'clock'>): {
  readonly by: string;
  readonly at: Date;
} {
  return { by: session?.subject ?? '', at: new Date(clock()) };
}
