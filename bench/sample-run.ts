// SPDX-License-Identifier: Apache-2.0
import type { Exchange, RecordingHeader, ResourceRef, Unsequenced } from '@touchstone/model';
import { getOperation } from '@touchstone/openstack';
import type { AppendableLine } from '@touchstone/recorder';

export const STEPS = ['boot', 'store', 'connect', 'carry'] as const;
const TOKEN = 'h:0123456789abcdef';
const ACCOUNT = '/v1/AUTH_0123456789abcdef0123456789abcdef';

export const SAMPLE_HEADER: Omit<RecordingHeader, 'kind' | 'seq'> = {
  format: 'touchstone-recording/1',
  run: 'bench-run-1',
  startedAt: '2026-11-22T12:00:00.000Z',
  tool: { name: 'touchstone', version: '0.1.0' },
  purpose: 'certify',
  solution: { id: 'sample', version: '1.0.0' },
  manifest: `sha256:${'1'.repeat(64)}`,
  recipe: `sha256:${'2'.repeat(64)}`,
  credential: { kind: 'application_credential', scratch: true, roles: ['member'], accessRules: 0 },
  platform: {
    kind: 'lab',
    name: 'lab zed',
    release: { name: 'zed', how: 'identified', candidates: ['zed'] },
    services: [],
    fingerprint: `sha256:${'3'.repeat(64)}`,
  },
  expected: [...STEPS],
};

type Call = Partial<Exchange>;

/**
 * The lines of a run, between header and footer, with about so many exchanges: servers that are made, watched until they
 * are up and removed; volumes; ports; objects; lists with further pages; now and then a refusal, a lost token, a fault of
 * the cloud and a call that the index does not know. The same lines each time.
 */
export function* sampleLineStream(exchanges: number): Generator<AppendableLine> {
  yield { kind: 'inventory', at: 1, when: 'before', resources: [], couldNotList: [] };
  const perStep = Math.ceil(exchanges / STEPS.length);
  let at = 1;
  for (const step of STEPS) {
    const action = { step, phase: 'step', attempt: 1 } as const;
    yield { kind: 'step-begin', at, ...action };
    for (let story = 0, calls = 0; calls < perStep; story += 1) {
      for (const one of STORIES[(story + STEPS.indexOf(step)) % STORIES.length]!(story, step)) {
        at = Math.round((at + 3.217) * 1000) / 1000;
        calls += 1;
        yield exchangeOf(one, step, at);
      }
    }
    yield { kind: 'step-end', at, ...action, outcome: 'passed', exit: { code: 0, signal: null } };
  }
  yield { kind: 'inventory', at, when: 'after-teardown', resources: [], couldNotList: [] };
}

/** All of them at once. */
export function sampleLines(exchanges: number): readonly AppendableLine[] {
  return [...sampleLineStream(exchanges)];
}

function exchangeOf(change: Call, step: string, at: number): Unsequenced<Exchange> {
  return {
    kind: 'exchange',
    at,
    step,
    phase: 'step',
    service: change.operation?.split(':')[0] ?? 'compute',
    operation: null,
    method: 'GET',
    path: '/',
    status: 200,
    end: 'complete',
    firstMs: Math.round((11 + (at % 7)) * 1000) / 1000,
    totalMs: Math.round((12 + (at % 7)) * 1000) / 1000,
    sent: 0,
    received: 1024,
    requestId: `req-${at}`,
    userAgent: 'openstacksdk/1.0.1 keystoneauth1/5.1.1 python-requests/2.28.1 CPython/3.11.2',
    auth: { how: 'token', token: TOKEN, project: '0123456789abcdef0123456789abcdef' },
    endpoint: { interface: 'public', region: 'RegionOne' },
    ...change,
  };
}

/** A call of an operation of the index; its path is the template with the id at the end of it. */
function call(operation: string, id: string, change: Call = {}): Call {
  const { method, path } = getOperation(operation);
  return { operation, method, path: path.replace('{project_id}', 'p1').replace(/\{[^}]+\}/g, id), ...change };
}

