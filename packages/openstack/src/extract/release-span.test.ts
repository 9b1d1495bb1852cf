// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { DocumentedRange } from './raw-release.js';
import { releaseSpan, serviceEnd } from './release-span.js';
import type { Row } from './rows.js';

function row(seen: readonly string[], documented?: readonly [string, string]): Row {
  const route = { service: 'clustering', method: 'GET', path: '/v1/clusters' };
  return {
    key: 'clustering GET /clusters',
    route,
    seen: [...seen],
    gone: [],
    rule: undefined,
    rules: [],
    policed: [],
    documented,
    alsoAt: [],
  } as unknown as Row;
}
const range = (first: string, last: string): DocumentedRange => ['clustering', 'GET', '/', null, first, last];

describe('the life of a service that was given up', () => {
  it('ends with the last release that has its code or its reference', () => {
    expect(serviceEnd(['victoria', 'zed'], [range('mitaka', '2023.2')])).toBe('2023.2');
    expect(serviceEnd(['victoria', 'zed'], [range('mitaka', 'yoga')])).toBe('zed');
  });

  it('has no end while either is there in the newest release', () => {
    expect(serviceEnd(['zed', '2026.2'], [range('mitaka', 'zed')])).toBeUndefined();
    expect(serviceEnd(['zed'], [range('mitaka', '2026.2')])).toBeUndefined();
  });

  it('ends what its last installed release still had', () => {
    expect(
      releaseSpan(row(['victoria', 'zed'], ['mitaka', '2023.2']), ['victoria', 'zed'], '2023.2'),
    ).toEqual({
      first: 'mitaka',
      last: '2023.2',
    });
  });
});

describe('a service that no suite carries', () => {
  it('lives as long as its reference says', () => {
    expect(releaseSpan(row([], ['ocata', '2026.2']), [])).toEqual({ first: 'ocata' });
    expect(releaseSpan(row([], ['ocata', '2023.2']), [])).toEqual({ first: 'ocata', last: '2023.2' });
  });
});
