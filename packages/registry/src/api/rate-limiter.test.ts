// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiHandler, ApiRequest } from './api-handler.js';
import { rateLimited } from './rate-limited.js';
import { rateKey, rateLimiter } from './rate-limiter.js';

describe('a rate limiter', () => {
  it('lets a burst through, then as many as time gives back, and says when to come again', () => {
    let now = 0;
    const limiter = rateLimiter(() => now, { burst: 3, perSecond: 2, clients: 10 });
    expect([1, 2, 3, 4].map(() => limiter.take('a').allowed)).toEqual([true, true, true, false]);
    expect(limiter.take('a')).toEqual({ allowed: false, remaining: 0, retryAfter: 1 });
    expect(limiter.take('b').allowed).toBe(true);
    now = 500;
    expect(limiter.take('a')).toEqual({ allowed: true, remaining: 0, retryAfter: 0 });
    now = 60_000;
    expect(limiter.take('a', 4)).toEqual({ allowed: false, remaining: 3, retryAfter: 0 });
  });

  it('never lets more through than its burst and what time gave, however the clock jumps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5000, max: 5000 }), { maxLength: 60 }), (steps) => {
        let now = 0;
        let given = 0;
        let passed = 0;
        const limiter = rateLimiter(() => now, { burst: 5, perSecond: 1, clients: 10 });
        for (const step of steps) {
          now += step;
          given += Math.max(0, step) / 1000;
          if (limiter.take('a').allowed) passed += 1;
        }
        expect(passed).toBeLessThanOrEqual(5 + given + 1e-6);
      }),
    );
  });

  it('remembers so many clients and no more', () => {
    const limiter = rateLimiter(() => 0, { burst: 1, perSecond: 1, clients: 2 });
    expect(['a', 'b', 'c'].map((client) => limiter.take(client).allowed)).toEqual([true, true, true]);
    expect([limiter.take('c').allowed, limiter.take('a').allowed]).toEqual([false, true]);
  });

  it('counts an IPv6 address by its network, and an IPv4 address by itself however it is written', () => {
    const key = '2001:db8:1:2::/64';
    expect(rateKey('2001:db8:1:2::1')).toBe(key);
    expect(rateKey('2001:0DB8:0001:0002:ffff:0:0:1')).toBe(key);
    expect(rateKey('2001:db8:1:3::1')).not.toBe(key);
    expect([rateKey('fe80::1%eth0'), rateKey('::1')]).toEqual(['fe80:0:0:0::/64', '0:0:0:0::/64']);
    expect([rateKey('::ffff:192.0.2.1'), rateKey('192.0.2.1')]).toEqual(['192.0.2.1', '192.0.2.1']);
    expect(rateKey(undefined)).toBe('unknown');
  });

  it('answers with 429 and the seconds to wait, and the handler never hears of it', async () => {
    let heard = 0;
    const handler: ApiHandler = async () => {
      heard += 1;
      return { status: 200, headers: {}, body: '' };
    };
    const limited = rateLimited(
      handler,
      rateLimiter(() => 0, { burst: 1, perSecond: 0.1, clients: 2 }),
    );
    const request = {
      method: 'GET',
      path: '/api/v1/listings',
      query: '',
      header: () => undefined,
      body: (async function* () {})(),
    } satisfies ApiRequest;
    expect((await limited(request))?.status).toBe(200);
    const refused = await limited(request);
    expect([refused?.status, refused?.headers['retry-after'], heard]).toEqual([429, '10', 1]);
    expect(JSON.parse(refused?.body as string)).toMatchObject({ code: 'REQUEST_RATE', status: 429 });
  });
});
