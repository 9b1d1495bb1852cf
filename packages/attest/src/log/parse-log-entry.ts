// SPDX-License-Identifier: Apache-2.0
import { LOG_ENTRY_LIMIT, logEntry, parseCanonicalPaper, type LogEntry } from '@touchstone/model';

/**
 * Reads an entry's bytes, which must be canonical to the byte. Throws PAPER_SYNTAX, PAPER_FIELD, PAPER_CANONICAL or
 * PAPER_TOO_LARGE.
 * @param name how a refusal names it: `entry 17`
 */
export function parseLogEntry(bytes: Uint8Array, name: string): LogEntry {
  return parseCanonicalPaper(logEntry, bytes, { name, lineEnd: false, limit: LOG_ENTRY_LIMIT });
}
