// SPDX-License-Identifier: Apache-2.0
import type { Exchange } from '@touchstone/model';

/** What calls can be counted by. */
export const COUNTED = ['operation', 'service', 'status', 'step'] as const;
export type Counted = (typeof COUNTED)[number];

/**
 * One exchange as one line: its place, when it was asked in seconds, the step, the status, what it was, and how long it took in ms.
 * Not escaped: what strangers wrote is made plain where it is printed.
 */
export function exchangeLine(exchange: Exchange): string {
  const { seq, at, step, operation, totalMs, fault, end } = exchange;
  const trouble = [fault, end === 'complete' ? undefined : end].filter((word) => word !== undefined);
  return [
    String(seq).padStart(7),
    `${(at / 1000).toFixed(3)} s`.padStart(11),
    (step ?? '-').padEnd(14),
    String(exchange.status ?? 'none').padStart(4),
    ` ${exchange.method} ${exchange.service ?? '(outside the catalog)'}${exchange.path}`,
    ` ${operation ?? `unclassified: ${exchange.unknown?.code ?? 'no reason is recorded'}`}`,
    ` ${totalMs} ms`,
    ...trouble.map((word) => ` ${word}`),
  ].join(' ');
}

/** Under which word an exchange is counted. */
export function countedAs(exchange: Exchange, by: Counted): string {
  if (by === 'operation') {
    return exchange.operation ?? `unclassified: ${exchange.method} ${exchange.service ?? ''}${exchange.path}`;
  }
  return String(exchange[by] ?? 'none');
}
