// SPDX-License-Identifier: Apache-2.0

/** One endpoint as a catalog lists it. */
export interface CatalogEndpoint {
  /** The service's type as the catalog spells it. */
  readonly type: string;
  readonly interface: 'public' | 'internal' | 'admin' | 'none';
  readonly region: string;
  readonly url: string;
  readonly serviceId?: string;
}

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/**
 * The endpoints in a Keystone answer: a v3 token, `/v3/auth/catalog`, or a v2.0 token.
 * Takes parsed JSON of any shape; what is no catalog gives an empty list.
 */
export function catalogEndpoints(body: unknown): readonly CatalogEndpoint[] {
  if (!isRecord(body)) return [];
  const token = isRecord(body['token']) ? body['token'] : body;
  const access = isRecord(body['access']) ? body['access'] : undefined;
  return [...listOf(token['catalog']).flatMap(fromV3), ...listOf(access?.['serviceCatalog']).flatMap(fromV2)];
}

/** https://docs.openstack.org/api-ref/identity/v3/#get-service-catalog */
function fromV3(service: Json): CatalogEndpoint[] {
  const type = textOf(service['type']);
  const serviceId = textOf(service['id']);
  if (type === undefined) return [];
  return listOf(service['endpoints']).flatMap((endpoint) => fromEndpoint(endpoint, type, serviceId));
}

function fromEndpoint(endpoint: Json, type: string, serviceId: string | undefined): CatalogEndpoint[] {
  const url = textOf(endpoint['url']);
  if (url === undefined) return [];
  const region = textOf(endpoint['region_id']) ?? textOf(endpoint['region']) ?? '';
  const found = { type, interface: interfaceOf(endpoint['interface']), region: region.slice(0, 80), url };
  return [serviceId === undefined ? found : { ...found, serviceId }];
}

function interfaceOf(value: unknown): CatalogEndpoint['interface'] {
  return value === 'public' || value === 'internal' || value === 'admin' ? value : 'none';
}

const V2_KEYS = [
  ['publicURL', 'public'],
  ['internalURL', 'internal'],
  ['adminURL', 'admin'],
] as const;

/** The v2.0 API, gone from Keystone since Queens; emulators and old clouds still answer so. */
function fromV2(service: Json): CatalogEndpoint[] {
  const type = textOf(service['type']);
  if (type === undefined) return [];
  return listOf(service['endpoints']).flatMap((endpoint) =>
    V2_KEYS.flatMap(([key, kind]) => {
      const url = textOf(endpoint[key]);
      const region = (textOf(endpoint['region']) ?? '').slice(0, 80);
      return url === undefined ? [] : [{ type, interface: kind, region, url }];
    }),
  );
}

/** `/v3/endpoints` names services by id only: `types` says which type an id has. */
export function listedEndpoints(
  body: unknown,
  types: ReadonlyMap<string, string>,
): readonly CatalogEndpoint[] {
  if (!isRecord(body)) return [];
  const listed = [...listOf(body['endpoints']), ...(isRecord(body['endpoint']) ? [body['endpoint']] : [])];
  return listed.flatMap((endpoint) => {
    const serviceId = textOf(endpoint['service_id']);
    const type = serviceId === undefined ? undefined : types.get(serviceId);
    return type === undefined ? [] : fromEndpoint(endpoint, type, serviceId);
  });
}

/** Types by id in an answer of `/v3/services`. */
export function listedServices(body: unknown): readonly (readonly [string, string])[] {
  if (!isRecord(body)) return [];
  return listOf(body['services']).flatMap((service) => {
    const [id, type] = [textOf(service['id']), textOf(service['type'])];
    return id === undefined || type === undefined ? [] : [[id, type] as const];
  });
}
