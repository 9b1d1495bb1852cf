// SPDX-License-Identifier: Apache-2.0
import type { ReleaseDiff } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { releaseDiffText } from './operations-diff.js';

const server = { method: 'POST', path: '/v2.1/servers' };
const diff: ReleaseDiff = {
  kind: 'release-diff/1',
  from: 'zed',
  to: '2026.2',
  unread: [{ service: 'image', release: 'zed' }],
  services: [
    {
      service: 'compute',
      microversions: { from: { min: '2.1', max: '2.93' }, to: { min: '2.1', max: '2.104' } },
      added: [{ id: 'compute:server.fly', ...server, action: 'fly', microversion: '2.99' }],
      removed: [{ id: 'compute:server.walk', ...server, last: '2024.1', replacedBy: 'compute:server.run' }],
      deprecated: [],
      roles: [{ id: 'compute:server.create', ...server, from: 'member', to: 'manager' }],
      fields: [
        {
          id: 'compute:server.create',
          ...server,
          field: 'body:server.hue',
          change: 'added',
          microversion: '2.98',
        },
      ],
    },
  ],
};

describe('the difference as text', () => {
  it('tells one service after the other, what breaks first, and what is not known from code', () => {
    expect(releaseDiffText(diff)).toBe(`From zed to 2026.2

compute  microversions 2.1 to 2.93 -> 2.1 to 2.104
  removed (1)
    compute:server.walk  POST /v2.1/servers  last in 2024.1, use compute:server.run
  other least persona (1)
    compute:server.create  POST /v2.1/servers  member -> manager
  added (1)
    compute:server.fly  POST /v2.1/servers {"fly"}  from microversion 2.99
  fields (1)
    + compute:server.create  body:server.hue  from microversion 2.98

Known from references only, not from code, in zed: image.
`);
  });

  it('says when there is nothing', () => {
    expect(releaseDiffText({ ...diff, services: [], unread: [] })).toContain('No difference');
  });
});
