// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '@touchstone/model';
import { installedIndex } from '../openstack-index.js';
import { AlikeCallTable } from './alike-calls.js';

const unknown = { code: 'UNKNOWN_PATH', reason: 'Why.', nearest: [] };
const varied = fc.record(
  {
    service: fc.constantFrom('compute', 'network', null),
    operation: fc.constantFrom('compute:server.show', 'compute:server.list', 'compute:nothing.such', null),
    unknown: fc.constantFrom(undefined, unknown),
    method: fc.constantFrom('GET', 'HEAD'),
    path: fc.constantFrom('/a', '/b'),
    status: fc.constantFrom(200, 404, null),
    end: fc.constantFrom('complete' as const, 'upstream-lost' as const),
    step: fc.constantFrom('boot', null),
    phase: fc.constantFrom('step' as const, 'setup' as const, null),
    asked: fc.constantFrom(undefined, '', '2.1', '2.1 GET'),
    via: fc.constantFrom(undefined, 'forward-proxy' as const),
    auth: fc.constantFrom<Exchange['auth']>(
      { how: 'none' },
      { how: 'token', token: 'h:1' },
      { how: 'token', token: 'h:2' },
      { how: 'token', token: 'h:1', issued: 'h:3' },
      { how: 'token', token: 'h:1', catalog: true },
    ),
  },
  { requiredKeys: ['operation', 'method', 'path', 'status', 'end', 'auth'] },
);

/** What tells two calls apart, written out. */
function kindOf(call: Partial<Exchange>): string {
  const { service, operation, method, path, status, end, step, phase, asked = '', via, auth } = call;
  const known = operation != null && installedIndex.findOperation(operation) !== undefined;
  const apart = known && call.unknown === undefined ? [] : [path, call.unknown?.code, call.unknown?.reason];
  const shown = [auth?.how, auth?.token !== undefined, auth?.issued !== undefined, auth?.catalog === true];
  return JSON.stringify([service, operation, method, status, end, step, phase, asked, via, shown, apart]);
}

describe('alike calls', () => {
  it('are together whatever came between them, and no others with them', () => {
    fc.assert(
      fc.property(fc.array(varied, { maxLength: 60 }), (calls) => {
        const table = new AlikeCallTable(installedIndex);
        const expected = new Map<string, number[]>();
        calls.forEach((call, seq) => {
          const { accepted, own } = table.take({ ...call, seq } as Exchange);
          expect(accepted).toBe(call.status === 200 && call.end === 'complete');
          expect(own).toBe(call.phase !== 'setup');
          const kind = kindOf(call as Partial<Exchange>);
          expected.set(kind, [...(expected.get(kind) ?? []), seq]);
        });
        const places = [...expected.values()].map((seqs) => ({
          seqs: seqs.slice(0, 20),
          count: seqs.length,
        }));
        expect(table.calls.map(({ seqs, count }) => ({ seqs: [...seqs], count }))).toEqual(places);
      }),
    );
  });
});
