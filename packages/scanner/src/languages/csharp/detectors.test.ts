// SPDX-License-Identifier: Apache-2.0
import { beforeAll, expect, it } from 'vitest';
import { loadGrammars } from '../../parse/grammars.js';
import { CSHARP_DETECTORS } from './detectors.js';

beforeAll(() => loadGrammars(['csharp']));

function found(text: string): string[] {
  const file = { path: 'src/file', bytes: text.length, language: 'csharp', origin: 'product', text } as const;
  return CSHARP_DETECTORS.flatMap((one) => one.detect(file, { paths: [], sdks: [], dependencies: [] }))
    .flatMap((one) => (one.kind === 'operation' ? [`${one.line} ${one.operation} ${one.confidence}`] : []))
    .toSorted();
}

it('finds calls of OpenStack.NET on what is created, declared and passed', () => {
  expect(
    found(`using net.openstack.Core.Providers;
using OpenStack.Compute.v2_1;
class A {
  private readonly IObjectStorageProvider files;
  async Task M(CloudIdentity id, IComputeProvider compute) {
    var p = new CloudServersProvider(id, region: "x");
    foreach (var s in p.ListServers()) { p.DeleteServer(s.Id); }
    compute.CreateServer("a");
    files.CreateContainer("b");
    ComputeService cs = new ComputeService(auth, "R");
    await cs.StartServerAsync(d);
  }
}`).filter((one) => !one.includes('identity')),
  ).toEqual([
    '11 compute:server.action.start high',
    '7 compute:server.delete high',
    '7 compute:server.list high',
    '8 compute:server.create high',
    '9 object-store:container.put high',
  ]);
});

it('finds requests of HttpClient, with texts put together in every way', () => {
  expect(
    found(`using System.Net.Http; // OpenStack
class A {
  const string Path = "/servers";
  async Task M() {
    await http.GetAsync(novaUrl + Path + "/detail");
    await http.PostAsync($"{novaUrl}/servers/{id}/action", new StringContent(JsonConvert.SerializeObject(new { reboot = 1 })));
    var request = new HttpRequestMessage(HttpMethod.Post, string.Format("{0}/v3/auth/tokens", url));
  }
}`),
  ).toEqual([
    '5 compute:server.list-detail high',
    '6 compute:server.action.reboot high',
    '7 identity:token.create high',
  ]);
});
