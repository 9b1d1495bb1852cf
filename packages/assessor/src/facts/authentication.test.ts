// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { RecordingBuilder } from '../testing/recording-builder.js';
import { factsOf } from '../testing/view.js';

const about = (builder: RecordingBuilder) => factsOf(builder.end()).shown.authentication;
const run = () => new RecordingBuilder().signIn();
const SERVER = { type: 'compute:server', id: 'server-1' };
const place = '/v2.1/servers/server-1';

describe('signing in', () => {
  it('names the API version and the method, not the tokens that follow', () => {
    const facts = about(run().call('GET', '/v2.1/servers', 'compute:server.list'));
    expect(facts).toMatchObject({ keystone: ['v3'], methods: ['application_credential'], tokens: 1 });
  });
  it('tells Keystone v2.0 apart', () => {
    const builder = new RecordingBuilder().call('POST', '/v2.0/tokens', 'identity:v2.token.create', {
      auth: { how: 'password', issued: 'h:0123456789abcdef' },
    });
    expect(about(builder).keystone).toEqual(['v2.0']);
  });
  it('is none where no token was issued', () => {
    const auth = { how: 'password' } as const;
    const builder = new RecordingBuilder().call('POST', '/v3/auth/tokens', 'identity:token.create', {
      status: 401,
      auth,
    });
    expect(about(builder).keystone).toEqual(['none']);
  });
});

describe('the catalog', () => {
  it('is used when services are called after it was handed out', () => {
    expect(about(run().call('GET', '/v2.1/servers', 'compute:server.list')).catalog).toBe('used');
  });
  it('is not used when a service is called before', () => {
    expect(
      about(new RecordingBuilder().call('GET', '/v2.1/servers', 'compute:server.list').signIn()).catalog,
    ).toBe('not used');
  });
  it('is not used when a place is called that it does not name', () => {
    const unknown = {
      code: 'OUTSIDE_CATALOG',
      reason: 'No endpoint of the catalog begins /info',
      nearest: [],
    };
    const builder = run()
      .call('GET', '/info', null, { status: 404, unknown })
      .call('GET', '/v2.1/servers', 'compute:server.list');
    expect(about(builder).catalog).toBe('not used');
  });
  it('cannot be told without a call to a service', () => {
    expect(about(run()).catalog).toBe('could not tell');
  });
});

describe('microversions', () => {
  const list = { asked: '2.93' };
  it('are negotiated when the version document was read first', () => {
    const builder = run()
      .call('GET', '/', 'compute:version.list', { status: 300 })
      .call('GET', '/v2.1/servers', 'compute:server.list', list);
    expect(about(builder).microversions).toBe('negotiated');
  });
  it('are pinned when it was not', () => {
    expect(about(run().call('GET', '/v2.1/servers', 'compute:server.list', list)).microversions).toBe(
      'pinned',
    );
  });
  it('are not used when none is asked for', () => {
    expect(about(run()).microversions).toBe('not used');
  });
});

describe('pages', () => {
  const first = run().call('GET', '/v2.1/servers', 'compute:server.list', { next: true });
  it('are followed when the same list is asked for behind a marker', () => {
    const builder = run()
      .call('GET', '/v2.1/servers', 'compute:server.list', { next: true })
      .call('GET', '/v2.1/servers', 'compute:server.list', { query: ['marker'] });
    expect(about(builder).pagination).toBe('followed');
  });
  it('are not followed when nothing more is asked for', () => {
    expect(about(first).pagination).toBe('not followed');
  });
  it('are not offered otherwise', () => {
    expect(about(run()).pagination).toBe('not offered');
  });
});

describe('waiting', () => {
  const boot = () =>
    run().call('POST', '/v2.1/servers', 'compute:server.create', { status: 202, created: [SERVER] });
  const look = (builder: RecordingBuilder, state: string) =>
    builder.call('GET', place, 'compute:server.show', { read: { ...SERVER, state } });
  const stop = (builder: RecordingBuilder) =>
    builder.call('POST', `${place}/action`, 'compute:server.action.os-stop', { status: 202 });

  it('is shown by reading a settled state before going on', () => {
    expect(about(stop(look(look(boot(), 'BUILD'), 'ACTIVE'))).waiting).toBe('awaited');
  });
  it('is missing when it went on while the state was not settled', () => {
    expect(about(stop(look(boot(), 'BUILD'))).waiting).toBe('not awaited');
  });
  it('cannot be told when it polled by lists, whose states recordings do not keep', () => {
    expect(
      about(stop(boot().call('GET', '/v2.1/servers/detail', 'compute:server.list-detail'))).waiting,
    ).toBe('could not tell');
  });
  it('is not asked for where nothing was done with it', () => {
    expect(about(boot()).waiting).toBe('nothing to await');
  });
  it('is not asked of an image that is queued for its data', () => {
    const image = { type: 'image:image', id: 'image-1', state: 'queued' };
    const builder = run()
      .call('POST', '/v2/images', 'image:image.create', { status: 201, created: [image] })
      .call('PUT', '/v2/images/image-1/file', 'image:image.file.update', { status: 204 });
    expect(about(builder).waiting).toBe('nothing to await');
  });
});
