// SPDX-License-Identifier: Apache-2.0

/**
 * The bytes of standard base64 (RFC 4648, section 4), undefined unless it is spelled the one canonical way: padded, no
 * white space, no stray bits in the last digit. Two spellings of one signature would be two notes with one meaning.
 */
export function findBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
