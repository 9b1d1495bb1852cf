// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../service/call.js';
import { reply, type Reply } from '../service/reply.js';
import { explain } from './faults.js';

/** container_listing_limit and account_listing_limit of /info. */
const MOST = 10_000;

export type Entry = { readonly name: string } & Readonly<Record<string, string | number | boolean>>;
export type Row = Entry | { readonly subdir: string };

/** What a listing request asks for. */
interface Asked {
  readonly limit: number;
  readonly marker: string;
  readonly endMarker: string;
  readonly prefix: string;
  readonly delimiter: string;
  readonly reverse: boolean;
}

/** Cuts a listing as the query asks: from marker, to end_marker, by prefix, folded at the delimiter, at most limit rows. */
export function selectRows(call: Call, entries: readonly Entry[]): readonly Row[] {
  const asked = readQuery(call.query);
  const sorted = entries.toSorted((a, b) => compareNames(a.name, b.name));
  if (asked.reverse) sorted.reverse();
  const rows: Row[] = [];
  let last = '';
  for (const entry of sorted) {
    if (rows.length >= asked.limit) break;
    if (!entry.name.startsWith(asked.prefix)) continue;
    const folded = fold(entry.name, asked);
    const shown = folded ?? entry.name;
    if (!isBetween(shown, asked) || (folded !== undefined && folded === last)) continue;
    // A marker inside a folder that is folded into one row passes the whole folder over.
    if (folded !== undefined && asked.marker.startsWith(folded) && !asked.reverse) continue;
    last = folded ?? '';
    rows.push(folded === undefined ? entry : { subdir: folded });
  }
  return rows;
}

function readQuery(query: URLSearchParams): Asked {
  const limit = query.get('limit');
  const wanted = limit !== null && /^\d+$/.test(limit) ? Number(limit) : MOST;
  if (wanted > MOST) throw explain(412, `Maximum limit is ${MOST}`);
  const path = query.get('path');
  const prefix =
    path === null ? (query.get('prefix') ?? '') : path === '' ? '' : `${path.replace(/\/$/, '')}/`;
  return {
    limit: wanted,
    marker: query.get('marker') ?? '',
    endMarker: query.get('end_marker') ?? '',
    prefix,
    delimiter: path === null ? (query.get('delimiter') ?? '') : '/',
    reverse: /^(true|1|yes|on|t|y)$/i.test(query.get('reverse') ?? ''),
  };
}

function fold(name: string, { prefix, delimiter }: Asked): string | undefined {
  if (delimiter === '') return undefined;
  const at = name.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : name.slice(0, at + delimiter.length);
}

function isBetween(name: string, { marker, endMarker, reverse }: Asked): boolean {
  const order = reverse ? -1 : 1;
  if (marker !== '' && compareNames(name, marker) * order <= 0) return false;
  return endMarker === '' || compareNames(name, endMarker) * order < 0;
}

/** Swift orders names by their UTF-8 bytes; JavaScript's own order differs from it beyond the basic plane only. */
function compareNames(a: string, b: string): number {
  if (/[\uD800-\uDFFF]/.test(a) || /[\uD800-\uDFFF]/.test(b))
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Renders rows as the query or Accept asks: plain, JSON or XML; an empty plain listing is 204. */
export function renderListing(
  call: Call,
  rows: readonly Row[],
  root: {
    readonly tag: 'container' | 'account';
    readonly row: 'object' | 'container';
    readonly name: string;
  },
  headers: Readonly<Record<string, string>>,
): Reply {
  const format = chooseFormat(call);
  if (format === 'json')
    return reply(
      200,
      { 'Content-Type': 'application/json; charset=utf-8', ...headers },
      JSON.stringify(rows),
    );
  if (format === 'xml') {
    const type = { 'Content-Type': 'application/xml; charset=utf-8' };
    return reply(200, { ...type, ...headers }, renderXml(rows, root));
  }
  const names = rows
    .map((row) => ('subdir' in row ? row.subdir : row.name))
    .map((name) => `${String(name)}\n`);
  const plain = { 'Content-Type': 'text/plain; charset=utf-8', ...headers, Vary: 'Accept' };
  return names.length === 0 ? reply(204, plain) : reply(200, plain, names.join(''));
}

function chooseFormat(call: Call): 'json' | 'xml' | 'plain' {
  const format = call.query.get('format')?.toLowerCase();
  if (format === 'json' || format === 'xml' || format === 'plain') return format;
  const accept = call.headers['accept'] ?? '';
  if (accept.includes('application/json')) return 'json';
  return accept.includes('application/xml') || accept.includes('text/xml') ? 'xml' : 'plain';
}

function renderXml(rows: readonly Row[], root: { tag: string; row: string; name: string }): string {
  const lines = rows.map((row) => {
    if ('subdir' in row) {
      const name = escapeXml(String(row.subdir));
      return `<subdir name="${name}"><name>${name}</name></subdir>`;
    }
    const fields = Object.entries(row).map(([key, value]) => `<${key}>${escapeXml(String(value))}</${key}>`);
    return `<${root.row}>${fields.join('')}</${root.row}>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root.tag} name="${escapeXml(root.name)}">${lines.join('')}</${root.tag}>`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
