// SPDX-License-Identifier: Apache-2.0
import { beforeAll, expect, test } from 'vitest';
import type { Project } from '../../detect/detector.js';
import { loadGrammars } from '../../parse/grammars.js';
import { yamlDetector } from './yaml-detector.js';

const PROJECT: Project = { paths: [], sdks: [], dependencies: [] };

beforeAll(() => loadGrammars(['shell']));

/** `line operation confidence`, of the operations found; that whatever calls signs in as well is left out. */
function found(text: string, path = 'site.yml'): readonly string[] {
  return yamlDetector
    .detect({ path, language: 'yaml', origin: 'product', bytes: text.length, text }, PROJECT)
    .flatMap((each) =>
      each.kind === 'operation' && `${each.operation} ${each.confidence}` !== 'identity:token.create medium'
        ? [`${each.line} ${each.operation} ${each.confidence}`]
        : [],
    );
}

test('a task of Ansible does what its module does for the state that it asks for', () => {
  const play = (state: string): string =>
    [
      '- hosts: all',
      '  tasks:',
      '    - name: net',
      '      openstack.cloud.network:',
      `        ${state}`,
    ].join('\n');
  expect(found(play('name: web'))).toContain('4 network:network.create high');
  expect(found(play('name: web'))).not.toContain('4 network:network.delete high');
  expect(found(play('state: absent'))).toContain('4 network:network.delete high');
  expect(found(play('state: absent'))).not.toContain('4 network:network.create high');
  expect(found(play('state: "{{ wanted }}"'))).toContain('4 network:network.delete medium');
});

test('the names that modules had before mean the same, with their arguments on one line, too', () => {
  expect(found('- os_keypair: name=k state=absent')).toContain('1 compute:keypair.delete high');
  expect(found('- openstack.cloud.server_action:\n    action: stop\n    server: vm')).toContain(
    '1 compute:server.action.stop high',
  );
});

test('a module’s name that is no task is none', () => {
  expect(found('module_defaults:\n  openstack.cloud.server:\n    cloud: lab')).toEqual([]);
});

test('an inventory of a cloud lists its servers', () => {
  expect(found('plugin: openstack.cloud.openstack\nexpand_hostvars: true')).toContain(
    '1 compute:server.list-detail high',
  );
  expect(found('plugin: amazon.aws.aws_ec2')).toEqual([]);
});

test('commands are found in tasks, containers and cloud-init, at their own lines', () => {
  expect(found('- shell: |\n    set -e\n    openstack port list\n')).toEqual(['3 network:port.list high']);
  expect(found('- ansible.builtin.command:\n    argv: [openstack, network, delete, web]')[0]).toBe(
    '2 network:network.delete high',
  );
  expect(found("command: ['/bin/sh', '-c', 'openstack image list']")).toEqual(['1 image:image.list high']);
  expect(found('#cloud-config\nruncmd:\n  - openstack token issue\n  - [nova, keypair-list]')).toEqual([
    '3 identity:token.create high',
    '4 compute:keypair.list high',
  ]);
  expect(found('- shell: openstack --os-cloud {{ cloud }} network list')).toEqual([
    '1 network:network.list high',
  ]);
});

test('prose that speaks of commands is none', () => {
  expect(found('description: openstack server list shows them')).toEqual([]);
});

test('a template of Heat calls orchestration, and what Heat then does is likely', () => {
  const template = [
    'heat_template_version: 2018-08-31',
    'resources:',
    '  group:',
    '    type: OS::Heat::ResourceGroup',
    '    properties:',
    '      resource_def: { type: OS::Cinder::Volume }',
  ].join('\n');
  expect(found(template)).toEqual([
    '1 orchestration:stack.create medium',
    '4 orchestration:stack.create medium',
    '4 orchestration:stack.delete medium',
    '6 block-storage:volume.create medium',
    '6 block-storage:volume.delete medium',
  ]);
  expect(found('resources: { a: { type: OS::Cinder::Volume } }')).toEqual([]);
});

test('a template that is no YAML yet is read without its tags, with less confidence', () => {
  const text = [
    '{% for n in nets %}',
    '- openstack.cloud.network:',
    '    name: {{ n }}',
    '{% endfor %}',
  ].join('\n');
  expect(found(text, 'nets.yml.j2')).toContain('2 network:network.create medium');
});

test('bombs of aliases, nesting and size are left out, not followed', () => {
  const task = '- os_network: { name: a }\n';
  expect(found(`${task}- &a [x, x]\n- &b [*a, *a]\n- &c [*b, *b]\n`)).toContain(
    '1 network:network.create high',
  );
  expect(found(task + '['.repeat(5000))).toEqual([]);
  expect(
    found(task + Array.from({ length: 3000 }, (_, at) => `${' '.repeat(at)}- a:`).join('\n')),
  ).toBeInstanceOf(Array);
  expect(found(task + `# ${'x'.repeat(2_000_000)}`)).toEqual([]);
});
