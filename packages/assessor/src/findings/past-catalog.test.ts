// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { assess } from '../assess.js';
import { inputOf } from '../testing/papers.js';
import { carry, goodRun, type RecordingBuilder } from '../testing/recording-builder.js';

const judged = (body: (builder: RecordingBuilder) => void, footer = {}) => {
  const recording = goodRun({ recorder: { forwardProxy: 'tunnel' } }, (builder) => {
    carry(builder);
    body(builder);
  }).end({ state: 'complete' }, footer);
  const { criteria, findings, runs } = assess(inputOf([recording]));
  return {
    criterion: criteria.find(({ id }) => id === 'endpoints-from-catalog'),
    findings: findings.map(({ id, weight, statement }) => ({ id, weight, statement })),
    catalog: runs[0]?.authentication.catalog,
  };
};
const list = (via?: 'forward-proxy' | 'forward-proxy-by-catalog') => (builder: RecordingBuilder) => {
  builder.call('GET', '/v2.1/servers', 'compute:server.list', via === undefined ? {} : { via });
};

describe('a call that came by the forward proxy', () => {
  it('shows that the catalog was not read, and is a finding', () => {
    const { criterion, findings, catalog } = judged(list('forward-proxy'));
    expect(criterion?.verdict).toBe('failed');
    expect(criterion?.why).toContain("1 call went to the cloud's own addresses");
    expect(catalog).toBe('not used');
    expect(findings).toEqual([
      {
        id: 'call-past-catalog',
        weight: 'warns',
        statement: 'compute was called at an address of its own, not at the endpoint that the catalog gave.',
      },
    ]);
  });

  it('shows nothing against the solution where the catalog itself gave that address', () => {
    const { criterion, findings } = judged(list('forward-proxy-by-catalog'));
    expect(criterion?.verdict).toBe('passed');
    expect(findings).toEqual([]);
  });

  it('to Keystone is a finding, and no word about the catalog, which does not say where Keystone is', () => {
    const { criterion, findings } = judged((builder) =>
      builder.call('GET', '/v3', 'identity:version.show', { via: 'forward-proxy' }),
    );
    expect(criterion?.verdict).toBe('passed');
    expect(findings.map(({ id }) => id)).toEqual(['keystone-past-auth-url']);
  });
});

it('hosts that it spoke to unseen are named, those of the cloud first', () => {
  const { findings } = judged(list(), {
    elsewhere: {
      hosts: [
        { host: 'cloud.example:6080', connections: 1, cloud: true },
        { host: 'mirror.example:443', connections: 4 },
        { host: 'stats.example:443', connections: 1, refused: true },
      ],
      more: 2,
    },
  });
  expect(findings).toEqual([
    {
      id: 'cloud-host-unlisted',
      weight: 'warns',
      statement:
        'It spoke to a host of the cloud where the catalog has no endpoint, which was not seen: cloud.example:6080.',
    },
    {
      id: 'other-hosts',
      weight: 'notes',
      statement:
        'It spoke to hosts that are not the cloud, which was not looked at: mirror.example:443, stats.example:443 (refused) and 2 connections to further hosts.',
    },
  ]);
});
