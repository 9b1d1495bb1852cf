// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { guardsOf } from './guards-of.js';
import type { RawRoute, RawRule } from './raw-release.js';

const SERVICE = 'shared-file-system';

function rule(name: string): RawRule {
  return { service: SERVICE, name, role: 'admin', scope: [], operations: [] };
}
function row(key: string, more: Partial<RawRoute> = {}) {
  return { key, route: { service: SERVICE, method: 'POST', path: '/', ...more } };
}
const actions = `${SERVICE} POST /shares/{}/action`;
const byKey = new Map([
  [actions, [rule('share:extend'), rule('share:force_delete'), rule('share:server_migration_start')]],
  [`${SERVICE} POST /clusters/{}/action`, [rule('clusters:action')]],
  [`${SERVICE} GET /shares`, [rule('share:index')]],
]);
const namesFor = (one: ReturnType<typeof row>) => guardsOf(one, byKey)?.map(({ name }) => name);

describe('the rules that guard an operation', () => {
  it('are those documented at its own place', () => {
    expect(namesFor(row(`${SERVICE} GET /shares`))).toEqual(['share:index']);
    expect(namesFor(row(`${SERVICE} GET /snapshots`))).toBeUndefined();
  });

  it('are found by the name of an action where a project documents the bare path', () => {
    expect(namesFor(row(`${actions}#os-force_delete`, { action: 'os-force_delete' }))).toEqual([
      'share:force_delete',
    ]);
    expect(namesFor(row(`${actions}#migration_start`, { action: 'migration_start' }))).toEqual([
      'share:server_migration_start',
    ]);
    expect(namesFor(row(`${actions}#revert`, { action: 'revert' }))).toBeUndefined();
  });

  it('may be the one rule for every action of a path', () => {
    const resize = row(`${SERVICE} POST /clusters/{}/action#resize`, { action: 'resize' });
    expect(namesFor(resize)).toEqual(['clusters:action']);
  });

  it('are those of the bare path where the query selects', () => {
    const many = row(`${SERVICE} GET /shares?ids=true`, { query: { ids: true } });
    expect(namesFor(many)).toEqual(['share:index']);
  });

  it('guard older versions of the API as well', () => {
    expect(namesFor(row(`${SERVICE} GET /v1/shares`))).toEqual(['share:index']);
  });
});
