// SPDX-License-Identifier: Apache-2.0
import { pathValue, textValue, type PathValue, type RubyValue } from './ruby-value.js';

/** A longer text in a step's parentheses tells nothing that data could name. */
const LONGEST_TEXT = 60;
const LONGEST_PATH = 400;

/** The path of what a call gives. */
export function callPath(call: {
  readonly name: string;
  readonly base: PathValue | undefined;
  readonly args: readonly (RubyValue | undefined)[];
  readonly named: ReadonlyMap<string, RubyValue | undefined>;
  /** With arguments: a call without any has no parentheses, as an attribute has none. */
  readonly isCalled: boolean;
}): PathValue | undefined {
  const { name, base, named } = call;
  const provider = named.get('provider');
  // Fog's `Fog::Compute.new(provider: 'AWS')` is what `Fog::Compute['aws']` is.
  const chosen = provider?.kind === 'text' && name === 'new' ? `['${provider.text.toLowerCase()}']` : '';
  const inside = provider === undefined ? onlyText([...call.args, ...named.values()]) : '';
  const step = call.isCalled || name === 'new' ? `${name}(${inside})` : name;
  const path = base === undefined ? step : `${base.path}${chosen}.${step}`;
  return path.length > LONGEST_PATH ? undefined : pathValue(path, base?.root);
}

/** The one text that a call is given, in quotes; '' where there is none or several. */
function onlyText(given: readonly (RubyValue | undefined)[]): string {
  const texts = given.filter((one) => one?.kind === 'text' && one.text.length <= LONGEST_TEXT);
  const [only] = texts;
  return texts.length === 1 && only?.kind === 'text' && !/[{}()']/.test(only.text) ? `'${only.text}'` : '';
}

/** `object[key]`: a named part of it, or an element, which stands for the collection. */
export function elementValue(
  object: RubyValue | undefined,
  key: RubyValue | undefined,
): RubyValue | undefined {
  if (object?.kind !== 'path') return undefined;
  if (key?.kind !== 'text' || key.text.length > LONGEST_TEXT) return object;
  return pathValue(`${object.path}['${key.text.toLowerCase()}']`, object.root);
}

/** `left + right`, `left % right`, `left || right`. */
export function joinedValue(
  left: RubyValue | undefined,
  right: RubyValue | undefined,
): RubyValue | undefined {
  if (left?.kind === 'text') {
    if (right?.kind === 'text') return textValue(left.text + right.text, [...left.pieces, ...right.pieces]);
    const text = left.text.includes('%s') ? left.text.replaceAll('%s', '{}') : `${left.text}{}`;
    return textValue(text, left.pieces);
  }
  if (left?.kind === 'path' && right?.kind === 'text' && /^\/|^\{\}\//.test(right.text)) {
    return textValue(`{}${right.text}`, [left.path, ...right.pieces]);
  }
  return left ?? right;
}

/** What `format(first, …)` gives. */
export function formattedValue(first: RubyValue | undefined): RubyValue | undefined {
  if (first?.kind !== 'text') return undefined;
  return textValue(first.text.replaceAll(/%[-\w<>]*[sd]/g, '{}'), first.pieces);
}
