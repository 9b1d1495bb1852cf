// SPDX-License-Identifier: Apache-2.0
import { badResults } from './test-results.js';

export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: 'close'; readonly name: string };

const MAX_DEPTH = 64;
const NAME = /[A-Za-z_:][\w:.-]*/y;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * The elements of an XML 1.0 document, in order. Text is passed over. No document type, so no entity of someone's own
 * making: a test report that came with one could read files or fill memory. Throws RESULT_SYNTAX.
 */
export function* xmlEvents(text: string): Generator<XmlEvent> {
  const open: string[] = [];
  let roots = 0;
  let at = text.startsWith('\ufeff') ? 1 : 0;
  const fail = (rule: string): Error => badResults('JUnit', `offset ${at}`, rule);
  const skipPast = (end: string): void => {
    const found = text.indexOf(end, at);
    if (found < 0) throw fail(`"${end}" is missing`);
    at = found + end.length;
  };
  while (at < text.length) {
    const start = text.indexOf('<', at);
    const between = text.slice(at, start < 0 ? text.length : start);
    if (open.length === 0 && between.trim() !== '') throw fail('text outside the root element');
    if (start < 0) break;
    at = start;
    if (text.startsWith('<!--', at)) skipPast('-->');
    else if (text.startsWith('<?', at)) skipPast('?>');
    else if (text.startsWith('<![CDATA[', at) && open.length > 0) skipPast(']]>');
    else if (text.startsWith('<!', at)) throw fail('a document type or declaration, which is not read');
    else if (text.startsWith('</', at)) {
      const close = /<\/([A-Za-z_:][\w:.-]*)\s*>/y;
      close.lastIndex = at;
      const name = close.exec(text)?.[1];
      if (name === undefined || open.pop() !== name) throw fail('an end tag that ends nothing');
      at = close.lastIndex;
      yield { kind: 'close', name };
    } else {
      const tag = readTag(text, at, fail);
      at = tag.end;
      if (open.length === 0 && ++roots > 1) throw fail('a second root element');
      yield { kind: 'open', name: tag.name, attributes: tag.attributes };
      if (tag.empty) yield { kind: 'close', name: tag.name };
      else open.push(tag.name);
      if (open.length > MAX_DEPTH) throw fail(`elements are nested more than ${MAX_DEPTH} deep`);
    }
  }
  if (open.length > 0) throw fail(`<${open.at(-1) ?? ''}> does not end`);
  if (roots === 0) throw fail('there is no element');
}

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly empty: boolean;
  readonly end: number;
}

function readTag(text: string, start: number, fail: (rule: string) => Error): Tag {
  NAME.lastIndex = start + 1;
  const name = NAME.exec(text)?.[0];
  if (name === undefined) throw fail('"<" that begins no element');
  let at = NAME.lastIndex;
  const attributes: Record<string, string> = {};
  const attribute = /\s+([A-Za-z_:][\w:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
  for (;;) {
    attribute.lastIndex = at;
    const found = attribute.exec(text);
    if (found === null) break;
    const key = found[1] ?? '';
    if (Object.hasOwn(attributes, key)) throw fail(`attribute ${key} comes twice`);
    attributes[key] = unescapeXml(found[2] ?? found[3] ?? '');
    at = attribute.lastIndex;
  }
  const end = /\s*(\/?)>/y;
  end.lastIndex = at;
  const closing = end.exec(text);
  if (closing === null) throw fail(`the tag <${name}> is broken`);
  return { name, attributes, empty: closing[1] === '/', end: end.lastIndex };
}

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return ENTITIES[name] ?? whole;
    const point = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  });
}
