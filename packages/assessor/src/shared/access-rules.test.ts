// SPDX-License-Identifier: Apache-2.0
import { findOperation, operations } from '@touchstone/openstack';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordingBuilder } from '../testing/recording-builder.js';
import { accessRulePath, samePathRule } from './access-rule-path.js';
import { deriveAccessRules } from './access-rules.js';

const ID = '0123456789abcdef0123456789abcdef';
const pathOf = (id: string, path: string) => accessRulePath(path, findOperation(id));

describe('accessRulePath', () => {
  it('puts one star for each parameter', () => {
    expect(pathOf('compute:server.show', `/v2.1/servers/${ID}`)).toBe('/v2.1/servers/*');
    expect(pathOf('network:network.list', '/v2.0/networks')).toBe('/v2.0/networks');
  });
  it('follows the path as it was sent, with or without a project id behind the version', () => {
    expect(pathOf('compute:server.show', `/v2.1/${ID}/servers/${ID}`)).toBe('/v2.1/*/servers/*');
    expect(pathOf('compute:server.list', '/v2/servers')).toBe('/v2/servers');
    expect(pathOf('block-storage:volume.list', `/v3/${ID}/volumes`)).toBe('/v3/*/volumes');
    expect(pathOf('block-storage:volume.list', '/v3/volumes')).toBe('/v3/volumes');
  });
  it('covers an object name with its slashes, within accounts of the same reseller', () => {
    expect(pathOf('object-store:object.get', `/v1/AUTH_${ID}/h:0123456789abcdef/h:0123456789abcdef`)).toBe(
      '/v1/AUTH_*/*/**',
    );
    expect(pathOf('object-store:account.get', `/v1/AUTH_${ID}`)).toBe('/v1/AUTH_*');
  });
  it('matches, as keystonemiddleware matches, the path that it was made from', () => {
    const paths: [string, string][] = [
      ['compute:server.show', `/v2.1/servers/${ID}`],
      ['block-storage:volume.show', `/v3/${ID}/volumes/${ID}`],
      ['object-store:object.get', `/v1/AUTH_${ID}/box/a/b/c`],
    ];
    for (const [id, path] of paths) expect(matches(path, pathOf(id, path)), path).toBe(true);
    expect(matches(`/v2.1/servers/${ID}/action`, '/v2.1/servers/*')).toBe(false);
  });
});

describe('samePathRule', () => {
  const known = ['compute', 'object-store', 'block-storage', 'identity', 'network'].flatMap((service) =>
    operations(service),
  );
  const segment = fc.constantFrom(
    'v2.1',
    'v3',
    'v1',
    'servers',
    ID,
    `AUTH_${ID}`,
    'AUTH_',
    'a.b',
    '',
    'h:12',
    'x',
    '\n',
  );
  const filled = fc
    .tuple(fc.constantFrom(...known), fc.array(segment, { minLength: 12, maxLength: 12 }))
    .map(([operation, values]) => {
      let at = 0;
      return { operation, path: operation.path.replaceAll(/\{[^}]+\}/g, () => values[at++]!) };
    });

  it('covers only paths whose rule is the same', () => {
    let covered = 0;
    const tail = fc.constantFrom('', '/', '/x', '//', `/${ID}`, 'x');
    fc.assert(
      fc.property(
        filled,
        fc.array(segment, { minLength: 12, maxLength: 12 }),
        tail,
        fc.nat(12),
        ({ operation, path }, values, end, drop) => {
          const others = [
            operation.path.replaceAll(/\{[^}]+\}/g, () => values.pop() ?? 'y') + end,
            path.split('/').toSpliced(drop, 1).join('/'),
            path
              .split('/')
              .toSpliced(drop, 0, values[0] ?? 'y')
              .join('/'),
          ];
          const same = samePathRule(path, operation);
          for (const other of others) {
            if (same?.test(other) !== true) continue;
            covered += 1;
            expect(accessRulePath(other, operation)).toBe(accessRulePath(path, operation));
          }
        },
      ),
      { numRuns: 3000 },
    );
    expect(covered).toBeGreaterThan(500);
  });

  it('covers the calls of a loop', () => {
    const show = findOperation('compute:server.show')!;
    expect(samePathRule(`/v2.1/servers/${ID}`, show)?.test('/v2.1/servers/other')).toBe(true);
    const get = findOperation('object-store:object.get')!;
    const same = samePathRule(`/v1/AUTH_${ID}/box/a/b`, get);
    expect(same?.test('/v1/AUTH_x/other/c')).toBe(true);
    expect(same?.test('/v1/OTHER_x/other/c')).toBe(false);
    expect(same?.test('/v1/AUTH_x/other/')).toBe(false);
  });
});

/** keystonemiddleware, auth_token/__init__.py, _path_matches (Zed), in this language. */
function matches(path: string, pattern: string): boolean {
  const regex = pattern.replaceAll(/(\{[^}]*\})|(\*\*)|(\*)/g, (_all, _tag, rest) =>
    rest === undefined ? '[^/]+' : '.*',
  );
  return new RegExp(`^${regex}$`).test(path);
}

describe('deriveAccessRules', () => {
  it('needs no rule for signing in, and one for each other call, probes that were refused included', () => {
    const { lines } = new RecordingBuilder()
      .signIn()
      .call('GET', '/v3/auth/catalog', 'identity:catalog.show')
      .call('GET', `/v2.1/servers/${ID}`, 'compute:server.show', { status: 404 })
      .call('GET', `/v2.1/servers/${ID.replace('0', 'f')}`, 'compute:server.show')
      .call('GET', '/v2.1/os-hypervisors', 'compute:hypervisor.list', { status: 403 })
      .call('GET', '/', 'compute:version.list')
      .call('GET', '/v2.0/networks', 'network:network.list', { auth: { how: 'none' }, status: 401 })
      .end();
    expect(deriveAccessRules(lines)).toEqual({
      rules: [
        { service: 'compute', method: 'GET', path: '/v2.1/os-hypervisors' },
        { service: 'compute', method: 'GET', path: '/v2.1/servers/*' },
        { service: 'identity', method: 'GET', path: '/v3/auth/catalog' },
      ],
      impossible: [],
    });
  });
  it('needs a rule for signing in where the client sends its old token along', () => {
    const old = { how: 'application_credential', token: 'h:0123456789abcdef' } as const;
    const { lines } = new RecordingBuilder()
      .call('POST', '/v3/auth/tokens', 'identity:token.create', { status: 201, auth: old })
      .call('GET', '/v3/auth/tokens', 'identity:token.show')
      .end();
    expect(deriveAccessRules(lines).rules).toEqual([
      { service: 'identity', method: 'POST', path: '/v3/auth/tokens' },
    ]);
  });
  it('takes the names and places that a cloud gives its services', () => {
    const { lines } = new RecordingBuilder().call('GET', '/v3/volumes', 'block-storage:volume.list').end();
    const names = { types: { 'block-storage': 'volumev3' }, prefixes: { 'block-storage': '/volume' } };
    expect(deriveAccessRules(lines, names).rules).toEqual([
      { service: 'volumev3', method: 'GET', path: '/volume/v3/volumes' },
    ]);
  });
  it('says which calls no rule can allow', () => {
    const { lines } = new RecordingBuilder()
      .call('COPY', `/v1/AUTH_${ID}/a/b`, 'object-store:object.copy', { status: 201 })
      .end();
    expect(deriveAccessRules(lines)).toEqual({
      rules: [],
      impossible: [{ service: 'object-store', method: 'COPY', path: '/v1/AUTH_*/*/**' }],
    });
  });
});
