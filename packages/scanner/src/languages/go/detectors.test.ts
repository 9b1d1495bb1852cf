// SPDX-License-Identifier: Apache-2.0
import { findOperation } from '@touchstone/openstack';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../parse/grammars.js';
import { loadSdks } from '../../sdks/load-sdks.js';
import { GO_DETECTORS } from './detectors.js';

const PROJECT = { paths: [], sdks: [], dependencies: [] };

beforeAll(() => loadGrammars(['go']));

function findings(text: string) {
  const file = {
    path: 'pkg/cloud/cloud.go',
    bytes: text.length,
    language: 'go',
    origin: 'product',
    text,
  } as const;
  const wanted = GO_DETECTORS.filter((one) => one.needles?.(PROJECT).some((needle) => text.includes(needle)));
  return wanted.flatMap((one) => one.detect(file, PROJECT));
}

/** Operations but sign-in, which each import implies. */
function found(text: string): string[] {
  return findings(text).flatMap((one) =>
    one.kind === 'operation' && one.operation !== 'identity:token.create'
      ? [`${one.line} ${one.operation} ${one.confidence}`]
      : [],
  );
}

const unmapped = (text: string) =>
  findings(text).flatMap((one) => (one.kind === 'unmapped' ? [one.call] : []));

describe('functions of gophercloud’s packages', () => {
  it('are found in version 2, however the package is called in the file', () => {
    expect(
      found(`package cloud
import (
  "context"
  nova "github.com/gophercloud/gophercloud/v2/openstack/compute/v2/servers"
  "github.com/gophercloud/gophercloud/v2/openstack/networking/v2/ports"
)
func Boot(ctx context.Context, c *Clients) error {
  if _, err := ports.List(c.Network, ports.ListOpts{DeviceID: id}).AllPages(ctx); err != nil { return err }
  return nova.Create(ctx, c.Compute, opts, nil).Err
}`),
    ).toEqual(['8 network:port.list high', '9 compute:server.create high']);
  });

  it('are found in version 1 and in the one of Rackspace', () => {
    const of = (module: string) =>
      found(`package cloud
import "${module}/openstack/compute/v2/servers"
func Stop(c *Client) error { return servers.Delete(c.compute, c.id).ExtractErr() }`);
    expect(of('github.com/gophercloud/gophercloud')).toEqual(['3 compute:server.delete high']);
    expect(of('github.com/rackspace/gophercloud')).toEqual(['3 compute:server.delete high']);
  });

  it('say by their body’s key which action they are', () => {
    expect(
      found(`package cloud
import "github.com/gophercloud/gophercloud/v2/openstack/compute/v2/servers"
func Do() { servers.Shelve(ctx, c, id); servers.Rescue(ctx, c, id, opts); servers.CreateImage(ctx, c, id, opts) }`),
    ).toEqual([
      '3 compute:server.action.shelve high',
      '3 compute:server.action.rescue high',
      '3 compute:server.action.create-image high',
    ]);
  });

  it('are those that a helper of gophercloud calls', () => {
    expect(
      found(`package cloud
import (
  "github.com/gophercloud/gophercloud/v2/openstack/blockstorage/v3/volumes"
  flavorutils "github.com/gophercloud/utils/v2/openstack/compute/v2/flavors"
)
func Do() { flavorutils.IDFromName(ctx, c, "m1.small"); volumes.WaitForStatus(ctx, c, id, "available") }`),
    ).toEqual(['6 compute:flavor.list-detail high', '6 block-storage:volume.show high']);
  });

  it('are told apart by the resource that they name, where one function serves many', () => {
    const text = (resource: string) => `package cloud
import tags "github.com/gophercloud/gophercloud/v2/openstack/networking/v2/extensions/attributestags"
func Do(kind string) { tags.ReplaceAll(ctx, client, ${resource}, id, opts) }`;
    expect(found(text('"routers"'))).toEqual(['3 network:router.tag.replace-all high']);
    expect(found(text('kind'))).toEqual([]);
    expect(unmapped(text('kind'))).toEqual(['tags.ReplaceAll(ctx, client, kind, id, opts)']);
  });

  it('are not missed where they ask nothing of a cloud, nor taken for what a variable of that name does', () => {
    const text = `package cloud
import "github.com/gophercloud/gophercloud/v2/openstack/compute/v2/servers"
func Do(page Page) {
  list, _ := servers.ExtractServers(page)
  for _, servers := range groups(list) { servers.Delete(now) }
  servers.Get(ctx, c, list[0].ID)
}`;
    expect(found(text)).toEqual(['6 compute:server.show high']);
    expect(unmapped(text)).toEqual([]);
  });

  it('of another package of the same name are not meant', () => {
    expect(
      found(`package cloud
import "example.org/fleet/servers"
import _ "github.com/gophercloud/gophercloud/v2"
func Do() { servers.Create(ctx, c, opts, nil) }`),
    ).toEqual([]);
  });
});

