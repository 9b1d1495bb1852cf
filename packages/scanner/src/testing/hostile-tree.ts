// SPDX-License-Identifier: Apache-2.0

/** A list whose every line doubles the one before: 2^30 nodes when its aliases are expanded. */
function aliasBomb(first: string): string {
  const lines = Array.from({ length: 30 }, (_, at) => `  a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`);
  return `bomb:\n  a0: &a0 [${first}]\n${lines.join('\n')}\n`;
}

const DEEPEST = 50_000;
const deep = (open: string, close: string, middle: string, depth = DEEPEST): string =>
  open.repeat(depth) + middle + close.repeat(depth);

/** Nested deeper than any parser should be asked to follow, and just so deep that it is. */
const nestedFiles = (depth: number): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries({
      'nested.yaml': `image: redis\nopenstack.cloud.server: ${deep('[', ']', 'x', depth)}`,
      'package.json': `{"dependencies": {"pkgcloud": "1.0"}, "x": ${deep('[', ']', '1', depth)}}`,
      'nested.py': `import openstack\nx = ${deep('(', ')', 'openstack.connect()', depth)}\n`,
      'nested.go': `package x\nimport "github.com/gophercloud/gophercloud"\nvar y = ${deep('f(', ')', '1', depth)}\n`,
      'nested.rb': `require 'fog/openstack'\nx = ${deep('[', ']', 'Fog::OpenStack', depth)}\n`,
      'nested.js': `const p = require('pkgcloud');\nx = ${deep('(', ')', 'p', depth)};\n`,
      'Nested.java': `import org.openstack4j.api.OSClient;\nclass X { int y = ${deep('(', ')', '1', depth)}; }\n`,
      'main.tf': `resource "openstack_compute_instance_v2" "x" {\n  y = ${deep('[', ']', '1', depth)}\n}\n`,
      'init.pp': `class x { package { 'nova': y => ${deep('[', ']', '1', depth)} } }\n`,
      'run.sh': `openstack server create ${deep('$(', ')', 'openstack server list', depth)}\n`,
      'Nested.cs': `using OpenStack;\nclass X { int y = ${deep('(', ')', '1', depth)}; }\n`,
      'nested.php': `<?php use OpenStack\\OpenStack;\n$x = ${deep('(', ')', '1', depth)};\n`,
      'nested.rs': `use openstack::Cloud;\nfn x() { ${deep('(', ')', '1', depth)} }\n`,
    }).map(([name, text]) => [`nested-${depth}/${name}`, text]),
  );

/** Files that strangers would write to break a scanner, each with texts that make detectors look at them. */
export const HOSTILE_FILES: Readonly<Record<string, string | Uint8Array>> = {
  'compose.yaml': `services:\n  web:\n    image: redis:7\n${aliasBomb('nova')}`,
  'play.yml': `- hosts: all\n  tasks:\n    - openstack.cloud.server:\n        name: x\n${aliasBomb('openstack.cloud.server')}`,
  'tabs.yaml': '\t\topenstack.cloud.server:\n\t - {]:\nimage: &a *a\n',
  ...nestedFiles(DEEPEST),
  ...nestedFiles(900),
  'broken/package.json': '{"dependencies": {"pkgcloud": ',
  'broken.py': 'import openstack\ndef (:\n  conn = openstack.connect(\n    conn.compute.servers(\n',
  'long-line.py': `import openstack\nx = "${'y'.repeat(200_000)}"; openstack.connect()\n`,
  'broken.go': 'package\nimport ("github.com/gophercloud/gophercloud/openstack"\nfunc ( { servers.Create(',
  Dockerfile: `FROM ${'x'.repeat(100_000)}\nRUN openstack server list \\\n${'\\\n'.repeat(10_000)}`,
  'pom.xml': `<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "aa"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]><project><dependencies><dependency><groupId>&x;</groupId><artifactId>&b;</artifactId></dependency></dependencies>${deep('<a>', '</a>', '')}</project>`,
  'go.mod': `module x\nrequire (\n${'  github.com/gophercloud/gophercloud v1.0.0 // '.repeat(5000)}`,
  'Gemfile.lock': `GEM\n  specs:\n${'    fog-openstack (1.0)\n'.repeat(20_000)}`,
  'pyproject.toml': `[project]\ndependencies = ${deep('[', ']', '"openstacksdk"', 5000)}\n`,
  'requirements.txt': `openstacksdk${'[x'.repeat(20_000)}\n-r /etc/passwd\n-r ../../../etc/passwd\n`,
  'image.py': new Uint8Array([0x69, 0x6d, 0x70, 0, 1, 2, 255]),
  'latin1.py': new Uint8Array([...Buffer.from('# grü', 'latin1'), 0xdf, 0x0a]),
  'huge.py': `import openstack\n${'#'.repeat(5 * 1024 ** 2)}`,
  ['__proto__']: 'openstack',
  'constructor.py': 'import openstack\n',
  'a\nb\u202e.py': 'import openstack\nopenstack.connect().compute.servers()\n',
};
