// SPDX-License-Identifier: Apache-2.0
import { parseEnvelope, envelopeText, parseStatement } from '@touchstone/attest';
import { cleanText, isTouchstoneError, PREDICATES, type LogEntry } from '@touchstone/model';

/** What an entry is, in a word. */
export function entryKind(entry: LogEntry): string {
  if (entry.kind === 'certificate') return 'certificate';
  return Object.entries(PREDICATES).find(([, type]) => type === entry.predicateType)?.[0] ?? 'statement';
}

/** One entry as a line: index, time, kind, and of what it is. Whoever signed is not judged here. */
export function entryLine(index: number, entry: LogEntry): string {
  const [head, words] = [
    `${String(index).padStart(6)}  ${entry.loggedAt}  ${entryKind(entry).padEnd(11)}`,
    wordsOf(entry),
  ];
  return `${head}  ${cleanText(words.join('  '))}\n`;
}

function wordsOf(entry: LogEntry): readonly string[] {
  if (entry.kind === 'certificate') {
    const { solution, versions, level, guideline, lab, expiresAt } = entry;
    return [
      `${solution} ${versions.join(', ')}`.trim(),
      level ?? 'no level',
      guideline,
      `by ${lab}`,
      `until ${expiresAt}`,
    ];
  }
  try {
    const { payload } = parseEnvelope(Buffer.from(envelopeText(entry.envelope)), 'the envelope');
    const { predicate, subject } = parseStatement(payload, 'the statement');
    return [subject.map(({ name }) => name).join(', '), ...('by' in predicate ? [`by ${predicate.by}`] : [])];
  } catch (error) {
    if (!isTouchstoneError(error)) throw error;
    return [`cannot be read: ${error.message}`];
  }
}
