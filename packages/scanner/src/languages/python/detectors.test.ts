// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, test } from 'vitest';
import type { Project } from '../../detect/detector.js';
import { loadGrammars } from '../../parse/grammars.js';
import { PYTHON_DETECTORS } from './detectors.js';

beforeAll(() => loadGrammars(['python']));

function found(text: string, project: Partial<Project> = {}, path = 'own/cloud.py'): readonly string[] {
  const file = {
    path,
    bytes: text.length,
    language: 'python',
    origin: 'product',
    text,
  } as const;
  return PYTHON_DETECTORS.flatMap((detector) =>
    detector.detect(file, { paths: [path], sdks: [], dependencies: [], ...project }),
  ).flatMap((finding) =>
    finding.kind === 'operation'
      ? [`${finding.line} ${finding.operation} ${finding.confidence} ${finding.via}`]
      : [],
  );
}

describe('calls of SDKs', () => {
  test('are found through proxies, managers and what they answer', () => {
    const text = `import openstack
from novaclient import client
conn = openstack.connect()
conn.compute.create_server(name='a')
nova = client.Client('2')
nova.servers.get('a').reboot()
nova.servers.list(detailed=False)
`;
    expect(found(text)).toEqual(
      expect.arrayContaining([
        '4 compute:server.create high openstacksdk',
        '6 compute:server.action.reboot high python-novaclient',
        '7 compute:server.list high python-novaclient',
      ]),
    );
    expect(found(text)).not.toContain('7 compute:server.list-detail high python-novaclient');
  });

  test('are found in what a command of the openstack client hands on', () => {
    const text = `from osc_lib.command import command
from osc_lib import utils
class Lock(command.Command):
    def take_action(self, args):
        compute = self.app.client_manager.compute
        utils.find_resource(compute.servers, args.server).lock()
`;
    expect(found(text)).toContain('6 compute:server.action.lock medium python-novaclient');
  });

  test('are found where their name is put together of texts that the file has', () => {
    const text = `import openstack
CHOICES = ['start', 'stop']
def act(action):
    getattr(openstack.connect().compute, action + '_server')('a')
`;
    const operations = found(text).filter((one) => one.startsWith('4 compute:server.'));
    expect(operations).toEqual([
      '4 compute:server.action.start high openstacksdk',
      '4 compute:server.action.stop high openstacksdk',
    ]);
  });

  test('are none where another library has such a name', () => {
    const text = "import boto3\nboto3.client('s3').get_object(Bucket='a', Key='b')\n";
    expect(found(text, { sdks: ['python-swiftclient', 'openstacksdk'] })).toEqual([]);
  });
});

describe('requests that the code builds itself', () => {
  test('are found by texts that are put together in any way', () => {
    const text = `from keystoneauth1 import session
BASE = '/servers'
class Nova:
    path = '/os-keypairs'
    def run(self, id):
        self.session.get(BASE + '/detail', endpoint_filter={'service_type': 'compute'})
        self.session.delete('%s/%s' % (BASE, id), endpoint_filter={'service_type': 'compute'})
        self.session.get(f'{self.path}/{id}', endpoint_filter={'service_type': 'compute'})
        self.connection.request('/servers/{}/action'.format(id), method='POST', data={'os-start': None})
`;
    expect(found(text).filter((one) => one.endsWith('rest'))).toEqual([
      '6 compute:server.list-detail high rest',
      '7 compute:server.delete high rest',
      '8 compute:keypair.show high rest',
      '9 compute:server.action.start high rest',
    ]);
  });

  test('are none in files that do not speak of OpenStack', () => {
    expect(found("import requests\nrequests.get('https://api.example.com/v2/servers/detail')\n")).toEqual([]);
  });
});

describe('what only looks like a call of an SDK', () => {
  const text = `from own.clients import nova
servers = nova.list_servers(profile)
client.volumes.create_snapshot(volume)
`;

  test('is none where a module of the project defines it', () => {
    const project = { paths: ['own/cloud.py', 'src/own/clients/nova.py'], sdks: ['openstacksdk'] };
    expect(found(text, project).filter((one) => one.startsWith('2 '))).toEqual([]);
    const without = { ...project, paths: ['own/cloud.py', 'own/clients.py'] };
    expect(found(text, without)).toContain('2 compute:server.list-detail medium openstacksdk');
  });

  test('is none in files of another cloud that import no SDK', () => {
    const project = { sdks: ['openstacksdk'] };
    const ofCloud = 'client.delete_object(container, name)\n';
    expect(found(ofCloud, project, 'own/storage/s3.py')).toEqual([]);
    expect(found(ofCloud, project, 'own/storage/store.py')).not.toEqual([]);
  });
});

describe('a call that lists what belongs to whom it is given', () => {
  test('lists everything where it is given nobody', () => {
    const text = `from keystoneclient.v3 import client
keystone = client.Client(session=session)
keystone.projects.list(name='a')
keystone.projects.list(user=user)
`;
    expect(found(text)).toContain('3 identity:project.list high python-keystoneclient');
    expect(found(text)).not.toContain('3 identity:user.project.list high python-keystoneclient');
    expect(found(text)).toContain('4 identity:user.project.list high python-keystoneclient');
  });
});

describe('the object store', () => {
  test('is known by the type that the file looks up, as its paths have no words of their own', () => {
    const asked = `from libcloud.common.openstack import OpenStackBaseConnection
class Store:
    def __init__(self, forced):
        self.service_type = forced or "object-store"
    def head(self, container, name):
        self.connection.request("/{}/{}".format(container, name), method="HEAD")
        self.connection.request("/%s" % container, method="PUT")
`;
    expect(found(asked, {}, 'own/files.py')).toEqual(
      expect.arrayContaining([
        '6 object-store:object.head medium rest',
        '7 object-store:container.put medium rest',
      ]),
    );
    expect(found(asked.replace('object-store', 'compute'), {}, 'own/files.py')).not.toContain(
      '6 object-store:object.head medium rest',
    );
  });
});
