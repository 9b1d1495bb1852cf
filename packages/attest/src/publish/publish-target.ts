// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';

/** A log or registry at a URL, and the token to publish there. */
export interface PublishTarget {
  readonly url: URL;
  readonly token: string;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * A place to publish to. A token is not sent where others on the way could read it: only https, or http to this machine.
 * @throws TouchstoneError PUBLISH_TARGET
 */
export function publishTarget(text: string, token: string): PublishTarget {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['https:', 'http:'].includes(url.protocol))
    throw refused(text.slice(0, 200), 'is no address');
  if (url.username !== '' || url.password !== '') throw refused(url.host, 'has a name or a password in it');
  if (url.search !== '' || url.hash !== '') throw refused(url.host, 'has a query or a fragment');
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname))
    throw refused(url.href, 'is not https: everyone on the way could read the token');
  if (!/^[\x21-\x7e]{1,1000}$/.test(token))
    throw refused(url.href, 'needs a token, one word of plain characters');
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return { url, token };
}

function refused(what: string, why: string): TouchstoneError {
  return new TouchstoneError('PUBLISH_TARGET', `${what} ${why}.`, {
    hint: 'Name an address as https://log.example/, and give the token in TOUCHSTONE_TOKEN or with --token-file.',
  });
}
