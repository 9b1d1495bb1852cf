// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { canonicalJson, isTouchstoneError, parseCanonicalPaper, TouchstoneError } from '@touchstone/model';

const FORMAT = 'touchstone-monitor-state/1';
const LIMIT = 4 * 1024 * 1024;

const time = z.iso.datetime({ precision: 3 });
const hash = z.string().regex(/^[A-Za-z0-9+/]{43}=$/, '32 bytes in base64');

const monitorState = z.strictObject({
  format: z.literal(FORMAT),
  origin: z.string().min(1),
  /** Of the checkpoint that was seen last and found good. */
  size: z.int().min(0),
  root: hash,
  checkpoint: z.string().describe('the note, as it was signed'),
  seenAt: time.describe('when it was first seen'),
  read: z.int().min(0).describe('entries looked at so far'),
  loggedAt: time.nullable().describe('of the last entry that was looked at'),
  revoked: z.array(z.string()).max(10_000).describe('ids of keys that entries of the log took back'),
});
/** What a monitor remembers of a log. */
export type MonitorState = z.infer<typeof monitorState>;

export function monitorStateText(state: Omit<MonitorState, 'format'>): string {
  return `${canonicalJson({ ...state, format: FORMAT })}\n`;
}

/** @throws TouchstoneError MONITOR_STATE: a damaged memory must not pass for none, or a rollback would go unseen */
export function parseMonitorState(bytes: Uint8Array, name: string): MonitorState {
  try {
    return parseCanonicalPaper(monitorState, bytes, { name, limit: LIMIT, lineEnd: true });
  } catch (cause) {
    if (!isTouchstoneError(cause)) throw cause;
    throw new TouchstoneError('MONITOR_STATE', `${name} is not what a monitor stored: ${cause.message}`, {
      hint: 'Put it back from a copy. To begin anew, name another file; what the log did before is then not known.',
      details: { file: name },
      cause,
    });
  }
}
