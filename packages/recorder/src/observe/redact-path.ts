// SPDX-License-Identifier: Apache-2.0
import type { Operation, Params } from '@touchstone/openstack';
import { keepIdentifier } from './identifier.js';
import type { KeyedHash } from './keyed-hash.js';

const VERSION = /^v\d+(?:\.\d+)?$/;
const WORD = /^[A-Za-z][A-Za-z_.-]{0,40}$/;
const LIMIT = 600;

/** The path of a request that an operation matches: literals of its template stay, the rest is ids or keyed hashes. */
export function redactMatchedPath(
  operation: Operation,
  path: string,
  params: Params,
  hash: KeyedHash,
): string {
  const segments = path.split('/').filter((segment) => segment !== '');
  const template = alignTemplate(operation.path, segments.length);
  const kept: string[] = [];
  for (const [at, segment] of segments.entries()) {
    const own = template[at] ?? '{}';
    const name = own.replace(/[{}+]/g, '');
    if (own.endsWith('+}')) {
      kept.push(hash.name(params[name] ?? decoded(segments.slice(at).join('/'))));
      break;
    }
    const literal = own === segment.replace(/\.json$/, '') || (at === 0 && VERSION.test(segment));
    kept.push(literal ? segment : keepIdentifier(name, decoded(segment), hash));
  }
  return bounded(kept);
}

/** The template for a path with or without the project id that older catalogs put behind the version. */
function alignTemplate(path: string, length: number): string[] {
  const template = path.split('/').filter((segment) => segment !== '');
  if (template.at(-1)?.endsWith('+}') === true) return template;
  if (length === template.length + 1) template.splice(1, 0, '{project_id}');
  if (length === template.length - 1 && template[1]?.startsWith('{') === true) template.splice(1, 1);
  return template;
}

/**
 * The path of a request that nothing matches: versions, ids, and words of the nearest operations' templates stay.
 * @param collections true for a service outside the index: then the words where collections stand (`/v2/zones/<id>/recordsets`)
 */
export function redactUnknownPath(
  path: string,
  nearest: readonly Operation[],
  hash: KeyedHash,
  collections = false,
): string {
  const words = new Set(nearest.flatMap(({ path: template }) => template.split('/')).filter(isLiteral));
  const kept: string[] = [];
  let previous = '';
  let collectionNext = true;
  for (const segment of path.split('/').filter((part) => part !== '')) {
    const value = decoded(segment);
    const isWord = words.has(value) || (collections && collectionNext && WORD.test(value));
    if (VERSION.test(value)) kept.push(value);
    else if (isWord) {
      kept.push(value);
      collectionNext = false;
    } else {
      kept.push(keepIdentifier(previous, value, hash));
      collectionNext = true;
    }
    previous = value;
  }
  return bounded(kept);
}

function isLiteral(segment: string): boolean {
  return segment !== '' && !segment.startsWith('{');
}

function bounded(segments: readonly string[]): string {
  return `/${segments.join('/')}`.slice(0, LIMIT);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** How APIs spell parameters (`changes-since`, `router:external`, `resources1`), and S3's in presigned URLs. */
const PARAMETER =
  /^(?:[a-z][A-Za-z_:.~-]{0,39}\d{0,3}|X-Amz-[A-Za-z-]{1,30}|AWSAccessKeyId|Signature|Expires)$/;

/** Names of query parameters, each once; one that does not look like an API's word becomes a hash. */
export function queryNames(query: string, hash: KeyedHash): string[] {
  const names = new Set<string>();
  for (const part of query.split('&')) {
    const name = decoded((part.split('=', 1)[0] ?? '').replaceAll('+', ' '));
    if (name === '') continue;
    names.add(PARAMETER.test(name) ? name : hash.name(name));
    if (names.size === 40) break;
  }
  return [...names];
}
