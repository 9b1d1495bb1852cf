// SPDX-License-Identifier: Apache-2.0
import { beforeAll, expect, it } from 'vitest';
import { loadGrammars } from '../../parse/grammars.js';
import { JAVASCRIPT_DETECTORS } from './detectors.js';

beforeAll(() => loadGrammars(['javascript']));

function found(path: string, text: string): string[] {
  const file = { path, bytes: text.length, language: 'javascript', origin: 'product', text } as const;
  return JAVASCRIPT_DETECTORS.filter((one) => one.wants(file))
    .flatMap((one) => one.detect(file, { paths: [], sdks: [], dependencies: [] }))
    .flatMap((one) => (one.kind === 'operation' ? [`${one.operation} ${one.confidence}`] : []));
}

it('reads a client that lists its resources: what is written out for sure, what all can do with less', () => {
  const operations = found(
    'src/client/nova/index.js',
    `export class NovaClient extends Base {
       get baseUrl() { return novaBase(); }
       get resources() {
         return [{
           name: 'keys', key: 'os-keypairs',
         }, {
           key: 'servers',
           subResources: [{ name: 'nics', key: 'os-interface' }],
           extendOperations: [{ name: 'console', key: 'remote-consoles', method: 'post' }],
         }];
       }
     }`,
  );
  expect(operations).toContain('compute:keypair.list medium');
  expect(operations).toContain('compute:keypair.show medium');
  expect(operations).toContain('compute:keypair.create low');
  expect(operations).toContain('compute:server.remote-console.create high');
  expect(operations).toContain('compute:server.interface.delete low');
  expect(operations.filter((one) => one.startsWith('compute:keypair.')).length).toBe(4);
});

it('finds what is called by the names of project, collection and verb', () => {
  expect(
    found(
      'src/stores/nova/keypair.js',
      `import client from 'client';
       export class Store extends Base {
         get client() { return client.nova.keypairs; }
         remove(id) { return this.client.delete(id); }
         rules() { return client.neutron.securityGroupRules.list(); }
         other() { return client.elsewhere.servers.list(); }
       }`,
    ),
  ).toEqual(['compute:keypair.delete medium', 'network:security-group-rule.list medium']);
});
