// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { CallFact } from './call-fact.js';
import { findCall, type SdksInPlay } from './find-call.js';
import { sdkData } from './sdk-data.js';
import { indexSdks } from './sdk-index.js';

const index = indexSdks([
  sdkData.parse({
    format: 'touchstone-sdk/1',
    id: 'stone',
    title: 'Stone',
    languages: ['python'],
    source: 'this test',
    purls: [],
    imports: ['stone', 'stone.*'],
    clients: { Client: ['stone.connect()', "*.plugin('stone')"], Net: ['*.manager.network', '*.net'] },
    members: {
      Client: { 'net()': 'Net', net: 'Net', 'servers.create()': 'Server' },
      Net: { other: 'rock#Client' },
    },
    calls: {
      Client: {
        'servers.create': ['compute:server.create'],
        'servers.nothing': [],
        'volumes.list': ['compute:volume.list'],
      },
      Server: { delete: ['compute:server.delete'] },
      Net: { create_port: ['network:port.create'], get: ['network:network.show'] },
      'stone.pack': { List: ['compute:server.list'] },
    },
    ignore: ['close'],
  }),
  sdkData.parse({
    format: 'touchstone-sdk/1',
    id: 'rock',
    title: 'Rock',
    languages: ['python'],
    source: 'this test',
    purls: [],
    imports: ['rock'],
    clients: { Client: ['rock.Client()'] },
    calls: { Client: { 'volumes.list': ['block-storage:volume.list'] } },
  }),
]);

const BOTH: SdksInPlay = { imported: ['stone', 'rock'], project: ['stone', 'rock'] };

function found(path: string, root: CallFact['root'] = 'import', inPlay: SdksInPlay = BOTH): string {
  const call = findCall(index, { line: 1, root, path, args: [], named: {}, text: path }, inPlay);
  return call === undefined ? 'nothing' : [call.confidence, call.sdk, ...call.operations].join(' ');
}

describe('a call whose beginning is known', () => {
  test('is looked up in the type that the beginning gives', () => {
    expect(found('stone.connect().servers.create()')).toBe('high stone compute:server.create');
  });
  test('is led on by members, attributes and calls alike, and to other SDKs', () => {
    expect(found('stone.connect().net.create_port()')).toBe('high stone network:port.create');
    expect(found('stone.connect().net().create_port()')).toBe('high stone network:port.create');
    expect(found('stone.connect().servers.create().delete()')).toBe('high stone compute:server.delete');
    expect(found('stone.connect().net.other.volumes.list()')).toBe('high rock block-storage:volume.list');
  });
  test('may begin with a package that is imported', () => {
    expect(found('stone.pack.List()')).toBe('high stone compute:server.list');
  });
  test('may begin with a text that a client is asked for by, wherever it stands', () => {
    expect(found("self.plugin('stone').servers.create()", 'unknown')).toBe(
      'high stone compute:server.create',
    );
    expect(found("self.plugin('rock').close()", 'unknown')).toBe('nothing');
    expect(found('self.app.manager.network.get()', 'unknown', { imported: [], project: [] })).toBe(
      'medium stone network:network.show',
    );
  });
  test('may begin with a name that stands for a client where the SDK is in play', () => {
    expect(found('self.net.create_port()', 'unknown')).toBe('medium stone network:port.create');
    expect(found('self.net.paint()', 'unknown')).toBe('nothing');
    expect(found('self.net.get()', 'unknown', { imported: [], project: [] })).toBe('nothing');
  });
  test('is unmapped when the data do not know it, and nothing when they know that it does none', () => {
    expect(found('stone.connect().servers.paint()')).toBe('high stone');
    expect(found('stone.connect().servers.nothing()')).toBe('nothing');
    expect(found('stone.connect().close()')).toBe('nothing');
    expect(found('stone.connect().net()')).toBe('nothing');
    expect(found('stone.connect().servers.get().split()')).toBe('nothing');
  });
});

describe('a call whose beginning is not known', () => {
  test('is taken by its end when that says what it is about and the file imports the SDK', () => {
    expect(found('self.client.servers.create()', 'unknown')).toBe('medium stone compute:server.create');
    expect(found('self.create_port()', 'unknown')).toBe('medium stone network:port.create');
  });
  test('is of low confidence when only the project uses the SDK, and nothing when none does', () => {
    expect(found('a.servers.create()', 'unknown', { imported: [], project: ['stone'] })).toBe(
      'low stone compute:server.create',
    );
    expect(found('a.servers.create()', 'unknown', { imported: [], project: [] })).toBe('nothing');
  });
  test('is nothing when the end could be anyone’s', () => {
    expect(found('self.client.get()', 'unknown')).toBe('nothing');
    expect(found('create()', 'unknown')).toBe('nothing');
  });
  test('that several SDKs know is told by the words before it', () => {
    expect(found('self.cinder.volumes.list()', 'unknown')).toBe('medium rock block-storage:volume.list');
    expect(found('self.nova_client().volumes.list()', 'unknown')).toBe('medium stone compute:volume.list');
    expect(found('self.volumes.list()', 'unknown')).toBe('nothing');
  });
  test('is told by the folders that its file lies in, as far as what may be meant there agrees', () => {
    const inFolder = (path: string): SdksInPlay => ({ imported: [], project: ['stone', 'rock'], path });
    expect(found('a.volumes.list()', 'unknown', inFolder('app/cinder/v3/list.py'))).toBe(
      'medium rock block-storage:volume.list',
    );
    expect(found('a.nova.volumes.list()', 'unknown', inFolder('app/cinder/v3/list.py'))).toBe(
      'medium stone compute:volume.list',
    );
    expect(found('a.create_port()', 'unknown', inFolder('app/network/v2/port.py'))).toBe(
      'medium stone network:port.create',
    );
    expect(found('a.create_port()', 'unknown', inFolder('app/commands/make.py'))).toBe(
      'low stone network:port.create',
    );
  });
});
