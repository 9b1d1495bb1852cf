// SPDX-License-Identifier: Apache-2.0
import type { BodyTransform, ResponseDecision, ResponseHead } from '../engine/engine.js';
import { catalogEndpoints, listedEndpoints, listedServices } from '../mounts/catalog-endpoints.js';
import { tokenFacts } from '../observe/auth.js';
import { BodyTap } from '../observe/body-tap.js';
import { responseFacts } from '../observe/response-facts.js';
import { isBulkDelete } from '../observe/track-swift.js';
import { findHeader, withoutHeaders } from '../raw-headers.js';
import { isJsonType, mayCarryLinks } from '../rewrite/body-policy.js';
import { learnOrigins } from '../rewrite/learn-origins.js';
import { rewriteCatalog } from '../rewrite/rewrite-catalog.js';
import type { Mount } from '../mounts/mount-table.js';
import { rewriteResponseHeaders } from '../rewrite/rewrite-headers.js';
import type { UrlRewriter } from '../rewrite/url-rewriter.js';
import type { ExchangeDraft, ExchangeShared } from './exchange-draft.js';
import { KNOWN_ANSWER_BYTES, type RequestPlan } from './request-plan.js';

const FAULT_TAP = 16 * 1024;
const RESOURCE_TAP = 1024 * 1024;
/** A rewritten answer of known length up to this is sent with its new length, a longer one without. */
const COLLECT = 1024 * 1024;
/** A catalog larger than this is passed on as it is. */
const CATALOG_LIMIT = 32 * 1024 * 1024;

export function noteResponse(draft: ExchangeDraft, head: ResponseHead): void {
  draft.response = head;
  draft.facts = responseFacts(head.headers);
  const { link } = draft.facts;
  if (link !== undefined) draft.next = /rel="?next"?/i.test(link);
}

/** Sees the body in passing where it names what was made, removed or read, or why the request was refused. */
export function tapResponse(draft: ExchangeDraft, { classifier }: ExchangeShared): void {
  const { match, request, mount } = draft;
  const { contentType } = draft.facts;
  const status = draft.response?.status ?? 0;
  if (!mount || request.method === 'HEAD') return;
  if (status >= 400) {
    draft.responseTap = new BodyTap(FAULT_TAP);
    return;
  }
  if (match?.kind === 'operation' && isBulkDelete(match.operation.id))
    draft.responseTap = new BodyTap(FAULT_TAP);
  if (!isJsonType(contentType) || match === undefined || match.kind === 'unknown') return;
  const possible = match.kind === 'operation' ? [match.operation] : match.candidates;
  const tracked = possible.some((operation) => {
    const { creates, deletes, reads } = classifier.tracking(operation);
    return creates?.from === 'body' || deletes?.idField !== undefined || reads?.stateField !== undefined;
  });
  if (tracked) draft.responseTap = new BodyTap(RESOURCE_TAP);
}

/** Heads and bodies whose URLs must lead back. */
export function rewriteResponse(
  draft: ExchangeDraft,
  shared: ExchangeShared,
  head: ResponseHead,
  plan: RequestPlan,
): ResponseDecision {
  const { mount, rest, request } = draft;
  if (!mount) return { head };
  const rewriter = shared.rewriter(mount.service);
  // Whoever called the cloud's own address reads a path as one of that address.
  const { facts } = draft;
  const plain: { head: ResponseHead } = { head };
  if (facts.hasLinks === true) {
    const headers = rewriteResponseHeaders(head.headers, rewriter, draft.via ? undefined : mount);
    plain.head = { ...head, headers };
  }
  const encoding = facts.contentEncoding?.toLowerCase() ?? 'identity';
  const rewritable =
    mayCarryLinks(mount.service, rest) && isJsonType(facts.contentType) && encoding === 'identity';
  const { status } = head;
  if (!rewritable || status === 204 || status === 206 || status === 304) return plain;
  // What GET would send has another length than the cloud says.
  if (request.method === 'HEAD') return { head: unsized(plain.head) };
  const length = Number(facts.contentLength ?? NaN);
  if (length === 0) return plain;
  if (mount.service === 'identity' && CATALOGS.test(rest) && status < 300) {
    return { head: unsized(plain.head), transform: catalogTransform(draft, shared), collect: true };
  }
  if (!(length <= COLLECT)) return { head: unsized(plain.head), transform: linkTransform(draft, shared) };
  if (learnsOrigins(mount))
    return { head: unsized(plain.head), transform: learningTransform(draft, shared), collect: true };
  const transform = new WholeLinks(draft, shared, plan);
  return { head: plain.head, changed: unsized, transform, collect: true };
}

