// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { operations } from '../operations/operations.js';
import { compareReleases } from '../releases/releases.js';
import { findService } from '../services/services.js';
import type { Curation } from './curation.js';
import { describeChanges } from './describe-changes.js';
import { mergeService } from './merge.js';
import type { DocumentedRange, RawRelease, RawRoute, RawRule } from './raw-release.js';

const root = new URL('../../', import.meta.url);
const readJson = <T>(name: string) => JSON.parse(readFileSync(new URL(name, root), 'utf8')) as T;
const curationOf = (service: string) => readJson<Curation>(`data/curation/${service}.json`);
const raw = readdirSync(new URL('data/raw', root))
  .map((name) => readJson<RawRelease>(`data/raw/${name}`))
  .sort((a, b) => compareReleases(a.release, b.release));

const release = (name: string, routes: readonly RawRoute[], rules: readonly RawRule[] = []): RawRelease => ({
  format: 'touchstone-raw-release/1',
  release: name,
  suite: 'test',
  packages: {},
  microversions: {},
  routes,
  rules,
});
const route = (path: string, more: Partial<RawRoute> = {}): RawRoute => ({
  service: 'compute',
  method: 'GET',
  path,
  ...more,
});

describe('the merge', () => {
  it('is what the committed data was written by', () => {
    const documented = readJson<readonly DocumentedRange[]>('data/api-ref-ranges.json');
    for (const file of readdirSync(new URL('data/curation', root))) {
      const service = file.replace(/\.json$/, '');
      expect(findService(service)?.indexed, service).toBe(true);
      const merged = mergeService(service, raw, documented, curationOf(service));
      expect(describeChanges(operations(service), merged), service).toEqual([]);
    }
  });

  it('dates an operation by code first and by the reference between the releases that were read', () => {
    const seen = [
      release('victoria', [route('/v2.1/a'), route('/v2.1/b')]),
      release('zed', [route('/v2.1/a'), route('/v2.1/c')]),
    ];
    const ranges: DocumentedRange[] = [
      ['compute', 'GET', '/v2.1/a', null, 'kilo', '2026.2'],
      ['compute', 'GET', '/v2.1/b', null, 'kilo', 'xena'],
      ['compute', 'GET', '/v2.1/c', null, 'yoga', '2026.2'],
    ];
    const merged = mergeService('compute', seen, ranges, {});
    expect(merged.map((operation) => operation.releases)).toEqual([
      { first: 'kilo' },
      { first: 'kilo', last: 'xena' },
      { first: 'yoga' },
    ]);
  });

  it('ends an operation where its code says that it is gone', () => {
    const seen = [release('victoria', [route('/v2.1/os-cells', { gone: '20.0.0' })])];
    const [cells] = mergeService(
      'compute',
      seen,
      [['compute', 'GET', '/v2.1/os-cells', null, 'icehouse', '2026.2']],
      {},
    );
    expect(cells?.releases).toEqual({ first: 'icehouse', last: 'stein' });
  });

  it('takes the role from the rule that guards the whole, not an attribute', () => {
    const rules: RawRule[] = [
      {
        service: 'compute',
        name: 'x:create:forced',
        role: 'admin',
        scope: ['project'],
        operations: [['GET', '/a']],
      },
      {
        service: 'compute',
        name: 'x:create',
        role: 'member',
        scope: ['project'],
        operations: [['GET', '/a']],
      },
    ];
    const [operation] = mergeService('compute', [release('zed', [route('/v2.1/a')], rules)], [], {});
    expect(operation).toMatchObject({ role: 'member', policy: ['x:create', 'x:create:forced'] });
  });

  it('refuses one id for two operations, and corrections that name none', () => {
    const seen = [release('zed', [route('/v2.1/os-things'), route('/v2.1/things')])];
    const same = { naming: { operations: { 'GET /things': 'thing.list', 'GET /os-things': 'thing.list' } } };
    expect(() => mergeService('compute', seen, [], same)).toThrow(
      expect.objectContaining({ code: 'OPENSTACK_AMBIGUOUS' }),
    );
    const stray = { amended: { 'compute:thing.fly': { why: 'it cannot' } } };
    expect(() => mergeService('compute', [release('zed', [route('/v2.1/a')])], [], stray)).toThrow(
      expect.objectContaining({ code: 'OPENSTACK_BROKEN_DATA' }),
    );
  });

  it('says what came, went and changed', () => {
    const [before] = mergeService('compute', [release('zed', [route('/v2.1/a')])], [], {});
    expect(before).toBeDefined();
    expect(describeChanges([before!], [{ ...before!, role: 'admin' }])).toEqual([
      `~ ${before!.id}  role: "reader" -> "admin"`,
    ]);
    expect(describeChanges([before!], [])).toEqual([`- ${before!.id}`]);
    expect(describeChanges([], [before!])).toEqual([`+ ${before!.id}  GET /v2.1/a`]);
  });
});
