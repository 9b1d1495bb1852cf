// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { getOperation } from '../operations/operations.js';
import { resolveServiceType, services } from '../services/services.js';
import { identifyRelease } from './identify-release.js';
import { compareMicroversions } from './microversion.js';
import { microversionRange } from './microversion-range.js';
import { isOfferedIn, lowestReleaseFor } from './offered.js';
import { compareReleases, findRelease, releases } from './releases.js';

describe('releases', () => {
  it('run from Austin to 2026.2, in order of their dates', () => {
    const list = releases();
    expect([list[0]?.name, list[list.length - 1]?.name, list.length]).toEqual(['austin', '2026.2', 34]);
    const dates = list.map((release) => release.date);
    expect(dates).toEqual([...dates].sort());
  });

  it('are found by name, series and version', () => {
    expect(findRelease('Epoxy')?.name).toBe('2025.1');
    expect(findRelease('2015.1')?.name).toBe('kilo');
    expect(compareReleases('zed', 'antelope')).toBeLessThan(0);
  });

  it('are told by the highest microversions', () => {
    expect(identifyRelease({ compute: '2.93', volumev3: '3.70' })).toEqual({
      release: 'zed',
      candidates: ['zed'],
    });
    expect(identifyRelease({ compute: '2.90' }).candidates).toEqual(['xena', 'yoga']);
    expect(identifyRelease({ compute: '2.93', 'block-storage': '3.71' })).toEqual({
      release: undefined,
      candidates: [],
    });
    expect(identifyRelease({ image: '2.16' })).toEqual({ release: undefined, candidates: [] });
  });

  it('offer an operation by release and microversion', () => {
    const proxy = getOperation('compute:floating-ip.list');
    expect(isOfferedIn(proxy, 'zed', '2.1')).toBe(true);
    expect(isOfferedIn(proxy, 'zed', '2.36')).toBe(false);
    expect(isOfferedIn(getOperation('compute:server.share.create'), 'zed')).toBe(false);
    expect(isOfferedIn(getOperation('identity:v2.token.create'), 'zed')).toBe(false);
  });

  it('say which is the lowest that offers everything, and because of what', () => {
    const tags = getOperation('compute:server.tag.add');
    const lowest = lowestReleaseFor([
      { operation: getOperation('compute:server.create'), microversion: '2.52' },
      { operation: tags, microversion: '2.26' },
    ]);
    expect(lowest).toEqual({ release: 'pike', because: [getOperation('compute:server.create')] });
    expect(
      lowestReleaseFor([{ operation: tags }, { operation: getOperation('identity:v2.token.create') }])
        ?.release,
    ).toBe('newton');
    expect(
      lowestReleaseFor([
        { operation: getOperation('compute:server.share.create') },
        { operation: getOperation('identity:v2.token.create') },
      ]),
    ).toBeUndefined();
  });
});

describe('microversions', () => {
  it('compare by number, not by letter', () => {
    expect(compareMicroversions('2.9', '2.10')).toBeLessThan(0);
    expect(compareMicroversions('3.0', '2.100')).toBeGreaterThan(0);
  });

  it('have a range by service, under any of its names, and release', () => {
    expect(microversionRange('nova', 'zed')).toEqual({ min: '2.1', max: '2.93' });
    expect(microversionRange('volumev3', 'epoxy')).toEqual({ min: '3.0', max: '3.71' });
    expect(microversionRange('identity', 'zed')).toBeUndefined();
  });
});

describe('services', () => {
  it('resolve from aliases, projects and versioned catalog types', () => {
    const names = [
      'volumev3',
      'volumev2',
      'volume',
      'cinder',
      'compute_legacy',
      'computev21',
      'Identity',
      'sharev2',
      'container-infra',
    ];
    expect(names.map(resolveServiceType)).toEqual([
      'block-storage',
      'block-storage',
      'block-storage',
      'block-storage',
      'compute',
      'compute',
      'identity',
      'shared-file-system',
      'container-infrastructure-management',
    ]);
    expect(resolveServiceType('toaster')).toBeUndefined();
  });

  it('have no name in common', () => {
    const names = services().flatMap((service) => [service.type, ...service.aliases]);
    expect(new Set(names).size).toBe(names.length);
  });
});
