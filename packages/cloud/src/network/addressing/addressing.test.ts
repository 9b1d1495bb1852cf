// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { cidrHolds, cidrsOverlap, findCidr, formatCidr } from './cidr.js';
import { findIp, formatIp } from './ip.js';
import { slaacAddress } from './mac.js';
import { defaultPools, findFree, poolSize } from './pools.js';

const cidr = (text: string) => findCidr(text)!;

describe('addresses', () => {
  it.each(['10.0.0.1', '255.255.255.255', 'fd00::1', '::', '2001:db8:0:1:1:1:1:1', 'fd00:77::'])(
    'reads and writes %s',
    (text) => {
      expect(formatIp(findIp(text)!)).toBe(text);
    },
  );
  it.each(['10.0.0', '256.0.0.1', 'garbage', '1::2::3', 'fd00:::1', '1:2:3:4:5:6:7', ''])(
    'refuses %j',
    (text) => {
      expect(findIp(text)).toBeUndefined();
    },
  );
});

describe('networks', () => {
  it('clears host bits, as Neutron does', () => {
    expect(formatCidr(cidr('10.78.0.5/24'))).toBe('10.78.0.0/24');
  });
  it.each(['garbage', '10.0.0.0/33', '10.0.0.0/24/8', 'fd00::/129'])('refuses %j', (text) => {
    expect(findCidr(text)).toBeUndefined();
  });
  it('knows what lies inside and what overlaps', () => {
    expect(cidrHolds(cidr('10.0.0.0/24'), findIp('10.0.0.255')!)).toBe(true);
    expect(cidrHolds(cidr('10.0.0.0/24'), findIp('10.0.1.0')!)).toBe(false);
    expect(cidrsOverlap(cidr('10.0.0.0/24'), cidr('10.0.0.128/25'))).toBe(true);
    expect(cidrsOverlap(cidr('10.0.0.0/24'), cidr('10.0.1.0/24'))).toBe(false);
  });
});

describe('pools', () => {
  it('hold every host address but the gateway', () => {
    expect(defaultPools(cidr('10.0.0.0/24'), '10.0.0.1')).toEqual([{ start: '10.0.0.2', end: '10.0.0.254' }]);
    expect(defaultPools(cidr('10.0.0.0/24'), '10.0.0.9')).toEqual([
      { start: '10.0.0.1', end: '10.0.0.8' },
      { start: '10.0.0.10', end: '10.0.0.254' },
    ]);
    expect(defaultPools(cidr('fd00:77::/64'), 'fd00:77::')).toEqual([
      { start: 'fd00:77::1', end: 'fd00:77::ffff:ffff:ffff:ffff' },
    ]);
  });
  it('give out the first free address, and none when they are empty', () => {
    const pools = [{ start: '10.0.0.2', end: '10.0.0.3' }];
    expect(poolSize(pools)).toBe(2);
    expect(findFree(pools, new Set(['10.0.0.2']))).toBe('10.0.0.3');
    expect(findFree(pools, new Set(['10.0.0.2', '10.0.0.3']))).toBeUndefined();
  });
  it('derive the address of a host that configures itself', () => {
    expect(slaacAddress(cidr('fd00:77::/64'), 'fa:16:3e:33:b3:1d')).toBe('fd00:77::f816:3eff:fe33:b31d');
  });
});
