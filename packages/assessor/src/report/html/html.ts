// SPDX-License-Identifier: Apache-2.0
import { cleanText } from '@touchstone/model';

const MARKUP = Symbol('markup');

/** Text that is HTML already. Only `html` makes it: the symbol cannot come out of JSON, whoever wrote it. */
export interface Markup {
  readonly [MARKUP]: string;
}

/** What a template may hold: lists are joined, and nothing is shown for what is absent. */
export type Value = Markup | string | number | null | undefined | false | readonly Value[];

/**
 * A tagged template for HTML in which every value is escaped, for element content and for quoted attributes alike,
 * unless it is markup that this tag made. Attribute values MUST stand in double quotes.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  let text = parts[0] ?? '';
  for (const [index, value] of values.entries()) text += render(value) + (parts[index + 1] ?? '');
  return { [MARKUP]: text };
}

/** Markup that is our own text verbatim: a style sheet or a script. Never pass a stranger's string. */
export function trusted(text: string): Markup {
  return { [MARKUP]: text };
}

/** The HTML text of markup. */
export function markupText(markup: Markup): string {
  return markup[MARKUP];
}

function render(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if (isList(value)) return value.map(render).join('');
  return value[MARKUP];
}

function isList(value: Markup | readonly Value[]): value is readonly Value[] {
  return Array.isArray(value);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

function escapeHtml(text: string): string {
  return cleanText(text).replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '');
}
