// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;

/** A time span as people write it (`90s`, `5m`, `1h`, `500ms`); parsed to milliseconds. */
export const duration = z
  .string()
  .regex(/^[1-9]\d{0,6}(?:ms|s|m|h)$/, 'a whole number and ms, s, m or h, as in 90s');

/** The milliseconds of a `duration` text that the schema has accepted. */
export function durationMs(text: string): number {
  const unit = text.replace(/^\d+/, '') as keyof typeof UNITS;
  return Number.parseInt(text, 10) * UNITS[unit];
}