function ref(type: string, story: number, step: string): ResourceRef {
  return { type, id: `${step.padEnd(8, '0')}-0000-4000-8000-${String(story).padStart(12, '0')}` };
}

const STORIES: readonly ((story: number, step: string) => Call[])[] = [
  (story, step) => {
    const server = ref('compute:server', story, step);
    const show = (state: string): Call =>
      call('compute:server.show', server.id, { read: { ...server, state }, asked: '2.79', given: '2.79' });
    return [
      call('compute:server.create', '', { status: 202, sent: 400, created: [server] }),
      ...Array.from({ length: 6 }, () => show('BUILD')),
      show('ACTIVE'),
      call('compute:server.list-detail', '', {
        query: ['limit', 'name'],
        ...(story % 4 === 0 ? { next: true } : {}),
      }),
      ...(story % 4 === 0 ? [call('compute:server.list-detail', '', { query: ['limit', 'marker'] })] : []),
      call('compute:server.delete', server.id, { status: 204, deleted: [server] }),
      call('compute:server.show', server.id, { status: 404, fault: 'itemNotFound' }),
    ];
  },
  (story, step) => {
    const volume = ref('block-storage:volume', story, step);
    const show = (state: string): Call =>
      call('block-storage:volume.show', volume.id, { read: { ...volume, state } });
    return [
      call('block-storage:volume.create', '', {
        status: 202,
        sent: 200,
        created: [{ ...volume, state: 'creating' }],
      }),
      show('creating'),
      show('available'),
      call('block-storage:volume.list-detail', ''),
      call('block-storage:volume.delete', volume.id, { status: 202, deleted: [volume] }),
    ];
  },
  (story, step) => {
    const port = ref('network:port', story, step);
    return [
      call('network:network.list', '', { query: ['name'] }),
      call('network:subnet.list', ''),
      call('network:port.create', '', { status: 201, sent: 300, created: [{ ...port, state: 'DOWN' }] }),
      call('network:port.list', '', { query: ['device_id'] }),
      call('network:port.delete', port.id, { status: 204, deleted: [port] }),
    ];
  },
  (story, step) => {
    const object: ResourceRef = {
      type: 'object-store:object',
      id: `h:${ref('', story, step)
        .id.replace(/[^0-9a-f]/g, '')
        .padStart(32, '0')
        .slice(-32)}`,
    };
    const path = `${ACCOUNT}/h:0000000000000001/${object.id}`;
    const put = call('object-store:object.put', '', { path, status: 201, sent: 65_536, created: [object] });
    const get = call('object-store:object.get', '', { path, read: object, received: 65_536 });
    const list = call('object-store:container.get', '', {
      path: `${ACCOUNT}/h:0000000000000001`,
      query: ['prefix'],
    });
    // Every other object stays until the container goes: nothing is read of it again.
    const rest =
      story % 8 < 4 ? [call('object-store:object.delete', '', { path, status: 204, deleted: [object] })] : [];
    return [put, get, ...(story % 16 === 3 ? [list] : []), ...rest];
  },
  (story) => [
    call('identity:token.create', '', {
      status: 201,
      auth: { how: 'application_credential', issued: TOKEN, catalog: true },
    }),
    call('compute:flavor.list-detail', '', story % 3 === 0 ? { status: 401 } : {}),
    call('image:image.list', '', story % 5 === 0 ? { next: true } : {}),
    call('compute:server.create', '', { status: 403, fault: 'forbidden' }),
    ...(story % 7 === 0 ? [call('network:port.list', '', { status: 503 })] : []),
    ...(story % 20 === 4
      ? [
          {
            path: '/v2.1/magic',
            status: 404,
            unknown: { code: 'UNKNOWN_PATH', reason: 'compute has nothing at GET /v2.1/magic', nearest: [] },
          },
        ]
      : []),
  ],
];
