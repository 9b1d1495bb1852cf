// SPDX-License-Identifier: Apache-2.0

/** One value of a JSON text that is no object and no list, with the keys that lead to it and its line. */
export interface JsonLine {
  readonly line: number;
  readonly keys: readonly string[];
  readonly value: string;
}

const MAX_DEPTH = 64;
const MAX_VALUES = 400_000;
const TOKEN = /"([^"\\]*(?:\\.[^"\\]*)*)"|[[\]{},:\n]|[^\s"[\]{},:]+/g;

/**
 * The values of a JSON text with their lines, which JSON.parse does not know; places in lists are keys as in `[2]`.
 * What is not JSON is read as far as it looks like it.
 */
export function readJsonLines(text: string): readonly JsonLine[] {
  const found: JsonLine[] = [];
  const open: { list: boolean; key: string; at: number }[] = [];
  let line = 1;
  let pending: { readonly value: string; readonly line: number } | undefined;
  const say = (): void => {
    if (pending !== undefined && found.length < MAX_VALUES) {
      found.push({ line: pending.line, keys: open.map(({ key }) => key), value: pending.value });
    }
    pending = undefined;
  };
  for (const match of text.matchAll(TOKEN)) {
    const token = match[0];
    const top = open.at(-1);
    if (token === '\n') line++;
    else if (token === '{' || token === '[') {
      if (open.length >= MAX_DEPTH) return found;
      open.push({ list: token === '[', key: token === '[' ? '[0]' : '', at: 0 });
    } else if (token === '}' || token === ']') {
      say();
      open.pop();
    } else if (token === ',') {
      say();
      if (top?.list === true) top.key = `[${++top.at}]`;
    } else if (token === ':') {
      if (top !== undefined && pending !== undefined) top.key = pending.value;
      pending = undefined;
    } else pending = { value: unescape(match[1], token), line };
  }
  return found;
}

function unescape(quoted: string | undefined, token: string): string {
  if (quoted === undefined) return token;
  if (!quoted.includes('\\')) return quoted;
  try {
    return JSON.parse(token) as string;
  } catch {
    return quoted;
  }
}
