// SPDX-License-Identifier: Apache-2.0
import { Lexer } from 'yaml';

/** No paper of ours is nested more than a dozen deep. */
const LIMIT = 100;
/** `- - - …` and `? ? ? …` nest on one line. */
const INDICATORS = new RegExp(`(?:[-?:][ \\t]+){${LIMIT}}`);

/**
 * Whether a YAML text is nested deeper than any paper is. The composer recurses into what is nested: a stranger's file of
 * half a megabyte of `[` ends the process, and no exception tells of it. Takes text of any kind, valid or not.
 */
export function isTooDeep(text: string): boolean {
  if (INDICATORS.test(text)) return true;
  let depth = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (depth > LIMIT) return true;
  }
  return false;
}