/** The head for a body of another length than the cloud's. */
function unsized(head: ResponseHead): ResponseHead {
  return { ...head, headers: withoutHeaders(head.headers, LENGTH) };
}

const LENGTH = new Set(['content-length', 'content-md5', 'digest']);
const CATALOGS =
  /^\/+(?:v3\/+auth\/+(?:tokens|catalog)|v2\.0\/+tokens(?:\/.*)?|v3\/+(?:endpoints|services)(?:\/[^/]*)?)\/*$/;

/** Holds a catalog until it is whole, learns its endpoints, then sends it on rewritten. */
function catalogTransform(draft: ExchangeDraft, shared: ExchangeShared): BodyTransform {
  const parts: Buffer[] = [];
  let size = 0;
  return {
    push(chunk) {
      size += chunk.length;
      parts.push(chunk);
      if (size <= CATALOG_LIMIT) return undefined;
      const all = Buffer.concat(parts);
      parts.length = 0;
      return all;
    },
    end() {
      const body = Buffer.concat(parts);
      if (size > CATALOG_LIMIT) return body;
      const text = body.toString('latin1');
      learnCatalog(draft, shared, body.toString('utf8'));
      const { service } = draft.mount!;
      const plain = shared.rewriter(service);
      return shared.mounts.ambiguous
        ? (rewriteEndpoints(body, shared, plain) ?? body)
        : Buffer.from(plain.text(text), 'latin1');
    },
  };
}

/** Where an address is not one service's alone; undefined when it is no JSON. */
function rewriteEndpoints(
  body: Buffer,
  { mounts, rewriter }: ExchangeShared,
  plain: UrlRewriter,
): Buffer | undefined {
  let catalog: unknown;
  try {
    catalog = JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
  const led = rewriteCatalog(catalog, {
    plain,
    ofType: (type) => rewriter(mounts.serviceOf(type)),
    typeOf: (id) => mounts.serviceTypes.get(id),
  });
  return Buffer.from(JSON.stringify(led));
}

function learnCatalog(draft: ExchangeDraft, shared: ExchangeShared, text: string): void {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return;
  }
  const { mounts, hash, projects } = shared;
  for (const [id, type] of listedServices(body)) mounts.serviceTypes.set(id, type);
  mounts.register(catalogEndpoints(body));
  mounts.register(listedEndpoints(body, mounts.serviceTypes));
  const { project, catalog, id } = tokenFacts(body);
  const given = findHeader(draft.response?.headers ?? [], 'x-subject-token') ?? id;
  const issued = draft.request.method === 'POST' && given !== undefined ? hash.token(given) : undefined;
  if (issued !== undefined && project !== undefined) remember(projects, issued, project);
  draft.auth = {
    ...draft.auth,
    ...(issued === undefined ? {} : { issued }),
    // A token that is merely shown may be somebody else's.
    ...(issued === undefined || project === undefined ? {} : { project }),
    ...(catalog ? { catalog: true as const } : {}),
  };
}

function remember(projects: Map<string, string>, token: string, project: string): void {
  if (projects.size >= 10_000) projects.delete(projects.keys().next().value!);
  projects.set(token, project);
}

/** `"rel": "next"`, and the `next` of Glance, Heat and Keystone, which is null on the last page. */
const NEXT = /"rel"\s*:\s*"next"|"next"\s*:\s*"(?:https?:|\\?\/|\?)/;

