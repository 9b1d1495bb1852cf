// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, test } from 'vitest';
import type { Project } from '../../detect/detector.js';
import { loadGrammars } from '../../parse/grammars.js';
import { RUBY_DETECTORS } from './detectors.js';

beforeAll(() => loadGrammars(['ruby']));

function found(
  text: string,
  sdks: readonly string[] = ['fog-openstack'],
  path = 'lib/openstack/x.rb',
): string[] {
  const project: Project = { paths: [], sdks, dependencies: [] };
  const file = { path, bytes: text.length, language: 'ruby', origin: 'product', text } as const;
  return RUBY_DETECTORS.flatMap((one) => one.detect(file, project)).flatMap((one) => {
    if (one.kind === 'operation') return [`${one.line} ${one.operation} ${one.confidence}`];
    return one.kind === 'unmapped' ? [`${one.line} unmapped ${one.call}`] : [];
  });
}

describe('calls of fog', () => {
  test('are followed through memoised methods, variables, blocks and elements', () => {
    const text = `require 'fog/openstack'
class Cloud
  def compute
    @compute ||= Fog::OpenStack::Compute.new(options)
  end
  def run
    server = compute.servers.create :name => 'x'
    server.attach_volume id, '/dev/vdb'
    compute.servers.each do |one| one.destroy end
    volumes = retrying { @volume.volumes }
    volumes.get(id)&.extend 3
    @compute.list_flavors.body['flavors'].map { |flavor| flavor['id'] }
    compute.servers.get(id).name.split('-')
  end
  def initialize
    @volume = Fog::Volume::OpenStack.new(options)
  end
end
`;
    expect(found(text, [])).toEqual([
      '1 identity:token.create medium',
      '4 identity:token.create high',
      '7 compute:server.create high',
      '8 compute:server.volume-attachment.create high',
      '9 compute:server.list-detail high',
      '9 compute:server.delete high',
      '11 block-storage:volume.show high',
      '11 block-storage:volume.action.extend high',
      '12 compute:flavor.list high',
      '13 compute:server.show high',
      '16 identity:token.create high',
    ]);
  });

  test('count where another file has made the client, when the project uses fog and the file speaks of OpenStack', () => {
    const text = `@openstack.network.ports.create(options)
port.destroy
openstack.compute.key_pairs.find { |pair| pair.name == name }
ems.with_provider_connection(:service => 'Network') { |service| service.create_security_group('a', 'b') }
`;
    expect(found(text)).toEqual([
      '1 network:port.create medium',
      '2 network:port.delete medium',
      '3 compute:keypair.list medium',
      '4 network:security-group.create high',
    ]);
    expect(found(text, [])).toEqual([]);
    expect(found(text, ['fog-openstack'], 'lib/x.rb').length).toBeGreaterThan(0);
    expect(found(text.replaceAll('openstack', 'cloud'), ['fog-openstack'], 'lib/x.rb')).toEqual([]);
  });

  test('of another provider are not OpenStack’s', () => {
    const text = `require 'fog/aws'
connection = Fog::Compute.new(:provider => 'AWS', :region => region)
connection.servers.create(options)
Fog::Compute.new(:provider => 'OpenStack', :x => 1).servers.create(options)
`;
    expect(found(text, ['fog-openstack'], 'lib/x.rb')).toEqual([
      '4 identity:token.create high',
      '4 compute:server.create high',
    ]);
    expect(found(text.replace("'OpenStack'", "'Google'"), ['fog-openstack'], 'lib/x.rb')).toEqual([]);
  });

  test('for which no operation is known are shown, attributes are not', () => {
    const text = `compute = Fog::OpenStack::Compute.new(options)
compute.create_nothing(1)
compute.servers.first.name
compute.reload_me
`;
    expect(found(text)).toEqual([
      '1 identity:token.create high',
      '2 unmapped compute.create_nothing(1)',
      '3 compute:server.list-detail high',
    ]);
  });
});

describe('calls of the smaller gems', () => {
  test('are found by what their clients lead to', () => {
    expect(
      found("require 'misty'\ncloud = Misty::Cloud.new(:auth => auth)\ncloud.compute.list_servers\n", []),
    ).toContain('3 compute:server.list high');
    const aviator = `require 'aviator'
session = Aviator::Session.new(:config => config)
session.compute_service.request(:create_server) { |params| params.name = 'x' }
session.request(:identity_service, :create_tenant)
`;
    expect(found(aviator, [])).toEqual([
      '1 identity:token.create medium',
      '3 compute:server.create high',
      '4 identity:v2.tenant.create high',
    ]);
    expect(
      found(
        "require 'openstack'\nos = OpenStack::Connection.create(options)\nos.create_server(name: 'x')\n",
        [],
      ),
    ).toContain('3 compute:server.create medium');
  });
});

