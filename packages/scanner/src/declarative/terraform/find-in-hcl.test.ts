// SPDX-License-Identifier: Apache-2.0
import { beforeAll, expect, test } from 'vitest';
import type { Project } from '../../detect/detector.js';
import type { Finding } from '../../detect/finding.js';
import type { Language } from '../../detect/language.js';
import { loadGrammars } from '../../parse/grammars.js';
import { yamlDetector } from '../yaml/yaml-detector.js';
import { findInHcl } from './find-in-hcl.js';
import { terraformTextDetector, upjetDetector } from './terraform-detectors.js';

const PROJECT: Project = { paths: [], sdks: [], dependencies: [] };

beforeAll(() => loadGrammars(['hcl', 'shell']));

function operations(findings: readonly Finding[]): readonly string[] {
  return findings.flatMap((each) =>
    each.kind === 'operation' ? [`${each.line} ${each.operation} ${each.confidence}`] : [],
  );
}

function file(path: string, language: Language, text: string) {
  return { path, language, origin: 'product', bytes: text.length, text } as const;
}

test('a resource is made, read and deleted, and changed where it differs', () => {
  const found = operations(
    findInHcl('\nresource "openstack_networking_network_v2" "web" {\n  name = "web"\n}\n'),
  );
  expect(found).toEqual([
    '2 network:network.create high',
    '2 network:network.show high',
    '2 network:network.delete high',
    '2 identity:token.create high',
    '2 network:network.update medium',
  ]);
});

test('a data source is only read', () => {
  expect(operations(findInHcl('data "openstack_images_image_v2" "base" { name = "base" }'))).toEqual([
    '1 image:image.list high',
    '1 identity:token.create high',
  ]);
});

test('commands of provisioners and scripts of machines are commands', () => {
  const text = [
    'resource "null_resource" "up" {',
    '  provisioner "local-exec" { command = "openstack server start vm" }',
    '}',
  ].join('\n');
  expect(operations(findInHcl(text))).toContain('2 compute:server.action.start high');
});

test('resources of other clouds, and names in comments, are none', () => {
  expect(findInHcl('# resource "openstack_networking_network_v2" "a" {}\nresource "aws_vpc" "a" {}')).toEqual(
    [],
  );
});

test('a resource that the data do not know is said to be unknown', () => {
  expect(findInHcl('resource "openstack_teapot_v1" "a" {}').map(({ kind }) => kind)).toEqual(['unmapped']);
});

test('Terraform in templates is read without their tags, and with less confidence', () => {
  const text = '{{ if .x }}\nresource "openstack_networking_network_v2" "{{ .name }}" {\n}\n{{ end }}\n';
  expect(operations(findInHcl(text))).toContain('2 network:network.create medium');
});

test('Terraform that a program holds as text is likely', () => {
  const text = 'const main = `\nresource "openstack_networking_network_v2" "web" {\n}\n`\n';
  expect(operations(terraformTextDetector.detect(file('infra.go', 'go', text), PROJECT))).toContain(
    '2 network:network.create medium',
  );
});

test('Terraform in JSON is Terraform', () => {
  const text = '{"resource": {"openstack_networking_network_v2": {"web": {"name": "web"}}}}';
  expect(operations(yamlDetector.detect(file('main.tf.json', 'json', text), PROJECT))).toContain(
    '1 network:network.create high',
  );
});

test('a provider generated from Terraform’s does what the resources that it names do', () => {
  const text = 'var names = map[string]string{\n\t"openstack_networking_network_v2": "id",\n}\n';
  const upjet = { ecosystem: 'golang', name: 'github.com/crossplane/upjet/v2', version: 'v2.2.0' };
  const table = file('names.go', 'go', text);
  expect(upjetDetector.detect(table, PROJECT)).toEqual([]);
  expect(operations(upjetDetector.detect(table, { ...PROJECT, dependencies: [upjet] }))).toContain(
    '2 network:network.create high',
  );
});

test('a resource of Crossplane is likely what the resource of Terraform is that it was generated from', () => {
  const text = 'apiVersion: networking.openstack.crossplane.io/v1alpha1\nkind: RouterInterfaceV2\n';
  expect(operations(yamlDetector.detect(file('claim.yaml', 'yaml', text), PROJECT))).toContain(
    '2 network:router.add-router-interface medium',
  );
});
