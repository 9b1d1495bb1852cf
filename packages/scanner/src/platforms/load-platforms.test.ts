// SPDX-License-Identifier: Apache-2.0
import { findRelease } from '@touchstone/openstack';
import { expect, test } from 'vitest';
import { loadComponents } from '../stack/catalog/load-components.js';
import { loadPlatforms } from './load-platforms.js';

test('every platform is of a release that the index knows, with its own runtimes, constraints and packages', () => {
  for (const { release, facts, constraints } of loadPlatforms().platforms) {
    expect(findRelease(release)?.name).toBe(release);
    expect(constraints.size).toBeGreaterThan(500);
    expect(Object.keys(facts.runtimes).toSorted()).toEqual(
      expect.arrayContaining(['go', 'java', 'nodejs', 'php', 'python', 'ruby', 'rust']),
    );
    for (const name of [
      'rabbitmq-server',
      'mariadb-server',
      'memcached',
      'apache2',
      'qemu-system-x86',
      'ceph-mon',
    ]) {
      expect(facts.packages[name]).toMatch(/^\d/);
    }
    for (const ecosystem of ['pypi', 'gem', 'npm', 'maven', 'golang']) {
      expect(Object.keys(facts.libraries[ecosystem] ?? {}).length).toBeGreaterThan(90);
    }
  }
});

test('a distribution’s versions are those that projects give themselves, without epochs and revisions', () => {
  const odd = loadPlatforms().platforms.flatMap(({ facts }) =>
    [
      ...Object.entries(facts.packages),
      ...Object.values(facts.libraries).flatMap((all) => Object.entries(all)),
    ]
      .filter(([, version]) => /[:~+]/.test(version) || version === '')
      .map(([name, version]) => `${facts.suite}: ${name} ${version}`),
  );
  expect(odd).toEqual([]);
});

test('facts say where they are from, and name no host', () => {
  for (const { facts } of loadPlatforms().platforms) {
    expect(facts.source).toMatch(new RegExp(`of ${facts.suite}, main, amd64, .*as of \\d{4}-\\d\\d-\\d\\d$`));
    expect(facts.source).not.toMatch(/:\/\//);
  }
});

test('every component of an area is one that the scanner can find, and stands there once', () => {
  const known = new Set(loadComponents().map(({ id }) => id));
  const named = loadPlatforms().areas.flatMap(({ own, alternatives }) =>
    [...own, ...alternatives].flatMap(({ components }) => components),
  );
  expect(named.filter((id) => !known.has(id))).toEqual([]);
  expect(new Set(named).size).toBe(named.length);
});

test('what the areas say of a release names one that the index knows', () => {
  const until = loadPlatforms().areas.flatMap(({ alternatives }) =>
    alternatives.flatMap((one) => one.until ?? []),
  );
  expect(until.length).toBeGreaterThan(0);
  expect(until.filter((release) => findRelease(release) === undefined)).toEqual([]);
});
