// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { RecordingBuilder } from '../testing/recording-builder.js';
import { factsOf } from '../testing/view.js';

const COUNT = 3000;
const serverOf = (number: number) => ({ type: 'compute:server', id: `server-${number}` });

/** Thousands of servers that are made, asked for in a list, and removed while they are still being built. */
function longRun() {
  const builder = new RecordingBuilder().step('carry', 'step', (run) => {
    for (let at = 0; at < COUNT; at += 1) {
      run.call('POST', '/v2.1/servers', 'compute:server.create', { status: 202, created: [serverOf(at)] });
    }
    run.call('GET', '/v2.1/servers', 'compute:server.list', { next: true });
    run.call('GET', '/v2.1/servers', 'compute:server.list', { query: ['marker'], next: true });
    for (let at = 0; at < COUNT; at += 1) {
      const { id } = serverOf(at);
      run.call('GET', `/v2.1/servers/${id}`, 'compute:server.show', { status: 401 });
      run.call('DELETE', `/v2.1/servers/${id}`, 'compute:server.delete', {
        status: 204,
        deleted: [serverOf(at)],
      });
    }
  });
  return builder.end();
}

describe('a long run', () => {
  it('is followed call by call, each resource for itself', () => {
    const { shown } = factsOf(longRun());
    expect(shown.lifecycles).toEqual([
      { type: 'compute:server', created: COUNT, read: COUNT, deleted: COUNT, left: 0, complete: true },
    ]);
    // The list told states that the recording does not keep; its second page offered a third that nobody asked for.
    expect(shown.authentication).toMatchObject({ waiting: 'could not tell', pagination: 'not followed' });
  });
});
