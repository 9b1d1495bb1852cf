// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { findOperation } from '@touchstone/openstack';
import { expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../detect/language.js';
import { loadSdks } from './load-sdks.js';
import { sdkData } from './sdk-data.js';
import { sdkIndex } from './sdk-index.js';

test('every file that a tool wrote is what the schema says, and named after its id', () => {
  const folder = new URL('../../data/sdks/', import.meta.url);
  const wrong = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .filter((name) => {
      const read = sdkData.safeParse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
      return !read.success || `${read.data.id}.json` !== name;
    });
  expect(wrong).toEqual([]);
});

test('every operation that the data of SDKs name is in the index', () => {
  const unknown = loadSdks().flatMap((sdk) => {
    const named = Object.entries(sdk.calls).flatMap(([type, calls]) =>
      Object.entries(calls).flatMap(([call, operations]) =>
        operations.map((operation) => ({ operation, where: `${sdk.id}: ${type}: ${call}` })),
      ),
    );
    return [...named, ...sdk.implies.map((operation) => ({ operation, where: `${sdk.id}: implies` }))]
      .filter(({ operation }) => findOperation(operation) === undefined)
      .map(({ operation, where }) => `${where}: ${operation}`);
  });
  expect(unknown).toEqual([]);
});

test('a type of another SDK that is named is one of that SDK', () => {
  const index = new Map(LANGUAGES.map((language) => [language, sdkIndex(language)]));
  const unknown = loadSdks().flatMap((sdk) =>
    [...Object.values(sdk.members).flatMap((members) => Object.values(members)), ...Object.keys(sdk.clients)]
      .filter((type) => type.includes('#'))
      .filter((type) => !sdk.languages.some((language) => index.get(language as Language)?.types.has(type)))
      .map((type) => `${sdk.id}: ${type}`),
  );
  expect(unknown).toEqual([]);
});
