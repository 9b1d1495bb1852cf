// SPDX-License-Identifier: Apache-2.0
import { assessment as assessmentSchema, type Assessment } from '@touchstone/model';
import { sampleAssessment } from './sample-assessment.js';

/** Fits no pattern of the model (ids, digests, verdicts), so where it is allowed anything is. */
const PROBE = '<X y>';

let places: readonly (readonly string[])[] | undefined;

/**
 * The sample with every string replaced that the schema leaves free, as an attacker would who may write all of them.
 * Strings that are bound stay: what the schema refuses never reaches a report.
 */
export function replaceStrings(replace: (text: string) => string): Assessment {
  places ??= findFreeStrings();
  const whole = sampleAssessment();
  for (const path of places) setAt(whole, path, replace);
  return whole;
}

function findFreeStrings(): readonly (readonly string[])[] {
  const whole = sampleAssessment();
  return stringsOf(whole).filter((path) => {
    let original = '';
    setAt(whole, path, (text) => ((original = text), PROBE));
    const free = assessmentSchema.safeParse(whole).success;
    setAt(whole, path, () => original);
    return free;
  });
}

function stringsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => stringsOf(member, [...path, key]));
}

function setAt(whole: Assessment, path: readonly string[], replace: (text: string) => string): void {
  let holder = whole as unknown as Record<string, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  const key = path.at(-1) ?? '';
  holder[key] = replace(String(holder[key]));
}
