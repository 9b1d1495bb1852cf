// SPDX-License-Identifier: Apache-2.0
import type { AppendableLine } from '@touchstone/recorder';
import { openRecordingWriter } from '@touchstone/recorder';
import type { RecordingHeader } from '@touchstone/model';

export interface LongRecording {
  readonly exchanges: number;
  /** Of them, looks that were answered 404. */
  readonly missed: number;
}

/**
 * Writes a recording of about so many exchanges as a run makes them: servers that are created, watched until they are up,
 * removed, and looked for once more. Every id is another one.
 */
export async function writeLongRecording(
  file: string,
  header: Omit<RecordingHeader, 'kind' | 'seq'>,
  atLeast: number,
): Promise<LongRecording> {
  const writer = await openRecordingWriter({ to: file, header });
  const step = header.expected[0] ?? 'carry';
  let [at, exchanges, missed] = [0, 0, 0];
  writer.append({ kind: 'inventory', at, when: 'before', resources: [], couldNotList: [] });
  writer.append({ kind: 'step-begin', at, step, phase: 'step', attempt: 1 });
  for (let server = 0; exchanges < atLeast; server += 1) {
    for (const call of lifeOf(server)) {
      at += 3.217;
      writer.append({ ...call, at: Math.round(at * 1000) / 1000, step });
      exchanges += 1;
      if (call.status === 404) missed += 1;
    }
    // The disk is slower than this loop: a recorder's own traffic gives it time.
    if (server % 50 === 0) await writer.flush();
  }
  const exit = { code: 0, signal: null };
  writer.append({ kind: 'step-end', at, step, phase: 'step', attempt: 1, outcome: 'passed', exit });
  writer.append({ kind: 'inventory', at, when: 'after-teardown', resources: [], couldNotList: [] });
  await writer.close({ at, outcome: 'complete', open: 0 });
  return { exchanges, missed };
}

type Call = Extract<AppendableLine, { kind: 'exchange' }>;

function lifeOf(number: number): Call[] {
  const id = `${number.toString(16).padStart(8, '0')}-1111-4222-8333-444455556666`;
  const server = { type: 'compute:server', id };
  const path = `/v2.1/servers/${id}`;
  const show = (state: string): Call =>
    callOf('GET', path, 'compute:server.show', { read: { ...server, state } });
  return [
    callOf('POST', '/v2.1/servers', 'compute:server.create', { status: 202, sent: 400, created: [server] }),
    ...['BUILD', 'BUILD', 'BUILD', 'ACTIVE'].map(show),
    callOf('GET', '/v2.1/servers/detail', 'compute:server.list-detail', { query: ['limit', 'name'] }),
    callOf('DELETE', path, 'compute:server.delete', { status: 204, deleted: [server] }),
    callOf('GET', path, 'compute:server.show', { status: 404, fault: 'itemNotFound' }),
  ];
}

function callOf(method: string, path: string, operation: string, change: Partial<Call>): Call {
  return {
    kind: 'exchange',
    at: 0,
    step: null,
    phase: 'step',
    service: 'compute',
    operation,
    method,
    path,
    status: 200,
    end: 'complete',
    firstMs: 11.5,
    totalMs: 12.25,
    sent: 0,
    received: 1024,
    asked: '2.79',
    given: '2.79',
    requestId: 'req-6f0c5b0e-7d7a-4a55-9d6e-0123456789ab',
    userAgent: 'openstacksdk/1.0.1 keystoneauth1/5.1.1 python-requests/2.28.1 CPython/3.11.2',
    auth: { how: 'token', token: 'h:0123456789abcdef', project: '0123456789abcdef0123456789abcdef' },
    endpoint: { interface: 'public', region: 'RegionOne' },
    ...change,
  };
}
