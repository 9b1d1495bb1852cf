// SPDX-License-Identifier: Apache-2.0
import type { UrlRewriter } from './url-rewriter.js';

export interface CatalogRewriters {
  /** For everything that is no endpoint: the answering service's. */
  readonly plain: UrlRewriter;
  /** For the endpoints of a service, by its type as the catalog spells it. */
  readonly ofType: (type: string) => UrlRewriter;
  /** The type of a service by its id, where `/v3/services` or a catalog has told. */
  readonly typeOf: (serviceId: string) => string | undefined;
}

/**
 * Rewrites a catalog endpoint by endpoint, each as its own service's: where two services share an address, the text alone
 * does not say whose it is.
 * @param value parsed JSON of any shape
 */
export function rewriteCatalog(value: unknown, rewriters: CatalogRewriters): unknown {
  return rewriteValue(value, rewriters, rewriters.plain);
}

function rewriteValue(value: unknown, rewriters: CatalogRewriters, current: UrlRewriter): unknown {
  if (typeof value === 'string') return current.text(value);
  if (Array.isArray(value)) return value.map((one) => rewriteValue(one, rewriters, current));
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  const { type, endpoints, service_id: id } = fields;
  let inside = current;
  if (typeof type === 'string' && Array.isArray(endpoints)) inside = rewriters.ofType(type);
  const known = typeof id === 'string' ? rewriters.typeOf(id) : undefined;
  if (known !== undefined) inside = rewriters.ofType(known);
  return Object.fromEntries(
    Object.entries(fields).map(([name, one]) => [
      name,
      rewriteValue(one, rewriters, name === 'links' ? rewriters.plain : inside),
    ]),
  );
}
