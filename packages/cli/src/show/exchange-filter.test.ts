// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Exchange } from '@touchstone/model';
import { exchangeFilter, type FilterOptions } from './exchange-filter.js';

const call = (change: Partial<Exchange>): Exchange => ({
  kind: 'exchange',
  seq: 1,
  at: 1500,
  step: 'boot',
  phase: 'step',
  service: 'compute',
  operation: 'compute:server.show',
  method: 'GET',
  path: '/v2.1/servers/1',
  status: 200,
  end: 'complete',
  firstMs: 1,
  totalMs: 2,
  sent: 0,
  received: 10,
  auth: { how: 'token' },
  ...change,
});
const takes = (options: FilterOptions, change: Partial<Exchange> = {}): boolean =>
  exchangeFilter(options)(call(change));

describe('a filter of exchanges', () => {
  it('takes everything when nothing is asked', () => {
    expect(takes({})).toBe(true);
    expect(takes({}, { service: null, operation: null, status: null, step: null })).toBe(true);
  });

  it('knows services by alias, operations by their beginning, and statuses by class', () => {
    expect(takes({ service: ['nova'] })).toBe(true);
    expect(takes({ service: ['neutron'] })).toBe(false);
    expect(takes({ operation: ['compute:server.*'] })).toBe(true);
    expect(takes({ operation: ['compute:server'] })).toBe(false);
    expect(takes({ status: ['4xx'] }, { status: 404 })).toBe(true);
    expect(takes({ status: ['4xx'] })).toBe(false);
    expect(takes({ status: ['none'] }, { status: null })).toBe(true);
    expect(takes({ method: ['get'] })).toBe(true);
  });

  it('takes any of several values of one option, and all of several options', () => {
    expect(takes({ status: ['404', '2xx'] })).toBe(true);
    expect(takes({ status: ['200'], step: ['carry'] })).toBe(false);
    expect(takes({ unclassified: true })).toBe(false);
    expect(takes({ unclassified: true }, { operation: null })).toBe(true);
  });

  it('counts seconds from the start, the last one left out', () => {
    expect(takes({ from: 1.5 })).toBe(true);
    expect(takes({ from: 1.6 })).toBe(false);
    expect(takes({ to: 1.5 })).toBe(false);
    expect(takes({ from: 1, to: 2 })).toBe(true);
  });

  it('refuses what is no status and no service', () => {
    expect(() => exchangeFilter({ status: ['4x'] })).toThrow(expect.objectContaining({ code: 'CLI_USAGE' }));
    expect(() => exchangeFilter({ service: ['floppies'] })).toThrow(
      expect.objectContaining({ code: 'CLI_NO_SERVICE' }),
    );
  });
});
