// SPDX-License-Identifier: Apache-2.0
import { beforeAll, expect, test } from 'vitest';
import { loadGrammars } from '../../parse/grammars.js';
import { findInPuppet } from './find-in-puppet.js';

beforeAll(() => loadGrammars(['puppet', 'shell']));

/** `line operation confidence`, of the operations found. */
function found(text: string): readonly string[] {
  return findInPuppet(text).flatMap((each) =>
    each.kind === 'operation' ? [`${each.line} ${each.operation} ${each.confidence}`] : [],
  );
}

test('a resource is kept as it is declared', () => {
  expect(found("class a {\n  keystone_role { 'admin': ensure => present }\n}")).toEqual([
    '2 identity:role.list high',
    '2 identity:role.create high',
    '2 identity:role.show medium',
    '2 identity:token.create medium',
  ]);
  expect(found("keystone_role { 'admin': ensure => absent }")).toContain('1 identity:role.delete high');
  expect(found("keystone_role { 'admin': ensure => $ensure }")).toContain('1 identity:role.delete medium');
});

test('resources that functions declare are resources', () => {
  expect(found("create_resources('nova_flavor', $flavors)")).toContain('1 compute:flavor.create high');
  expect(found("ensure_resource('neutron_network', 'public', {})")).toContain(
    '1 network:network.create high',
  );
});

test('references, collectors and configuration speak to no cloud', () => {
  expect(found("Keystone_user<| |> -> Service['a']\nnova_config { 'DEFAULT/debug': value => true }")).toEqual(
    [],
  );
});

test('a command that is run is a command', () => {
  expect(found('exec { \'x\': command => "openstack router create ${name}" }')).toContain(
    '1 network:router.create high',
  );
});

test('references to defined types, which the grammar does not know, hide nothing', () => {
  expect(found("Nova::Thing['a'] -> Anchor['b']\n\nkeystone_role { 'c': ensure => present }")).toContain(
    '3 identity:role.create high',
  );
});

test('what stands behind syntax that the grammar does not know is likely', () => {
  const text =
    "class a {\n  ['x'].each |String $o| {\n    notice($o)\n  }\n  keystone_role { 'c':\n    ensure => present,\n  }\n}";
  expect(found(text).map((each) => each.replace(/(?:high|medium)$/, ''))).toContain(
    '5 identity:role.create ',
  );
});
