// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matchIn, matchRequest } from '../match/match-request.js';
import { buildMatcher } from '../match/service-matcher.js';
import type { Operation } from '../operations/operation.js';
import { operations } from '../operations/operations.js';
import { coverRoutes } from './cover-routes.js';
import type { Curation } from './curation.js';
import { describeCoverage } from './describe-coverage.js';
import type { RawRelease, RawRoute } from './raw-release.js';

const data = new URL('../../data/', import.meta.url);
const readJson = <T>(name: string) => JSON.parse(readFileSync(new URL(name, data), 'utf8')) as T;
const raw = readdirSync(new URL('raw', data)).map((name) => readJson<RawRelease>(`raw/${name}`));
const curations = new Map<string, Curation>();
function curationOf(service: string): Curation {
  const known = curations.get(service) ?? readJson<Curation>(`curation/${service}.json`);
  curations.set(service, known);
  return known;
}

describe('every route of every release that was read', () => {
  const coverage = coverRoutes(raw, operations(), matchRequest, curationOf);

  it('is exactly one operation, or none for a stated reason; and every operation is exposed by a route', () => {
    expect(coverage.problems).toEqual([]);
    expect(coverage.unindexed).toEqual([]);
    expect(coverage.exposed.size).toBeGreaterThan(3300);
  });

  it('is left out rarely: less than one in twenty', () => {
    const left = coverage.verdicts.filter(({ kind }) => kind === 'left-out').length;
    expect(left / coverage.verdicts.length).toBeLessThan(0.05);
  });

  it('is counted for a person', () => {
    expect(describeCoverage(coverage)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^zed: \d+ of \d+ routes are each one operation; gone \d+/),
      ]),
    );
  });
});

const service = 'compute';
const routes: readonly RawRoute[] = [
  { service, method: 'GET', path: '/v2.1/servers' },
  { service, method: 'GET', path: '/v2.1/servers/{id}' },
  { service, method: 'POST', path: '/v2.1/servers/{server_id}/action', action: 'resize' },
];
const operation = (id: string, method: string, path: string, more: Partial<Operation> = {}): Operation => ({
  id,
  service,
  resource: 'server',
  verb: 'x',
  method,
  path,
  releases: { first: 'zed' },
  scope: ['project'],
  role: 'member',
  kind: 'other',
  provenance: ['routes:zed'],
  ...more,
});
const good: readonly Operation[] = [
  operation('compute:server.list', 'GET', '/v2.1/servers'),
  operation('compute:server.show', 'GET', '/v2.1/servers/{server_id}'),
  operation('compute:server.action.resize', 'POST', '/v2.1/servers/{server_id}/action', { action: 'resize' }),
];

function problemsOf(list: readonly Operation[], more: readonly RawRoute[] = [], curation: Curation = {}) {
  const release: RawRelease = {
    format: 'touchstone-raw-release/1',
    release: 'zed',
    suite: 'test',
    packages: {},
    microversions: {},
    routes: [...routes, ...more],
    rules: [],
  };
  const matcher = buildMatcher(service, list);
  return coverRoutes(
    [release],
    list,
    (request) => matchIn(matcher, request),
    () => curation,
  ).problems;
}

describe('the check', () => {
  it('finds nothing where routes and operations agree', () => {
    expect(problemsOf(good)).toEqual([]);
  });

  it('finds a route that is no operation', () => {
    const added = { service, method: 'GET', path: '/v2.1/os-new' };
    expect(problemsOf(good, [added])).toEqual([
      'zed: compute GET /v2.1/os-new is no operation, and nothing says why',
    ]);
    const excluded = [{ match: 'GET /os-new', class: 'refused' as const, reason: 'answers 405' }];
    expect(problemsOf(good, [added], { excluded })).toEqual([]);
  });

  it('finds a route that is two operations', () => {
    const twice = [...good, operation('compute:server.index', 'GET', '/v2.1/servers')];
    expect(problemsOf(twice)[0]).toBe(
      'zed: compute GET /v2.1/servers is 2 operations: compute:server.list, compute:server.index',
    );
  });

  it('finds a route that the matcher takes for another operation, with some id', () => {
    const shadowed = [...good, operation('compute:x.show', 'GET', '/v2.1/servers/x')];
    const route = { service, method: 'GET', path: '/v2.1/servers/x' };
    expect(problemsOf(shadowed, [route])[0]).toBe(
      'zed: compute GET /v2.1/servers/{id} is compute:server.show, but /v2.1/servers/x is taken for compute:x.show',
    );
  });

  it('finds an operation that no route exposes, and a reason for one that a route does expose', () => {
    const stray = [...good, operation('compute:server.fly', 'PUT', '/v2.1/servers/{id}/fly')];
    expect(problemsOf(stray)).toEqual([
      'compute:server.fly is exposed by no route of any release that was read',
    ]);
    const documentedOnly = [{ match: 'compute:server.*', reason: 'a plug-in' }];
    expect(problemsOf(stray, [], { documentedOnly })).toEqual([
      'documentedOnly "compute:server.*" of compute covers compute:server.list, which a route exposes',
    ]);
  });
});
