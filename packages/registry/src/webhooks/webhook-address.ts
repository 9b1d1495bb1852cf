// SPDX-License-Identifier: Apache-2.0
import { isIP } from 'node:net';
import { TouchstoneError } from '@touchstone/model';
import { isLoopbackAddress, isPublicAddress } from './public-address.js';

const LENGTH_LIMIT = 2048;
/** Below it are services of other protocols, which a request could be made to speak to. */
const FIRST_FREE_PORT = 1024;

/**
 * The address of a webhook, as it is kept. What a name leads to is looked at when something is sent: it may be another
 * place by then.
 * @param loopback whether this machine may be told, and without TLS
 * @throws TouchstoneError REGISTRY_WEBHOOK
 */
export function verifyWebhookAddress(text: string, loopback: boolean): URL {
  if (text.length > LENGTH_LIMIT) throw refused('it is too long', `${LENGTH_LIMIT} characters at most.`);
  if (!URL.canParse(text)) throw refused('it is no address', 'It looks like https://example.org/hook.');
  const url = new URL(text);
  const host = hostOf(url);
  const own = loopback && (host === 'localhost' || isLoopbackAddress(host));
  if (url.protocol !== 'https:' && !(own && url.protocol === 'http:'))
    throw refused('it is not https', 'Messages are sent over TLS alone.');
  if (url.username !== '' || url.password !== '')
    throw refused('it has a user or a password', 'Verify the signature of messages instead.');
  if (url.hash !== '') throw refused('it has a fragment', 'Leave out # and what follows.');
  if (own) return url;
  if (url.port !== '' && Number(url.port) < FIRST_FREE_PORT)
    throw refused('its port is one of another protocol', `443, or ${FIRST_FREE_PORT} and above.`);
  if (isIP(host) !== 0 && !isPublicAddress(host))
    throw refused(
      'it is no address of the public Internet',
      'Nothing is sent to private or special addresses.',
    );
  return url;
}

/** The host of an address, of IPv6 without its brackets. */
function hostOf({ hostname }: URL): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
}

function refused(why: string, hint: string): TouchstoneError {
  return new TouchstoneError('REGISTRY_WEBHOOK', `Nothing is sent to this address: ${why}.`, { hint });
}
