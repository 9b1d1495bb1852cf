// SPDX-License-Identifier: Apache-2.0
import { operations, services, tracking } from '@touchstone/openstack';
import { CONCERNS } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { papers } from '../testing/papers.js';

const { concerns } = papers.concerns;
const { categories } = papers.categories;
const indexed = new Set(services().flatMap((service) => (service.indexed ? [service.type] : [])));

describe('the concerns of the guideline', () => {
  it('are those of the vocabulary, each once', () => {
    expect(concerns.map((concern) => concern.id)).toEqual([...CONCERNS]);
  });

  it('name official service types only', () => {
    const types = new Set(services().map((service) => service.type));
    expect(concerns.flatMap((concern) => concern.services).filter((type) => !types.has(type))).toEqual([]);
  });

  it('name operations that the index has, where it holds the service', () => {
    const ids = operations().map((operation) => operation.id);
    const dead = concerns
      .flatMap((concern) => concern.operations)
      .filter((pattern) => indexed.has(pattern.split(':')[0]!))
      .filter(
        (pattern) =>
          !ids.some((id) => (pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : id === pattern)),
      );
    expect(dead).toEqual([]);
  });

  it('ask for life cycles that a recording can show: the index tracks what makes and what removes such a resource', () => {
    const made = new Set(operations().flatMap((operation) => tracking(operation).creates?.type ?? []));
    const removed = new Set(operations().flatMap((operation) => tracking(operation).deletes?.type ?? []));
    const dead = concerns
      .flatMap((concern) => concern.lifecycles)
      .filter((type) => indexed.has(type.split(':')[0]!) && !(made.has(type) && removed.has(type)));
    expect(dead).toEqual([]);
  });
});

describe('the categories of the guideline', () => {
  it('hold at least the twelve that the marketplace begins with', () => {
    expect(categories.map((category) => category.id)).toEqual(
      expect.arrayContaining([
        'backup',
        'storage',
        'automation',
        'orchestration',
        'paas',
        'containers',
        'ci',
        'monitoring',
        'sdk-cli',
        'database',
        'security',
        'networking',
      ]),
    );
  });

  it.each(categories)(
    'say of $id each concern once, and read only what they ask for',
    ({ core, relevant, reads }) => {
      const asked = [...core, ...relevant];
      expect(new Set(asked).size).toBe(asked.length);
      expect(reads.filter((concern) => !asked.includes(concern))).toEqual([]);
    },
  );
});
