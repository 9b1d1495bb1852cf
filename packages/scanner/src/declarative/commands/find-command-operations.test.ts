// SPDX-License-Identifier: Apache-2.0
import { findOperation } from '@touchstone/openstack';
import { expect, test } from 'vitest';
import { findCommandOperations } from './find-command-operations.js';
import { findProgram, programNames } from './load-commands.js';

function operationsOf(command: string): readonly string[] {
  return findCommandOperations(command.split(' '))?.operations.map(({ operation }) => operation) ?? [];
}

test('every operation that the data of commands name is in the index', () => {
  const unknown = programNames().flatMap((name) =>
    [...findProgram(name)!.commands].flatMap(([command, { does = [], looksUp = [], with: more = {} }]) =>
      [
        ...does,
        ...looksUp,
        ...Object.values(more).flatMap((each) => [...(each.does ?? []), ...(each.looksUp ?? [])]),
      ]
        .filter((operation) => findOperation(operation) === undefined)
        .map((operation) => `${name} ${command}: ${operation}`),
    ),
  );
  expect(unknown).toEqual([]);
});

test('the longest name of a command is the one that is meant', () => {
  expect(operationsOf('openstack security group rule create web')[0]).toBe(
    'network:security-group-rule.create',
  );
  expect(operationsOf('openstack security group create web')[0]).toBe('network:security-group.create');
});

test('what a command is for is certain, what it reads on the way is likely', () => {
  expect(findCommandOperations(['openstack', 'server', 'delete', 'vm'])).toEqual({
    via: 'python-openstackclient',
    command: 'server delete',
    operations: [
      { operation: 'compute:server.delete', confidence: 'high' },
      { operation: 'compute:server.show', confidence: 'medium' },
      { operation: 'compute:server.list-detail', confidence: 'medium' },
      { operation: 'compute:server.list', confidence: 'medium' },
    ],
  });
});

test('options add what they make the command do', () => {
  expect(operationsOf('openstack image create --file disk.img cirros')).toContain('image:image.file.put');
  expect(operationsOf('openstack image create cirros')).not.toContain('image:image.file.put');
  expect(operationsOf('openstack role add --user=demo --project demo member')).toContain(
    'identity:project.user.role.assign',
  );
  expect(operationsOf('openstack quota set --ram 1 demo')).toContain('compute:quota-set.update');
  expect(operationsOf('openstack quota set --class --ram 1 default')).not.toContain(
    'compute:quota-set.update',
  );
});

test('options of the program itself, with their values, stand before the command', () => {
  expect(operationsOf('openstack --os-cloud server --insecure network create net')).toContain(
    'network:network.create',
  );
  expect(findCommandOperations(['openstack', '--os-cloud', null, 'network', 'create'])?.command).toBe(
    'network create',
  );
  expect(operationsOf('swift -A http://a/v1 -U u -K k upload box file')).toContain('object-store:object.put');
});

test('programs that run others, paths and functions of the script lead to the command', () => {
  expect(operationsOf('sudo -u stack /usr/bin/openstack server list')).toContain(
    'compute:server.list-detail',
  );
  expect(operationsOf('timeout 30 nova boot vm')).toContain('compute:server.create');
  expect(findCommandOperations(['attempt', 'openstack', 'server', 'list'])).toBeUndefined();
  expect(
    findCommandOperations(['attempt', 'openstack', 'server', 'list'], new Set(['attempt']))?.command,
  ).toBe('server list');
});

test('programs of other names, and words that only speak of one, are no commands', () => {
  expect(findCommandOperations(['echo', 'openstack', 'server', 'create'])).toBeUndefined();
  expect(findCommandOperations(['swift', 'build'])?.command).toBeUndefined();
  expect(findCommandOperations(['openstack', 'frobnicate', 'all'])).toEqual({
    via: 'python-openstackclient',
    command: undefined,
    operations: [],
  });
});
