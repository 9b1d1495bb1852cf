// SPDX-License-Identifier: Apache-2.0

/** An endpoint's URL, cut where its service's own paths begin. */
export interface EndpointRoot {
  /** `http://host:8774`, default ports left out, host in lower case. */
  readonly origin: string;
  /** Path before the version segment, without a slash at the end: '' or '/compute'. */
  readonly root: string;
  /** What follows: '' or '/v2.1' or '/v1/AUTH_…'. */
  readonly rest: string;
}

const VERSION = /^v\d+(?:\.\d+)?$/;

/**
 * Cuts `http://h:8774/v2.1` into `http://h:8774`, '' and `/v2.1`. A URL without a version segment is all root.
 * @returns undefined when the text is no http or https URL
 */
export function endpointRoot(url: string): EndpointRoot | undefined {
  // Catalog templates such as $(project_id)s and %(tenant_id)s come behind the version; the parser takes them as text.
  const match = /^(https?:\/\/[^/?#\s]+)([^?#\s]*)/i.exec(url.trim());
  if (!match || !URL.canParse(match[1]!)) return undefined;
  const { origin } = new URL(match[1]!);
  const path = match[2]!;
  const segments = path.split('/');
  // The last one: what stands in front of a service may have a version of its own.
  const at = segments.findLastIndex((segment) => VERSION.test(segment));
  if (at < 0) return { origin, root: path.replace(/\/+$/, ''), rest: '' };
  return {
    origin,
    root: segments.slice(0, at).join('/').replace(/\/+$/, ''),
    rest: `/${segments.slice(at).join('/')}`,
  };
}
