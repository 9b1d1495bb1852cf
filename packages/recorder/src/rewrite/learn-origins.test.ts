// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { createMountTable } from '../mounts/mount-table.js';
import { learnOrigins } from './learn-origins.js';
import { createUrlRewriter } from './url-rewriter.js';

const catalog = [
  { type: 'compute', interface: 'public' as const, region: 'R', url: 'https://nova.cloud/v2.1' },
  { type: 'network', interface: 'public' as const, region: 'R', url: 'https://neutron.cloud' },
];
const asked = (path: string) => {
  const mounts = createMountTable((name) => name);
  mounts.register(catalog);
  const found = mounts.resolve(`/compute${path}`)!;
  const seen = (body: unknown): [boolean, readonly string[]] => {
    const told = learnOrigins(typeof body === 'string' ? body : JSON.stringify(body), found, mounts);
    return [told, mounts.mounts[0]!.otherOrigins];
  };
  return { mounts, seen };
};
const link = (href: string, rel = 'self') => ({ links: [{ rel, href }] });

describe('a link of an answer', () => {
  it.each([
    ['/v2.1/servers/1', link('http://10.0.0.5:8774/v2.1/servers/1'), 'http://10.0.0.5:8774'],
    ['/v2.1/servers', { servers: [link('http://nova.inner:8774/v2.1/servers/1')] }, 'http://nova.inner:8774'],
    ['/v2.1/servers/detail', link('http://10.0.0.5/v2.1/servers/1'), 'http://10.0.0.5'],
    ['/v2.1/servers', link('http://10.0.0.5/v2.1/servers?marker=1', 'next'), 'http://10.0.0.5'],
    ['/v2.1/', { version: link('http://[2001:DB8::1]:8774/v2.1/') }, 'http://[2001:db8::1]:8774'],
    ['/v2.1/x', '{"links":[{"href": "http:\\/\\/10.0.0.5\\/v2.1\\/x", "rel": "self"}]}', 'http://10.0.0.5'],
  ])('to %s tells the other name of the service', (path, body, origin) => {
    expect(asked(path).seen(body)).toEqual([true, [origin]]);
  });

  it.each([
    ['/v2.1/servers/1', link('https://nova.cloud/v2.1/servers/1'), true],
    ['/v2.1/servers/1', link('http://10.0.0.5/v2.1/servers/2'), false],
    ['/v2.1/servers/1', link('http://10.0.0.5/v2.1/servers/1', 'bookmark'), false],
    ['/v2.1/servers/1', { metadata: { href: 'http://10.0.0.5/v2.1/servers/1' } }, false],
    // Somebody else's address is never taken away from them.
    ['/v2.1/servers/1', link('https://neutron.cloud/v2.1/servers/1'), true],
    ['/v2.1/servers', 'no json at all', false],
  ])('to %s teaches nothing where it is %j', (path, body, seen) => {
    expect(asked(path).seen(body)).toEqual([seen, []]);
  });

  it('leads back to the recorder from then on, and a forward proxy knows the name', () => {
    const { mounts, seen } = asked('/v2.1/servers/1');
    seen(link('http://10.0.0.5:8774/v2.1/servers/1'));
    const rewriter = createUrlRewriter(mounts.mounts, 'http://r', 'compute');
    expect(rewriter.text('"http://10.0.0.5:8774/v2.1/flavors"')).toBe('"http://r/compute/v2.1/flavors"');
    expect(mounts.resolveUpstream('http://10.0.0.5:8774/v2.1/x')).toMatchObject({ rest: '/v2.1/x' });
    expect(mounts.findHost('10.0.0.5', 8774)).toBe('service');
    expect(mounts.findHost('10.0.0.5', 22)).toBe('cloud');
  });
});
