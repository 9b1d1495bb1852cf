// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { installedIndex } from '../openstack-index.js';
import { RecordingBuilder } from '../testing/recording-builder.js';
import { factsOf } from '../testing/view.js';
import { lowestRelease } from './lowest-release.js';
import { lowestRole } from './role.js';

const run = (roles = ['member']) =>
  new RecordingBuilder({
    credential: { kind: 'application_credential', scratch: true, roles, accessRules: 0 },
  }).signIn();

describe('the lowest role', () => {
  it('is reader for reading, and member for making', () => {
    const reading = run().call('GET', '/v2.1/servers', 'compute:server.list');
    expect(lowestRole([factsOf(reading.end())])).toEqual({ name: 'reader', because: [] });
    const making = run().call('POST', '/v2.1/servers', 'compute:server.create', { status: 202 });
    expect(lowestRole([factsOf(making.end())])).toEqual({
      name: 'member',
      because: ['compute:server.create'],
    });
  });
  it('is admin for what only admin may do, and never more than a run got by with', () => {
    const list = (roles: string[]) =>
      run(roles).call('GET', '/v2.1/os-hypervisors', 'compute:hypervisor.list').end();
    expect(lowestRole([factsOf(list(['admin']))]).name).toBe('admin');
    expect(lowestRole([factsOf(list(['member']))]).name).toBe('member');
  });
  it('does not rise by what was refused', () => {
    const refused = run(['admin']).call('GET', '/v2.1/os-hypervisors', 'compute:hypervisor.list', {
      status: 403,
    });
    expect(lowestRole([factsOf(refused.end())]).name).toBe('reader');
  });
});

describe('the lowest release', () => {
  const list = (builder: RecordingBuilder) =>
    builder.call('GET', '/v2.1/servers', 'compute:server.list', { asked: '2.96' });
  it('rises by a microversion that was pinned', () => {
    expect(lowestRelease([factsOf(list(run()).end())], installedIndex)).toEqual({
      release: '2024.1',
      because: ['compute:server.list'],
    });
  });
  it('is Queens at least where every run signed in with an application credential', () => {
    const signedIn = (how: 'application_credential' | 'password') =>
      factsOf(
        new RecordingBuilder().signIn({ how }).call('GET', '/v2.1/servers', 'compute:server.list').end(),
      );
    expect(lowestRelease([signedIn('application_credential')], installedIndex)).toEqual({
      release: 'queens',
      because: ['identity:application-credential.create'],
    });
    const both = [signedIn('application_credential'), signedIn('password')];
    expect(lowestRelease(both, installedIndex).release).toBe('icehouse');
  });
  it('is not told where nothing was used', () => {
    const idle = new RecordingBuilder().end();
    expect(lowestRelease([factsOf(idle)], installedIndex)).toEqual({ release: null, because: [] });
  });
  it('does not rise by one that was negotiated', () => {
    const negotiated = list(run().call('GET', '/', 'compute:version.list'));
    const { release } = lowestRelease([factsOf(negotiated.end())], installedIndex);
    expect(installedIndex.compareReleases(release!, '2024.1')).toBeLessThan(0);
  });
});
