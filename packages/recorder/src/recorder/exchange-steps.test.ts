// SPDX-License-Identifier: Apache-2.0
import { exchange, type Exchange, type Unsequenced } from '@touchstone/model';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMountTable } from '../mounts/mount-table.js';
import { indexClassifier } from '../observe/classifier.js';
import { createKeyedHash } from '../observe/keyed-hash.js';
import { createRewriterCache } from '../rewrite/rewriter-cache.js';
import type { ExchangeShared } from './exchange-draft.js';
import { beginExchange } from './exchange-steps.js';
import { RequestPlans } from './request-plan.js';
import { guardExchange } from './guard-exchange.js';

function sharedOf(): ExchangeShared {
  const mounts = createMountTable((name) => indexClassifier.resolveServiceType(name));
  const services = [
    'identity',
    'compute',
    'network',
    'image',
    'object-store',
    'block-storage',
    'orchestration',
    'placement',
    'dns',
  ];
  mounts.register(
    services.map((type) => ({ type, interface: 'public', region: 'R', url: `http://h/${type}` })),
  );
  const origin = (): string => 'http://127.0.0.1:1';
  return {
    mounts,
    classifier: indexClassifier,
    hash: createKeyedHash(Buffer.alloc(32)),
    origin,
    rewriter: createRewriterCache(mounts, origin),
    projects: new Map(),
    plans: new RequestPlans(mounts),
  };
}

const path = fc.oneof(
  fc.string(),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'v3',
          'v2.1',
          'v2.0',
          'v1',
          'v2',
          'servers',
          'auth',
          'tokens',
          'action',
          'AUTH_1',
          'os-keypairs',
          '',
          '%zz',
          '..',
        ),
        fc.string({ maxLength: 300 }),
        fc.uuid(),
      ),
      { maxLength: 7 },
    )
    .map((parts) => parts.join('/')),
);
const json = fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)));
const header = fc.tuple(
  fc.constantFrom(
    'User-Agent',
    'X-Auth-Token',
    'OpenStack-API-Version',
    'Location',
    'Content-Type',
    'x-openstack-request-id',
    'Link',
  ),
  fc.oneof(fc.string(), fc.constant('application/json'), fc.constant('/v2.1/x')),
);
const headers = fc.array(header, { maxLength: 5 }).map((list) => list.flat());

describe('an exchange', () => {
  it('is written as a line that fits, whatever client and cloud send', () => {
    const shared = sharedOf();
    fc.assert(
      fc.property(
        fc.constantFrom(
          'identity',
          'compute',
          'network',
          'image',
          'object-store',
          'block-storage',
          'placement',
          'dns',
          'x',
          '',
        ),
        path,
        fc.string(),
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'M-SEARCH'),
        headers,
        headers,
        fc.oneof(
          json,
          fc.uint8Array().map((bytes) => Buffer.from(bytes)),
        ),
        fc.constantFrom(200, 201, 204, 300, 404, 500),
        (service, rest, query, method, asked, given, body, status) => {
          const lines: Unsequenced<Exchange>[] = [];
          const request = { method, target: `/${service}/${rest}?${query}`, headers: asked, at: 1 };
          const handler = beginExchange(request, { step: null, phase: null }, shared, (line) =>
            lines.push(line),
          );
          handler.requestChunk?.(body);
          if (handler.decision.kind === 'forward') {
            const decision = handler.responseHead({ status, reason: '', headers: given });
            handler.responseChunk?.(body);
            decision.transform?.push(body);
            decision.transform?.end();
          }
          handler.end({ end: 'complete', firstMs: 1, totalMs: 2, sent: body.length, received: body.length });
          const parsed = exchange.safeParse({ seq: 1, ...lines[0] });
          expect(parsed.success, JSON.stringify(parsed.error?.issues)).toBe(true);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('goes on, and says that it is not whole, when a step of ours fails', () => {
    const failures: unknown[] = [];
    const broken = {
      ...sharedOf(),
      classifier: {
        ...indexClassifier,
        tracking: () => {
          throw new Error('ours');
        },
      },
    };
    const begin = (target: string): ReturnType<typeof guardExchange> =>
      guardExchange(
        () =>
          beginExchange(
            { method: 'GET', target, headers: [], at: 1 },
            { step: null, phase: null },
            broken,
            () => {},
          ),
        (error) => failures.push(error),
      );
    expect(begin('/compute/v2.1/servers').decision).toMatchObject({ kind: 'answer', status: 500 });
    expect(failures).toHaveLength(1);
  });
});
