// SPDX-License-Identifier: Apache-2.0
import { explain } from './faults.js';

/** Header name as shown (`X-Object-Meta-Color`) -> value. */
export type Metadata = Readonly<Record<string, string>>;

/** swift.conf's defaults, as /info tells them. */
const LIMITS = { name: 128, value: 256, count: 90, overall: 4096 } as const;

/** The headers of a request that are metadata of a kind, `x-object-meta-`; empty values mean removal and are kept. */
export function readMetadata(
  headers: Readonly<Record<string, string>>,
  kind: 'object' | 'container' | 'account',
): Metadata {
  const prefix = `x-${kind}-meta-`;
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith(prefix)) found[titleCase(name)] = value.trim();
    const removed = `x-remove-${kind}-meta-`;
    if (name.startsWith(removed)) found[titleCase(`${prefix}${name.slice(removed.length)}`)] = '';
  }
  checkLimits(found, prefix.length);
  return found;
}

/** What stays after a change: new values win, empty ones remove. Accounts and containers; objects replace theirs whole. */
export function mergeMetadata(before: Metadata, changes: Metadata): Metadata {
  return dropEmpty({ ...before, ...changes });
}

export function dropEmpty(metadata: Metadata): Metadata {
  return Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== ''));
}

/** "x-object-meta-color" -> "X-Object-Meta-Color" */
export function titleCase(name: string): string {
  return name.replace(
    /(^|[-])([a-z])/g,
    (_, dash: string, letter: string) => `${dash}${letter.toUpperCase()}`,
  );
}

/** swift/common/constraints.py: check_metadata */
function checkLimits(metadata: Metadata, prefix: number): void {
  const entries = Object.entries(metadata);
  let overall = 0;
  for (const [name, value] of entries) {
    const key = name.slice(prefix);
    overall += key.length + value.length;
    if (key === '') throw explain(400, 'Metadata name cannot be empty');
    if (key.length > LIMITS.name) throw explain(400, `Metadata name too long: ${name}`);
    if (Buffer.byteLength(value) > LIMITS.value) {
      throw explain(400, `Metadata value longer than ${LIMITS.value}: ${name}`);
    }
  }
  if (entries.length > LIMITS.count) throw explain(400, `Too many metadata items; max ${LIMITS.count}`);
  if (overall > LIMITS.overall) throw explain(400, `Total metadata too large; max ${LIMITS.overall}`);
}