/** How many answers of a service may pass without a word of where it thinks it is. */
const LEARN_FROM = 50;
const listened = new WeakMap<Mount, number>();

function learnsOrigins(mount: Mount): boolean {
  const times = listened.get(mount) ?? 0;
  if (times < LEARN_FROM) listened.set(mount, times + 1);
  return times < LEARN_FROM;
}

/** Holds a small answer until it is whole, so that the name it is the first to tell is rewritten in it already. */
function learningTransform(draft: ExchangeDraft, shared: ExchangeShared): BodyTransform {
  const parts: Buffer[] = [];
  return {
    push(chunk) {
      parts.push(chunk);
      return undefined;
    },
    end() {
      const text = Buffer.concat(parts).toString('latin1');
      const mount = draft.mount!;
      if (learnOrigins(text, { mount, rest: draft.sentRest }, shared.mounts)) listened.set(mount, LEARN_FROM);
      draft.next ||= NEXT.test(text);
      return Buffer.from(shared.rewriter(mount.service).text(text), 'latin1');
    },
  };
}

/** Rewrites the links of a small body at once; the bytes stay untouched where there are none. */
export class WholeLinks implements BodyTransform {
  readonly #draft: ExchangeDraft;
  readonly #shared: ExchangeShared;
  readonly #plan: RequestPlan;
  #parts: Buffer[] | undefined;

  constructor(draft: ExchangeDraft, shared: ExchangeShared, plan: RequestPlan) {
    this.#draft = draft;
    this.#shared = shared;
    this.#plan = plan;
  }

  whole(body: Buffer): Buffer {
    const draft = this.#draft;
    const { last } = this.#plan;
    const rewriter = this.#shared.rewriter(draft.mount!.service);
    if (last !== undefined && last.rewriter === rewriter && last.body.equals(body)) {
      draft.next ||= last.next;
      draft.known = last;
      // What was found in it then need not be looked for again.
      const again = last.tracked === undefined || draft.requestTap || draft.facts.location !== undefined;
      if (again || draft.response?.status !== 200) draft.responseTap?.take(body);
      return last.out === last.body ? body : last.out;
    }
    draft.responseTap?.take(body);
    const next = body.includes('next') && NEXT.test(body.toString('latin1'));
    const out = mayHoldUrl(body) ? rewritten(body, rewriter) : body;
    draft.next ||= next;
    if (body.length > KNOWN_ANSWER_BYTES) return out;
    const kept = Buffer.from(body);
    draft.known = { body: kept, rewriter, out: out === body ? kept : out, next, tracked: undefined };
    this.#shared.plans.keepAnswer(this.#plan, draft.known);
    return out;
  }

  push(chunk: Buffer): undefined {
    (this.#parts ??= []).push(chunk);
  }

  end(): Buffer {
    return this.whole(Buffer.concat(this.#parts ?? []));
  }
}

/** A URL has two slashes, which JSON may escape. */
function mayHoldUrl(body: Buffer): boolean {
  return body.includes('//') || body.includes('\\/\\/');
}

function rewritten(body: Buffer, rewriter: UrlRewriter): Buffer {
  const text = body.toString('latin1');
  const out = rewriter.text(text);
  return out === text ? body : Buffer.from(out, 'latin1');
}

/** Rewrites links as they pass. Latin-1 keeps every byte, and URLs are ASCII. */
function linkTransform(draft: ExchangeDraft, shared: ExchangeShared): BodyTransform {
  const stream = shared.rewriter(draft.mount!.service).stream();
  let tail = '';
  const seen = (piece: string): void => {
    if (draft.next) return;
    const text = tail + piece;
    draft.next = NEXT.test(text);
    tail = text.slice(-40);
  };
  const bytes = (text: string): Buffer | undefined => (text === '' ? undefined : Buffer.from(text, 'latin1'));
  return {
    push(chunk) {
      const piece = chunk.toString('latin1');
      seen(piece);
      return bytes(stream.push(piece));
    },
    end: () => bytes(stream.end()),
  };
}
