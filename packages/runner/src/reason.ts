// SPDX-License-Identifier: Apache-2.0

/** One line that says why something failed, for a reason field or a message. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, ' ').trim() || 'no reason given';
}
