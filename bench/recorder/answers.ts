// SPDX-License-Identifier: Apache-2.0

/** One kind of request that is put to every proxy. */
export interface Shape {
  readonly name: string;
  readonly method: 'GET' | 'DELETE' | 'POST';
  /** A server's id is put behind one that ends in a slash. */
  readonly path: string;
  /** Bytes of the request body. */
  readonly sends: number;
}

/** By the size of what the cloud answers, as clients of nova ask it. */
export const SHAPES = {
  empty: {
    name: 'no body (DELETE a server, 204)',
    method: 'DELETE',
    path: '/compute/v2.1/servers/',
    sends: 0,
  },
  small: { name: '1 KB (GET a server)', method: 'GET', path: '/compute/v2.1/servers/', sends: 0 },
  large: {
    name: '64 KB (GET a page of servers)',
    method: 'GET',
    path: '/compute/v2.1/servers/detail',
    sends: 0,
  },
  create: {
    name: '1 KB sent (POST a server, 202)',
    method: 'POST',
    path: '/compute/v2.1/servers',
    sends: 1024,
  },
} as const satisfies Record<string, Shape>;

/** Ids that are asked for in turn. */
export const SERVER_IDS: readonly string[] = Array.from(
  { length: 16 },
  (_, at) => `4f1c8f2e-1111-4222-8333-4444555566${String(at).padStart(2, '0')}`,
);

/** What every client of OpenStack sends. */
export const REQUEST_HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['User-Agent', 'openstacksdk/1.0.1 keystoneauth1/5.1.1 python-requests/2.28.1 CPython/3.11.2'],
  ['Accept', 'application/json'],
  ['X-Auth-Token', `gAAAAAB${'a'.repeat(176)}`],
  ['OpenStack-API-Version', 'compute 2.79'],
];

/** What nova puts beside its answers. */
export const ANSWER_HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['OpenStack-API-Version', 'compute 2.79'],
  ['X-OpenStack-Nova-API-Version', '2.79'],
  ['Vary', 'OpenStack-API-Version, X-OpenStack-Nova-API-Version'],
];

/** A server as nova shows it, in exactly so many bytes. */
export function serverBody(bytes: number): string {
  return padded((note) => JSON.stringify({ server: serverOf(SERVER_IDS[0]!, note) }), bytes);
}

/** A page of servers in exactly so many bytes. */
export function pageBody(bytes: number): string {
  const each = JSON.stringify(serverOf(SERVER_IDS[0]!, '')).length + 1;
  const many = Math.floor(bytes / each) - 1;
  const servers = Array.from({ length: many }, (_, at) => serverOf(SERVER_IDS[at % SERVER_IDS.length]!, ''));
  return padded((note) => JSON.stringify({ servers: [...servers, serverOf(SERVER_IDS[1]!, note)] }), bytes);
}

/** What nova answers to a server that it will make. */
export function createdBody(): string {
  return JSON.stringify({
    server: {
      id: SERVER_IDS[2]!,
      links: [{ rel: 'self', href: `http://localhost/compute/v2.1/servers/${SERVER_IDS[2]!}` }],
      'OS-DCF:diskConfig': 'MANUAL',
      security_groups: [{ name: 'default' }],
      adminPass: 'x'.repeat(12),
    },
  });
}

function serverOf(id: string, note: string) {
  return {
    id,
    name: 'web-1',
    status: 'ACTIVE',
    tenant_id: '0123456789abcdef0123456789abcdef',
    user_id: 'fedcba9876543210fedcba9876543210',
    metadata: note === '' ? {} : { note },
    hostId: 'a'.repeat(56),
    flavor: {
      vcpus: 2,
      ram: 4096,
      disk: 20,
      ephemeral: 0,
      swap: 0,
      original_name: 'm1.medium',
      extra_specs: {},
    },
    created: '2026-11-22T12:00:00Z',
    updated: '2026-11-22T12:01:00Z',
    addresses: { private: [{ version: 4, addr: '10.0.0.7', 'OS-EXT-IPS:type': 'fixed' }] },
    'OS-EXT-STS:vm_state': 'active',
    'OS-EXT-STS:power_state': 1,
  };
}

function padded(write: (note: string) => string, bytes: number): string {
  const short = write('x').length;
  if (short > bytes) throw new Error(`the smallest such body has ${short} bytes, not ${bytes}`);
  return write('x'.repeat(bytes - short + 1));
}
