// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { ApiRequest } from '@touchstone/registry';

/** Names that a browser of this machine reaches us by alike. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Refuses a form that is not of our own pages: another site could make a reader's browser send it, cookies and all. Every
 * browser names the origin of a form that is posted (Fetch, 3.1), and how far it is from us (Fetch Metadata); where neither
 * is said no browser asks, and one who writes the request by hand can say it. Another name that leads to our address (DNS
 * rebinding) is another origin.
 * @param own `https://host`, where it is known; else the request's Host header is believed
 * @throws TouchstoneError WEB_FORM_ORIGIN
 */
export function verifyOrigin({ header }: Pick<ApiRequest, 'header'>, own: string | undefined): void {
  const [origin, site] = [header('origin'), header('sec-fetch-site')];
  const fromUs =
    (origin !== undefined || site !== undefined) &&
    (site === undefined || site === 'same-origin') &&
    (origin === undefined || isOwn(origin, own, header('host'))) &&
    isOwnHost(header('host'), own);
  if (fromUs) return;
  throw new TouchstoneError('WEB_FORM_ORIGIN', 'This form was not sent from a page of this marketplace.', {
    hint: `Open the page here and send it again${own === undefined ? '' : `; this marketplace is ${own}`}.`,
    details: { origin: origin?.slice(0, 200) ?? null, site: site?.slice(0, 40) ?? null },
  });
}

function isOwn(origin: string, own: string | undefined, host: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const given = new URL(origin);
  if (own === undefined) return host !== undefined && given.host === host.toLowerCase();
  const ours = new URL(own);
  return given.origin === ours.origin || (given.protocol === ours.protocol && sameLoopback(given, ours));
}

/** Behind a proxy the Host header may be the inner one, so that only for a loopback origin something follows from it. */
function isOwnHost(host: string | undefined, own: string | undefined): boolean {
  if (own === undefined || host === undefined) return true;
  const ours = new URL(own);
  if (!LOOPBACK.has(ours.hostname)) return true;
  const given = `${ours.protocol}//${host}`;
  return URL.canParse(given) && sameLoopback(new URL(given), ours);
}

function sameLoopback(given: URL, ours: URL): boolean {
  return LOOPBACK.has(given.hostname) && LOOPBACK.has(ours.hostname) && given.port === ours.port;
}
