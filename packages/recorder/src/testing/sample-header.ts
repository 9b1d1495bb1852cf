// SPDX-License-Identifier: Apache-2.0
import type { Exchange, RecordingHeader, Unsequenced } from '@touchstone/model';

/** A header as a run's would be, for tests. */
export const SAMPLE_HEADER: Omit<RecordingHeader, 'kind' | 'seq'> = {
  format: 'touchstone-recording/1',
  run: 'sample-run-1',
  startedAt: '2026-11-22T12:00:00.000Z',
  tool: { name: 'touchstone', version: '0.1.0' },
  purpose: 'record',
  solution: null,
  manifest: null,
  recipe: null,
  credential: { kind: 'password', scratch: false, roles: [], accessRules: 0 },
  platform: {
    kind: 'cloud',
    name: 'sample',
    release: { name: null, how: 'unknown', candidates: [] },
    services: [],
    fingerprint: `sha256:${'0'.repeat(64)}`,
  },
  expected: ['boot'],
};

/** An exchange as the proxy would write it, for tests. */
export function sampleExchange(
  at: number,
  change: Partial<Unsequenced<Exchange>> = {},
): Unsequenced<Exchange> {
  return {
    kind: 'exchange',
    at,
    step: null,
    phase: null,
    service: 'compute',
    operation: 'compute:server.list',
    method: 'GET',
    path: '/v2.1/servers',
    status: 200,
    end: 'complete',
    firstMs: 1.5,
    totalMs: 2.25,
    sent: 0,
    received: 17,
    auth: { how: 'token' },
    ...change,
  };
}

const ref = { type: 'compute:server', id: 'a1', state: 'ACTIVE' };
/** An exchange that has every field. */
export const FULL_EXCHANGE = {
  ...sampleExchange(1.5),
  seq: 3,
  step: 'boot',
  phase: 'step',
  unknown: { code: 'UNKNOWN_PATH', reason: 'Why.', nearest: ['compute:server.list'] },
  query: ['limit', 'marker'],
  asked: '2.79',
  given: 'compute 2.79',
  requestId: 'req-1',
  userAgent: 'openstacksdk/1.0.1',
  auth: {
    how: 'token',
    token: 'h:0123456789abcdef',
    issued: 'h:0123456789abcdef0123456789abcdef',
    project: 'p1',
    catalog: true,
  },
  endpoint: { interface: 'public', region: 'RegionOne' },
  created: [ref, { type: 'network:port', id: 'b2' }],
  deleted: [ref],
  read: ref,
  via: 'forward-proxy',
  next: true,
  fault: 'itemNotFound',
};
