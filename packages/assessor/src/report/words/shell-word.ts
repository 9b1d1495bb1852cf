// SPDX-License-Identifier: Apache-2.0
import { cleanText } from '@touchstone/model';

/** A stranger's text as one word of a POSIX shell, quoted where it must be: what a reader pastes runs nothing else. */
export function shellWord(text: string): string {
  const word = cleanText(text);
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
