// SPDX-License-Identifier: Apache-2.0
import { signedService } from '../mounts/signed-request.js';
import { isSignIn, presentedAuth } from '../observe/auth.js';
import { findMicroversion } from '../observe/microversion.js';
import { isBulkDelete } from '../observe/track-swift.js';
import { findHeader } from '../raw-headers.js';
import type { ExchangeDraft, ExchangeShared } from './exchange-draft.js';

const ACTION_TAP = 64 * 1024;
const BODY_TAP = 1024 * 1024;

/** Which service root the request is for. */
export function locate(draft: ExchangeDraft, { mounts, origin }: ExchangeShared): void {
  const { target, arrival } = draft.request;
  const absolute = /^https?:\/\//i.test(target) && !target.toLowerCase().startsWith(`${origin()}/`);
  // Inside a tunnel the tunnel says whom the client means; an absolute-form target there can mean nobody else.
  const url = arrival?.origin === undefined ? (absolute ? target : undefined) : arrival.origin + draft.path;
  // A client that takes the recorder for a forward proxy names the cloud itself; any other host is our own by another name.
  const signed = signedService(draft.request.headers, draft.query);
  const upstream = url === undefined ? undefined : mounts.resolveUpstream(url, signed);
  const found = upstream ?? (arrival ? undefined : mounts.resolve(draft.path, signed));
  draft.signed = signed;
  draft.mount = found?.mount;
  draft.sentRest = found?.rest ?? draft.path;
  draft.rest = found?.mount.accountless === true ? withAccount(found.rest) : draft.sentRest;
  if (upstream ?? arrival) {
    const asIs = upstream && upstream.mount.path === undefined;
    draft.via = asIs ? 'forward-proxy-by-catalog' : 'forward-proxy';
  }
  if (arrival && url !== undefined && !upstream) draft.bare = new URL(url).origin;
}

/** A RADOS Gateway leaves the account out of its paths, in which the index expects one. */
function withAccount(rest: string): string {
  return /^\/v1(?:\.0)?\/[A-Z]+_/.test(rest) ? rest : rest.replace(/^(\/v1(?:\.0)?)(?=\/|$)/, '$1/-');
}

/** Which operation it is, as far as the head tells. */
export function classify(draft: ExchangeDraft, { classifier }: ExchangeShared): void {
  if (!draft.mount) return;
  const { method, headers } = draft.request;
  const path = draft.rest === '' ? '/' : draft.rest;
  const header = (name: string): string | undefined => findHeader(headers, name);
  const { service } = draft.mount;
  draft.match = classifier.matchRequest({ service, method, path, query: draft.query, header });
  if (draft.match.kind !== 'needs-action') draft.settled = draft.match;
}

/** Who sends it, and how that shows. */
export function noteAuth(draft: ExchangeDraft, { hash, projects }: ExchangeShared): void {
  const { how, token } = presentedAuth(draft.request.headers, draft.query);
  draft.auth = Object.freeze(token === undefined ? { how } : { how, token: hash.token(token) });
  noteProject(draft, { projects });
}

/** Whose token it is, as far as its sign-in was seen. */
export function noteProject(draft: ExchangeDraft, { projects }: Pick<ExchangeShared, 'projects'>): void {
  const { token, project: known } = draft.auth;
  const project = token === undefined ? undefined : projects.get(token);
  if (project !== undefined && project !== known) draft.auth = Object.freeze({ ...draft.auth, project });
}

export function noteMicroversion(draft: ExchangeDraft, { classifier }: ExchangeShared): void {
  if (!draft.mount) return;
  draft.asked = findMicroversion(draft.request.headers, classifier.microversionWords(draft.mount.service));
}

/** Looks at the body in passing only where it decides something: the action, the sign-in method, what is deleted. */
export function tapRequest(draft: ExchangeDraft, { classifier }: ExchangeShared): void {
  const { match, mount, request, rest } = draft;
  if (!mount || !match) return;
  if (match.kind === 'needs-action') {
    const byBody = match.candidates.some((one) => classifier.tracking(one).deletes?.idField !== undefined);
    draft.tapLimit = byBody ? BODY_TAP : ACTION_TAP;
  } else if (isSignIn(mount.service, request.method, rest)) draft.tapLimit = ACTION_TAP;
  else if (match.kind === 'operation') {
    const { id } = match.operation;
    const named = classifier.tracking(match.operation).deletes?.idField !== undefined || isBulkDelete(id);
    if (named) draft.tapLimit = BODY_TAP;
  }
}
