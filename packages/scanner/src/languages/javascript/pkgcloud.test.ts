// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../parse/grammars.js';
import type { Language } from '../../detect/language.js';
import { JAVASCRIPT_DETECTORS } from './detectors.js';

beforeAll(() => loadGrammars(['javascript', 'typescript']));

function found(text: string, language: Language = 'javascript'): string[] {
  const file = { path: 'src/run.js', bytes: text.length, language, origin: 'product', text } as const;
  return JAVASCRIPT_DETECTORS.filter((one) => one.wants(file))
    .flatMap((one) => one.detect(file, { paths: [], sdks: [], dependencies: [] }))
    .flatMap((one) =>
      one.kind === 'operation' && !one.operation.startsWith('identity:')
        ? [`${one.operation} ${one.confidence} ${one.via}`]
        : [],
    )
    .toSorted();
}

describe('calls of pkgcloud', () => {
  it('are found on a client for OpenStack, through callbacks and what they are given', () => {
    expect(
      found(`
        var client = require('pkgcloud').compute.createClient({ provider: 'openstack', username: u });
        client.createServer({ name: 'a' }, function (err, server) { server.destroy(); });
        client.getServers((err, servers) => servers.forEach((one) => one.reboot()));
      `),
    ).toEqual([
      'compute:server.action.reboot high pkgcloud',
      'compute:server.create high pkgcloud',
      'compute:server.delete high pkgcloud',
      'compute:server.list-detail high pkgcloud',
    ]);
  });
  it('are found on what a class keeps, with types, and after waiting', () => {
    expect(
      found(
        `import * as pkgcloud from 'pkgcloud';
         class Store {
           private readonly client = pkgcloud.storage.createClient(this.options());
           options() { return { provider: 'openstack' as const, region: 'one' }; }
           async remove(name: string): Promise<void> {
             const container = await this.client.getContainer(name);
             await container.destroy();
           }
         }`,
        'typescript',
      ),
    ).toEqual([
      'object-store:container.delete high pkgcloud',
      'object-store:container.get high pkgcloud',
      'object-store:container.head high pkgcloud',
      'object-store:container.head high pkgcloud',
    ]);
  });
  it('are found with less confidence where the provider is chosen at run time', () => {
    expect(
      found(`const { compute } = require('pkgcloud');
        const client = compute.createClient(config);
        client.createServer(options).then((server) => log(server));`),
    ).toEqual(['compute:server.create medium pkgcloud']);
  });
  it('are none of OpenStack on the client of another cloud', () => {
    expect(
      found(`const pkgcloud = require('pkgcloud');
        pkgcloud.compute.createClient({ provider: 'amazon' }).createServer(options);`),
    ).toEqual([]);
  });
});
