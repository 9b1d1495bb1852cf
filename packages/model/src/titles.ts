// SPDX-License-Identifier: Apache-2.0
import type { Level } from './vocabulary.js';

/** Words with a capital at their beginning. */
export function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `basic` as a title: `Basic`; no level reads `No level`. */
export function levelTitle(level: Level | null): string {
  return level === null ? 'No level' : capitalized(level);
}
