// SPDX-License-Identifier: Apache-2.0

/** Bytes that are kept of what a command prints; more than is ever shown, see `maskedText`. */
const KEPT = 64 * 1024;
/** A secret that was cut where keeping began lies before the part that is shown. */
const SHOWN = 16 * 1024;

/** Keeps the end of what a command prints, in bounded memory, for messages only. */
export class OutputTail {
  #parts: Buffer[] = [];
  #size = 0;
  /** All bytes printed. */
  total = 0;

  add(chunk: Buffer): void {
    this.total += chunk.length;
    const part = chunk.length > KEPT ? Buffer.from(chunk.subarray(chunk.length - KEPT)) : chunk;
    this.#parts.push(part);
    this.#size += part.length;
    while (this.#parts[0] !== undefined && this.#size - this.#parts[0].length >= KEPT) {
      this.#size -= this.#parts.shift()?.length ?? 0;
    }
  }

  /** The end of the output as text that a terminal can show: no control bytes, none of the secrets. */
  maskedText(secrets: readonly string[]): string {
    const masked = maskSecrets(Buffer.concat(this.#parts).toString('utf8'), secrets);
    const plain = masked.replace(/\p{Cc}\[[0-9;]*[A-Za-z]/gu, '').replace(/(?![\t\n])\p{Cc}/gu, '\ufffd');
    return plain.slice(-SHOWN);
  }
}

/** What is a secret by its looks: Fernet and JWS tokens as Keystone issues them, and what stands in a header for one. */
const TOKENS =
  /\bgAAAA[\w-]{40,}={0,2}|\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}|(?<=\bX-(?:Auth|Subject|Storage)-Token["']?\s*[:=]\s*["']?)[^\s"']+/gi;
/** A private key, also one of which only the beginning or the end is there. */
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;
const PRIVATE_KEY_END = /^[\s\S]*-----END [A-Z ]*PRIVATE KEY-----/;

/** Replaces secrets, plain and in the spellings in which they get into URLs and JSON, and what looks like one. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  let masked = text;
  for (const secret of secrets) {
    if (secret.length < 4) continue;
    const spellings = new Set([
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    ]);
    for (const spelling of spellings) masked = masked.replaceAll(spelling, '[secret]');
  }
  return masked
    .replace(TOKENS, '[secret]')
    .replace(PRIVATE_KEY, '[secret]')
    .replace(PRIVATE_KEY_END, '[secret]');
}
