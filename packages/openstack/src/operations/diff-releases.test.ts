// SPDX-License-Identifier: Apache-2.0
import { releaseDiff } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { diffReleases } from './diff-releases.js';
import { getOperation } from './operations.js';
import { relatives } from './relatives.js';
import { roleIn } from './role-in.js';

const compute = (from: string, to: string) => diffReleases(from, to, 'compute').services[0]!;
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

describe('the difference between two releases', () => {
  it('names what came, with the microversion that brings it, and what went, with its replacement', () => {
    const diff = compute('zed', '2026.2');
    expect(diff.microversions).toEqual({
      from: { min: '2.1', max: '2.93' },
      to: { min: '2.1', max: '2.104' },
    });
    expect(diff.added).toContainEqual(
      expect.objectContaining({ id: 'compute:server.share.create', microversion: '2.97' }),
    );
    expect(diff.removed).toContainEqual(
      expect.objectContaining({
        id: 'compute:server.action.get-rdpconsole',
        replacedBy: 'compute:server.remote-console.create',
      }),
    );
  });

  it('names the operations whose default policy lets another persona through', () => {
    const live = compute('zed', '2026.2').roles.find(({ id }) => id === 'compute:server.action.migrate-live');
    expect(live).toMatchObject({ from: 'admin', to: 'manager' });
    const operation = getOperation('compute:server.action.migrate-live');
    expect([roleIn(operation, 'victoria'), roleIn(operation, '2026.2')]).toEqual(['admin', 'manager']);
  });

  it('reads the other way round on the way back', () => {
    const there = compute('zed', '2026.2');
    const back = compute('2026.2', 'zed');
    expect(ids(back.added)).toEqual(ids(there.removed));
    expect(ids(back.removed)).toEqual(ids(there.added));
  });

  it('of a release and itself is nothing', () => {
    expect(diffReleases('zed', 'zed').services).toEqual([]);
  });

  it('is a paper of its schema, and says which services were not read in either release', () => {
    const diff = diffReleases('yoga', '2026.2');
    expect(releaseDiff.parse(diff)).toEqual(diff);
    expect(diff.unread).toContainEqual({ service: 'compute', release: 'yoga' });
    expect(diff.unread).not.toContainEqual({ service: 'compute', release: '2026.2' });
  });

  it('refuses a release that there is not', () => {
    expect(() => diffReleases('zed', 'zulu')).toThrow(
      expect.objectContaining({ code: 'OPENSTACK_UNKNOWN_RELEASE' }),
    );
  });
});

describe('the relatives of an operation', () => {
  it('are on the same resource and right below it, itself left out', () => {
    const found = ids(relatives(getOperation('compute:keypair.show')));
    expect(found).toContain('compute:keypair.delete');
    expect(found).not.toContain('compute:keypair.show');
    expect(found.every((id) => id.startsWith('compute:keypair'))).toBe(true);
  });
});
