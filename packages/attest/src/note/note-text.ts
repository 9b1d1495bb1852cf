// SPDX-License-Identifier: Apache-2.0

/** The bytes of a note that are read at most: a hundred signatures of the largest kind still fit in it. */
export const NOTE_LIMIT = 512 * 1024;

/** Signature lines that are read at most; c2sp.org/signed-note asks for sixteen at least. */
export const NOTE_SIGNATURES_LIMIT = 100;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What makes a text one that a note may hold (c2sp.org/signed-note, "Format"); undefined where nothing is wrong with it. */
export function findTextFault(text: string): string | undefined {
  if (!text.endsWith('\n')) return 'it does not end in a line end';
  // oxlint-disable-next-line no-control-regex -- these are what the format forbids
  const control = /[\u0000-\u0009\u000b-\u001f]/.exec(text);
  if (control !== null)
    return `it holds the control character 0x${hex(control[0])} in line ${lineAt(text, control.index)}`;
  if (/\p{Surrogate}/u.test(text)) return 'it holds half a character (a lone surrogate)';
  return undefined;
}

/** The text of UTF-8 bytes, a leading byte order mark kept; undefined where they are no UTF-8. */
export function findUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, '0');
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
