// SPDX-License-Identifier: Apache-2.0
import { harText } from '../format/har-text.js';

interface Har {
  readonly log: { readonly version: string; readonly entries: readonly Readonly<Record<string, unknown>>[] };
}

/** A whole HAR at once, as its reader gets it. */
export async function harOf(lines: Parameters<typeof harText>[0]): Promise<Har> {
  let text = '';
  for await (const piece of harText(lines)) text += piece;
  return JSON.parse(text) as Har;
}
