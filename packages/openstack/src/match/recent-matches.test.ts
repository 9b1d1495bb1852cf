// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { matchRequest } from './match-request.js';

const ask = (path: string, method = 'GET', query?: string) =>
  matchRequest({ service: 'compute', method, path, ...(query === undefined ? {} : { query }) });

describe('what is remembered of paths', () => {
  it('is the same answer from the second time on, for the same path and method only', () => {
    const first = ask('/v2.1/servers/1');
    const second = ask('/v2.1/servers/1');
    expect(second).toMatchObject({ operation: { id: 'compute:server.show' }, params: { server_id: '1' } });
    expect(second).not.toBe(first);
    expect(ask('/v2.1/servers/1')).toBe(second);
    expect(ask('/v2.1/servers/1', 'DELETE')).toMatchObject({ operation: { id: 'compute:server.delete' } });
    expect(ask('/v2.1/servers/2')).toMatchObject({ params: { server_id: '2' } });
    expect(ask('/v2.1/servers/1')).toMatchObject({ params: { server_id: '1' } });
  });

  it('never stands between a request and its query', () => {
    const swift = (query?: string) =>
      matchRequest({
        service: 'object-store',
        method: 'GET',
        path: '/v1/a/c/o',
        ...(query === undefined ? {} : { query }),
      });
    expect(swift()).toMatchObject({ operation: { id: 'object-store:object.get' } });
    expect(swift('symlink=get')).toMatchObject({ operation: { id: 'object-store:object.get-symlink' } });
    expect(swift()).toMatchObject({ operation: { id: 'object-store:object.get' } });
  });

  it('stays right when far more paths come than have room', () => {
    for (let round = 0; round < 2; round += 1) {
      for (let id = 0; id < 20_000; id += 1) {
        const match = ask(`/v2.1/servers/${id}/tags/${id * 7}`);
        if (match.kind !== 'operation') throw new Error(`${id} is ${match.kind}`);
        if (match.params['server_id'] !== String(id) || match.params['tag_id'] !== String(id * 7))
          throw new Error(`${id} has the values ${JSON.stringify(match.params)}`);
      }
    }
    expect(ask('/v2.1/servers/19999/tags/139993').kind).toBe('operation');
  });
});
