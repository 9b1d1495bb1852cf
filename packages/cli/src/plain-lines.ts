// SPDX-License-Identifier: Apache-2.0
import { cleanText } from '@touchstone/model';

/**
 * A text of several lines, safe to print on a terminal: manifests, clouds and bundles of strangers put words into our
 * messages, and an escape sequence among them could hide or forge what stands around it. Line breaks stay.
 */
export function plainLines(text: string): string {
  return text.split('\n').map(cleanText).join('\n');
}
