// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { assess } from '../assess.js';
import { inputOf, sampleManifest } from '../testing/papers.js';
import { carry, goodRun, RecordingBuilder } from '../testing/recording-builder.js';

function found(
  body: (builder: RecordingBuilder) => void,
  after: (builder: RecordingBuilder) => RecordingBuilder = (one) => one,
) {
  const recording = after(
    goodRun({}, (builder) => {
      carry(builder);
      body(builder);
    }),
  ).end();
  return assess(inputOf([recording])).findings.map(({ id, weight, statement }) => ({
    id,
    weight,
    statement,
  }));
}
const server = (builder: RecordingBuilder, method: string, status: number) =>
  builder.call(
    method,
    '/v2.1/servers/server-1',
    `compute:server.${method === 'DELETE' ? 'delete' : 'show'}`,
    { status },
  );

describe('findings', () => {
  it('are none for a run in which all went well, were there probes in it', () => {
    expect(found((builder) => server(builder, 'GET', 404))).toEqual([]);
  });
  it('take a 401 that is followed by signing in for a token that had run out', () => {
    expect(found((builder) => server(builder, 'GET', 401).signIn())).toEqual([]);
    expect(found((builder) => server(builder, 'GET', 401))[0]?.id).toBe('operation-refused');
  });
  it('take a 401 without a token for asking whether one is needed', () => {
    const open = { status: 401, auth: { how: 'none' } } as const;
    expect(found((builder) => builder.call('GET', '/v2.0', 'network:version.show', open))).toEqual([]);
  });
  it('only note what was forbidden where the step passed without it', () => {
    expect(found((builder) => server(builder, 'GET', 403))).toEqual([
      {
        id: 'operation-refused',
        weight: 'notes',
        statement:
          'compute:server.show was refused for lack of rights, and the step passed without it (403).',
      },
    ]);
  });
  it('only note that something was gone already', () => {
    expect(found((builder) => server(builder, 'DELETE', 404))).toEqual([
      {
        id: 'operation-refused',
        weight: 'notes',
        statement:
          'compute:server.delete was answered that it is so already, or that something else holds on to it (404).',
      },
    ]);
  });
  it('count a 5xx for the cloud', () => {
    expect(found((builder) => server(builder, 'GET', 503))).toEqual([
      { id: 'cloud-failed', weight: 'notes', statement: 'compute:server.show failed in the cloud (503).' },
    ]);
  });
  it('warn of requests that are wrong', () => {
    expect(found((builder) => server(builder, 'GET', 400))[0]).toEqual({
      id: 'operation-refused',
      weight: 'warns',
      statement: 'compute:server.show was refused as wrong (400).',
    });
  });
  it('warn of calls of what no release and not the cloud has', () => {
    const unknown = {
      code: 'UNKNOWN_METHOD',
      reason: 'image does not answer DELETE /v2/images',
      nearest: [],
    };
    expect(
      found((builder) =>
        builder.call('DELETE', '/v2/images', null, { service: 'image', unknown, status: 404 }),
      )[0],
    ).toEqual({
      id: 'no-such-operation',
      weight: 'warns',
      statement:
        'DELETE /v2/images: image does not answer DELETE /v2/images, and the cloud says so too (404).',
    });
  });
  it('put the heaviest first', () => {
    const unknown = { code: 'UNKNOWN_PATH', reason: 'compute has nothing at GET /v2.1/magic', nearest: [] };
    const weights = found((builder) =>
      server(builder, 'GET', 503).call('GET', '/v2.1/magic', null, { service: 'compute', unknown }),
    ).map((one) => one.weight);
    expect(weights).toEqual(['blocks', 'notes']);
  });
  it('note what is claimed and not shown', () => {
    const manifest = { ...sampleManifest(), claims: { services: ['swift', 'compute'], releases: [] } };
    const { findings } = assess(inputOf([goodRun().end()], { manifest }));
    expect(findings.map((one) => one.statement)).toEqual([
      'claims.services: compute is claimed, and no accepted call in a step shows it.',
    ]);
  });
  it('join what several runs show alike', () => {
    const runs = ['run-0001', 'run-0002'].map((run) =>
      goodRun({ run }, (builder) => {
        carry(builder);
        server(builder, 'GET', 503);
      }).end(),
    );
    const { findings } = assess(inputOf(runs));
    expect(findings).toHaveLength(1);
    expect(findings[0]?.evidence.map((one) => one.run)).toEqual(['run-0001', 'run-0002']);
  });
});
