// SPDX-License-Identifier: Apache-2.0
import { beforeAll, expect, it } from 'vitest';
import { loadGrammars } from '../../parse/grammars.js';
import { RUST_DETECTORS } from './detectors.js';

beforeAll(() => loadGrammars(['rust']));

function found(text: string): string[] {
  const file = { path: 'src/file', bytes: text.length, language: 'rust', origin: 'product', text } as const;
  return RUST_DETECTORS.flatMap((one) => one.detect(file, { paths: [], sdks: [], dependencies: [] }))
    .flatMap((one) => (one.kind === 'operation' ? [`${one.line} ${one.operation} ${one.confidence}`] : []))
    .toSorted();
}

it('finds calls of the openstack crate on declared types, fields and what is awaited', () => {
  expect(
    found(`use openstack::{Cloud, compute::Server as S};
struct A { cloud: openstack::Cloud }
impl A {
  async fn m(&self, os: &Cloud) -> Result<(), E> {
    for server in os.list_servers().await? { server.delete().await?; }
    self.cloud.new_server("a", "f").with_image("i").create().await?;
    Cloud::from_env().await.expect("x").get_volume("a").await?.delete().await?;
  }
}`).filter((one) => !one.includes('identity')),
  ).toEqual([
    '5 compute:server.delete high',
    '5 compute:server.list high',
    '6 compute:server.create high',
    '7 block-storage:volume.delete high',
    '7 block-storage:volume.show high',
  ]);
});

it('finds requests of openstack_sdk by the module that each is', () => {
  expect(
    found(`use openstack_sdk::api::compute::v2::server::{delete, list_20};
use openstack_sdk::api::network::v2::network::list::Request as ListNetworks;
fn m() {
  let one = delete::Request::builder().id(id).build()?;
  let other = ListNetworks::builder().build()?;
}`).filter((one) => !one.includes('identity')),
  ).toEqual(['4 compute:server.delete high', '5 network:network.list high']);
});

it('finds requests of reqwest, with formatted and joined texts', () => {
  expect(
    found(`// OpenStack
async fn m() {
  client.get(format!("{nova_url}/servers/detail")).send().await?;
  client.delete(format!("{}/servers/{}", nova_url, id)).send().await?;
  client.post(url.join("/v3/auth/tokens").unwrap()).json(&auth).send().await?;
}`),
  ).toEqual([
    '3 compute:server.list-detail high',
    '4 compute:server.delete high',
    '5 identity:token.create high',
  ]);
});
