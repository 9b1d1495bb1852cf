// SPDX-License-Identifier: Apache-2.0
import { cleanText } from './clean-text.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** A stranger's text for XML 1.0, in elements and quoted attributes; characters that XML forbids are made visible. */
export function escapeXml(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
