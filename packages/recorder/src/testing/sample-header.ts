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
