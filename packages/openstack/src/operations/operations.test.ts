// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { compareReleases } from '../releases/releases.js';
import { explainOperation } from './explain-operation.js';
import { findOperation, getOperation, operations } from './operations.js';
import { tracking } from './tracking.js';

const all = operations();

describe('the index', () => {
  it('gives every operation an id of its own', () => {
    expect(new Set(all.map((operation) => operation.id)).size).toBe(all.length);
  });

  it('names no method, path, action, query and header twice', () => {
    const calls = all.map(({ service, method, path, action, query, header }) =>
      JSON.stringify([service, method, path.replace(/\{[^}]*\}/g, '{}'), action, query, header]),
    );
    expect(calls.filter((call, at) => calls.indexOf(call) !== at)).toEqual([]);
  });

  it('spells ids as the recordings expect them', () => {
    for (const { id, service, resource, verb } of all) {
      expect(id).toMatch(/^[a-z][a-z0-9-]*:[a-z0-9]+(?:[.-][a-z0-9]+)*$/);
      expect(id).toBe(`${service}:${resource}.${verb}`);
    }
  });

  it('holds at least what the eight services are known to offer', () => {
    const least = {
      identity: 240,
      compute: 240,
      placement: 36,
      network: 400,
      image: 80,
      'block-storage': 200,
      'object-store': 40,
      orchestration: 60,
    };
    for (const [service, count] of Object.entries(least))
      expect(operations(service).length, service).toBeGreaterThanOrEqual(count);
  });

  it('says for every operation where it is known from, and release ranges that exist', () => {
    for (const {
      id,
      provenance,
      releases: { first, last },
    } of all) {
      expect(provenance.length, id).toBeGreaterThan(0);
      expect(compareReleases(first, last ?? '2026.2'), id).toBeLessThanOrEqual(0);
    }
  });

  it('names replacements that exist', () => {
    for (const { id, deprecated } of all) {
      if (deprecated?.replacedBy)
        expect(findOperation(deprecated.replacedBy), `${id} -> ${deprecated.replacedBy}`).toBeDefined();
    }
  });

  it('tracks by parameters that the path has', () => {
    for (const operation of all) {
      const { creates, deletes, reads } = tracking(operation);
      const params = [creates?.from === 'path' ? creates.idField : undefined, deletes?.param, reads?.param];
      for (const param of params)
        if (param) expect(operation.path, operation.id).toMatch(new RegExp(`\\{${param}\\+?\\}`));
    }
  });

  it('can follow what is created to where it is deleted', () => {
    const made = new Set(all.flatMap((operation) => tracking(operation).creates?.type ?? []));
    const gone = new Set(all.flatMap((operation) => tracking(operation).deletes?.type ?? []));
    const kept = [...made].filter((type) => !gone.has(type));
    expect(kept).toEqual([]);
  });

  it('explains an operation in a sentence', () => {
    expect(explainOperation(getOperation('compute:server.action.resize'))).toBe(
      'compute:server.action.resize is POST /v2.1/servers/{server_id}/action with "resize" in its body, offered since icehouse; it needs the member role.',
    );
    expect(explainOperation(getOperation('compute:floating-ip.list'))).toContain(
      'deprecated since newton, use network:floatingip.list',
    );
    expect(explainOperation(getOperation('identity:v2.token.create'))).toContain('from essex to pike');
  });

  it('refuses an unknown id by code', () => {
    expect(() => getOperation('compute:server.fly')).toThrow(
      expect.objectContaining({ code: 'OPENSTACK_UNKNOWN_OPERATION' }),
    );
    expect(findOperation('nonsense')).toBeUndefined();
  });
});
