// SPDX-License-Identifier: Apache-2.0
import { findOperation } from '@touchstone/openstack';
import { expect, test } from 'vitest';
import { loadSdks } from './load-sdks.js';

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

test('every type that a member leads to has calls or members, in its own SDK or in the one that is named', () => {
  const sdks = new Map(loadSdks().map((sdk) => [sdk.id, sdk]));
  const nowhere = loadSdks().flatMap((sdk) =>
    [...Object.values(sdk.members).flatMap((members) => Object.values(members)), ...Object.keys(sdk.clients)]
      .filter((type) => {
        const [name, owner] = type.includes('#')
          ? [type.split('#')[1] ?? '', sdks.get(type.split('#')[0] ?? '')]
          : [type, sdk];
        return owner?.calls[name] === undefined && owner?.members[name] === undefined;
      })
      .map((type) => `${sdk.id}: ${type}`),
  );
  expect(nowhere).toEqual([]);
});
