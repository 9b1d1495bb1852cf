// SPDX-License-Identifier: Apache-2.0

/** Keeps the first bytes of a body while it passes, to be looked at once and forgotten. */
export class BodyTap {
  readonly #limit: number;
  #parts: Buffer[] = [];
  #size = 0;
  /** Whether the body was larger than the limit. */
  overflowed = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  take(chunk: Buffer): void {
    if (this.overflowed) return;
    this.#size += chunk.length;
    if (this.#size > this.#limit) {
      this.overflowed = true;
      chunk = chunk.subarray(0, chunk.length - (this.#size - this.#limit));
    }
    // A copy: a view would keep the socket's whole read buffer alive.
    this.#parts.push(Buffer.from(chunk));
  }

  text(): string {
    return Buffer.concat(this.#parts).toString('utf8');
  }

  /** The body as JSON; undefined when it is none, or was cut. */
  json(): unknown {
    if (this.overflowed || this.#size === 0) return undefined;
    try {
      return JSON.parse(this.text());
    } catch {
      return undefined;
    }
  }
}

/**
 * The top-level keys of a JSON object, in order, also of one that was cut: keys that were seen count.
 * Reads no values.
 */
export function topLevelKeys(text: string): string[] {
  const keys: string[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]!;
    if (char === '"') {
      const end = stringEnd(text, at);
      if (end < 0) break;
      if (depth === 1 && /^\s*:/.test(text.slice(end + 1, end + 40)))
        keys.push(unquoted(text.slice(at, end + 1)));
      at = end;
    } else if (char === '{' || char === '[') {
      if (depth === 0 && char === '[') break;
      depth += 1;
    } else if (char === '}' || char === ']') depth -= 1;
    if (keys.length === 50) break;
  }
  return keys;
}

function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return -1;
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return '';
  }
}