describe('methods of typed values', () => {
  const swift = (code: string) => found(`package backend\nimport "github.com/ncw/swift/v2"\n${code}`);

  it('are found on fields, parameters, variables, and what a function of the file returns', () => {
    expect(
      swift(`type Fs struct { c *swift.Connection; name string }
func open() (*swift.Connection, error) { return nil, nil }
func (f *Fs) Put() error { _, err := f.c.ObjectPut(ctx, "a", "b", r, true, "", "", nil); return err }
func remove(conn *swift.Connection) error { return conn.ContainerDelete(ctx, "a") }
func both() {
  c := &swift.Connection{UserName: "u"}
  c.ContainerCreate(ctx, "a", nil)
  other, err := open()
  other.ContainerNamesAll(ctx, nil)
}`),
    ).toEqual([
      '5 object-store:object.put high',
      '6 object-store:container.delete high',
      '9 object-store:container.put high',
      '11 object-store:account.get high',
    ]);
  });

  it('are found on what is embedded, on elements of a collection, and on what a call gives', () => {
    expect(
      swift(`type Backend struct { *swift.Connection }
func (b *Backend) Read() { file, _, _ := b.ObjectOpen(ctx, "a", "b", false, nil); file.Seek(ctx, 1, 0) }
func all(list map[string]*swift.Connection) { for _, c := range list { c.ObjectDelete(ctx, "a", "b") } }`),
    ).toEqual([
      '4 object-store:object.get high',
      '4 object-store:object.get high',
      '5 object-store:object.delete high',
    ]);
  });

  it('are less sure where another file says what they are called on', () => {
    expect(swift(`func (b *Backend) Stat() { b.conn.ObjectDelete(swift.Headers{}) }`)).toEqual([
      '3 object-store:object.delete medium',
    ]);
  });

  it('are found over what leads from one type to the next', () => {
    expect(
      found(`package backup
import "github.com/majewsky/schwift/v2"
func clear(a *schwift.Account) {
  c := a.Container("old")
  for _, o := range c.Objects() { c.Object(o.Name()).Delete(ctx, nil, nil) }
  c.Objects().Collect(ctx)
}`),
    ).toEqual(['5 object-store:object.delete high', '6 object-store:container.get high']);
  });

  it('are found of Juju’s client', () => {
    expect(
      found(`package openstack
import "github.com/go-goose/goose/v5/nova"
func stop(c client.AuthenticatingClient) { nova.New(c).DeleteServer("id") }`),
    ).toEqual(['3 compute:server.delete high']);
  });
});

describe('requests that a file builds itself', () => {
  it('are found beside an SDK, by net/http and by the clients of gophercloud', () => {
    expect(
      found(`package image
import "github.com/gophercloud/gophercloud/v2"
const kind = "images"
func Upload(c *gophercloud.ServiceClient, id string) {
  url := gophercloud.NormalizeURL(c.Endpoint) + "v2/images/" + id + "/file"
  req, err := http.NewRequest("PUT", url, body)
  c.Get(ctx, c.ServiceURL(kind, id, "members"), &out, nil)
  client.Request(ctx, http.MethodDelete, fmt.Sprintf("%s/v2/zones/%s", base, id), opts)
}`),
    ).toEqual([
      '6 image:image.file.put high',
      '7 image:image.member.list medium',
      '8 dns:zone.delete medium',
    ]);
  });

  it('are not read into paths that say nothing of OpenStack', () => {
    expect(
      found(`package health
import "github.com/gophercloud/gophercloud/v2"
func Check() {
  http.NewRequest("GET", base+"/healthz", nil)
  http.Get("http://169.254.169.254/latest/meta-data")
  cache.Get(ctx, key)
}`),
    ).toEqual([]);
  });
});

describe('the data of Go’s SDKs', () => {
  it('name no operation that the index does not hold', () => {
    const named = loadSdks()
      .filter((sdk) => sdk.languages.includes('go'))
      .flatMap((sdk) => [
        ...sdk.implies,
        ...Object.values(sdk.calls).flatMap((calls) => Object.values(calls).flat()),
      ]);
    expect(named.length).toBeGreaterThan(2500);
    expect([...new Set(named)].filter((id) => findOperation(id) === undefined)).toEqual([]);
  });
});

describe('files that are broken or hostile', () => {
  it('give what can be read of them, and never throw', () => {
    const text = `package cloud
import "github.com/gophercloud/gophercloud/v2/openstack/compute/v2/servers"
func Do( { servers.Get(ctx, c, `;
    expect(() => found(text)).not.toThrow();
    const deep = `package cloud
import "github.com/gophercloud/gophercloud/v2/openstack/compute/v2/servers"
var x = ${'('.repeat(3000)}servers.Get()${')'.repeat(3000)}`;
    expect(() => found(deep)).not.toThrow();
    const chain = `package cloud
import "github.com/ncw/swift/v2"
func (b *B) Self() *B { return b }
type B struct { next *B }
func do(b *B, c *swift.Connection) { b${'.Self()'.repeat(40)}.Self(); c${'.Object()'.repeat(40)}.Object() }`;
    expect(() => found(chain)).not.toThrow();
    const names = Array.from({ length: 26 }, (_, at) => String.fromCodePoint(97 + at));
    const tangle = `package cloud
import "github.com/gophercloud/gophercloud/v2"
func do() {
  ${names.flatMap((one) => names.map((other) => `${one}1 = ${other}1 + ${one}2 + ${other}1`)).join('\n  ')}
  http.Get(a1)
}`;
    expect(found(tangle)).toEqual([]);
    const cycle = `package cloud
import "github.com/ncw/swift/v2"
type A struct { B }
type B struct { A }
func (a *A) Do(c *swift.Connection) { a.Nothing(); a.B.A.Do(c) }`;
    expect(found(cycle)).toEqual([]);
  });
});