describe('requests that Ruby builds itself', () => {
  test('are found by path, service and action key', () => {
    const text = `class Client
  STATES = { start: 'os-start', stop: 'os-stop' }
  def list(env)
    get(env, "#{@session.endpoints[:compute]}/flavors/detail")
    endpoint = @session.endpoints[:volumev3]
    RestClient.post("#{endpoint}/volumes", body.to_json, 'X-Auth-Token' => token)
    post(env, "#{@session.endpoints[:compute]}/servers/#{id}/action", { createImage: { name: name } }.to_json)
    post(env, "#{base}/servers/#{id}/action", { :"#{STATES[state]}" => nil }.to_json)
    RestClient::Request.execute(method: :delete, url: "#{neutron_url}/v2.0/ports/#{id}")
    Net::HTTP::Get.new("/v3/projects/#{id}")
  end
  def token_url
    "#{@url}/v3/auth/tokens"
  end
end
`;
    expect(found(text, [])).toEqual([
      '4 compute:flavor.list-detail high',
      '6 block-storage:volume.create high',
      '7 compute:server.action.create-image high',
      '8 compute:server.action.stop medium',
      '8 compute:server.action.start medium',
      '9 network:port.delete high',
      '10 identity:project.show medium',
      '13 identity:token.create high',
    ]);
    expect(found("get '/servers'\ndelete '/volumes/1'\n", [], 'config/routes.rb')).toEqual([]);
  });

  test('and commands of the clients that it runs, Puppet’s way too', () => {
    const text = `self.class.request('security group', 'list', ['--all'])
system("openstack server delete #{id}")
request('nothing', 'known')
`;
    expect(found(text, [])).toContain('1 network:security-group.list high');
    expect(found(text, [])).toContain('2 compute:server.delete high');
    expect(found(text, []).filter((one) => one.startsWith('3'))).toEqual([]);
  });
});

describe('options that a method puts together', () => {
  const provider = `class Provider
  def create
    opts = [name]
    opts << '--public' if public?
    self.class.request('flavor', 'create', opts)
    more = [name]
    more << props_to_s(properties)
    self.class.request('flavor', 'set', more)
  end
  def flush
    unless @properties.empty?
      opts = [name]
      opts += props_to_s(@properties)
      self.class.request('flavor', 'unset', opts)
    end
    if @project
      opts = [name, '--project', @project]
      self.class.request('flavor', 'unset', opts)
    end
  end
  def props_to_s(props)
    props.flat_map { |k, v| ['--property', "#{k}=#{v}"] }
  end
  def self.change(opts)
    request('flavor', 'set', opts + ['--property', 'a=b'])
  end
end
`;

  test('are of the call that is given them, and not of its neighbours', () => {
    const lines = found(provider, []);
    expect(lines.filter((one) => one.startsWith('5 compute:'))).toEqual(['5 compute:flavor.create high']);
    expect(lines).toContain('8 compute:flavor.extra-spec.create high');
    expect(lines).toContain('14 compute:flavor.extra-spec.delete high');
    expect(lines).not.toContain('14 compute:flavor.action.remove-tenant-access high');
    expect(lines).toContain('18 compute:flavor.action.remove-tenant-access high');
    expect(lines).not.toContain('18 compute:flavor.extra-spec.delete high');
  });

  test('are those of the whole method where a parameter brings some', () => {
    expect(found(provider, [])).toContain('25 compute:flavor.extra-spec.create high');
  });
});

describe('hostile and broken Ruby', () => {
  test('never throws, and gives what could be read', () => {
    expect(found('def x\n  @a = @b\n  @b = @a\n  a.b(a) { |c| c.d(\n')).toEqual([]);
    expect(
      found('def x = x\nx.compute.servers.all\ndef y() z end\ndef z() y end\ny.compute.servers.all'),
    ).toEqual(['2 compute:server.list-detail medium', '5 compute:server.list-detail medium']);
    expect(() => found(`x${'.a(1)'.repeat(3000)}`)).not.toThrow();
    expect(() => found(`${'['.repeat(5000)}`)).not.toThrow();
  });
});
