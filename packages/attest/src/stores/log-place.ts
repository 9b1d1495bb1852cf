// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';

/** Where a log is: a folder, a URL to read at, a bucket (S3-compatible), a container (OpenStack's object store). */
export type LogPlace =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 's3' | 'swift'; readonly container: string; readonly prefix: string };

/** Reads `FOLDER`, `https://…`, `s3://BUCKET/PREFIX` or `swift://CONTAINER/PREFIX`. Throws LOG_PLACE. */
export function parseLogPlace(text: string): LogPlace {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return { kind: 'folder', folder: text };
  if (scheme === 'http' || scheme === 'https') {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || url.search !== '' || url.hash !== '')
      throw refused(text, 'it has a query, or is no URL');
    return { kind: 'url', url: text };
  }
  if (scheme !== 's3' && scheme !== 'swift')
    throw refused(text, `${scheme} is none of http, https, s3 and swift`);
  const [container = '', ...below] = text.slice(scheme.length + 3).split('/');
  const prefix = below.filter((one) => one !== '');
  if (!/^[\w.-]{1,255}$/.test(container) || prefix.some((one) => /^\.{1,2}$/.test(one)))
    throw refused(text, 'it needs the name of a bucket or container, and a plain prefix');
  return { kind: scheme, container, prefix: prefix.join('/') };
}

function refused(text: string, why: string): TouchstoneError {
  return new TouchstoneError('LOG_PLACE', `No log can be at ${JSON.stringify(text.slice(0, 200))}: ${why}.`, {
    hint: 'Name a folder, a URL, s3://BUCKET/PREFIX or swift://CONTAINER/PREFIX.',
  });
}
