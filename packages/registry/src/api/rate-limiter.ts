// SPDX-License-Identifier: Apache-2.0

/** A bucket of tokens: a request takes what it costs, and time fills it up again. */
export interface RateLimits {
  /** Requests at once. */
  readonly burst: number;
  /** Requests a second, in the long run. */
  readonly perSecond: number;
  /** Clients that are remembered; of more, those seen longest ago are forgotten. */
  readonly clients: number;
}

/** A page of the marketplace makes a few requests; a crawler that waits for its answers is let through. */
export const RATE_LIMITS: RateLimits = Object.freeze({ burst: 120, perSecond: 20, clients: 50_000 });

export interface RateVerdict {
  readonly allowed: boolean;
  /** Whole requests that are left. */
  readonly remaining: number;
  /** Seconds until what was asked for is there; 0 where it was. */
  readonly retryAfter: number;
}

export interface RateLimiter {
  /** Takes for one client; nothing is taken where there is not enough. */
  take(client: string, cost?: number): RateVerdict;
}

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * Counts requests of clients, each in a bucket of its own. Memory is bounded: someone with very many addresses only makes
 * us forget those that were quiet for longest, whose buckets are full again anyway.
 * @param clock milliseconds; a clock that is set back gives nothing and takes nothing away
 */
export function rateLimiter(clock: () => number, limits: RateLimits = RATE_LIMITS): RateLimiter {
  const { burst, perSecond, clients } = limits;
  // In the order in which they were last seen: a Map keeps the order of insertion.
  const buckets = new Map<string, Bucket>();
  return {
    take: (client, cost = 1) => {
      const now = clock();
      const known = buckets.get(client);
      const gone = known === undefined ? 0 : Math.max(0, now - known.at) / 1000;
      const tokens = known === undefined ? burst : Math.min(burst, known.tokens + gone * perSecond);
      const allowed = tokens >= cost;
      const left = allowed ? tokens - cost : tokens;
      buckets.delete(client);
      buckets.set(client, { tokens: left, at: now });
      if (buckets.size > clients) buckets.delete(buckets.keys().next().value ?? '');
      return {
        allowed,
        remaining: Math.floor(left),
        retryAfter: allowed ? 0 : Math.ceil((Math.min(cost, burst) - left) / perSecond),
      };
    },
  };
}

/**
 * By whom a request is counted: an IPv4 address, or the /64 of an IPv6 address, which is what one subscriber gets (RFC 6177);
 * counted by single addresses, anyone would have 2^64 buckets.
 */
export function rateKey(address: string | undefined): string {
  if (address === undefined || address === '') return 'unknown';
  const text = address.toLowerCase().split('%', 1)[0] ?? '';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(text)?.[1];
  if (mapped !== undefined || !text.includes(':')) return mapped ?? text;
  const [head = '', tail] = text.split('::', 2);
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
